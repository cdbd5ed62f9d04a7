import type { Dice } from './dice.ts';
import type { Bounds } from './options.ts';

/** What a program may contain. A set of features is the sum of their bits. */
export const Feature = {
  emit: 1,
  yield: 2,
  sleep: 4,
  work: 8,
  join: 16,
  settle: 32,
  throw: 64,
  /** Throws of values that are easily taken for "no error". */
  falsyThrow: 128,
  /** Throws of the call itself, before anything is awaited. */
  syncThrow: 256,
  /** Tasks other than main spawn. */
  nestedSpawn: 512,
  /** Spawns after a task's other steps. */
  lateSpawn: 1024,
  /** One duration for all sleeps of a program: deadlines tie. */
  equalDurations: 2048,
} as const;

export type Feature = (typeof Feature)[keyof typeof Feature];

const ALL = 4095;

/**
 * Swarm omission: every program does without a random set of features, so that bugs show which another feature would
 * mask. A quarter of the programs omit nothing, half of them a quarter, the rest a half of what there is.
 * (Groce et al., "Swarm testing", ISSTA 2012.)
 */
export function drawFeatures(random: Dice, bounds: Bounds): number {
  let features = allowed(bounds);
  const how = random.nextInt(0, 7);
  if (how > 1) {
    let omitted = random.nextInt(0, ALL);
    if (how <= 5) omitted &= random.nextInt(0, ALL);
    features &= ~omitted;
  }
  return features;
}

/** What the bounds leave. */
export function allowed({ shape, hog }: Bounds): number {
  let features: number = ALL;
  if (!hog) features -= Feature.work;
  if (shape.spawn === 'main-first') features -= Feature.lateSpawn;
  // A task that must settle its children and may not wait for any has none.
  if (shape.spawn !== 'nested' || (shape.structured && !shape.joinInside)) features -= Feature.nestedSpawn;
  return features;
}

export type BodyKind = 'emit' | 'yield' | 'sleep' | 'work' | 'join' | 'settle';

const WEIGHTS: readonly (readonly [BodyKind, number])[] = [
  ['sleep', 4],
  ['yield', 3],
  ['emit', 2],
  ['work', 3],
  ['join', 2],
  ['settle', 1],
];

const POOLS = new Map<number, readonly BodyKind[]>();

/** The kinds of a set of features, each as often as its weight: draw one at random. May be empty. */
export function poolOf(features: number): readonly BodyKind[] {
  const key = features & 63;
  let pool = POOLS.get(key);
  if (pool === undefined) {
    pool = WEIGHTS.flatMap(([kind, weight]) => ((key & Feature[kind]) === 0 ? [] : Array(weight).fill(kind)));
    POOLS.set(key, pool);
  }
  return pool;
}
