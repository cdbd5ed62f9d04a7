import { withLegalLocks } from '../program/locks.ts';
import type { Program, Step } from '../program/program.ts';
import { conform } from '../program/shape.ts';
import { withChannels } from './ask-channels.ts';
import { withCancelledWaiters, withLocks } from './ask-locks.ts';
import type { Dice } from './dice.ts';
import type { Bounds } from './options.ts';
import { placesIn } from './places.ts';
import type { Strategy } from './strategy.ts';
import { IDLE, YIELD } from './vocabulary.ts';

/**
 * Adds to half of all programs, or more, and to all rich ones, what only some schedulers can be asked: cancels, waits
 * for idle, locks, channels. Once the program is there, so that what is drawn for other schedulers stays as it is.
 */
export function askMore(random: Dice, strategy: Strategy, program: Program, { shape }: Bounds): Program {
  const rich = strategy === 'rich';
  // Before the cancels: they are rather of tasks that wait.
  const locks = shape.lock === true && (rich || random.nextInt(0, 4) > 0);
  let asked = locks ? withLocks(random, rich, program, shape) : program;
  if (shape.cancel === true && program.tasks.length > 1 && (rich || random.nextInt(0, 1) === 0)) {
    asked = withCancels(random, rich ? random.nextInt(2, 4) : random.nextInt(1, 3), asked, shape.joinInside);
  }
  if (locks && shape.cancel === true) asked = withCancelledWaiters(random, asked);
  if (shape.idle === true && (rich || random.nextInt(0, 2) > 0)) asked = withIdles(random, asked);
  // After the cancels: where there are any, there are no channels.
  if (shape.channel === true && program.tasks.length > 1 && (rich || random.nextInt(0, 4) > 0))
    asked = withChannels(random, rich, asked);
  // Spawns may have to come first, and whoever joins what may be cancelled may end there.
  return asked === program ? program : conform(locks ? withLegalLocks(asked) : asked, shape);
}

function withCancels(random: Dice, cancels: number, program: Program, joinInside: boolean): Program {
  const tasks = program.tasks.map(({ name, steps }) => ({ name, steps: steps.slice() }));
  for (let left = cancels; left > 0; left--) {
    const target = drawTarget(random, tasks);
    const places = placesIn({ tasks }).filter(({ visible }) => visible.includes(target.name));
    if (places.length === 0) continue;
    // The earlier of two: what has ended long ago is met often enough.
    const place =
      places[Math.min(random.nextInt(0, places.length - 1), random.nextInt(0, places.length - 1))]!;
    const added: Step[] = [{ cancel: target.name }];
    // Often in the very turn in which a timer of the task fires: after a sleep of the same length. And often when it has
    // begun, and cannot have come far.
    const pause = random.nextInt(0, 2);
    if (pause === 1) added.unshift(YIELD);
    if (pause === 2) added.unshift(target.steps.find((step) => 'sleep' in step) ?? YIELD);
    // Somebody should be told; often whoever asked.
    if ((place.task === 0 || joinInside) && random.nextInt(0, 1) === 0) {
      added.push(random.nextInt(0, 1) === 0 ? { join: target.name } : { settle: target.name });
    }
    tasks[place.task]!.steps.splice(place.position, 0, ...added);
  }
  return { tasks };
}

/** Rather one that waits for something. */
function drawTarget(random: Dice, tasks: Program['tasks']): Program['tasks'][number] {
  const first = tasks[random.nextInt(1, tasks.length - 1)]!;
  return first.steps.some(waits) ? first : tasks[random.nextInt(1, tasks.length - 1)]!;
}

function waits(step: Step): boolean {
  return 'sleep' in step || 'join' in step || 'settle' in step || 'acquire' in step;
}

/** After the last spawn or between two; several, since what tells one that waits may forget the next. */
function withIdles(random: Dice, program: Program): Program {
  const [main, ...others] = program.tasks;
  const steps = main!.steps.slice();
  const end = steps.findIndex((step) => 'throw' in step);
  for (let left = random.nextInt(1, 3); left > 0; left--) {
    steps.splice(random.nextInt(0, end < 0 ? steps.length : end), 0, IDLE);
  }
  return { tasks: [{ name: main!.name, steps }, ...others] };
}
