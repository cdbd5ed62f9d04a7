import type { Case, Environment } from '../program/case.ts';
import type { Program } from '../program/program.ts';
import { withRoom } from '../program/room.ts';
import { askMore } from './ask.ts';
import type { Dice } from './dice.ts';
import { Feature, poolOf } from './features.ts';
import type { Growth } from './grow.ts';
import { growTask, seedTask } from './grow.ts';
import type { Bounds } from './options.ts';
import { drawPlan } from './plan.ts';
import { drawStrategy, type Strategy } from './strategy.ts';
import { references } from './vocabulary.ts';
import { drawWorld } from './worlds.ts';

/**
 * One random case within the bounds, in canonical form: tasks are named and stand in the order of their spawns, breadth
 * first. `biasFactor` is fast-check's, and grows with the logarithm of the run: a search begins with rich programs, and
 * after that one in so many is small. Plain JSON and `nextInt`, no combinators: about 2 µs a case.
 */
export function generateCase(random: Dice, biasFactor: number | undefined, bounds: Bounds): Case {
  // Nothing is drawn before it: see `strategies`.
  const strategy = drawStrategy(random, biasFactor);
  const program = generateProgram(random, strategy, biasFactor, bounds);
  const environment = drawEnvironment(random, bounds, program);
  return { program: askMore(random, strategy, { program, environment }, bounds), environment };
}

function generateProgram(
  random: Dice,
  strategy: Strategy,
  biasFactor: number | undefined,
  bounds: Bounds,
): Program {
  const small = biasFactor !== undefined && random.nextInt(1, biasFactor) === 1;
  const plan = drawPlan(strategy, random, small, bounds);
  const { features } = plan;
  const tasks: Growth['tasks'] = [];
  const growth: Growth = {
    random,
    bounds,
    plan,
    pool: poolOf(features),
    innerPool: bounds.shape.joinInside
      ? poolOf(features)
      : poolOf(features & ~(Feature.join | Feature.settle)),
    tasks,
  };
  const throws = (features & Feature.throw) !== 0 && random.nextInt(0, 15) === 0;
  tasks.push(seedTask(throws, true, []));
  // Growing a task adds the tasks that it spawns at the end of the queue: breadth first.
  for (let number = 0; number < tasks.length; number++) growTask(growth, number);
  return { tasks: tasks.map(({ steps }, number) => ({ name: references(number).name, steps })) };
}

/** Small limits are reached by small programs; most schedulers roll no dice. */
function drawEnvironment(
  random: Dice,
  { limits, rates, rooms, shape }: Bounds,
  program: Program,
): Environment {
  const last = limits.length - 1;
  // Permits make a difference where there are several.
  const drawn = last === 0 ? 0 : random.nextInt(0, last);
  const limit = limits[last === 0 || shape.weight ? drawn : Math.min(drawn, random.nextInt(0, last))]!;
  const dice = random.nextInt(0, 2) > 0 ? 0 : random.nextInt(1, 9);
  const room = drawRoom(random, rooms);
  if (rates.length === 0) return drawWorld(random, withRoom({ limit, dice }, room), program);
  const rate = rates[random.nextInt(0, rates.length - 1)]!;
  return drawWorld(random, withRoom({ limit, dice, rate }, room), program);
}

/** Often none: where some are refused less is left to happen. A small one is filled by small programs. */
function drawRoom(random: Dice, rooms: readonly number[]): number | undefined {
  if (rooms.length === 0 || random.nextInt(0, 1) === 0) return undefined;
  const last = rooms.length - 1;
  return rooms[Math.min(random.nextInt(0, last), random.nextInt(0, last))]!;
}
