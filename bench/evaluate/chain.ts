import fc from 'fast-check';
import type { Mutant } from '../../fixtures/mutants/mutant.ts';
import { macrotask } from '../../src/clock/drain.ts';
import { attemptFor, attemptForAll, guarded, once } from '../../src/harness/attempt.ts';
import { type Host, makeHost, TURNS } from '../../src/harness/host.ts';
import { brokenLaws, judge } from '../../src/harness/judge.ts';
import { finish } from '../../src/harness/running.ts';
import { whyNotApplicable } from '../../src/laws/applicable.ts';
import { lawById, laws } from '../../src/laws/index.ts';
import type { Case } from '../../src/program/case.ts';
import { sizeOf } from '../../src/program/program.ts';
import type { Trace } from '../../src/trace/trace.ts';
import { chainedCases } from './chain-programs.ts';
import type { Catch, Seeds } from './job.ts';

/** As in a search of Fairtick's: so many programs are run with all that laws compare them with, and every so many-th after
 *  that. */
const COMPARED = 100;
const COMPARED_EVERY = 32;

/** Reductions at most, as in Fairtick. */
const MOST_TRIED = 20_000;

const TIME_LIMIT = 500;

/**
 * The first baseline: the same runner and the same laws, fed and shrunk by fast-check's combinators. It catches a mutant
 * when some law is broken; it shrinks, as a test of its own would, what breaks the law meant.
 */
export async function chain(
  mutant: Mutant,
  { from, to }: Seeds,
  cap: number,
  alive: () => void,
): Promise<readonly Catch[]> {
  const catches: Catch[] = [];
  for (let seed = from; seed <= to; seed++) {
    catches.push(await macrotask(() => chainOnce(mutant, seed, cap)));
    alive();
  }
  return catches;
}

function chainOnce(mutant: Mutant, seed: number, cap: number): Catch {
  const { scheduler } = mutant;
  const host = makeHost(TURNS);
  const meant = lawById(mutant.law)!;
  const binding = laws.filter((law) => whyNotApplicable(law, scheduler.claims) === undefined);
  const comparing = attemptForAll(binding);
  let runs = 0;
  let first: number | null = null;
  let shrinks = 0;
  let shrinking = false;
  const { counterexample } = fc.check(
    fc.property(chainedCases(scheduler), (kase) => {
      if (shrinking && ++shrinks > MOST_TRIED) return true;
      if (shrinking) return judge(meant, run(mutant, kase, host, attemptFor(meant))).violation === undefined;
      runs++;
      const trace = run(
        mutant,
        kase,
        host,
        runs <= COMPARED || runs % COMPARED_EVERY === 1 ? comparing : once,
      );
      if (first === null && brokenLaws(binding, trace).length > 0) first = runs;
      shrinking = judge(meant, trace).violation !== undefined;
      return !shrinking;
    }),
    { seed, numRuns: cap },
  );
  return { first, size: counterexample === null ? null : sizeOf(counterexample[0].program) };
}

/** Guarded one by one only where something may hang: a guard costs more than a run. */
function run({ scheduler, family }: Mutant, kase: Case, host: Host, attempt: typeof once): Trace {
  return finish(
    family === 'hang' ? guarded(attempt, scheduler, kase, host, TIME_LIMIT) : attempt(scheduler, kase, host),
  );
}
