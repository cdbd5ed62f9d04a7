import type fc from 'fast-check';
import { cases } from '../arbitraries/cases.ts';
import type { Scheduler } from '../forms/scheduler.ts';
import type { Case } from '../program/case.ts';
import type { Shape } from '../program/shape.ts';
import { guarded, once, withinTime } from './attempt.ts';
import type { Host } from './host.ts';
import { type Observation, observe } from './observation.ts';
import type { Running } from './running.ts';
import { meet, meetLimits, meetRates, meetRooms, shapeOf } from './shape.ts';

/** Two schedulers, and the cases that can be put to both. */
export interface Pair {
  readonly a: Scheduler;
  readonly b: Scheduler;
  readonly arbitrary: fc.Arbitrary<Case>;
  readonly host: Host;
  readonly timeLimit: number;
}

/** What became of one case. */
export interface Both {
  readonly a: Observation;
  readonly b: Observation;
}

export function pairOf(a: Scheduler, b: Scheduler, host: Host, timeLimit: number): Pair {
  const met = meet(shapeOf(a.claims), shapeOf(b.claims));
  const [one, other] = [a, b].map(({ claims }) => claims.guarantees.joinCancelled ?? 'throws');
  const shape = one === other ? met : withoutCancels(met);
  const [limits, rates] = [meetLimits(a.claims, b.claims), meetRates(a.claims, b.claims)];
  const options = { shape, limits, rates, rooms: meetRooms(a.claims, b.claims) };
  return { a, b, arbitrary: cases(options), host, timeLimit };
}

/** What a join of a cancelled task comes to is another thing to each. */
function withoutCancels({ cancel: _, cancelSelf: __, ...others }: Shape): Shape {
  return others;
}

/** Under one guard, since a guard costs as much as many runs; where that runs out of time, each under its own. */
export function* runBoth(pair: Pair, kase: Case): Running<Both> {
  const { a, b, host, timeLimit } = pair;
  const result = yield* withinTime(runUnguarded(pair, kase), host, timeLimit);
  if ('value' in result) return result.value;
  return {
    a: observe(yield* guarded(once, a, kase, host, timeLimit)),
    b: observe(yield* guarded(once, b, kase, host, timeLimit)),
  };
}

/** As `runBoth`, with nothing that would stop a scheduler that never returns. */
export function* runUnguarded({ a, b, host }: Pair, kase: Case): Running<Both> {
  return { a: observe(yield* once(a, kase, host)), b: observe(yield* once(b, kase, host)) };
}

export function hung({ a, b }: Both): boolean {
  return a.ending.kind === 'hang' || b.ending.kind === 'hang';
}
