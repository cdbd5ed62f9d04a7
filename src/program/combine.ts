import { armsOf } from './arms.ts';
import { latestCleanups } from './endings.ts';
import { type Fate, fold, type Walk } from './fate.ts';
import { begin, endCut } from './follow.ts';
import type { Combinator, StepOf } from './program.ts';

/** False where the task cannot go on: the arms were begun just now, or have not all come to what was seen of them. */
export function combine(walk: Walk, fate: Fate): boolean {
  const { steps } = fate;
  const { for: kind } = steps[fate.at - 1] as StepOf<'spawn'>;
  const next = steps[fate.at];
  if (next !== undefined && 'for' in next && next.for === kind) return true;
  const arms: Fate[] = [];
  for (const name of armsOf(steps, fate.at - 1)) {
    const arm = walk.fates[walk.numberOf(name)];
    if (arm !== undefined) arms.push(arm);
  }
  const unspawned = arms.filter(({ outcome }) => outcome === 'unspawned');
  if (unspawned.length > 0) {
    fate.at--;
    walk.stack.push(fate);
    for (const arm of unspawned) begin(walk, arm, fate.finish, fate.latestFinish);
    return false;
  }
  // It was cancelled meanwhile, or just after: its arms were, too.
  if (fate.isCut && fate.at === fate.stop) return true;
  const open = arms.find(({ isCut, outcome }) => !isCut && outcome === 'stuck');
  const ended = arms.filter(({ isCut, outcome }) => !isCut && outcome !== 'stuck');
  if (open !== undefined || ended.length === 0) {
    fate.at--;
    if (open !== undefined) {
      open.waiting ??= [];
      open.waiting.push(fate);
    }
    return false;
  }
  endCombined(walk, fate, kind!, arms, ended);
  return true;
}

function endCombined(
  walk: Walk,
  fate: Fate,
  kind: Combinator,
  arms: readonly Fate[],
  ended: readonly Fate[],
): void {
  const failed = ended.filter(({ outcome }) => outcome === 'threw');
  const isWhole = kind === 'all' && failed.length === 0;
  const deciding = kind === 'race' ? ended : isWhole ? ended : failed;
  const choose = isWhole ? Math.max : Math.min;
  fate.finish = Math.max(fate.finish, choose(...deciding.map(({ finish }) => finish)));
  const latest = choose(...deciding.map(({ latestFinish }) => latestFinish));
  fate.latestFinish = Math.max(fate.latestFinish, latest) + walk.lateness + latestCleanups(walk);
  for (const arm of arms) fate.dependOn(arm.number);
  if (isWhole) {
    for (const arm of ended) fate.digest = fold(fate.digest, arm.digest);
    return;
  }
  for (const arm of arms) {
    if (!arm.isCut || arm.outcome !== 'stuck' || !Number.isNaN(arm.cutTime)) continue;
    arm.cutTime = fate.finish;
    arm.latestCutTime = fate.latestFinish;
    if (arm.at === arm.stop) endCut(walk, arm);
  }
}
