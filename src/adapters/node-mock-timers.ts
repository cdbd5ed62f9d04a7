import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** What is used of the `mock` of `node:test`, Node 20.16 or later. */
export interface NodeMock {
  readonly timers: {
    enable(options: { readonly apis: readonly string[]; readonly now: number }): void;
    tick(ms: number): void;
    reset(): void;
  };
}

/** What is mocked, and given back to the world at once: only the run's own timers are to be its. */
const APIS = ['setTimeout', 'setInterval', 'setImmediate', 'Date'] as const;
const CLEARED = ['clearTimeout', 'clearInterval', 'clearImmediate'] as const;

/**
 * The mocked timers of Node's test runner (https://nodejs.org/api/test.html#class-mocktimers): "Mocking timers is a technique commonly used in
 * software testing to simulate and control the behavior of timers, such as `setInterval` and `setTimeout`, without actually waiting for the specified
 * time intervals"; `tick`: "Advances time for all mocked timers". So with what these make of a delay that is text, negative or NaN, and of one that
 * is less than 1 ms (`resolution`).
 */
export function nodeMockTimers({ timers }: NodeMock, name = 'node:test mock timers'): Scheduler {
  return defineScheduler({
    name,
    form: 'callback',
    supports: ['spawn-nested', 'cancel', 'repeat', 'odd-delays'],
    guarantees: { resolution: 1 },
    create() {
      const {
        setTimeout,
        setInterval,
        setImmediate,
        clearTimeout,
        clearInterval,
        Date: Time,
      } = mocked(timers);
      return {
        setTimer: (ms, callback) => setTimeout(callback, ms),
        repeat: (ms, callback) => new Interval(setInterval(callback, ms)),
        clearTimer: (timer) => {
          if (timer instanceof Interval) clearInterval(timer.id);
          else clearTimeout(timer as Timer);
        },
        defer: (callback) => setImmediate(callback),
        advance: (ms) => timers.tick(ms),
        now: () => Time.now(),
      };
    },
  });
}

type Timers = Pick<typeof globalThis, (typeof APIS | typeof CLEARED)[number]>;

function mocked(timers: NodeMock['timers']): Timers {
  timers.reset();
  const names = [...APIS, ...CLEARED];
  const before = names.map((name) => Object.getOwnPropertyDescriptor(globalThis, name)!);
  timers.enable({ apis: APIS, now: 0 });
  const own = Object.fromEntries(names.map((name) => [name, globalThis[name]])) as Timers;
  names.forEach((name, i) => {
    Object.defineProperty(globalThis, name, before[i]!);
  });
  return own;
}

type Timer = ReturnType<typeof setTimeout>;

class Interval {
  readonly id: Timer;
  constructor(id: Timer) {
    this.id = id;
  }
}
