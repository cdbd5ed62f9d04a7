import timersPromises from 'node:timers/promises';

/**
 * The globals as they were before anybody routed them, and where routed ones lead now. Kept on the global object, not in
 * this module: a second copy of it (a bundled one, a test runner that loads modules anew) must not take a dispatcher for
 * the real thing, nor route to another clock than the first.
 */
export interface Registry {
  readonly real: Real;
  readonly route: Route;
  installed: boolean;
}

/** `clock` is undefined where globals lead to real time. */
export interface Route {
  clock: VirtualTime | undefined;
}

/** What dispatchers ask of a virtual clock. */
export interface VirtualTime {
  readonly run: number;
  now(): number;
  peek(): number;
  spend(turns?: number): void;
  exhaust(): void;
  setTimer(ms: number, callback: () => void): number;
  clearTimer(id: number): void;
  setImmediate(callback: () => void): number;
  clearImmediate(id: number): void;
}

export type Real = ReturnType<typeof capture>;

const KEY: unique symbol = Symbol.for('fairtick.globals.1');

const holder = globalThis as { [KEY]?: Registry };
if (holder[KEY] === undefined) {
  Object.defineProperty(globalThis, KEY, {
    value: { real: capture(), route: { clock: undefined }, installed: false } satisfies Registry,
  });
}

export const registry: Registry = holder[KEY]!;
export const real: Real = registry.real;
export const route: Route = registry.route;

function capture(): {
  readonly setTimeout: typeof setTimeout;
  readonly clearTimeout: typeof clearTimeout;
  readonly setInterval: typeof setInterval;
  readonly setImmediate: typeof setImmediate;
  readonly clearImmediate: typeof clearImmediate;
  readonly queueMicrotask: typeof queueMicrotask;
  readonly nextTick: typeof process.nextTick;
  readonly hrtime: typeof process.hrtime;
  readonly performanceNow: () => number;
  readonly timeOrigin: number;
  readonly abortAfter: typeof AbortSignal.timeout;
  readonly Date: DateConstructor;
  readonly MessageChannel: typeof MessageChannel;
  readonly promises: Pick<typeof timersPromises, 'setTimeout' | 'setImmediate' | 'setInterval'>;
  readonly wait: typeof timersPromises.scheduler.wait;
  readonly yield: typeof timersPromises.scheduler.yield;
} {
  const { scheduler } = timersPromises;
  return {
    setTimeout: globalThis.setTimeout,
    clearTimeout: globalThis.clearTimeout,
    setInterval: globalThis.setInterval,
    setImmediate: globalThis.setImmediate,
    clearImmediate: globalThis.clearImmediate,
    queueMicrotask: globalThis.queueMicrotask,
    nextTick: process.nextTick,
    hrtime: process.hrtime,
    performanceNow: performance.now.bind(performance),
    timeOrigin: performance.timeOrigin,
    abortAfter: AbortSignal.timeout,
    Date: globalThis.Date,
    MessageChannel: globalThis.MessageChannel,
    promises: {
      setTimeout: timersPromises.setTimeout,
      setImmediate: timersPromises.setImmediate,
      setInterval: timersPromises.setInterval,
    },
    wait: scheduler.wait.bind(scheduler),
    yield: scheduler.yield.bind(scheduler),
  };
}
