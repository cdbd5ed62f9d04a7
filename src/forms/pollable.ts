import { Kind } from '../trace/event.ts';
import { isCut, tellCancelled } from './cancellation.ts';
import { interpret, type Request, type Steps } from './interpreter.ts';
import {
  crashed,
  errorDigest,
  type Outcome,
  type Run,
  resultDigest,
  type TaskResult,
  unwrap,
} from './run.ts';
import { isThenable } from './thenable.ts';
import { AdapterError, show } from './validation.ts';

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
  /** Cancels a task that `run` was given (`supports: ['cancel']`): it is not polled any more. */
  cancel?(task: Pollable): unknown;
}

/**
 * Writes the program as pollables: main's leading spawns are the tasks that `run` is given at once, and the rest of main
 * is the last of them. Returns what `run` returned, after comparing it with what the tasks ended with.
 */
export function runPollables(run: Run, primitives: PollablePrimitives): unknown {
  const given: PolledTask[] = [];
  const main = new PolledTask(run, 0, primitives, given);
  main.begin();
  const tasks = main.ended ? given : [...given, main];
  const returned = primitives.run(tasks);
  return isThenable(returned) ? returned.then(compared) : compared(returned);

  function compared(results: unknown): unknown {
    if (Array.isArray(results)) compareResults(run, tasks, results);
    return results;
  }
}

class PolledTask implements Pollable {
  readonly task: number;
  result: TaskResult | undefined = undefined;
  ended = false;
  private readonly run: Run;
  private readonly primitives: PollablePrimitives;
  /** Where tasks go that are spawned before `run`, and cannot be spawned later. */
  private readonly given: PolledTask[];
  private readonly steps: Steps;
  private beginning = false;
  private deadline = Number.NEGATIVE_INFINITY;
  private waitsFor = -1;

  constructor(run: Run, task: number, primitives: PollablePrimitives, given: PolledTask[]) {
    this.run = run;
    this.task = task;
    this.primitives = primitives;
    this.given = given;
    this.steps = interpret(run, task);
  }

  /** Runs main up to its first wait. */
  begin(): void {
    this.beginning = true;
    try {
      this.advance(undefined);
    } catch (error) {
      // Main's own error is in `run.outcomes`; what it has spawned by then runs all the same.
      if (this.run.crash !== undefined) throw error;
    }
    this.beginning = false;
  }

  poll(now: number): boolean {
    this.run.clock.spend();
    if (typeof now !== 'number' || Number.isNaN(now)) {
      throw new AdapterError(
        `scheduler '${this.run.scheduler}': poll: expected the time in ms, such as clock.now(), but received ${show(now)}. Without it no task knows when it is ready.`,
      );
    }
    if (this.ended) return true;
    if (now < this.deadline) return false;
    if (this.waitsFor === -1) return this.advance(undefined);
    const outcome = this.run.outcomes[this.waitsFor];
    return outcome !== undefined && this.advance(outcome);
  }

  private advance(outcome: Outcome | undefined): boolean {
    const { steps } = this;
    try {
      let next = steps.next(outcome);
      while (!next.done && (next.value.kind === 'spawn' || next.value.kind === 'cancel')) {
        if (next.value.kind === 'spawn') this.spawn(next.value.task);
        else this.cancel(next.value.task);
        next = steps.next();
      }
      if (next.done) this.result = unwrap(next.value);
      else this.wait(next.value);
      this.ended = next.done === true;
    } catch (error) {
      this.ended = true;
      throw error;
    }
    return this.ended;
  }

  private wait(request: Request): void {
    this.deadline = Number.NEGATIVE_INFINITY;
    this.waitsFor = -1;
    switch (request.kind) {
      case 'sleep':
        this.deadline = this.run.clock.peek() + request.ms;
        break;
      case 'join':
      case 'settle':
        this.waitsFor = request.task;
        break;
      default:
        // A yield; or what no scheduler of this form can be asked.
        break;
    }
  }

  private spawn(child: number): void {
    const { run, primitives, given } = this;
    const task = new PolledTask(run, child, primitives, given);
    run.handles[child] = task;
    if (primitives.spawn !== undefined) {
      try {
        primitives.spawn(task);
      } catch (error) {
        crashed(run, 'spawn', error);
      }
    } else if (this.beginning) given.push(task);
    else crashed(run, 'spawn', new Error('`spawn` is missing, and the program spawns after its first wait'));
  }

  private cancel(target: number): void {
    const { run, primitives } = this;
    try {
      primitives.cancel!(run.handles[target] as PolledTask);
    } catch (error) {
      crashed(run, 'cancel', error);
    }
    tellCancelled(run, target);
  }
}

/** What `run` returned is delivered to nobody's join, so it is written as delivered to main. */
function compareResults(run: Run, given: readonly PolledTask[], returned: readonly unknown[]): void {
  for (const [i, { task }] of given.entries()) {
    if (task === 0) continue;
    const outcome = run.outcomes[task];
    if (outcome === undefined || isCut(run, task)) continue;
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
