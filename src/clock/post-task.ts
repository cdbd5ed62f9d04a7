import { route, type VirtualTime } from './real.ts';
import { replace } from './replace.ts';

interface PostTaskOptions {
  readonly delay?: number;
  readonly signal?: AbortSignal;
}

type PostTask = (callback: () => unknown, options?: PostTaskOptions) => Promise<unknown>;

/** Routes `scheduler.postTask` where there is one (browsers, shims). Under a run all priorities are one. */
export function installPostTask(): void {
  const { scheduler } = globalThis as { scheduler?: { postTask?: PostTask } };
  const before = scheduler?.postTask;
  if (scheduler === undefined || typeof before !== 'function') return;
  replace(scheduler, 'postTask', (callback: () => unknown, options: PostTaskOptions = {}) =>
    route.clock === undefined
      ? Reflect.apply(before, scheduler, [callback, options])
      : post(route.clock, callback, options),
  );
}

function post(
  clock: VirtualTime,
  callback: () => unknown,
  { delay = 0, signal }: PostTaskOptions,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const run = (): void => {
      signal?.removeEventListener('abort', abort);
      try {
        resolve(callback());
      } catch (error) {
        reject(error);
      }
    };
    const id = delay > 0 ? clock.setTimer(delay, run) : clock.setImmediate(run);
    function abort(): void {
      if (delay > 0) clock.clearTimer(id);
      else clock.clearImmediate(id);
      reject(signal!.reason);
    }
    signal?.addEventListener('abort', abort, { once: true });
  });
}
