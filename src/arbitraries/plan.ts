import type { Dice } from './dice.ts';
import { allowed, drawFeatures, Feature } from './features.ts';
import type { Bounds } from './options.ts';
import type { Strategy } from './strategy.ts';
import { DURATIONS } from './vocabulary.ts';

/** What is settled of a program before its first task grows. */
export interface Plan {
  readonly features: number;
  readonly tree: 'flat' | 'chain' | 'bushy';
  /** Tasks to come to at most. */
  readonly wanted: number;
  /** Position in `DURATIONS` of the one duration of this program's sleeps, −1 where each draws its own. */
  readonly duration: number;
  /** What every task but main begins with, if anything: tasks that wait together, for each other's deadlines. */
  readonly opening: 'sleep' | 'yield' | undefined;
  /** Steps of a task at least and at most, apart from its spawns and from the joins that close it. What throws early, or
   *  finds nobody to join, has fewer. */
  readonly leastSteps: number;
  readonly maxSteps: number;
  /** Steps that one task goes on for beyond that, 0 for none. */
  readonly long: number;
  /** One task in so many ends with a throw. */
  readonly throwing: number;
  /** One wait in so many takes errors as values, where tasks may join as well as settle. */
  readonly settling: number;
}

/** @param small whether few tasks will do: fast-check asks for it in one case of so many. */
export function drawPlan(strategy: Strategy, random: Dice, small: boolean, bounds: Bounds): Plan {
  switch (strategy) {
    case 'swarm':
      return drawSwarm(random, small, bounds);
    case 'burst':
      return drawBurst(random, bounds);
    case 'deep':
      return drawDeep(random, bounds);
    case 'wide':
      return { ...drawSwarm(random, small, bounds), ...drawWide(random, bounds) };
    case 'rich':
      return drawRich(random, bounds);
    case 'long':
      return { ...drawSwarm(random, true, bounds), long: bounds.maxSteps === 0 ? 0 : drawLength(random) };
  }
}

function drawSwarm(random: Dice, small: boolean, bounds: Bounds): Plan {
  const features = drawFeatures(random, bounds);
  const tree = (features & Feature.nestedSpawn) === 0 ? 'flat' : TREES[random.nextInt(0, TREES.length - 1)]!;
  const duration = drawCommonDuration(random, features);
  const wanted = drawTaskCount(random, small, bounds.maxTasks);
  const opening = drawOpening(random, features, bounds.maxSteps);
  return { features, tree, wanted, duration, opening, maxSteps: bounds.maxSteps, long: 0, ...PLAIN };
}

/** All spawns come first, so that all tasks stand there in one turn; few steps, so that they stay together. */
function drawBurst(random: Dice, bounds: Bounds): Plan {
  const features = drawFeatures(random, bounds) & ~(Feature.lateSpawn | Feature.nestedSpawn);
  const { maxTasks, maxSteps } = bounds;
  return {
    features,
    tree: 'flat',
    wanted: random.nextInt(Math.min(3, maxTasks), maxTasks),
    // 0, 0, 1, 1, 1 or 2 ms for all, or to each his own: then some tie and some are overtaken.
    duration: random.nextInt(0, 2) === 0 ? -1 : random.nextInt(0, 5),
    opening: maxSteps === 0 || random.nextInt(0, 2) === 0 ? undefined : openings(features, random),
    maxSteps: Math.min(3, maxSteps),
    long: 0,
    ...PLAIN,
  };
}

function openings(features: number, random: Dice): Plan['opening'] {
  if ((features & Feature.yield) !== 0 && random.nextInt(0, 2) === 0) return 'yield';
  return (features & Feature.sleep) === 0 ? undefined : 'sleep';
}

/** Where tasks may not spawn, main spawns one after the other between its waits. */
function drawDeep(random: Dice, bounds: Bounds): Plan {
  const all = allowed(bounds);
  const wanted = all & (Feature.nestedSpawn | Feature.lateSpawn | Feature.join | Feature.settle);
  const features = drawFeatures(random, bounds) | wanted;
  const { maxTasks, maxSteps } = bounds;
  return {
    features,
    tree: (features & Feature.nestedSpawn) === 0 ? 'flat' : 'chain',
    wanted: random.nextInt(Math.min(3, maxTasks), maxTasks),
    duration: drawCommonDuration(random, features),
    opening: undefined,
    maxSteps: Math.min(3, maxSteps),
    long: 0,
    ...PLAIN,
  };
}

/** As many tasks as may be, all of them busy; nothing is left out, many throw, and main takes it as a value. */
function drawRich(random: Dice, bounds: Bounds): Plan {
  const features = allowed(bounds);
  const { maxTasks, maxSteps } = bounds;
  const tree = RICH_TREES[random.nextInt(0, RICH_TREES.length - 1)]!;
  const sleepers = maxSteps > 0 && random.nextInt(0, 1) === 0;
  return {
    features,
    tree: (features & Feature.nestedSpawn) === 0 ? 'flat' : tree,
    wanted: maxTasks,
    duration: -1,
    opening: sleepers ? 'sleep' : undefined,
    leastSteps: maxSteps >> 1,
    maxSteps,
    long: 0,
    throwing: random.nextInt(2, 4),
    settling: 1,
  };
}

function drawWide(
  random: Dice,
  { maxTasks, mostTasks, maxSteps }: Bounds,
): Pick<Plan, 'wanted' | 'maxSteps'> {
  const wanted = random.nextInt(0, 1) === 0 ? maxTasks : random.nextInt(maxTasks, mostTasks);
  return { wanted, maxSteps: Math.min(random.nextInt(0, 1), maxSteps) };
}

/**
 * What a loop costs grows with its length: most have about a hundred steps, and a few so many that a scheduler which calls
 * itself for each of them is out of stack.
 */
function drawLength(random: Dice): number {
  return random.nextInt(1, 32) === 1 ? random.nextInt(1000, 3000) : random.nextInt(40, 120);
}

/** Few shapes of tree, so that each is met often: one burst, a stream of newcomers, anything. */
const TREES: readonly Plan['tree'][] = ['flat', 'flat', 'chain', 'chain', 'chain', 'bushy', 'bushy', 'bushy'];
const RICH_TREES: readonly Plan['tree'][] = ['flat', 'chain', 'bushy', 'bushy'];

/** Where nothing else is asked for. */
const PLAIN = { leastSteps: 0, throwing: 4, settling: 3 } as const;

function drawTaskCount(random: Dice, small: boolean, most: number): number {
  if (small) return random.nextInt(1, Math.min(4, most));
  return random.nextInt(Math.min(3, most), most);
}

function drawCommonDuration(random: Dice, features: number): number {
  if ((features & Feature.equalDurations) === 0 || random.nextInt(0, 1) === 0) return -1;
  return random.nextInt(0, DURATIONS.length - 1);
}

function drawOpening(random: Dice, features: number, maxSteps: number): Plan['opening'] {
  if (maxSteps === 0) return undefined;
  if ((features & Feature.sleep) !== 0 && random.nextInt(0, 2) === 0) return 'sleep';
  return (features & Feature.yield) !== 0 && random.nextInt(0, 7) === 0 ? 'yield' : undefined;
}
