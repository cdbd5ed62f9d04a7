import type { Program, Step } from '../../program/program.ts';
import type { Draft } from './rewrite.ts';
import { placesOf, replaceAt, rewrite, stepAt } from './rewrite.ts';

/** The least there is above the priority of those that have none, and below. */
const LEAST = [1, -1];

/**
 * Programs in which one task alone has a priority, any of them: one that is to come first says as much as another that is to
 * come last. Alone, or with a step less that only made room for it.
 */
export function* otherPriorities(program: Program): Iterable<Draft> {
  if (placesOf(program, (step) => 'spawn' in step && 'priority' in step).length === 0) return;
  const without = rewrite(program, (step) => [plain(step)]);
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

function plain(step: Step): Step {
  if (!('spawn' in step && 'priority' in step)) return step;
  const { priority: _, ...spawn } = step;
  return spawn;
}
