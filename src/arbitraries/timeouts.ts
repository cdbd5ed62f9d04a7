import { LOCK_KEYS, type Program, type Step } from '../program/program.ts';
import type { Shape } from '../program/shape.ts';
import { sleepOf } from '../program/timer.ts';
import type { Dice } from './dice.ts';

/** Beside what a task takes, to the ms. The longest is longer than most programs. */
const TIMES: readonly number[] = [1, 1, 2, 3, 5, 10, 50];

/** Most are to be over before the lock comes back. */
const WAITS: readonly number[] = [1, 1, 1, 1, 2, 2, 3];

/**
 * Gives about half of the spawns a timeout, mostly near what the task takes: a little less, just that, a little more. Where a scheduler has one
 * for all, some of them are to have none. Main settles some of these tasks at its end, so that somebody is told.
 */
export function withTimeouts(random: Dice, { tasks }: Program, { timeout }: Shape): Program {
  const orNone = timeout === 'or-none';
  const settled: Step[] = [];
  const timed = tasks.map(({ name, steps }, task) => ({
    name,
    steps: steps.map((step) => {
      if (!('spawn' in step) || random.nextInt(0, 1) === 0) return step;
      const ms = orNone && random.nextInt(0, 1) === 0 ? 0 : drawTime(random, tasks, step.spawn);
      if (task === 0 && random.nextInt(0, 1) === 0) settled.push({ settle: step.spawn });
      return { ...step, timeout: ms };
    }),
  }));
  const [main, ...others] = timed;
  if (settled.length === 0 || main!.steps.some((step) => 'throw' in step)) return { tasks: timed };
  return { tasks: [{ name: main!.name, steps: [...main!.steps, ...settled] }, ...others] };
}

function drawTime(random: Dice, tasks: Program['tasks'], name: string): number {
  const { steps } = tasks.find((task) => task.name === name)!;
  let takes = 0;
  for (const step of steps) {
    if ('sleep' in step) takes += sleepOf(step);
    else if ('work' in step) takes += step.work;
  }
  const near = takes + random.nextInt(-1, 1);
  if (near >= 1 && random.nextInt(0, 2) > 0) return near;
  return TIMES[random.nextInt(0, TIMES.length - 1)]!;
}

/** Gives some of the waits for locks a timeout, and most of those for several permits: they are who others wait behind. */
export function withLockTimeouts(random: Dice, { tasks }: Program, { weight }: Shape): Program {
  const light = weight === true ? 2 : 1;
  return {
    tasks: tasks.map(({ name, steps }) => ({
      name,
      steps: steps.map((step) =>
        'acquire' in step && random.nextInt(0, 3) > (step.weight === undefined ? light : 0)
          ? { ...step, timeout: WAITS[random.nextInt(0, WAITS.length - 1)]! }
          : step,
      ),
    })),
  };
}

/** One holds a lock, one gives up waiting for it, or for more permits of it, and one waits behind him: who leaves the line may be what holds up
 *  the others. Without a third task that is main. */
export function withImpatience(random: Dice, { tasks }: Program, { weight }: Shape): Program {
  if (tasks.length < 3) return { tasks };
  const key = LOCK_KEYS[0];
  const permits = weight === true ? { weight: random.nextInt(2, 3) } : {};
  const added: readonly (readonly Step[])[] = [
    [{ acquire: key }, { sleep: random.nextInt(2, 4) }, { release: key }],
    [{ acquire: key, ...permits, timeout: 1 }, { release: key }],
    [{ acquire: key }, { release: key }],
  ];
  const line = tasks.length > 3 ? [1, 2, 3] : [1, 2, 0];
  return {
    tasks: tasks.map(({ name, steps }, task) => {
      const part = added[line.indexOf(task)];
      if (part === undefined) return { name, steps };
      // Main, when it has spawned the others.
      const at = task === 0 ? steps.findLastIndex((step) => 'spawn' in step) + 1 : 0;
      return { name, steps: steps.toSpliced(at, 0, ...part) };
    }),
  };
}
