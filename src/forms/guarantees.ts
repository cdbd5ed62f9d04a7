import type { Guarantees } from '../trace/claims.ts';
import { list } from './supports.ts';
import { checkKeys, type Fail } from './validation.ts';

/** Each claim has a value that laws can read. */
export function checkGuarantees(guarantees: unknown, fail: Fail): void {
  if (guarantees === undefined) return;
  if (typeof guarantees !== 'object' || guarantees === null) fail('guarantees', 'an object', guarantees);
  checkKeys(guarantees, Object.keys(GUARANTEES), 'guarantees.', fail);
  for (const [key, value] of Object.entries(guarantees)) {
    const expected = value === undefined ? undefined : GUARANTEES[key as keyof Guarantees](value);
    if (expected !== undefined) fail(`guarantees.${key}`, expected, value);
  }
}

const GUARANTEES: { readonly [G in keyof Required<Guarantees>]: (value: unknown) => string | undefined } = {
  order: oneOf('fifo', 'priority', 'lifo', 'any'),
  joiners: oneOf('fifo'),
  bypass: atLeast(0),
  scope: oneOf('detached', 'awaits', 'cancels'),
  cleared: oneOf('rejects', 'pending'),
  resolution: atLeast(0),
  workConserving: (value) => (typeof value === 'boolean' ? undefined : 'a boolean'),
  sleep: oneOf('overlaps', 'holds'),
  spawn: oneOf('any-time', 'at-once'),
  slots: atLeast(1),
  deadlock: oneOf('throws'),
  window: oneOf('fixed', 'sliding'),
  timeout: oneOf('run', 'wait', 'whole'),
  timedOut: oneOf('goes-on', 'stops'),
  timeLimit: atLeast(1),
  arms: oneOf('any', 'one-by-one'),
  failure: oneOf('goes-on', 'stops'),
  errors: oneOf('last', 'first'),
  teardown: oneOf('told'),
  cleanup: oneOf('waits', 'at-once'),
};

function oneOf(...words: readonly string[]): (value: unknown) => string | undefined {
  return (value) => (words.includes(value as string) ? undefined : list(words));
}

function atLeast(least: number): (value: unknown) => string | undefined {
  return (value) =>
    typeof value === 'number' && value >= least ? undefined : `a number of at least ${least}`;
}
