import { macrotask } from './drain.ts';
import { startWatchdog } from './watchdog.ts';

/**
 * Runs to its end what yields wherever microtasks have to be drained, with a real macrotask for each drain: for where
 * `canDrain` says no. Some ten times slower than draining in place, and nothing that hangs can be stopped: after
 * `timeLimit` ms of real time without a drain the process ends, with exit code 70 and what `label` gave last.
 *
 * @example
 * await driveSlowly(execute(program), () => print(program));
 */
export async function driveSlowly<T>(
  running: Generator<void, T, void>,
  label: () => string,
  timeLimit = 4000,
): Promise<T> {
  const watchdog = startWatchdog(timeLimit);
  try {
    watchdog.beat(label());
    let next = running.next();
    while (!next.done) {
      // Of what is on now, not at the start: a batch goes from program to program.
      watchdog.beat(label());
      await macrotask(() => undefined);
      next = running.next();
    }
    return next.value;
  } finally {
    watchdog.stop();
  }
}
