import type { Program, Step } from '../../program/program.ts';
import type { Draft } from './rewrite.ts';
import { awaited, placesOf, withSteps } from './rewrite.ts';
import { drop } from './tasks.ts';

/**
 * Programs in which the scheduler is paused in place of a task that was there only to take the slot that others then waited for: for good, until
 * its parent waits, or until the parent has done what the task did.
 */
export function* holdInstead(program: Program): Iterable<Draft> {
  if (placesOf(program, (step) => 'pause' in step).length > 0) return;
  for (let parent = 0; parent < program.tasks.length; parent++) {
    const { steps } = program.tasks[parent]!;
    for (let at = 0; at < steps.length; at++) {
      const step = steps[at]!;
      if (!('spawn' in step)) continue;
      const paused = steps.toSpliced(at, 1, { pause: true });
      const waits = paused.findIndex((next, i) => i > at && isWaiting(next));
      const end = waits < 0 ? paused.length : waits;
      const own = program.tasks.find(({ name }) => name === step.spawn)?.steps ?? [];
      const resumed = [[], own].map((first) => paused.toSpliced(end, 0, ...first, { resume: true }));
      for (const instead of [paused, ...resumed])
        yield drop(withSteps(program, parent, instead), new Set([step.spawn]));
    }
  }
}

function isWaiting(step: Step): boolean {
  return 'throw' in step || 'idle' in step || awaited(step) !== undefined;
}
