import type { Fate, Walk } from './fate.ts';
import { begin, cancel } from './follow.ts';
import type { StepOf } from './program.ts';

/** A step that is taken as the task cleans up. */
export function oweLate(fate: Fate, step: StepOf<'spawn'> | StepOf<'cancel'>): void {
  const { cleanup, latestCleanup } = fate;
  fate.owed ??= [];
  fate.owed.push({ step, cleanup, latestCleanup });
}

/** Takes the steps that it owes, the last first, each when what came behind it is cleaned up. False where it waits for a task that it has
 *  spawned; then it goes on here. */
export function cleanUpLate(walk: Walk, fate: Fate): boolean {
  const owed = fate.owed!;
  for (let next = owed.at(-1); next !== undefined; next = owed.at(-1)) {
    const { step, cleanup, latestCleanup } = next;
    fate.finish += fate.cleanup - cleanup;
    fate.latestFinish += fate.latestCleanup - latestCleanup;
    fate.cleanup = cleanup;
    fate.latestCleanup = latestCleanup;
    if ('cancel' in step) {
      cancel(walk, fate, step.cancel);
    } else {
      const child = walk.fates[walk.numberOf(step.spawn)];
      if (child !== undefined) fate.dependOn(child.number);
      if (child?.outcome === 'unspawned' || child?.outcome === 'stuck') {
        const isNew = child.outcome === 'unspawned';
        child.waiting ??= [];
        child.waiting.push(fate);
        if (isNew) begin(walk, child, fate.finish, fate.latestFinish);
        return false;
      }
      fate.finish = Math.max(fate.finish, child?.finish ?? 0);
      fate.latestFinish = Math.max(fate.latestFinish, child?.latestFinish ?? 0) + walk.lateness;
    }
    owed.pop();
  }
  return true;
}
