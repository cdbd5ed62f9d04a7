import type { Case } from '../../program/case.ts';
import type { Program, Step, StepOf } from '../../program/program.ts';
import { CHANNELS, LOCK_KEYS, SPELLINGS, sizeOf, THROWN } from '../../program/program.ts';
import { sleepOf } from '../../program/timer.ts';
import { countDeviations } from '../../program/world.ts';

/**
 * The order in which shrinking descends: measures are compared number by number, the first difference decides.
 *
 * 1. size: steps + tasks + deviations of the world
 * 2. how many of these are deviations: of two cases of one size the politer one is the smaller
 * 3. depth: the sum of all tasks' distances from main
 * 4. weight: how much a step asks of a scheduler (emit < yield, release < sleep < work < join < settle < throw <
 *    idle < cancel < resume < pause < set-limit < clear < cleanup; send, receive, close, acquire from a cancel on), summed
 * 5. the sum of all durations, in ms
 * 6. the sum of all emitted values, a negative one counting half more than its opposite
 * 7. the limit, then the dice, the rate, how many may wait (any number is the least), then the world: how much it deviates, where it starts, how late it last deviates
 * 8. the arrangement: the steps in the order of the text, spawns first, small arguments first
 *
 * A deviation is worth one step, since a bug may show both in a long polite program and in a short impolite one: one
 * measure for both is what makes it end at the same one of them, whatever the seed.
 *
 * The order is well-founded, so shrinking ends: the entries are never negative, reductions never make a new fraction, and
 * for given 1 to 7 there are finitely many arrangements. Two cases in canonical form have the same measure exactly if
 * they are the same case.
 */
export type Measure = readonly number[];

/** Of a case in canonical form. */
export function measure({ program, environment }: Case): Measure {
  let weight = 0;
  let duration = 0;
  let emitted = 0;
  for (const { steps } of program.tasks) {
    for (const step of steps) {
      weight += weightOf(step);
      if ('timeout' in step) duration += step.timeout ?? 0;
      if ('sleep' in step) duration += sleepOf(step) + (step.finally ?? 0);
      else if ('work' in step) duration += step.work;
      else if ('cleanup' in step) duration += step.cleanup;
      else if ('loop' in step) emitted += step.loop;
      else if ('after' in step) duration += step.after!;
      else if ('priority' in step) emitted += step.priority < 0 ? 1.5 * -step.priority : step.priority;
      else if ('send' in step) emitted += step.value < 0 ? 1.5 * -step.value : step.value;
      else if ('emit' in step) emitted += step.emit < 0 ? 1.5 * -step.emit : step.emit;
    }
  }
  const numbers = [
    caseSize({ program, environment }),
    countDeviations(environment),
    depthOf(program),
    weight,
    duration,
    emitted,
    environment.limit,
    environment.dice,
  ];
  if (environment.rate !== undefined) numbers.push(environment.rate.cap, environment.rate.per);
  numbers.push((environment.room ?? -1) + 1);
  measureWorld(environment, numbers);
  arrange(program, numbers);
  return numbers;
}

/** The first number of the measure: what is compared before anything is shrunk. */
export function caseSize({ program, environment }: Case): number {
  return sizeOf(program) + countDeviations(environment);
}

export function isLess(x: Measure, y: Measure): boolean {
  for (let i = 0; i < x.length && i < y.length; i++) if (x[i]! !== y[i]!) return x[i]! < y[i]!;
  return x.length < y.length;
}

/** As many numbers for all worlds that begin with the same ones: what follows is compared with its like. */
function measureWorld({ start = 0, world = [] }: Case['environment'], numbers: number[]): void {
  let sum = 0;
  for (const deviation of world) sum += deviation;
  numbers.push(sum, start, world.length, ...world);
}

function weightOf(step: Step): number {
  if ('emit' in step) return 0;
  if ('spawn' in step)
    return (
      (step.priority === undefined ? 0 : 1) +
      (step.timeout === undefined ? 0 : 2) +
      (step.after === undefined ? 0 : 20) +
      (step.for === undefined ? 0 : 24) +
      (step.at === undefined ? 0 : 26)
    );
  if ('yield' in step) return 1;
  if ('finally' in step) return 25;
  if ('sleep' in step) return 2 + oddnessOf(step);
  if ('work' in step) return 3;
  if ('join' in step) return 4;
  if ('settle' in step) return 5;
  if ('throw' in step) return 6 + throwOf(step.throw, step.sync);
  if ('idle' in step) return step.idle === true ? 18 + (step.below ?? 0) : 26;
  if ('cancel' in step) return step.at === undefined ? 19 : 26;
  if ('resume' in step) return 20;
  if ('pause' in step) return 21;
  if ('set-limit' in step) return 22;
  if ('set-priority' in step) return 22;
  if ('clear' in step) return 23;
  if ('throws' in step) return 25 + THROWN.indexOf(step.throws!);
  if ('cleanup' in step) return 24;
  if ('loop' in step) return 27;
  if ('look' in step) return 1;
  if ('watch' in step) return 2 + (step.below ?? 0);
  if ('release' in step) return 1;
  if ('send' in step) return 19 + CHANNELS.indexOf(step.send);
  if ('receive' in step) return 19 + CHANNELS.indexOf(step.receive);
  if (!('acquire' in step)) return 19;
  return 19 + (step.weight ?? 1) + (step.timeout === undefined ? 0 : 2);
}

/** In canonical form a task stands after its parent, so its depth is known by then. */
function depthOf({ tasks }: Program): number {
  const depths = new Map<string, number>();
  let sum = 0;
  for (const { name, steps } of tasks) {
    const depth = depths.get(name) ?? 0;
    sum += depth;
    for (const step of steps) if ('spawn' in step) depths.set(step.spawn, depth + 1);
  }
  return sum;
}

/** A task's end ranks last: of two arrangements the one with the longer first task is the smaller. */
const END = 99;

function arrange({ tasks }: Program, numbers: number[]): void {
  const order = new Map<string, number>();
  for (let task = 0; task < tasks.length; task++) order.set(tasks[task]!.name, task);
  for (const { steps } of tasks) {
    for (const step of steps) {
      if ('at' in step)
        numbers.push(30, 'spawn' in step ? 0 : 1, order.get('spawn' in step ? step.spawn : step.cancel)!);
      else if ('timeout' in step) numbers.push(22, step.timeout!, ...argumentsOf(step, order));
      else if ('set-priority' in step) numbers.push(23, order.get(step['set-priority'])!, step.priority);
      else if ('for' in step) numbers.push(step.for === 'race' ? 26 : 27, order.get(step.spawn)!);
      else if ('after' in step) numbers.push(25, order.get(step.spawn)!, step.after!, step.priority ?? 0);
      else if ('priority' in step) numbers.push(14, order.get(step.spawn)!, step.priority);
      else if ('spawn' in step) numbers.push(0, order.get(step.spawn)!);
      else if ('emit' in step) numbers.push(1, step.emit);
      else if ('yield' in step) numbers.push(2);
      else if ('finally' in step) numbers.push(20, step.sleep, step.finally!);
      else if ('sleep' in step) numbers.push(3, step.sleep, step.times ?? 0, oddnessOf(step));
      else if ('work' in step) numbers.push(4, step.work);
      else if ('join' in step) numbers.push(5, order.get(step.join)!);
      else if ('settle' in step) numbers.push(6, order.get(step.settle)!);
      else if ('throw' in step) numbers.push(7, throwOf(step.throw, step.sync));
      else if ('idle' in step) numbers.push(step.idle === true ? 8 : 21, step.below ?? 0);
      else if ('cancel' in step) numbers.push(9, order.get(step.cancel)!);
      else if ('resume' in step) numbers.push(10);
      else if ('pause' in step) numbers.push(11);
      else if ('set-limit' in step) numbers.push(12, step['set-limit']);
      else if ('clear' in step) numbers.push(13);
      else if ('throws' in step) numbers.push(28, step.cleanup, THROWN.indexOf(step.throws!));
      else if ('cleanup' in step) numbers.push(14, step.cleanup);
      else if ('acquire' in step) numbers.push(15, LOCK_KEYS.indexOf(step.acquire), step.weight ?? 1);
      else if ('release' in step) numbers.push(16, LOCK_KEYS.indexOf(step.release));
      else if ('send' in step) numbers.push(17, CHANNELS.indexOf(step.send), step.value);
      else if ('receive' in step) numbers.push(18, CHANNELS.indexOf(step.receive));
      else if ('loop' in step) numbers.push(24, step.loop);
      else if ('watch' in step) numbers.push(28, step.below ?? 0);
      else if ('look' in step) numbers.push(29);
      else numbers.push(19, CHANNELS.indexOf(step.close));
    }
    numbers.push(END);
  }
}

/** As many numbers for each. */
function argumentsOf(
  step: StepOf<'spawn'> | StepOf<'acquire'>,
  order: ReadonlyMap<string, number>,
): readonly [number, number, number] {
  if ('spawn' in step) return [0, order.get(step.spawn)!, step.priority ?? 0];
  return [1, LOCK_KEYS.indexOf(step.acquire), step.weight ?? 1];
}

/** 0 for a timer like any other. */
function oddnessOf({ times, as }: StepOf<'sleep'>): number {
  return (times === undefined ? 0 : 4) + (as === undefined ? 0 : 1 + SPELLINGS.indexOf(as));
}

function throwOf(thrown: (typeof THROWN)[number], sync: true | undefined): number {
  return 2 * THROWN.indexOf(thrown) + (sync === undefined ? 0 : 1);
}
