import type { Program, Step } from '../../program/program.ts';
import type { Draft } from './rewrite.ts';
import { placesOf, replaceAt, rewrite, stepAt } from './rewrite.ts';

/** The least there is above the priority of those that have none, and below. */
const LEAST = [1, -1];

/**
 * Programs in which one task alone has a priority, any of them: one that is to come first says as much as another that is to
 * come last. Alone, or with a step less that only made room for it. Likewise where a priority is changed later: then none has one from the start.
 */
export function* otherPriorities(program: Program): Iterable<Draft> {
  const without = rewrite(program, (step) => [plain(step)]);
  yield* otherChanges(without);
  if (placesOf(program, (step) => 'spawn' in step && 'priority' in step).length === 0) return;
  for (const place of placesOf(without, (step) => 'spawn' in step)) {
    const step = stepAt(without, place);
    if (!('spawn' in step)) continue;
    for (const priority of LEAST) {
      const other = replaceAt(without, place, { ...step, priority });
      yield other;
      for (const own of placesOf(other, (step) => !('spawn' in step))) {
        yield replaceAt(other, own, undefined);
      }
    }
  }
}

function* otherChanges(program: Program): Iterable<Draft> {
  for (const place of placesOf(program, (step) => 'set-priority' in step)) {
    for (const { name } of program.tasks.slice(1)) {
      for (const priority of [0, ...LEAST])
        yield replaceAt(program, place, { 'set-priority': name, priority });
    }
  }
}

function plain(step: Step): Step {
  if (!('spawn' in step && 'priority' in step)) return step;
  const { priority: _, ...spawn } = step;
  return spawn;
}
