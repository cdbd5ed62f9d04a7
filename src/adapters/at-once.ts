import type { AsyncTask } from '../forms/async.ts';

/** A task that was given with others at once, and its handle's two ends. */
export interface Given {
  readonly task: AsyncTask;
  /** Kept when it may start, where it is to be given as a promise. */
  readonly input: Promise<void> | undefined;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * What maps over a collection takes its tasks at once: `give` gets all that main spawned, in the turn after it, and returns
 * what the package does, a promise for the end of the whole. That is its word for idle. For adapters that claim `spawn: 'at-once'`.
 */
export function atOnce(give: (all: readonly Given[]) => unknown): {
  spawn(task: AsyncTask, options?: { readonly input?: Promise<void> | undefined }): Promise<unknown>;
  idle(): Promise<unknown>;
} {
  const all: Given[] = [];
  let end: Promise<unknown> | undefined;
  const idle = (): Promise<unknown> => {
    end ??= Promise.resolve().then(() => give(all));
    return end;
  };
  return {
    spawn(task, { input } = {}) {
      void idle();
      return new Promise((resolve, reject) => {
        all.push({ task, input, resolve, reject });
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

/** As what is mapped is given: some of it as promises. */
export function inputsOf(all: readonly Given[]): readonly (Given | Promise<Given>)[] {
  return all.map((given) => given.input?.then(() => given) ?? given);
}

/**
 * For helpers that start nothing more once a task has failed, and fail then: whoever joins what was not started by then is told that it will
 * not be. For adapters that claim `failure: 'stops'`.
 */
export async function untilFailure(
  all: readonly Given[],
  map: (run: (given: Given) => Promise<unknown>) => unknown,
): Promise<void> {
  const started = new Set<Given>();
  try {
    await map((given) => {
      started.add(given);
      return runGiven(given);
    });
  } catch {
    for (const given of all) if (!started.has(given)) given.reject(new Error('a task had failed before'));
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
