import { Worker } from 'node:worker_threads';

/** A thread that watches this one from outside. */
export interface Watchdog {
  /** This thread is alive, and about to do what `label` says. */
  beat(label: string): void;
  stop(): void;
}

/** What the process ends with: `EX_SOFTWARE` of sysexits.h. */
export const HUNG = 70;

/**
 * Ends the process with exit code 70 when this thread has not beaten for `ms` of real time, and says on stderr what it was
 * at: for where nothing can be stopped in place. Until `stop`, beat more often than that.
 *
 * @example
 * const watchdog = startWatchdog(4000);
 * watchdog.beat('my-queue: main: spawn a');
 * runOne();
 * watchdog.stop();
 */
export function startWatchdog(ms: number): Watchdog {
  const memory = new SharedArrayBuffer(HEADER + MOST_BYTES);
  const header = new Int32Array(memory, 0, 3);
  const text = new Uint8Array(memory, HEADER);
  // Not with this process's options: under some of them the text would be read as a module.
  const worker = new Worker(WATCH, { eval: true, execArgv: [], workerData: { memory, ms, code: HUNG } });
  worker.unref();
  return {
    beat(label: string): void {
      // TextEncoder does not write into shared memory.
      const bytes = Buffer.from(label).subarray(0, MOST_BYTES);
      text.set(bytes);
      Atomics.store(header, LENGTH, bytes.length);
      Atomics.add(header, BEATS, 1);
      Atomics.notify(header, BEATS);
    },
    stop(): void {
      Atomics.store(header, STOPPED, 1);
      Atomics.add(header, BEATS, 1);
      Atomics.notify(header, BEATS);
    },
  };
}

const BEATS = 0;
const STOPPED = 1;
const LENGTH = 2;
const HEADER = 16;
const MOST_BYTES = 8192;

/**
 * Runs in the worker, as text, so that it needs no file of its own. A worker cannot end the process, and signals are not
 * heard by a thread that hangs; the inspector is, since it interrupts running code. Where it is missing, SIGKILL is left.
 */
const WATCH = `
const { workerData: { memory, ms, code } } = require('node:worker_threads');
const { writeSync } = require('node:fs');
const header = new Int32Array(memory, 0, 3);
for (;;) {
  const beats = Atomics.load(header, ${BEATS});
  if (Atomics.load(header, ${STOPPED}) === 1) break;
  if (Atomics.wait(header, ${BEATS}, beats, ms) === 'timed-out') { end(); break; }
}
function end() {
  const label = Buffer.from(new Uint8Array(memory, ${HEADER}, Atomics.load(header, ${LENGTH}))).toString();
  writeSync(2, 'fairtick: nothing has moved for ' + ms + ' ms of real time in\\n' + label
    + '\\nMost likely a task or the scheduler loops without end. This Node cannot stop it in place, so the process ends here'
    + ' with code ' + code + ': run this program alone, under a debugger.\\n');
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), 1000);
  try {
    const { Session } = require('node:inspector');
    const session = new Session();
    session.connectToMainThread();
    session.post('Runtime.evaluate', { expression: 'process.reallyExit(' + code + ')' });
  } catch {}
}
`;
