import type { AsyncTask } from '../forms/async.ts';

/** A task that was given with others at once, and its handle's two ends. */
export interface Given {
  readonly task: AsyncTask;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * What maps over a collection takes its tasks at once: `give` gets all that main spawned, in the turn after it, and returns
 * what the package does, a promise for the end of the whole. That is its word for idle. For adapters that claim `spawn: 'at-once'`.
 */
export function atOnce(give: (all: readonly Given[]) => unknown): {
  spawn(task: AsyncTask): Promise<unknown>;
  idle(): Promise<unknown>;
} {
  const all: Given[] = [];
  let end: Promise<unknown> | undefined;
  const idle = (): Promise<unknown> => {
    end ??= Promise.resolve().then(() => give(all));
    return end;
  };
  return {
    spawn(task) {
      void idle();
      return new Promise((resolve, reject) => {
        all.push({ task, resolve, reject });
      });
    },
    idle,
  };
}

/** For helpers that go on after an error: runs the task as it is, and its joiners hear of its end at once. */
export function runGiven({ task, resolve, reject }: Given): Promise<unknown> {
  try {
    const running = task();
    running.then(resolve, reject);
    return running;
  } catch (error) {
    reject(error);
    throw error;
  }
}

/** For helpers that stop at the first error, by design: only the task's joiners hear of it. */
export function runGuarded({ task, resolve, reject }: Given): Promise<unknown> {
  try {
    return task().then(resolve, reject);
  } catch (error) {
    reject(error);
    return Promise.resolve();
  }
}
