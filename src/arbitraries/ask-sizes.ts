import type { Program, Step } from '../program/program.ts';
import type { Shape } from '../program/shape.ts';
import type { Dice } from './dice.ts';
import { CLEAR, PAUSE, RESUME, SET_LIMITS, SHORTER, SLEEPS, YIELD } from './vocabulary.ts';

type Change = 'resume' | 'clear' | 'limit';

/**
 * The program in which main waits for a short queue, after the last spawn or between two. While it waits only a task that runs
 * can make the queue shorter otherwise than by its end: often the first one that main spawns does so.
 */
export function withSizes(random: Dice, { tasks }: Program, shape: Shape): Program {
  const bodies = tasks.map(({ steps }) => steps.slice());
  const main = bodies[0]!;
  const changes = changesOf(shape);
  if (changes.length > 0 && random.nextInt(0, 4) > 0) {
    addChange(random, tasks, bodies, changes[random.nextInt(0, changes.length - 1)]!);
  }
  const spawns = [...main.keys()].filter((at) => 'spawn' in main[at]!);
  const last = spawns.at(-1) ?? -1;
  const at = random.nextInt(0, 2) > 0 ? last + 1 : random.nextInt(0, last + 1);
  // Twice as often until none waits as for any other number.
  const most = shape.size === 'any' ? SHORTER.length - 1 : 0;
  main.splice(at, 0, SHORTER[Math.max(0, random.nextInt(-1, most))]!);
  return { tasks: tasks.map(({ name }, task) => ({ name, steps: bodies[task]! })) };
}

function changesOf({ pause, clear, setLimit }: Shape): readonly Change[] {
  return [
    ...(pause ? (['resume'] as const) : []),
    // Twice: it is to find something that waits.
    ...(clear === undefined ? [] : (['clear', 'clear'] as const)),
    ...(setLimit ? (['limit'] as const) : []),
  ];
}

/** What is paused behind the first spawn main itself resumes at its end, in case that nobody did. */
function addChange(random: Dice, tasks: Program['tasks'], bodies: readonly Step[][], change: Change): void {
  const main = bodies[0]!;
  const first = main.findIndex((step) => 'spawn' in step);
  const spawn = main[first];
  if (spawn === undefined || !('spawn' in spawn)) return;
  const body = bodies[tasks.findIndex(({ name }) => name === spawn.spawn)]!;
  const at = random.nextInt(0, endOf(body));
  const added: Step[] = [stepOf(random, change)];
  // Not at once, or by its end it would be found out.
  if (random.nextInt(0, 1) === 0) added.unshift(YIELD);
  if (random.nextInt(0, 3) > 0) added.push(SLEEPS[random.nextInt(2, SLEEPS.length - 1)]!);
  body.splice(at, 0, ...added);
  if (change !== 'resume') return;
  main.splice(endOf(main), 0, RESUME);
  main.splice(first + 1, 0, PAUSE);
}

function stepOf(random: Dice, change: Change): Step {
  if (change === 'limit') return SET_LIMITS[random.nextInt(1, SET_LIMITS.length - 1)]!;
  return change === 'clear' ? CLEAR : RESUME;
}

/** Nothing behind a throw is reached. */
function endOf(body: readonly Step[]): number {
  const thrown = body.findIndex((step) => 'throw' in step);
  return thrown < 0 ? body.length : thrown;
}
