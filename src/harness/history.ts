import type fc from 'fast-check';
import type { Scheduler } from '../forms/scheduler.ts';
import { lawById } from '../laws/index.ts';
import type { Law } from '../laws/law.ts';
import type { Case } from '../program/case.ts';
import { attemptFor, withinTime } from './attempt.ts';
import { SMALL } from './exhaustive.ts';
import type { Fixture } from './fixture.ts';
import { type Host, makeHost, TURNS } from './host.ts';
import { judge } from './judge.ts';
import { keep } from './keep.ts';
import { resolveOptions } from './options.ts';
import type { CheckOptions, Reduced } from './report.ts';
import { conduct, type Running } from './running.ts';
import { caseAt, casesFor } from './search.ts';
import { SMALL_PATH, smallCaseAt } from './small-scope.ts';

/** The cases of a shrinking with what each run of them left: all under one guard, and none where that runs out of time. */
export function* runHistory(
  scheduler: Scheduler,
  law: Law,
  cases: readonly Case[],
  timeLimit: number,
  host: Host,
): Running<readonly Reduced[]> {
  const attempt = attemptFor(law);
  const ran = yield* withinTime(runAll(), host, timeLimit);
  return 'value' in ran ? ran.value : cases;

  function* runAll(): Running<readonly Reduced[]> {
    const reduced: Reduced[] = [];
    for (const kase of cases) {
      const trace = keep(yield* attempt(scheduler, kase, host));
      const { violation } = judge(law, trace);
      reduced.push({ ...kase, runs: [{ trace, ...(violation === undefined ? {} : { violation }) }] });
    }
    return reduced;
  }
}

/**
 * How a saved counterexample was shrunk, found again from the seed and the path of the search that met it: from the program
 * that failed first to the saved one. Empty where that leads elsewhere by now, since generators change and fixtures do not.
 *
 * @example const history = await retrace(readFixture(file), myQueue)
 */
export async function retrace(
  fixture: Fixture,
  scheduler: Scheduler,
  options: Pick<CheckOptions, 'timeLimit'> = {},
): Promise<readonly Reduced[]> {
  const law = lawById(fixture.law);
  const cases = casesTo(fixture, scheduler);
  if (law === undefined || cases.length < 2) return [];
  const { timeLimit } = resolveOptions(options);
  const host = makeHost(TURNS);
  return conduct(() => runHistory(scheduler, law, cases, timeLimit, host), host);
}

function casesTo({ origin, program, environment }: Fixture, scheduler: Scheduler): readonly Case[] {
  const small = origin.path.startsWith(SMALL_PATH);
  const [first = '', ...positions] = (small ? origin.path.slice(SMALL_PATH.length) : origin.path).split(':');
  if (!/^\d+$/.test(first)) return [];
  const cases: Case[] = [];
  try {
    const start = small
      ? smallCaseAt(scheduler, SMALL, Number(first))
      : caseAt(scheduler, origin.seed, first);
    if (start === undefined) return [];
    cases.push(start);
    for (const next of reductions(casesFor(scheduler), start, positions.map(Number))) cases.push(next);
  } catch {
    // A place that there is no longer.
    return [];
  }
  const last = cases.at(-1)!;
  const isSaved =
    cases.length === positions.length + 1 &&
    JSON.stringify([last.program, last.environment]) === JSON.stringify([program, environment]);
  return isSaved ? cases : [];
}

/** As `shrink` took them. */
function* reductions(
  arbitrary: fc.Arbitrary<Case>,
  start: Case,
  positions: readonly number[],
): Generator<Case> {
  let current = start;
  let context: unknown;
  for (const position of positions) {
    let i = 0;
    let taken: fc.Value<Case> | undefined;
    for (const neighbour of arbitrary.shrink(current, context)) {
      if (i++ < position) continue;
      taken = neighbour;
      break;
    }
    if (taken === undefined) return;
    current = taken.value;
    context = taken.context;
    yield current;
  }
}
