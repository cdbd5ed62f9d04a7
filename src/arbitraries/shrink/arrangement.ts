import type { Program, Step, TaskName } from '../../program/program.ts';
import type { Draft, Place } from './rewrite.ts';
import {
  awaited,
  isRepeated,
  isSame,
  placesOf,
  replaceAt,
  rewrite,
  stepAt,
  targetOf,
  withSteps,
} from './rewrite.ts';

/** Beyond so many, loops counted once, there are too many pairs; single steps will have gone before that. */
const MOST_PLACES = 60;

/**
 * Programs of the same steps in another order: a step at another place of its task; two tasks exchanged; a join or a
 * cancel of an earlier task; steps done by another task, commands anywhere in it. So equal bugs come to equal counterexamples.
 */
export function* rearrange(program: Program): Iterable<Draft> {
  yield* moveWithinTasks(program);
  yield* exchangeTasks(program);
  yield* awaitEarlier(program);
  yield* moveBetweenTasks(program);
  yield* moveCommands(program);
}

function* moveWithinTasks(program: Program): Iterable<Draft> {
  for (let task = 0; task < program.tasks.length; task++) {
    const { steps } = program.tasks[task]!;
    const moved = [...steps.keys()].filter((position) => !isRepeated(steps, position));
    if (moved.length > MOST_PLACES) continue;
    for (const from of moved) {
      const rest = steps.toSpliced(from, 1);
      for (let to = 0; to < steps.length; to++) {
        // Behind its like it stands no other than in front of it.
        if (to === from || (to > 0 && isSame(rest[to - 1]!, steps[from]!))) continue;
        yield withSteps(program, task, rest.toSpliced(to, 0, steps[from]!));
      }
    }
  }
}

/** What two tasks do is exchanged: with who awaits them, without, and without touching whom they spawn and await. */
export function* exchangeTasks(program: Program): Iterable<Draft> {
  for (let x = 0; x < program.tasks.length; x++) {
    for (let y = x + 1; y < program.tasks.length; y++) {
      const [first, second] = [program.tasks[x]!, program.tasks[y]!];
      if (x > 0) {
        const exchanged = withSteps(withSteps(program, x, second.steps), y, first.steps);
        yield exchanged;
        yield rename(exchanged, first.name, second.name);
      }
      const own = withOwnSteps(first.steps, second.steps.filter(isOwn));
      yield withSteps(withSteps(program, x, own), y, withOwnSteps(second.steps, first.steps.filter(isOwn)));
    }
  }
}

function* awaitEarlier(program: Program): Iterable<Draft> {
  for (const place of placesOf(program, (step) => targetOf(step) !== undefined)) {
    const step = stepAt(program, place);
    const target = targetOf(step);
    for (const { name } of program.tasks.slice(1)) {
      if (name === target) break;
      yield replaceAt(program, place, pointTo(step, name));
    }
  }
}

/** One step goes over to another task; one is exchanged for one of another task. */
function* moveBetweenTasks(program: Program): Iterable<Draft> {
  const places = placesOf(program, isOwn).filter(
    ({ task, position }) => !isRepeated(program.tasks[task]!.steps, position),
  );
  if (places.length > MOST_PLACES) return;
  for (const place of places) {
    const step = stepAt(program, place);
    const without = replaceAt(program, place, undefined);
    for (let task = 0; task < program.tasks.length; task++) {
      if (task === place.task) continue;
      const { steps } = without.tasks[task]!;
      yield withSteps(
        without,
        task,
        steps.toSpliced('throw' in step ? steps.length : endOfOwn(steps), 0, step),
      );
    }
    for (const other of places) {
      if (other.task > place.task) yield exchangeSteps(program, place, other);
    }
  }
}

/** Who cancels, or controls the scheduler, is another task, anywhere in it. */
function* moveCommands(program: Program): Iterable<Draft> {
  for (const place of placesOf(program, isCommand)) {
    const step = stepAt(program, place);
    const without = replaceAt(program, place, undefined);
    for (let task = 0; task < program.tasks.length; task++) {
      const { steps } = without.tasks[task]!;
      if (task === place.task) continue;
      for (let to = 0; to <= steps.length; to++) yield withSteps(without, task, steps.toSpliced(to, 0, step));
    }
  }
}

function isCommand(step: Step): boolean {
  return (
    'cancel' in step ||
    'pause' in step ||
    'resume' in step ||
    'clear' in step ||
    'set-limit' in step ||
    'set-priority' in step
  );
}

function exchangeSteps(program: Program, x: Place, y: Place): Draft {
  return replaceAt(replaceAt(program, x, stepAt(program, y)), y, stepAt(program, x));
}

/** Does a step concern its own task only? Then any task can do it. */
export function isOwn(step: Step): boolean {
  return !('spawn' in step) && targetOf(step) === undefined;
}

/** Before it waits for others, and before it throws. */
export function endOfOwn(steps: readonly Step[]): number {
  const end = steps.findIndex((step) => 'throw' in step || awaited(step) !== undefined);
  return end < 0 ? steps.length : end;
}

function withOwnSteps(steps: readonly Step[], own: readonly Step[]): readonly Step[] {
  const first = steps.findIndex(isOwn);
  const others = steps.filter((step) => !isOwn(step));
  return others.toSpliced(first < 0 ? endOfOwn(others) : first, 0, ...own);
}

/** Exchanges two names wherever a task is awaited or cancelled. */
function rename(program: Draft, x: TaskName, y: TaskName): Draft {
  const other = (name: TaskName) => (name === x ? y : name === y ? x : name);
  return rewrite(program, (step) => {
    const target = targetOf(step);
    return [target === undefined ? step : pointTo(step, other(target))];
  });
}

/** The same kind of step, about another task. */
function pointTo(step: Step, name: TaskName): Step {
  if ('join' in step) return { join: name };
  return 'cancel' in step ? { ...step, cancel: name } : { settle: name };
}
