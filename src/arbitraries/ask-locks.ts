import { keepLegal } from '../program/locks.ts';
import type { LockKey, Program, Step } from '../program/program.ts';
import type { Shape } from '../program/shape.ts';
import type { Dice } from './dice.ts';
import { placesIn } from './places.ts';
import { ACQUIRES, RELEASES, SLEEPS, YIELD } from './vocabulary.ts';

/**
 * Puts parts of tasks under locks: mostly one lock, so that tasks meet, sometimes a second one inside or beside it; often up
 * to the end of the task, which then gives it back, whatever that end is. `busy`: nearly all tasks take one.
 */
export function withLocks(random: Dice, busy: boolean, program: Program, { weight, cancel }: Shape): Program {
  const keys = random.nextInt(0, 2) === 0 ? 2 : 1;
  const tasks = program.tasks.map(({ name, steps }, task) => {
    // Main often has nothing to do but to spawn and to wait for others.
    const takes = task === 0 ? random.nextInt(0, cancel ? 1 : 3) === 0 : random.nextInt(0, busy ? 7 : 3) > 0;
    if (!takes) return { name, steps };
    let locked: readonly Step[] = steps;
    for (let lock = 0; lock < keys; lock++) {
      if (lock > 0 && random.nextInt(0, 1) === 0) continue;
      locked = lockPart(random, locked, lock, weight === true);
    }
    return { name, steps: keepLegal(locked) };
  });
  return { tasks };
}

/**
 * Cancels tasks that wait for a lock, or were just given it: whoever cancels has taken that lock before, and holds it, or has
 * just given it back.
 */
export function withCancelledWaiters(random: Dice, program: Program): Program {
  const tasks = program.tasks.map(({ name, steps }) => ({ name, steps: steps.slice() }));
  for (let left = random.nextInt(2, 4); left > 0; left--) {
    const atOnce = left % 2 === 0;
    const victims = placesIn({ tasks }).flatMap(({ task, position, visible }) => {
      const taken = lockTakenBefore(tasks[task]!.steps, position);
      if (taken === undefined || (atOnce && !('release' in tasks[task]!.steps[position - 1]!))) return [];
      return tasks
        .filter(({ name, steps }) => visible.includes(name) && steps.some((step) => takes(step, taken)))
        .map(({ name }) => ({ task, position, name }));
    });
    if (victims.length === 0) continue;
    const { task, position, name } = victims[random.nextInt(0, victims.length - 1)]!;
    tasks[task]!.steps.splice(position, 0, { cancel: name });
  }
  return { tasks };
}

/** The lock that the task takes, or gives back, in the last step before this one that does anything but pause. */
function lockTakenBefore(steps: readonly Step[], position: number): LockKey | undefined {
  for (let at = position - 1; at >= 0; at--) {
    const step = steps[at]!;
    if ('acquire' in step) return step.acquire;
    if ('release' in step) return step.release;
    if (!suspends(step)) return undefined;
  }
  return undefined;
}

function takes(step: Step, key: LockKey): boolean {
  return 'acquire' in step && step.acquire === key;
}

/** A part in which no other task is waited for; what is not there is put in: a suspension while the lock is held. */
function lockPart(random: Dice, steps: readonly Step[], lock: number, weight: boolean): readonly Step[] {
  const from = random.nextInt(0, Math.min(steps.length, endFrom(steps, 0)));
  const most = endFrom(steps, from);
  const to = random.nextInt(from, most);
  const part = steps.slice(from, to);
  const acquire = ACQUIRES[lock]![weight ? random.nextInt(0, 2) : 0]!;
  const locked: Step[] = [acquire, ...part];
  if (!part.some(suspends) && random.nextInt(0, 3) > 0) {
    locked.splice(1, 0, random.nextInt(0, 2) === 0 ? YIELD : SLEEPS[random.nextInt(0, SLEEPS.length - 1)]!);
  }
  // Behind a throw nothing is reached: then the end gives it back, and in half of the other cases that could do so.
  const mustRelease = most < steps.length && !('throw' in steps[most]!);
  if (mustRelease || (!part.some((step) => 'throw' in step) && random.nextInt(0, 1) === 0)) {
    locked.push(RELEASES[lock]!);
  }
  return [...steps.slice(0, from), ...locked, ...steps.slice(to)];
}

/** The position behind the last step, from one on, before the next that waits for other tasks. */
function endFrom(steps: readonly Step[], from: number): number {
  const end = steps.findIndex(
    (step, position) => position >= from && ('join' in step || 'settle' in step || 'idle' in step),
  );
  return end < 0 ? steps.length : end;
}

function suspends(step: Step): boolean {
  return 'yield' in step || 'sleep' in step;
}
