import type { Coroutine } from '../forms/coroutine-primitives.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** The export of `js-csp`, version 0.3 or later. */
export interface JsCsp {
  readonly CLOSED: unknown;
  go(body: () => Generator<unknown, unknown, never>): unknown;
  chan(capacity?: number): Channel;
  put(channel: Channel, value: unknown): unknown;
  take(channel: Channel): unknown;
  takeAsync(channel: unknown, callback: (value: unknown) => void): void;
  timeout(ms: number): unknown;
}

interface Channel {
  close(): void;
}

interface Handle {
  /** Closed when the process has ended. */
  readonly over: Channel;
  outcome: { readonly value: unknown } | { readonly error: unknown } | undefined;
}

/**
 * Processes that talk over channels (https://github.com/js-csp/js-csp/blob/master/doc/basic.md): `go`: "Spawns a goroutine, immediately returning a channel";
 * `put`: "Puts a value into the channel. The goroutine continues when the put has been accepted"; "`take`: If the channel is empty, waits; if it is
 * closed, returns `csp.CLOSED` at once"; `chan([bufferOrNumber])`: "By default, channels are unbuffered"; `timeout`: "a channel that closes after so many ms".
 * An error that leaves a process is nobody's, so it is carried as a value to who joins.
 */
export function jsCsp(csp: JsCsp, name = 'js-csp'): Scheduler {
  return defineScheduler({
    name,
    form: 'coroutine',
    supports: ['spawn-nested', 'channel'],
    create: () => ({
      run: (main) =>
        new Promise((resolve) =>
          csp.takeAsync(
            csp.go(() => quiet(main)),
            resolve,
          ),
        ),
      *spawn(task) {
        const handle: Handle = { over: csp.chan(), outcome: undefined };
        csp.go(() => told(task, handle));
        return handle;
      },
      *join(handle: Handle) {
        yield csp.take(handle.over);
        const outcome = handle.outcome!;
        if ('error' in outcome) throw outcome.error;
        return outcome.value;
      },
      *sleep(ms) {
        yield csp.timeout(ms);
      },
      *yield() {
        yield undefined;
      },
      channel(capacity) {
        const channel = capacity === 0 ? csp.chan() : csp.chan(capacity);
        return {
          *send(value) {
            yield csp.put(channel, value);
          },
          *receive() {
            const value = yield csp.take(channel);
            return value === csp.CLOSED ? { done: true } : { value };
          },
          close: () => channel.close(),
        };
      },
    }),
  });
}

// biome-ignore lint/suspicious/noExplicitAny: what is yielded is between the task and js-csp
function* told(task: Coroutine, handle: Handle): Generator<any, undefined, any> {
  try {
    handle.outcome = { value: yield* task() };
  } catch (error) {
    handle.outcome = { error };
  }
  handle.over.close();
}

// biome-ignore lint/suspicious/noExplicitAny: see above
function* quiet(task: Coroutine): Generator<any, undefined, any> {
  try {
    yield* task();
  } catch {
    // Main's error is nobody's here.
  }
}
