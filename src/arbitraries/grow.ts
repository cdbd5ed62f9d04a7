import type { Random } from 'fast-check';
import type { Step } from '../program/program.ts';
import { THROWN } from '../program/program.ts';
import type { BodyKind } from './features.ts';
import { Feature } from './features.ts';
import type { Bounds } from './options.ts';
import { DURATIONS, EMITS, references, SLEEPS, SYNC_THROWS, THROWS, WORKS, YIELD } from './vocabulary.ts';
import { waitFor, waitForRest } from './wait.ts';

/** A program while it is generated. */
export interface Growth {
  readonly random: Random;
  readonly bounds: Bounds;
  readonly features: number;
  /** What main's, and what other tasks' bodies are drawn from. */
  readonly pool: readonly BodyKind[];
  readonly innerPool: readonly BodyKind[];
  readonly tree: 'flat' | 'chain' | 'bushy';
  /** Position in `DURATIONS` of the one duration of this program's sleeps, −1 where each draws its own. */
  readonly duration: number;
  /** Tasks to come to at most. */
  readonly wanted: number;
  /** One for each task so far, by number. */
  readonly plans: Plan[];
}

/** What is settled about a task when it is spawned. */
export interface Plan {
  /** It ends with a throw of its own. */
  readonly throws: boolean;
  /** It may end with an error. Known before its steps are, so that a structured parent knows how to wait for it. */
  readonly risky: boolean;
  /** Numbers of the tasks that it may join: those that its ancestors had spawned, and what it spawns itself. */
  readonly visible: number[];
}

/** The steps of a task whose plan exists. Plans the tasks that it spawns. */
export function growTask(growth: Growth, task: number): Step[] {
  const { random, bounds, features, plans } = growth;
  const plan = plans[task]!;
  const pool = task === 0 ? growth.pool : growth.innerPool;
  const steps: Step[] = [];
  /** Children not yet awaited. */
  const open: number[] = [];
  // Half of all throws come before the first suspension, where a scheduler's start-up code has to deal with them.
  const early = plan.throws && random.nextInt(0, 1) === 0;
  let spawns = drawSpawns(growth, task);
  let body =
    early || pool.length === 0
      ? 0
      : random.nextInt(0, random.nextInt(Math.min(1, bounds.maxSteps), bounds.maxSteps));
  const burst = isBurst(growth, task);
  while (spawns + body > 0) {
    if (spawns > 0 && (burst || random.nextInt(1, spawns + body) <= spawns)) {
      spawns--;
      spawn(growth, plan, open, steps);
      continue;
    }
    body--;
    const kind = pool[random.nextInt(0, pool.length - 1)]!;
    switch (kind) {
      case 'emit':
        steps.push(EMITS[random.nextInt(0, EMITS.length - 1)]!);
        break;
      case 'yield':
        steps.push(YIELD);
        // Many yields in a row, now and then: turns without time passing.
        if (random.nextInt(0, 5) === 0) for (; body > 0; body--) steps.push(YIELD);
        break;
      case 'sleep':
        steps.push(SLEEPS[growth.duration >= 0 ? growth.duration : random.nextInt(0, DURATIONS.length - 1)]!);
        break;
      case 'work':
        steps.push(WORKS[random.nextInt(0, DURATIONS.length - 1)]!);
        break;
      case 'join':
      case 'settle': {
        const { visible } = plan;
        if (visible.length === 0) break;
        // Often the first: several joiners of one task, and joins of what has ended.
        const target = visible[random.nextInt(0, 1) === 0 ? 0 : random.nextInt(0, visible.length - 1)]!;
        waitFor(growth, plan, open, target, kind === 'settle', steps);
        break;
      }
      default:
        kind satisfies never;
    }
  }
  waitForRest(growth, task, open, steps);
  if (plan.throws) steps.push(drawThrow(random, features, suspends(steps)));
  return steps;
}

function drawSpawns({ random, tree, wanted, plans }: Growth, task: number): number {
  const left = wanted - plans.length;
  if (left <= 0) return 0;
  switch (tree) {
    case 'flat':
      return task === 0 ? left : 0;
    case 'chain':
      return Math.min(left, task === 0 ? random.nextInt(1, 2) : 1);
    case 'bushy':
      return task === 0 ? random.nextInt((left + 1) >> 1, left) : random.nextInt(0, Math.min(2, left));
  }
}

function isBurst({ random, bounds, features }: Growth, task: number): boolean {
  if (task === 0 && bounds.shape.spawn === 'main-first') return true;
  return (features & Feature.lateSpawn) === 0 || random.nextInt(0, 1) === 0;
}

function spawn(growth: Growth, parent: Plan, open: number[], steps: Step[]): void {
  const { random, features, plans } = growth;
  const child = plans.length;
  const throws = (features & Feature.throw) !== 0 && random.nextInt(0, 4) === 0;
  const risky = throws || random.nextInt(0, 3) === 0;
  plans.push({ throws, risky, visible: parent.visible.slice() });
  parent.visible.push(child);
  open.push(child);
  steps.push(references(child).spawn);
}

function suspends(steps: readonly Step[]): boolean {
  for (const step of steps)
    if ('yield' in step || 'sleep' in step || 'join' in step || 'settle' in step) return true;
  return false;
}

function drawThrow(random: Random, features: number, suspended: boolean): Step {
  const falsy = (features & Feature.falsyThrow) !== 0 && random.nextInt(0, 1) === 0;
  const thrown = falsy ? random.nextInt(1, THROWN.length - 1) : 0;
  const sync = !suspended && (features & Feature.syncThrow) !== 0 && random.nextInt(0, 1) === 0;
  return (sync ? SYNC_THROWS : THROWS)[thrown]!;
}
