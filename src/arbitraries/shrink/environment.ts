import type { Case } from '../../program/case.ts';
import { isSameRate } from '../../program/rate.ts';
import { withRoom } from '../../program/room.ts';
import type { Bounds } from '../options.ts';
import { politer } from '../worlds.ts';
import { drop } from './tasks.ts';

/** The same program in a politer world: who has to forgive nothing sees more. */
export function* politerWorld({ program, environment }: Case): Iterable<Case> {
  for (const world of politer(environment)) yield { program, environment: world };
}

/** Cases in a plainer environment: a lower limit, alone or with one task fewer to share it; a plainer rate, of fewer starts or
 *  in a shorter time, in the same way; fewer places to wait, or as many as anybody wants; smaller dice. */
export function* plainerEnvironment(
  { program, environment }: Case,
  { limits, rates, rooms }: Bounds,
): Iterable<Case> {
  const { limit, dice, rate } = environment;
  const lower = limits.filter((other) => other < limit);
  for (const other of lower) yield { program, environment: { ...environment, limit: other } };
  for (const other of new Set([0, 1, dice >> 1, dice - 1])) {
    if (other >= 0 && other < dice) yield { program, environment: { ...environment, dice: other } };
  }
  const slower = rates.filter(
    (other) => rate !== undefined && other.cap <= rate.cap && other.per <= rate.per,
  );
  for (const other of slower) {
    if (!isSameRate(other, rate)) yield { program, environment: { ...environment, rate: other } };
  }
  yield* smallerRooms({ program, environment }, rooms);
  const next = lower.at(-1);
  const fewer = slower.findLast(({ cap }) => cap < rate!.cap);
  for (const { name } of program.tasks.slice(1)) {
    const without = drop(program, new Set([name]));
    if (next !== undefined) yield { program: without, environment: { ...environment, limit: next } };
    if (fewer !== undefined) yield { program: without, environment: { ...environment, rate: fewer } };
  }
}

/** With fewer places to wait, also with one task fewer to take them, or any number. */
function* smallerRooms({ program, environment }: Case, rooms: readonly number[]): Iterable<Case> {
  const { room } = environment;
  if (room === undefined) return;
  yield { program, environment: withRoom(environment, undefined) };
  for (const fewer of rooms) {
    if (fewer >= room) continue;
    yield { program, environment: withRoom(environment, fewer) };
    for (const { name } of program.tasks.slice(1))
      yield { program: drop(program, new Set([name])), environment: withRoom(environment, fewer) };
  }
}
