import fc from 'fast-check';
import type { Mutant } from '../../fixtures/mutants/mutant.ts';
import { VirtualClock } from '../../src/clock/virtual-clock.ts';
import type { Scheduler } from '../../src/forms/scheduler.ts';
import { UNLIMITED } from '../../src/program/rate.ts';
import type { Catch, Seeds } from './job.ts';

/** What a task of the test does: it waits until fast-check lets it go on, unless it throws at the call. */
interface Duty {
  readonly ends: 'returns' | 'throws' | 'throws at once';
  readonly error: unknown;
}

/** Reductions at most, as in Fairtick. */
const MOST_TRIED = 20_000;

/** Is there anything that such a test could say of it? Only promises, and no time. */
export function hasPromises({ scheduler, family }: Mutant): boolean {
  return scheduler.claims.form === 'async' && family !== 'time';
}

/**
 * The second baseline: what one writes with `fc.scheduler()` for a limiter or a runtime of promises. Tasks come to their
 * ends in any order; asserted are completion, results and errors, the order of starts, the limit, and that no rejection
 * is left unhandled.
 */
export async function promises(
  { scheduler }: Mutant,
  { from, to }: Seeds,
  cap: number,
  alive: () => void,
): Promise<readonly Catch[]> {
  const catches: Catch[] = [];
  for (let seed = from; seed <= to; seed++) {
    catches.push(await promisesOnce(scheduler, seed, cap));
    alive();
  }
  return catches;
}

async function promisesOnce(scheduler: Scheduler, seed: number, cap: number): Promise<Catch> {
  let runs = 0;
  let shrinks = 0;
  let failed = false;
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => {
    unhandled.push(reason);
  };
  process.on('unhandledRejection', note);
  const { counterexample } = await fc.check(
    fc.asyncProperty(fc.scheduler(), DUTIES, fc.integer({ min: 1, max: 4 }), async (s, duties, limit) => {
      if (failed && ++shrinks > MOST_TRIED) return true;
      if (!failed) runs++;
      unhandled.length = 0;
      const holds = (await isKept(scheduler, s, duties, limit)) && unhandled.length === 0;
      failed ||= !holds;
      return holds;
    }),
    { seed, numRuns: cap },
  );
  process.off('unhandledRejection', note);
  if (counterexample === null) return { first: null, size: null };
  return { first: runs, size: sizeOfDuties(counterexample[1]) };
}

const DUTIES: fc.Arbitrary<readonly Duty[]> = fc.array(
  fc.record({
    ends: fc.constantFrom<Duty['ends']>('returns', 'throws', 'throws at once'),
    error: fc.constantFrom<unknown>(new Error('thrown'), undefined, null, false, 0, ''),
  }),
  { maxLength: 8 },
);

async function isKept(
  scheduler: Scheduler,
  s: fc.Scheduler,
  duties: readonly Duty[],
  limit: number,
): Promise<boolean> {
  const { definition, claims } = scheduler;
  if (definition.form !== 'async') return true;
  const { spawn, join } = definition.create({
    clock: new VirtualClock(),
    limit,
    rate: UNLIMITED,
    room: Number.POSITIVE_INFINITY,
    permits: 1,
    random: () => 0.5,
  });
  const results = duties.map((_, i) => ({ result: i }));
  const started: number[] = [];
  let running = 0;
  let most = 0;
  const outcomes: ({ readonly value: unknown } | { readonly error: unknown } | undefined)[] = [];
  const handles = duties.map(({ ends, error }, i) =>
    spawn((): Promise<never> => {
      started.push(i);
      most = Math.max(most, ++running);
      if (ends === 'throws at once') {
        running--;
        throw error;
      }
      return s.schedule(Promise.resolve(), `task ${i}`).then(() => {
        running--;
        if (ends === 'throws') throw error;
        return results[i] as never;
      });
    }, {}),
  );
  handles.forEach((handle, i) => {
    Promise.resolve(join === undefined ? handle : join(handle)).then(
      (value: unknown) => {
        outcomes[i] = { value };
      },
      (error: unknown) => {
        outcomes[i] = { error };
      },
    );
  });
  await s.waitIdle();
  await new Promise((resolve) => setImmediate(resolve));
  const inOrder = started.every((task, i) => task === i);
  const asPromised = duties.every(({ ends, error }, i) => {
    const outcome = outcomes[i];
    if (outcome === undefined) return false;
    if (ends === 'returns') return 'value' in outcome && outcome.value === results[i];
    return 'error' in outcome && outcome.error === error;
  });
  const limited = !claims.supports.has('limit') || most <= limit;
  return inOrder && started.length === duties.length && asPromised && limited;
}

/** As a program of Fairtick's would have it: main, and for each task itself, its spawn, its join, what it does. */
function sizeOfDuties(duties: readonly Duty[]): number {
  return duties.reduce((size, { ends }) => size + (ends === 'throws' ? 5 : 4), 1);
}
