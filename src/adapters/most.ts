import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** What is used of `most`: the class of its scheduler, and a timer for it (`timeoutTimer`; since version 1 a `ClockTimer`). */
export interface Most {
  readonly Scheduler: new (timer: unknown, timeline?: unknown) => MostScheduler;
  readonly timer: unknown;
  /** What the scheduler keeps its tasks in, since version 1. */
  readonly Timeline?: new () => unknown;
}

interface MostScheduler {
  delay(ms: number, task: Task): unknown;
  asap(task: Task): unknown;
  cancelAll(test: (scheduled: unknown) => boolean): void;
}

interface Task {
  run(): void;
  error(time: number, error: unknown): void;
  dispose(): void;
}

/**
 * Its types, today those of `@most/scheduler` (https://app.unpkg.com/@most/scheduler@1.3.0/files/dist/schedule.d.ts): `asap`: "Schedule a task to run as soon
 * as possible, but not in the current call stack"; `delay`: "Schedule a task to run after a millisecond delay"; `cancelAllTasks`, `cancelAll` here: "Cancel all
 * ScheduledTasks for which a predicate is true". It runs on `setTimeout`, which takes 0 ms for 1.
 */
export function most({ Scheduler: MostScheduler, timer, Timeline }: Most, name = 'most'): Scheduler {
  return defineScheduler({
    name,
    form: 'callback',
    supports: ['spawn-nested', 'cancel'],
    guarantees: { resolution: 1 },
    create() {
      const scheduler =
        Timeline === undefined ? new MostScheduler(timer) : new MostScheduler(timer, new Timeline());
      return {
        setTimer: (ms, callback) => scheduler.delay(ms, taskOf(callback)),
        clearTimer: (scheduled) => scheduler.cancelAll((one) => one === scheduled),
        defer: (callback) => scheduler.asap(taskOf(callback)),
      };
    },
  });
}

function taskOf(run: () => void): Task {
  return {
    run,
    error(_, error) {
      throw error;
    },
    dispose() {},
  };
}
