import type { Case, Environment } from '../program/case.ts';
import type { Program } from '../program/program.ts';
import { askMore } from './ask.ts';
import type { Dice } from './dice.ts';
import { drawFeatures, Feature, poolOf } from './features.ts';
import type { Growth } from './grow.ts';
import { growTask, seedTask } from './grow.ts';
import type { Bounds } from './options.ts';
import { DURATIONS, references } from './vocabulary.ts';
import { drawWorld } from './worlds.ts';

/**
 * One random case within the bounds, in canonical form: tasks are named and stand in the order of their spawns, breadth
 * first. `biasFactor` is fast-check's: one case in so many is small, and it grows with the logarithm of the run, so a
 * search begins with small programs. Plain JSON and `nextInt`, no combinators: about 2 µs a case.
 */
export function generateCase(random: Dice, biasFactor: number | undefined, bounds: Bounds): Case {
  const program = generateProgram(random, biasFactor, bounds);
  const environment = drawEnvironment(random, bounds);
  return { program: askMore(random, program, bounds), environment };
}

function generateProgram(random: Dice, biasFactor: number | undefined, bounds: Bounds): Program {
  const small = biasFactor !== undefined && random.nextInt(1, biasFactor) === 1;
  const features = drawFeatures(random, bounds);
  const growth: Growth = {
    random,
    bounds,
    features,
    pool: poolOf(features),
    innerPool: bounds.shape.joinInside
      ? poolOf(features)
      : poolOf(features & ~(Feature.join | Feature.settle)),
    tree: (features & Feature.nestedSpawn) === 0 ? 'flat' : TREES[random.nextInt(0, TREES.length - 1)]!,
    duration: drawCommonDuration(random, features),
    wanted: drawTaskCount(random, small, bounds.maxTasks),
    opening: drawOpening(random, features, bounds.maxSteps),
    tasks: [],
  };
  const { tasks } = growth;
  const throws = (features & Feature.throw) !== 0 && random.nextInt(0, 15) === 0;
  tasks.push(seedTask(throws, true, []));
  // Growing a task adds the tasks that it spawns at the end of the queue: breadth first.
  for (let number = 0; number < tasks.length; number++) growTask(growth, number);
  return { tasks: tasks.map(({ steps }, number) => ({ name: references(number).name, steps })) };
}

/** Few shapes of tree, so that each is met often: one burst, a stream of newcomers, anything. */
const TREES: readonly Growth['tree'][] = [
  'flat',
  'flat',
  'chain',
  'chain',
  'chain',
  'bushy',
  'bushy',
  'bushy',
];

function drawTaskCount(random: Dice, small: boolean, most: number): number {
  if (small) return random.nextInt(1, Math.min(4, most));
  return random.nextInt(Math.min(3, most), most);
}

function drawCommonDuration(random: Dice, features: number): number {
  if ((features & Feature.equalDurations) === 0 || random.nextInt(0, 1) === 0) return -1;
  return random.nextInt(0, DURATIONS.length - 1);
}

function drawOpening(random: Dice, features: number, maxSteps: number): Growth['opening'] {
  if (maxSteps === 0) return undefined;
  if ((features & Feature.sleep) !== 0 && random.nextInt(0, 2) === 0) return 'sleep';
  return (features & Feature.yield) !== 0 && random.nextInt(0, 7) === 0 ? 'yield' : undefined;
}

/** Small limits are reached by small programs; most schedulers roll no dice. */
function drawEnvironment(random: Dice, { limits }: Bounds): Environment {
  const last = limits.length - 1;
  const limit = limits[last === 0 ? 0 : Math.min(random.nextInt(0, last), random.nextInt(0, last))]!;
  return drawWorld(random, { limit, dice: random.nextInt(0, 2) > 0 ? 0 : random.nextInt(1, 9) });
}
