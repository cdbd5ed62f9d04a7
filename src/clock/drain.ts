import { executionAsyncId } from 'node:async_hooks';
import { real } from './real.ts';
import { collectRejections } from './rejections.ts';

/**
 * Runs `body` synchronously inside a real `setImmediate` callback: the nearest place where no microtask is running, so
 * that `drain` has an effect. What `body` throws rejects the promise.
 *
 * @example
 * await macrotask(() => {
 *   for (const program of batch) runInPlace(program);
 * });
 */
export function macrotask<T>(body: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    real.setImmediate(() => {
      const scope = executionAsyncId();
      try {
        resolve(body());
      } catch (error) {
        reject(error);
      }
      if (executionAsyncId() !== scope) closeScopes();
    });
  });
}

/**
 * Runs all ticks and microtasks that are queued, and those that they queue, in Node's own order, then lets unhandled
 * rejections surface. Call it inside a `macrotask`: while a microtask runs it does nothing, silently.
 *
 * What a tick throws goes where Node would send it, to the listeners of `uncaughtException`, and draining goes on;
 * where nobody listens it is thrown.
 */
export function drain(): void {
  for (;;) {
    try {
      tickProcessor._tickCallback!();
      return;
    } catch (error) {
      if (!emitter.emit('uncaughtException', error, 'uncaughtException')) throw error;
    }
  }
}

/**
 * Does `drain` work on this Node? It stands on `process._tickCallback`, which is undocumented (DEP0134); where this says
 * false, `driveSlowly` takes its place. Ask inside a `macrotask`.
 */
export function canDrain(): boolean {
  // Only a yes is kept: a no may just mean that a microtask was running.
  works ||= tryOut();
  return works;
}

const emitter: NodeJS.EventEmitter = process;

const tickProcessor = process as { readonly _tickCallback?: () => void };

let works = false;

function tryOut(): boolean {
  if (typeof tickProcessor._tickCallback !== 'function') return false;
  const seen = new Set<string>();
  const marker = new Error('Rejected to see whether rejections surface. Nobody should see this error.');
  const rejections = collectRejections();
  Promise.resolve()
    .then(() => seen.add('reaction'))
    .then(() => seen.add('nested reaction'));
  process.nextTick(() => {
    seen.add('tick');
    queueMicrotask(() => seen.add('microtask of a tick'));
  });
  const rejected = Promise.reject(marker);
  drain();
  const surfaced = rejections.take().includes(marker);
  rejections.stop();
  if (!surfaced) rejected.catch(() => {});
  return surfaced && seen.size === 4;
}

/**
 * A callback of `nextTick` or `queueMicrotask` that is killed, or throws, in the middle of a drain leaves its async scope
 * open, and Node ends the whole process when it finds an outer scope closed before an inner one. Only on the way through
 * an uncaught exception does it close them all: so send one through, with nobody listening but us.
 */
function closeScopes(): never {
  const listeners = process.rawListeners('uncaughtException') as NodeJS.UncaughtExceptionListener[];
  process.removeAllListeners('uncaughtException');
  process.once('uncaughtException', () => {
    for (const listener of listeners) process.on('uncaughtException', listener);
  });
  throw new Error(
    'Closes the async scopes that an interrupted drain left open. Nobody should see this error.',
  );
}
