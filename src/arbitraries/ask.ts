import type { Case } from '../program/case.ts';
import { conform } from '../program/conform.ts';
import { withLegalLocks } from '../program/locks.ts';
import type { Program, Step } from '../program/program.ts';
import type { Shape } from '../program/shape.ts';
import { withActingCleanups } from './ask-acting-cleanups.ts';
import { withChannels } from './ask-channels.ts';
import { mayCombine, withCombined } from './ask-combined.ts';
import { withFailingCleanups } from './ask-failing-cleanups.ts';
import { withCancelledWaiters, withLocks } from './ask-locks.ts';
import { withArrivals } from './ask-rates.ts';
import { withResults } from './ask-results.ts';
import { withCrowd } from './ask-rooms.ts';
import { withSelfCancel } from './ask-self.ts';
import { withSizes } from './ask-sizes.ts';
import { withLooks, withWatches } from './ask-watches.ts';
import { withControls } from './controls.ts';
import type { Dice } from './dice.ts';
import { withLongSleep } from './long-sleeps.ts';
import { withLoop } from './loops.ts';
import { withOddTimers } from './odd-timers.ts';
import type { Bounds } from './options.ts';
import { withOrphans } from './orphans.ts';
import { withPendingInputs } from './pending.ts';
import { drawOwner, endOf, placesIn } from './places.ts';
import { withPriorities, withSetPriorities } from './priorities.ts';
import type { Strategy } from './strategy.ts';
import { withImpatience, withLockTimeouts, withTimeouts } from './timeouts.ts';
import { IDLE, RESULTS, YIELD } from './vocabulary.ts';

/**
 * Adds to half of all programs, or more, and to all rich ones, what only some schedulers can be asked: locks, cancels, waits
 * for idle, controls, priorities, cleanups, channels. Once the program is there, so that what is drawn for other schedulers
 * stays as it is.
 */
export function askMore(
  random: Dice,
  strategy: Strategy,
  { program, environment }: Case,
  { shape }: Bounds,
): Program {
  const rich = strategy === 'rich';
  const many = program.tasks.length > 1;
  // Before the cancels: they are rather of tasks that wait.
  const locks = shape.lock === true && (rich || random.nextInt(0, 4) > 0);
  let asked = locks ? withLocks(random, rich, program, shape) : program;
  if (shape.orphans === true && many && random.nextInt(0, 2) > 0) asked = withOrphans(random, asked, shape);
  if (mayCombine(shape) && (rich || random.nextInt(0, 3) > 0)) asked = withCombined(random, asked, shape);
  if (shape.cancel === true && many && (rich || mayCancel(random, shape))) {
    asked = withCancels(random, rich ? random.nextInt(2, 4) : random.nextInt(1, 3), asked, shape.joinInside);
  }
  if (shape.cancelSelf === true && many && random.nextInt(0, 2) === 0) asked = withSelfCancel(random, asked);
  if (locks && shape.cancel === true) asked = withCancelledWaiters(random, asked);
  if (shape.idle === true && (rich || random.nextInt(0, 2) > 0))
    asked = withIdles(random, asked, shape.results === true);
  if (shape.results === true && many && random.nextInt(0, 2) > 0) asked = withResults(random, asked);
  if (mayControl(shape) && many && (rich || random.nextInt(0, 5) > 0)) {
    asked = withControls(random, asked, environment.limit, shape);
  }
  if (shape.size !== undefined && many && (rich || random.nextInt(0, 2) > 0))
    asked = withSizes(random, asked, shape);
  if (shape.priority === true && (rich || random.nextInt(0, 3) > 0)) asked = withPriorities(random, asked);
  if (shape.setPriority === true && (rich || random.nextInt(0, 2) > 0))
    asked = withSetPriorities(random, asked, shape);
  if ((shape.repeat === true || shape.oddDelays === true) && (rich || random.nextInt(0, 2) > 0)) {
    asked = withOddTimers(random, asked, shape);
  }
  if (shape.longSleeps === true && random.nextInt(0, 3) === 0) asked = withLongSleep(random, asked);
  // When all is idle is another question where what was cancelled still cleans up.
  if (shape.cleanup === true && !hasIdle(asked)) {
    // It is cancels that forget it: where there are such, only beside one.
    const isBeside = asked !== program || shape.cancel !== true;
    if (isBeside && random.nextInt(0, 3) > 0) asked = withCleanups(random, asked);
    if (shape.cleanupThrows === true && random.nextInt(0, 1) > 0) asked = withFailingCleanups(random, asked);
    if (shape.cleanupActs === true && random.nextInt(0, 2) > 0)
      asked = withActingCleanups(random, asked, shape);
  }
  if (shape.finally === true && random.nextInt(0, 2) > 0) asked = withGuards(random, asked);
  if (shape.timeout !== undefined && many && (rich || random.nextInt(0, 4) > 0))
    asked = withTimeouts(random, asked, shape);
  if (shape.lockTimeout === true && locks) {
    asked = withLockTimeouts(random, asked, shape);
    if (random.nextInt(0, 2) === 0) asked = withImpatience(random, asked, shape);
  }
  // After the cancels: where there are any, there are no channels.
  if (shape.channel === true && many && (rich || random.nextInt(0, 4) > 0))
    asked = withChannels(random, rich, asked, shape);
  const { rate, room } = environment;
  if (rate !== undefined && shape.spawn !== 'main-first' && random.nextInt(0, 3) > 0)
    asked = withArrivals(random, asked, rate);
  if (room !== undefined && shape.spawn !== 'main-first')
    asked = withCrowd(random, asked, environment, shape);
  if (shape.loop === true && random.nextInt(0, 11) === 0) asked = withLoop(random, asked);
  if (shape.pending === true && many && random.nextInt(0, 3) > 0) asked = withPendingInputs(random, asked);
  if (shape.watch === true && random.nextInt(0, 2) > 0) asked = withWatches(random, asked, shape);
  if (shape.look === true && random.nextInt(0, 2) > 0) asked = withLooks(random, asked);
  // Spawns may have to come first, and whoever joins what may be cancelled may end there.
  return asked === program ? program : conform(locks ? withLegalLocks(asked) : asked, shape);
}

/** More often where tasks wait for slots as well: few of the cancels come to one that does. */
function mayCancel(random: Dice, { joinInside }: Shape): boolean {
  return joinInside ? random.nextInt(0, 1) === 0 : random.nextInt(0, 5) > 0;
}

function mayControl({ pause, clear, setLimit }: Shape): boolean {
  return pause === true || clear !== undefined || setLimit === true;
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
function withIdles(random: Dice, program: Program, results: boolean): Program {
  const [main, ...others] = program.tasks;
  const steps = main!.steps.slice();
  const end = steps.findIndex((step) => 'throw' in step);
  for (let left = random.nextInt(1, 3); left > 0; left--) {
    const at = random.nextInt(0, end < 0 ? steps.length : end);
    steps.splice(at, 0, results && random.nextInt(0, 2) > 0 ? RESULTS : IDLE);
  }
  return { tasks: [{ name: main!.name, steps }, ...others] };
}

function hasIdle({ tasks }: Program): boolean {
  return tasks[0]!.steps.some((step) => 'idle' in step);
}

/** One or several, mostly before the first wait of a task: most of them then have a wait in which the task can be ended. */
function withCleanups(random: Dice, program: Program): Program {
  const tasks = program.tasks.map(({ name, steps }) => ({ name, steps: steps.slice() }));
  for (let left = random.nextInt(1, 3); left > 0; left--) {
    const { steps } = drawOwner(random, tasks);
    const position = random.nextInt(0, 1) === 0 ? 0 : random.nextInt(0, endOf(steps));
    steps.splice(position, 0, CLEANUPS[random.nextInt(0, CLEANUPS.length - 1)]!);
  }
  return { tasks };
}

/** Sleeps in calls that have something to clean up: one or two that were there, or one more. */
function withGuards(random: Dice, program: Program): Program {
  const tasks = program.tasks.map(({ name, steps }) => ({ name, steps: steps.slice() }));
  for (let left = random.nextInt(1, 2); left > 0; left--) {
    const { steps } = drawOwner(random, tasks);
    const cleanup = random.nextInt(0, 2);
    const sleeps = [...steps.keys()].filter((at) => 'sleep' in steps[at]! && !('finally' in steps[at]!));
    if (sleeps.length > 0) {
      const at = sleeps[random.nextInt(0, sleeps.length - 1)]!;
      steps[at] = { sleep: (steps[at] as { sleep: number }).sleep, finally: cleanup };
    } else {
      steps.splice(random.nextInt(0, endOf(steps)), 0, {
        sleep: random.nextInt(0, 3),
        finally: cleanup,
      });
    }
  }
  return { tasks };
}

const CLEANUPS: readonly Step[] = [0, 1, 1, 2, 3].map((cleanup) => ({ cleanup }));
