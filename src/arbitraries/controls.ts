import type { Program, Step } from '../program/program.ts';
import type { Shape } from '../program/shape.ts';
import type { Dice } from './dice.ts';
import { CLEAR, PAUSE, RESUME, SET_LIMITS, YIELD } from './vocabulary.ts';

type Control = 'pause' | 'clear' | 'limit';

/**
 * The program with two to four controls of the scheduler among its steps: mostly main's, at times those of a task that runs.
 * What is paused is resumed: some steps later, and if that is never reached by main at its end.
 */
export function withControls(random: Dice, program: Program, limit: number, shape: Shape): Program {
  const steps = program.tasks.map((task) => task.steps.slice());
  const kinds = controlsOf(shape);
  // One kind in two of three programs: what a clear takes away, and what a pause holds, is seen better alone.
  const only = random.nextInt(0, 2) > 0 ? kinds[random.nextInt(0, kinds.length - 1)] : undefined;
  let isPaused = false;
  for (let left = random.nextInt(2, 4); left > 0; left--) {
    const kind = only ?? kinds[random.nextInt(0, kinds.length - 1)]!;
    const inside = random.nextInt(0, 3) === 0;
    const body = steps[inside ? random.nextInt(1, steps.length - 1) : 0]!;
    const end = endOf(body);
    const spawns = spawnsIn(body, end);
    let at = placeAmong(random, spawns, end);
    switch (kind) {
      case 'pause':
        isPaused = true;
        // From before the first, so that it holds them all.
        if (spawns.length > 0 && random.nextInt(0, 1) === 0) at = spawns[0]!;
        addPause(random, body, at);
        break;
      case 'clear':
        body.splice(at, 0, CLEAR);
        break;
      case 'limit': {
        const drawn = drawLimit(random, limit);
        // Behind the last, or a newcomer would make the scheduler look for slots anyway.
        if (drawn > limit && spawns.length > 0 && random.nextInt(0, 5) > 0) at = spawns.at(-1)! + 1;
        body.splice(at, 0, SET_LIMITS[drawn - 1]!);
        break;
      }
    }
    // Often when those that run have begun, and cannot have come far.
    if (random.nextInt(0, 3) === 0) body.splice(at, 0, sleepOf(random, program));
  }
  if (isPaused) addResume(steps[0]!);
  return { tasks: program.tasks.map(({ name }, task) => ({ name, steps: steps[task]! })) };
}

function controlsOf({ pause, clear, setLimit }: Shape): readonly Control[] {
  const kinds: Control[] = [];
  if (pause) kinds.push('pause');
  if (clear !== undefined) kinds.push('clear');
  // Twice: few limits change anything, since some must wait, and then the clock must move.
  if (setLimit) kinds.push('limit', 'limit');
  return kinds;
}

/** Nothing behind a throw is reached. */
function endOf(body: readonly Step[]): number {
  const thrown = body.findIndex((step) => 'throw' in step);
  return thrown < 0 ? body.length : thrown;
}

function spawnsIn(body: readonly Step[], end: number): readonly number[] {
  const spawns: number[] = [];
  for (let i = 0; i < end; i++) if ('spawn' in body[i]!) spawns.push(i);
  return spawns;
}

/** Mostly between spawns or right behind the last: there something waits. */
function placeAmong(random: Dice, spawns: readonly number[], end: number): number {
  if (spawns.length === 0) return random.nextInt(0, end);
  switch (random.nextInt(0, 3)) {
    case 0:
      return random.nextInt(spawns[0]!, end);
    case 1:
      return spawns.at(-1)! + 1;
    default:
      return spawns[random.nextInt(Math.min(1, spawns.length - 1), spawns.length - 1)]! + 1;
  }
}

/** A pause, and a resume behind some of the steps that follow, before the first that waits for others: who waits for what
 *  is held waits for ever. Only whether it is idle is asked at times, though the answer may never come. */
function addPause(random: Dice, body: Step[], at: number): void {
  body.splice(at, 0, PAUSE);
  let to = at + 1;
  const asksIdle = random.nextInt(0, 2) === 0;
  // Often as far as may be: as many wait then as there are.
  for (
    let left = random.nextInt(0, 1) === 0 ? FAR : random.nextInt(1, 4);
    left > 0 && to < body.length;
    left--
  ) {
    if (endsOrWaits(body[to]!) && !(asksIdle && 'idle' in body[to]!)) break;
    to++;
  }
  body.splice(to, 0, RESUME);
  // Time for what runs to end, and for its slot to be given away.
  if (random.nextInt(0, 3) > 0) body.splice(to, 0, { sleep: random.nextInt(0, 3) });
}

const FAR = 20;

/** Where main ends, whoever paused. */
function addResume(main: Step[]): void {
  main.splice(endOf(main), 0, RESUME);
}

function endsOrWaits(step: Step): boolean {
  return 'throw' in step || 'join' in step || 'settle' in step || 'idle' in step || 'resume' in step;
}

/** A higher one than there is, a lower one, or any: low limits are reached by small programs. */
function drawLimit(random: Dice, limit: number): number {
  const most = SET_LIMITS.length;
  const how = random.nextInt(0, 4);
  if (how < 4 && limit > 1 && (how < 2 || limit >= most)) return random.nextInt(1, limit - 1);
  if (how < 4) return random.nextInt(limit + 1, most);
  return Math.min(random.nextInt(1, most), random.nextInt(1, most));
}

/** Of the length of some sleep in the program, so that they end together; or a yield. */
function sleepOf(random: Dice, { tasks }: Program): Step {
  const { steps } = tasks[random.nextInt(0, tasks.length - 1)]!;
  return steps.find((step) => 'sleep' in step) ?? YIELD;
}
