import { heldAfter, keepLegal } from './locks.ts';
import type { Program, Step, Task, TaskName } from './program.ts';
import { printStep } from './text.ts';
import { postorder } from './visibility.ts';

/**
 * Structured concurrency (Sústrik 2016, Smith 2018): no task ends while one that it spawned is not settled, that is,
 * joined or settled by it. Which steps are reached is determinate, so each task has one end, and what follows it is free;
 * only a join of what may be cancelled may or may not be an end.
 *
 * Says of which task this is untrue, in a sentence; undefined where the program is structured.
 */
export function findUnsettled(program: Program): string | undefined {
  const failing = new Set<TaskName>();
  const doubtful = cancelledIn(program);
  for (const task of postorder(program)) {
    const { name, steps } = program.tasks[task]!;
    const open = new Set<TaskName>();
    let end = 0;
    for (; end < steps.length && !endsTask(steps[end]!, failing); end++) {
      track(open, steps[end]!);
      if ('throws' in steps[end]!) failing.add(name);
      if (!mayEndTask(steps[end]!, doubtful)) continue;
      doubtful.add(name);
      if (open.size > 0) break;
    }
    const last = steps[end];
    if (last !== undefined) {
      track(open, last);
      if (endsTask(last, failing)) failing.add(name);
    }
    const [left] = open;
    if (left !== undefined) {
      const how = last === undefined ? '' : ` by "${printStep(last)}", its step ${end + 1},`;
      return `${name} ends${how} while ${left}, which it spawned, is not settled.`;
    }
  }
  return undefined;
}

/** Settles what is left before each task's end. A join that would end the task with tasks left becomes a settle. */
export function settleAll(program: Program): Program {
  // In postorder whether the target of a join fails, after its own repair, is known before the join is met.
  const failing = new Set<TaskName>();
  const doubtful = cancelledIn(program);
  const tasks = program.tasks.slice();
  for (const number of postorder(program)) tasks[number] = settleOwn(tasks[number]!, failing, doubtful);
  return { tasks };
}

/** Adds to `failing` where the task fails, to `doubtful` where it may. */
function settleOwn(task: Task, failing: Set<TaskName>, doubtful: Set<TaskName>): Task {
  const open = new Set<TaskName>();
  const steps: Step[] = [];
  const settleOpen = (): void => {
    // Nobody waits for another task while it holds a lock.
    if (open.size > 0) for (const release of heldAfter(steps)) steps.push({ release });
    for (const child of open) steps.push({ settle: child });
  };
  for (let i = 0; i < task.steps.length; i++) {
    const step = task.steps[i]!;
    track(open, step);
    if ('throws' in step) failing.add(task.name);
    const ends = endsTask(step, failing);
    if (!ends && mayEndTask(step, doubtful) && open.size === 0) doubtful.add(task.name);
    if (!ends && !(mayEndTask(step, doubtful) && open.size > 0)) {
      steps.push(step);
    } else if ('join' in step && open.size > 0) {
      steps.push({ settle: step.join });
    } else {
      settleOpen();
      failing.add(task.name);
      return { name: task.name, steps: keepLegal([...steps, ...task.steps.slice(i)]) };
    }
  }
  settleOpen();
  return { name: task.name, steps };
}

/** Does a task end at this step, and fail? `failing`: the tasks that fail if they run, of those that come before it in
 *  postorder, which are all that it can join. */
function endsTask(step: Step, failing: ReadonlySet<TaskName>): boolean {
  return 'throw' in step || ('join' in step && failing.has(step.join));
}

/** May a task end at this step, by whose turn it was? What is cancelled may have ended before that. */
function mayEndTask(step: Step, doubtful: ReadonlySet<TaskName>): boolean {
  return 'join' in step && doubtful.has(step.join);
}

function cancelledIn({ tasks }: Program): Set<TaskName> {
  const cancelled = new Set<TaskName>();
  for (const { steps } of tasks) {
    for (const step of steps) {
      if ('cancel' in step) cancelled.add(step.cancel);
      // Whether it has ended when its time is up depends on whose turn it was.
      else if ('spawn' in step && step.timeout !== undefined) cancelled.add(step.spawn);
    }
  }
  // Who waits when all that wait are forgotten depends on whose turn it was.
  if (tasks.some(({ steps }) => steps.some((step) => 'clear' in step))) {
    for (const { name } of tasks.slice(1)) cancelled.add(name);
  }
  return cancelled;
}

/** `open`: the tasks that a task spawned and has not settled, before this step and after it. */
function track(open: Set<TaskName>, step: Step): void {
  if ('for' in step || 'at' in step) return;
  if ('spawn' in step) open.add(step.spawn);
  else if ('join' in step) open.delete(step.join);
  else if ('settle' in step) open.delete(step.settle);
}
