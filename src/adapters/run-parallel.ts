import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';
import { atOnce, type Given } from './at-once.ts';

/** The export of `run-parallel`, any version. */
export type RunParallel = (tasks: readonly ((done: Done) => void)[], callback: Done) => void;

type Done = (error?: unknown) => void;

/**
 * The README (https://github.com/feross/run-parallel#readme): "Run an array of functions in parallel, without waiting until the previous function has
 * completed. If any of the functions pass an error to its callback, the main `callback` is immediately called with the value of the error." So by the main
 * callback whoever joins the first task that fails hears of it; of those that fail later nobody else would tell.
 */
export function runParallel(parallel: RunParallel, name = 'run-parallel'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    guarantees: { spawn: 'at-once' },
    create() {
      const { spawn } = atOnce((all) => {
        let isOver = false;
        const tell = (failure: Failure): void => failure.given.reject(failure.error);
        parallel(
          all.map(
            (given) => (done) => run(given, (failure) => (isOver && failure ? tell(failure) : done(failure))),
          ),
          (failure) => {
            isOver = true;
            if (failure !== undefined && failure !== null) tell(failure as Failure);
          },
        );
      });
      return { spawn };
    },
  });
}

/** An error that a callback cannot take for none, whatever was thrown. */
interface Failure {
  readonly given: Given;
  readonly error: unknown;
}

function run(given: Given, done: (failure?: Failure) => void): void {
  let running: Promise<unknown>;
  try {
    running = given.task();
  } catch (error) {
    done({ given, error });
    return;
  }
  running.then(
    (value) => {
      given.resolve(value);
      done();
    },
    (error) => done({ given, error }),
  );
}
