import type { Program } from '../../program/program.ts';
import { YIELD } from '../vocabulary.ts';
import { endOfOwn, isOwn } from './arrangement.ts';
import type { Draft, Place } from './rewrite.ts';
import { placesOf, replaceAt, stepAt, withSteps } from './rewrite.ts';

/**
 * Programs in which a step goes and another task yields instead: what was said by how a task ends, or by how long it takes,
 * may as well be said by the turns of another, or between two of its spawns. Or the other task's step comes here, and a yield takes its place there.
 */
export function* yieldElsewhere(program: Program): Iterable<Draft> {
  const places = placesOf(program, (step) => isOwn(step) && !('yield' in step));
  for (const place of places) {
    const without = replaceAt(program, place, undefined);
    for (let task = 0; task < program.tasks.length; task++) {
      if (task === place.task) continue;
      const { steps } = without.tasks[task]!;
      const spawned = steps.flatMap((step, position) => ('spawn' in step ? [position + 1] : []));
      for (const at of new Set([endOfOwn(steps), ...spawned])) {
        yield withSteps(without, task, steps.toSpliced(at, 0, YIELD));
      }
    }
    for (const other of places) if (other.task !== place.task) yield bring(program, other, place);
  }
}

/** The step at `from` takes the place of that at `to`, and a yield its own. */
function bring(program: Program, from: Place, to: Place): Draft {
  return replaceAt(replaceAt(program, to, stepAt(program, from)), from, YIELD);
}
