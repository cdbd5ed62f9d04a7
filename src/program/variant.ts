import {
  kindOf,
  type Program,
  type Step,
  type StepKind,
  type StepOf,
  type Task,
  type TaskName,
} from './program.ts';
import { findFault } from './references.ts';

/** Whose meaning is the same in whatever order, and at whatever time, independent tasks get to them. */
const COMMUTING: readonly StepKind[] = [
  'emit',
  'yield',
  'sleep',
  'work',
  'spawn',
  'join',
  'settle',
  'idle',
  'cleanup',
  'loop',
  'watch',
  'look',
  'throw',
];

/** Do results depend on the program alone? Not where somebody is cancelled: how far a task came by then is a matter of
 *  whose turn it was, or who is timed out; nor where main is told what all tasks came to, in their order. */
export function isCommuting({ tasks }: Program): boolean {
  return tasks.every(({ steps }) =>
    steps.every(
      (step) =>
        COMMUTING.includes(kindOf(step)) &&
        !('idle' in step && step.idle === 'results') &&
        !('timeout' in step) &&
        !('for' in step) &&
        !('at' in step),
    ),
  );
}

/** Does it hold only steps that take so many ms or none at all, and that no scheduler rounds? */
export function isScalable({ tasks }: Program, leastSleep: number): boolean {
  return tasks.every(({ steps }) =>
    steps.every((step) => {
      if ('sleep' in step) return isNumber(step) && step.sleep >= leastSleep && Number.isInteger(step.sleep);
      if ('work' in step) return Number.isInteger(step.work);
      if ('timeout' in step) return false;
      if ('cleanup' in step) return step.cleanup >= leastSleep && Number.isInteger(step.cleanup);
      if ('for' in step) return false;
      if ('after' in step) return Number.isInteger(step.after);
      return 'cancel' in step || COMMUTING.includes(kindOf(step));
    }),
  );
}

/** What stands for 0, or for the least that repeats, does so at every scale. */
function isNumber({ sleep, times, as, finally: guard }: StepOf<'sleep'>): boolean {
  return as === undefined && guard === undefined && (times === undefined || sleep >= 1);
}

/** All durations so many times as long; undefined where there are none. */
export function scaled(program: Program, factor: number): Program | undefined {
  const tasks = program.tasks.map(({ name, steps }): Task => {
    return { name, steps: steps.map((step) => scaledStep(step, factor)) };
  });
  const has = tasks.some(({ steps }, task) =>
    steps.some((step, i) => step !== program.tasks[task]!.steps[i]),
  );
  return has ? { tasks } : undefined;
}

function scaledStep(step: Step, factor: number): Step {
  if ('sleep' in step && step.sleep > 0) return { ...step, sleep: step.sleep * factor };
  if ('cleanup' in step && step.cleanup > 0) return { ...step, cleanup: step.cleanup * factor };
  if ('work' in step && step.work > 0) return { work: step.work * factor };
  if ('after' in step) return { ...step, after: step.after! * factor };
  return step;
}

/**
 * Spawns that follow each other in the opposite order, wherever no task needs one of the others to be spawned before it; the
 * tasks keep their numbers. Undefined where there are none. Expects a legal program and returns one.
 *
 * @example permuted(parseText('main: spawn a, spawn b\na:\nb: emit 1')) // main: spawn b, spawn a …
 */
export function permuted(program: Program): Program | undefined {
  let current = program;
  for (let task = 0; task < program.tasks.length; task++) {
    const { steps } = program.tasks[task]!;
    for (let from = 0; from < steps.length; from++) {
      let to = from;
      while (to < steps.length && 'spawn' in steps[to]!) to++;
      if (to - from > 1) current = permutedRun(current, task, from, to);
      from = Math.max(from, to);
    }
  }
  return current === program ? undefined : current;
}

/** The run as a whole; where that is not legal, those neighbours that may change places. */
function permutedRun(program: Program, task: number, from: number, to: number): Program {
  const { name, steps } = program.tasks[task]!;
  const whole = withSteps(program, task, {
    name,
    steps: [...steps.slice(0, from), ...steps.slice(from, to).reverse(), ...steps.slice(to)],
  });
  if (findFault(whole) === undefined) return whole;
  let current = program;
  for (let i = from; i + 1 < to; i++) {
    const now = current.tasks[task]!.steps;
    const swapped = now.with(i, now[i + 1]!).with(i + 1, now[i]!);
    const next = withSteps(current, task, { name, steps: swapped });
    if (findFault(next) === undefined) current = next;
  }
  return current;
}

function withSteps(program: Program, number: number, task: Task): Program {
  return { tasks: program.tasks.with(number, task) };
}

/** By number, again and again: what ends at once, what gives its turn away, what sleeps. */
const BYSTANDERS: readonly (readonly Step[])[] = [
  [],
  [{ yield: true }],
  [{ sleep: 1 }, { emit: 1 }],
  [{ yield: true }, { sleep: 2 }],
];

/**
 * So many tasks more, which main spawns before anything else and which nobody waits for; where tasks must settle what they
 * spawn (`structured`), main does so before it goes on. They come last in the list of tasks, so that the others keep their
 * numbers; main's result is the same.
 */
export function crowded(program: Program, count: number, structured: boolean): Program {
  const [main, ...others] = program.tasks;
  const taken = new Set(program.tasks.map(({ name }) => name));
  const crowd: Task[] = [];
  for (let number = 1; crowd.length < count; number++) {
    const name: TaskName = `bystander${number}`;
    if (taken.has(name)) continue;
    const steps = BYSTANDERS[crowd.length % BYSTANDERS.length]!;
    // A result other than 0 would be folded into main's.
    crowd.push({ name, steps: structured ? steps.filter((step) => !('emit' in step)) : steps });
  }
  const spawns = crowd.map(({ name }): Step => ({ spawn: name }));
  const settles = structured ? crowd.map(({ name }): Step => ({ settle: name })) : [];
  return {
    tasks: [{ name: main!.name, steps: [...spawns, ...settles, ...main!.steps] }, ...others, ...crowd],
  };
}
