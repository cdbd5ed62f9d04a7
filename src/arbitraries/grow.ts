import type { Step } from '../program/program.ts';
import type { Dice } from './dice.ts';
import type { BodyKind } from './features.ts';
import { Feature } from './features.ts';
import type { Bounds } from './options.ts';
import type { Plan } from './plan.ts';
import { DURATIONS, drawThrow, EMITS, references, SLEEPS, WORKS, YIELD } from './vocabulary.ts';
import { waitFor, waitForRest } from './wait.ts';

/** A program while it is generated. */
export interface Growth {
  readonly random: Dice;
  readonly bounds: Bounds;
  readonly plan: Plan;
  /** What main's, and what other tasks' bodies are drawn from. */
  readonly pool: readonly BodyKind[];
  readonly innerPool: readonly BodyKind[];
  /** By number. A task stands here from its spawn on, and has steps when its turn has come. */
  readonly tasks: GrowingTask[];
}

export interface GrowingTask {
  /** It ends with a throw of its own. */
  readonly throws: boolean;
  /** It may end with an error. Known before its steps are, so that a structured parent knows how to wait for it. */
  readonly risky: boolean;
  /** Numbers of the tasks that it may join: those that its ancestors had spawned, and what it spawns itself. */
  readonly visible: number[];
  /** Children that it has not awaited. */
  readonly open: number[];
  readonly steps: Step[];
}

/** Gives the task with that number its steps. Adds the tasks that it spawns, still without theirs. */
export function growTask(growth: Growth, number: number): void {
  const { random, plan, tasks } = growth;
  const task = tasks[number]!;
  const pool = number === 0 ? growth.pool : growth.innerPool;
  // Half of all throws come before the first suspension, where a scheduler's start-up code has to deal with them.
  const early = task.throws && random.nextInt(0, 1) === 0;
  let spawns = drawSpawns(growth, number);
  let body = early || pool.length === 0 ? 0 : drawBody(random, plan);
  if (number > 0 && !early && plan.opening !== undefined) {
    addStep(growth, task, plan.opening);
    body--;
  }
  let spare = plan.maxSteps - Math.max(body, 1);
  const burst = isBurst(growth, number);
  while (spawns > 0 || body > 0) {
    if (spawns > 0 && (burst || body <= 0 || random.nextInt(1, spawns + body) <= spawns)) {
      spawns--;
      spawn(growth, task);
      continue;
    }
    body--;
    const kind = pool[random.nextInt(0, pool.length - 1)]!;
    addStep(growth, task, kind);
    // Many yields in a row, often: turns without time passing.
    if (kind === 'yield' && spare > 0 && random.nextInt(0, 2) === 0) {
      for (let more = random.nextInt(1, spare); more > 0; more--, spare--) task.steps.push(YIELD);
    }
  }
  if (plan.long > 0 && number === Math.min(1, plan.wanted - 1)) goOn(growth, task);
  waitForRest(growth, number);
  if (task.throws) task.steps.push(drawThrow(random, plan.features, suspends(task.steps)));
}

/** A loop that never waits for anybody: turns in a row, where there are any, or one long turn. */
function goOn({ random, plan: { features, long } }: Growth, task: GrowingTask): void {
  const turns = (features & Feature.yield) !== 0 && random.nextInt(0, 3) > 0;
  for (let i = 0; i < long; i++) task.steps.push(turns ? YIELD : EMITS[i % EMITS.length]!);
}

/** A task whose steps come later. */
export function seedTask(throws: boolean, risky: boolean, visible: number[]): GrowingTask {
  return { throws, risky, visible, open: [], steps: [] };
}

function drawSpawns({ random, plan: { tree, wanted }, tasks }: Growth, number: number): number {
  const left = wanted - tasks.length;
  if (left <= 0) return 0;
  switch (tree) {
    case 'flat':
      return number === 0 ? left : 0;
    case 'chain':
      return Math.min(left, number === 0 ? random.nextInt(1, 2) : 1);
    case 'bushy':
      return number === 0 ? random.nextInt((left + 1) >> 1, left) : random.nextInt(0, Math.min(2, left));
  }
}

/** Short bodies more often: most bugs need many tasks rather than long ones. */
function drawBody(random: Dice, { maxSteps: most, leastSteps: least }: Plan): number {
  return random.nextInt(least, random.nextInt(Math.max(least, Math.min(1, most)), most));
}

function isBurst({ random, bounds, plan: { features } }: Growth, number: number): boolean {
  if (number === 0 && bounds.shape.spawn === 'main-first') return true;
  return (features & Feature.lateSpawn) === 0 || random.nextInt(0, 1) === 0;
}

function spawn(growth: Growth, parent: GrowingTask): void {
  const { random, plan, tasks } = growth;
  const { features } = plan;
  const child = tasks.length;
  const throws = (features & Feature.throw) !== 0 && random.nextInt(1, plan.throwing) === 1;
  const risky = throws || random.nextInt(0, 3) === 0;
  tasks.push(seedTask(throws, risky, parent.visible.slice()));
  parent.visible.push(child);
  parent.open.push(child);
  parent.steps.push(references(child).spawn);
}

function addStep(growth: Growth, task: GrowingTask, kind: BodyKind): void {
  const {
    random,
    plan: { duration },
  } = growth;
  const { visible, steps } = task;
  switch (kind) {
    case 'emit':
      steps.push(EMITS[random.nextInt(0, EMITS.length - 1)]!);
      return;
    case 'yield':
      steps.push(YIELD);
      return;
    case 'sleep':
      steps.push(SLEEPS[duration >= 0 ? duration : random.nextInt(0, DURATIONS.length - 1)]!);
      return;
    case 'work':
      steps.push(WORKS[random.nextInt(0, DURATIONS.length - 1)]!);
      return;
    case 'join':
    case 'settle': {
      if (visible.length === 0) return;
      // Often the first: several joiners of one task, and joins of what has ended.
      const target = visible[random.nextInt(0, 1) === 0 ? 0 : random.nextInt(0, visible.length - 1)]!;
      waitFor(growth, task, target, kind === 'settle');
      return;
    }
    default:
      kind satisfies never;
  }
}

function suspends(steps: readonly Step[]): boolean {
  for (const step of steps) {
    if ('yield' in step || 'sleep' in step || 'join' in step || 'settle' in step) return true;
  }
  return false;
}
