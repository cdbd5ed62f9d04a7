import { installGlobals } from '../clock/globals.ts';
import type { Scheduler } from '../forms/scheduler.ts';
import { whyNotApplicable } from '../laws/applicable.ts';
import { lawById } from '../laws/index.ts';
import type { Law } from '../laws/law.ts';
import { sizeOf } from '../program/program.ts';
import { misfit } from '../program/shape.ts';
import { runCase, runGuarded, runTwice } from './attempt.ts';
import { describe } from './counterexample.ts';
import { type Fixture, FixtureError, parseFixture, readFixture } from './fixture.ts';
import { type Host, makeHost } from './host.ts';
import { judge } from './judge.ts';
import { resolveOptions } from './options.ts';
import type { CheckOptions, Replay } from './report.ts';
import { conduct, type Running } from './running.ts';
import { limitsOf, shapeOf } from './shape.ts';

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
  const { timeLimit } = resolveOptions(options);
  installGlobals();
  const host = makeHost();
  return conduct(() => replayWith(fixture, scheduler, timeLimit, host), host);
}

/** As `replay`, inside a macrotask. */
export function replayNow(
  fixture: string | Fixture,
  scheduler: Scheduler,
  timeLimit: number,
  host: Host,
): Replay {
  const file = typeof fixture === 'string' ? fixture : '(given value)';
  let read: Fixture;
  try {
    read = typeof fixture === 'string' ? readFixture(fixture) : parseFixture(fixture);
  } catch (error) {
    if (error instanceof FixtureError) return { file, state: 'stale', reason: error.message };
    throw error;
  }
  const law = lawById(read.law);
  const reason = whyStale(read, law, scheduler);
  if (reason !== undefined) return { file, law: law.id, state: 'stale', reason };
  return { file, law: law.id, ...(yield* compareRuns(read, law, scheduler, timeLimit, host)) };
}

function whyStale(
  { program, environment, scheduler: name, rev }: Fixture,
  law: Law,
  scheduler: Scheduler,
): string | undefined {
  const { claims } = scheduler;
  if (name !== scheduler.name) return `it was found on '${name}', not on '${scheduler.name}'`;
  if (rev !== law.rev) return `law ${law.id} has changed since (revision ${rev}, now ${law.rev})`;
  const limits = limitsOf(claims);
  if (limits.length === 0 ? environment.limit !== 0 : environment.limit < 1) {
    return `limit ${environment.limit}: '${name}' ${limits.length === 0 ? 'takes no limit any more' : 'needs one of at least 1'}`;
  }
  return whyNotApplicable(law, claims) ?? misfit(program, shapeOf(claims));
}

function* compareRuns(
  fixture: Fixture,
  law: Law,
  scheduler: Scheduler,
  timeLimit: number,
  host: Host,
): Running<Pick<Replay, 'state' | 'reason' | 'counterexample'>> {
  const attempt = attemptFor(law);
  const kase = { program: fixture.program, environment: fixture.environment };
  const first = yield* guarded(attempt, scheduler, kase, host, timeLimit);
  const { hash } = first;
  const broken = judge(law, first).violation !== undefined;
  const second = yield* guarded(attempt, scheduler, kase, host, timeLimit);
  if (
    law.id !== 'determinism' &&
    (second.hash !== hash || (judge(law, second).violation !== undefined) !== broken)
  ) {
    return {
      state: 'flaky',
      reason: 'two replays of the same program differ: the scheduler (or the harness) is not deterministic',
    };
  }
  if (!broken) return { state: 'fixed' };
  const counterexample = yield* describe(scheduler, law, [], kase, host, timeLimit, {
    seed: fixture.origin.seed,
    path: '',
    shrinking: { from: sizeOf(kase.program), taken: 0, tried: 0, minimal: false },
  });
  const same = hash.toString(16).padStart(8, '0') === fixture.trace || law.id === 'determinism';
  return { state: same ? 'fails' : 'drifted', counterexample };
}
