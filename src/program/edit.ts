import type { Case, Rate } from './case.ts';
import { withLegalLocks } from './locks.ts';
import type { Program, Step, StepKind, TaskName } from './program.ts';
import { rateText } from './rate.ts';
import { roomText, withRoom } from './room.ts';
import { printStep, thrownWords } from './text.ts';
import { Deviation, inWorld } from './world.ts';

/** One small change of a case, as data. `step` is a position among the steps of `task`. */
export type Edit =
  /** The step becomes another of its family: another duration, another thrown value, a settle for a join. */
  | {
      readonly kind: 'change';
      readonly task: TaskName;
      readonly step: number;
      readonly from: Step;
      readonly to: Step;
    }
  /** The step goes. With a spawn go the task, what it spawned, and whatever waits for them. */
  | { readonly kind: 'drop'; readonly task: TaskName; readonly step: number; readonly from: Step }
  | { readonly kind: 'limit'; readonly from: number; readonly to: number }
  | { readonly kind: 'rate'; readonly from: Rate; readonly to: Rate }
  /** How many may wait; undefined: any number. */
  | { readonly kind: 'room'; readonly from: number | undefined; readonly to: number | undefined }
  /** ms at which the clock starts. */
  | { readonly kind: 'start'; readonly from: number; readonly to: number }
  /** How the world deviates, by occasion. */
  | { readonly kind: 'world'; readonly from: readonly number[]; readonly to: readonly number[] };

/** The edited case. Of a legal program it makes a legal one; whether that fits a shape is for the caller to ask. */
export function applyEdit({ program, environment }: Case, edit: Edit): Case {
  switch (edit.kind) {
    case 'limit':
      return { program, environment: { ...environment, limit: edit.to } };
    case 'rate':
      return { program, environment: { ...environment, rate: edit.to } };
    case 'room':
      return { program, environment: withRoom(environment, edit.to) };
    case 'start':
      return { program, environment: inWorld(environment, environment.world ?? [], edit.to) };
    case 'world':
      return { program, environment: inWorld(environment, edit.to, environment.start ?? 0) };
    case 'change':
      return { program: replaceStep(program, edit, [edit.to]), environment };
    case 'drop': {
      const without = replaceStep(program, edit, []);
      if ('acquire' in edit.from) return { program: withLegalLocks(without), environment };
      return { program: 'spawn' in edit.from ? withoutTask(without, edit.from.spawn) : without, environment };
    }
  }
}

/**
 * The edit in words that go after "Passes if: ". A step is named by its number only where its task has another like it.
 *
 * @example 'a does not throw', 'b sleeps 2 ms, not 3', 'the limit is 3', 'main does not join b'
 */
export function describeEdit(edit: Edit, program: Program): string {
  if (edit.kind === 'limit') return `the limit is ${edit.to}`;
  if (edit.kind === 'rate') return `the rate is ${rateText(edit.to)}`;
  if (edit.kind === 'room')
    return edit.to === undefined ? 'any number may wait' : `there is ${roomText(edit.to)} to wait`;
  if (edit.kind === 'start') return `the clock starts at ${edit.to}, not ${edit.from}`;
  if (edit.kind === 'world') return changedWorld(edit.from, edit.to);
  const place = placeOf(program, edit.task, edit.step);
  if (edit.kind === 'drop') return withoutStep(edit.task, edit.from) + place;
  return changed(edit.task, edit) + (place === '' ? '' : `,${place}`);
}

/** Where a step is, to go after what is said of it: ' in step 2', or nothing where no other step can be meant. */
export function placeOf(program: Program, task: TaskName, step: number): string {
  const { steps } = program.tasks.find(({ name }) => name === task)!;
  const alike = steps.filter((other) => nounOf(other) === nounOf(steps[step]!));
  return alike.length === 1 ? '' : ` in step ${step + 1}`;
}

function changedWorld(from: readonly number[], to: readonly number[]): string {
  if (to.length === 0) return 'the world is polite';
  const occasion = from.findIndex((deviation, i) => deviation !== (to[i] ?? Deviation.polite));
  const timer = ordinal(occasion);
  return (to[occasion] ?? Deviation.polite) === Deviation.polite
    ? `the world is polite at the ${timer} timer`
    : `the world deviates otherwise at the ${timer} timer`;
}

/** Of a position, from 0 on. @example ordinal(1) // '2nd' */
export function ordinal(position: number): string {
  const n = position + 1;
  const ending = n % 100 > 10 && n % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${ending}`;
}

function withoutStep(task: TaskName, step: Step): string {
  if ('watch' in step)
    return `${task} does not ask to be told ${step.below === undefined ? 'of idle' : 'of a short queue'}`;
  if ('idle' in step)
    return `${task} does not wait ${step.below === undefined ? 'for idle' : 'for a shorter queue'}`;
  if ('cleanup' in step) return `${task} has nothing to clean up`;
  if ('set-limit' in step) return `${task} does not set the limit`;
  if ('set-priority' in step) return `${task} does not set the priority of ${step['set-priority']}`;
  if ('acquire' in step) return `${task} does not take ${step.acquire}`;
  if ('release' in step) return `${task} holds ${step.release} to its end`;
  if ('receive' in step) return `${task} does not receive from ${step.receive}`;
  if ('send' in step) return `${task} does not send ${step.value} on ${step.send}`;
  if ('cancel' in step && 'at' in step) return `${task} does not cancel ${step.cancel} as it cleans up`;
  return 'spawn' in step ? `${step.spawn} is not spawned` : `${task} does not ${nounOf(step)}`;
}

function changed(task: TaskName, { from, to }: { readonly from: Step; readonly to: Step }): string {
  if ('sleep' in to && 'sleep' in from) {
    if (to.sleep !== from.sleep) return `${task} sleeps ${to.sleep} ms, not ${from.sleep}`;
    if (to.finally !== from.finally)
      return to.finally === undefined
        ? `${task} has nothing to clean up after its sleep`
        : `${task} cleans up for ${to.finally} ms after its sleep, not ${from.finally}`;
    return to.as === from.as
      ? `${task} sleeps by a timer that does not repeat`
      : `${task} gives the delay as a number`;
  }
  if ('cleanup' in to && 'cleanup' in from && to.throws !== from.throws)
    return to.throws === undefined
      ? `${task} does not fail as it cleans up`
      : `${task} throws ${thrownWords(to.throws)} as it cleans up, not ${thrownWords(from.throws!)}`;
  if ('cleanup' in to && 'cleanup' in from)
    return `${task} cleans up for ${to.cleanup} ms, not ${from.cleanup}`;
  if ('loop' in to && 'loop' in from) return `${task} loops ${to.loop} times, not ${from.loop}`;
  if ('work' in to && 'work' in from) return `${task} works ${to.work} ms, not ${from.work}`;
  if ('throw' in to && 'throw' in from) {
    if (to.throw !== from.throw)
      return `${task} throws ${thrownWords(to.throw)}, not ${thrownWords(from.throw)}`;
    return to.sync ? `${task} throws synchronously` : `${task} does not throw synchronously`;
  }
  if ('at' in from && 'cancel' in to) return `${task} cancels ${to.cancel} at once`;
  if ('spawn' in to && 'spawn' in from) {
    if (to.at !== from.at) return `${task} spawns ${to.spawn} at once`;
    if (to.timeout !== from.timeout) {
      const ms = to.timeout === undefined ? 'no timeout' : `a timeout of ${to.timeout} ms`;
      return `${to.spawn} has ${ms}${from.timeout === undefined || to.timeout === undefined ? '' : `, not ${from.timeout}`}`;
    }
    if (to.after !== from.after)
      return to.after === undefined
        ? `${to.spawn} is given at once`
        : `${to.spawn} is given after ${to.after} ms, not ${from.after ?? 'at once'}`;
    return to.priority === undefined
      ? `${to.spawn} has no priority`
      : `${to.spawn} has priority ${to.priority}`;
  }
  if ('set-priority' in to && 'set-priority' in from)
    return `${task} sets the priority of ${to['set-priority']} to ${to.priority}, not ${from.priority}`;
  if ('set-limit' in to && 'set-limit' in from) {
    return `${task} sets the limit to ${to['set-limit']}, not ${from['set-limit']}`;
  }
  if ('acquire' in to && 'acquire' in from) {
    if (to.timeout !== from.timeout)
      return to.timeout === undefined
        ? `${task} waits for ${to.acquire} however long`
        : `${task} waits for ${to.acquire} for ${to.timeout} ms, not ${from.timeout}`;
    return to.acquire === from.acquire
      ? `${task} takes ${permits(to.weight)} of ${to.acquire}, not ${from.weight ?? 1}`
      : `${task} takes ${to.acquire}, not ${from.acquire}`;
  }
  if ('idle' in to) return `${task} does not ask what all came to`;
  if ('settle' in to) return `${task} settles ${to.settle} instead of joining it`;
  if ('join' in to) return `${task} joins ${to.join} instead of settling it`;
  return `${task} has "${printStep(to)}", not "${printStep(from)}"`;
}

function permits(weight = 1): string {
  return `${weight} ${weight === 1 ? 'permit' : 'permits'}`;
}

/** Kind of a step, and whom it refers to: 'throw', 'join b'. */
function nounOf(step: Step): string {
  if ('join' in step) return `join ${step.join}`;
  if ('settle' in step) return `settle ${step.settle}`;
  if ('spawn' in step) return `spawn ${step.spawn}`;
  if ('cancel' in step) return `cancel ${step.cancel}`;
  if ('set-priority' in step) return `set-priority ${step['set-priority']}`;
  if ('acquire' in step) return `acquire ${step.acquire}`;
  if ('release' in step) return `release ${step.release}`;
  if ('send' in step) return `send ${step.send}`;
  if ('receive' in step) return `receive ${step.receive}`;
  if ('close' in step) return `close ${step.close}`;
  return Object.keys(step)[0] as StepKind;
}

function replaceStep(program: Program, at: { task: TaskName; step: number }, by: readonly Step[]): Program {
  const tasks = program.tasks.map((task) =>
    task.name === at.task ? { ...task, steps: task.steps.toSpliced(at.step, 1, ...by) } : task,
  );
  return { tasks };
}

/** Without the task, those below it, and every step that refers to one of them. */
function withoutTask({ tasks }: Program, root: TaskName): Program {
  const gone = new Set([root]);
  // A set that grows while it is walked: each task is met after whoever spawned it.
  for (const name of gone) {
    for (const step of tasks.find((task) => task.name === name)!.steps)
      if ('spawn' in step) gone.add(step.spawn);
  }
  const kept = tasks.filter(({ name }) => !gone.has(name));
  return {
    tasks: kept.map(({ name, steps }) => ({ name, steps: steps.filter((step) => !refersTo(step, gone)) })),
  };
}

function refersTo(step: Step, gone: ReadonlySet<TaskName>): boolean {
  if ('spawn' in step) return gone.has(step.spawn);
  if ('join' in step) return gone.has(step.join);
  if ('settle' in step) return gone.has(step.settle);
  if ('set-priority' in step) return gone.has(step['set-priority']);
  return 'cancel' in step && gone.has(step.cancel);
}
