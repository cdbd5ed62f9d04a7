import type { Fate, Walk } from './fate.ts';

/** False where a task that was spawned has not ended. Others than main wait for themselves, so for ever. */
export function waitForIdle(walk: Walk, fate: Fate): boolean {
  if (fate.number > 0) return false;
  for (const other of walk.fates) {
    if (other === fate || other.outcome === 'unspawned') continue;
    if (other.outcome === 'stuck') {
      fate.at--;
      other.waiting ??= [];
      other.waiting.push(fate);
      return false;
    }
    fate.dependOn(other.number);
    fate.finish = Math.max(fate.finish, other.finish);
    fate.latestFinish = Math.max(fate.latestFinish, other.latestFinish);
  }
  fate.latestFinish += walk.lateness;
  return true;
}

/** False where so many are held by a scheduler that was left paused. Others wait for slots, which is the scheduler's part. */
export function waitForSize(walk: Walk, fate: Fate, below: number): boolean {
  const held = walk.fates.filter(({ isHeld, outcome }) => isHeld && outcome === 'stuck').length;
  if (fate.number > 0 || held >= below) return false;
  fate.latestFinish += walk.lateness;
  return true;
}
