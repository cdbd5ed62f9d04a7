import type { Form, Guarantees } from '../trace/claims.ts';
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

/** Every task has its time then: programs that are drawn as if none had may ask what has no one answer. Of claims and words that are valid each. */
export function checkTimeLimit(
  { timeLimit, scope = 'detached' }: Guarantees,
  supports: readonly unknown[],
  form: Form,
  fail: Fail,
): void {
  if (timeLimit === undefined) return;
  const refuse = (expected: string): never => fail('guarantees.timeLimit', expected, timeLimit);
  if (form !== 'async')
    refuse(
      `form 'async' with it, not '${form}' (a promise says that the time of a task is up, else only who was given its timeout can): claim none`,
    );
  if (supports.includes('channel'))
    refuse(
      "no 'channel' in supports beside it (who waits for a value may wait for a task whose time is up): leave one out",
    );
  if (scope !== 'detached')
    refuse(
      `scope 'detached' beside it, not '${scope}' (which children a task still has when its time is up nobody can say): leave one out`,
    );
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
  joinCancelled: oneOf('throws', 'cancels'),
  cleanup: oneOf('waits', 'at-once'),
};

function oneOf(...words: readonly string[]): (value: unknown) => string | undefined {
  return (value) => (words.includes(value as string) ? undefined : list(words));
}

function atLeast(least: number): (value: unknown) => string | undefined {
  return (value) =>
    typeof value === 'number' && value >= least ? undefined : `a number of at least ${least}`;
}
