import { installGlobals } from '../clock/globals.ts';
import { assertScheduler, type Scheduler } from '../forms/scheduler.ts';
import { whyNotApplicable } from '../laws/applicable.ts';
import { lawById } from '../laws/index.ts';
import type { Law } from '../laws/law.ts';
import { sizeOf } from '../program/program.ts';
import { misfit } from '../program/shape.ts';
import { attemptFor, guarded } from './attempt.ts';
import { describe } from './counterexample.ts';
import { type Fixture, FixtureError, hashText, parseFixture, readFixture } from './fixture.ts';
import { type Host, makeHost, TURNS } from './host.ts';
import { judge } from './judge.ts';
import { resolveOptions } from './options.ts';
import type { CheckOptions, Replay } from './report.ts';
import { conduct, type Running } from './running.ts';
import { limitsOf, ratesOf, roomsOf, shapeOf } from './shape.ts';

/**
 * Runs a saved counterexample again and says what became of it.
 *
 * @param fixture a file, or the parsed JSON of one. What is no fixture any more is `stale`, with the reason.
 */
export async function replay(
  fixture: string | Fixture,
  scheduler: Scheduler,
  options: Pick<CheckOptions, 'timeLimit'> = {},
): Promise<Replay> {
  assertScheduler(scheduler, 'replay');
  const { timeLimit } = resolveOptions(options);
  installGlobals();
  const host = makeHost(TURNS);
  return conduct(() => replayWith(fixture, scheduler, timeLimit, host), host);
}

/** As `replay`, as a part of something larger. */
export function* replayWith(
  fixture: string | Fixture,
  scheduler: Scheduler,
  timeLimit: number,
  host: Host,
): Running<Replay> {
  const file = typeof fixture === 'string' ? fixture : '(given value)';
  let read: Fixture;
  try {
    read = typeof fixture === 'string' ? readFixture(fixture) : parseFixture(fixture);
  } catch (error) {
    if (error instanceof FixtureError) return { file, state: 'stale', reason: error.message };
    throw error;
  }
  const law = lawById(read.law)!; // parseFixture admits no other
  const reason = whyStale(read, law, scheduler);
  if (reason !== undefined) return { file, law: law.id, state: 'stale', reason };
  return { file, law: law.id, ...(yield* runAgain(read, law, scheduler, timeLimit, host)) };
}

function whyStale(fixture: Fixture, law: Law, { name, claims }: Scheduler): string | undefined {
  const { program, environment, scheduler, rev } = fixture;
  if (scheduler !== name) return `it was found on '${scheduler}', not on '${name}'`;
  if (rev !== law.rev) return `law ${law.id} has changed since (revision ${rev}, now ${law.rev})`;
  const limited = limitsOf(claims).length > 0;
  if (limited !== environment.limit > 0) {
    return `limit ${environment.limit}: '${name}' ${limited ? 'needs one of at least 1' : 'takes no limit any more'}`;
  }
  const rated = ratesOf(claims).length > 0;
  if (rated !== (environment.rate !== undefined)) return `'${name}' ${rated ? 'needs a' : 'takes no'} rate`;
  if (environment.room !== undefined && roomsOf(claims).length === 0)
    return `room for ${environment.room}: '${name}' refuses nobody any more`;
  return whyNotApplicable(law, claims) ?? misfit(program, shapeOf(claims));
}

function* runAgain(
  fixture: Fixture,
  law: Law,
  scheduler: Scheduler,
  timeLimit: number,
  host: Host,
): Running<Pick<Replay, 'state' | 'reason' | 'counterexample'>> {
  const attempt = attemptFor(law);
  const kase = { program: fixture.program, environment: fixture.environment };
  const first = yield* guarded(attempt, scheduler, kase, host, timeLimit);
  const broken = judge(law, first).violation !== undefined;
  const hash = hashText(first);
  const second = yield* guarded(attempt, scheduler, kase, host, timeLimit);
  // To differ from run to run is what the law of determinism is about: there it is no surprise.
  const judgesDifference = law.id === 'determinism';
  const differs = hashText(second) !== hash || (judge(law, second).violation !== undefined) !== broken;
  if (differs && !judgesDifference) {
    return {
      state: 'flaky',
      reason: 'two replays of the same program differ: the scheduler (or the harness) is not deterministic',
    };
  }
  if (!broken) return { state: 'fixed' };
  const counterexample = yield* describe(scheduler, law, kase, [], timeLimit, host, {
    seed: fixture.origin.seed,
    path: '',
    shrinking: { from: sizeOf(kase.program), taken: 0, tried: 0, minimal: false, neighbours: 0 },
  });
  const same = hash === fixture.trace || judgesDifference;
  return { state: same ? 'fails' : 'drifted', counterexample };
}
