import { Kind } from '../trace/event.ts';
import { interpret, type Request } from './interpreter.ts';
import { crashed, errorDigest, type Run, resultDigest, type TaskResult } from './run.ts';

/**
 * A task as the polled article writes it: `poll` runs it as far as it can go without waiting, at most one turn, and says
 * whether it is ready, that is, has its result. It throws what the task throws.
 */
export interface Pollable {
  poll(now: number): boolean;
  /** Undefined until ready. */
  readonly result: TaskResult | undefined;
}

/** What a scheduler of pollables is asked with. */
export interface PollablePrimitives {
  /** Polls all tasks until each is ready. May return their results in the order of `tasks`. */
  run(tasks: readonly Pollable[]): unknown;
  /** Asks for one more task while it runs. Left out: all tasks are given to `run`. */
  spawn?(task: Pollable): unknown;
}

/**
 * Writes the program as pollables: main's leading spawns are the tasks that `run` is given at once, and the rest of main
 * is the last of them. Returns what `run` returned, after comparing it with what the tasks ended with.
 */
export function runPollables(run: Run, primitives: PollablePrimitives): unknown {
  const given: number[] = [];
  const spawn = (child: number, started: boolean): void => {
    if (!started && primitives.spawn === undefined) given.push(child);
    else spawnLater(run, primitives, child);
  };
  const main = pollable(run, 0, spawn);
  const advanced = main.begin();
  const tasks = given.map((task) => pollable(run, task, spawn));
  const returned = primitives.run(advanced === 'finished' ? tasks : [...tasks, main]);
  if (Array.isArray(returned)) compareResults(run, given, returned);
  return returned;
}

function spawnLater(run: Run, primitives: PollablePrimitives, child: number): void {
  const task = pollable(run, child, (grandchild) => spawnLater(run, primitives, grandchild));
  try {
    if (primitives.spawn === undefined)
      throw new Error('`spawn` is missing, and the program spawns after its first wait');
    primitives.spawn(task);
  } catch (error) {
    crashed(run, 'spawn', error);
  }
}

interface StartedPollable extends Pollable {
  /** Runs the leading spawns only. */
  begin(): 'finished' | 'suspended';
}

function pollable(run: Run, task: number, spawn: (child: number, started: boolean) => void): StartedPollable {
  const steps = interpret(run, task);
  let next: IteratorResult<Request, TaskResult> | undefined;
  let begun = false;
  let deadline = Number.NEGATIVE_INFINITY;
  let waitsFor = -1;
  let result: TaskResult | undefined;
  let ended = false;

  return {
    begin() {
      try {
        advance(() => steps.next(), false);
      } catch (error) {
        // Main's own error is in `run.outcomes`; what it has spawned by then runs all the same.
        if (run.crash !== undefined) throw error;
      }
      return ended ? 'finished' : 'suspended';
    },
    poll(now) {
      run.clock.spend();
      if (ended) return true;
      if (!begun) return advance(() => steps.next(), true);
      if (now < deadline) return false;
      if (waitsFor === -1) return advance(() => steps.next(), true);
      const outcome = run.outcomes[waitsFor];
      if (outcome === undefined) return false;
      return advance(
        () => ('value' in outcome ? steps.next(outcome.value) : steps.throw(outcome.error)),
        true,
      );
    },
    get result() {
      return result;
    },
  };

  function advance(resume: () => IteratorResult<Request, TaskResult>, started: boolean): boolean {
    begun = true;
    try {
      next = resume();
      while (!next.done && next.value.kind === 'spawn') {
        spawn(next.value.task, started);
        next = steps.next();
      }
    } catch (error) {
      ended = true;
      throw error;
    }
    if (next.done) {
      result = next.value;
      ended = true;
      return true;
    }
    wait(next.value);
    return false;
  }

  function wait(request: Request): void {
    deadline = Number.NEGATIVE_INFINITY;
    waitsFor = -1;
    switch (request.kind) {
      case 'yield':
      case 'spawn':
        break;
      case 'sleep':
        deadline = run.clock.peek() + request.ms;
        break;
      case 'join':
      case 'settle':
        waitsFor = request.task;
        break;
    }
  }
}

/** What `run` returned is delivered to nobody's join, so it is written as delivered to main. */
function compareResults(run: Run, given: readonly number[], returned: readonly unknown[]): void {
  for (const [i, task] of given.entries()) {
    const outcome = run.outcomes[task];
    if (outcome === undefined) continue;
    const item = returned[i];
    const settled = typeof item === 'object' && item !== null && 'status' in item;
    if (!settled && 'error' in outcome) continue;
    const rejected = settled && item.status === 'rejected';
    const digest = rejected
      ? errorDigest(run, (item as { reason?: unknown }).reason)
      : resultDigest(task, settled ? (item as { value?: unknown }).value : item);
    run.recorder.add(Kind.deliver, 0, run.now(), task, digest);
  }
}
