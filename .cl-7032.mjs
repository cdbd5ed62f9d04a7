import { createHook, executionAsyncId } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join, relative, sep } from 'node:path';
import process$1 from 'node:process';
import timers from 'node:timers';
import timersPromises from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import vm from 'node:vm';
import workerThreads, { Worker } from 'node:worker_threads';
import fc, { Arbitrary, Stream, Value } from 'fast-check';

// src/clock/real.ts
const KEY$1 = Symbol.for('fairtick.globals.1');
const holder = globalThis;
if (holder[KEY$1] === void 0)
  Object.defineProperty(globalThis, KEY$1, {
    value: {
      real: capture(),
      route: { clock: void 0 },
      installed: false,
    },
  });
const registry = holder[KEY$1];
const real = registry.real;
const route = registry.route;
function capture() {
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
// src/clock/replace.ts
/** Puts `value` where a builtin was, as enumerable as that was and under its name. */
function replace(target, name, value) {
  const before = Object.getOwnPropertyDescriptor(target, name);
  if (typeof value === 'function' && value.name !== name)
    Object.defineProperty(value, 'name', {
      value: name,
      configurable: true,
    });
  Object.defineProperty(target, name, {
    value,
    writable: true,
    configurable: true,
    enumerable: before?.enumerable ?? false,
  });
}
// src/clock/timeout.ts
/**
 * What `setTimeout` and `setInterval` return under a run: as Node's `Timeout`, on virtual time. It holds to the run in
 * which it was made: once that is over, nothing arms it again.
 */
var Timeout = class {
  clock;
  run;
  delay;
  repeats;
  callback;
  args;
  /** Id on the clock while it is armed, 0 while it is not. */
  timer = 0;
  closed = false;
  referenced = true;
  primitive = 0;
  wake;
  /** `delay` in ms, coerced (see `coerceDelay`). */
  constructor(clock, delay, repeats, callback, args) {
    this.clock = clock;
    this.run = clock.run;
    this.delay = delay;
    this.repeats = repeats;
    this.callback = callback;
    this.args = args;
    this.wake = () => this.fire();
    this.timer = clock.setTimer(delay, this.wake);
  }
  close() {
    this.closed = true;
    this.disarm();
    if (this.primitive !== 0) byPrimitive.delete(this.primitive);
    return this;
  }
  /** Starts its delay anew, also after it has fired; not after it was cleared. */
  refresh() {
    if (!this.closed) this.arm(this.delay);
    return this;
  }
  ref() {
    this.referenced = true;
    return this;
  }
  unref() {
    this.referenced = false;
    return this;
  }
  hasRef() {
    return this.referenced;
  }
  [Symbol.dispose]() {
    this.close();
  }
  /** A number by which `clearTimeout` finds it, beyond all that Node gives to real timers. */
  [Symbol.toPrimitive]() {
    if (this.primitive === 0) {
      if (lastRun !== this.run) byPrimitive.clear();
      lastRun = this.run;
      this.primitive = FIRST_PRIMITIVE + ++primitives;
      byPrimitive.set(this.primitive, this);
    }
    return this.primitive;
  }
  fire() {
    this.timer = 0;
    if (!this.repeats) {
      if (this.primitive !== 0) byPrimitive.delete(this.primitive);
      this.call();
      return;
    }
    const next = this.clock.peek() + this.delay;
    try {
      this.call();
    } finally {
      if (!this.closed) this.arm(Math.max(0, next - this.clock.peek()));
    }
  }
  call() {
    if (this.args.length === 0) this.callback.call(this);
    else Reflect.apply(this.callback, this, this.args);
  }
  arm(delay) {
    if (this.clock.run !== this.run) return;
    this.disarm();
    this.timer = this.clock.setTimer(delay, this.wake);
  }
  disarm() {
    if (this.timer !== 0) this.clock.clearTimer(this.timer);
    this.timer = 0;
  }
};
/** As Node does: whole ms, and 1 for whatever is not a number from 1 to 2³¹ − 1. */
function coerceDelay(delay) {
  const ms = delay * 1;
  return ms >= 1 && ms <= 2 ** 31 - 1 ? Math.trunc(ms) : 1;
}
function setTimeout(callback, delay, ...args) {
  const { clock } = route;
  if (clock === void 0 || typeof callback !== 'function') return real.setTimeout(callback, delay, ...args);
  return new Timeout(clock, coerceDelay(delay), false, callback, args);
}
function setInterval(callback, delay, ...args) {
  const { clock } = route;
  if (clock === void 0 || typeof callback !== 'function') return real.setInterval(callback, delay, ...args);
  return new Timeout(clock, coerceDelay(delay), true, callback, args);
}
/** Also `clearInterval`. Knows virtual from real by what it is given, so either may be cleared at any time. */
function clearTimeout(timer) {
  if (timer instanceof Timeout) timer.close();
  else if (isPrimitive(timer)) byPrimitive.get(Number(timer))?.close();
  else real.clearTimeout(timer);
}
function isPrimitive(timer) {
  return (typeof timer === 'number' || typeof timer === 'string') && Number(timer) > FIRST_PRIMITIVE;
}
const FIRST_PRIMITIVE = 2 ** 52;
const byPrimitive = /* @__PURE__ */ new Map();
let primitives = 0;
let lastRun = 0;
// src/clock/abort-timeout.ts
/** Routes `AbortSignal.timeout`. */
function installAbortTimeout() {
  replace(AbortSignal, 'timeout', abortAfter);
}
function abortAfter(ms) {
  const { clock } = route;
  if (clock === void 0 || !(Number.isInteger(ms) && ms >= 0 && ms < 2 ** 32))
    return real.abortAfter.call(AbortSignal, ms);
  const controller = new AbortController();
  clock.setTimer(coerceDelay(ms), () =>
    controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')),
  );
  return controller.signal;
}
// src/clock/date.ts
/**
 * The date at virtual time 0, ms since 1970: 2000-01-01. Not 1970 itself: code that remembers "not yet" as 0 is right to, since
 * no clock shows that year.
 */
const EPOCH$1 = 9466848e5;
/** Routes `Date` where it asks for the present: whole ms, as the real one gives. All else is the real `Date`. */
function installDate() {
  for (const name of ['parse', 'UTC']) replace(RoutedDate, name, real.Date[name]);
  replace(RoutedDate, 'now', now);
  Object.defineProperty(RoutedDate, 'prototype', {
    value: real.Date.prototype,
    writable: false,
  });
  Object.defineProperty(RoutedDate, 'length', {
    value: real.Date.length,
    configurable: true,
  });
  replace(real.Date.prototype, 'constructor', RoutedDate);
  replace(globalThis, 'Date', RoutedDate);
}
function RoutedDate(...args) {
  if (new.target === void 0) return route.clock === void 0 ? real.Date() : new real.Date(now()).toString();
  const values = args.length === 0 && route.clock !== void 0 ? [now()] : args;
  const target = new.target;
  return Reflect.construct(real.Date, values, target === RoutedDate ? real.Date : new.target);
}
function now() {
  return route.clock === void 0 ? real.Date.now() : EPOCH$1 + Math.floor(route.clock.now());
}
// src/clock/immediate.ts
/** What `setImmediate` returns under a run: as Node's `Immediate`. */
var Immediate = class {
  clock;
  id;
  referenced = true;
  constructor(clock, callback, args) {
    this.clock = clock;
    this.id = clock.setImmediate(
      args.length === 0 ? () => callback.call(this) : () => Reflect.apply(callback, this, args),
    );
  }
  close() {
    this.clock.clearImmediate(this.id);
  }
  ref() {
    this.referenced = true;
    return this;
  }
  unref() {
    this.referenced = false;
    return this;
  }
  hasRef() {
    return this.referenced;
  }
  [Symbol.dispose]() {
    this.close();
  }
};
function setImmediate(callback, ...args) {
  const { clock } = route;
  if (clock === void 0 || typeof callback !== 'function') return real.setImmediate(callback, ...args);
  if (isNodesOwn(callback)) return inert(callback);
  return new Immediate(clock, callback, args);
}
function clearImmediate(immediate) {
  if (immediate instanceof Immediate) immediate.close();
  else real.clearImmediate(immediate);
}
/**
 * After an uncaught exception Node itself sets an immediate that does nothing, through the same module as everybody. The
 * run has no part in it, and refusing it for want of a budget would end the process.
 */
function isNodesOwn(callback) {
  return callback.name === 'noop' && callback.toString() === 'function noop() {}';
}
function inert(callback) {
  const immediate = real.setImmediate(callback);
  real.clearImmediate(immediate);
  return immediate;
}
// src/clock/message-channel.ts
/**
 * Routes `MessageChannel`, which schedulers use as a cheap macrotask. The ports are real ones; where a message goes is
 * decided at each `postMessage`, since a scheduler makes its channel once, when it is imported.
 */
function installMessageChannel() {
  replace(globalThis, 'MessageChannel', RoutedChannel);
  replace(workerThreads, 'MessageChannel', RoutedChannel);
  Object.defineProperty(RoutedChannel, 'prototype', {
    value: real.MessageChannel.prototype,
    writable: false,
  });
}
function RoutedChannel() {
  if (new.target === void 0) return Reflect.apply(real.MessageChannel, void 0, []);
  const channel = new real.MessageChannel();
  const open = { open: true };
  routePort(channel.port1, channel.port2, open);
  routePort(channel.port2, channel.port1, open);
  return channel;
}
function routePort(port, other, shared) {
  const { postMessage, close } = port;
  replace(port, 'postMessage', (message, transfer) => {
    const { clock } = route;
    if (clock === void 0) {
      Reflect.apply(postMessage, port, transfer === void 0 ? [message] : [message, transfer]);
      return;
    }
    const data = structuredClone(message, { transfer: [...(transfer ?? [])] });
    clock.setImmediate(() => {
      if (shared.open) other.emit('message', data);
    });
  });
  replace(port, 'close', () => {
    shared.open = false;
    Reflect.apply(close, port, []);
  });
}
// src/clock/performance.ts
/** Routes `performance.now`, `performance.timeOrigin` and `process.hrtime`. Virtual time counts from 0. */
function installPerformance() {
  replace(performance, 'now', () => (route.clock === void 0 ? real.performanceNow() : route.clock.now()));
  Object.defineProperty(performance, 'timeOrigin', {
    get: () => (route.clock === void 0 ? real.timeOrigin : EPOCH$1),
    configurable: true,
    enumerable: true,
  });
  replace(hrtime, 'bigint', bigint);
  replace(process, 'hrtime', hrtime);
}
function hrtime(since) {
  if (route.clock === void 0 || (since !== void 0 && !Array.isArray(since))) return real.hrtime(since);
  const nanoseconds = bigint() - (since === void 0 ? 0n : BigInt(since[0]) * SECOND + BigInt(since[1]));
  const seconds = (nanoseconds - (((nanoseconds % SECOND) + SECOND) % SECOND)) / SECOND;
  return [Number(seconds), Number(nanoseconds - seconds * SECOND)];
}
function bigint() {
  return route.clock === void 0 ? real.hrtime.bigint() : BigInt(Math.round(route.clock.now() * 1e6));
}
const SECOND = 1000000000n;
// src/clock/post-task.ts
/** Routes `scheduler.postTask` where there is one (browsers, shims). Under a run all priorities are one. */
function installPostTask() {
  const { scheduler } = globalThis;
  const before = scheduler?.postTask;
  if (scheduler === void 0 || typeof before !== 'function') return;
  replace(scheduler, 'postTask', (callback, options = {}) =>
    route.clock === void 0
      ? Reflect.apply(before, scheduler, [callback, options])
      : post(route.clock, callback, options),
  );
}
function post(clock, callback, { delay = 0, signal }) {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const run = () => {
      signal?.removeEventListener('abort', abort);
      try {
        resolve(callback());
      } catch (error) {
        reject(error);
      }
    };
    const id = delay > 0 ? clock.setTimer(delay, run) : clock.setImmediate(run);
    function abort() {
      if (delay > 0) clock.clearTimer(id);
      else clock.clearImmediate(id);
      reject(signal.reason);
    }
    signal?.addEventListener('abort', abort, { once: true });
  });
}
// src/clock/ticks.ts
/**
 * Counts ticks and microtasks against the budget of turns, and leaves them where they are, in the engine's own queues
 * and order. A tick that sets the next one for ever would outlive even a kill: Node keeps its queue of ticks. (V8 drops
 * its queue of microtasks.)
 */
function installTicks() {
  replace(process, 'nextTick', nextTick);
  replace(globalThis, 'queueMicrotask', (callback) => {
    route.clock?.spend();
    real.queueMicrotask(callback);
  });
}
/**
 * Puts the dispatcher back where somebody has restored the real `nextTick`. vitest does: around each message to its main
 * process it swaps the timers for the real ones, gives `nextTick` back one tick later, and where two messages overlap
 * takes the swapped one for the one to give back.
 */
function keepTicks() {
  if (registry.installed && process.nextTick === real.nextTick) process.nextTick = nextTick;
}
function nextTick(...args) {
  route.clock?.spend();
  Reflect.apply(real.nextTick, process, args);
}
// src/clock/timer-promises.ts
/** `setTimeout` of `node:timers/promises`. */
function timeoutPromise(delay, value, options) {
  const { clock } = route;
  if (clock === void 0 || !isValid(options)) return real.promises.setTimeout(delay, value, options);
  return once$1((done) => new Timeout(clock, coerceDelay(delay), false, done, []), value, options?.signal);
}
/** `setImmediate` of `node:timers/promises`. */
function immediatePromise(value, options) {
  const { clock } = route;
  if (clock === void 0 || !isValid(options)) return real.promises.setImmediate(value, options);
  return once$1((done) => new Immediate(clock, done, []), value, options?.signal);
}
/** `setInterval` of `node:timers/promises`: gives `value` once a period, late periods one after another. */
async function* intervalValues(delay, value, options) {
  const { clock } = route;
  if (clock === void 0 || !isValid(options)) {
    for await (const tick of real.promises.setInterval(delay, value, options)) yield tick;
    return;
  }
  const signal = options?.signal;
  if (signal?.aborted) throw abortError(signal);
  let due = 0;
  let wake;
  const tick = () => {
    due++;
    wake?.();
  };
  const interval = new Timeout(clock, coerceDelay(delay), true, tick, []);
  const stop = () => {
    interval.close();
    wake?.();
  };
  signal?.addEventListener('abort', stop, { once: true });
  try {
    while (!signal?.aborted) {
      if (due === 0)
        await new Promise((resolve) => {
          wake = resolve;
        });
      for (; due > 0; due--) yield value;
    }
    throw abortError(signal);
  } finally {
    interval.close();
    signal?.removeEventListener('abort', stop);
  }
}
/** `scheduler.wait` of `node:timers/promises`. */
function wait$1(delay, options) {
  return route.clock === void 0 ? real.wait(delay, options) : timeoutPromise(delay, void 0, options);
}
/** `scheduler.yield` of `node:timers/promises`: on Node an immediate. */
function yieldTurn() {
  return route.clock === void 0 ? real.yield() : immediatePromise(void 0);
}
function once$1(start, value, signal) {
  if (signal === void 0) return new Promise((resolve) => start(() => resolve(value)));
  if (signal.aborted) return Promise.reject(abortError(signal));
  return new Promise((resolve, reject) => {
    const timer = start(() => {
      signal.removeEventListener('abort', abort);
      resolve(value);
    });
    function abort() {
      timer.close();
      reject(abortError(signal));
    }
    signal.addEventListener('abort', abort, { once: true });
  });
}
function isValid(options) {
  if (options === void 0) return true;
  if (options === null || typeof options !== 'object') return false;
  const { signal, ref } = options;
  if (ref !== void 0 && typeof ref !== 'boolean') return false;
  return signal === void 0 || (signal !== null && typeof signal === 'object' && 'aborted' in signal);
}
function abortError(signal) {
  const error = new Error('The operation was aborted', { cause: signal.reason });
  return Object.assign(error, {
    name: 'AbortError',
    code: 'ABORT_ERR',
  });
}
// src/clock/globals.ts
/**
 * Puts a dispatcher on every global by which a scheduler reaches time, once and for good: installing and removing fake
 * timers for each run costs hundreds of times more than the branch that a call goes through here. Until `routeTo` names a
 * clock, everything stays as it was.
 *
 * Call it before the code under test is imported: what has taken its own `setTimeout` by then is not routed (see
 * `traceEscapes`). A second call does nothing.
 */
function installGlobals() {
  if (registry.installed) return;
  registry.installed = true;
  Object.defineProperty(setTimeout, promisify.custom, { value: timeoutPromise });
  Object.defineProperty(setImmediate, promisify.custom, { value: immediatePromise });
  const functions = {
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval: (timer) => clearTimeout(timer),
    setImmediate,
    clearImmediate,
  };
  for (const [name, routed] of Object.entries(functions)) {
    replace(globalThis, name, routed);
    replace(timers, name, routed);
  }
  replace(timersPromises, 'setTimeout', timeoutPromise);
  replace(timersPromises, 'setImmediate', immediatePromise);
  replace(timersPromises, 'setInterval', intervalValues);
  replace(timersPromises.scheduler, 'wait', wait$1);
  replace(timersPromises.scheduler, 'yield', yieldTurn);
  installDate();
  installPerformance();
  installAbortTimeout();
  installMessageChannel();
  installPostTask();
  installTicks();
  syncBuiltinESMExports();
}
/**
 * Leads all routed globals to the virtual clock, or back to real time. Timers made on one side can be cleared, and are
 * harmless, on the other.
 */
function routeTo(clock) {
  if (clock !== void 0) keepTicks();
  route.clock = clock;
}
// src/forms/deviations.ts
/** Whether its law exists is not known here: schedulers are defined without the laws. */
function checkDeviations(deviations, fail) {
  if (deviations === void 0) return;
  if (!Array.isArray(deviations))
    fail('deviations', "an array of { law: 'its id', reason: 'why' }", deviations);
  for (const [i, deviation] of deviations.entries()) {
    const given = deviation ?? {};
    for (const key of ['law', 'reason'])
      if (typeof given[key] !== 'string' || given[key] === '')
        fail(`deviations[${i}].${key}`, 'a non-empty string', given[key]);
  }
}
// src/forms/supports.ts
const CAPABILITIES = {
  limit: true,
  'spawn-nested': true,
  cancel: true,
  idle: true,
  results: true,
  empty: true,
  size: true,
  cleanup: true,
  finally: true,
  pause: true,
  clear: true,
  'set-limit': true,
  priority: true,
  abort: true,
  repeat: true,
  'odd-delays': true,
  'long-sleeps': true,
  lock: true,
  permits: true,
  weight: true,
  channel: true,
  rate: true,
  timeout: true,
  'lock-timeout': true,
  loop: true,
  'set-priority': true,
  pending: true,
  race: true,
  all: true,
  'cancel-self': true,
  'cleanup-throws': true,
};
const {
  repeat: repeat$1,
  'set-priority': setPriority$1,
  race,
  all,
  'cancel-self': cancelSelf,
  ...OF_TASKS
} = {
  cancel: ['cancel'],
  idle: ['idle'],
  empty: ['shorter'],
  pause: ['pause', 'resume'],
  clear: ['clear'],
  'set-limit': ['setLimit'],
  lock: ['acquire'],
  channel: ['channel'],
  loop: ['ready'],
  repeat: ['repeat', 'clearTimer'],
  'set-priority': ['setPriority'],
  race: ['race'],
  all: ['all'],
  'cancel-self': ['cancelSelf'],
};
/** The primitives with which a form carries out what is supported; what it has none for it cannot be asked. */
const ASKED_BY = {
  async: {
    ...OF_TASKS,
    'set-priority': setPriority$1,
  },
  coroutine: {
    ...OF_TASKS,
    race,
    all,
    'cancel-self': cancelSelf,
  },
  pollable: { cancel: ['cancel'] },
  callback: {
    cancel: ['clearTimer'],
    repeat: repeat$1,
  },
};
const ASKED = [
  'cancel',
  'idle',
  'empty',
  'pause',
  'clear',
  'set-limit',
  'lock',
  'channel',
  'repeat',
  'loop',
  'set-priority',
  'race',
  'all',
  'cancel-self',
];
/** The same as lists: they are gone through in every run. */
const ASKED_THROUGH = {
  async: primitivesOf('async'),
  coroutine: primitivesOf('coroutine'),
  pollable: primitivesOf('pollable'),
  callback: primitivesOf('callback'),
};
function primitivesOf(form) {
  return ASKED.flatMap((word) =>
    (ASKED_BY[form][word] ?? []).map((key) => ({
      word,
      key,
    })),
  );
}
/** What a task is spawned with. */
const OF_SPAWNS = ['priority', 'abort', 'pending'];
/** What is about tasks that wait for a slot, or for a rate to have room. */
const OF_WAITS = ['pause', 'clear', 'abort', 'empty'];
/** Words that are known, that go with the form, and that go together. */
function checkSupports(supports, form, fail) {
  if (supports === void 0) return;
  if (!Array.isArray(supports)) fail('supports', `an array of ${list(Object.keys(CAPABILITIES))}`, supports);
  for (const [i, word] of supports.entries()) {
    if (typeof word !== 'string' || !Object.hasOwn(CAPABILITIES, word))
      fail(`supports[${i}]`, list(Object.keys(CAPABILITIES)), word);
    const ends = ['cancel', 'abort'].find((other) => supports.includes(other));
    if (word === 'lock' && form === 'async' && ends !== void 0)
      fail(
        `supports[${i}]`,
        `no 'lock' beside '${ends}' (an async task that is cancelled while it holds one never gives it back)`,
        word,
      );
    if (word === 'channel' && supports.includes('limit'))
      fail(
        `supports[${i}]`,
        "no 'channel' beside 'limit' (who waits for a value may hold the slot that its sender needs)",
        word,
      );
    if (word === 'empty' && !supports.includes('idle')) fail(`supports[${i}]`, "'idle' beside it", word);
    if (word === 'set-priority' && !supports.includes('priority'))
      fail(`supports[${i}]`, "'priority' beside it", word);
    if (word === 'size' && !supports.includes('empty')) fail(`supports[${i}]`, "'empty' beside it", word);
    if ((word === 'weight' || word === 'permits') && !supports.includes('lock'))
      fail(`supports[${i}]`, "'lock' beside it", word);
    if (ASKED.some((asked) => asked === word && ASKED_BY[form][asked] === void 0))
      fail(`supports[${i}]`, `what form '${form}' has a primitive for`, word);
    if ((word === 'cleanup' || word === 'finally') && form !== 'coroutine')
      fail(`supports[${i}]`, "form 'coroutine' with it: only a coroutine can be closed and clean up", word);
    if (word === 'cleanup-throws' && !supports.includes('cleanup'))
      fail(`supports[${i}]`, "'cleanup' beside it", word);
    if (word === 'cancel-self' && !supports.includes('cancel'))
      fail(`supports[${i}]`, "'cancel' beside it", word);
    if (word === 'results' && !supports.includes('idle')) fail(`supports[${i}]`, "'idle' beside it", word);
    if (OF_SPAWNS.some((option) => option === word) && form !== 'async')
      fail(`supports[${i}]`, "form 'async' with it", word);
    if (word === 'timeout' && form !== 'async' && form !== 'coroutine')
      fail(`supports[${i}]`, "form 'async' or 'coroutine' with it", word);
    if (word === 'lock-timeout' && !supports.includes('lock'))
      fail(`supports[${i}]`, "'lock' beside it", word);
    if (word === 'odd-delays' && form !== 'callback')
      fail(`supports[${i}]`, "form 'callback' with it: a delay of others is a number", word);
    if (word === 'abort' && supports.includes('cancel'))
      fail(`supports[${i}]`, "'cancel' or 'abort': tasks are cancelled in one way", word);
    if (word === 'set-limit' && !supports.includes('limit'))
      fail(`supports[${i}]`, "'limit' beside it", word);
    if (OF_WAITS.some((asked) => asked === word) && !['limit', 'rate'].some((of) => supports.includes(of)))
      fail(`supports[${i}]`, "'limit' beside what is about waiting for a slot, or 'rate'", word);
    if (word === 'rate' && form !== 'async') fail(`supports[${i}]`, "form 'async' with it", word);
    if (word === 'rate' && ['lock', 'channel', 'spawn-nested'].some((other) => supports.includes(other)))
      fail(`supports[${i}]`, "no 'lock', 'channel' or 'spawn-nested' beside it: tasks wait for nobody", word);
  }
}
/** @example "'a', 'b'" */
function list(words) {
  return words.map((word) => `'${word}'`).join(', ');
}
// src/forms/guarantees.ts
/** Each claim has a value that laws can read. */
function checkGuarantees(guarantees, fail) {
  if (guarantees === void 0) return;
  if (typeof guarantees !== 'object' || guarantees === null) fail('guarantees', 'an object', guarantees);
  checkKeys(guarantees, Object.keys(GUARANTEES), 'guarantees.', fail);
  for (const [key, value] of Object.entries(guarantees)) {
    const expected = value === void 0 ? void 0 : GUARANTEES[key](value);
    if (expected !== void 0) fail(`guarantees.${key}`, expected, value);
  }
}
const GUARANTEES = {
  order: oneOf('fifo', 'priority', 'lifo', 'any'),
  joiners: oneOf('fifo'),
  bypass: atLeast$1(0),
  scope: oneOf('detached', 'awaits', 'cancels'),
  cleared: oneOf('rejects', 'pending'),
  resolution: atLeast$1(0),
  workConserving: (value) => (typeof value === 'boolean' ? void 0 : 'a boolean'),
  sleep: oneOf('overlaps', 'holds'),
  spawn: oneOf('any-time', 'at-once'),
  slots: atLeast$1(1),
  deadlock: oneOf('throws'),
  window: oneOf('fixed', 'sliding'),
  timeout: oneOf('run', 'wait', 'whole'),
  timedOut: oneOf('goes-on', 'stops'),
  timeLimit: atLeast$1(1),
  arms: oneOf('any', 'one-by-one'),
  failure: oneOf('goes-on', 'stops'),
  errors: oneOf('last', 'first'),
  teardown: oneOf('told'),
  cleanup: oneOf('waits', 'at-once'),
};
function oneOf(...words) {
  return (value) => (words.includes(value) ? void 0 : list(words));
}
function atLeast$1(least) {
  return (value) => (typeof value === 'number' && value >= least ? void 0 : `a number of at least ${least}`);
}
// src/forms/validation.ts
/** The adapter is wrong, not the scheduler: an unknown key, a missing primitive, a `spawn` that returns nothing. */
var AdapterError = class extends Error {
  name = 'AdapterError';
};
/** Keys that `create` must (`true`) or may (`false`) return, by form. */
const PRIMITIVES = {
  async: {
    spawn: true,
    sleep: false,
    yield: false,
    join: false,
    cancel: false,
    idle: false,
    shorter: false,
    pause: false,
    resume: false,
    clear: false,
    setLimit: false,
    setPriority: false,
    acquire: false,
    channel: false,
    ready: false,
    run: false,
  },
  coroutine: {
    run: true,
    spawn: true,
    join: true,
    sleep: true,
    yield: false,
    call: false,
    cleanup: false,
    cancel: false,
    idle: false,
    shorter: false,
    pause: false,
    resume: false,
    clear: false,
    setLimit: false,
    acquire: false,
    channel: false,
    ready: false,
    race: false,
    all: false,
    cancelSelf: false,
  },
  pollable: {
    run: true,
    spawn: false,
    cancel: false,
  },
  callback: {
    setTimer: true,
    clearTimer: false,
    repeat: false,
    defer: false,
    advance: false,
    now: false,
    ending: false,
  },
};
/** The same as lists: they are asked for in every run. */
const PRIMITIVE_KEYS = {
  async: Object.keys(PRIMITIVES.async),
  coroutine: Object.keys(PRIMITIVES.coroutine),
  pollable: Object.keys(PRIMITIVES.pollable),
  callback: Object.keys(PRIMITIVES.callback),
};
const DEFINITION = ['name', 'form', 'supports', 'guarantees', 'deviations', 'create'];
/** @throws AdapterError that names the adapter, the key, what was expected and what was received. */
function checkDefinition(definition) {
  if (typeof definition !== 'object' || definition === null)
    throw new AdapterError(
      `defineScheduler: expected an object with ${list(DEFINITION)} but received ${show(definition)}`,
    );
  const given = definition;
  const name = typeof given.name === 'string' && given.name !== '' ? given.name : void 0;
  if (name === void 0)
    throw new AdapterError(
      `defineScheduler: name: expected a non-empty string but received ${show(given.name)}`,
    );
  const fail = failure(`scheduler '${name}'`);
  checkKeys(given, DEFINITION, '', fail);
  if (typeof given.form !== 'string' || !Object.hasOwn(PRIMITIVES, given.form))
    fail('form', list(Object.keys(PRIMITIVES)), given.form);
  if (typeof given.create !== 'function')
    fail('create', 'a function that returns the primitives', given.create);
  checkSupports(given.supports, given.form, fail);
  checkGuarantees(given.guarantees, fail);
  checkDeviations(given.deviations, fail);
}
/** @throws AdapterError as above, for what `create` returned. */
function checkPrimitives(scheduler, form, primitives, supports = NOTHING$3) {
  const fail = failure(`scheduler '${scheduler}'`);
  const required = PRIMITIVES[form];
  const keys = PRIMITIVE_KEYS[form];
  if (typeof primitives !== 'object' || primitives === null)
    fail('create', `an object with ${list(keys.filter((key) => required[key]))}`, primitives);
  const given = primitives;
  checkKeys(given, keys, 'create() → ', fail);
  for (const key of keys)
    if (given[key] === void 0 ? required[key] : typeof given[key] !== 'function')
      fail(`create() → ${key}`, `a function (form '${form}' needs it)`, given[key]);
  for (const { word, key } of ASKED_THROUGH[form])
    if (supports.has(word)) {
      if (given[key] === void 0)
        fail(`create() → ${key}`, `a function (supports '${word}' needs it)`, void 0);
    } else if (given[key] !== void 0 && key !== 'clearTimer')
      fail(`create() → ${key}`, `nothing, or '${word}' in supports: it would never be asked for`, given[key]);
  if (given.advance !== void 0 && given.now === void 0)
    fail(
      'create() → now',
      'a function (a scheduler with `advance` keeps its own time: `now` tells it)',
      void 0,
    );
}
const NOTHING$3 = /* @__PURE__ */ new Set();
/** Says in a few words what a value is, without running any of its code. */
function show(value) {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.length > 40 ? `${value.slice(0, 39)}…` : value);
    case 'function':
      return 'a function';
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? 'an array' : 'an object';
    default:
      return String(value);
  }
}
function failure(subject) {
  return (key, expected, received) => {
    throw new AdapterError(`${subject}: ${key}: expected ${expected} but received ${show(received)}`);
  };
}
/** No key but the known ones. */
function checkKeys(given, known, place, fail) {
  for (const key of Object.keys(given))
    if (!known.includes(key)) fail(`${place}${key}`, `one of the keys ${list(known)}`, key);
}
// src/forms/scheduler.ts
/**
 * Describes a scheduler to Fairtick.
 *
 * @throws AdapterError where a key is unknown or missing, or a value is of the wrong kind.
 * @example
 * defineScheduler({ name: 'p-limit', form: 'async', supports: ['limit'], guarantees: { order: 'fifo' },
 *   create({ limit }) { const run = pLimit(limit); return { spawn: (task) => run(task) } } })
 */
function defineScheduler(definition) {
  checkDefinition(definition);
  const { name, form, supports = [], guarantees = {} } = definition;
  return {
    name,
    definition,
    claims: {
      scheduler: name,
      form,
      supports: new Set(supports),
      guarantees,
    },
  };
}
/**
 * For what is called without types.
 *
 * @throws AdapterError where it is not what `defineScheduler` returns, but a bare definition or nothing like it.
 */
function assertScheduler(value, asker) {
  const given = value;
  if (given?.claims?.supports instanceof Set && typeof given.definition?.create === 'function') return;
  throw new AdapterError(
    `${asker}: expected a scheduler, as defineScheduler({ … }) returns it, but received ${show(value)}`,
  );
}
// src/clock/timer-queue.ts
/**
 * Timers by deadline: a 4-ary heap on typed arrays. Its arrays grow by doubling and are kept from run to run, so a queue
 * that has seen its largest run allocates nothing any more.
 *
 * Four children a node instead of two halve the depth, and the children's keys lie beside each other in memory (LaMarca
 * and Ladner, "The influence of caches on the performance of heaps", 1996). Positions are kept for each timer, so that
 * cancelling needs no search and leaves nothing behind.
 *
 * @example
 * const queue = new TimerQueue();
 * const id = queue.set(30, wake);
 * queue.nextDeadline(); // 30
 * queue.cancel(id); // true; a second time: false
 */
var TimerQueue = class {
  /** How many timers are pending. */
  size = 0;
  /** Of the heap's entry `i`: its deadline at `2i`, its turn among equal deadlines at `2i + 1`. */
  keys = new Float64Array(2 * FIRST_CAPACITY);
  /** Of the heap's entry `i`: the timer. */
  heap = new Int32Array(FIRST_CAPACITY);
  /** Of each timer: its entry in the heap; −1 where it is not pending. */
  entries = new Int32Array(FIRST_CAPACITY).fill(-1);
  /** Of each timer: how often its place has been taken. Part of the id, so that the id of a timer that is gone is not
   *  mistaken for the one that took its place. */
  generations = new Uint32Array(FIRST_CAPACITY);
  callbacks = new Array(FIRST_CAPACITY).fill(gone);
  /** A stack of places that were used and are free again. */
  free = new Int32Array(FIRST_CAPACITY);
  freeCount = 0;
  used = 0;
  order = 0;
  /**
   * Adds a timer; never throws for a finite `deadline`, whatever the time is. Returns its id, which is never 0; the id
   * of a timer that has fired, or was cancelled, is harmless for ever after.
   */
  set(deadline, callback) {
    let timer;
    if (this.freeCount > 0) timer = this.free[--this.freeCount];
    else {
      if (this.used === this.heap.length) this.grow();
      timer = this.used++;
    }
    const generation = (this.generations[timer] + 1) % GENERATIONS;
    this.generations[timer] = generation;
    this.callbacks[timer] = callback;
    this.rise(this.size++, timer, deadline, this.order++);
    return generation * CAPACITY + timer + 1;
  }
  /** True where the timer was pending. */
  cancel(id) {
    const timer = (id - 1) % CAPACITY;
    const entry = this.entries[timer];
    if (entry === void 0 || entry < 0) return false;
    if (this.generations[timer] !== (id - 1 - timer) / CAPACITY) return false;
    this.remove(entry, timer);
    return true;
  }
  /** Infinity where nothing is pending. */
  nextDeadline() {
    return this.size > 0 ? this.keys[0] : Number.POSITIVE_INFINITY;
  }
  /** Takes the timer with the earliest deadline out, equal deadlines in the order in which they were set. */
  shift() {
    if (this.size === 0) return void 0;
    const timer = this.heap[0];
    const callback = this.callbacks[timer];
    this.remove(0, timer);
    return callback;
  }
  /**
   * As `shift`, but of the timers with the earliest deadline it takes out the first that was set at another time than the
   * first of all (see `separate`), so after another duration; `shift` itself where there is none. Linear.
   */
  shiftOther() {
    const deadline = this.nextDeadline();
    const epoch = Math.floor(this.keys[1] / EPOCH);
    let other = 0;
    for (let entry = 1; entry < this.size; entry++) {
      if (this.keys[2 * entry] !== deadline) continue;
      const order = this.keys[2 * entry + 1];
      if (Math.floor(order / EPOCH) === epoch) continue;
      if (other === 0 || order < this.keys[2 * other + 1]) other = entry;
    }
    if (other === 0) return this.shift();
    const timer = this.heap[other];
    const callback = this.callbacks[timer];
    this.remove(other, timer);
    return callback;
  }
  /** What is set from here on is set at another time than what was set before. */
  separate() {
    this.order = (Math.floor(this.order / EPOCH) + 1) * EPOCH;
  }
  /** A mark between the timers that are set already and those that are not. */
  mark() {
    return this.order;
  }
  /** Is a timer due that was set before the mark was taken, and before all others? */
  isDue(time, mark) {
    return this.size > 0 && this.keys[0] <= time && this.keys[1] < mark;
  }
  /** The earliest deadline past this one; Infinity where there is none. Linear. */
  deadlineAfter(deadline) {
    let earliest = Number.POSITIVE_INFINITY;
    for (let entry = 0; entry < this.size; entry++) {
      const other = this.keys[2 * entry];
      if (other > deadline && other < earliest) earliest = other;
    }
    return earliest;
  }
  /** Drops what is pending. Ids given before stay harmless. */
  clear() {
    for (let i = 0; i < this.size; i++) this.release(this.heap[i]);
    this.size = 0;
    this.order = 0;
  }
  remove(entry, timer) {
    this.release(timer);
    const last = --this.size;
    if (entry === last) return;
    const moved = this.heap[last];
    const deadline = this.keys[2 * last];
    const order = this.keys[2 * last + 1];
    if (entry > 0 && this.isBefore(deadline, order, (entry - 1) >> 2))
      this.rise(entry, moved, deadline, order);
    else this.sink(entry, moved, deadline, order);
  }
  release(timer) {
    this.entries[timer] = -1;
    this.callbacks[timer] = gone;
    this.free[this.freeCount++] = timer;
  }
  rise(entry, timer, deadline, order) {
    let at = entry;
    while (at > 0) {
      const parent = (at - 1) >> 2;
      if (!this.isBefore(deadline, order, parent)) break;
      this.place(at, this.heap[parent], this.keys[2 * parent], this.keys[2 * parent + 1]);
      at = parent;
    }
    this.place(at, timer, deadline, order);
  }
  sink(entry, timer, deadline, order) {
    const { keys, size } = this;
    let at = entry;
    for (let child = 4 * at + 1; child < size; child = 4 * at + 1) {
      let first = child;
      const end = Math.min(child + 4, size);
      for (let other = child + 1; other < end; other++)
        if (this.isBefore(keys[2 * other], keys[2 * other + 1], first)) first = other;
      if (!(keys[2 * first] < deadline || (keys[2 * first] === deadline && keys[2 * first + 1] < order)))
        break;
      this.place(at, this.heap[first], keys[2 * first], keys[2 * first + 1]);
      at = first;
    }
    this.place(at, timer, deadline, order);
  }
  isBefore(deadline, order, entry) {
    const other = this.keys[2 * entry];
    return deadline < other || (deadline === other && order < this.keys[2 * entry + 1]);
  }
  place(entry, timer, deadline, order) {
    this.keys[2 * entry] = deadline;
    this.keys[2 * entry + 1] = order;
    this.heap[entry] = timer;
    this.entries[timer] = entry;
  }
  grow() {
    const capacity = this.heap.length * 2;
    if (capacity > CAPACITY)
      throw new RangeError(
        `${this.size} timers are pending, more than a timer queue holds. Most likely something sets timers in a loop: give the run a budget.`,
      );
    const { keys, heap, entries, generations, free } = this;
    this.keys = new Float64Array(2 * capacity);
    this.heap = new Int32Array(capacity);
    this.entries = new Int32Array(capacity).fill(-1);
    this.generations = new Uint32Array(capacity);
    this.free = new Int32Array(capacity);
    this.keys.set(keys);
    this.heap.set(heap);
    this.entries.set(entries);
    this.generations.set(generations);
    this.free.set(free);
    for (let i = heap.length; i < capacity; i++) this.callbacks.push(gone);
  }
};
const FIRST_CAPACITY = 4;
/** Places and generations together fill 2⁵¹: an id is an exact number, with room for marks above it. */
const CAPACITY = 2 ** 24;
const GENERATIONS = 2 ** 27;
/** Timers that can be set at one and the same time, and told apart from those that are set later. */
const EPOCH = 2 ** 20;
/** Stands where no callback is, so that the array stays one of functions and keeps nothing alive. */
function gone() {}
// src/laws/applicable.ts
/**
 * Why a law does not bind a scheduler; undefined where it does.
 *
 * @example whyNotApplicable(fifoStart, claims) // "p-limit does not claim order 'fifo'"
 */
function whyNotApplicable(law, claims) {
  for (const need of law.needs) {
    const reason = whyUnmet(need, claims);
    if (reason !== void 0) return `${claims.scheduler} ${reason}`;
  }
}
function whyUnmet(need, claims) {
  const { form, supports, guarantees } = claims;
  switch (need) {
    case 'limit':
      return supports.has('limit') ? void 0 : "does not support 'limit'";
    case 'cancel':
      return supports.has('cancel') || supports.has('abort') ? void 0 : "does not support 'cancel'";
    case 'abort':
    case 'cleanup':
    case 'idle':
    case 'pause':
    case 'clear':
    case 'set-limit':
    case 'lock':
    case 'channel':
    case 'rate':
      return supports.has(need) ? void 0 : `does not support '${need}'`;
    case 'timeout':
      if (supports.has('timeout') || supports.has('lock-timeout') || guarantees.timeLimit !== void 0)
        return void 0;
      return "does not support 'timeout'";
    case 'untimed':
      if (guarantees.timeLimit === void 0) return void 0;
      return 'guarantees a timeLimit: where more wait, more time out';
    case 'cut':
    case 'arms':
      if (
        supports.has('race') ||
        supports.has('all') ||
        (need === 'cut' && whyUnmet('cancel', claims) === void 0)
      )
        return void 0;
      return need === 'cut' ? "supports neither 'cancel' nor 'race'" : "supports neither 'race' nor 'all'";
    case 'stops':
      return guarantees.failure === 'stops' ? void 0 : 'does not claim that a failure stops';
    case 'permits':
      return supports.has('permits') || supports.has('weight') ? void 0 : "does not support 'permits'";
    case 'unlimited':
      if (supports.has('rate')) return "supports 'rate': its tasks wait for that as well as for turns";
      return supports.has('limit')
        ? "supports 'limit': its tasks wait for slots as well as for turns"
        : void 0;
    case 'fifo':
      return guarantees.order === 'fifo' ? void 0 : "does not claim order 'fifo'";
    case 'fifo-wake':
      return guarantees.order === 'fifo' || guarantees.joiners === 'fifo'
        ? void 0
        : "claims neither order 'fifo' nor joiners 'fifo'";
    case 'priority':
      if (!supports.has('priority')) return "does not support 'priority'";
      return guarantees.order === 'priority' || guarantees.order === 'fifo'
        ? void 0
        : "claims neither order 'priority' nor 'fifo'";
    case 'bypass':
      return guarantees.bypass === void 0 ? 'does not claim a bound on bypass' : void 0;
    case 'work-conserving':
      return guarantees.workConserving === true ? void 0 : 'does not claim workConserving';
    case 'deadlock-reporting':
      return guarantees.deadlock === 'throws' ? void 0 : "does not claim deadlock 'throws'";
    case 'prompt':
      return guarantees.resolution
        ? `claims a resolution of ${guarantees.resolution} ms: it asks tasks in an order of its own`
        : void 0;
    case 'steady':
      if (supports.has('rate'))
        return "supports 'rate': when a task starts is a matter of times that do not scale";
      return supports.has('limit') && guarantees.workConserving !== true
        ? "supports 'limit' and does not claim workConserving: a free slot may wait for a time of its own"
        : void 0;
    case 'nesting':
      return form === 'coroutine' || form === 'async'
        ? void 0
        : `is of form '${form}', whose tasks are not split over calls`;
    case 'families':
      return supports.has('spawn-nested') ? void 0 : "does not support 'spawn-nested'";
    case 'overlap':
      return guarantees.sleep === 'holds' ? "claims that a sleep holds everybody (sleep 'holds')" : void 0;
  }
}
// src/program/digest.ts
/**
 * Digests stand for results and errors where a number is needed (the `b` column of a trace, the oracle's answer). A result
 * is its 32-bit fold (−2³¹ … 2³¹−1); everything else lies outside that range, so a result is never mistaken for an error.
 */
const Digest = {
  /** A value that belongs to another task, or to none. */
  foreign: 8589934592,
  /** `error + 8 × task` for the Error object that task threw; `error + position in THROWN` for a falsy value. */
  error: 17179869184,
  /** Added to that for the Error object that task threw as it cleaned up. */
  atCleanup: 6,
  /** An error that no task threw (a TypeError of the scheduler, say). */
  foreignError: 34359738368,
  /** What a task that was cancelled ended with, however its scheduler says so. */
  cancelled: 68719476736,
};
/**
 * An expected task in the making. Until it has ended it counts as stuck, and `digest`, `finish` and `latestFinish` are
 * what it has come to so far.
 */
var Fate = class {
  outcome = 'unspawned';
  digest = 0;
  start = NaN;
  finish = NaN;
  latestFinish = NaN;
  /** The position of the next step. */
  at = 0;
  /** How many of its steps it takes: all of them, unless it is cancelled meanwhile. */
  stop;
  /** It never starts, and is not cancelled either. */
  isHeld = false;
  /** It is cancelled before its end; since when, ms, and at the latest, once that is known. */
  isCut = false;
  cutTime = NaN;
  latestCutTime = NaN;
  /** What it has to clean up at its end: how long that takes, ms, and at most. */
  cleanup = 0;
  latestCleanup = 0;
  /** Digests of what it throws as it cleans up, in the order of the steps: the last comes first. */
  failures = void 0;
  /** How many locks it holds, and since when at the latest, ms. */
  holds = 0;
  heldSince = 0;
  /** What it has joined or settled so far, the one that it waits for included. */
  awaited = void 0;
  /** Those that wait for its end. */
  waiting = void 0;
  dependencies = void 0;
  number;
  steps;
  /** Private to the language, not only to the type: the walk leads round in circles, which JSON cannot write. */
  #fates;
  constructor(number, steps, fates) {
    this.number = number;
    this.steps = steps;
    this.stop = steps.length;
    this.#fates = fates;
  }
  get dependsOn() {
    if (this.dependencies === void 0) {
      this.dependencies = new Set(this.awaited);
      for (const number of this.dependencies)
        for (const next of this.#fates[number].awaited ?? []) this.dependencies.add(next);
    }
    return this.dependencies;
  }
  /** It takes so many steps, and then it is cancelled; or it is `HELD`. A scheduler that repeats some takes more than it has. */
  cutAfter(steps) {
    this.isHeld = steps === -2;
    if (this.isHeld) return;
    this.isCut = true;
    this.stop = Math.min(steps, this.steps.length);
  }
  dependOn(task) {
    this.awaited ??= [];
    this.awaited.push(task);
  }
  fold(value) {
    this.digest = fold$1(this.digest, value);
  }
  giveUp() {
    this.digest = 0;
    this.finish = NaN;
    this.latestFinish = NaN;
  }
};
function fold$1(result, value) {
  return (Math.imul(result, 31) + value) | 0;
}
/** Whoever cancels it may have waited for what it holds: then it held that for the whole of the step in which it was stopped. */
function latestBreak({ leastSleep, lateness }, { isCut, steps, stop }) {
  const step = isCut ? steps[stop] : void 0;
  if (step === void 0) return 0;
  return lateness + ('sleep' in step ? Math.max(step.sleep, leastSleep) : 0);
}
// src/trace/event.ts
/** Codes of the `kind` column. `a` and `b` are the event's two arguments. */
const Kind = {
  /** `task` asks the scheduler to run task `a`, which is given as a promise that is kept after `b` ms. */
  spawn: 0,
  /** `task` is about to run its first step. */
  start: 1,
  /** `task` folds `b` into its result; `a` is the step's position. */
  emit: 2,
  /** `task` holds the processor for `b` ms from this event's time on; `a` is the step's position. */
  work: 3,
  /** `task` gives its turn away, for reason `a` (see `Reason`); `b`: ms for a sleep, the awaited task for a join or settle,
   *  whom to cancel for a cancel, the new limit for a set-limit, `priorityArgument(task, priority)` for a set-priority,
   *  `lockArgument(lock, permits)` for an acquire, the channel for a send or a receive, how often for a loop, the position of the
   *  last arm for a race or a whole. A cancel, and what controls the scheduler, is asked for here and granted by the time of its resume. */
  suspend: 4,
  /** `task` goes on. `a` and `b` repeat those of its suspension. */
  resume: 5,
  /** A join or settle gave `task` what task `a` ended with, as the digest `b`. */
  deliver: 6,
  /** `task` ended: `a` is 0 where it returned, 1 where it threw; `b` is the digest of its result or error. */
  finish: 7,
  /** The scheduler closed `task` (`return()` on its generator, or a throw into what it cancelled) before its end; `a`: the position of the step it stood at. */
  close: 8,
  /** The scheduler continued `task` when it was not waiting to be continued (an extra continuation). */
  stray: 9,
  /** The clock moves from this event's time to `b` with the processor idle; `task` is −1. `a` is 0 in a polite world, else
   *  `8 × lateness + Deviation`; a deviation is told even where the clock does not move. */
  advance: 10,
  /** From here on `task` has something to clean up; `a`: the step's position, `b`: for how many ms. */
  defer: 11,
  /** `task` begins to clean up, and is done with it; `a` and `b` repeat those of its `defer`. */
  cleanup: 12,
  cleaned: 13,
  /** `task` gives back what it holds of lock `a`; `b` permits, or −b where not a step but its end does. */
  release: 14,
  /** `task` sends `b` on channel `a`. */
  send: 15,
  /** `task` was given the value that was the `b`th to be sent on channel `a`, from 0 on; or `Received`. */
  receive: 16,
  /** `task` closes channel `a`. */
  shut: 17,
  /** The time of `task` is up: its own, and `a` is −1; or that of its wait for a lock, and `a` is 0, `b` that of its suspension: it goes on
   *  without. Of its own this is where the scheduler first says so, to whoever it may be. */
  expire: 18,
  /** The request of `task` to cancel task `a` came back with an error that somebody threw as it cleaned up, as the digest `b`. */
  hear: 19,
};
/** Codes of why a task is suspended, or, in `Waits`, waits to start. */
const Reason = {
  start: 0,
  yield: 1,
  sleep: 2,
  join: 3,
  settle: 4,
  cancel: 5,
  idle: 6,
  pause: 7,
  resume: 8,
  clear: 9,
  'set-limit': 10,
  acquire: 11,
  send: 12,
  receive: 13,
  loop: 14,
  'set-priority': 15,
  race: 16,
  all: 17,
};
/** In place of a position: nobody sent that; the channel is closed. */
const Received = {
  foreign: -1,
  closed: -2,
};
/** What a set-priority writes into `b`: of which task, and which priority. */
function priorityArgument(task, priority) {
  return 4096 * task + 2048 + priority;
}
function reprioritised(argument) {
  return Math.floor(argument / 4096);
}
function priorityOf(argument) {
  return (argument % 4096) - 2048;
}
/** What an acquire writes into `b`: which lock, and how many of its permits. */
function lockArgument(lock, permits) {
  return 8 * permits + lock;
}
function lockOf(argument) {
  return argument % 8;
}
function permitsOf(argument) {
  return Math.floor(argument / 8);
}
// src/trace/cuts.ts
/**
 * Reads off the events who was cancelled, and after how many steps. Where a parent's end does not leave its children
 * alone (`scope`), what a cancelled task had spawned may be cancelled with it; where it cancels them, with one that ended in any way;
 * where the first failure ends the whole (`failsFast`), it clears what waits.
 *
 * A task takes its last step some turns before its scheduler counts it as ended. A request that comes before
 * the clock next moves idly, and before anybody was given its result, may *overrule* its end: then all are told that it was
 * cancelled. One whose time is up counts as cancelled then; it may go on, and then has taken all steps that it takes. Linear in the events, but for clears, each of which looks at all tasks; undefined for a program that cancels,
 * clears and pauses nothing.
 */
function findCuts(events, code, scope = 'detached', resolution = 0, failsFast = false) {
  if (!code.cuts && scope !== 'cancels' && !(failsFast && hasFailure(events))) return void 0;
  const tasks = code.tasks.length;
  const asked = new Int32Array(tasks).fill(-1);
  const granted = new Int32Array(tasks).fill(-1);
  const expired = new Int32Array(tasks).fill(-1);
  const upSince = new Int32Array(tasks).fill(-1);
  const taken = new Int32Array(tasks);
  const ended = new Uint8Array(tasks);
  const disputed = new Int32Array(tasks).fill(-1);
  const delivered = new Uint8Array(tasks);
  const steps = new Int32Array(tasks).fill(-1);
  const finishedAt = new Int32Array(tasks).fill(-1);
  const started = new Uint8Array(tasks);
  const cleared = new Uint8Array(tasks);
  const spawned = new Uint8Array(tasks);
  const spawnedAt = new Int32Array(tasks).fill(-1);
  let isPaused = false;
  let rest = -1;
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i];
    switch (events.kind[i]) {
      case Kind.emit:
      case Kind.work:
        taken[task]++;
        break;
      case Kind.defer:
        if (code.tasks[task]?.[events.a[i]]?.kind !== 'guarded-sleep') taken[task]++;
        break;
      case Kind.spawn:
        taken[task]++;
        spawned[events.a[i]] = 1;
        spawnedAt[events.a[i]] = i;
        break;
      case Kind.start:
        started[task] = 1;
        if (cleared[task] === 1) asked[task] = -1;
        break;
      case Kind.release:
        if (events.b[i] > 0) taken[task]++;
        break;
      case Kind.suspend: {
        if (isHalt$1(events.a[i]) && isOwn(task) && granted[task] === -1) granted[task] = i;
        if (events.a[i] === Reason.clear) clear(i);
        else if (events.a[i] === Reason.pause) isPaused = true;
        else if (events.a[i] === Reason.resume) isPaused = false;
        if (events.a[i] !== Reason.cancel) break;
        taken[task]++;
        const target = events.b[i];
        if (expired[target] >= 0) break;
        if (ended[target] === 0) {
          if (asked[target] === -1) asked[target] = i;
        } else if (disputed[target] === -1 && delivered[target] === 0 && finishedAt[target] > rest)
          disputed[target] = i;
        break;
      }
      case Kind.resume: {
        if (events.a[i] === Reason.race || events.a[i] === Reason.all) {
          endArms(i);
          break;
        }
        if (events.a[i] !== Reason.cancel) {
          taken[task]++;
          break;
        }
        const target = events.b[i];
        if (target === task && isOwn(task)) break;
        if (expired[target] === -1 && ended[target] === 0 && granted[target] === -1) granted[target] = i;
        break;
      }
      case Kind.deliver: {
        const target = events.a[i];
        if (disputed[target] >= 0 && delivered[target] === 0 && events.b[i] === Digest.cancelled) {
          asked[target] = disputed[target];
          steps[target] = taken[target];
        } else if (events.b[i] === Digest.cancelled && delivered[target] === 0 && isOverruled(target))
          steps[target] = taken[target];
        delivered[target] = 1;
        break;
      }
      case Kind.advance:
        if (events.b[i] > events.time[i]) rest = i;
        break;
      case Kind.expire:
        if (events.a[i] >= 0) {
          taken[task]++;
          break;
        }
        if (asked[task] !== -1 || delivered[task] === 1) break;
        asked[task] = i;
        expired[task] = i;
        upSince[task] = noticedAt(i);
        break;
      case Kind.finish:
        ended[task] = 1;
        finishedAt[task] = i;
        if (failsFast && task > 0 && events.a[i] === 1) clear(i);
    }
  }
  for (let task = 1; task < tasks; task++)
    if ((ended[task] === 0 && isCut(task)) || expired[task] >= 0) steps[task] = taken[task];
    else if (isPaused && spawned[task] === 1 && started[task] === 0) steps[task] = -2;
  if (!code.cuts && steps.every((taken) => taken === -1)) return void 0;
  return {
    asked,
    granted,
    expired,
    upSince,
    steps,
  };
  function isOwn(task) {
    return asked[task] >= 0 && events.task[asked[task]] === task && events.b[asked[task]] === task;
  }
  /** It is over, and who has not ended by then is cancelled. */
  function endArms(event) {
    const step = code.tasks[events.task[event]]?.[events.b[event]];
    if (step?.kind !== 'race' && step?.kind !== 'all') return;
    for (const arm of step.arms) {
      if (ended[arm] === 1 || asked[arm] !== -1) continue;
      asked[arm] = event;
      granted[arm] = event;
    }
  }
  function clear(event) {
    for (let task = 1; task < tasks; task++) {
      if (spawned[task] === 0 || started[task] === 1 || asked[task] !== -1) continue;
      asked[task] = event;
      cleared[task] = 1;
    }
  }
  /** It ended after somebody had asked to cancel it and before that came back, and a timeout watches over it: what watches was cancelled. */
  function isOverruled(task) {
    if (isOwn(task) && ended[task] === 1) return true;
    if ((code.timeouts?.[task] ?? 0) === 0 || asked[task] < 0 || ended[task] === 0) return false;
    return granted[task] === -1 || granted[task] > finishedAt[task];
  }
  /** Its scheduler can have seen it since the clock last moved, or work took it there. */
  function noticedAt(expire) {
    const task = events.task[expire];
    const spawn = spawnedAt[task];
    const ms = code.timeouts?.[task] ?? 0;
    const up = (events.time[spawn] ?? 0) + (ms === Number.POSITIVE_INFINITY ? 0 : ms);
    let first = Math.max(rest, spawn) + 1;
    const early = events.time[expire] - resolution;
    while (resolution > 0 && first > spawn + 1 && events.time[first - 1] >= early) first--;
    while (first < expire && (events.time[first] < up || events.kind[first] === Kind.advance)) first++;
    return ended[task] === 1 ? Math.min(finishedAt[task], first) : first;
  }
  function isCut(task) {
    if (asked[task] >= 0) return true;
    const parent = code.parents[task];
    if (code.arms?.[task] !== void 0 && parent > 0 && ended[parent] === 0 && isCut(parent)) return true;
    if (scope === 'detached') return false;
    for (let above = code.parents[task]; above >= 0; above = code.parents[above]) {
      if (scope === 'cancels' && ended[above] === 1) return true;
      if (asked[above] >= 0 && ended[above] === 0) return true;
    }
    return false;
  }
}
/** Does a task that gives its turn away for this reason surely wait? */
function isHalt$1(reason) {
  return reason === Reason.sleep || reason === Reason.yield;
}
function hasFailure({ length, kind, task, a }) {
  for (let i = 0; i < length; i++) if (kind[i] === Kind.finish && a[i] === 1 && task[i] > 0) return true;
  return false;
}
/** Was the task cancelled or cleared, or its time up, and did it not end, or was its end overruled? */
function isCut$1(cuts, task) {
  return cuts !== void 0 && cuts.steps[task] >= 0;
}
/** Was its time up before that event? */
function isExpired(cuts, task, before = Number.POSITIVE_INFINITY) {
  return cuts !== void 0 && cuts.expired[task] >= 0 && cuts.expired[task] < before;
}
/** Was the time of some task up? Then what it was told of, and when, says of nobody when he could have ended. */
function isAnyExpired(cuts) {
  return cuts?.expired.some((event) => event >= 0) ?? false;
}
// src/program/program.ts
const COMBINATORS = ['race', 'all'];
const LOCK_KEYS = ['k', 'l', 'm', 'n'];
const CHANNELS = ['c', 'd', 'e'];
const THROWN = ['error', 'undefined', 'null', 'false', 'zero', 'empty'];
const SPELLINGS = ['text', 'nan', 'negative'];
/** The step's one key, modifiers aside, which stand behind it. A search asks for it millions of times: asking for each key
 *  in turn takes seven times as long, since steps of twenty shapes are more than V8 remembers at one place. */
function kindOf(step) {
  for (const key in step)
    if (key !== 'sync' && key !== 'priority' && key !== 'weight' && key !== 'value' && !isRare(key))
      return key;
  throw new TypeError('A step without a key is none: parse foreign programs before they are run.');
}
function isRare(key) {
  return (
    key === 'times' ||
    key === 'as' ||
    key === 'finally' ||
    key === 'below' ||
    key === 'after' ||
    key === 'for' ||
    key === 'timeout' ||
    key === 'throws'
  );
}
/** Steps + tasks, the main task included: the measure that shrinking lowers first. */
function sizeOf(program) {
  let size = program.tasks.length;
  for (const task of program.tasks) size += task.steps.length;
  return size;
}
// src/program/nearest.ts
/**
 * The word that was probably meant, for messages of the kind "did you mean "sleep"?": the nearest by edit distance
 * (Levenshtein 1966, with swapped neighbours as one edit), or undefined where none is near enough to be worth naming.
 *
 * @example nearest('slep', ['sleep', 'settle']) // 'sleep'
 */
function nearest(word, words) {
  let best;
  let least = word.length < 4 ? 2 : 3;
  for (const candidate of words) {
    if (Math.abs(word.length - candidate.length) >= least) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < least && distance < candidate.length) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}
function editDistance(from, to) {
  let before = [];
  let last = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      let edits = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        edits = Math.min(edits, before[j - 2] + 1);
      row.push(edits);
    }
    before = last;
    last = row;
  }
  return last[to.length];
}
// src/program/fault.ts
/** @example jsonPath({ task: 2, step: 0, key: 'join' }) // 'tasks[2].steps[0].join' */
function jsonPath({ task, step, key }) {
  let path = '';
  if (task !== void 0) path += `.tasks[${task}]`;
  if (step !== void 0) path += `.steps[${step}]`;
  if (key !== void 0) path += `.${key}`;
  return path === '' ? 'program' : path.slice(1);
}
/** The end of a reason: names what came instead, and cuts it short, since foreign data may be of any size. */
function received$1(value) {
  if (typeof value === 'string') return `received ${quoted(value)}`;
  if (value === void 0) return 'received nothing';
  if (Array.isArray(value)) return `received an array of ${value.length}`;
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return `received ${value}`;
  return `received ${typeof value === 'object' ? 'an object' : `a ${typeof value}`}`;
}
/** @example misspelt('a step', 'slep', ['sleep']) // 'Expected a step but received "slep"; did you mean "sleep"?' */
function misspelt(expected, word, words) {
  const meant = nearest(word, words);
  const hint = meant === void 0 ? '' : `; did you mean "${meant}"?`;
  return `Expected ${expected} but ${received$1(word)}${hint}`;
}
function quoted(text) {
  return text.length <= LONGEST ? JSON.stringify(text) : `${JSON.stringify(text.slice(0, LONGEST))}…`;
}
function alternatives(words) {
  const all = words.map((word) => `"${word}"`);
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
}
const LONGEST = 40;
// src/program/channels.ts
/** Values that a channel holds before its sender must wait; of 0, each waits for the other (a rendezvous). */
const CAPACITIES = {
  c: 0,
  d: 1,
  e: 2,
};
/** Of a channel by its position in `CHANNELS`. */
function capacityOf(channel) {
  return CAPACITIES[CHANNELS[channel]];
}
/**
 * The rules of channels: one task sends, and closes behind its last value; one other receives; nobody is cancelled,
 * cleared or timed out.
 *
 * So what is received does not depend on the schedule (Kahn 1974): each task waits for one certain thing at a time. That goes
 * for a program that comes to a standstill as well: who sends what nobody receives is stuck, whoever schedules.
 */
function findChannelFault(program) {
  let fault;
  judge$2(program, (task, step, key, reason) => {
    fault ??= {
      place: {
        task,
        step,
        key,
      },
      reason,
    };
  });
  return fault;
}
/** The program without the steps that break the rules of channels; the same where none does. */
function keepChannels(program) {
  const illegal = /* @__PURE__ */ new Set();
  const places = /* @__PURE__ */ new Set();
  judge$2(program, (task, step) => {
    illegal.add(program.tasks[task].steps[step]);
    places.add(`${task} ${step}`);
  });
  if (illegal.size === 0) return program;
  return {
    tasks: program.tasks.map(({ name, steps }, task) => ({
      name,
      steps: steps.filter((_, step) => !places.has(`${task} ${step}`)),
    })),
  };
}
function cutsShort(step) {
  return 'cancel' in step || 'clear' in step || ('spawn' in step && step.timeout !== void 0);
}
function judge$2({ tasks }, tell) {
  if (!tasks.some(({ steps }) => steps.some(isExchange))) return;
  const cancels = tasks.some(({ steps }) => steps.some(cutsShort));
  const all = /* @__PURE__ */ new Map();
  for (let task = 0; task < tasks.length; task++) {
    const { steps } = tasks[task];
    for (let at = 0; at < steps.length; at++) {
      const step = steps[at];
      const channel = channelOf$1(step);
      if (channel === void 0) continue;
      const ends = all.get(channel) ?? {
        sender: -1,
        receiver: -1,
        closed: false,
      };
      all.set(channel, ends);
      const kind = kindOf(step);
      const reason = cancels
        ? 'Expected no channels in a program that cancels or clears, or times tasks out'
        : takeEnd(ends, kind, task, channel);
      if (reason !== void 0) tell(task, at, kind, reason);
    }
  }
}
/** Why a task may not do that with a channel; undefined where it may, and then it is noted. */
function takeEnd(ends, kind, task, channel) {
  if (kind === 'receive') {
    if (ends.sender === task)
      return `Expected another task to receive from ${channel} than the one that sends`;
    if (ends.receiver >= 0 && ends.receiver !== task)
      return `Expected one task to receive from ${channel} but this is another`;
    ends.receiver = task;
    return;
  }
  if (ends.receiver === task)
    return `Expected another task to send on ${channel}, and to close it, than the one that receives`;
  if (ends.sender >= 0 && ends.sender !== task)
    return `Expected one task to send on ${channel}, and to close it, but this is another`;
  if (ends.closed) return `Expected nothing behind the close of ${channel}`;
  ends.sender = task;
  ends.closed = kind === 'close';
}
/** The channel that a step sends on, receives from or closes. */
function channelOf$1(step) {
  if ('send' in step) return step.send;
  if ('receive' in step) return step.receive;
  return 'close' in step ? step.close : void 0;
}
function isExchange(step) {
  return channelOf$1(step) !== void 0;
}
// src/program/locks.ts
/** The first step that breaks the rules of locks. */
function findLockFault({ tasks }) {
  for (let task = 0; task < tasks.length; task++) {
    const { steps } = tasks[task];
    const holding = { held: 0 };
    for (let step = 0; step < steps.length; step++) {
      const reason = follow$2(holding, steps[step]);
      if (reason !== void 0)
        return {
          place: {
            task,
            step,
            key: keyOf$1(steps[step]),
          },
          reason,
        };
    }
  }
}
/** The steps without those that break the rules of locks; the same list where none does. */
function keepLegal(steps) {
  if (!steps.some((step) => 'acquire' in step || 'release' in step)) return steps;
  const holding = { held: 0 };
  const legal = steps.filter((step) => follow$2(holding, step) === void 0);
  return legal.length === steps.length ? steps : legal;
}
/** The program without those steps. */
function withLegalLocks({ tasks }) {
  return {
    tasks: tasks.map(({ name, steps }) => ({
      name,
      steps: keepLegal(steps),
    })),
  };
}
/** The locks that a task still holds after these steps, in their order. */
function heldAfter(steps) {
  const holding = { held: 0 };
  for (const step of steps) follow$2(holding, step);
  return locksIn(holding.held);
}
/** Why the step breaks the rules; undefined where it does not, and then it is noted. */
function follow$2(holding, step) {
  const { held } = holding;
  if ('acquire' in step) {
    const bit = bitOf(step.acquire);
    if (held >= bit)
      return `Expected a lock after ${last(held)}, which is held here, but received ${quoted(step.acquire)}`;
    holding.held |= bit;
  } else if ('release' in step) {
    const bit = bitOf(step.release);
    if ((held & bit) === 0) return `Expected a lock that is held here but received ${quoted(step.release)}`;
    holding.held &= ~bit;
  } else if (held !== 0 && waitsForOthers(step))
    return `Expected no wait for other tasks while a lock is held, as ${last(held)} is here`;
}
/** A close may tell one that waits, and needs nobody for that. */
function waitsForOthers(step) {
  return 'join' in step || 'settle' in step || 'idle' in step || 'send' in step || 'receive' in step;
}
function bitOf(key) {
  return 1 << LOCK_KEYS.indexOf(key);
}
function last(held) {
  return locksIn(held).at(-1);
}
function locksIn(held) {
  return LOCK_KEYS.filter((_, lock) => (held & (1 << lock)) !== 0);
}
function keyOf$1(step) {
  return Object.keys(step)[0];
}
// src/program/visibility.ts
/** Of a program in which every task but main is spawned by one step, and none by itself or a descendant. */
function spawnTree(program) {
  const { tasks } = program;
  const numbers = taskNumbers(program);
  const parents = new Int32Array(tasks.length).fill(-1);
  const spawnedAt = new Int32Array(tasks.length).fill(-1);
  const arms = new Uint8Array(tasks.length);
  for (let task = 0; task < tasks.length; task++) {
    const { steps } = tasks[task];
    for (let i = 0; i < steps.length; i++) {
      const step = steps[i];
      if (!('spawn' in step)) continue;
      const child = numbers.get(step.spawn);
      parents[child] = task;
      spawnedAt[child] = i;
      if ('for' in step) arms[child] = 1;
    }
  }
  return {
    parents,
    spawnedAt,
    arms,
  };
}
/** Is `target` visible in `task` at its step `at`? Takes time in proportion to the depth of `task`. */
function isVisible(tree, target, task, at) {
  if (tree.arms[target] === 1) return false;
  const parent = tree.parents[target];
  let before = at;
  for (let scope = task; scope >= 0; scope = tree.parents[scope]) {
    if (scope === parent) return tree.spawnedAt[target] < before;
    before = tree.spawnedAt[scope];
  }
  return false;
}
/** Task numbers such that each comes after its children and after the earlier children of all its ancestors. */
function postorder(program) {
  const numbers = taskNumbers(program);
  const order = [];
  const stack = [0];
  while (stack.length > 0) {
    const task = stack.pop();
    order.push(task);
    for (const step of program.tasks[task].steps) if ('spawn' in step) stack.push(numbers.get(step.spawn));
  }
  return order.reverse();
}
/** The position of each task in `program.tasks`. */
function taskNumbers(program) {
  const numbers = /* @__PURE__ */ new Map();
  for (let i = 0; i < program.tasks.length; i++) numbers.set(program.tasks[i].name, i);
  return numbers;
}
// src/program/references.ts
/** How deep spawns may nest: a child of main has depth 1. */
const DEEPEST = 100;
/**
 * The first fault among the names that steps refer to. None is left where each task but main is spawned exactly once,
 * the spawns form a tree under main, and every join, settle or cancel names a task that is visible there (see `SpawnTree`).
 */
function findFault(program) {
  const numbers = taskNumbers(program);
  return (
    findUnknown(program, numbers) ??
    findSpawnFault(program, numbers) ??
    findHidden(program, numbers) ??
    findLockFault(program) ??
    findChannelFault(program)
  );
}
function findUnknown(program, numbers) {
  for (let task = 0; task < program.tasks.length; task++) {
    const { steps } = program.tasks[task];
    for (let step = 0; step < steps.length; step++) {
      const reference = referenceOf(program, task, step);
      if (reference === void 0 || numbers.has(reference.name)) continue;
      const { key, name } = reference;
      return {
        place: {
          task,
          step,
          key,
        },
        reason: misspelt('the name of a task', name, [...numbers.keys()]),
      };
    }
  }
}
/** Expects that every name is known. */
function findSpawnFault(program, numbers) {
  const { tasks } = program;
  const spawned = /* @__PURE__ */ new Map();
  for (let task = 0; task < tasks.length; task++) {
    const { name, steps } = tasks[task];
    for (let step = 0; step < steps.length; step++) {
      const reference = referenceOf(program, task, step);
      if (reference?.key !== 'spawn') continue;
      const child = reference.name;
      const place = {
        task,
        step,
        key: 'spawn',
      };
      if (numbers.get(child) === 0)
        return {
          place,
          reason: `Expected a task other than the main task but received ${quoted(child)}`,
        };
      const first = spawned.get(child);
      if (first !== void 0)
        return {
          place,
          reason: `Expected each task to be spawned once but ${child} is also spawned by ${first}`,
        };
      spawned.set(child, name);
    }
  }
  for (let task = 1; task < tasks.length; task++) {
    const { name } = tasks[task];
    if (!spawned.has(name))
      return {
        place: { task },
        reason: `Expected a step that spawns ${name} but no task does`,
      };
  }
  return findDeepOrCyclic(program, spawnTree(program));
}
/** Each task has one parent now. So a task that is not below main is on a cycle of spawns, or below one. */
function findDeepOrCyclic(program, { parents, spawnedAt }) {
  const depths = new Int32Array(parents.length).fill(-1);
  depths[0] = 0;
  for (let task = 1; task < parents.length; task++) {
    const path = [];
    let above = task;
    while (depths[above] === -1 && path.length <= parents.length) {
      path.push(above);
      above = parents[above];
    }
    if (depths[above] === -1) return cyclic(program, above, parents, spawnedAt);
    for (const below of path.reverse()) {
      const parent = parents[below];
      depths[below] = depths[parent] + 1;
      if (depths[below] <= DEEPEST) continue;
      return {
        place: {
          task: parent,
          step: spawnedAt[below],
          key: 'spawn',
        },
        reason: `Expected at most ${DEEPEST} levels of spawns but received one more`,
      };
    }
  }
}
/** `task` is on the cycle. */
function cyclic(program, task, parents, spawnedAt) {
  const cycle = [program.tasks[task].name];
  for (let above = parents[task]; above !== task; above = parents[above])
    cycle.push(program.tasks[above].name);
  const shown = cycle.length <= 5 ? cycle : [...cycle.slice(0, 4), '…'];
  return {
    place: {
      task: parents[task],
      step: spawnedAt[task],
      key: 'spawn',
    },
    reason: `Expected spawns that lead down from main but received a cycle: ${[...shown, cycle[0]].join(', spawned by ')}`,
  };
}
/** Expects that the spawns form a tree under main. */
function findHidden(program, numbers) {
  const tree = spawnTree(program);
  for (let task = 0; task < program.tasks.length; task++) {
    const { name, steps } = program.tasks[task];
    for (let step = 0; step < steps.length; step++) {
      const reference = referenceOf(program, task, step);
      if (reference === void 0 || reference.key === 'spawn') continue;
      const target = numbers.get(reference.name);
      if (isVisible(tree, target, task, step) || isOfItself(reference, target, task)) continue;
      return {
        place: {
          task,
          step,
          key: reference.key,
        },
        reason: `Expected a task that ${name} can see at this step (spawned before it by ${name} or by those above it) but received ${whyHidden(program, tree, target, task)}`,
      };
    }
  }
}
function whyHidden(program, tree, target, task) {
  const { name } = program.tasks[target];
  if (target === task) return `${name} itself`;
  if (tree.arms[target] === 1) return `${name}, which is an arm`;
  const parent = tree.parents[target];
  for (let above = task; above >= 0; above = tree.parents[above]) {
    if (above === target) return `${name}, which is above it`;
    if (above === parent) return `${name}, which is spawned later`;
  }
  return `${name}, which ${program.tasks[parent].name} spawns for itself`;
}
/** Any task but main may cancel itself. */
function isOfItself({ key }, target, task) {
  return key === 'cancel' && target === task && task > 0;
}
function referenceOf(program, task, at) {
  const step = program.tasks[task].steps[at];
  if ('spawn' in step)
    return {
      key: 'spawn',
      name: step.spawn,
    };
  if ('join' in step)
    return {
      key: 'join',
      name: step.join,
    };
  if ('settle' in step)
    return {
      key: 'settle',
      name: step.settle,
    };
  if ('cancel' in step)
    return {
      key: 'cancel',
      name: step.cancel,
    };
  if ('set-priority' in step)
    return {
      key: 'set-priority',
      name: step['set-priority'],
    };
}
// src/program/modifiers.ts
/** Priority; the lowest is its opposite. */
const HIGHEST = 1e3;
const MOST_WEIGHT = 1e3;
const MOST_TIMES = 1e3;
const LONGEST_MS$1 = 1e9;
/** As many as a program may have tasks. */
const MOST_BELOW = 1e3;
const RULES = {
  sync: {
    kind: 'throw',
    expected: 'true, or no "sync" at all,',
    isLegal: (value) => value === true,
  },
  priority: {
    kind: 'spawn',
    needed: 'set-priority',
    expected: `a whole number from -${HIGHEST} to ${HIGHEST}`,
    isLegal: (value) => isInteger(value) && Math.abs(value) <= HIGHEST,
  },
  weight: {
    kind: 'acquire',
    expected: `a whole number from 2 to ${MOST_WEIGHT}, or no "weight" at all for 1,`,
    isLegal: (value) => isInteger(value) && value >= 2 && value <= MOST_WEIGHT,
  },
  value: {
    kind: 'send',
    needed: 'send',
    expected: `a whole number from ${-(2 ** 31)} to ${2 ** 31 - 1}`,
    isLegal: isInteger,
  },
  times: {
    kind: 'sleep',
    expected: `a whole number from 1 to ${MOST_TIMES}`,
    isLegal: (value) => isInteger(value) && value >= 1 && value <= MOST_TIMES,
  },
  as: {
    kind: 'sleep',
    expected: `${alternatives(SPELLINGS)}, and of a "sleep" that is not 0 "text",`,
    isLegal: (value, { sleep }) => SPELLINGS.includes(value) && (value === 'text' || sleep === 0),
  },
  finally: {
    kind: 'sleep',
    expected: `a number of ms from 0 to ${LONGEST_MS$1}, and no "times" or "as" beside it,`,
    isLegal: (value, { times, as }) =>
      typeof value === 'number' && value >= 0 && value <= LONGEST_MS$1 && times === void 0 && as === void 0,
  },
  below: {
    kind: 'idle',
    expected: `a whole number from 1 to ${MOST_BELOW}, and an "idle" that is true,`,
    isLegal: (value, { idle }) => isInteger(value) && value >= 1 && value <= MOST_BELOW && idle === true,
  },
  timeout: {
    kind: 'spawn',
    orKind: 'acquire',
    expected: `a number of ms from 1 to ${LONGEST_MS$1} (of a "spawn" also 0 for none)`,
    isLegal: (value, { spawn }) =>
      typeof value === 'number' && value <= LONGEST_MS$1 && (value >= 1 || (value === 0 && spawn !== void 0)),
  },
  after: {
    kind: 'spawn',
    expected: `a number of ms from 0 to ${LONGEST_MS$1}`,
    isLegal: (value) => typeof value === 'number' && value >= 0 && value <= LONGEST_MS$1,
  },
  for: {
    kind: 'spawn',
    expected: `${alternatives(COMBINATORS)}, and nothing else beside it,`,
    isLegal: (value, { priority, after, timeout }) =>
      COMBINATORS.includes(value) && [priority, after, timeout].every((other) => other === void 0),
  },
  throws: {
    kind: 'cleanup',
    expected: `${alternatives(THROWN)}, or no "throws" at all,`,
    isLegal: (value) => THROWN.includes(value),
  },
};
const MODIFIERS = Object.keys(RULES);
/** A key that is neither a kind of step nor a modifier. */
function strayFault(keys, kinds) {
  const known = [...kinds, ...MODIFIERS];
  const stray = keys.find((key) => !known.includes(key));
  if (stray === void 0) return void 0;
  return { reason: misspelt(`a step (${alternatives(kinds)})`, stray, known) };
}
/** What stands beside the key of a kind, and must not; or is missing. */
function modifierFault(json, kind) {
  for (const key of MODIFIERS) {
    const rule = RULES[key];
    const isMissing = kind === rule.needed;
    if (!Object.hasOwn(json, key) && !isMissing) continue;
    if (kind !== rule.kind && kind !== rule.orKind && kind !== rule.needed) {
      const others = rule.orKind === void 0 ? '' : ` or ${withArticle(rule.orKind)}`;
      return {
        key,
        reason: `Expected "${key}" on ${withArticle(rule.kind)}${others} only but received it on ${withArticle(kind)}`,
      };
    }
    if (!rule.isLegal(json[key], json))
      return {
        key,
        reason: `Expected ${rule.expected} but ${received$1(json[key])}`,
      };
  }
}
/** The step with what its JSON says more of it. JSON knows −0, but a program that went through JSON.stringify has lost it. */
function withModifiers(step, json) {
  const { priority, weight, value, times, as, below, timeout, after } = json;
  const timed = timeout === void 0 ? {} : { timeout: timeout + 0 };
  if ('idle' in step && below !== void 0)
    return {
      idle: true,
      below,
    };
  if ('spawn' in step && json.for !== void 0)
    return {
      spawn: step.spawn,
      for: json.for,
    };
  if ('spawn' in step)
    return {
      spawn: step.spawn,
      ...(priority === void 0 ? {} : { priority: priority + 0 }),
      ...timed,
      ...(after === void 0 ? {} : { after: after + 0 }),
    };
  if ('acquire' in step && typeof weight === 'number')
    return {
      acquire: step.acquire,
      weight,
      ...timed,
    };
  if ('acquire' in step)
    return {
      acquire: step.acquire,
      ...timed,
    };
  if ('set-priority' in step)
    return {
      ...step,
      priority: priority + 0,
    };
  if ('send' in step)
    return {
      send: step.send,
      value: value + 0,
    };
  if ('cleanup' in step && json.throws !== void 0)
    return {
      ...step,
      throws: json.throws,
    };
  if ('sleep' in step && json.finally !== void 0)
    return {
      sleep: step.sleep,
      finally: json.finally + 0,
    };
  if ('sleep' in step && (times !== void 0 || as !== void 0))
    return {
      sleep: step.sleep,
      ...(times === void 0 ? {} : { times }),
      ...(as === void 0 ? {} : { as }),
    };
  return step;
}
function isInteger(value) {
  return typeof value === 'number' && (value | 0) === value;
}
/** @example 'an "idle"' */
function withArticle(kind) {
  return `${/^[aeiou]/.test(kind) ? 'an' : 'a'} "${kind}"`;
}
// src/program/step.ts
const STEP_KINDS = [
  'emit',
  'yield',
  'sleep',
  'work',
  'spawn',
  'join',
  'settle',
  'cancel',
  'idle',
  'cleanup',
  'pause',
  'resume',
  'clear',
  'set-limit',
  'set-priority',
  'acquire',
  'release',
  'send',
  'receive',
  'close',
  'loop',
  'throw',
];
const PLAIN$2 = ['yield', 'idle', 'pause', 'resume', 'clear'];
function isPlain$1(kind) {
  return PLAIN$2.includes(kind);
}
/** Reads one step of foreign JSON. Whether the tasks that it names exist is a question for the whole program. */
function readStep(json) {
  if (!isObject(json)) return { reason: `Expected a step, such as {"sleep": 3}, but ${received$1(json)}` };
  const keys = Object.keys(json);
  const kinds = keys.filter(isKind);
  const stray = strayFault(keys, STEP_KINDS);
  if (stray !== void 0) return stray;
  const [kind, second] = kinds;
  if (kind === void 0)
    return {
      reason: `Expected one of ${alternatives(STEP_KINDS)} but received ${keys.length === 0 ? 'an empty object' : `only ${alternatives(keys)}`}`,
    };
  if (second !== void 0)
    return { reason: `Expected one kind of step but received both "${kind}" and "${second}"` };
  const fault = modifierFault(json, kind);
  if (fault !== void 0) return fault;
  const read = readValue(kind, json[kind], json.sync === true);
  return read.step === void 0 ? read : { step: withModifiers(read.step, json) };
}
function isObject(json) {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
function isKind(key) {
  return STEP_KINDS.includes(key);
}
function readValue(kind, value, sync) {
  switch (kind) {
    case 'emit':
      if (typeof value !== 'number' || (value | 0) !== value)
        return wrong(kind, `a whole number from ${-(2 ** 31)} to ${2 ** 31 - 1}`, value);
      return { step: { emit: value | 0 } };
    case 'idle':
      if (value === 'results') return { step: { idle: value } };
      if (value !== true) return wrong(kind, 'true or "results"', value);
      return { step: { idle: value } };
    case 'yield':
    case 'pause':
    case 'resume':
    case 'clear':
      if (value !== true) return wrong(kind, 'true', value);
      return { step: plainStep(kind) };
    case 'set-limit':
      if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > HIGHEST_LIMIT)
        return wrong(kind, `a whole number from 1 to ${HIGHEST_LIMIT}`, value);
      return { step: { 'set-limit': value } };
    case 'loop':
      if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > LONGEST_LOOP)
        return wrong(kind, `a whole number from 1 to ${LONGEST_LOOP}`, value);
      return { step: { loop: value } };
    case 'sleep':
    case 'cleanup':
    case 'work': {
      const longest = kind === 'sleep' ? LONGEST_SLEEP : LONGEST_MS;
      if (typeof value !== 'number' || !(value >= 0 && value <= longest))
        return wrong(kind, `a number of ms from 0 to ${longest}`, value);
      const ms = value + 0;
      if (kind === 'cleanup') return { step: { cleanup: ms } };
      return { step: kind === 'sleep' ? { sleep: ms } : { work: ms } };
    }
    case 'spawn':
    case 'join':
    case 'settle':
    case 'cancel':
    case 'set-priority':
      if (typeof value !== 'string') return wrong(kind, 'the name of a task', value);
      if (kind === 'spawn') return { step: { spawn: value } };
      if (kind === 'set-priority')
        return {
          step: {
            'set-priority': value,
            priority: 0,
          },
        };
      if (kind === 'join') return { step: { join: value } };
      return { step: kind === 'settle' ? { settle: value } : { cancel: value } };
    case 'acquire':
    case 'release':
      if (!isLock(value)) return wrong(kind, `a lock (${alternatives(LOCK_KEYS)})`, value);
      return { step: kind === 'acquire' ? { acquire: value } : { release: value } };
    case 'send':
    case 'receive':
    case 'close':
      if (!isChannel(value)) return wrong(kind, `a channel (${alternatives(CHANNELS)})`, value);
      if (kind === 'send')
        return {
          step: {
            send: value,
            value: 0,
          },
        };
      return { step: kind === 'receive' ? { receive: value } : { close: value } };
    case 'throw':
      if (!isThrown(value)) return wrong(kind, alternatives(THROWN), value);
      return {
        step: sync
          ? {
              throw: value,
              sync,
            }
          : { throw: value },
      };
  }
}
const LONGEST_MS = 1e9;
/** Longer than any timer of a host. */
const LONGEST_SLEEP = 1e10;
/** A fifth of what a run may ask its clock. */
const LONGEST_LOOP = 2e4;
/** As many as a program may have tasks. */
const HIGHEST_LIMIT = 1e3;
function plainStep(kind) {
  switch (kind) {
    case 'yield':
      return { yield: true };
    case 'idle':
      return { idle: true };
    case 'pause':
      return { pause: true };
    case 'resume':
      return { resume: true };
    case 'clear':
      return { clear: true };
  }
}
function isLock(value) {
  return LOCK_KEYS.includes(value);
}
function isChannel(value) {
  return CHANNELS.includes(value);
}
function isThrown(value) {
  return THROWN.includes(value);
}
function wrong(key, expected, value) {
  return {
    key,
    reason: `Expected ${expected} but ${received$1(value)}`,
  };
}
// src/program/parse.ts
/** Foreign data is not a program. `message` is `path: reason`. */
var ProgramError = class extends Error {
  name = 'ProgramError';
  /** `tasks[2].steps[0].join`; for a program in text notation `line 3, step 1`; `program` for the whole. */
  path;
  /** What was expected, and what was received instead. */
  reason;
  constructor(path, reason) {
    super(`${path}: ${reason}`);
    this.path = path;
    this.reason = reason;
  }
};
/** The most tasks that a program may have, and the most steps that they may have together. */
const MOST_TASKS = 1e3;
const MOST_STEPS$1 = 1e4;
/**
 * Reads a program from JSON of unknown origin. What it returns is made afresh and shares nothing with what it was given.
 * `{ "tasks": [] }` is the program whose main task does nothing.
 *
 * Throws a `ProgramError`, and nothing else, where the data is not a legal program: of wrong form, too large (1,000
 * tasks, 10,000 steps, spawns 100 deep), a name unknown, a task spawned never or twice, a join of what is not visible.
 *
 * @example
 * parseProgram({ tasks: [{ name: 'main', steps: [{ join: 'a' }] }] })
 * // ProgramError: tasks[0].steps[0].join: Expected the name of a task but received "a"
 */
function parseProgram(json) {
  return readProgram(json, jsonPath);
}
/** Like `parseProgram`, for other notations: `pathOf` says how a place is called in what the user wrote. */
function readProgram(json, pathOf) {
  const program = read(json);
  if ('reason' in program) throw new ProgramError(pathOf(program.place), program.reason);
  const fault = findFault(program);
  if (fault !== void 0) throw new ProgramError(pathOf(fault.place), fault.reason);
  return program;
}
function read(json) {
  if (!isObject(json))
    return {
      place: {},
      reason: `Expected a program, an object with a list of "tasks", but ${received$1(json)}`,
    };
  const stray = strayKey(json, ['tasks']);
  if (stray !== void 0)
    return {
      place: {},
      reason: stray,
    };
  const list = json.tasks;
  const place = { key: 'tasks' };
  if (!Array.isArray(list))
    return {
      place,
      reason: `Expected a list of tasks but ${received$1(list)}`,
    };
  if (list.length > MOST_TASKS)
    return {
      place,
      reason: `Expected at most ${MOST_TASKS} tasks but received ${list.length}`,
    };
  if (list.length === 0)
    return {
      tasks: [
        {
          name: 'main',
          steps: [],
        },
      ],
    };
  const tasks = [];
  const names = /* @__PURE__ */ new Map();
  let room = MOST_STEPS$1;
  for (let i = 0; i < list.length; i++) {
    const task = readTask(list[i], i, names, room);
    if ('reason' in task) return task;
    room -= task.steps.length;
    tasks.push(task);
  }
  return { tasks };
}
function readTask(json, task, names, room) {
  if (!isObject(json))
    return {
      place: { task },
      reason: `Expected a task, an object with "name" and "steps", but ${received$1(json)}`,
    };
  const stray = strayKey(json, ['name', 'steps']);
  if (stray !== void 0)
    return {
      place: { task },
      reason: stray,
    };
  const fault = nameFault(json.name, names);
  if (fault !== void 0)
    return {
      place: {
        task,
        key: 'name',
      },
      reason: fault,
    };
  const name = json.name;
  names.set(name, task);
  const list = json.steps;
  const place = {
    task,
    key: 'steps',
  };
  if (!Array.isArray(list))
    return {
      place,
      reason: `Expected a list of steps but ${received$1(list)}`,
    };
  if (list.length > room) {
    const sum = MOST_STEPS$1 - room + list.length;
    return {
      place,
      reason: `Expected at most ${MOST_STEPS$1} steps in all but received ${sum} up to here`,
    };
  }
  const steps = [];
  for (let i = 0; i < list.length; i++) {
    const read = readStep(list[i]);
    if (read.step === void 0) {
      const { key, reason } = read;
      return {
        place:
          key === void 0
            ? {
                task,
                step: i,
              }
            : {
                task,
                step: i,
                key,
              },
        reason,
      };
    }
    steps.push(read.step);
  }
  return {
    name,
    steps,
  };
}
function strayKey(json, keys) {
  const stray = Object.keys(json).find((key) => !keys.includes(key));
  return stray === void 0 ? void 0 : misspelt(`${alternatives(keys)} as a key`, stray, keys);
}
const NAME = /^[A-Za-z_][A-Za-z0-9_-]{0,39}$/;
function nameFault(name, names) {
  if (typeof name !== 'string') return `Expected a name but ${received$1(name)}`;
  if (!NAME.test(name))
    return `Expected a letter or "_" and up to 39 more letters, digits, "_" or "-" but ${received$1(name)}`;
  const other = names.get(name);
  if (other === void 0) return void 0;
  return `Expected a name of its own but received ${quoted(name)}, as task ${other + 1} is called`;
}
// src/program/text.ts
/**
 * A program in text notation: a line for each task, main first, names padded so that steps align.
 * `parseText(printProgram(p))` equals `p` for every legal program.
 *
 * @example
 * main: spawn a, spawn b, join a
 * a:    sleep 3, emit 1
 * b:    throw undefined sync
 */
function printProgram(program) {
  const width = Math.max(...program.tasks.map((task) => task.name.length)) + 2;
  return program.tasks
    .map(({ name, steps }) => `${name}:`.padEnd(width) + steps.map(printStep).join(', '))
    .map((line) => line.trimEnd())
    .join('\n');
}
/** One step as `printProgram` writes it, for messages. */
function printStep(step) {
  const kind = kindOf(step);
  if ('idle' in step && step.idle !== true) return 'idle results';
  if ('idle' in step && step.below !== void 0) return `idle {below ${step.below}}`;
  if (isPlain$1(kind)) return kind;
  if ('throw' in step) {
    const words = ['throw'];
    if (step.throw !== 'error') words.push(step.throw);
    if (step.sync) words.push('sync');
    return words.join(' ');
  }
  if ('spawn' in step) {
    const priority = step.priority === void 0 ? [] : [`priority ${step.priority}`];
    const timeout = step.timeout === void 0 ? [] : [`timeout ${step.timeout}`];
    const after = step.after === void 0 ? [] : [`after ${step.after}`];
    const arm = step.for === void 0 ? [] : [`for ${step.for}`];
    const options = [...priority, ...timeout, ...after, ...arm];
    return `spawn ${step.spawn}${options.length === 0 ? '' : ` {${options.join(' ')}}`}`;
  }
  if ('set-priority' in step) return `set-priority ${step['set-priority']} {priority ${step.priority}}`;
  if ('sleep' in step && step.finally !== void 0) return `sleep ${step.sleep} {finally ${step.finally}}`;
  if ('cleanup' in step && step.throws !== void 0) return `cleanup ${step.cleanup} {throws ${step.throws}}`;
  if ('sleep' in step && (step.times !== void 0 || step.as !== void 0)) {
    const times = step.times === void 0 ? [] : [`times ${step.times}`];
    const as = step.as === void 0 ? [] : [`as ${step.as}`];
    return `sleep ${step.sleep} {${[...times, ...as].join(' ')}}`;
  }
  if ('acquire' in step) {
    const weight = step.weight === void 0 ? '' : ` ${step.weight}`;
    return `acquire ${step.acquire}${weight}${step.timeout === void 0 ? '' : ` {timeout ${step.timeout}}`}`;
  }
  if ('send' in step) return `send ${step.send} ${step.value}`;
  const [[, operand]] = Object.entries(step);
  return `${kind} ${operand}`;
}
/** What is thrown, in a sentence. */
function thrownWords(thrown) {
  return WORDS[thrown];
}
const WORDS = {
  error: 'an error',
  undefined: 'undefined',
  null: 'null',
  false: 'false',
  zero: '0',
  empty: 'an empty text',
};
// src/laws/wording.ts
/** The task's name, or its number where the program has no such task. */
function nameOf$1(trace, task) {
  return trace.program.tasks[task]?.name ?? `task ${task}`;
}
/** @example 'a', 'a and b', 'a, b and c', 'a, b, c and 4 more' */
function namesOf(trace, tasks) {
  const names = tasks.slice(0, tasks.length > 4 ? 3 : 4).map((task) => nameOf$1(trace, task));
  if (names.length < tasks.length) names.push(`${tasks.length - names.length} more`);
  const last = names.pop() ?? 'nobody';
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`;
}
/** @example milliseconds(1.5) // '1.5 ms' */
function milliseconds(duration) {
  return `${rounded(duration)} ms`;
}
/** A point of virtual time, counted from the start of the run: '3 ms'. */
function timeOf(trace, time) {
  return milliseconds(time - trace.startTime);
}
/** The time at which an event happened: '3 ms'. */
function when(trace, event) {
  return timeOf(trace, trace.events.time[event] ?? trace.startTime);
}
/** @example span(trace, 10, 30) // 'From 10 to 30 ms' */
function span(trace, from, to) {
  const start = rounded(from - trace.startTime);
  return to === Number.POSITIVE_INFINITY
    ? `From ${start} ms on, for ever,`
    : `From ${start} to ${timeOf(trace, to)}`;
}
/** How a task ended: 'returned 5', 'threw its error', 'threw undefined'. `threw` as in the finish event's `a`. */
function endOf$6(trace, task, threw, digest) {
  if (threw === 0) return `returned ${describeDigest(trace, digest)}`;
  return digest === Digest.error + 8 * task ? 'threw its error' : `threw ${describeDigest(trace, digest)}`;
}
/** What `endOf` says, to go after 'had': 'thrown its error'. */
function perfect(end) {
  return end.replace(/^threw/, 'thrown');
}
/** What a digest stands for: '5', 'the error of a', 'undefined', 'an error that no task threw (TypeError: …)'. */
function describeDigest(trace, digest) {
  if (digest === Digest.foreign) return 'a value that is not its result';
  if (digest === Digest.foreignError) {
    const text = trace.foreignErrors?.[0];
    return `an error that no task threw${text === void 0 ? '' : ` (${text})`}`;
  }
  if (digest === Digest.cancelled) return 'a cancellation';
  if (digest < Digest.error) return `${digest}`;
  const code = digest - Digest.error;
  if (code % 8 === 0) return `the error of ${nameOf$1(trace, code / 8)}`;
  if (code % 8 === Digest.atCleanup)
    return `what ${nameOf$1(trace, Math.floor(code / 8))} threw as it cleaned up`;
  return thrownWords(THROWN[code] ?? 'error');
}
/** What a control did, to go after who asked for it. @example 'set the limit to 2' */
function controlled(trace, event) {
  const { events } = trace;
  switch (events.a[event]) {
    case Reason.pause:
      return 'paused the scheduler';
    case Reason.resume:
      return 'resumed it';
    case Reason.clear:
      return 'cleared what waited';
    case Reason['set-priority']: {
      const b = events.b[event];
      return `set the priority of ${nameOf$1(trace, reprioritised(b))} to ${priorityOf(b)}`;
    }
    default:
      return `set the limit to ${events.b[event]}`;
  }
}
function rounded(value) {
  return `${Number(value.toFixed(3))}`;
}
// src/laws/abort-prompt.ts
const abortPrompt = {
  id: 'abort-prompt',
  rev: 1,
  statement: 'Who joins a task that was aborted while it waited for a slot is told before the clock moves.',
  family: 'control',
  needs: ['limit', 'abort'],
  implies: [
    'completion',
    'deadline-order',
    'deadlock-free',
    'error-delivery',
    'error-isolation',
    'exactly-once',
    'hog-tolerance',
    'join-delivery',
    'quiescence',
    'result-agreement',
    'sleep-overlap',
    'timely-wake',
    'work-conservation',
  ],
  judges: 'any',
  hint: 'Look for a signal that is asked only when the turn of a waiting task has come: a listener must take the task out of the line, and reject.',
  check: check$46,
};
/** Obligations: each join, or settle, of a task that was aborted before it started. That it never starts is a matter of
 *  cancel-stops, that somebody else has its place of work-conservation. */
function check$46(trace) {
  const { events, waits, cuts, ending } = trace;
  if (cuts === void 0) return { obligations: 0 };
  let obligations = 0;
  for (let wait = 0; wait < waits.length; wait++) {
    const reason = waits.reason[wait];
    if ((reason !== Reason.join && reason !== Reason.settle) || isCut$1(cuts, waits.task[wait])) continue;
    const suspend = waits.suspend[wait];
    const target = events.b[suspend];
    const granted = cuts.granted[target] ?? -1;
    if (granted < 0 || !isCut$1(cuts, target) || waits.startOf[target] >= 0) continue;
    obligations++;
    const resume = waits.resume[wait];
    const move = firstMove(trace, Math.max(granted, suspend));
    if (move >= 0 ? resume < 0 || resume > move : resume < 0 && ending.kind === 'deadlock')
      return {
        obligations,
        violation: describe$27(trace, target, suspend, resume),
      };
  }
  return { obligations };
}
/** The first event after that with which the clock moves idly; −1 if there is none. */
function firstMove({ events }, after) {
  for (let i = after + 1; i < events.length; i++)
    if (events.kind[i] === Kind.advance && events.b[i] > events.time[i]) return i;
  return -1;
}
function describe$27(trace, target, suspend, resume) {
  const { events, cuts } = trace;
  const asked = cuts.asked[target];
  const told = resume < 0 ? 'was never told' : `was told at ${when(trace, resume)}`;
  const joiner = nameOf$1(trace, events.task[suspend]);
  return {
    message: `${nameOf$1(trace, events.task[asked])} aborted ${nameOf$1(trace, target)} at ${when(trace, asked)}, while it waited to start, and ${joiner}, which joined it at ${when(trace, suspend)}, ${told}.`,
    task: target,
    from: events.time[Math.max(asked, suspend)],
    to: events.time[resume < 0 ? events.length - 1 : resume],
    events: resume < 0 ? [asked, suspend] : [asked, suspend, resume],
    because: [],
  };
}
// src/laws/scratch.ts
/**
 * Columns that a law reuses from run to run: allocating them anew costs more than the law itself. What one call returns
 * is valid until the next; where no initial value is given, its contents are left over from the last run.
 *
 * @example
 * const ints = reusedInts();
 * const depth = ints(tasks, 0);
 */
function reusedInts() {
  let column = /* @__PURE__ */ new Int32Array(64);
  return (length, initial) => {
    if (length > column.length) column = new Int32Array(2 * length);
    if (initial !== void 0) for (let i = 0; i < length; i++) column[i] = initial;
    return column;
  };
}
/** As `reusedInts`, for times. */
function reusedFloats() {
  let column = /* @__PURE__ */ new Float64Array(64);
  return (length, initial) => {
    if (length > column.length) column = new Float64Array(2 * length);
    if (initial !== void 0) for (let i = 0; i < length; i++) column[i] = initial;
    return column;
  };
}
// src/laws/overtaking.ts
const readyColumn = reusedInts();
const turnColumn$1 = reusedInts();
const victimColumn = reusedInts();
const firstColumn = reusedInts();
const nextColumn$1 = reusedInts();
const sinceColumn = reusedInts();
/**
 * Whoever overtakes a ready task overtakes the one that has been ready longest at least as often: a bound on overtaking
 * need only be put to that one, which makes it linear in the trace.
 */
function findOvertaking(trace) {
  if (latest?.trace !== trace)
    latest = {
      trace,
      found: find(trace),
    };
  return latest.found;
}
let latest;
function find(trace) {
  const { events, waits } = trace;
  const { kind, task } = events;
  const tasks = trace.program.tasks.length;
  const ready = readyColumn(waits.length);
  const turn = turnColumn$1(events.length);
  const victim = victimColumn(events.length);
  const first = firstColumn(events.length, -1);
  const next = nextColumn$1(waits.length);
  for (let wait = waits.length - 1; wait >= 0; wait--) {
    const from = waits.ready[wait];
    if (from < 0 || (waits.resume[wait] >= 0 && waits.resume[wait] <= from)) continue;
    next[wait] = first[from];
    first[from] = wait;
  }
  const since = sinceColumn(tasks, -1);
  let readyCount = 0;
  let oldest = 0;
  let waiting = 0;
  let turnCount = 0;
  let contested = 0;
  for (let i = 0; i < events.length; i++) {
    if (kind[i] === Kind.start || kind[i] === Kind.resume) {
      const who = task[i];
      if (since[who] >= 0) {
        waiting--;
        const isAlone = turnCount === 0 || turn[turnCount - 1] < since[who];
        if (waiting > 0 || !isAlone) contested++;
        since[who] = -1;
      }
      while (oldest < readyCount && hasEnded(waits.resume[ready[oldest]], i)) oldest++;
      if (kind[i] === Kind.resume ? !isSameTurn(trace, i) : waits.nested[who] === 0) {
        turn[turnCount] = i;
        victim[turnCount++] = oldest < readyCount ? ready[oldest] : -1;
      }
    }
    for (let wait = first[i]; wait >= 0; wait = next[wait]) {
      ready[readyCount++] = wait;
      since[waits.task[wait]] = i;
      waiting++;
    }
  }
  const lastTurn = turnCount === 0 ? -1 : turn[turnCount - 1];
  for (let who = 0; who < tasks; who++)
    if (since[who] >= 0 && (waiting > 1 || lastTurn > since[who])) contested++;
  return {
    ready,
    readyCount,
    turn,
    victim,
    turnCount,
    contested,
  };
}
/** Whoever joins a finished task needs to wait for nothing, and many schedulers let it keep its turn. So does whoever
 *  cancels, or controls the scheduler: to the one that must not be overtaken it makes no difference when it is told that it was heard. */
function isSameTurn({ events, waits }, resume) {
  const { kind, task, a, b } = events;
  if (a[resume] === Reason.cancel || a[resume] > Reason.idle) return true;
  if (a[resume] !== Reason.join && a[resume] !== Reason.settle) return false;
  const suspend = resume - 1;
  if (suspend < 0 || kind[suspend] !== Kind.suspend || task[suspend] !== task[resume]) return false;
  const finish = waits.finishOf[b[resume]] ?? -1;
  return finish >= 0 && finish < suspend;
}
function hasEnded(resume, event) {
  return resume >= 0 && resume <= event;
}
// src/laws/bounded-bypass.ts
/** Fairness in a form that a finite trace can refute (bounded bypass, from the theory of mutual exclusion). */
const boundedBypass = {
  id: 'bounded-bypass',
  rev: 1,
  statement: 'While a task is ready, no single other task takes more turns than the claimed bypass.',
  family: 'fairness',
  needs: ['bypass', 'unlimited'],
  implies: [],
  judges: 'any',
  hint: 'Look at where a task goes that gives its turn away: in front of those that wait, or behind them?',
  check: check$45,
};
const nextColumn = reusedInts();
const oldestColumn = reusedInts();
const newestColumn = reusedInts();
const countColumn = reusedInts();
/** Obligations: each wait for a turn during which another task was ready or took one. Worst: the highest bypass. */
function check$45(trace) {
  const { events, waits, claims } = trace;
  const claimed = claims.guarantees.bypass ?? Number.POSITIVE_INFINITY;
  const { turn, victim, turnCount, contested } = findOvertaking(trace);
  if (contested === 0) return { obligations: 0 };
  const tasks = trace.program.tasks.length;
  const next = nextColumn(events.length);
  const oldest = oldestColumn(tasks);
  const newest = newestColumn(tasks);
  const count = countColumn(tasks, 0);
  let worst = 0;
  let worstTurn = -1;
  for (let i = 0; i < turnCount; i++) {
    const event = turn[i];
    const who = events.task[event];
    const wait = victim[i];
    if (wait < 0) {
      count[who] = 0;
      continue;
    }
    if (count[who] === 0) oldest[who] = event;
    else next[newest[who]] = event;
    newest[who] = event;
    let bypass = count[who] + 1;
    for (const since = waits.ready[wait]; oldest[who] <= since; bypass--) oldest[who] = next[oldest[who]];
    count[who] = bypass;
    if (bypass > worst) {
      worst = bypass;
      worstTurn = i;
    }
  }
  if (worst <= claimed)
    return {
      obligations: contested,
      worst,
    };
  const violation = describe$26(trace, victim[worstTurn], turn[worstTurn], worst, claimed);
  return {
    obligations: contested,
    worst,
    violation,
  };
}
function describe$26(trace, wait, lastTurn, bypass, claimed) {
  const { events, waits } = trace;
  const task = waits.task[wait];
  const other = events.task[lastTurn];
  const resume = waits.resume[wait];
  const since = waits.readyTime[wait];
  const until = resume < 0 ? 'it never got one' : `it got one at ${when(trace, resume)}`;
  return {
    message: `${nameOf$1(trace, other)} took ${bypass} turns while ${nameOf$1(trace, task)}, ready since ${timeOf(trace, since)}, waited for one; at most ${claimed} ${claimed === 1 ? 'is' : 'are'} claimed.`,
    task,
    from: since,
    to: resume < 0 ? events.time[events.length - 1] : events.time[resume],
    events: [waits.ready[wait], lastTurn, ...(resume < 0 ? [] : [resume])],
    because: [`${nameOf$1(trace, task)} was ready before the first of these turns, and ${until}`],
  };
}
// src/laws/comparison.ts
/** What the run is to be compared with; undefined where nothing was run, or it went on for longer than a search waits. */
function companionOf({ companions, cuts }, relation) {
  if (isAnyExpired(cuts)) return void 0;
  const companion = companions?.find((one) => one.relation === relation);
  const kind = companion?.ending.kind;
  return kind === 'budget' || kind === 'hang' ? void 0 : companion;
}
/**
 * Whether the other run came to its end, and each task ended in it with the same result or error. Obligations: each task
 * that ended.
 *
 * @param otherwise what was otherwise there, to go at the beginning of a sentence: 'Where b is spawned before a,'
 */
function judgeSameResults(trace, companion, otherwise) {
  if (companion.ending.kind !== 'completed') return brokenOff(trace, companion, otherwise);
  const { events, waits } = trace;
  let obligations = 0;
  for (let task = 0; task < companion.ends.length; task++) {
    const finish = waits.finishOf[task];
    if (finish < 0) continue;
    obligations++;
    const { status, digest } = companion.ends[task];
    if (status === events.a[finish] && digest === events.b[finish]) continue;
    return {
      obligations,
      violation: otherResult(trace, companion, task, otherwise),
    };
  }
  return { obligations };
}
function brokenOff(trace, companion, otherwise) {
  const { events, startTime } = trace;
  const stuck = companion.ends.findIndex(({ status }) => status < 0);
  const who = stuck < 0 ? '' : ` ${nameOf$1(trace, stuck)} never ended:`;
  return {
    obligations: 1,
    violation: {
      message: `${otherwise}${who === '' ? '' : `${who}`} the run ended as ${wordsOf$2(companion.ending)}.`,
      ...(stuck < 0 ? {} : { task: stuck }),
      from: startTime,
      to: events.length === 0 ? startTime : events.time[events.length - 1],
      events: [],
      because: [shown(companion)],
    },
  };
}
function otherResult(trace, companion, task, otherwise) {
  const { events, waits } = trace;
  const finish = waits.finishOf[task];
  const start = Math.max(0, waits.startOf[task]);
  const { status, digest } = companion.ends[task];
  const there = status < 0 ? 'never ended' : endOf$6(trace, task, status, digest);
  const here = endOf$6(trace, task, events.a[finish], events.b[finish]);
  return {
    message: `${otherwise} ${nameOf$1(trace, task)} ${there}; here it ${here}, at ${when(trace, finish)}.`,
    task,
    from: events.time[start],
    to: events.time[finish],
    events: [finish],
    because: [shown(companion)],
  };
}
/** What was run, on one line. */
function shown({ program }) {
  const lines = printProgram(program).split('\n');
  return `compared with: ${(lines.length > LINES ? [...lines.slice(0, LINES), `… ${lines.length - LINES} more`] : lines).map((line) => shorten$1(line.replace(/: +/, ': '))).join(' | ')}`;
}
const LINES = 8;
function shorten$1(line) {
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
function wordsOf$2(ending) {
  return ending.kind === 'crash' ? `a crash (${shorten$1(ending.error)})` : `a ${ending.kind}`;
}
// src/laws/bystander.ts
const bystander = {
  id: 'bystander',
  rev: 1,
  statement: 'Tasks that have nothing to do with the others, however many, change no result.',
  family: 'metamorphic',
  needs: ['untimed'],
  implies: [],
  judges: 'completed',
  hint: 'Look for what is sized for a few tasks: a ring that overflows, a mask of bits, ids that are used again, a bound on listeners.',
  check: check$44,
};
/** Obligations: each task that ended. */
function check$44(trace) {
  const companion = companionOf(trace, 'bystander');
  if (companion === void 0) return { obligations: 0 };
  return judgeSameResults(
    trace,
    companion,
    `With ${companion.program.tasks.length - companion.ends.length} independent tasks spawned first`,
  );
}
// src/laws/cancel-idempotent.ts
const cancelIdempotent = {
  id: 'cancel-idempotent',
  rev: 1,
  statement: 'To cancel a task that has ended, or is cancelled already, changes nothing for anybody.',
  family: 'cancellation',
  needs: ['cancel'],
  implies: [
    'completion',
    'deadline-order',
    'deadlock-free',
    'error-delivery',
    'error-isolation',
    'exactly-once',
    'hog-tolerance',
    'join-delivery',
    'quiescence',
    'result-agreement',
    'sleep-overlap',
    'timely-wake',
    'work-conservation',
  ],
  judges: 'any',
  hint: 'Look at what a cancel does with a task that is in no queue any more: it must find it ended, and leave.',
  check: check$43,
};
/** Obligations: each request to cancel what has ended or was cancelled before. */
function check$43(trace) {
  const { events, waits, cuts, ending } = trace;
  if (cuts === void 0) return { obligations: 0 };
  let obligations = 0;
  let latest = -1;
  for (let i = 0; i < events.length; i++) {
    const isCancel = events.a[i] === Reason.cancel;
    if (events.kind[i] === Kind.suspend && isCancel) {
      latest = isNeedless(trace, i) ? i : -1;
      if (latest >= 0) obligations++;
    } else if (events.kind[i] === Kind.resume && isCancel) {
      if (latest >= 0 && events.task[i] === events.task[latest]) latest = -1;
    } else if (
      events.kind[i] === Kind.close &&
      latest >= 0 &&
      ending.kind !== 'crash' &&
      cuts.steps[events.task[i]] === -1
    )
      return {
        obligations,
        violation: disturbs(trace, latest, i),
      };
    else if (events.kind[i] === Kind.deliver && obligations > 0) {
      const target = events.a[i];
      const finish = waits.finishOf[target] ?? -1;
      if (finish < 0 || finish > i || events.b[i] === events.b[finish] || isCut$1(cuts, target)) continue;
      const cancel = cancelOf(trace, target, finish, i);
      if (cancel >= 0)
        return {
          obligations,
          violation: changes(trace, cancel, finish, i),
        };
    }
  }
  if (latest < 0) return { obligations };
  if (
    !(ending.kind === 'crash' && (ending.where === 'cancel' || ending.where === 'clearTimer')) &&
    ending.kind !== 'deadlock'
  )
    return { obligations };
  return {
    obligations,
    violation: breaksDown(trace, latest),
  };
}
/** The task had ended, or somebody had asked before. */
function isNeedless({ events, waits, cuts }, cancel) {
  const target = events.b[cancel];
  const finish = waits.finishOf[target] ?? -1;
  if (finish >= 0 && finish < cancel) return true;
  const granted = cuts.granted[target] ?? -1;
  return granted >= 0 && granted < cancel;
}
/** The request after the task's end, and before it was delivered, to cancel it; −1 if there is none. */
function cancelOf({ events }, target, finish, deliver) {
  for (let i = finish + 1; i < deliver; i++)
    if (events.kind[i] === Kind.suspend && events.a[i] === Reason.cancel && events.b[i] === target) return i;
  return -1;
}
function disturbs(trace, cancel, close) {
  const other = trace.events.task[close];
  return {
    message: `${needless(trace, cancel)}, and that closed ${nameOf$1(trace, other)}.`,
    task: other,
    from: trace.events.time[cancel],
    to: trace.events.time[close],
    events: [cancel, close],
    because: [],
  };
}
function changes(trace, cancel, finish, deliver) {
  const { events } = trace;
  const target = events.task[finish];
  const ended = perfect(endOf$6(trace, target, events.a[finish], events.b[finish]));
  return {
    message: `${needless(trace, cancel)}, and ${nameOf$1(trace, events.task[deliver])} was given ${describeDigest(trace, events.b[deliver])} for it at ${when(trace, deliver)}, though it had ${ended}.`,
    task: target,
    from: events.time[cancel],
    to: events.time[deliver],
    events: [finish, cancel, deliver],
    because: [],
  };
}
function breaksDown(trace, cancel) {
  const { events, ending } = trace;
  const what =
    ending.kind === 'crash'
      ? `the scheduler threw ${ending.error}`
      : `${nameOf$1(trace, events.task[cancel])} was never continued`;
  return {
    message: `${needless(trace, cancel)}, and ${what}.`,
    task: events.b[cancel],
    from: events.time[cancel],
    to: events.time[events.length - 1],
    events: [cancel],
    because: [],
  };
}
/** @example 'main cancelled a at 3 ms, which had ended' */
function needless(trace, cancel) {
  const { events, waits } = trace;
  const target = events.b[cancel];
  const finish = waits.finishOf[target] ?? -1;
  const why = finish >= 0 && finish < cancel ? 'had ended' : 'was cancelled already';
  return `${nameOf$1(trace, events.task[cancel])} cancelled ${nameOf$1(trace, target)} at ${when(trace, cancel)}, which ${why}`;
}
// src/laws/cancel-stops.ts
/**
 * A request may take its time: as long as it has not come back, the task may still go on, or end. Where it comes back at
 * once, nothing lies between: not even in the very turn in which the task's timer fires, as asyncio's `wait_for` once had it
 * (bpo-37658).
 *
 * Where a call within the task begins to clean up, though what it waited for is not over, the cancel has got there: the call must not come
 * back, and the caller not go on behind it, as JavaScript has it where `return()` meets a `finally` block that waits.
 */
const cancelStops = {
  id: 'cancel-stops',
  rev: 1,
  statement:
    'Once a cancel has come back, or has broken off a call within the task, the cancelled task takes no step more; nor does who lost a race that is over.',
  family: 'cancellation',
  needs: ['cut'],
  implies: [
    'causality',
    'completion',
    'deadline-order',
    'deadlock-free',
    'error-delivery',
    'exactly-once',
    'hog-tolerance',
    'join-delivery',
    'quiescence',
    'result-agreement',
    'sleep-overlap',
    'timely-wake',
    'work-conservation',
  ],
  judges: 'any',
  hint: 'Look at every state in which a task can be cancelled: not started, waiting for a timer or a task, ready with its wake-up in the queue.',
  check: check$42,
};
/** Obligations: each task that was cancelled before its end. */
function check$42(trace) {
  const { events, cuts } = trace;
  if (cuts === void 0) return { obligations: 0 };
  let obligations = 0;
  for (const granted of cuts.granted) if (granted >= 0) obligations++;
  let broken;
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i];
    const kind = events.kind[i];
    if (task < 0 || kind === Kind.close || kind === Kind.stray) continue;
    if (kind === Kind.release && events.b[i] < 0) continue;
    if (kind === Kind.cleanup || kind === Kind.cleaned) {
      if (kind === Kind.cleanup && isBrokenOff(trace, i)) {
        broken ??= /* @__PURE__ */ new Map();
        broken.set(task, i);
        obligations++;
      }
      continue;
    }
    const cleanup = broken?.get(task);
    if (cleanup !== void 0)
      return {
        obligations,
        violation: describe$25(trace, i, cleanup),
      };
    const granted = cuts.granted[task];
    if (granted >= 0 && i > granted)
      return {
        obligations,
        violation: describe$25(trace, i, granted),
      };
  }
  return { obligations };
}
/** A call of a cancelled task cleans up, though its sleep is not over. */
function isBrokenOff({ events, code, cuts }, cleanup) {
  const task = events.task[cleanup];
  const asked = cuts.asked[task];
  if (asked < 0 || asked > cleanup) return false;
  if (code.tasks[task]?.[events.a[cleanup]]?.kind !== 'guarded-sleep') return false;
  let last = cleanup - 1;
  while (last >= 0 && !(events.task[last] === task && isOfWait(events.kind[last]))) last--;
  return events.kind[last] === Kind.suspend;
}
function isOfWait(kind) {
  return kind === Kind.suspend || kind === Kind.resume;
}
/** `since`: when it came back, or broke off a call. */
function describe$25(trace, event, since) {
  const { events, cuts } = trace;
  const task = events.task[event];
  const asked = cuts.asked[task];
  const name = nameOf$1(trace, task);
  const how =
    events.kind[event] === Kind.start
      ? 'started'
      : events.kind[since] === Kind.cleanup
        ? 'cleaned up, and went on'
        : 'went on';
  const isArm = events.kind[asked] === Kind.resume;
  const asker = nameOf$1(trace, events.task[asked]);
  return {
    message: `${isArm ? `What ${asker} waited for together with ${name} was over at ${when(trace, asked)}` : `${asker} cancelled ${asker === name ? 'itself' : name} at ${when(trace, asked)}`}, and ${name} ${how} at ${when(trace, event)}.`,
    task,
    from: events.time[since],
    to: events.time[event],
    events: [asked, since, event],
    because: [standing$1(trace, task, asked)],
  };
}
/** What the task was doing when it was to be cancelled. */
function standing$1(trace, task, asked) {
  const { events, waits } = trace;
  const name = nameOf$1(trace, task);
  if (events.task[asked] === task) return `${name} was in the middle of its turn`;
  for (let i = asked - 1; i >= 0; i--) {
    if (events.task[i] !== task || events.kind[i] !== Kind.suspend) continue;
    const target = events.b[i];
    switch (events.a[i]) {
      case Reason.sleep:
        return events.time[i] + target <= events.time[asked]
          ? `the sleep of ${name} was just over`
          : `${name} was asleep since ${when(trace, i)}`;
      case Reason.join:
      case Reason.settle: {
        const finish = waits.finishOf[target] ?? -1;
        const ended = finish >= 0 && finish < asked ? ', which had just ended' : '';
        return `${name} was waiting for ${nameOf$1(trace, target)}${ended}`;
      }
      default:
        return `${name} had given its turn away at ${when(trace, i)}`;
    }
  }
  return `${name} had not started`;
}
// src/laws/tolerance.ts
/**
 * Times closer than this, in ms, are the same time. Scheduler and oracle add up fractions in another order, and a clock
 * that starts at a date of today has no finer digits to tell them apart.
 */
const TOLERANCE = 0.001;
// src/laws/causality.ts
/** Happens-before (Lamport), as far as these programs have it: program order, spawn before start, finish before join. */
const causality = {
  id: 'causality',
  rev: 1,
  statement:
    'No effect comes before its cause: a task starts after its spawn, and a join ends after the joined task.',
  family: 'order',
  needs: [],
  implies: [
    'completion',
    'deadline-order',
    'deadlock-free',
    'error-delivery',
    'exactly-once',
    'hog-tolerance',
    'join-delivery',
    'quiescence',
    'result-agreement',
    'sleep-overlap',
    'timely-wake',
    'work-conservation',
  ],
  judges: 'any',
  hint: 'Look for a waiter that is told when a task is started, or suspended, instead of when it has ended.',
  check: check$41,
};
/** Obligations: each start of a spawned task and each delivery. */
function check$41(trace) {
  const { events, waits } = trace;
  const { kind, task, a, b } = events;
  let obligations = 0;
  let started = false;
  for (let i = 0; i < events.length; i++) {
    const who = task[i];
    switch (kind[i]) {
      case Kind.start: {
        if (who === 0) {
          started = true;
          break;
        }
        obligations++;
        const spawn = waits.spawnOf[who];
        if (!started || spawn < 0 || spawn > i)
          return {
            obligations,
            violation: startsEarly(trace, i, spawn),
          };
        if (events.b[spawn] > 0 && events.time[i] < events.time[spawn] + events.b[spawn] - 0.001)
          return {
            obligations,
            violation: startsUngiven(trace, i, spawn),
          };
        break;
      }
      case Kind.spawn:
        if (trace.code.parents[a[i]] !== who)
          return {
            obligations: obligations + 1,
            violation: wrongParent(trace, i),
          };
        break;
      case Kind.resume:
        if (a[i] === Reason.join || a[i] === Reason.settle) {
          const finish = endOf$5(trace, b[i]);
          if (finish < 0 || finish > i)
            return {
              obligations: obligations + 1,
              violation: joinsEarly(trace, i, b[i]),
            };
        }
        break;
      case Kind.deliver: {
        obligations++;
        const finish = endOf$5(trace, a[i]);
        if (finish < 0 || finish > i)
          return {
            obligations,
            violation: joinsEarly(trace, i, a[i]),
          };
        break;
      }
    }
  }
  return { obligations };
}
/** What was cancelled may be told of from the request on, and whose time was up from there on. */
function endOf$5({ waits, cuts }, task) {
  const finish = waits.finishOf[task] ?? -1;
  if (isExpired(cuts, task, finish < 0 ? void 0 : finish)) return cuts.expired[task];
  return finish < 0 && isCut$1(cuts, task) ? cuts.asked[task] : finish;
}
function startsUngiven(trace, start, spawn) {
  const { events } = trace;
  const kept = events.time[spawn] + events.b[spawn];
  return {
    message: `${nameOf$1(trace, events.task[start])} started at ${when(trace, start)}, but what it was given as was a promise until ${timeOf(trace, kept)}.`,
    task: events.task[start],
    from: events.time[start],
    to: kept,
    events: [spawn, start],
    because: [],
  };
}
function startsEarly(trace, start, spawn) {
  const { events } = trace;
  const task = events.task[start];
  const cause =
    spawn < 0
      ? 'nobody spawned it'
      : spawn > start
        ? `its spawn came later, at ${when(trace, spawn)}`
        : 'main had not';
  return {
    message: `${nameOf$1(trace, task)} started at ${when(trace, start)}, but ${cause}.`,
    task,
    from: events.time[start],
    to: spawn > start ? events.time[spawn] : events.time[start],
    events: spawn > start ? [start, spawn] : [start],
    because: [],
  };
}
function wrongParent(trace, spawn) {
  const { events } = trace;
  const child = events.a[spawn];
  return {
    message: `${nameOf$1(trace, events.task[spawn])} spawned ${nameOf$1(trace, child)} at ${when(trace, spawn)}, which is not its child.`,
    task: child,
    from: events.time[spawn],
    to: events.time[spawn],
    events: [spawn],
    because: [],
  };
}
function joinsEarly(trace, event, target) {
  const { events, waits } = trace;
  const task = events.task[event];
  const finish = endOf$5(trace, target);
  const start = waits.startOf[target] ?? -1;
  const awaited = nameOf$1(trace, target);
  const end =
    finish < 0 ? `${awaited} never ended` : `${awaited} ended only at ${when(trace, finish)}, after that`;
  return {
    message: `${nameOf$1(trace, task)} was continued from its join of ${awaited} at ${when(trace, event)}, but ${end}.`,
    task,
    from: events.time[event],
    to: finish < 0 ? events.time[events.length - 1] : events.time[finish],
    events: finish < 0 ? [event] : [event, finish],
    because: [
      start < 0 || start > event
        ? `${awaited} had not even started`
        : `${awaited} had started at ${when(trace, start)}`,
    ],
  };
}
// src/program/rate.ts
/** The rate of what takes none: nobody ever waits for it. */
const UNLIMITED = {
  cap: Number.POSITIVE_INFINITY,
  per: 0,
};
/** Is it a rate as a program may be run under? */
function isRate(value) {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2) return false;
  const { cap, per } = value;
  return isCount(cap) && isCount(per);
}
function isSameRate(one, other) {
  return one?.cap === other?.cap && one?.per === other?.per;
}
/** @example rateText({ cap: 2, per: 5 }) // '2 in 5 ms' */
function rateText({ cap, per }) {
  return `${cap} in ${per} ms`;
}
function isCount(value) {
  return Number.isInteger(value) && value >= 1;
}
// src/program/world.ts
/**
 * How the world can deviate on one occasion. None of it is beyond what real hosts do: timers are late (never early),
 * equal deadlines of different durations fire in either order, and an event loop may run all timers that are due before
 * it drains microtasks (Node did so until version 11).
 */
const Deviation$1 = {
  polite: 0,
  /** The next timer, if due as well, fires before the microtasks of this one are drained. */
  together: 1,
  /** Of timers with this very deadline, one with another duration than the first goes first. */
  swapped: 2,
  /** The clock, if it has to move at all, comes 1 ms late. */
  late: 3,
  /** It comes so late that the next deadline is due as well; 10 ms late where none is as near. */
  tooLate: 4,
  /** As `tooLate`, and what is due then fires as `together`. */
  tooLateTogether: 5,
};
/** The kinds of deviation, polite left out, the mildest first. */
const DEVIATIONS = [1, 2, 3, 4, 5];
/** More occasions than any run of a search has use for. */
const MOST_OCCASIONS$1 = 1e4;
/** The last ms that a `Date` can tell. */
const LAST_START = 864e13;
/** The same environment in another world: what is polite is left out, so that equal worlds are equal values. */
function inWorld({ limit, dice, rate }, world, start) {
  let length = world.length;
  while (length > 0 && world[length - 1] === Deviation$1.polite) length--;
  return {
    limit,
    dice,
    ...(rate === void 0 ? {} : { rate }),
    ...(start === 0 ? {} : { start }),
    ...(length === 0 ? {} : { world: length === world.length ? world : world.slice(0, length) }),
  };
}
/** Does nobody have to forgive anything here? */
function isPolite({ start, world }) {
  return start === void 0 && world === void 0;
}
/** In how many ways somebody has to forgive something: each deviation is one, and a clock that does not start at 0. */
function countDeviations({ start, world = [] }) {
  let count = start === void 0 ? 0 : 1;
  for (const deviation of world) if (deviation !== Deviation$1.polite) count++;
  return count;
}
/** What is wrong with the `start` and the `world` of foreign data; undefined where nothing is. Polite ones may be given. */
function worldFault(environment) {
  const { start, world } = environment;
  if (start !== void 0 && !isWhole(start, LAST_START))
    return {
      path: 'start',
      expected: `a whole number of ms from 0 to ${LAST_START}`,
      received: start,
    };
  if (world === void 0) return void 0;
  if (!Array.isArray(world) || world.length > MOST_OCCASIONS$1)
    return {
      path: 'world',
      expected: `a list of at most ${MOST_OCCASIONS$1} deviations`,
      received: Array.isArray(world) ? `one of ${world.length}` : world,
    };
  const most = DEVIATIONS.length;
  const wrong = Array.from(world).findIndex((deviation) => !isWhole(deviation, most));
  if (wrong < 0) return void 0;
  return {
    path: `world[${wrong}]`,
    expected: `a deviation from 0 to ${most}`,
    received: world[wrong],
  };
}
function isWhole(value, most) {
  return Number.isInteger(value) && value >= 0 && value <= most;
}
// src/program/edit.ts
/** The edited case. Of a legal program it makes a legal one; whether that fits a shape is for the caller to ask. */
function applyEdit({ program, environment }, edit) {
  switch (edit.kind) {
    case 'limit':
      return {
        program,
        environment: {
          ...environment,
          limit: edit.to,
        },
      };
    case 'rate':
      return {
        program,
        environment: {
          ...environment,
          rate: edit.to,
        },
      };
    case 'start':
      return {
        program,
        environment: inWorld(environment, environment.world ?? [], edit.to),
      };
    case 'world':
      return {
        program,
        environment: inWorld(environment, edit.to, environment.start ?? 0),
      };
    case 'change':
      return {
        program: replaceStep(program, edit, [edit.to]),
        environment,
      };
    case 'drop': {
      const without = replaceStep(program, edit, []);
      if ('acquire' in edit.from)
        return {
          program: withLegalLocks(without),
          environment,
        };
      return {
        program: 'spawn' in edit.from ? withoutTask(without, edit.from.spawn) : without,
        environment,
      };
    }
  }
}
/**
 * The edit in words that go after "Passes if: ". A step is named by its number only where its task has another like it.
 *
 * @example 'a does not throw', 'b sleeps 2 ms, not 3', 'the limit is 3', 'main does not join b'
 */
function describeEdit(edit, program) {
  if (edit.kind === 'limit') return `the limit is ${edit.to}`;
  if (edit.kind === 'rate') return `the rate is ${rateText(edit.to)}`;
  if (edit.kind === 'start') return `the clock starts at ${edit.to}, not ${edit.from}`;
  if (edit.kind === 'world') return changedWorld(edit.from, edit.to);
  const place = placeOf$1(program, edit.task, edit.step);
  if (edit.kind === 'drop') return withoutStep(edit.task, edit.from) + place;
  return changed(edit.task, edit) + (place === '' ? '' : `,${place}`);
}
/** Where a step is, to go after what is said of it: ' in step 2', or nothing where no other step can be meant. */
function placeOf$1(program, task, step) {
  const { steps } = program.tasks.find(({ name }) => name === task);
  return steps.filter((other) => nounOf(other) === nounOf(steps[step])).length === 1
    ? ''
    : ` in step ${step + 1}`;
}
function changedWorld(from, to) {
  if (to.length === 0) return 'the world is polite';
  const occasion = from.findIndex((deviation, i) => deviation !== (to[i] ?? Deviation$1.polite));
  const timer = ordinal(occasion);
  return (to[occasion] ?? Deviation$1.polite) === Deviation$1.polite
    ? `the world is polite at the ${timer} timer`
    : `the world deviates otherwise at the ${timer} timer`;
}
/** Of a position, from 0 on. @example ordinal(1) // '2nd' */
function ordinal(position) {
  const n = position + 1;
  return `${n}${n % 100 > 10 && n % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
}
function withoutStep(task, step) {
  if ('idle' in step)
    return `${task} does not wait ${step.below === void 0 ? 'for idle' : 'for a shorter queue'}`;
  if ('cleanup' in step) return `${task} has nothing to clean up`;
  if ('set-limit' in step) return `${task} does not set the limit`;
  if ('set-priority' in step) return `${task} does not set the priority of ${step['set-priority']}`;
  if ('acquire' in step) return `${task} does not take ${step.acquire}`;
  if ('release' in step) return `${task} holds ${step.release} to its end`;
  if ('receive' in step) return `${task} does not receive from ${step.receive}`;
  if ('send' in step) return `${task} does not send ${step.value} on ${step.send}`;
  return 'spawn' in step ? `${step.spawn} is not spawned` : `${task} does not ${nounOf(step)}`;
}
function changed(task, { from, to }) {
  if ('sleep' in to && 'sleep' in from) {
    if (to.sleep !== from.sleep) return `${task} sleeps ${to.sleep} ms, not ${from.sleep}`;
    if (to.finally !== from.finally)
      return to.finally === void 0
        ? `${task} has nothing to clean up after its sleep`
        : `${task} cleans up for ${to.finally} ms after its sleep, not ${from.finally}`;
    return to.as === from.as
      ? `${task} sleeps by a timer that does not repeat`
      : `${task} gives the delay as a number`;
  }
  if ('cleanup' in to && 'cleanup' in from && to.throws !== from.throws)
    return to.throws === void 0
      ? `${task} does not fail as it cleans up`
      : `${task} throws ${thrownWords(to.throws)} as it cleans up, not ${thrownWords(from.throws)}`;
  if ('cleanup' in to && 'cleanup' in from)
    return `${task} cleans up for ${to.cleanup} ms, not ${from.cleanup}`;
  if ('loop' in to && 'loop' in from) return `${task} loops ${to.loop} times, not ${from.loop}`;
  if ('work' in to && 'work' in from) return `${task} works ${to.work} ms, not ${from.work}`;
  if ('throw' in to && 'throw' in from) {
    if (to.throw !== from.throw)
      return `${task} throws ${thrownWords(to.throw)}, not ${thrownWords(from.throw)}`;
    return to.sync ? `${task} throws synchronously` : `${task} does not throw synchronously`;
  }
  if ('spawn' in to && 'spawn' in from) {
    if (to.timeout !== from.timeout) {
      const ms = to.timeout === void 0 ? 'no timeout' : `a timeout of ${to.timeout} ms`;
      return `${to.spawn} has ${ms}${from.timeout === void 0 || to.timeout === void 0 ? '' : `, not ${from.timeout}`}`;
    }
    if (to.after !== from.after)
      return to.after === void 0
        ? `${to.spawn} is given at once`
        : `${to.spawn} is given after ${to.after} ms, not ${from.after ?? 'at once'}`;
    return to.priority === void 0 ? `${to.spawn} has no priority` : `${to.spawn} has priority ${to.priority}`;
  }
  if ('set-priority' in to && 'set-priority' in from)
    return `${task} sets the priority of ${to['set-priority']} to ${to.priority}, not ${from.priority}`;
  if ('set-limit' in to && 'set-limit' in from)
    return `${task} sets the limit to ${to['set-limit']}, not ${from['set-limit']}`;
  if ('acquire' in to && 'acquire' in from) {
    if (to.timeout !== from.timeout)
      return to.timeout === void 0
        ? `${task} waits for ${to.acquire} however long`
        : `${task} waits for ${to.acquire} for ${to.timeout} ms, not ${from.timeout}`;
    return to.acquire === from.acquire
      ? `${task} takes ${permits(to.weight)} of ${to.acquire}, not ${from.weight ?? 1}`
      : `${task} takes ${to.acquire}, not ${from.acquire}`;
  }
  if ('idle' in to) return `${task} does not ask what all came to`;
  if ('settle' in to) return `${task} settles ${to.settle} instead of joining it`;
  if ('join' in to) return `${task} joins ${to.join} instead of settling it`;
  return `${task} has "${printStep(to)}", not "${printStep(from)}"`;
}
function permits(weight = 1) {
  return `${weight} ${weight === 1 ? 'permit' : 'permits'}`;
}
/** Kind of a step, and whom it refers to: 'throw', 'join b'. */
function nounOf(step) {
  if ('join' in step) return `join ${step.join}`;
  if ('settle' in step) return `settle ${step.settle}`;
  if ('spawn' in step) return `spawn ${step.spawn}`;
  if ('cancel' in step) return `cancel ${step.cancel}`;
  if ('set-priority' in step) return `set-priority ${step['set-priority']}`;
  if ('acquire' in step) return `acquire ${step.acquire}`;
  if ('release' in step) return `release ${step.release}`;
  if ('send' in step) return `send ${step.send}`;
  if ('receive' in step) return `receive ${step.receive}`;
  if ('close' in step) return `close ${step.close}`;
  return Object.keys(step)[0];
}
function replaceStep(program, at, by) {
  return {
    tasks: program.tasks.map((task) =>
      task.name === at.task
        ? {
            ...task,
            steps: task.steps.toSpliced(at.step, 1, ...by),
          }
        : task,
    ),
  };
}
/** Without the task, those below it, and every step that refers to one of them. */
function withoutTask({ tasks }, root) {
  const gone = /* @__PURE__ */ new Set([root]);
  for (const name of gone)
    for (const step of tasks.find((task) => task.name === name).steps)
      if ('spawn' in step) gone.add(step.spawn);
  return {
    tasks: tasks
      .filter(({ name }) => !gone.has(name))
      .map(({ name, steps }) => ({
        name,
        steps: steps.filter((step) => !refersTo$1(step, gone)),
      })),
  };
}
function refersTo$1(step, gone) {
  if ('spawn' in step) return gone.has(step.spawn);
  if ('join' in step) return gone.has(step.join);
  if ('settle' in step) return gone.has(step.settle);
  if ('set-priority' in step) return gone.has(step['set-priority']);
  return 'cancel' in step && gone.has(step.cancel);
}
// src/laws/channel-ledger.ts
/** The channels of a trace, in the order in which they were first used. */
function channelLedgers({ events }) {
  const ledgers = [];
  for (let i = 0; i < events.length; i++)
    switch (events.kind[i]) {
      case Kind.send: {
        const ledger = ledgerOf(events.a[i]);
        ledger.sends.push(i);
        ledger.accepted.push(-1);
        break;
      }
      case Kind.suspend:
        if (events.a[i] === Reason.receive) {
          const ledger = ledgerOf(events.b[i]);
          ledger.asks.push(i);
          ledger.receipts.push(-1);
        }
        break;
      case Kind.resume:
        if (events.a[i] === Reason.send) {
          const { accepted } = ledgerOf(events.b[i]);
          accepted[accepted.length - 1] = i;
        }
        break;
      case Kind.receive: {
        const { receipts } = ledgerOf(events.a[i]);
        receipts[receipts.length - 1] = i;
        break;
      }
      case Kind.shut:
        ledgerOf(events.a[i]).shut = i;
    }
  return ledgers;
  function ledgerOf(channel) {
    let ledger = ledgers.find((other) => other.channel === channel);
    if (ledger === void 0) {
      ledger = {
        channel,
        sends: [],
        accepted: [],
        asks: [],
        receipts: [],
        shut: -1,
      };
      ledgers.push(ledger);
    }
    return ledger;
  }
}
/** The positions of the values that were received, in the order in which they were. */
function receivedIn({ events }, { receipts }) {
  return receipts
    .filter((event) => event >= 0 && events.b[event] > Received.foreign)
    .map((event) => events.b[event]);
}
// src/laws/channel-conservation.ts
const channelConservation = {
  id: 'channel-conservation',
  rev: 1,
  statement:
    'Each value that is sent is received once and no other is; a channel holds no more than its capacity, keeps nobody waiting without need, and says that it is closed when it is, and empty.',
  family: 'exclusion',
  needs: ['channel'],
  implies: ['completion', 'deadlock-free', 'result-agreement'],
  judges: 'any',
  hint: 'Look at each way in which sender and receiver can meet: a value that is there, one that waits, none yet; full, empty, closed with values in it.',
  check: check$40,
};
/** Obligations: each send, and each request to receive. */
function check$40(trace) {
  let obligations = 0;
  for (const ledger of channelLedgers(trace)) {
    obligations += ledger.sends.length + ledger.asks.length;
    const violation = judgeReceipts(trace, ledger) ?? judgeCapacity(trace, ledger) ?? judgeEnd(trace, ledger);
    if (violation !== void 0)
      return {
        obligations,
        violation,
      };
  }
  return { obligations };
}
function judgeReceipts(trace, ledger) {
  const { events } = trace;
  const { receipts, sends, shut } = ledger;
  const name = nameFor(ledger);
  const seen = /* @__PURE__ */ new Set();
  for (const receipt of receipts) {
    if (receipt < 0) continue;
    const position = events.b[receipt];
    const who = nameOf$1(trace, events.task[receipt]);
    const at = when(trace, receipt);
    if (position === Received.foreign)
      return found(trace, `${who} received from ${name} at ${at} what nobody had sent.`, [receipt]);
    if (position === Received.closed) {
      if (shut < 0 || shut > receipt)
        return found(trace, `${who} was told at ${at} that ${name} was closed, and nobody had closed it.`, [
          receipt,
        ]);
      const lost = sends.findIndex((_, sent) => !seen.has(sent));
      if (lost < 0) continue;
      return found(
        trace,
        `${who} was told at ${at} that ${name} was closed, and had not received ${valueAt(ledger, lost)}.`,
        [sends[lost], shut, receipt],
      );
    }
    if (seen.has(position))
      return found(
        trace,
        `${who} received ${valueAt(ledger, position)} twice, at ${at} for the second time.`,
        [sends[position], receipt],
      );
    seen.add(position);
  }
}
/** Who sends is not let go on before there is room. */
function judgeCapacity(trace, ledger) {
  const { events } = trace;
  const { accepted, asks, sends, channel } = ledger;
  for (let position = 0; position < accepted.length; position++) {
    const resume = accepted[position];
    if (resume < 0) continue;
    const asked = asks.filter((ask) => ask < resume).length;
    if (position < asked + capacityOf(channel)) continue;
    const held =
      capacityOf(channel) === 0
        ? 'nothing'
        : capacityOf(channel) === 1
          ? 'one value'
          : `${capacityOf(channel)} values`;
    return found(
      trace,
      `${nameOf$1(trace, events.task[resume])} went on at ${when(trace, resume)} from sending ${valueAt(ledger, position)}, which holds ${held}, and only ${asked} had been asked for.`,
      [sends[position], resume],
    );
  }
}
/** Nobody waits for ever for what is there. */
function judgeEnd(trace, ledger) {
  const { events, ending } = trace;
  if (ending.kind !== 'deadlock' && ending.kind !== 'completed') return void 0;
  const { accepted, asks, receipts, sends, shut, channel } = ledger;
  const received = new Set(receivedIn(trace, ledger));
  const left = sends.findIndex((_, position) => !received.has(position));
  const waiting = asks.at(-1);
  if (waiting !== void 0 && receipts.at(-1) === -1 && (left >= 0 || shut >= 0)) {
    const who = nameOf$1(trace, events.task[waiting]);
    const what = left >= 0 ? `was not given ${valueAt(ledger, left)}` : `was not told that it was closed`;
    return found(
      trace,
      `${who} waits since ${timeOf(trace, events.time[waiting])} to receive from ${nameFor(ledger)}, and ${what}.`,
      left >= 0 ? [sends[left], waiting] : [shut, waiting],
    );
  }
  const skipped = sends.findIndex(
    (_, position) => !received.has(position) && [...received].some((other) => other > position),
  );
  if (skipped >= 0)
    return found(
      trace,
      `Nobody received ${valueAt(ledger, skipped)}, and what was sent behind it was received.`,
      [sends[skipped]],
    );
  const blocked = accepted.indexOf(-1);
  if (blocked < 0 || blocked >= receipts.filter((receipt) => receipt >= 0).length + capacityOf(channel))
    return void 0;
  const send = sends[blocked];
  return found(
    trace,
    `${nameOf$1(trace, events.task[send])} waits since ${when(trace, send)} to send ${valueAt(ledger, blocked)}, for which there is room.`,
    [send],
  );
}
function valueAt(ledger, position) {
  return `the ${ordinal(position)} value of ${nameFor(ledger)}`;
}
function nameFor({ channel }) {
  return CHANNELS[channel];
}
function found({ events }, message, at) {
  const shown = [...at].sort((one, other) => one - other);
  const last = shown.at(-1);
  return {
    message,
    task: events.task[last],
    from: events.time[shown[0]],
    to: events.time[last],
    events: shown,
    because: [],
  };
}
// src/laws/channel-fifo.ts
const channelFifo = {
  id: 'channel-fifo',
  rev: 1,
  statement: 'The values of a channel are received in the order in which they were sent.',
  family: 'exclusion',
  needs: ['channel'],
  implies: ['result-agreement'],
  judges: 'any',
  hint: 'Look at where a value goes that finds the channel full, and at who takes it out again: does it come behind those that are in it?',
  check: check$39,
};
/** Obligations: each value that is received while another one of that channel was sent before it. */
function check$39(trace) {
  const { events } = trace;
  let obligations = 0;
  for (const ledger of channelLedgers(trace)) {
    let last = -1;
    for (const receipt of ledger.receipts) {
      if (receipt < 0 || events.b[receipt] <= Received.foreign) continue;
      const position = events.b[receipt];
      if (position > 0) obligations++;
      if (position < last && !wasReceived(trace, ledger, position, receipt))
        return {
          obligations: Math.max(obligations, 1),
          violation: describe$24(trace, ledger, position, last, receipt),
        };
      if (position > last) last = position;
    }
  }
  return { obligations };
}
function wasReceived({ events }, { receipts }, position, before) {
  return receipts.some((receipt) => receipt >= 0 && receipt < before && events.b[receipt] === position);
}
function describe$24(trace, { channel, sends }, position, last, receipt) {
  const { events } = trace;
  const [sent, later] = [sends[position], sends[last]];
  const name = CHANNELS[channel];
  return {
    message: `${nameOf$1(trace, events.task[receipt])} received the ${ordinal(position)} value of ${name} at ${when(trace, receipt)}, behind the ${ordinal(last)}.`,
    task: events.task[receipt],
    from: events.time[sent],
    to: events.time[receipt],
    events: [sent, later, receipt],
    because: [
      `${nameOf$1(trace, events.task[sent])} sent them at ${when(trace, sent)} and at ${when(trace, later)}`,
    ],
  };
}
// src/laws/cleanup-once.ts
/** What `finally` is for: the lock that is given back, the file that is closed, also where nobody waits any more. */
const cleanupOnce = {
  id: 'cleanup-once',
  rev: 2,
  statement:
    'However a task ends, what it has to clean up is cleaned up once, to its end, the last first, behind its last step and before its end is told.',
  family: 'cancellation',
  needs: ['cleanup'],
  implies: [],
  judges: 'completed',
  hint: 'Look at what a cancel does to a coroutine: is it closed (`return()`), and is what it yields then carried out, or does the task count as ended at once?',
  check: check$38,
};
/** Obligations: each cleanup that a task had come to owe. */
function check$38(trace) {
  const { events } = trace;
  const { kind, task, time, a, b } = events;
  let debts;
  let obligations = 0;
  let violation;
  for (let i = 0; i < events.length && violation === void 0; i++) {
    if (kind[i] === Kind.defer) {
      obligations++;
      debts ??= /* @__PURE__ */ new Map();
      const own = debts.get(task[i]) ?? [];
      own.push({
        defer: i,
        begun: -1,
        cleaned: -1,
        brokenOff: false,
      });
      debts.set(task[i], own);
    } else if (debts === void 0) {
    } else if (isStep$2(kind[i]) && debts.has(task[i])) {
      const early = debts.get(task[i]).find((debt) => isEarly$1(trace, debt));
      if (early !== void 0)
        violation = describe$23(trace, early, i, `began to at ${when(trace, early.begun)}, and went on`);
    }
    if (debts === void 0 || violation !== void 0) continue;
    if (kind[i] === Kind.suspend && a[i] === Reason.cancel) {
      for (const debt of debts.get(b[i]) ?? []) if (debt.begun >= 0) debt.brokenOff = true;
    } else if (kind[i] === Kind.deliver) {
      const open = debts.get(a[i])?.find((debt) => isOpen(trace, debt));
      if (open !== void 0)
        violation = describe$23(
          trace,
          open,
          i,
          `${nameOf$1(trace, task[i])} was told of its end before that`,
        );
    } else if (kind[i] === Kind.cleanup || kind[i] === Kind.cleaned) {
      const debt = debts.get(task[i])?.find(({ defer }) => a[defer] === a[i]);
      if (debt === void 0) continue;
      if (kind[i] === Kind.cleanup) {
        if (debt.begun >= 0) violation = describe$23(trace, debt, i, 'did so twice');
        debt.begun = i;
        violation ??= findLater(trace, debts.get(task[i]), debt);
      } else {
        debt.cleaned = i;
        if (time[i] < time[debt.begun] + b[i] - 0.001)
          violation = describe$23(trace, debt, i, `was through with it at ${when(trace, i)}`);
      }
    }
  }
  for (const own of debts?.values() ?? []) {
    const open = own.find((debt) => isOpen(trace, debt));
    if (open === void 0 || violation !== void 0) continue;
    const what =
      open.begun < 0 ? 'never began' : `began at ${when(trace, open.begun)} and never came to the end of it`;
    violation = describe$23(trace, open, events.length - 1, what);
  }
  return violation === void 0
    ? { obligations }
    : {
        obligations,
        violation,
      };
}
/** What came to be owed later is to be done by then: it may use what this takes away. */
function findLater(trace, own, debt) {
  const later = own.slice(own.indexOf(debt) + 1).find(({ begun }) => begun < 0);
  if (later === void 0 || !isOfTask(trace, later)) return void 0;
  return describe$23(
    trace,
    debt,
    debt.begun,
    `began with that before what it owed since ${when(trace, later.defer)}`,
  );
}
/** Taken by a task itself, and not by what it cleans up. */
function isStep$2(kind) {
  return kind === Kind.emit || kind === Kind.work || kind === Kind.spawn;
}
/** Begun while the task had steps to take. */
function isEarly$1(trace, debt) {
  return debt.begun >= 0 && isOfTask(trace, debt);
}
/** That of a call is a part of a step. */
function isOfTask({ events, code }, { defer }) {
  return code.tasks[events.task[defer]]?.[events.a[defer]]?.kind === 'cleanup';
}
/** Not done, and not broken off by a cancel of its task, or of one above it that ends what that had spawned; or by the end of
 *  one above it, while it cleaned up at its own. */
function isOpen(trace, { defer, begun, cleaned, brokenOff }) {
  const { events, claims, code, cuts, waits } = trace;
  if (cleaned >= 0 || brokenOff) return false;
  const { scope = 'detached' } = claims.guarantees;
  if (scope === 'detached') return true;
  const task = events.task[defer];
  const mayEnd = scope === 'cancels' && isAtItsEnd(trace, task);
  for (let above = code.parents[task]; above >= 0; above = code.parents[above]) {
    if (begun >= 0 && above > 0 && (cuts?.asked[above] ?? -1) >= 0) return false;
    if (mayEnd && waits.finishOf[above] >= 0) return false;
  }
  return true;
}
const ENDING = ['throw', 'join', 'settle'];
/** No step is left to it, or one that may have ended it; a join counts as taken where its error did. The end of what it waits for
 *  may have been told it before its own. */
function isAtItsEnd({ code, cuts }, task) {
  const taken = cuts?.steps[task] ?? -1;
  const [last, next] = [code.tasks[task][taken - 1], code.tasks[task][taken]];
  return next === void 0 || ENDING.includes(next.kind) || last?.kind === 'join';
}
function describe$23(trace, { defer, begun }, to, what) {
  const { events, cuts } = trace;
  const from = begun < 0 ? defer : begun;
  const task = events.task[defer];
  const name = nameOf$1(trace, task);
  const asked = cuts?.asked[task] ?? -1;
  const ms = events.b[defer];
  return {
    message: `${name} had ${ms > 0 ? `${milliseconds(ms)} of cleaning up to do` : 'something to clean up'} since ${when(trace, defer)}, and ${what}.`,
    task,
    from: events.time[from],
    to: events.time[to],
    events: from === to ? [from] : [from, to],
    because: asked < 0 ? [] : [`${name} was cancelled at ${when(trace, asked)}`],
  };
}
// src/laws/slots.ts
/** Tasks, main left out, that have started and not ended before event `before`: each holds a slot. */
function holders(trace, before) {
  const { waits, program } = trace;
  const found = [];
  for (let task = 1; task < program.tasks.length; task++) {
    const start = waits.startOf[task];
    const end = endOf$4(trace, task);
    if (start >= 0 && start < before && (end < 0 || end >= before)) found.push(task);
  }
  return found;
}
/** The event with which a task gives its slot back, its finish, the request that cancels it, or the end of its time; −1 if there is none. */
function endOf$4({ waits, cuts }, task) {
  const finish = waits.finishOf[task];
  if (isExpired(cuts, task, finish < 0 ? void 0 : finish)) return cuts.upSince[task];
  return finish < 0 && isCut$1(cuts, task) ? cuts.asked[task] : finish;
}
/** The task that a suspension cancels; −1 if none. */
function cutBy({ events, waits, cuts }, suspend) {
  if (cuts === void 0 || events.a[suspend] !== Reason.cancel) return -1;
  const task = events.b[suspend];
  return isCut$1(cuts, task) && cuts.asked[task] === suspend && waits.finishOf[task] < 0 ? task : -1;
}
/** How many slots there are before event `before`: the limit that was set last, once that had come back. */
function limitAt({ events, limit }, before) {
  let latest = limit;
  for (let i = 0; i < before && i < events.length; i++)
    if (events.kind[i] === Kind.resume && events.a[i] === Reason['set-limit']) latest = events.b[i];
  return latest;
}
/** @example freeSlots(1, 2) // 'one of 2 slots was free' */
function freeSlots(free, limit) {
  if (free === limit) return `${allSlots(limit)} ${limit === 1 ? 'was' : 'were'} free`;
  return free === 1 ? `one of ${limit} slots was free` : `${free} of ${limit} slots were free`;
}
function allSlots(limit) {
  if (limit === 1) return 'the only slot';
  return limit === 2 ? 'both slots' : `all ${limit} slots`;
}
/**
 * Why `task`, spawned before event `before`, has not started by then: what it found when it was spawned, and which ended
 * tasks had no successor though it waited. Empty where nothing limits.
 */
function describeSlots(trace, before, task) {
  const { waits } = trace;
  const limit = limitAt(trace, before);
  const spawn = waits.spawnOf[task];
  if (limit === Number.POSITIVE_INFINITY || spawn < 0) return [];
  const free = limit - holders(trace, before).length;
  if (free <= 0) return [`${namesOf(trace, holders(trace, before))} held ${allSlots(limit)}`];
  const taken = Math.min(limit, earlier$1(trace, spawn));
  const lines = [];
  if (taken > 0) {
    const found = taken === limit ? allSlots(limit) : `${taken} of ${limit} slots`;
    lines.push(
      `${nameOf$1(trace, task)} did not start: its spawn at ${when(trace, spawn)} found ${found} taken`,
    );
  }
  for (const finish of vacated(trace, before).slice(-free)) {
    const how = trace.events.a[finish] === 1 ? 'threw' : 'returned';
    const who = nameOf$1(trace, trace.events.task[finish]);
    lines.push(`${who} ${how} at ${when(trace, finish)} and its slot went to nobody`);
  }
  return lines;
}
/** Tasks that were spawned before and have not ended: a scheduler that starts tasks late has promised them a slot. */
function earlier$1(trace, spawn) {
  const { waits, program } = trace;
  let count = 0;
  for (let task = 1; task < program.tasks.length; task++) {
    const before = waits.spawnOf[task];
    const end = endOf$4(trace, task);
    if (before >= 0 && before < spawn && (end < 0 || end > spawn)) count++;
  }
  return count;
}
/** Finish events in whose place no task has started before event `before`: each start takes a slot that was never used, and
 *  when there is none left, the one vacated last. */
function vacated({ events, waits, limit }, before) {
  const places = [];
  let unused = limit;
  for (let i = 0; i < before; i++) {
    const task = events.task[i];
    if (task <= 0) continue;
    if (events.kind[i] === Kind.finish && waits.finishOf[task] === i) places.push(i);
    else if (events.kind[i] === Kind.start && waits.startOf[task] === i && unused-- <= 0) places.pop();
  }
  return places;
}
// src/trace/lateness.ts
/** How many ms, rounded up, the clock came later than it had to: of an `advance`, by its `a`. */
function lateBy(a) {
  return a >> 3;
}
/**
 * How many ms the clock came late in all. No correct scheduler loses more by it: whatever waits, waits for one move of the
 * clock at a time.
 */
function latenessOf$1(events) {
  let ms = 0;
  for (let i = 0; i < events.length; i++) if (events.kind[i] === Kind.advance) ms += lateBy(events.a[i]);
  return ms;
}
// src/laws/windows.ts
/** Before the first start; undefined where there are too few tasks for the rate to matter. */
function startWindows(trace) {
  const { rate, program, claims, startTime, events, expected } = trace;
  const { cap, per } = rate;
  if (cap >= program.tasks.length - 1) return void 0;
  const late = claims.guarantees.workConserving === true ? 0 : 1;
  const least = per - latenessOf$1(events) - expected.work - late - (claims.guarantees.resolution ?? 0);
  const origin = Math.floor(startTime / per) * per;
  const sliding = claims.guarantees.window === 'sliding';
  return {
    cap,
    per,
    least,
    worked: expected.work,
    sliding,
    times: [],
    earliest: [],
    origin,
  };
}
/** Takes a start into account. Is it one too many? */
function addStart(windows, time) {
  const { times, earliest, cap, least, sliding } = windows;
  const number = times.length;
  const begin = earliestBegin(windows);
  earliest.push(begin <= time ? begin : Number.POSITIVE_INFINITY);
  times.push(time);
  if (least <= 0) return false;
  if (sliding) return number >= cap && time - times[number - cap] < least - 0.001;
  for (let first = Math.max(0, number + 1 - cap); first <= number; first++)
    if (earliest[first] <= time) return false;
  earliest[number] = time;
  return true;
}
/** How many more may start at this time, at most: where a window may end just now, those of two. */
function roomAt(windows, time) {
  const { times, earliest, cap, least, sliding } = windows;
  const count = times.length;
  if (least <= 0) return Number.POSITIVE_INFINITY;
  if (sliding) {
    let recent = 0;
    while (recent < count && time - times[count - 1 - recent] < least - 0.001) recent++;
    return Math.max(0, cap - recent);
  }
  if (count === 0) return 2 * cap;
  let left = 0;
  for (let first = Math.max(0, count - cap); first < count; first++)
    if (earliest[first] <= time) left = Math.max(left, cap - (count - first));
  return earliestBegin(windows) <= time ? left + cap : left;
}
/** From when on the rate has room for one more, whatever window that is in: fewer than `cap` start in the `per` ms before it.
 *  A rate is kept by timers, which count from after whoever works, and of which one of 0 ms takes `LEAST_DELAY`. */
function roomFrom({ times, cap, per, worked }) {
  if (times.length < cap) return Number.NEGATIVE_INFINITY;
  return times[times.length - cap] + per + worked + 1;
}
/** Of the window that the next start would be the first of. */
function earliestBegin({ times, earliest, cap, least, origin }) {
  const count = times.length;
  if (count === 0) return origin;
  let begin = Number.POSITIVE_INFINITY;
  for (let first = Math.max(0, count - cap); first < count; first++)
    begin = Math.min(begin, Math.max(earliest[first] + least - TOLERANCE, times[count - 1]));
  return begin;
}
// src/laws/pool.ts
const pool = {
  running: 0,
  waiting: 0,
  most: 0,
  least: 0,
  mayStart: true,
  mustStart: true,
  pausedAt: -1,
  admittedAtPause: 0,
  loweredAt: -1,
  admittedAtLowering: 0,
  asker: -1,
  limiter: -1,
  prompt: false,
  windows: void 0,
  now: 0,
  expires: false,
};
/** The pool before the first event. One object for all laws: whoever asks next begins anew. */
function startPool(trace) {
  const { limit, claims, cuts } = trace;
  pool.running = 0;
  pool.waiting = 0;
  pool.most = limit;
  pool.least = limit;
  pool.mayStart = true;
  pool.mustStart = true;
  pool.pausedAt = -1;
  pool.admittedAtPause = 0;
  pool.loweredAt = -1;
  pool.admittedAtLowering = 0;
  pool.asker = -1;
  pool.limiter = -1;
  pool.prompt = claims.guarantees.workConserving === true;
  pool.windows = startWindows(trace);
  pool.now = trace.startTime;
  pool.expires = isAnyExpired(cuts);
  return pool;
}
/** Takes event `i` into account. */
function advance$1(pool, trace, i) {
  const { events, waits } = trace;
  const task = events.task[i];
  pool.now = events.time[i];
  if (pool.expires) expire$1(pool, trace, i);
  switch (events.kind[i]) {
    case Kind.spawn:
      if (events.a[i] > 0 && waits.spawnOf[events.a[i]] === i) pool.waiting++;
      break;
    case Kind.start:
      if (task <= 0 || waits.startOf[task] !== i) break;
      pool.running++;
      pool.waiting--;
      if (pool.windows !== void 0) addStart(pool.windows, pool.now);
      if (!pool.mayStart && waits.spawnOf[task] < pool.pausedAt) pool.admittedAtPause--;
      if (waits.spawnOf[task] < pool.loweredAt) pool.admittedAtLowering--;
      break;
    case Kind.finish:
      if (task > 0 && waits.finishOf[task] === i && waits.startOf[task] >= 0 && !isExpired(trace.cuts, task))
        pool.running--;
      break;
    case Kind.suspend:
      if (events.a[i] >= Reason.cancel) ask$1(pool, trace, i);
      break;
    case Kind.resume:
      if (events.a[i] > Reason.idle) grant(pool, trace, i);
      break;
    case Kind.advance:
      pool.now = events.b[i];
      if (!pool.prompt || events.b[i] <= events.time[i]) break;
      pool.admittedAtPause = 0;
      pool.admittedAtLowering = 0;
  }
}
/** Is there one that waits, and nothing that it could wait for, from `time` on? */
function hasToStart(pool, time = pool.now) {
  if (!pool.mustStart || pool.waiting <= 0 || pool.running >= pool.least) return false;
  return pool.windows === void 0 || roomFrom(pool.windows) <= time;
}
/** How many of those that wait may have a slot already. */
function admitted(pool) {
  let free = Math.min(pool.waiting, Math.max(0, pool.most - pool.running, pool.admittedAtLowering));
  if (pool.windows !== void 0) free = Math.min(free, roomAt(pool.windows, pool.now));
  return pool.mayStart ? free : Math.min(free, Math.max(0, pool.admittedAtPause));
}
/** How many a clear drops that is asked for by event `i`. */
function clearedBy({ events, cuts, program }, i) {
  if (cuts === void 0 || events.a[i] !== Reason.clear) return 0;
  let count = 0;
  for (let task = 1; task < program.tasks.length; task++) if (cuts.asked[task] === i) count++;
  return count;
}
/** Whose time is up holds no slot any more, and waits for none. */
function expire$1(pool, { waits, cuts }, i) {
  for (let task = 1; task < cuts.upSince.length; task++) {
    if (cuts.upSince[task] !== i) continue;
    if (waits.startOf[task] >= 0 && waits.startOf[task] <= cuts.expired[task]) pool.running--;
    else pool.waiting--;
  }
}
function ask$1(pool, trace, i) {
  const { events, waits } = trace;
  const task = events.task[i];
  switch (events.a[i]) {
    case Reason.cancel: {
      const cut = cutBy(trace, i);
      if (cut < 0) break;
      if (waits.startOf[cut] >= 0) pool.running--;
      else pool.waiting--;
      break;
    }
    case Reason.clear:
      pool.waiting -= clearedBy(trace, i);
      break;
    case Reason.pause:
      pool.mustStart = false;
      pool.asker = task;
      break;
    case Reason.resume:
      pool.mayStart = true;
      pool.asker = task;
      break;
    case Reason['set-limit']:
      pool.most = Math.max(pool.most, events.b[i]);
      pool.least = Math.min(pool.least, events.b[i]);
      pool.limiter = task;
  }
}
/** Where several are under way at once, the last counts. */
function grant(pool, { events }, i) {
  const task = events.task[i];
  switch (events.a[i]) {
    case Reason.pause:
      if (pool.asker !== task) break;
      if (pool.mayStart) {
        pool.admittedAtPause = admitted(pool);
        pool.pausedAt = i;
      }
      pool.mayStart = false;
      break;
    case Reason.resume:
      if (pool.asker === task) pool.mustStart = true;
      break;
    case Reason['set-limit']: {
      const limit = events.b[i];
      if (pool.limiter !== task) break;
      if (limit < pool.most) {
        pool.admittedAtLowering = admitted(pool);
        pool.loweredAt = i;
      }
      pool.most = limit;
      pool.least = limit;
      break;
    }
  }
}
// src/laws/clear-drops-waiting.ts
const clearDropsWaiting = {
  id: 'clear-drops-waiting',
  rev: 1,
  statement:
    'What waits when all that waits is cleared never starts, but those that had their slot before; what runs goes on, and what is added later starts.',
  family: 'control',
  needs: ['clear'],
  implies: [
    'completion',
    'deadline-order',
    'deadlock-free',
    'error-delivery',
    'error-isolation',
    'exactly-once',
    'hog-tolerance',
    'join-delivery',
    'quiescence',
    'result-agreement',
    'sleep-overlap',
    'timely-wake',
    'work-conservation',
  ],
  judges: 'any',
  hint: 'Look at what a clear empties: the line, and nothing else. Neither the count of those that run, nor what a newcomer finds.',
  check: check$37,
};
/** Obligations: each clear that finds a task waiting. */
function check$37(trace) {
  const { events, waits, cuts, ending } = trace;
  if (cuts === void 0) return { obligations: 0 };
  const pool = startPool(trace);
  let obligations = 0;
  let cleared = -1;
  let granted = -1;
  let mayStillStart = 0;
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i];
    const kind = events.kind[i];
    if (kind === Kind.suspend && events.a[i] === Reason.clear) {
      if (pool.waiting > 0) obligations++;
      mayStillStart = admitted(pool);
      cleared = i;
    } else if (kind === Kind.resume && events.a[i] === Reason.clear) granted = i;
    else if (granted >= 0 && kind === Kind.start && task > 0 && waits.startOf[task] === i) {
      const hadSlot = () => !waitsForInput(trace, task, granted) && --mayStillStart >= 0;
      if (waits.spawnOf[task] < cleared && !hadSlot())
        return {
          obligations: Math.max(obligations, 1),
          violation: starts$1(trace, cleared, i),
        };
    } else if (granted >= 0 && kind === Kind.deliver && isTouched(trace, granted, i))
      return {
        obligations: Math.max(obligations, 1),
        violation: touches(trace, granted, i),
      };
    advance$1(pool, trace, i);
  }
  const isOwed = hasToStart(pool, Number.POSITIVE_INFINITY);
  if (granted < 0 || ending.kind !== 'deadlock' || !isOwed) return { obligations };
  for (let task = 1; task < trace.program.tasks.length; task++) {
    if (waits.spawnOf[task] < granted || waits.startOf[task] >= 0 || cuts.steps[task] !== -1) continue;
    return {
      obligations: Math.max(obligations, 1),
      violation: forgets(trace, granted, task),
    };
  }
  return { obligations };
}
/** Had what it was given as not been kept? Then no slot was its own. */
function waitsForInput({ events, waits }, task, event) {
  const spawn = waits.spawnOf[task];
  return events.b[spawn] > 0 && events.time[spawn] + events.b[spawn] > events.time[event];
}
/** Did the task run when all that waited was cleared, and is it told of otherwise than it ended? */
function isTouched({ events, waits, cuts }, granted, deliver) {
  const target = events.a[deliver];
  const start = waits.startOf[target] ?? -1;
  const finish = waits.finishOf[target] ?? -1;
  if (start < 0 || start > granted || (finish >= 0 && finish < granted) || isCut$1(cuts, target))
    return false;
  return finish < 0 || finish > deliver || events.b[finish] !== events.b[deliver];
}
function starts$1(trace, cleared, start) {
  const { events, waits } = trace;
  const task = events.task[start];
  return {
    message: `${clearer(trace, cleared)}, and ${nameOf$1(trace, task)}, which was among it, started at ${when(trace, start)}.`,
    task,
    from: events.time[cleared],
    to: events.time[start],
    events: [waits.spawnOf[task], cleared, start],
    because: [],
  };
}
function touches(trace, granted, deliver) {
  const { events } = trace;
  const target = events.a[deliver];
  return {
    message: `${clearer(trace, granted)}, and of ${nameOf$1(trace, target)}, which ran, ${nameOf$1(trace, events.task[deliver])} was given ${describeDigest(trace, events.b[deliver])} at ${when(trace, deliver)}.`,
    task: target,
    from: events.time[granted],
    to: events.time[deliver],
    events: [granted, deliver],
    because: [],
  };
}
function forgets(trace, granted, task) {
  const { events, waits } = trace;
  const spawn = waits.spawnOf[task];
  return {
    message: `${clearer(trace, granted)}, and ${nameOf$1(trace, task)}, which was spawned after that, at ${when(trace, spawn)}, never started.`,
    task,
    from: events.time[granted],
    to: events.time[spawn],
    events: [granted, spawn],
    because: [],
  };
}
/** @example 'main cleared what waited at 0 ms' */
function clearer(trace, event) {
  return `${nameOf$1(trace, trace.events.task[event])} cleared what waited at ${when(trace, event)}`;
}
// src/laws/clock-monotonic.ts
const clockMonotonic = {
  id: 'clock-monotonic',
  rev: 1,
  statement: "The scheduler's time never goes back.",
  family: 'time',
  needs: [],
  implies: ['deadline-order', 'no-early-wake', 'sleep-overlap', 'timely-wake'],
  judges: 'any',
  hint: 'Look for a clock that is set to a deadline which has passed already, and for negative delays.',
  check: check$36,
};
/** Obligations: each sleep and each work of more than 0 ms, since only there time is to move. An idle move says where it
 *  is to lead; a scheduler that keeps its own time may stop on the way. */
function check$36(trace) {
  const { events } = trace;
  const { kind, time, a, b } = events;
  let obligations = 0;
  let reached = trace.startTime;
  for (let i = 0; i < events.length; i++) {
    const now = time[i];
    if (now < reached - 0.001)
      return {
        obligations: Math.max(obligations, 1),
        violation: describe$22(trace, i, reached),
      };
    if (now > reached) reached = now;
    switch (kind[i]) {
      case Kind.suspend:
        if (a[i] === Reason.sleep && b[i] > 0) obligations++;
        break;
      case Kind.work:
        if (b[i] > 0) obligations++;
        break;
      case Kind.advance:
        if (b[i] < reached - 0.001)
          return {
            obligations: Math.max(obligations, 1),
            violation: describe$22(trace, i, reached),
          };
    }
  }
  return { obligations };
}
function describe$22(trace, event, reached) {
  const { events } = trace;
  const task = events.task[event];
  const now =
    events.kind[event] === Kind.advance ? Math.min(events.b[event], events.time[event]) : events.time[event];
  return {
    message: `The clock went back from ${timeOf(trace, reached)} to ${timeOf(trace, now)}.`,
    ...(task < 0 ? {} : { task }),
    from: now,
    to: reached,
    events: event > 0 ? [event - 1, event] : [event],
    because: [],
  };
}
// src/laws/stall.ts
/** The spawned tasks that did not end, main among them; first those that wait for no other of them. */
function findStalls(trace) {
  const stalls = [];
  for (let task = 0; task < trace.program.tasks.length; task++)
    if (isUnfinished(trace, task)) stalls.push(stallOf(trace, task));
  return stalls.sort((a, b) => Number(a.awaits >= 0) - Number(b.awaits >= 0) || a.task - b.task);
}
/** Spawned, expected to end, and not ended. What was cancelled has ended. */
function isUnfinished({ waits, expected }, task) {
  if (waits.finishOf[task] >= 0 || (task > 0 && waits.spawnOf[task] < 0)) return false;
  const outcome = expected.tasks[task]?.outcome;
  return outcome !== 'stuck' && outcome !== 'cancelled';
}
/** Does nobody but main, who waits for idle, go on for ever? Then all is well but that it was not told: see idle-exact. */
function waitsOnlyForIdle(trace, stalls) {
  const { events, ending } = trace;
  const [stall] = stalls;
  if (ending.kind !== 'deadlock' || stall === void 0 || stalls.length > 1 || stall.event < 0) return false;
  return events.kind[stall.event] === Kind.suspend && events.a[stall.event] === Reason.idle;
}
/** The task whose throw was the last thing that happened, −1 if another thing was: a scheduler that broke right after a
 *  throw broke over that error, most likely. */
function throwerAtEnd({ events, ending }) {
  if (ending.kind !== 'crash' && ending.kind !== 'hang') return -1;
  let last = events.length - 1;
  while (last >= 0 && (events.kind[last] === Kind.close || events.kind[last] === Kind.advance)) last--;
  return last >= 0 && events.kind[last] === Kind.finish && events.a[last] === 1 ? events.task[last] : -1;
}
/** Why the first stall came about and what came of it: its slot's story, then who waits for whom. */
function becauseOf(trace, stalls) {
  const thrower = throwerAtEnd(trace);
  if (thrower >= 0) return [`${nameOf$1(trace, thrower)} threw, and nothing happened after that`];
  const [root, ...others] = stalls;
  if (root === void 0) return [];
  return [
    ...(trace.waits.startOf[root.task] < 0 ? describeSlots(trace, trace.events.length, root.task) : []),
    ...others.slice(0, MOST_OTHERS).map((stall) => stall.text),
  ];
}
const MOST_OTHERS = 3;
function stallOf(trace, task) {
  const { events, waits } = trace;
  const name = nameOf$1(trace, task);
  const event = lastEventOf(trace, task);
  if (event < 0) {
    const spawn = waits.spawnOf[task];
    return {
      task,
      event: spawn,
      awaits: -1,
      text:
        spawn < 0
          ? `${name} never started`
          : `${name} was spawned at ${when(trace, spawn)} and never started`,
    };
  }
  const at = when(trace, event);
  if (events.kind[event] === Kind.close)
    return {
      task,
      event,
      awaits: -1,
      text: `${name} was closed at ${at}, before its end`,
    };
  if (events.kind[event] !== Kind.suspend)
    return {
      task,
      event,
      awaits: -1,
      text: `${name} was in the middle of its turn at ${at}`,
    };
  const target = events.b[event];
  switch (events.a[event]) {
    case Reason.sleep:
      return {
        task,
        event,
        awaits: -1,
        text: `${name} slept until ${timeOf(trace, events.time[event] + target)} and was never woken`,
      };
    case Reason.join:
    case Reason.settle: {
      const finish = waits.finishOf[target] ?? -1;
      const awaited = nameOf$1(trace, target);
      if (isCut$1(trace.cuts, target))
        return {
          task,
          event,
          awaits: -1,
          text: `${name} joined ${awaited}, which ${isExpired(trace.cuts, target) ? 'timed out' : 'was cancelled'}, and was never continued`,
        };
      return finish < 0
        ? {
            task,
            event,
            awaits: target,
            text: `${name} waits for ${awaited} since ${at}`,
          }
        : {
            task,
            event,
            awaits: -1,
            text: `${name} joined ${awaited}, which finished at ${when(trace, finish)}, and was never continued`,
          };
    }
    case Reason.cancel:
      return {
        task,
        event,
        awaits: -1,
        text: `${name} cancelled ${nameOf$1(trace, target)} at ${at} and was never continued`,
      };
    case Reason.acquire: {
      const key = LOCK_KEYS[lockOf(target)];
      const holder = holderOf(trace, lockOf(target));
      const whose = holder < 0 ? 'which nobody holds' : `which ${nameOf$1(trace, holder)} holds`;
      return {
        task,
        event,
        awaits: holder >= 0 && isUnfinished(trace, holder) ? holder : -1,
        text: `${name} waits for ${key}, ${whose}, since ${at}`,
      };
    }
    case Reason.loop:
      return {
        task,
        event,
        awaits: -1,
        text: `${name} loops since ${at} and never came to the end of it`,
      };
    case Reason.race:
    case Reason.all: {
      const step = trace.code.tasks[task]?.[target];
      const arms = step !== void 0 && 'arms' in step ? step.arms : [];
      return {
        task,
        event,
        awaits: arms.some((arm) => waits.finishOf[arm] >= 0)
          ? -1
          : (arms.find((arm) => isUnfinished(trace, arm)) ?? -1),
        text: `${name} waits for ${events.a[event] === Reason.race ? 'the first' : 'all'} of ${arms.map((arm) => nameOf$1(trace, arm)).join(', ')} since ${at}`,
      };
    }
    case Reason.send:
      return {
        task,
        event,
        awaits: -1,
        text: `${name} waits to send on ${CHANNELS[target]} since ${at}`,
      };
    case Reason.receive:
      return {
        task,
        event,
        awaits: -1,
        text: `${name} waits to receive from ${CHANNELS[target]} since ${at}`,
      };
    case Reason.pause:
    case Reason.resume:
    case Reason.clear:
    case Reason['set-limit']:
    case Reason['set-priority']:
      return {
        task,
        event,
        awaits: -1,
        text: `${name} ${controlled(trace, event)} at ${at} and was never continued`,
      };
    case Reason.idle:
      return {
        task,
        event,
        awaits: -1,
        text: `${name} waits ${target > 0 ? `until fewer than ${target} wait` : 'for idle'}, since ${at}`,
      };
    default:
      return {
        task,
        event,
        awaits: -1,
        text: `${name} gave its turn away at ${at} and never got another`,
      };
  }
}
/** Who was given a lock last and has not given it back; −1 if nobody. */
function holderOf({ events }, lock) {
  const holders = [];
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i];
    if (events.kind[i] === Kind.resume && events.a[i] === Reason.acquire && lockOf(events.b[i]) === lock)
      holders.push(task);
    else if (events.kind[i] === Kind.release && events.a[i] === lock)
      holders.splice(holders.indexOf(task), 1);
  }
  return holders.at(-1) ?? -1;
}
function lastEventOf({ events }, task) {
  for (let i = events.length - 1; i >= 0; i--)
    if (events.task[i] === task && events.kind[i] !== Kind.stray) return i;
  return -1;
}
// src/laws/completion.ts
/** The most general law of all: whatever stops a task from ending breaks it, so other laws say more of why. */
const completion = {
  id: 'completion',
  rev: 1,
  statement: 'Every task that was spawned comes to its end, and then the run does.',
  family: 'completion',
  needs: [],
  implies: [],
  judges: 'any',
  hint: 'Follow the named task from its last event: which queue held it then, and who should have taken it out?',
  check: check$35,
};
function check$35(trace) {
  const { waits, expected, ending } = trace;
  const tasks = trace.program.tasks.length;
  let obligations = 0;
  let unfinished = false;
  let stuck = false;
  for (let task = 0; task < tasks; task++) {
    if (task > 0 && waits.spawnOf[task] < 0) continue;
    if (expected.tasks[task]?.outcome === 'stuck') {
      stuck = true;
      continue;
    }
    if (expected.tasks[task]?.outcome === 'cancelled') continue;
    obligations++;
    if (waits.finishOf[task] < 0) unfinished = true;
  }
  const saysSo = ending.kind === 'deadlock' || (ending.kind === 'crash' && ending.where === 'run');
  const ended = ending.kind === 'completed' || (stuck && saysSo);
  if (!unfinished && ended) return { obligations };
  const stalls = findStalls(trace);
  if (waitsOnlyForIdle(trace, stalls)) return { obligations };
  const stall = stalls[0];
  const { events } = trace;
  const to = events.length === 0 ? trace.startTime : events.time[events.length - 1];
  const from = stall === void 0 || stall.event < 0 ? to : events.time[stall.event];
  const what = stall?.text ?? 'every task had ended';
  return {
    obligations: Math.max(obligations, 1),
    violation: {
      message: describe$21(trace, what, to),
      ...(stall === void 0 ? {} : { task: stall.task }),
      from,
      to,
      events: stall === void 0 || stall.event < 0 ? [] : [stall.event],
      because: becauseOf(trace, stalls),
      ...hintFor(trace.ending),
    },
  };
}
function describe$21(trace, what, to) {
  const { ending } = trace;
  const at = timeOf(trace, to);
  switch (ending.kind) {
    case 'completed':
      return `The scheduler said that everything was done, but ${what}.`;
    case 'deadlock':
      return `${what}${isAnyUnfinished(trace) ? '' : ', but the scheduler never said that it was done'}.`;
    case 'budget':
      return `Livelock: still going after ${ending.spent} ${ending.budget === 'time' ? 'ms of virtual time' : ending.budget}, while ${what}.`;
    case 'hang':
      return `The scheduler held the processor at ${at} and never gave it back, while ${what}.`;
    case 'crash':
      return `The scheduler threw ${ending.error} (in ${ending.where}) at ${at}, while ${what}.`;
  }
}
/** How a run ended says more of the cause than that it did not complete. */
function hintFor(ending) {
  switch (ending.kind) {
    case 'completed':
      return { hint: 'Look at what `run` waits for before it returns: main, and all that was spawned.' };
    case 'deadlock':
      return {};
    case 'budget':
      return {
        hint: 'Look at what goes round without waiting. Virtual time moves only in a wait (a timer, an await, `clock.sleep`): `while (now() < until)` never ends.',
      };
    case 'hang':
      return {
        hint: 'Look for a loop that neither ends nor waits, or a promise that is asked for again and again.',
      };
    case 'crash':
      return {
        hint: ending.error.startsWith('AdapterError')
          ? 'It is the adapter that is to be mended, not the scheduler: the README has a table of what each form returns.'
          : `Find what lets the error out of '${ending.where}'. The error of a task belongs to those that join it.`,
      };
  }
}
function isAnyUnfinished(trace) {
  return trace.program.tasks.some((_, task) => isUnfinished(trace, task));
}
// src/laws/concurrency-limit.ts
const concurrencyLimit = {
  id: 'concurrency-limit',
  rev: 1,
  statement:
    'At no time have more tasks started and not ended than the limit, or the highest limit so far, allows.',
  family: 'capacity',
  needs: ['limit'],
  implies: [],
  judges: 'any',
  hint: 'Look at when a slot is counted as taken: before the task is called, or later? Can it be given back twice?',
  check: check$34,
};
/** Obligations: each spawn or start after which all slots are taken and a task waits. Worst: the most at once. */
function check$34(trace) {
  const { events } = trace;
  const pool = startPool(trace);
  let highest = pool.most;
  let obligations = 0;
  let worst = 0;
  let excess = 0;
  let worstAt = -1;
  for (let i = 0; i < events.length; i++) {
    advance$1(pool, trace, i);
    if (pool.most > highest) highest = pool.most;
    const kind = events.kind[i];
    if (kind !== Kind.spawn && kind !== Kind.start) continue;
    if (pool.running > worst) worst = pool.running;
    if (pool.running - highest > excess) {
      excess = pool.running - highest;
      worstAt = i;
    }
    if (pool.running >= pool.least && pool.waiting > 0) obligations++;
  }
  if (worstAt < 0)
    return {
      obligations,
      worst,
    };
  return {
    obligations: Math.max(obligations, 1),
    worst,
    violation: describe$20(trace, worstAt, excess),
  };
}
function describe$20(trace, start, excess) {
  const { events, waits } = trace;
  const task = events.task[start];
  const running = holders(trace, start + 1);
  const ends = running.map((holder) => waits.finishOf[holder]).filter((finish) => finish >= 0);
  const first = ends.length === 0 ? events.length - 1 : Math.min(...ends);
  return {
    message: `At ${when(trace, start)} ${namesOf(trace, running)} were running at once: ${running.length} tasks at a limit of ${running.length - excess}.`,
    task,
    from: events.time[start],
    to: events.time[first],
    events: running.map((holder) => waits.startOf[holder]),
    because: [],
  };
}
// src/laws/deadline-order.ts
const deadlineOrder = {
  id: 'deadline-order',
  rev: 1,
  statement: 'Of two sleeping tasks the one with the earlier deadline wakes first.',
  family: 'time',
  needs: ['overlap'],
  implies: ['no-early-wake', 'timely-wake'],
  yieldsTo: ['no-early-wake'],
  judges: 'any',
  hint: 'Look at the order of the timer queue: how two deadlines are compared, and what a removal does to the heap.',
  check: check$33,
};
const columns$5 = reusedFloats();
/**
 * Obligations: each wake-up while another task sleeps towards a later deadline. Where work, or a clock that came late, has
 * made both due at once, only a scheduler that claims order 'fifo' and no lateness must still take the earlier one first: others may choose.
 */
function check$33(trace) {
  const { events, claims } = trace;
  const { kind, task, time, a, b } = events;
  const resolution = claims.guarantees.resolution ?? 0;
  const tasks = trace.program.tasks.length;
  const due = columns$5(tasks, NaN);
  let obligations = 0;
  let sleeping = 0;
  let latestDue = Number.NEGATIVE_INFINITY;
  let latestWoken = Number.NEGATIVE_INFINITY;
  let suspicious = false;
  for (let i = 0; i < events.length; i++) {
    if (a[i] !== Reason.sleep || b[i] < 1) continue;
    if (kind[i] === Kind.suspend) {
      const deadline = time[i] + b[i];
      due[task[i]] = deadline;
      if (deadline > latestDue) latestDue = deadline;
      sleeping++;
    } else if (kind[i] === Kind.resume) {
      const deadline = due[task[i]];
      if (Number.isNaN(deadline)) continue;
      due[task[i]] = NaN;
      sleeping--;
      if (sleeping > 0 && latestDue > deadline + resolution) obligations++;
      if (latestWoken > deadline + resolution + 0.001) suspicious = true;
      if (deadline > latestWoken) latestWoken = deadline;
    }
  }
  if (!suspicious) return { obligations };
  const pair = findInversion(trace, resolution);
  if (pair === void 0) return { obligations };
  return {
    obligations: Math.max(obligations, 1),
    violation: describe$19(trace, pair[0], pair[1]),
  };
}
/**
 * The first wait that ended while one with an earlier deadline had not, after that one: n·log n in the sleeps. An earlier
 * one that became due before the processor was last held, or the clock last late, is passed over, now and for all later wake-ups.
 */
function findInversion({ events, waits, claims }, resolution) {
  const strict = claims.guarantees.order === 'fifo' && resolution === 0;
  const sleeps = [];
  for (let wait = 0; wait < waits.length; wait++)
    if (waits.reason[wait] === Reason.sleep && events.b[waits.suspend[wait]] >= 1 && waits.resume[wait] >= 0)
      sleeps.push(wait);
  const byDeadline = sleeps.toSorted((x, y) => waits.readyTime[x] - waits.readyTime[y] || x - y);
  const byResume = sleeps.sort((x, y) => waits.resume[x] - waits.resume[y]);
  let heldUntil = Number.NEGATIVE_INFINITY;
  let low = 0;
  let i = 0;
  for (const woken of byResume) {
    const resume = waits.resume[woken];
    for (; i < resume && !strict; i++)
      if (events.kind[i] === Kind.work) heldUntil = Math.max(heldUntil, events.time[i] + events.b[i]);
      else if (events.kind[i] === Kind.advance && lateBy(events.a[i]) > 0)
        heldUntil = Math.max(heldUntil, events.b[i] + TOLERANCE);
    while (low < byDeadline.length && isPassed(byDeadline[low], resume)) low++;
    const earlier = byDeadline[low];
    if (earlier === void 0) return void 0;
    if (
      waits.readyTime[earlier] + resolution < waits.readyTime[woken] - 0.001 &&
      waits.suspend[earlier] < resume
    )
      return [earlier, woken];
  }
  return;
  function isPassed(wait, resume) {
    return waits.resume[wait] <= resume || waits.readyTime[wait] < heldUntil;
  }
}
function describe$19(trace, earlier, later) {
  const { events, waits } = trace;
  const task = waits.task[earlier];
  const first = waits.resume[later];
  const second = waits.resume[earlier];
  return {
    message: `${nameOf$1(trace, waits.task[later])} (deadline ${timeOf(trace, waits.readyTime[later])}) woke at ${when(trace, first)}, before ${nameOf$1(trace, task)}, whose deadline of ${timeOf(trace, waits.readyTime[earlier])} came earlier.`,
    task,
    from: waits.readyTime[earlier],
    to: events.time[second],
    events: [waits.suspend[earlier], first, second],
    because: [
      `${nameOf$1(trace, task)} slept since ${when(trace, waits.suspend[earlier])} and woke only at ${when(trace, second)}`,
    ],
  };
}
// src/laws/deadlock-free.ts
/** Programs of the search never wait in a circle, so whoever waits for ever waits for the scheduler. */
const deadlockFree = {
  id: 'deadlock-free',
  rev: 1,
  statement: 'As long as a task has not ended, something is ready, or something is due.',
  family: 'completion',
  needs: [],
  implies: ['completion'],
  judges: 'any',
  hint: 'Look for a wake-up that is lost: a waiter that is added after the event was told, or a slot that is not given back.',
  check: check$32,
};
function check$32(trace) {
  const { waits, ending, events } = trace;
  const obligations = waits.length > 0 ? 1 : 0;
  if (ending.kind !== 'deadlock') return { obligations };
  if (trace.expected.tasks.some((task) => task.outcome === 'stuck')) return { obligations: 0 };
  const stalls = findStalls(trace);
  if (waitsOnlyForIdle(trace, stalls)) return { obligations };
  const stall = stalls[0];
  const now = events.length === 0 ? trace.startTime : events.time[events.length - 1];
  const from = stall === void 0 || stall.event < 0 ? now : events.time[stall.event];
  const what = stall?.text ?? 'the scheduler never said that it was done, though every task had ended';
  return {
    obligations: 1,
    violation: {
      message: `From ${timeOf(trace, now)} on nothing was ready and nothing was due: ${what}.`,
      ...(stall === void 0 ? {} : { task: stall.task }),
      from,
      to: now,
      events: stalls.filter(({ event }) => event >= 0).map(({ event }) => event),
      because: becauseOf(trace, stalls),
    },
  };
}
// src/laws/deadlock-report.ts
/** Which programs come to a standstill is known beforehand (see `program/channels.ts`): asyncio's idle loop waits for ever, while Go's
 *  runtime says "all goroutines are asleep". */
const deadlockReport = {
  id: 'deadlock-report',
  rev: 1,
  statement:
    'Where tasks wait for what never comes, and nothing is ready or due, the scheduler says so by throwing.',
  family: 'completion',
  needs: ['deadlock-reporting', 'channel'],
  implies: ['completion'],
  judges: 'any',
  hint: 'Look at what `run` does when nobody is ready and no timer is set: are there tasks that have not ended?',
  check: check$31,
};
/** Obligations: each run of a program that comes to a standstill. A report of any other is an error that is let out of `run`. */
function check$31(trace) {
  const { expected, waits, events, ending } = trace;
  const stuck = expected.tasks.flatMap(({ outcome }, task) =>
    outcome === 'stuck' && (task === 0 || waits.spawnOf[task] >= 0) ? [task] : [],
  );
  if (stuck.length === 0) return { obligations: 0 };
  const instead = insteadOfReport(ending);
  if (instead === void 0) return { obligations: 1 };
  const last = events.length - 1;
  const now = last < 0 ? trace.startTime : events.time[last];
  return {
    obligations: 1,
    violation: {
      message: `From ${timeOf(trace, now)} on ${namesOf(trace, stuck)} ${stuck.length === 1 ? 'waits' : 'wait'} for what never comes, and the scheduler ${instead}.`,
      task: stuck[0],
      from: now,
      to: now,
      events: last < 0 ? [] : [last],
      because: [],
    },
  };
}
/** Undefined where it did report; what else it threw, and where, is told by `completion`. */
function insteadOfReport(ending) {
  switch (ending.kind) {
    case 'completed':
      return 'said that everything was done';
    case 'deadlock':
      return 'said nothing';
    case 'budget':
    case 'hang':
      return 'went on and on';
    case 'crash':
      return;
  }
}
// src/laws/delegation.ts
const delegation = {
  id: 'delegation',
  rev: 1,
  statement:
    'A task whose body is split over calls (`yield*`, `await` or what the scheduler has for that) ends as it does in one piece.',
  family: 'metamorphic',
  needs: ['nesting'],
  implies: [],
  judges: 'completed',
  hint: 'Look at what becomes of the value and of the error of a coroutine that another one calls, and at who goes on when it has ended.',
  check: check$30,
};
/** Obligations: each task that ended. */
function check$30(trace) {
  const companion = companionOf(trace, 'delegation');
  if (companion === void 0) return { obligations: 0 };
  return judgeSameResults(trace, companion, 'With each body split over calls, one for each of its waits,');
}
// src/laws/determinism.ts
const determinism = {
  id: 'determinism',
  rev: 1,
  statement: 'The same program in the same environment leaves the same trace, event for event.',
  family: 'determinism',
  needs: [],
  implies: [],
  judges: 'any',
  hint: 'Look for state that outlives a run (module variables, counters), for real time, and for dice that are not env.random.',
  check: check$29,
};
/** Obligations: 1 where the case was run twice. */
function check$29(trace) {
  const { events, twins } = trace;
  if (twins === void 0) return { obligations: 0 };
  if (twins[0] === twins[1]) return { obligations: 1 };
  return {
    obligations: 1,
    violation: {
      message: `Two runs of this very program left different traces (${twins.map(hex).join(', then ')}).`,
      from: trace.startTime,
      to: events.length === 0 ? trace.startTime : events.time[events.length - 1],
      events: [],
      because: ['the second of them is shown; its first event that differs is not kept'],
    },
  };
}
function hex(hash) {
  return hash.toString(16).padStart(8, '0');
}
// src/laws/delivery.ts
/**
 * Whether each join and settle of tasks that returned (`threw` 0) or threw (1) was given what the task really ended with,
 * right or wrong; what was cancelled ended with that, which counts as an error. Obligations: each such delivery, and each waiter that was forgotten.
 */
function judgeDeliveries(trace, threw) {
  const { events, waits, cuts } = trace;
  const { kind, a, b } = events;
  let obligations = 0;
  for (let i = 0; i < events.length; i++) {
    if (kind[i] !== Kind.deliver) continue;
    const target = a[i];
    if (isCut$1(cuts, target) && cuts.asked[target] < i) {
      if (threw === 0) continue;
      obligations++;
      if (b[i] !== Digest.cancelled)
        return {
          obligations,
          violation: wrongOfCancelled(trace, i),
        };
      continue;
    }
    const finish = waits.finishOf[target] ?? -1;
    if (finish < 0 || finish > i || a[finish] !== threw) continue;
    obligations++;
    if (b[i] !== b[finish])
      return {
        obligations,
        violation: wrongDelivery$1(trace, i, finish),
      };
  }
  const { ending } = trace;
  if (ending.kind !== 'completed' && ending.kind !== 'deadlock') return { obligations };
  for (let wait = 0; wait < waits.length; wait++) {
    if (waits.resume[wait] >= 0 || !isJoin(waits.reason[wait]) || isCut$1(cuts, waits.task[wait])) continue;
    const suspend = waits.suspend[wait];
    if (isCut$1(cuts, b[suspend])) {
      if (threw === 0) continue;
      return {
        obligations: obligations + 1,
        violation: noNewsOfCancelled(trace, suspend),
      };
    }
    const finish = waits.finishOf[b[suspend]] ?? -1;
    if (finish < 0 || a[finish] !== threw) continue;
    return {
      obligations: obligations + 1,
      violation: noDelivery(trace, suspend, finish),
    };
  }
  return { obligations };
}
function isJoin(reason) {
  return reason === Reason.join || reason === Reason.settle;
}
function wrongDelivery$1(trace, deliver, finish) {
  const { events } = trace;
  const task = events.task[deliver];
  const target = events.task[finish];
  const ended = endOf$6(trace, target, events.a[finish], events.b[finish]);
  return {
    message: `${nameOf$1(trace, task)} joined ${nameOf$1(trace, target)} and was given ${describeDigest(trace, events.b[deliver])} at ${when(trace, deliver)}, but ${nameOf$1(trace, target)} had ${perfect(ended)}.`,
    task,
    from: events.time[finish],
    to: events.time[deliver],
    events: [finish, deliver],
    because: [`${nameOf$1(trace, target)} ${ended} at ${when(trace, finish)}`],
  };
}
function noDelivery(trace, suspend, finish) {
  const { events } = trace;
  const task = events.task[suspend];
  const target = events.task[finish];
  const ended = endOf$6(trace, target, events.a[finish], events.b[finish]);
  const order = suspend < finish ? 'before that' : 'after that';
  return {
    message: `${nameOf$1(trace, task)} joined ${nameOf$1(trace, target)}, which ${ended} at ${when(trace, finish)}, and was never told.`,
    task,
    from: events.time[finish],
    to: events.time[events.length - 1],
    events: suspend < finish ? [suspend, finish] : [finish, suspend],
    because: [`the join came at ${when(trace, suspend)}, ${order}`],
  };
}
function howCut({ cuts }, task) {
  return isExpired(cuts, task) ? 'timed out' : 'was cancelled';
}
function wrongOfCancelled(trace, deliver) {
  const { events } = trace;
  const target = nameOf$1(trace, events.a[deliver]);
  const asked = trace.cuts.asked[events.a[deliver]];
  return {
    message: `${nameOf$1(trace, events.task[deliver])} joined ${target}, which ${howCut(trace, events.a[deliver])}, and was given ${describeDigest(trace, events.b[deliver])} at ${when(trace, deliver)}.`,
    task: events.task[deliver],
    from: events.time[asked],
    to: events.time[deliver],
    events: [asked, deliver],
    because: [`${target} ${howCut(trace, events.a[deliver])} at ${when(trace, asked)}, before its end`],
  };
}
function noNewsOfCancelled(trace, suspend) {
  const { events } = trace;
  const target = events.b[suspend];
  const asked = trace.cuts.asked[target];
  const told = asked < 0 ? suspend : asked;
  return {
    message: `${nameOf$1(trace, events.task[suspend])} joined ${nameOf$1(trace, target)}, which ${howCut(trace, target)} at ${when(trace, told)}, and was never told.`,
    task: events.task[suspend],
    from: events.time[told],
    to: events.time[events.length - 1],
    events: suspend < told ? [suspend, told] : [told, suspend],
    because: [`the join came at ${when(trace, suspend)}, ${suspend < told ? 'before that' : 'after that'}`],
  };
}
// src/laws/teardown.ts
/**
 * Whether who cancelled a task that failed as it cleaned up was told so, where that is claimed (`teardown`). Obligations: each first request to
 * cancel a task that failed before the request came back.
 */
function judgeTeardowns(trace) {
  const { events, code, claims, cuts } = trace;
  let obligations = 0;
  if (claims.guarantees.teardown !== 'told' || cuts === void 0) return { obligations };
  /** By who asked. */
  const open = /* @__PURE__ */ new Map();
  const began = /* @__PURE__ */ new Set();
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i];
    const [a, b] = [events.a[i], events.b[i]];
    switch (events.kind[i]) {
      case Kind.suspend:
        if (a === Reason.cancel && b !== task && cuts.asked[b] === i && !began.has(b))
          open.set(task, {
            target: b,
            asked: i,
            failed: -1,
            isTold: false,
          });
        break;
      case Kind.cleanup:
        began.add(task);
        break;
      case Kind.cleaned:
        if (!('throws' in code.tasks[task][a])) break;
        for (const request of open.values()) if (request.target === task) request.failed = i;
        break;
      case Kind.hear: {
        const request = open.get(task);
        if (request !== void 0) request.isTold = true;
        break;
      }
      case Kind.resume: {
        const request = a === Reason.cancel ? open.get(task) : void 0;
        if (request === void 0) break;
        open.delete(task);
        if (request.failed < 0) break;
        obligations++;
        if (!request.isTold)
          return {
            obligations,
            violation: describe$18(trace, task, request, i),
          };
        break;
      }
    }
  }
  return { obligations };
}
function describe$18(trace, asker, { target, asked, failed }, back) {
  const { events } = trace;
  const [name, who] = [nameOf$1(trace, target), nameOf$1(trace, asker)];
  return {
    message: `${who} cancelled ${name}, which threw at ${when(trace, failed)} as it cleaned up, and the cancel came back at ${when(trace, back)} as if it had not.`,
    task: target,
    from: events.time[asked],
    to: events.time[back],
    events: [asked, failed, back],
    because: ['who cancels a task is claimed to be told of what fails as it cleans up'],
    hint: 'Look at what a cancel waits for: is it the end of the task, with the error that its `finally` blocks may have thrown?',
  };
}
// src/laws/error-delivery.ts
const errorDelivery = {
  id: 'error-delivery',
  rev: 1,
  statement:
    'Whoever joins a task that threw is thrown that very error, falsy ones too, and nobody else hears of it; whoever cancels one that fails as it cleans up is told so, where that is claimed.',
  family: 'agreement',
  needs: [],
  implies: [
    'completion',
    'deadline-order',
    'deadlock-free',
    'hog-tolerance',
    'quiescence',
    'result-agreement',
    'sleep-overlap',
    'timely-wake',
  ],
  judges: 'any',
  hint: 'Look for a catch that swallows, for `if (error)` where errors may be falsy, and for a rejection that is passed on twice.',
  check: check$28,
};
/** Obligations: each delivery of a task that threw, and each cancel that has something to tell. */
function check$28(trace) {
  const delivered = judgeDeliveries(trace, 1);
  const told = delivered.violation === void 0 ? judgeTeardowns(trace) : void 0;
  const judgement =
    told === void 0
      ? delivered
      : {
          ...told,
          obligations: delivered.obligations + told.obligations,
        };
  const { rejections } = trace.leftovers;
  if (judgement.violation !== void 0 || judgement.obligations === 0 || rejections.length === 0)
    return judgement;
  const deliver = findDeliveredTwice(trace);
  return deliver < 0
    ? judgement
    : {
        ...judgement,
        violation: describe$17(trace, deliver),
      };
}
/** The delivery of an error that was left behind as an unhandled rejection as well; −1 if there is none. */
function findDeliveredTwice({ events, leftovers, program }) {
  for (let i = 0; i < events.length; i++) {
    if (events.kind[i] !== Kind.deliver) continue;
    const code = events.b[i] - Digest.error;
    if (code < 0 || events.b[i] >= Digest.foreignError) continue;
    const thrown = code % 8 === 0 ? void 0 : THROWN[code];
    const owner = program.tasks[code / 8]?.name;
    if (
      leftovers.rejections.some((text) =>
        thrown === void 0 ? text.endsWith(`task ${owner}`) : text === TEXTS[thrown],
      )
    )
      return i;
  }
  return -1;
}
/** Rejections are kept as texts: what `String` makes of the values that a task can throw. */
const TEXTS = {
  error: '',
  undefined: 'undefined',
  null: 'null',
  false: 'false',
  zero: '0',
  empty: '',
};
function describe$17(trace, deliver) {
  const { events } = trace;
  const target = events.a[deliver];
  const joiner = events.task[deliver];
  return {
    message: `${nameOf$1(trace, joiner)} was given the error of its join of ${nameOf$1(trace, target)} at ${when(trace, deliver)}, and the same error was also left as a rejection that nobody handled.`,
    task: target,
    from: events.time[deliver],
    to: events.time[deliver],
    events: [deliver],
    because: [],
  };
}
// src/laws/error-isolation.ts
const errorIsolation = {
  id: 'error-isolation',
  rev: 1,
  statement: "A task's error is no matter to tasks that do not join it: they end as if it had returned.",
  family: 'agreement',
  needs: [],
  implies: [
    'completion',
    'deadline-order',
    'deadlock-free',
    'exactly-once',
    'hog-tolerance',
    'result-agreement',
    'sleep-overlap',
    'timely-wake',
    'work-conservation',
  ],
  yieldsTo: ['work-conservation'],
  judges: 'any',
  hint: 'Look for clean-up that a throw skips (use finally), and for a loop or a batch that one error ends for all.',
  check: check$27,
};
/** Obligations: in a run where a task threw, each task that depends on no thrower. */
function check$27(trace) {
  const { events, waits, expected, ending } = trace;
  const throwers = [];
  for (let task = 0; task < expected.tasks.length; task++) {
    const finish = waits.finishOf[task];
    if (finish >= 0 && events.a[finish] === 1 && expected.tasks[task].outcome === 'threw')
      throwers.push(task);
  }
  if (throwers.length === 0) return { obligations: 0 };
  const mustEnd = (ending.kind !== 'crash' && ending.kind !== 'hang') || throwerAtEnd(trace) >= 0;
  let obligations = 0;
  let victim = -1;
  for (let task = 0; task < expected.tasks.length; task++) {
    const { outcome, digest } = expected.tasks[task];
    if (outcome === 'stuck' || outcome === 'unspawned' || outcome === 'cancelled') continue;
    if (task > 0 && waits.spawnOf[task] < 0) continue;
    if (!isIndependent(trace, task, throwers)) continue;
    obligations++;
    const finish = waits.finishOf[task];
    if (finish < 0) {
      if (mustEnd && victim < 0) victim = task;
    } else if (events.b[finish] !== digest && victim < 0) victim = task;
  }
  return victim < 0
    ? { obligations }
    : {
        obligations,
        violation: describe$16(trace, victim, throwers),
      };
}
function isIndependent({ expected }, task, throwers) {
  let others = 0;
  for (const thrower of throwers) {
    if (thrower === task) continue;
    others++;
    if (expected.tasks[task].dependsOn.has(thrower)) return false;
  }
  return others > 0;
}
function describe$16(trace, victim, throwers) {
  const { events, waits, expected } = trace;
  const finish = waits.finishOf[victim];
  const name = nameOf$1(trace, victim);
  const end = finish < 0 ? events.length - 1 : finish;
  const thrower = throwers.findLast((task) => task !== victim && waits.finishOf[task] <= end) ?? throwers[0];
  const throwing = waits.finishOf[thrower];
  const { outcome, digest } = expected.tasks[victim];
  const right = perfect(endOf$6(trace, victim, outcome === 'threw' ? 1 : 0, digest));
  const what =
    finish < 0
      ? (findStalls(trace).find((stall) => stall.task === victim)?.text ?? `${name} never ended`)
      : `${name} ${endOf$6(trace, victim, events.a[finish], events.b[finish])} at ${when(trace, finish)} and should have ${right}`;
  return {
    message: `${nameOf$1(trace, thrower)} threw at ${when(trace, throwing)}, and ${what}, though it does not join ${nameOf$1(trace, thrower)}.`,
    task: victim,
    from: events.time[throwing],
    to: events.time[end],
    events: finish < 0 ? [throwing] : [throwing, finish],
    because: waits.startOf[victim] < 0 ? describeSlots(trace, events.length, victim) : [],
  };
}
// src/laws/exactly-once.ts
const exactlyOnce = {
  id: 'exactly-once',
  rev: 1,
  statement:
    'A task starts once, is continued only while it waits for that, and none of its steps is lost or run twice.',
  family: 'completion',
  needs: [],
  implies: ['completion', 'deadlock-free', 'result-agreement'],
  judges: 'any',
  hint: 'Look for a task that is in a queue twice, for a callback that is told twice, and for a close that comes too early.',
  check: check$26,
};
const columns$4 = reusedInts();
/** Obligations: each start, each continuation and each emit could have been one too many. */
function check$26(trace) {
  const { events, waits } = trace;
  const { kind, task } = events;
  const tasks = trace.program.tasks.length;
  const lastEmit = columns$4(tasks, -1);
  const end = endOfRun(trace);
  let obligations = 0;
  for (let i = 0; i < end; i++) {
    const who = task[i];
    if (who < 0) continue;
    const finish = waits.finishOf[who];
    const late = finish >= 0 && finish < i && !isAboutIt(kind[i]);
    switch (kind[i]) {
      case Kind.start:
        obligations++;
        if (waits.startOf[who] !== i)
          return broken(trace, obligations, i, 'was started twice', waits.startOf[who]);
        break;
      case Kind.resume:
        obligations++;
        break;
      case Kind.emit:
        obligations++;
        if (events.a[i] <= lastEmit[who]) return broken(trace, obligations, i, 'ran a step twice', i);
        lastEmit[who] = events.a[i];
        break;
      case Kind.stray:
        return broken(trace, obligations + 1, i, `was continued ${standing(trace, i)}`, finish);
      case Kind.close:
        if ((finish < 0 || finish > i) && !isCut$1(trace.cuts, who))
          return broken(trace, obligations + 1, i, 'was closed before its end', finish);
    }
    if (late) return broken(trace, obligations, i, 'was continued after its end', finish);
  }
  return { obligations };
}
function isAboutIt(kind) {
  return kind === Kind.close || kind === Kind.deliver || kind === Kind.expire;
}
/** A scheduler that breaks down may close what is left, main with it: a consequence, not a fault. */
function endOfRun({ events, ending }) {
  if (ending.kind === 'completed') return events.length;
  let first = events.length;
  let withMain = false;
  while (first > 0 && events.kind[first - 1] === Kind.close) {
    first--;
    if (events.task[first] === 0) withMain = true;
  }
  return withMain ? first : events.length;
}
/** What the task was doing when it was continued out of turn. */
function standing(trace, event) {
  const { events, waits } = trace;
  const who = events.task[event];
  if (waits.finishOf[who] >= 0 && waits.finishOf[who] < event) return 'after its end';
  for (let i = event - 1; i >= 0; i--) {
    if (events.task[i] !== who || events.kind[i] === Kind.stray) continue;
    if (events.kind[i] !== Kind.suspend) return 'in the middle of its turn';
    return events.a[i] === Reason.sleep ? 'twice while it slept' : 'twice';
  }
  return 'before it had started';
}
function broken(trace, obligations, event, what, before) {
  const { events, waits } = trace;
  const task = events.task[event];
  const time = events.time[event];
  const wait = waits.spawnOf[task];
  const because = wait >= 0 ? [`${nameOf$1(trace, task)} was spawned once, at ${when(trace, wait)}`] : [];
  const violation = {
    message: `${nameOf$1(trace, task)} ${what}, at ${when(trace, event)}.`,
    task,
    from: before >= 0 ? events.time[before] : time,
    to: time,
    events: before >= 0 && before !== event ? [before, event] : [event],
    because:
      before >= 0 && before < event ? [...because, `the first time was at ${when(trace, before)}`] : because,
  };
  return {
    obligations: Math.max(obligations, 1),
    violation,
  };
}
// src/laws/failure-stops.ts
/** Fail fast: what `Promise.all` is to promises, and `stopOnError` to those that map over a collection. */
const failureStops = {
  id: 'failure-stops',
  rev: 1,
  statement:
    'Once a task has failed, and the clock has moved, no task starts, whether it waited for a slot or for its input.',
  family: 'control',
  needs: ['stops'],
  implies: [
    'completion',
    'deadline-order',
    'deadlock-free',
    'error-delivery',
    'error-isolation',
    'exactly-once',
    'hog-tolerance',
    'join-delivery',
    'quiescence',
    'result-agreement',
    'sleep-overlap',
    'timely-wake',
    'work-conservation',
  ],
  judges: 'any',
  hint: 'Look at what is behind each wait before a task is started (for its input, for a slot): it must ask again whether all is over.',
  check: check$25,
};
/** Obligations: each first failure that finds a task waiting. */
function check$25(trace) {
  const { events, waits, claims } = trace;
  const { resolution = 0 } = claims.guarantees;
  let waiting = 0;
  let obligations = 0;
  let failed = -1;
  let isOver = false;
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i];
    switch (events.kind[i]) {
      case Kind.spawn:
        if (waits.spawnOf[events.a[i]] === i) waiting++;
        break;
      case Kind.start:
        if (task <= 0 || waits.startOf[task] !== i) break;
        waiting--;
        if (isOver && waits.spawnOf[task] >= 0 && waits.spawnOf[task] < failed)
          return {
            obligations: Math.max(obligations, 1),
            violation: describe$15(trace, failed, i),
          };
        break;
      case Kind.finish:
        if (failed >= 0 || task <= 0 || events.a[i] !== 1) break;
        failed = i;
        if (waiting > 0) obligations++;
        break;
      case Kind.advance:
        if (failed >= 0 && events.b[i] > events.time[failed] + resolution) isOver = true;
    }
  }
  return { obligations };
}
function describe$15(trace, failed, start) {
  const { events, waits } = trace;
  const task = events.task[start];
  return {
    message: `${nameOf$1(trace, events.task[failed])} failed at ${when(trace, failed)}, which ends the whole, and ${nameOf$1(trace, task)} started at ${when(trace, start)}.`,
    task,
    from: events.time[failed],
    to: events.time[start],
    events: [waits.spawnOf[task], failed, start],
    because: [],
  };
}
// src/laws/fifo-start.ts
const fifoStart = {
  id: 'fifo-start',
  rev: 1,
  statement:
    'Tasks, of equal priority where they have any, start in the order in which they were spawned, also if one is given anew the priority that it has.',
  family: 'order',
  needs: ['fifo'],
  implies: [],
  judges: 'any',
  hint: 'Look at both ends of the waiting queue, and for a newcomer that is started at once while others wait.',
  check: check$24,
};
/** Obligations: each start that comes after another one. A task that never starts is a matter of completion. */
function check$24(trace) {
  const { events, waits, code } = trace;
  if (code.pending) return { obligations: 0 };
  const lasts = /* @__PURE__ */ new Map();
  let obligations = 0;
  let last = -1;
  /** Which place among equals they have is not said. */
  let moved;
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i];
    if (events.a[i] === Reason['set-priority'] && events.kind[i] === Kind.suspend) {
      const target = reprioritised(events.b[i]);
      if (code.priorities[target] !== priorityOf(events.b[i])) {
        moved ??= /* @__PURE__ */ new Set();
        moved.add(target);
      }
    }
    if (events.kind[i] !== Kind.start || task <= 0 || waits.startOf[task] !== i) continue;
    const spawn = waits.spawnOf[task];
    if (spawn < 0 || spawn > i || moved?.has(task)) continue;
    const priority = code.priorities?.[task];
    if (priority !== void 0) last = lasts.get(priority) ?? -1;
    if (last >= 0) obligations++;
    if (spawn < last)
      return {
        obligations,
        violation: describe$14(trace, i, last),
      };
    last = spawn;
    if (priority !== void 0) lasts.set(priority, spawn);
  }
  return { obligations };
}
function describe$14(trace, start, laterSpawn) {
  const { events, waits } = trace;
  const task = events.task[start];
  const other = events.a[laterSpawn];
  const spawn = waits.spawnOf[task];
  const overtaking = waits.startOf[other];
  return {
    message: `${nameOf$1(trace, other)} started at ${when(trace, overtaking)}, before ${nameOf$1(trace, task)}, which was spawned first.`,
    task,
    from: events.time[overtaking],
    to: events.time[start],
    events: [spawn, laterSpawn, overtaking, start],
    because: [
      `${nameOf$1(trace, task)} was spawned at ${when(trace, spawn)}, ${nameOf$1(trace, other)} after it, at ${when(trace, laterSpawn)}`,
      `${nameOf$1(trace, task)} started only at ${when(trace, start)}`,
    ],
  };
}
// src/laws/fifo-wake.ts
const fifoWake = {
  id: 'fifo-wake',
  rev: 1,
  statement:
    'Of tasks that begin to wait for the same thing (a turn, the end of a task, so many ms from now) the one that began first goes on first.',
  family: 'order',
  needs: ['fifo-wake', 'prompt', 'overlap'],
  implies: [],
  judges: 'any',
  hint: 'Look at the list of those who wait for one thing: a stack, a set that is walked backwards, or timers of one deadline in a heap without a tie-break.',
  check: check$23,
};
/** For each task the last wait for its end; the last yield at its number of tasks. */
const columns$3 = reusedInts();
/** By duration the last sleep that began at the present time. */
const sleeps = /* @__PURE__ */ new Map();
/**
 * Obligations: each wait that ended and had begun while another one for the same was on. Not compared are waits for different
 * things, since a join may take another way through a scheduler than a sleep, nor sleeps that only share a deadline: hosts
 * differ in what they do with those. The last call of a timer that repeats may have been set by the one before.
 */
function check$23(trace) {
  const { events, waits, program, code, claims } = trace;
  const { order, joiners } = claims.guarantees;
  const joinsOnly = order !== 'fifo' && joiners === 'fifo';
  const tasks = program.tasks.length;
  const last = columns$3(tasks + 1, -1);
  let obligations = 0;
  let now = NaN;
  for (let wait = 0; wait < waits.length; wait++) {
    const resume = waits.resume[wait];
    if (resume < 0) continue;
    const suspend = waits.suspend[wait];
    let before = -1;
    switch (waits.reason[wait]) {
      case Reason.yield:
        if (joinsOnly) continue;
        before = last[tasks];
        last[tasks] = wait;
        break;
      case Reason.sleep: {
        const ms = events.b[suspend];
        if (joinsOnly || ms < 1 || code.repeats) continue;
        if (events.time[suspend] !== now) {
          now = events.time[suspend];
          if (sleeps.size > 0) sleeps.clear();
        }
        before = sleeps.get(ms) ?? -1;
        sleeps.set(ms, wait);
        break;
      }
      case Reason.join:
      case Reason.settle: {
        const target = events.b[suspend];
        if (!(waits.finishOf[target] > suspend)) continue;
        before = last[target];
        last[target] = wait;
        break;
      }
      default:
        continue;
    }
    if (before < 0 || waits.resume[before] < suspend) continue;
    obligations++;
    if (waits.resume[before] > resume) {
      sleeps.clear();
      return {
        obligations,
        violation: describe$13(trace, before, wait),
      };
    }
  }
  sleeps.clear();
  return { obligations };
}
function describe$13(trace, first, second) {
  const { events, waits } = trace;
  const task = waits.task[first];
  const other = nameOf$1(trace, waits.task[second]);
  const name = nameOf$1(trace, task);
  const overtaking = waits.resume[second];
  const resume = waits.resume[first];
  return {
    message: `${other} went on at ${when(trace, overtaking)}, before ${name}, which ${began(trace, first)} before it.`,
    task,
    from: events.time[overtaking],
    to: events.time[resume],
    events: [waits.suspend[first], waits.suspend[second], overtaking, resume],
    because: [
      `${name} began to wait at ${when(trace, waits.suspend[first])}, ${other} after it, at ${when(trace, waits.suspend[second])}`,
    ],
  };
}
function began({ events, waits, ...trace }, wait) {
  const operand = events.b[waits.suspend[wait]];
  switch (waits.reason[wait]) {
    case Reason.yield:
      return 'gave its turn away';
    case Reason.sleep:
      return `went to sleep for ${milliseconds(operand)}`;
    default:
      return `waited for ${nameOf$1(
        {
          events,
          waits,
          ...trace,
        },
        operand,
      )}`;
  }
}
// src/laws/first-decides.ts
/** What `Promise.race` and `Promise.all` have in common: who is first decides, and what it leads to is known by then. */
const firstDecides = {
  id: 'first-decides',
  rev: 1,
  statement:
    'A race is won by an arm before which no other had ended, up to those of one instant, and a whole fails by the first that fails; where arms start one by one, none starts after that.',
  family: 'cancellation',
  needs: ['arms'],
  implies: [],
  judges: 'any',
  hint: 'Look at what is asked of the other arms once one has ended: those that are not started yet, and those that end in the same turn.',
  check: check$22,
};
/** Obligations: each race that is over, each whole that failed, and each arm that starts behind another one. */
function check$22(trace) {
  const { events } = trace;
  let obligations = 0;
  if (trace.code.arms === void 0) return { obligations };
  for (let i = 0; i < events.length; i++) {
    if (events.kind[i] !== Kind.suspend && events.kind[i] !== Kind.resume) continue;
    const step = combinedAt(trace, i);
    if (step === void 0) continue;
    if (events.kind[i] === Kind.resume) {
      const earlier = judgeWinner(trace, step, i);
      if (earlier === void 0) continue;
      obligations++;
      if (earlier >= 0)
        return {
          obligations,
          violation: notFirst(trace, i, earlier),
        };
    } else if (trace.claims.guarantees.arms === 'one-by-one') {
      const { starts, late } = judgeStarts(trace, step);
      obligations += starts;
      if (late >= 0)
        return {
          obligations: Math.max(obligations, 1),
          violation: startsLate(trace, step, late),
        };
    }
  }
  return { obligations };
}
function combinedAt({ events, code }, event) {
  if (events.a[event] !== Reason.race && events.a[event] !== Reason.all) return void 0;
  const step = code.tasks[events.task[event]]?.[events.b[event]];
  return step?.kind === 'race' || step?.kind === 'all' ? step : void 0;
}
/** The end of an arm that decided before the one that is told of, −1 where none did; undefined where nothing was decided. */
function judgeWinner(trace, step, resume) {
  const { events, waits } = trace;
  const deliver = resume + 1;
  if (deliver >= events.length || events.kind[deliver] !== Kind.deliver) return void 0;
  const winner = events.a[deliver];
  const won = waits.finishOf[winner] ?? -1;
  if (won < 0 || won > resume || !decides(trace, step, won)) return void 0;
  for (const arm of step.arms) {
    const finish = waits.finishOf[arm] ?? -1;
    if (finish >= 0 && finish < won && decides(trace, step, finish) && isMoved(trace, finish, won))
      return finish;
  }
  return -1;
}
function decides({ events }, { kind }, finish) {
  return kind === 'race' || events.a[finish] === 1;
}
/** Does the clock move between two events? */
function isMoved({ events }, from, to) {
  for (let i = from; i < to; i++)
    if (events.kind[i] === Kind.advance && events.b[i] > events.time[i]) return true;
  return false;
}
/** An arm's start that comes after the end which decided, −1 where none does. */
function judgeStarts(trace, step) {
  const { waits } = trace;
  const end = endOf$3(trace, step);
  let starts = 0;
  for (const arm of step.arms) {
    const start = waits.startOf[arm] ?? -1;
    if (arm !== step.arms[0]) starts++;
    if (start >= 0 && end >= 0 && start > end)
      return {
        starts,
        late: start,
      };
  }
  return {
    starts,
    late: -1,
  };
}
function endOf$3(trace, step) {
  let first = -1;
  for (const arm of step.arms) {
    const finish = trace.waits.finishOf[arm] ?? -1;
    if (finish >= 0 && decides(trace, step, finish) && (first < 0 || finish < first)) first = finish;
  }
  return first;
}
function notFirst(trace, resume, earlier) {
  const { events, waits } = trace;
  const winner = events.a[resume + 1];
  const won = waits.finishOf[winner];
  return {
    message: `${nameOf$1(trace, events.task[resume])} was given ${nameOf$1(trace, winner)}, which ended at ${when(trace, won)}, but ${nameOf$1(trace, events.task[earlier])} had ended before it, at ${when(trace, earlier)}.`,
    task: events.task[resume],
    from: events.time[earlier],
    to: events.time[resume],
    events: [earlier, won, resume],
    because: [],
  };
}
function startsLate(trace, step, start) {
  const { events } = trace;
  const end = endOf$3(trace, step);
  const task = events.task[start];
  return {
    message: `${nameOf$1(trace, events.task[end])} decided at ${when(trace, end)}, and ${nameOf$1(trace, task)} was started at ${when(trace, start)} all the same.`,
    task,
    from: events.time[end],
    to: events.time[start],
    events: [end, start],
    because: [],
  };
}
// src/laws/late-start.ts
/**
 * How many ms tasks started late in all, by no more than `LEAST_DELAY` each: who starts each task by `setTimeout(0)` is late,
 * and that is no matter of sleeps or of hogs. Who claims to waste no time where no slot is needed starts at once.
 */
function lateStarts({ events, waits, claims, expected }) {
  if (claims.guarantees.workConserving === true && !claims.supports.has('limit')) return 0;
  let ms = 0;
  for (let task = 1; task < expected.tasks.length; task++) {
    const start = waits.startOf[task];
    const spawn = waits.spawnOf[task];
    if (start >= 0 && spawn >= 0) ms += Math.min(events.time[start] - events.time[spawn], 1);
  }
  return ms;
}
// src/laws/hog-tolerance.ts
/** Cooperative multitasking cannot stop a hog; it can keep the damage to what the hog works. */
const hogTolerance = {
  id: 'hog-tolerance',
  rev: 1,
  statement: 'A task that holds the processor delays others by as long as it holds it, and no longer.',
  family: 'time',
  needs: ['overlap', 'unlimited'],
  implies: ['deadline-order', 'timely-wake'],
  judges: 'completed',
  hint: 'Look at what happens to deadlines that pass while a task works: they must count from when they were set.',
  check: check$21,
};
const columns$2 = reusedFloats();
/** Obligations: each task that ended after others had worked. What the clock came late until then is forgiven as well. */
function check$21(trace) {
  const { events, waits, expected, startTime } = trace;
  if (expected.work === 0 || isUncertain(trace)) return { obligations: 0 };
  const tasks = expected.tasks.length;
  const own = columns$2(tasks, 0);
  let total = 0;
  let late = 0;
  let obligations = 0;
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i];
    if (events.kind[i] === Kind.work) {
      total += events.b[i];
      own[task] = own[task] + events.b[i];
    } else if (events.kind[i] === Kind.advance) late += lateBy(events.a[i]);
    else if (events.kind[i] === Kind.finish && waits.finishOf[task] === i) {
      const others = total - own[task];
      if (others <= 0) continue;
      obligations++;
      const after = events.time[i] - startTime - late - expected.held - expected.tasks[task].latestFinish;
      if (after <= others + 0.001) continue;
      const allowed = expected.tasks[task].dependsOn.size > 0 || expected.held > 0 ? total : others;
      if (after > allowed + lateStarts(trace) + 0.001)
        return {
          obligations,
          violation: describe$12(trace, i, allowed, late),
        };
    }
  }
  return { obligations };
}
/** A cancel may have to wait for the clean-ups of others, and for how long the oracle does not say of who waits for it. */
function isUncertain({ cuts, program }) {
  if (isAnyExpired(cuts)) return true;
  return cuts !== void 0 && program.tasks.some(({ steps }) => steps.some((step) => 'cleanup' in step));
}
function describe$12(trace, finish, allowed, late) {
  const { events, waits, expected, startTime } = trace;
  const task = events.task[finish];
  const alone = expected.tasks[task].latestFinish + expected.held;
  const hogs = [];
  for (let i = 0; i < finish; i++) if (events.kind[i] === Kind.work && events.task[i] !== task) hogs.push(i);
  const start = Math.max(0, waits.startOf[task]);
  const world = late > 0 ? ` and the world was ${milliseconds(late)} late` : '';
  const due = alone + allowed + late;
  return {
    message: `${nameOf$1(trace, task)} ended at ${when(trace, finish)}: alone it takes until ${milliseconds(alone)}, and tasks had worked for ${milliseconds(allowed)}${world}, which makes ${milliseconds(due)}.`,
    task,
    from: startTime + due,
    to: events.time[finish],
    events: [start, ...hogs.slice(0, 2), finish],
    because: hogs
      .slice(0, 3)
      .map(
        (hog) =>
          `${nameOf$1(trace, events.task[hog])} worked for ${milliseconds(events.b[hog])} from ${when(trace, hog)} on`,
      ),
  };
}
// src/laws/queue-size.ts
/**
 * Is who waits for a short queue told in time? A task that has a slot waits no longer, though it may start some microtasks
 * later: by then all that may have one count as gone, and none of them has to. Where newcomers make the queue long again in
 * the same instant, whoever waits may have been told, or not.
 */
function judgeSizes(trace, others) {
  const { events, claims, ending } = trace;
  const pool = startPool(trace);
  let obligations = others;
  let asked = -1;
  let since = -1;
  let mayKnow = false;
  for (let i = 0; i < events.length; i++) {
    advance$1(pool, trace, i);
    const isWait = events.a[i] === Reason.idle && events.b[i] > 0;
    if (isWait && events.kind[i] === Kind.suspend) {
      obligations++;
      asked = i;
      since = -1;
      mayKnow = false;
    }
    if (asked < 0) continue;
    const below = events.b[asked];
    if (pool.waiting - admitted(pool) < below) mayKnow = true;
    if (isWait && events.kind[i] === Kind.resume) {
      if (!mayKnow)
        return {
          obligations,
          violation: early$1(trace, asked, i, pool.waiting),
        };
      if (since >= 0 && isLate(i))
        return {
          obligations,
          violation: late$1(trace, asked, since, i),
        };
      asked = -1;
    } else if (pool.waiting < below) {
      if (since < 0) since = i;
    } else if (since >= 0) {
      if (isLate(i))
        return {
          obligations,
          violation: late$1(trace, asked, since, -1),
        };
      since = -1;
    }
  }
  const isOver = ending.kind === 'completed' || ending.kind === 'deadlock';
  if (asked < 0 || since < 0 || !isOver) return { obligations };
  return {
    obligations,
    violation: late$1(trace, asked, since, -1),
  };
  function isLate(event) {
    let allowed = claims.guarantees.resolution ?? 0;
    for (let i = since; i < event; i++) {
      if (events.kind[i] === Kind.advance) allowed += lateBy(events.a[i]);
      if (events.kind[i] === Kind.work) allowed += events.b[i];
    }
    return events.time[event] > events.time[since] + allowed + TOLERANCE;
  }
}
function early$1(trace, asked, resume, waiting) {
  const { events } = trace;
  const task = events.task[asked];
  return {
    message: `${nameOf$1(trace, task)} was told at ${when(trace, resume)} that fewer than ${events.b[asked]} wait, and ${waiting} did.`,
    task,
    from: events.time[asked],
    to: events.time[resume],
    events: [asked, resume],
    because: [],
  };
}
/** `resume`: −1 where it is never told, or not before others came. */
function late$1(trace, asked, since, resume) {
  const { events } = trace;
  const task = events.task[asked];
  const told = resume < 0 ? 'was not told' : `was told at ${when(trace, resume)}`;
  return {
    message: `Fewer than ${events.b[asked]} waited from ${when(trace, since)} on, and ${nameOf$1(trace, task)}, which waited for that, ${told}.`,
    task,
    from: events.time[since],
    to: events.time[resume < 0 ? events.length - 1 : resume],
    events: [.../* @__PURE__ */ new Set([asked, since, ...(resume < 0 ? [] : [resume])])],
    because: [cameAbout$1(trace, asked, since)],
  };
}
function cameAbout$1(trace, asked, since) {
  const { events } = trace;
  if (since === asked) return `so few waited when it asked, at ${when(trace, asked)}`;
  if (events.kind[since] === Kind.start)
    return `${nameOf$1(trace, events.task[since])} started at ${when(trace, since)}`;
  if (events.a[since] === Reason.clear) return `what waited was cleared at ${when(trace, since)}`;
  return `one that waited was cancelled at ${when(trace, since)}`;
}
// src/laws/idle-exact.ts
const idleExact = {
  id: 'idle-exact',
  rev: 1,
  statement:
    'Who waits for idle is told when the last accepted task has ended, and who waits for a short queue when so few wait: not before, and before the clock moves.',
  family: 'control',
  needs: ['idle'],
  implies: ['sleep-overlap', 'hog-tolerance', 'deadline-order', 'timely-wake'],
  judges: 'any',
  hint: 'Idle is nothing running and nothing waiting. Look at each way to come to that: empty from the start, a return, a throw, the last of several.',
  check: check$20,
};
/** Obligations: each wait for idle, or for a short queue. It may be told some turns late, as long as the clock stands (but for `resolution`, and for a world
 *  that is late). */
function check$20(trace) {
  const { events, waits, claims, cuts } = trace;
  let obligations = 0;
  let busy = 0;
  let asked = -1;
  let idleSince = -1;
  let asksSizes = false;
  const expires = isAnyExpired(cuts);
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i];
    if (expires) busy -= expiredAt(trace, i);
    switch (events.kind[i]) {
      case Kind.spawn:
        if (waits.spawnOf[events.a[i]] === i) busy++;
        break;
      case Kind.finish:
        if (task > 0 && waits.finishOf[task] === i && waits.spawnOf[task] >= 0 && !isExpired(cuts, task))
          busy--;
        break;
      case Kind.suspend:
        if (cutBy(trace, i) >= 0) busy--;
        busy -= clearedBy(trace, i);
        if (events.a[i] === Reason.idle && events.b[i] > 0) asksSizes = true;
        else if (events.a[i] === Reason.idle) {
          obligations++;
          asked = i;
          idleSince = -1;
        }
        break;
      case Kind.resume:
        if (events.a[i] !== Reason.idle || events.b[i] > 0 || asked < 0) break;
        if (busy > 0)
          return {
            obligations,
            violation: early(trace, asked, i),
          };
        if (isLate(i))
          return {
            obligations,
            violation: late(trace, asked, idleSince, i),
          };
        asked = -1;
    }
    if (asked >= 0 && idleSince < 0 && busy <= 0) idleSince = i;
  }
  const { ending } = trace;
  const isOver = ending.kind === 'completed' || ending.kind === 'deadlock';
  if (asked >= 0 && idleSince >= 0 && isOver)
    return {
      obligations,
      violation: never(trace, asked, idleSince),
    };
  return asksSizes ? judgeSizes(trace, obligations) : { obligations };
  function isLate(resume) {
    let allowed = claims.guarantees.resolution ?? 0;
    for (let i = idleSince; i < resume; i++)
      if (events.kind[i] === Kind.advance) allowed += lateBy(events.a[i]);
      else if (events.kind[i] === Kind.work) allowed += events.b[i];
    return events.time[resume] > events.time[idleSince] + allowed + TOLERANCE;
  }
}
/** How many tasks' time was up then. */
function expiredAt({ cuts }, i) {
  let count = 0;
  for (const event of cuts.upSince) if (event === i) count++;
  return count;
}
function early(trace, asked, resume) {
  const { events, waits, program } = trace;
  const left = [];
  for (let task = 1; task < program.tasks.length; task++) {
    const spawn = waits.spawnOf[task];
    const end = endOf$4(trace, task);
    if (spawn >= 0 && spawn < resume && (end < 0 || end > resume)) left.push(task);
  }
  return {
    message: `${nameOf$1(trace, events.task[asked])} was told at ${when(trace, resume)} that all was idle, and ${namesOf(trace, left)} had not ended.`,
    task: left[0] ?? 0,
    from: events.time[asked],
    to: events.time[resume],
    events: [asked, resume],
    because: left.slice(0, 3).map((task) => progressOf(trace, task, resume)),
  };
}
function progressOf(trace, task, before) {
  const start = trace.waits.startOf[task];
  const name = nameOf$1(trace, task);
  return start >= 0 && start < before
    ? `${name} had started at ${when(trace, start)}`
    : `${name} had been accepted at ${when(trace, trace.waits.spawnOf[task])} and not even started`;
}
function late(trace, asked, idle, resume) {
  const { events } = trace;
  return {
    message: `All was idle at ${when(trace, idle)}, and ${nameOf$1(trace, events.task[asked])}, which waited for that, was told at ${when(trace, resume)}.`,
    task: events.task[asked],
    from: events.time[idle],
    to: events.time[resume],
    events: [asked, idle, resume],
    because: [cameAbout(trace, asked, idle)],
  };
}
function never(trace, asked, idle) {
  const { events } = trace;
  return {
    message: `All was idle at ${when(trace, idle)}, and ${nameOf$1(trace, events.task[asked])}, which waited for that, was never told.`,
    task: events.task[asked],
    from: events.time[idle],
    to: events.time[events.length - 1],
    events: idle === asked ? [asked] : [asked, idle],
    because: [cameAbout(trace, asked, idle)],
  };
}
/** What made it idle. */
function cameAbout(trace, asked, idle) {
  const { events } = trace;
  if (idle === asked)
    return `nothing was running or waiting when it asked, at ${timeOf(trace, events.time[asked])}`;
  const last = nameOf$1(trace, events.task[idle]);
  if (events.a[idle] === Reason.clear) return `what waited last was cleared at ${when(trace, idle)}`;
  if (trace.cuts?.upSince.includes(idle)) return `the time of the last task was up at ${when(trace, idle)}`;
  if (events.kind[idle] !== Kind.finish) return `the last task was cancelled at ${when(trace, idle)}`;
  return `${last} was the last to end, and it ${events.a[idle] === 1 ? 'threw' : 'returned'}`;
}
// src/laws/join-delivery.ts
const joinDelivery = {
  id: 'join-delivery',
  rev: 1,
  statement: 'Whoever joins a task that returned is given its result, however many join it and however late.',
  family: 'agreement',
  needs: [],
  implies: [
    'completion',
    'deadline-order',
    'deadlock-free',
    'exactly-once',
    'hog-tolerance',
    'result-agreement',
    'sleep-overlap',
    'timely-wake',
    'work-conservation',
  ],
  judges: 'any',
  hint: 'Compare the first joiner with later ones, and a join before the end with one after it: each needs the result.',
  check: check$19,
};
/** Obligations: each delivery of a task that returned. Against what it really returned, not what it should have. */
function check$19(trace) {
  return judgeDeliveries(trace, 0);
}
// src/laws/limit-change.ts
const limitChange = {
  id: 'limit-change',
  rev: 1,
  statement:
    'Once the limit is set anew no task starts beyond it, but those that had their slot before; and where it is higher, waiting tasks start before the clock moves.',
  family: 'capacity',
  needs: ['limit', 'set-limit'],
  implies: [
    'completion',
    'concurrency-limit',
    'deadline-order',
    'deadlock-free',
    'error-isolation',
    'exactly-once',
    'hog-tolerance',
    'result-agreement',
    'sleep-overlap',
    'timely-wake',
    'work-conservation',
  ],
  judges: 'any',
  hint: 'Look at what setting the limit does at once: a higher one has slots to fill, and each end must compare with the limit of now.',
  check: check$18,
};
/**
 * Obligations: each spawn or end, after the limit was lowered, that finds a task waiting for a slot that is there no more;
 * each limit that gives a waiting task a slot.
 */
function check$18(trace) {
  const { events, waits, claims, ending } = trace;
  const pool = startPool(trace);
  let obligations = 0;
  /** Slots before the limit was lowered last. */
  let before = pool.most;
  let raised = -1;
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i];
    const kind = events.kind[i];
    if (kind === Kind.start && task > 0 && waits.startOf[task] === i && exceeds(pool, waits.spawnOf[task]))
      return {
        obligations: Math.max(obligations, 1),
        violation: beyond(trace, pool, i),
      };
    const most = pool.most;
    advance$1(pool, trace, i);
    if (kind === Kind.resume && events.a[i] === Reason['set-limit']) {
      if (pool.loweredAt === i) before = most;
      raised = hasToStart(pool) ? i : -1;
      if (raised >= 0) obligations++;
    } else if ((kind === Kind.spawn || kind === Kind.finish) && pool.loweredAt >= 0) {
      if (pool.waiting > 0 && pool.running >= pool.most && pool.running < before) obligations++;
    } else if (kind === Kind.advance && events.b[i] > events.time[i] && raised >= 0) {
      if (hasToStart(pool, events.time[i]) && claims.guarantees.workConserving === true)
        return {
          obligations,
          violation: idles(trace, pool, raised, i),
        };
      if (!hasToStart(pool, events.time[i])) raised = -1;
    }
  }
  if (raised < 0 || ending.kind !== 'deadlock' || !hasToStart(pool, Number.POSITIVE_INFINITY))
    return { obligations };
  return {
    obligations,
    violation: idles(trace, pool, raised, events.length),
  };
}
/** Would one more be too many, and not have had its slot before? */
function exceeds(pool, spawn) {
  if (pool.loweredAt < 0 || pool.running < pool.most) return false;
  return spawn > pool.loweredAt || pool.admittedAtLowering <= 0;
}
function beyond(trace, { loweredAt, most, running }, start) {
  const { events } = trace;
  const task = events.task[start];
  return {
    message: `${setter(trace, loweredAt)}, and at ${when(trace, start)} ${nameOf$1(trace, task)} started beside ${namesOf(trace, holders(trace, start))}: ${running + 1} tasks at a limit of ${most}.`,
    task,
    from: events.time[loweredAt],
    to: events.time[start],
    events: [loweredAt, start],
    because: [],
  };
}
function idles(trace, pool, raised, idle) {
  const { events } = trace;
  const end = Math.min(idle, events.length - 1);
  const free = freeSlots(pool.least - pool.running, pool.least);
  const until = idle < events.length ? `when the clock moved at ${when(trace, idle)}` : 'for ever after';
  return {
    message: `${setter(trace, raised)}, and ${until} ${free} while a task waited.`,
    task: events.task[raised],
    from: events.time[raised],
    to: events.time[end],
    events: [raised],
    because: [],
  };
}
/** @example 'main set the limit to 2 at 0 ms' */
function setter(trace, event) {
  return `${nameOf$1(trace, trace.events.task[event])} ${controlled(trace, event)} at ${when(trace, event)}`;
}
// src/laws/lock-ledger.ts
const NOTHING$2 = [];
/** Follows a trace: give it each event in turn, and it gives what that did to locks, after it was noted. */
function startLedgers(trace) {
  const { events } = trace;
  const ledgers = [];
  return {
    ledgers,
    follow,
  };
  function follow(i) {
    const task = events.task[i];
    switch (events.kind[i]) {
      case Kind.suspend: {
        const cut = cutBy(trace, i);
        if (cut >= 0) return leave(cut);
        if (events.a[i] !== Reason.acquire) return NOTHING$2;
        const ledger = ledgerOf(lockOf(events.b[i]));
        ledger.waits.push(i);
        return [
          {
            kind: 'asked',
            ledger,
          },
        ];
      }
      case Kind.resume: {
        if (events.a[i] !== Reason.acquire) return NOTHING$2;
        const ledger = ledgerOf(lockOf(events.b[i]));
        const at = ledger.waits.findIndex((wait) => events.task[wait] === task);
        ledger.waits.splice(at, 1);
        ledger.holds.push(i);
        return [
          {
            kind: 'granted',
            ledger,
            at,
          },
        ];
      }
      case Kind.release: {
        const ledger = ledgerOf(events.a[i]);
        drop(ledger.holds, task);
        return [
          {
            kind: 'returned',
            ledger,
          },
        ];
      }
      case Kind.expire:
        return events.a[i] < 0 ? NOTHING$2 : leave(task);
      case Kind.close:
        return leave(task);
      case Kind.finish:
        for (const { holds } of ledgers) drop(holds, task);
        return NOTHING$2;
      default:
        return NOTHING$2;
    }
  }
  function leave(task) {
    return ledgers
      .filter(({ waits }) => drop(waits, task))
      .map((ledger) => ({
        kind: 'left',
        ledger,
      }));
  }
  function ledgerOf(lock) {
    let ledger = ledgers.find((other) => other.lock === lock);
    if (ledger === void 0) {
      ledger = {
        lock,
        holds: [],
        waits: [],
      };
      ledgers.push(ledger);
    }
    return ledger;
  }
  function drop(list, task) {
    const at = list.findIndex((event) => events.task[event] === task);
    if (at >= 0) list.splice(at, 1);
    return at >= 0;
  }
}
/** Permits that are held. */
function heldOf({ events }, { holds }) {
  let sum = 0;
  for (const hold of holds) sum += permitsOf(events.b[hold]);
  return sum;
}
// src/laws/timed.ts
/** Tasks that were spawned with a timeout, those that were cleared left out: what becomes of these is a matter of that. */
function* timeoutsOfTasks(trace) {
  const { code, waits, cuts, claims } = trace;
  const { timeouts } = code;
  if (timeouts === void 0) return;
  const { timeout: counts = 'run' } = claims.guarantees;
  for (let task = 1; task < timeouts.length; task++) {
    if (!(timeouts[task] > 0) || waits.spawnOf[task] < 0) continue;
    const expired = cuts?.expired[task] ?? -1;
    const cut = expired >= 0 ? -1 : (cuts?.asked[task] ?? -1);
    const started = waits.startOf[task];
    const ended = counts === 'wait' ? started : waits.finishOf[task];
    const over = ended >= 0 && (cut < 0 || ended < cut) ? ended : cut;
    const from = counts === 'run' ? (expired >= 0 && started > expired ? -1 : started) : waits.spawnOf[task];
    if (counts !== 'run' && started < 0 && isHeld$1(trace, task)) continue;
    yield {
      task,
      lock: -1,
      from,
      ms: timeouts[task],
      over,
      expired,
    };
  }
}
function isHeld$1({ cuts }, task) {
  return cuts !== void 0 && cuts.steps[task] < -1;
}
/** For each suspension with which one began to wait for a lock, and not for ever, the time at which his is up, ms; undefined where there is none. */
function lockDeadlines(trace) {
  let deadlines;
  for (const { from, ms } of timeoutsOfLocks(trace)) {
    deadlines ??= /* @__PURE__ */ new Map();
    deadlines.set(from, trace.events.time[from] + ms);
  }
  return deadlines;
}
/** Waits for locks with a timeout, those of tasks left out that were cut short meanwhile. */
function* timeoutsOfLocks(trace) {
  const { code, waits, events } = trace;
  if (!code.tasks.some((steps) => steps.some((step) => step.kind === 'acquire' && step.timeout > 0))) return;
  /** By task, how many of its acquires have come. */
  const come = /* @__PURE__ */ new Map();
  for (let wait = 0; wait < waits.length; wait++) {
    if (waits.reason[wait] !== Reason.acquire) continue;
    const task = waits.task[wait];
    const at = come.get(task) ?? 0;
    come.set(task, at + 1);
    const ms = code.tasks[task].filter((step) => step.kind === 'acquire')[at]?.timeout ?? 0;
    const end = waits.resume[wait];
    if (ms === 0 || (end < 0 && (trace.cuts?.asked[task] ?? -1) >= 0)) continue;
    const from = waits.suspend[wait];
    const hasExpired = end >= 0 && events.kind[end] === Kind.expire;
    yield {
      task,
      lock: lockOf(events.b[from]),
      from,
      ms,
      over: hasExpired ? -1 : end,
      expired: hasExpired ? end : -1,
    };
  }
}
// src/laws/lock-handoff.ts
/**
 * Whom a semaphore serves next is its own affair, unless it claims an order: one that serves who asks for little may let who
 * asks for much wait. But when there is room for each that waits, somebody must be served; where
 * work conservation is claimed, already when there is room for one of them.
 */
const lockHandoff = {
  id: 'lock-handoff',
  rev: 2,
  statement:
    "When the clock moves, no lock is free that somebody waits for; where order 'fifo' is claimed, locks are given in the order in which they were asked for.",
  family: 'exclusion',
  needs: ['lock'],
  implies: [
    'completion',
    'deadline-order',
    'deadlock-free',
    'error-isolation',
    'exactly-once',
    'hog-tolerance',
    'result-agreement',
    'sleep-overlap',
    'timely-wake',
    'work-conservation',
  ],
  judges: 'any',
  hint: 'Look at every way in which a lock comes back (a release, the end of a task, an error): does it wake who has waited longest, and can a newcomer be faster?',
  check: check$17,
};
/** Obligations: each request for a lock that was granted, or had to be. Where a `resolution` is claimed, that may take so long. */
function check$17(trace) {
  const { events, permits, claims, ending } = trace;
  const { resolution = 0, order, workConserving } = claims.guarantees;
  const isFifo = order === 'fifo';
  const { follow } = startLedgers(trace);
  const deadlines = lockDeadlines(trace);
  let debts = [];
  let obligations = 0;
  for (let i = 0; i < events.length; i++) {
    const kind = events.kind[i];
    if (kind === Kind.work) for (const debt of debts) debt.time += events.b[i];
    if (kind === Kind.advance && events.b[i] > events.time[i])
      for (const debt of debts) {
        debt.time += lateBy(events.a[i]);
        if (events.b[i] <= debt.time + resolution + 0.001) continue;
        return {
          obligations: obligations + 1,
          violation: notHandedOn(trace, debt, i),
        };
      }
    for (const change of follow(i)) {
      const { ledger } = change;
      if (change.kind === 'granted') {
        obligations++;
        const passed = isFifo ? passedOver(ledger, change.at, events.time[i]) : -1;
        if (passed >= 0)
          return {
            obligations,
            violation: outOfTurn(trace, ledger, passed, i),
          };
      }
      debts = debts.filter((debt) => debt.ledger !== ledger);
      if (isOwed(ledger))
        debts.push({
          ledger,
          since: i,
          time: events.time[i],
        });
    }
  }
  const isOver = ending.kind === 'deadlock' || ending.kind === 'completed';
  if (debts.length === 0 || !isOver) return { obligations };
  return {
    obligations: obligations + 1,
    violation: notHandedOn(trace, debts[0], events.length),
  };
  function isOwed(ledger) {
    if (ledger.waits.length === 0) return false;
    const wanted = ledger.waits.map((wait) => permitsOf(events.b[wait]));
    return (
      permits - heldOf(trace, ledger) >=
      (isFifo ? wanted[0] : workConserving === true ? Math.min(...wanted) : Math.max(...wanted))
    );
  }
  /** One that asked before, whose time is not up, and that, now at least, cannot have been given the lock without knowing it yet. */
  function passedOver(ledger, before, time) {
    const free = permits - heldOf(trace, ledger);
    const isUp = (wait) => (deadlines?.get(wait) ?? Number.POSITIVE_INFINITY) <= time + TOLERANCE;
    const passed = (wait) => permitsOf(events.b[wait]) > free && !isUp(wait);
    return ledger.waits.slice(0, before).find(passed) ?? -1;
  }
}
function notHandedOn(trace, { ledger, since }, move) {
  const { events, permits } = trace;
  const key = LOCK_KEYS[ledger.lock];
  const waiting = ledger.waits.map((wait) => events.task[wait]);
  const from = events.time[since];
  const to = endOfDebt(trace, waiting[0], move);
  const free = permits - heldOf(trace, ledger);
  const what =
    permits === 1
      ? `${key} was free`
      : `${free} of ${permits} permits of ${key} ${free === 1 ? 'was' : 'were'} free`;
  return {
    message: `${span(trace, from, to)} ${what} while ${namesOf(trace, waiting)} waited for ${permits === 1 ? 'it' : wantedBy(trace, ledger)}.`,
    task: waiting[0],
    from,
    to: to === Number.POSITIVE_INFINITY ? events.time[events.length - 1] : to,
    events: [.../* @__PURE__ */ new Set([ledger.waits[0], since])],
    because: [cameFree(trace, since, key)],
  };
}
function wantedBy({ events }, { waits }) {
  return [...new Set(waits.map((wait) => permitsOf(events.b[wait])))].join(' and ');
}
/** When the task was given the lock after all. */
function endOfDebt({ events }, task, move) {
  for (let i = move; i < events.length; i++)
    if (events.task[i] === task && events.kind[i] === Kind.resume) return events.time[i];
  return Number.POSITIVE_INFINITY;
}
function cameFree(trace, since, key) {
  const { events } = trace;
  const who = nameOf$1(trace, events.task[since]);
  const at = when(trace, since);
  if (events.kind[since] === Kind.suspend) return `nobody held ${key} when ${who} asked for it, at ${at}`;
  if (events.kind[since] === Kind.resume) return `${who} had been given what it asked for at ${at}`;
  if (events.kind[since] === Kind.expire) return `${who} gave up waiting for ${key} at ${at}`;
  if (events.kind[since] !== Kind.release)
    return `${who}, which had waited for ${key}, was cancelled by ${at}`;
  if (events.b[since] > 0) return `${who} gave ${key} back at ${at}`;
  const finish = trace.waits.finishOf[events.task[since]];
  return `${who} ${finish >= 0 && events.a[finish] === 1 ? 'threw' : 'ended'} at ${at}, and so gave ${key} back`;
}
function outOfTurn(trace, { lock }, passed, grant) {
  const { events } = trace;
  const key = LOCK_KEYS[lock];
  const [first, other] = [events.task[passed], events.task[grant]];
  return {
    message: `${nameOf$1(trace, other)} was given ${key} at ${when(trace, grant)}, and ${nameOf$1(trace, first)} had asked for it before.`,
    task: first,
    from: events.time[passed],
    to: events.time[grant],
    events: [passed, grant],
    because: [`${nameOf$1(trace, first)} waits since ${timeOf(trace, events.time[passed])}`],
  };
}
// src/laws/mutual-exclusion.ts
/** What a lock is for (Dijkstra 1965). Of a semaphore it is asked where one holder has all of it. */
const mutualExclusion = {
  id: 'mutual-exclusion',
  rev: 1,
  statement: 'While a task holds a lock, or all permits of it, no other holds any of it.',
  family: 'exclusion',
  needs: ['lock'],
  implies: [],
  judges: 'any',
  hint: 'Look at when a lock counts as taken: in the call, or only when its promise comes true? Can one release free it twice?',
  check: check$16,
};
/** Obligations: each request for a lock that another task holds, where one of both wants all of it. */
function check$16(trace) {
  const { events, permits } = trace;
  const { follow } = startLedgers(trace);
  let obligations = 0;
  for (let i = 0; i < events.length; i++)
    for (const { kind, ledger } of follow(i)) {
      if (kind !== 'asked' && kind !== 'granted') continue;
      const rival = rivalOf(ledger, i);
      if (rival < 0) continue;
      if (kind === 'asked') obligations++;
      else
        return {
          obligations: Math.max(obligations, 1),
          violation: describe$11(trace, ledger, rival, i),
        };
    }
  return { obligations };
  /** A holder besides the task of an event with whom that cannot share the lock. */
  function rivalOf({ holds }, event) {
    const isGreedy = permitsOf(events.b[event]) >= permits;
    return (
      holds.find(
        (hold) =>
          events.task[hold] !== events.task[event] && (isGreedy || permitsOf(events.b[hold]) >= permits),
      ) ?? -1
    );
  }
}
function describe$11(trace, { lock }, rival, grant) {
  const { events, permits } = trace;
  const [first, second] = [events.task[rival], events.task[grant]];
  const key = LOCK_KEYS[lock];
  return {
    message:
      permits === 1
        ? `At ${when(trace, grant)} ${namesOf(trace, [first, second])} held ${key} at once.`
        : `At ${when(trace, grant)} ${shareOf(trace, rival)} of ${key}, and ${shareOf(trace, grant)}.`,
    task: second,
    from: events.time[rival],
    to: events.time[grant],
    events: [rival, grant],
    because: [
      `${nameOf$1(trace, first)} was given ${key} at ${when(trace, rival)} and had not given it back`,
    ],
  };
}
function shareOf(trace, hold) {
  const share = permitsOf(trace.events.b[hold]);
  const all = share >= trace.permits ? `all ${share}` : `${share}`;
  return `${nameOf$1(trace, trace.events.task[hold])} held ${all}`;
}
// src/laws/no-early-wake.ts
const noEarlyWake = {
  id: 'no-early-wake',
  rev: 1,
  statement: 'A task that sleeps is not continued before its deadline.',
  family: 'time',
  needs: [],
  implies: ['sleep-overlap', 'timely-wake'],
  judges: 'any',
  hint: 'Compare the deadline with the clock at the moment of waking: rounding down, the wrong unit, `<` where `<=` is meant.',
  check: check$15,
};
/** Obligations: each sleep of more than 0 ms that ended. */
function check$15(trace) {
  const { events, waits } = trace;
  let obligations = 0;
  for (let wait = 0; wait < waits.length; wait++) {
    const resume = waits.resume[wait];
    if (waits.reason[wait] !== Reason.sleep || resume < 0) continue;
    if (events.b[waits.suspend[wait]] > 0) obligations++;
    if (events.time[resume] < waits.readyTime[wait] - 0.001)
      return {
        obligations: Math.max(obligations, 1),
        violation: describe$10(trace, wait, resume),
      };
  }
  return { obligations };
}
function describe$10(trace, wait, resume) {
  const { events, waits } = trace;
  const task = waits.task[wait];
  const suspend = waits.suspend[wait];
  const deadline = waits.readyTime[wait];
  const woke = events.time[resume];
  return {
    message: `${nameOf$1(trace, task)} woke at ${timeOf(trace, woke)}, ${milliseconds(deadline - woke)} before its deadline of ${timeOf(trace, deadline)}.`,
    task,
    from: woke,
    to: deadline,
    events: [suspend, resume],
    because: [`it went to sleep at ${when(trace, suspend)} for ${milliseconds(events.b[suspend])}`],
  };
}
// src/laws/no-starvation.ts
/**
 * An endless stream cannot be run, but it can be begun: each newcomer spawns the next. Who is there when a task becomes
 * ready is of generation 0; what one of generation g spawns later is of generation g + 1, unless it starts inside its
 * parent's turn. If more generations than the claimed bypass get past, nothing stops the rest.
 */
const noStarvation = {
  id: 'no-starvation',
  rev: 1,
  statement: 'A ready task gets its turn however many newcomers keep arriving.',
  family: 'fairness',
  needs: ['bypass', 'unlimited'],
  implies: ['bounded-bypass'],
  judges: 'any',
  hint: 'Look at where a new task is put: in front of those that wait, or behind them? Is a queue emptied before the next is looked at?',
  check: check$14,
};
/** Obligations: each wait for a turn during which a task was spawned. Worst: the highest generation that got past. */
function check$14(trace) {
  const { events, waits, claims } = trace;
  const claimed = claims.guarantees.bypass ?? Number.POSITIVE_INFINITY;
  const overtaking = findOvertaking(trace);
  const obligations = countNewcomers(trace, overtaking);
  if (obligations === 0) return { obligations };
  const { turn, victim, turnCount } = overtaking;
  let worst = 0;
  let worstTurn = -1;
  for (let i = 0; i < turnCount; i++) {
    const wait = victim[i];
    if (wait < 0) continue;
    const generation = generationOf(trace, events.task[turn[i]], waits.ready[wait]);
    if (generation > worst) {
      worst = generation;
      worstTurn = i;
    }
  }
  if (worst <= claimed)
    return {
      obligations,
      worst,
    };
  return {
    obligations,
    worst,
    violation: describe$9(trace, victim[worstTurn], turn[worstTurn], worst),
  };
}
/** Linear, since both the waits and the spawns are in order of events. */
function countNewcomers({ waits }, { ready, readyCount }) {
  let newcomers = 0;
  let spawn = 0;
  for (let i = 0; i < readyCount; i++) {
    const wait = ready[i];
    const since = waits.ready[wait];
    while (spawn < waits.length && (waits.reason[spawn] !== Reason.start || waits.suspend[spawn] <= since))
      spawn++;
    if (spawn === waits.length) break;
    const resume = waits.resume[wait];
    if (resume < 0 || waits.suspend[spawn] < resume) newcomers++;
  }
  return newcomers;
}
/** Costs as much as newcomers are nested in each other. */
function generationOf({ code, waits }, task, since) {
  let generation = 0;
  for (let at = task; at > 0 && waits.spawnOf[at] > since; at = code.parents[at])
    if (waits.nested[at] === 0) generation++;
  return generation;
}
function describe$9(trace, wait, turn, generation) {
  const { events, waits, code } = trace;
  const task = waits.task[wait];
  const since = waits.ready[wait];
  const resume = waits.resume[wait];
  const chain = [];
  for (let at = events.task[turn]; at > 0 && waits.spawnOf[at] > since; at = code.parents[at])
    chain.unshift(at);
  return {
    message: `${nameOf$1(trace, events.task[turn])}, a newcomer of generation ${generation}, took a turn at ${when(trace, turn)} while ${nameOf$1(trace, task)}, ready since ${timeOf(trace, waits.readyTime[wait])}, still waited for one.`,
    task,
    from: waits.readyTime[wait],
    to: resume < 0 ? events.time[events.length - 1] : events.time[resume],
    events: [since, turn, ...(resume < 0 ? [] : [resume])],
    because: chain.slice(0, 4).map((child) => spawnOf(trace, child)),
  };
}
function spawnOf(trace, child) {
  const spawn = trace.waits.spawnOf[child];
  return `${nameOf$1(trace, trace.events.task[spawn])} spawned ${nameOf$1(trace, child)} at ${when(trace, spawn)}, after that`;
}
// src/laws/pause-respected.ts
const pauseRespected = {
  id: 'pause-respected',
  rev: 1,
  statement:
    'Once a pause has come back no task starts, but those that had their slot before, until somebody asks to resume; then they do, before the clock moves.',
  family: 'control',
  needs: ['pause'],
  implies: [
    'completion',
    'deadline-order',
    'deadlock-free',
    'error-isolation',
    'exactly-once',
    'hog-tolerance',
    'result-agreement',
    'sleep-overlap',
    'timely-wake',
    'work-conservation',
  ],
  judges: 'any',
  hint: 'Look at everything that can start a task: an add, an end, another limit. Each must ask whether it is paused; and a resume must start as many as there are slots.',
  check: check$13,
};
/** Obligations: each spawn or end that leaves a slot free for a task that a pause holds; each resume that finds one waiting. */
function check$13(trace) {
  const { events, waits, claims, ending } = trace;
  const pool = startPool(trace);
  let obligations = 0;
  let resumed = -1;
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i];
    const kind = events.kind[i];
    if (kind === Kind.start && task > 0 && waits.startOf[task] === i && isHeld(pool, waits.spawnOf[task]))
      return {
        obligations: Math.max(obligations, 1),
        violation: starts(trace, pool.pausedAt, i),
      };
    advance$1(pool, trace, i);
    if (kind === Kind.resume && events.a[i] === Reason.resume) {
      resumed = i;
      if (hasToStart(pool)) obligations++;
    } else if ((kind === Kind.spawn || kind === Kind.finish) && !pool.mayStart) {
      if (pool.waiting > 0 && pool.running < pool.least) obligations++;
    } else if (kind === Kind.advance && events.b[i] > events.time[i] && resumed >= 0) {
      if (hasToStart(pool, events.time[i]) && pool.pausedAt >= 0 && claims.guarantees.workConserving === true)
        return {
          obligations: Math.max(obligations, 1),
          violation: stays(trace, resumed, i),
        };
    }
  }
  if (
    resumed < 0 ||
    pool.pausedAt < 0 ||
    ending.kind !== 'deadlock' ||
    !hasToStart(pool, Number.POSITIVE_INFINITY)
  )
    return { obligations };
  return {
    obligations: Math.max(obligations, 1),
    violation: stays(trace, resumed, events.length),
  };
}
/** Is it paused, and the task none of those that may have had their slot before? */
function isHeld(pool, spawn) {
  return !pool.mayStart && (spawn > pool.pausedAt || pool.admittedAtPause <= 0);
}
function starts(trace, paused, start) {
  const { events, waits } = trace;
  const task = events.task[start];
  const spawn = waits.spawnOf[task];
  return {
    message: `${nameOf$1(trace, events.task[paused])} paused the scheduler at ${when(trace, paused)}, and ${nameOf$1(trace, task)} started at ${when(trace, start)}.`,
    task,
    from: events.time[paused],
    to: events.time[start],
    events: [paused, start],
    because: [
      spawn > paused
        ? `${nameOf$1(trace, task)} was spawned at ${when(trace, spawn)}, when it was paused`
        : `${nameOf$1(trace, task)} waited when it was paused, and no slot was free for it`,
    ],
  };
}
function stays(trace, resumed, idle) {
  const { events, waits, program, cuts } = trace;
  const end = Math.min(idle, events.length - 1);
  let task = 1;
  for (; task < program.tasks.length - 1; task++) {
    const spawn = waits.spawnOf[task];
    const start = waits.startOf[task];
    if (spawn >= 0 && spawn < idle && (start < 0 || start > idle) && (cuts?.steps[task] ?? -1) < 0) break;
  }
  const until =
    idle < events.length ? `had not started at ${when(trace, idle)}, when the clock moved` : 'never started';
  return {
    message: `${nameOf$1(trace, events.task[resumed])} resumed the scheduler at ${when(trace, resumed)}, and ${nameOf$1(trace, task)}, which waited for a slot that was free, ${until}.`,
    task,
    from: events.time[resumed],
    to: events.time[end],
    events: [resumed],
    because: [],
  };
}
// src/laws/priority-order.ts
/** Where a slot was free when the higher one came, the lower one may have had that already: many limiters give a task its
 *  slot some microtasks before it starts. Where nothing limits, those that were spawned in one turn are at one time to choose from. */
const priorityOrder = {
  id: 'priority-order',
  rev: 1,
  statement:
    'Of two tasks that wait to start the one of higher priority starts first: of that which it was given last.',
  family: 'order',
  needs: ['priority'],
  implies: [],
  judges: 'any',
  hint: 'Look at how the line is kept in order: a newcomer with a higher priority, a lower one, an equal one, and with none; and one that is given another while it waits.',
  check: check$12,
};
const waitingColumn = reusedInts();
const sealedColumn = reusedInts();
const turnColumn = reusedInts();
/** Obligations: each start while another task waits that is to start before it, or after it. */
function check$12(trace) {
  const { events, waits, cuts, code, program } = trace;
  if (code.priorities === void 0) return { obligations: 0 };
  const priorities = code.priorities.slice();
  const pool = startPool(trace);
  const waiting = waitingColumn(program.tasks.length);
  /** 1 where no slot was free when the task was spawned: nobody that waited then had one. */
  const sealed = sealedColumn(program.tasks.length, 0);
  /** In which turn each was spawned. */
  const turnOf = turnColumn(program.tasks.length, -1);
  const isUnlimited = pool.most === Number.POSITIVE_INFINITY;
  let turn = 0;
  let count = 0;
  let obligations = 0;
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i];
    if (events.kind[i] === Kind.spawn && waits.spawnOf[events.a[i]] === i) {
      const child = events.a[i];
      sealed[child] = admitted(pool) === 0 ? 1 : 0;
      turnOf[child] = turn;
      if (!isCut$1(cuts, child)) waiting[count++] = child;
    } else if (events.kind[i] === Kind.start && task > 0 && waits.startOf[task] === i) {
      const at = waiting.indexOf(task);
      if (at >= 0 && at < count) waiting[at] = waiting[--count];
      let compared = false;
      for (let k = 0; k < count; k++) {
        const other = waiting[k];
        const isOlder = waits.spawnOf[other] < waits.spawnOf[task];
        const differ = priorities[other] < priorities[task] || priorities[other] > priorities[task];
        const isBeside = isUnlimited && turnOf[other] === turnOf[task];
        if (!differ || !(isOlder || isBeside || sealed[other] === 1)) continue;
        compared = true;
        if (priorities[other] > priorities[task])
          return {
            obligations: obligations + 1,
            violation: describe$8(trace, i, other, priorities),
          };
      }
      if (compared) obligations++;
    }
    if (endsTurn(events.kind[i])) turn++;
    advance$1(pool, trace, i);
    if (events.a[i] === Reason['set-priority']) setPriority(trace, i, priorities, admitted(pool) === 0);
  }
  return { obligations };
}
function endsTurn(kind) {
  return kind === Kind.suspend || kind === Kind.start || kind === Kind.finish || kind === Kind.close;
}
/** While it is being set, and where a slot may have been given away before, nobody knows which one counts: NaN. */
function setPriority({ events, waits }, i, priorities, settled) {
  const task = reprioritised(events.b[i]);
  const start = waits.startOf[task] ?? -1;
  if (waits.spawnOf[task] < 0 || (start >= 0 && start < i)) return;
  if (events.kind[i] === Kind.suspend) {
    if (priorities[task] !== priorityOf(events.b[i])) priorities[task] = NaN;
  } else if (events.kind[i] === Kind.resume && settled) priorities[task] = priorityOf(events.b[i]);
}
function describe$8(trace, start, waiting, priorities) {
  const { events, waits } = trace;
  const task = events.task[start];
  const priorityOf = (one) => `priority ${priorities[one]}`;
  const spawn = waits.spawnOf[waiting];
  return {
    message: `${nameOf$1(trace, task)} (${priorityOf(task)}) started at ${when(trace, start)}, and ${nameOf$1(trace, waiting)} (${priorityOf(waiting)}) waited.`,
    task: waiting,
    from: events.time[spawn],
    to: events.time[start],
    events: [waits.spawnOf[task], spawn, start],
    because: [`${nameOf$1(trace, waiting)} was spawned at ${when(trace, spawn)}`],
  };
}
// src/laws/quiescence.ts
const quiescence = {
  id: 'quiescence',
  rev: 1,
  statement:
    'When the last task has ended, nothing is left behind: no timer, no rejection that nobody handles.',
  family: 'completion',
  needs: [],
  implies: [],
  judges: 'completed',
  hint: 'Look for a timer that is not cleared, and for a promise that is made beside the one that is handed out.',
  check: check$11,
};
/** Obligations: 1 for a run in which a task was spawned. */
function check$11(trace) {
  const { timers, rejections, escapes } = trace.leftovers;
  const obligations = trace.waits.length > 0 ? 1 : 0;
  if (timers === 0 && rejections.length === 0 && escapes.length === 0) return { obligations };
  const { events } = trace;
  const end = events.length === 0 ? trace.startTime : events.time[events.length - 1];
  const due = trace.leftovers.nextDeadline;
  return {
    obligations: 1,
    violation: {
      message: `When everything had ended, at ${timeOf(trace, end)}, ${whatIsLeft(trace)}.`,
      from: end,
      to: timers > 0 && due !== Number.POSITIVE_INFINITY ? Math.max(end, due) : end,
      events: [],
      because: [],
    },
  };
}
function whatIsLeft(trace) {
  const { timers, nextDeadline, rejections, escapes } = trace.leftovers;
  const [rejection] = rejections;
  if (rejection !== void 0) {
    const others = rejections.length > 1 ? ` (and ${rejections.length - 1} more)` : '';
    return `a rejection had been handled by nobody: ${rejection === '' ? "''" : rejection}${others}`;
  }
  if (timers > 0) {
    const due = nextDeadline === Number.POSITIVE_INFINITY ? '' : `, due at ${timeOf(trace, nextDeadline)}`;
    return `${timers === 1 ? 'a timer was' : `${timers} timers were`} still set${due}`;
  }
  return `a timer had gone past the virtual clock to real time: ${escapes[0]}`;
}
// src/laws/rate-limit.ts
const rateLimit = {
  id: 'rate-limit',
  rev: 1,
  statement:
    'No more tasks start in any span of so many ms than the rate allows; where its windows are fixed, in any one of them, whenever the first began.',
  family: 'capacity',
  needs: ['rate'],
  implies: [],
  judges: 'any',
  hint: 'Look at when a start is counted, and at who is let go when a window ends: all that wait, or as many as there is room for?',
  check: check$10,
};
/**
 * Obligations: each start or spawn after which the rate has no room and a task waits. Where windows are fixed nobody is told where they begin: the
 * starts must fit into windows of `per` ms or more that follow each other. Forgiven is what the world, or a task that works, made
 * timers late.
 */
function check$10(trace) {
  const { events, waits } = trace;
  const windows = startWindows(trace);
  if (windows === void 0 || windows.least <= 0) return { obligations: 0 };
  let obligations = 0;
  let waiting = 0;
  const starts = [];
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i];
    if (events.kind[i] === Kind.spawn && waits.spawnOf[events.a[i]] === i) waiting++;
    else if (events.kind[i] === Kind.start && task > 0 && waits.startOf[task] === i) {
      waiting--;
      starts.push(i);
      if (addStart(windows, events.time[i]))
        return {
          obligations: Math.max(obligations, 1),
          violation: describe$7(trace, windows, starts),
        };
    } else continue;
    if (waiting > 0 && roomAt(windows, events.time[i]) === 0) obligations++;
  }
  return { obligations };
}
function describe$7(trace, { cap, sliding }, starts) {
  const { events, rate } = trace;
  const last = starts.at(-1);
  const shown = sliding ? starts.slice(-cap - 1) : starts.filter((start) => isNear(start));
  const first = shown[0];
  const names = namesOf(
    trace,
    shown.map((start) => events.task[start]),
  );
  const from = events.time[first];
  const to = events.time[last];
  const period = from === to ? `At ${when(trace, last)}` : span(trace, from, to);
  const why = sliding ? '' : ': there are no windows of that length into which they fit';
  return {
    message: `${period} ${names} started, ${shown.length} tasks at a rate of ${rateText(rate)}${why}.`,
    task: events.task[last],
    from,
    to,
    events: shown,
    because: [],
  };
  function isNear(start) {
    return (
      events.time[start] > events.time[last] - 2 * rate.per ||
      starts.indexOf(start) >= starts.length - cap - 1
    );
  }
}
// src/laws/result-agreement.ts
/** Programs of the search have one right result whatever the schedule: so do sequential, polled and coroutine runs. */
const resultAgreement = {
  id: 'result-agreement',
  rev: 1,
  statement: 'Every task ends with the result or the error that its steps define, whatever the schedule.',
  family: 'agreement',
  needs: [],
  implies: [],
  judges: 'completed',
  hint: 'Follow the values: which join was given something else than what the joined task ended with?',
  check: check$9,
};
/** Obligations: each task that ended; main only where it emits or joins. */
function check$9(trace) {
  const { events, waits, expected } = trace;
  let obligations = 0;
  let first = -1;
  for (let task = 0; task < expected.tasks.length; task++) {
    const finish = waits.finishOf[task];
    if (!(finish >= 0)) continue;
    const { outcome, digest } = expected.tasks[task];
    if (outcome === 'stuck' || outcome === 'cancelled') continue;
    if (task > 0 || digest !== 0) obligations++;
    const threw = outcome === 'threw' ? 1 : 0;
    if (
      !(outcome !== 'unspawned' && events.a[finish] === threw && events.b[finish] === digest) &&
      (first < 0 || finish < first)
    )
      first = finish;
  }
  return first < 0
    ? { obligations }
    : {
        obligations: Math.max(obligations, 1),
        violation: describe$6(trace, first),
      };
}
function describe$6(trace, finish) {
  const { events, waits, expected } = trace;
  const task = events.task[finish];
  const start = Math.max(0, waits.startOf[task]);
  const { outcome, digest } = expected.tasks[task];
  const right =
    outcome === 'unspawned'
      ? 'should never have been spawned'
      : `should have ${perfect(endOf$6(trace, task, outcome === 'threw' ? 1 : 0, digest))}`;
  return {
    message: `${nameOf$1(trace, task)} ${endOf$6(trace, task, events.a[finish], events.b[finish])} and ${right}.`,
    task,
    from: events.time[start],
    to: events.time[finish],
    events: [finish],
    because: wrongDelivery(trace, task),
  };
}
function wrongDelivery(trace, task) {
  const { events, waits } = trace;
  for (let i = 0; i < events.length; i++) {
    if (events.kind[i] !== Kind.deliver || events.task[i] !== task) continue;
    const target = events.a[i];
    const finish = waits.finishOf[target] ?? -1;
    if (finish >= 0 && events.b[finish] === events.b[i]) continue;
    const truth =
      finish < 0
        ? 'had not ended'
        : `had ${perfect(endOf$6(trace, target, events.a[finish], events.b[finish]))}`;
    return [
      `its join of ${nameOf$1(trace, target)} at ${when(trace, i)} gave ${describeDigest(trace, events.b[i])}, but ${nameOf$1(trace, target)} ${truth}`,
    ];
  }
  return [];
}
// src/laws/scope.ts
/**
 * Structured concurrency (Sústrik 2016; Smith, "Notes on structured concurrency, or: Go statement considered harmful", 2018) says that no
 * child outlives its parent; a daemon is a child that does. Which of the two a scheduler has is its claim (`scope`).
 */
const scope = {
  id: 'scope',
  rev: 1,
  statement:
    'What a task has spawned fares at its end as claimed: it goes on where children are `detached`, and takes no step once that end is told where they are not.',
  family: 'cancellation',
  needs: ['families', 'overlap'],
  implies: ['cleanup-once', 'completion', 'deadlock-free', 'exactly-once', 'quiescence', 'result-agreement'],
  judges: 'completed',
  hint: 'Look at who keeps the list of children, and at each way in which a parent ends: it returns, it throws, it is cancelled, before it has started and while it cleans up.',
  check: check$8,
};
function check$8(trace) {
  const claimed = trace.claims.guarantees.scope ?? 'detached';
  return claimed === 'detached' ? checkDetached(trace) : checkOwned(trace, claimed);
}
/** Obligations: each task that had not ended when its parent did. Nobody closes it for that. An arm ends with what it is an arm of. */
function checkDetached(trace) {
  const { events, waits, code, cuts } = trace;
  let obligations = 0;
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i];
    if (events.kind[i] === Kind.finish || events.kind[i] === Kind.close) {
      for (let child = 1; child < code.parents.length; child++)
        if (code.parents[child] === task && isLive(trace, child, i)) obligations++;
    }
    const isArm = code.arms?.[task] !== void 0;
    if (events.kind[i] !== Kind.close || isArm || (cuts?.asked[task] ?? -1) >= 0 || waits.finishOf[task] >= 0)
      continue;
    const end = endOf$2(trace, code.parents[task], i);
    if (end >= 0)
      return {
        obligations: Math.max(1, obligations),
        violation: describeClosed(trace, task, end, i),
      };
  }
  return { obligations };
}
function isLive({ waits }, task, event) {
  const [spawn, finish] = [waits.spawnOf[task], waits.finishOf[task]];
  return spawn >= 0 && spawn < event && (finish < 0 || finish > event);
}
/** The event before that one with which a task ended; −1 if none did. */
function endOf$2({ events }, task, before) {
  for (let i = before - 1; i >= 0 && task >= 0; i--)
    if (events.task[i] === task && (events.kind[i] === Kind.finish || events.kind[i] === Kind.close))
      return i;
  return -1;
}
/**
 * Obligations: each end that was told while something below it had not ended by itself. Where children are cancelled, that takes no
 * time: when the clock has moved on, they may clean up and nothing else.
 */
function checkOwned(trace, claimed) {
  const { events, cuts } = trace;
  const tasks = trace.code.parents.length;
  /** By task: the event with which the end of one above it was told, and with which it came; −1 for none. */
  const told = new Int32Array(tasks).fill(-1);
  const ended = new Int32Array(tasks).fill(-1);
  const moved = new Int32Array(tasks).fill(-1);
  let obligations = 0;
  let cleaning = 0;
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i];
    const kind = events.kind[i];
    if (kind === Kind.advance) {
      if (claimed === 'cancels' && cleaning === 0 && events.b[i] > events.time[i]) {
        for (let below = 1; below < tasks; below++)
          if (ended[below] >= 0 && moved[below] === -1) moved[below] = i;
      }
      continue;
    }
    if (isStep$1(kind) && (told[task] >= 0 || (moved[task] >= 0 && !isOfCleanup(trace, i))))
      return {
        obligations: Math.max(1, obligations),
        violation: describeOutlived(trace, task, told[task] >= 0 ? told[task] : ended[task], i),
      };
    if (kind === Kind.cleanup) cleaning++;
    else if (kind === Kind.cleaned) cleaning--;
    const end = isToldIn(trace, i);
    if (end >= 0) mark(told, end, i);
    if (kind === Kind.finish) mark(ended, task, i);
  }
  const left = claimed === 'cancels' ? findLeft(trace, ended) : -1;
  return left < 0
    ? { obligations }
    : {
        obligations: Math.max(1, obligations),
        violation: describeLeft(trace, left, ended[left]),
      };
  function mark(column, above, event) {
    for (let below = 1; below < tasks; below++) {
      if (column[below] !== -1 || !isBelow(trace, below, above)) continue;
      column[below] = event;
      if (isCut$1(cuts, below) || trace.waits.finishOf[below] > event) obligations++;
    }
  }
}
/** A task that was begun, and neither ended nor was closed by the end of the run; −1 if there is none. Told only of those that
 *  can be closed. */
function findLeft({ events, waits, claims }, ended) {
  if (!claims.supports.has('cleanup')) return -1;
  return ended.findIndex((end, task) => {
    if (end < 0 || waits.startOf[task] < 0 || waits.finishOf[task] >= 0) return false;
    for (let i = events.length - 1; i > waits.startOf[task]; i--)
      if (events.task[i] === task && events.kind[i] === Kind.close) return false;
    return true;
  });
}
function isBelow({ code }, task, above) {
  let parent = code.parents[task];
  while (parent >= 0 && parent !== above) parent = code.parents[parent];
  return parent === above;
}
/** The task whose end an event tells somebody; −1 if of none. */
function isToldIn({ events, cuts }, i) {
  if (events.kind[i] === Kind.deliver) return events.a[i];
  if (events.kind[i] !== Kind.resume || events.a[i] !== Reason.cancel) return -1;
  const target = events.b[i];
  return isCut$1(cuts, target) && cuts.granted[target] === i ? target : -1;
}
/** What only a task that lives can do. */
function isStep$1(kind) {
  return kind !== Kind.close && kind !== Kind.stray && kind !== Kind.release;
}
/** That includes its waits, and its end behind that. */
function isOfCleanup({ events }, i) {
  const task = events.task[i];
  for (let before = i; before >= 0; before--) {
    if (events.task[before] !== task) continue;
    if (events.kind[before] === Kind.cleanup || events.kind[before] === Kind.cleaned) return true;
    if (events.kind[before] === Kind.start) return false;
  }
  return false;
}
function describeClosed(trace, task, end, close) {
  const { events, code } = trace;
  const parent = nameOf$1(trace, code.parents[task]);
  return {
    message: `${nameOf$1(trace, task)} was closed at ${when(trace, close)}, though nobody cancelled it: ${parent}, which had spawned it, ended at ${when(trace, end)}.`,
    task,
    from: events.time[end],
    to: events.time[close],
    events: [end, close],
    because: ['children are claimed to be detached'],
  };
}
function describeLeft(trace, task, end) {
  const { events } = trace;
  const [name, above] = [nameOf$1(trace, task), nameOf$1(trace, events.task[end])];
  return {
    message: `${above} ended at ${when(trace, end)}, and ${name}, which belongs to it, was never ended.`,
    task,
    from: events.time[end],
    to: events.time[events.length - 1],
    events: [end],
    because: [],
  };
}
function describeOutlived(trace, task, end, event) {
  const { events, cuts } = trace;
  const name = nameOf$1(trace, task);
  const isMain = events.kind[end] === Kind.finish;
  const gone = isMain ? events.task[end] : isToldIn(trace, end);
  const above = nameOf$1(trace, gone);
  const did =
    events.kind[event] === Kind.start
      ? 'started'
      : events.kind[event] === Kind.cleanup
        ? 'began to clean up'
        : 'went on';
  const how = (cuts?.asked[gone] ?? -1) >= 0 ? 'was cancelled' : 'ended';
  const known = isMain ? '' : `, as ${nameOf$1(trace, events.task[end])} was told`;
  return {
    message: `${above} ${how} by ${when(trace, end)}${known}; ${name}, which belongs to it, ${did} at ${when(trace, event)}.`,
    task,
    from: events.time[end],
    to: events.time[event],
    events: [end, event],
    because: [],
  };
}
// src/laws/sleep-overlap.ts
/** The promise of every event loop: three sleeps of 3 s take 3 s, not 9. */
const sleepOverlap = {
  id: 'sleep-overlap',
  rev: 1,
  statement:
    'Where nothing limits, sleeps overlap: the makespan is that of the longest chain of dependencies.',
  family: 'time',
  needs: ['overlap'],
  implies: ['deadline-order', 'timely-wake'],
  judges: 'completed',
  hint: 'Look for a wait that holds everybody: a sleep that blocks, or a start that comes only after another task has ended.',
  check: check$7,
};
/** Obligations: 1 for a run in which sleeps could overlap, nobody works, and every task could have a slot, whatever is
 *  asked meanwhile. What the clock
 *  came late is forgiven. */
function check$7(trace) {
  const { expected, limit, rate, startTime, waits, events } = trace;
  const tasks = expected.tasks.length;
  if (trace.code.holds || rate.cap < tasks - 1) return { obligations: 0 };
  if (mayWaitToLeave(trace) || isAnyExpired(trace.cuts)) return { obligations: 0 };
  if (expected.work > 0 || expected.span >= expected.sleep || limit < tasks - 1) return { obligations: 0 };
  let latest = lateStarts(trace);
  let makespan = 0;
  let span = 0;
  let isWhole = true;
  for (let task = 0; task < tasks; task++) {
    const { latestFinish, outcome } = expected.tasks[task];
    if (outcome === 'stuck') return { obligations: 0 };
    if (latestFinish > span) span = latestFinish;
    const finish = waits.finishOf[task];
    if (finish >= 0) makespan = Math.max(makespan, events.time[finish] - startTime);
    else isWhole = false;
  }
  latest += span + expected.held;
  if (makespan > latest) latest += latenessOf$1(events);
  if (makespan > latest + 0.001)
    return {
      obligations: 1,
      violation: tooLong(trace, makespan, latest),
    };
  if (trace.cuts === void 0 && isWhole && makespan < expected.span - 0.001)
    return {
      obligations: 1,
      violation: tooShort(trace, makespan),
    };
  return { obligations: 1 };
}
/** Who consumes what a map gives can leave when it is given something. */
function mayWaitToLeave({ code, claims }) {
  return code.cuts && claims.guarantees.spawn === 'at-once';
}
function tooLong(trace, makespan, latest) {
  const { events, waits, expected, startTime } = trace;
  const order = lateTasks(trace);
  const first = order[0] ?? 0;
  const start = waits.startOf[first];
  const spawned =
    start >= 0 &&
    events.time[start] - startTime > expected.tasks[first].start + 0.001 &&
    waits.spawnOf[first] >= 0
      ? [waits.spawnOf[first], start]
      : [];
  const because = [
    `${nameOf$1(trace, first)} ended at ${when(trace, waits.finishOf[first])} and could have by ${milliseconds(expected.tasks[first].latestFinish)}`,
  ];
  if (spawned.length > 0)
    because.unshift(
      `${nameOf$1(trace, first)} was spawned at ${when(trace, spawned[0])} and started at ${when(trace, start)}`,
    );
  return {
    message: `Everything took ${milliseconds(makespan)} where ${milliseconds(latest)} would do: ${namesOf(trace, order)} ended too late, though nothing limits and nobody works.`,
    task: first,
    from: startTime + latest,
    to: startTime + makespan,
    events: [...spawned, waits.finishOf[first]],
    because,
  };
}
function tooShort(trace, makespan) {
  const { expected, startTime } = trace;
  return {
    message: `Everything took ${milliseconds(makespan)}, although the longest chain takes ${milliseconds(expected.span)}.`,
    from: startTime + makespan,
    to: startTime + expected.span,
    events: [],
    because: ['a sleep was cut short, or a join did not wait'],
  };
}
/** Those that ended after their latest finish, in the order in which they ended. */
function lateTasks({ events, waits, expected, startTime }) {
  const late = [];
  for (let task = 0; task < expected.tasks.length; task++) {
    const finish = waits.finishOf[task];
    if (finish >= 0 && events.time[finish] - startTime > expected.tasks[task].latestFinish + 0.001)
      late.push(task);
  }
  return late.sort((a, b) => waits.finishOf[a] - waits.finishOf[b]);
}
// src/laws/spawn-permutation.ts
const spawnPermutation = {
  id: 'spawn-permutation',
  rev: 1,
  statement:
    'Independent tasks commute: in whatever order they are spawned each ends with the same result, and where neither slots nor hogs make them wait the whole takes as long.',
  family: 'metamorphic',
  needs: [],
  implies: [],
  judges: 'completed',
  hint: 'Look for what a task is given of the one that was spawned before it: a shared variable, a timer that is set relative to the last one, a place by number.',
  check: check$6,
};
const OTHERWISE = 'Where independent tasks are spawned in the opposite order';
/**
 * Obligations: each task that ended, in a program in which spawns of independent tasks follow each other; and 1 where the
 * whole must take as long, whether sleeps overlap or hold.
 */
function check$6(trace) {
  const companion = companionOf(trace, 'spawn-permutation');
  if (companion === void 0) return { obligations: 0 };
  const judged = judgeSameResults(trace, companion, `${OTHERWISE}`);
  if (judged.violation !== void 0 || !isTimed$1(trace)) return judged;
  const obligations = judged.obligations + 1;
  const { events, waits, startTime } = trace;
  let here = 0;
  let there = 0;
  for (let task = 0; task < companion.ends.length; task++) {
    const finish = waits.finishOf[task];
    if (finish >= 0) here = Math.max(here, events.time[finish] - startTime);
    there = Math.max(there, companion.ends[task].time || 0);
  }
  if (Math.abs(here - there) <= 0.001) return { obligations };
  return {
    obligations,
    violation: describe$5(trace, companion, here, there),
  };
}
/** Only then is the time a matter of the program alone. */
function isTimed$1({ claims, expected }) {
  const { resolution = 0 } = claims.guarantees;
  const limits = claims.supports.has('limit') || claims.supports.has('rate');
  return resolution === 0 && !limits && expected.work === 0;
}
function describe$5(trace, companion, here, there) {
  const { events, waits, startTime } = trace;
  const last = companion.ends.findIndex(({ time }, task) => {
    const finish = waits.finishOf[task];
    return finish >= 0 && Math.abs(events.time[finish] - startTime - time) > 0.001;
  });
  return {
    message: `${OTHERWISE} everything took ${milliseconds(there)}; here it took ${milliseconds(here)}.`,
    task: last,
    from: startTime + Math.min(here, there),
    to: startTime + Math.max(here, there),
    events: [waits.finishOf[last]],
    because: [`${nameOf$1(trace, last)} is the first that ended at another time`, shown(companion)],
  };
}
// src/laws/time-scaling.ts
/**
 * A metamorphic law (Chen, Cheung and Yiu, "Metamorphic testing", 1998): it needs no oracle, so it speaks about what none
 * can foretell, the makespan under a limit or beside a hog; and durations that no program of a search has.
 */
const timeScaling = {
  id: 'time-scaling',
  rev: 1,
  statement: 'With all durations k times as long everything takes k times as long.',
  family: 'metamorphic',
  needs: ['steady'],
  implies: [],
  judges: 'completed',
  hint: 'Look for a duration that is compared with a constant or cut off by one: the size of a timer wheel, the longest sleep of a loop, a time-out.',
  check: check$5,
};
/**
 * Obligations: each task that takes time. Where a scheduler may be late (`resolution`) so may both runs: then a task must
 * take at least as long as its steps, and, where nobody works or waits for a slot, no longer than the oracle allows.
 */
function check$5(trace) {
  const companion = companionOf(trace, 'time-scaling');
  const { resolution = 0 } = trace.claims.guarantees;
  const isExact = resolution === 0;
  if (companion === void 0 || (!isExact && trace.cuts !== void 0)) return { obligations: 0 };
  if (lateStarts(trace) > 0) return { obligations: 0 };
  const { factor, ends } = companion;
  if (companion.ending.kind !== 'completed')
    return brokenOff(trace, companion, `With all durations ${factor} times as long`);
  const { events, waits, startTime, expected } = trace;
  const late = isExact || isForetold(trace) ? 0 : Number.POSITIVE_INFINITY;
  let obligations = 0;
  for (let task = 0; task < ends.length; task++) {
    const finish = waits.finishOf[task];
    if (finish < 0) continue;
    const here = events.time[finish] - startTime;
    const { time: there, latest } = ends[task];
    if (here === 0 && there === 0) continue;
    obligations++;
    const least = factor * (isExact ? here : expected.tasks[task].finish);
    const most = isExact ? least : factor * here + (latest - least) + late;
    if (there >= least - 0.001 && there <= most + 0.001) continue;
    return {
      obligations,
      violation: describe$4(trace, companion, task),
    };
  }
  return { obligations };
}
function isForetold({ expected, limit, claims }) {
  return claims.guarantees.sleep !== 'holds' && expected.work === 0 && limit >= expected.tasks.length - 1;
}
function describe$4(trace, companion, task) {
  const { events, waits, startTime } = trace;
  const { factor } = companion;
  const finish = waits.finishOf[task];
  const here = events.time[finish] - startTime;
  const { time: there } = companion.ends[task];
  const ended = Number.isNaN(there) ? 'never ended' : `ended at ${milliseconds(there)}`;
  return {
    message: `With all durations ${factor} times as long ${nameOf$1(trace, task)} ${ended}; here it ended at ${milliseconds(here)}, and ${factor} times that is ${milliseconds(factor * here)}.`,
    task,
    from: startTime,
    to: events.time[finish],
    events: [finish],
    because: [shown(companion)],
  };
}
// src/laws/timely-wake.ts
const timelyWake = {
  id: 'timely-wake',
  rev: 1,
  statement:
    'A task that sleeps is continued within the claimed resolution after its deadline, work of others not counted.',
  family: 'time',
  needs: [],
  implies: [],
  judges: 'any',
  hint: 'Look at how the next deadline is chosen when a timer is added or cancelled, and at what the loop does between deadlines. One that looks every n ms claims `resolution: n`.',
  check: check$4,
};
/**
 * Obligations: each sleep that ended. Worst: the latest wake-up, ms, without what others worked meanwhile. All work since
 * the task went to sleep is forgiven, since a scheduler may note the deadline only after the others' turns; and so is what
 * the clock came late meanwhile, since a scheduler may get to the deadline by several timers.
 */
function check$4(trace) {
  const { events, waits, claims } = trace;
  const resolution = claims.guarantees.resolution ?? 0;
  let obligations = 0;
  let worst = 0;
  let latest = -1;
  let busy;
  for (let wait = 0; wait < waits.length; wait++) {
    const resume = waits.resume[wait];
    if (waits.reason[wait] !== Reason.sleep || resume < 0) continue;
    obligations++;
    const suspend = waits.suspend[wait];
    const due = Math.max(waits.readyTime[wait], events.time[suspend] + 1);
    let late = events.time[resume] - due;
    if (late <= worst + 0.001) continue;
    busy ??= busyUntil(trace);
    late -= busy[resume] - busy[suspend + 1];
    if (late <= worst + 0.001) continue;
    worst = late;
    if (late > resolution + 0.001) latest = wait;
  }
  if (latest < 0)
    return obligations === 0
      ? { obligations }
      : {
          obligations,
          worst,
        };
  return {
    obligations,
    worst,
    violation: describe$3(trace, latest, worst, resolution),
  };
}
const columns$1 = reusedFloats();
/** For each event the ms before it in which the processor was held: by work, by a clock that was late and, where sleep
 *  holds it, by sleep. */
function busyUntil({ events, claims }) {
  const holds = claims.guarantees.sleep === 'holds';
  const until = columns$1(events.length + 1, 0);
  for (let i = 0; i < events.length; i++) {
    const kind = events.kind[i];
    const held = kind === Kind.work || (holds && kind === Kind.suspend && events.a[i] === Reason.sleep);
    const late = kind === Kind.advance ? lateBy(events.a[i]) : 0;
    until[i + 1] = until[i] + (held ? events.b[i] : late);
  }
  return until;
}
function describe$3(trace, wait, late, resolution) {
  const { events, waits } = trace;
  const task = waits.task[wait];
  const resume = waits.resume[wait];
  const suspend = waits.suspend[wait];
  const deadline = waits.readyTime[wait];
  const after = events.time[resume] - deadline;
  const why = isLate(trace, suspend, resume) ? 'others worked or the world was late' : 'others worked';
  const worked = after - late > 0.001 ? ` (${milliseconds(after - late)} of it while ${why})` : '';
  const allowed = resolution > 0 ? `; ${milliseconds(resolution)} would be within its claim` : '';
  return {
    message: `${nameOf$1(trace, task)} woke at ${when(trace, resume)}, ${milliseconds(after)} after its deadline of ${timeOf(trace, deadline)}${worked}${allowed}.`,
    task,
    from: deadline,
    to: events.time[resume],
    events: [suspend, resume],
    because: [`it went to sleep at ${when(trace, suspend)} for ${milliseconds(events.b[suspend])}`],
  };
}
function isLate({ events }, from, to) {
  for (let i = from; i < to; i++) if (events.kind[i] === Kind.advance && lateBy(events.a[i]) > 0) return true;
  return false;
}
// src/laws/timeout-exact.ts
const timeoutExact = {
  id: 'timeout-exact',
  rev: 1,
  statement:
    'What is given a time is told that this is up when it is, and never once it is over; a task whose time is up before its start, or that is stopped by it, takes no step more.',
  family: 'time',
  needs: ['timeout'],
  implies: [
    'completion',
    'concurrency-limit',
    'deadline-order',
    'deadlock-free',
    'error-delivery',
    'error-isolation',
    'exactly-once',
    'hog-tolerance',
    'join-delivery',
    'lock-handoff',
    'quiescence',
    'result-agreement',
    'sleep-overlap',
    'timely-wake',
    'work-conservation',
  ],
  judges: 'any',
  hint: 'Look at from when on the time counts, at what happens to its timer when the task ends first, and at what the end of a task still does that nobody waits for any more.',
  check: check$3,
};
/**
 * Obligations: each task, and each wait for a lock, that was given a time. To the instant, but for the `resolution`, for work that held the
 * processor and for what the clock came late meanwhile; where both fall into one instant either may be told.
 */
function check$3(trace) {
  let obligations = 0;
  for (const timed of [...timeoutsOfTasks(trace), ...timeoutsOfLocks(trace)]) {
    obligations++;
    const violation = judge$1(trace, timed) ?? (timed.lock < 0 ? judgeSteps(trace, timed.task) : void 0);
    if (violation !== void 0)
      return {
        obligations,
        violation,
      };
  }
  return { obligations };
}
function judge$1(trace, timed) {
  const { events, claims, ending } = trace;
  const { from, over, expired, ms } = timed;
  const { resolution = 0 } = claims.guarantees;
  if (expired >= 0 && from < 0) return describe$2(trace, timed, 'which had not begun');
  if (from < 0) return void 0;
  if (ms === Number.POSITIVE_INFINITY)
    return expired >= 0 ? describe$2(trace, timed, 'though it was to have as long as it takes') : void 0;
  const deadline = events.time[from] + ms;
  const told = timeOf(trace, deadline);
  if (expired >= 0) {
    const time = events.time[expired];
    const early = resolution === 0 ? 0 : allowed$1(trace, trace.waits.spawnOf[timed.task], expired);
    if (over >= 0 && over < expired && events.time[over] < deadline - early - 0.001)
      return describe$2(trace, timed, `though it was over at ${when(trace, over)}`);
    if (time < deadline - early - 0.001) return describe$2(trace, timed, `which is not up before ${told}`);
    if (time <= deadline + allowed$1(trace, from, expired) + 0.001) return void 0;
    return describe$2(trace, timed, `which was up at ${told}`);
  }
  const last = events.length - 1;
  const to = over >= 0 ? over : last;
  if (over < 0 && ending.kind !== 'completed' && ending.kind !== 'deadlock') return void 0;
  if (events.time[to] <= deadline + allowed$1(trace, from, to) + 0.001) return void 0;
  return describe$2(trace, timed, `which was up at ${told}`);
}
/** ms by which it may be late. */
function allowed$1({ events, claims }, from, to) {
  let ms = claims.guarantees.resolution ?? 0;
  for (let i = from; i < to; i++)
    if (events.kind[i] === Kind.work) ms += events.b[i];
    else if (events.kind[i] === Kind.advance) ms += lateBy(events.a[i]);
  return ms;
}
function describe$2(trace, { task, lock, from, over, expired, ms }, why) {
  const { events } = trace;
  const name = nameOf$1(trace, task);
  const time = ms === Number.POSITIVE_INFINITY ? 'no timeout' : milliseconds(ms);
  const what = lock < 0 ? time : `${milliseconds(ms)} to be given ${LOCK_KEYS[lock]}`;
  const told =
    expired >= 0
      ? `was told at ${when(trace, expired)} that its time is up`
      : 'was never told that its time is up';
  const to = expired >= 0 ? expired : over >= 0 ? over : events.length - 1;
  return {
    message: `${name} had ${what}, and ${told}, ${why}.`,
    task,
    from: events.time[from < 0 ? to : from],
    to: events.time[to],
    events: from < 0 || from === to ? [to] : [from, to],
    because: from < 0 ? [] : [`its time began at ${when(trace, from)}`],
  };
}
/** A task that is out of time, and must not go on. */
function judgeSteps(trace, task) {
  const { events, waits, cuts, claims } = trace;
  if (!isExpired(cuts, task)) return void 0;
  const expired = cuts.expired[task];
  const start = waits.startOf[task];
  if (!(claims.guarantees.timedOut === 'stops' || start < 0 || start > expired)) return void 0;
  for (let i = expired + 1; i < events.length; i++) {
    if (events.task[i] !== task || !isStep(events.kind[i])) continue;
    const how = events.kind[i] === Kind.start ? 'started' : 'went on';
    return {
      message: `The time of ${nameOf$1(trace, task)} was up at ${when(trace, expired)}, and it ${how} at ${when(trace, i)}.`,
      task,
      from: events.time[expired],
      to: events.time[i],
      events: [expired, i],
      because: [],
    };
  }
}
function isStep(kind) {
  switch (kind) {
    case Kind.close:
    case Kind.stray:
    case Kind.cleanup:
    case Kind.cleaned:
    case Kind.release:
    case Kind.expire:
      return false;
    default:
      return true;
  }
}
// src/laws/weight-limit.ts
const weightLimit = {
  id: 'weight-limit',
  rev: 1,
  statement: 'At no time do tasks hold more permits of a lock, all weights summed, than it has.',
  family: 'capacity',
  needs: ['permits'],
  implies: ['mutual-exclusion'],
  judges: 'any',
  hint: 'Look at what is compared with what is free, and at what a release gives back: the weight of the request, or 1?',
  check: check$2,
};
/** Obligations: each request for more permits than are free. Worst: the most that were held. */
function check$2(trace) {
  const { events, permits } = trace;
  const { follow } = startLedgers(trace);
  let obligations = 0;
  let worst = 0;
  for (let i = 0; i < events.length; i++)
    for (const { kind, ledger } of follow(i)) {
      const held = heldOf(trace, ledger);
      if (kind === 'asked' && held + permitsOf(events.b[i]) > permits) obligations++;
      if (held > worst) worst = held;
      if (held > permits)
        return {
          obligations: Math.max(obligations, 1),
          worst,
          violation: describe$1(trace, ledger, i, held),
        };
    }
  return {
    obligations,
    worst,
  };
}
function describe$1(trace, { lock, holds }, grant, held) {
  const { events, permits } = trace;
  const key = LOCK_KEYS[lock];
  const holders = holds.map((hold) => events.task[hold]);
  return {
    message: `At ${when(trace, grant)} ${namesOf(trace, holders)} held ${held} permits of ${key}, which has ${permits}.`,
    task: events.task[grant],
    from: events.time[holds[0]],
    to: events.time[grant],
    events: holds.slice(),
    because: holds.map(
      (hold) =>
        `${nameOf$1(trace, events.task[hold])} was given ${permitsOf(events.b[hold])} at ${when(trace, hold)}`,
    ),
  };
}
// src/laws/idle-span.ts
/** From the first idle move on, over those that follow, up to event `end` (−1: it never came). */
function idleSpan({ events, ending, startTime }, idle, end, stillFree) {
  const last = events.length - 1;
  const from = idle <= last ? events.time[idle] : last < 0 ? startTime : events.time[last];
  let to = from;
  const stop = end < 0 ? events.length : end;
  for (let i = idle; i < stop; i++) {
    if (events.kind[i] !== Kind.advance) continue;
    if (!stillFree(i))
      return {
        from,
        to,
      };
    to = events.b[i];
  }
  return {
    from,
    to: end < 0 && ending.kind === 'deadlock' ? Number.POSITIVE_INFINITY : to,
  };
}
// src/laws/idle-processor.ts
const columns = reusedInts();
/** Whether the processor idles while a task is ready. Obligations: each idle move after a turn. */
function judgeProcessor(trace) {
  const { events, waits } = trace;
  const { length } = events;
  const change = columns(length, 0);
  for (let wait = 0; wait < waits.length; wait++) {
    if (!isOwed(trace, wait)) continue;
    const ready = waits.ready[wait];
    const resume = waits.resume[wait];
    change[ready] = change[ready] + 1;
    if (resume >= 0) change[resume] = change[resume] - 1;
  }
  let obligations = 0;
  let ready = 0;
  let turns = 0;
  for (let i = 0; i < length; i++) {
    if (events.kind[i] === Kind.advance && events.b[i] > events.time[i]) {
      if (turns > 0) obligations++;
      turns = 0;
      if (ready > 0)
        return {
          obligations: Math.max(obligations, 1),
          violation: processorIsIdle(trace, i),
        };
    } else if (change[i] < 0) turns++;
    ready += change[i];
  }
  if (trace.ending.kind !== 'deadlock' || ready === 0) return { obligations };
  return {
    obligations: obligations + 1,
    violation: processorIsIdle(trace, length),
  };
}
/** Became ready, and did not end before that. How late a sleeper may wake is a matter of timely-wake. */
function isOwed({ waits }, wait) {
  const ready = waits.ready[wait];
  const resume = waits.resume[wait];
  return waits.reason[wait] !== Reason.sleep && ready >= 0 && (resume < 0 || resume > ready);
}
function processorIsIdle(trace, idle) {
  const { events, waits } = trace;
  const ready = [];
  for (let wait = 0; wait < waits.length; wait++) {
    const resume = waits.resume[wait];
    if (isOwed(trace, wait) && waits.ready[wait] < idle && (resume < 0 || resume > idle)) ready.push(wait);
  }
  const first = ready[0];
  const task = waits.task[first];
  const { from, to } = idleSpan(trace, idle, waits.resume[first], () => true);
  return {
    message: `${span(trace, from, to)} the processor was idle while ${namesOf(
      trace,
      ready.map((wait) => waits.task[wait]),
    )} ${ready.length === 1 ? 'was' : 'were'} ready.`,
    task,
    from,
    to: to === Number.POSITIVE_INFINITY ? from : to,
    events: idle < events.length ? [waits.ready[first], idle] : [waits.ready[first]],
    because: [`${nameOf$1(trace, task)} was ready since ${timeOf(trace, waits.readyTime[first])}`],
  };
}
// src/laws/idle-slots.ts
/** Whether a slot is free that a waiting task could use. Obligations: each idle move, and each deadlock, while one waits and no
 *  pause holds it. */
function judgeSlots(trace) {
  const { events } = trace;
  const pool = startPool(trace);
  let obligations = 0;
  for (let i = 0; i < events.length; i++) {
    if (events.kind[i] !== Kind.advance) {
      advance$1(pool, trace, i);
      continue;
    }
    if (pool.waiting <= 0 || !pool.mustStart || events.b[i] <= events.time[i]) continue;
    if (isDoubtful(trace) && !isAnyWaiting(trace, i)) continue;
    obligations++;
    const late = pool.windows === void 0 ? 0 : lateBy(events.a[i]) + TOLERANCE;
    if (hasToStart(pool, events.b[i] - late) && isAnyWaiting(trace, i))
      return {
        obligations,
        violation: slotIsFree(trace, i, pool),
      };
  }
  if (trace.ending.kind !== 'deadlock' || pool.waiting <= 0 || !pool.mustStart) return { obligations };
  if (isDoubtful(trace) && !isAnyWaiting(trace, events.length)) return { obligations };
  obligations++;
  if (pool.running >= pool.least || !isAnyWaiting(trace, events.length)) return { obligations };
  return {
    obligations,
    violation: slotIsFree(trace, events.length, pool),
  };
}
/** May a task that has not started wait for something else than a slot? */
function isDoubtful({ code, claims }) {
  return code.pending || claims.guarantees.failure === 'stops';
}
function isAnyWaiting(trace, idle) {
  for (let task = 1; task < trace.program.tasks.length; task++) if (isWaiting(trace, task, idle)) return true;
  return false;
}
/** For a slot: neither forgotten nor given as a promise that is not yet kept, nor is its time up. */
function isWaiting(trace, task, idle) {
  const start = trace.waits.startOf[task];
  if (start >= 0 ? start <= idle : isCut$1(trace.cuts, task) && endOf$4(trace, task) <= idle) return false;
  return isGiven(trace, task, idle);
}
function isGiven({ events, waits }, task, idle) {
  const spawn = waits.spawnOf[task];
  if (spawn < 0 || spawn > idle) return false;
  const late = events.b[spawn] > 0 ? latenessOf$1(events) : 0;
  return idle >= events.length || events.time[spawn] + events.b[spawn] + late <= events.time[idle];
}
function slotIsFree(trace, idle, pool) {
  const { events, waits, program } = trace;
  const limit = limitAt(trace, idle);
  const waiting = [];
  for (let task = 1; task < program.tasks.length; task++)
    if (isWaiting(trace, task, idle)) waiting.push(task);
  const task = waiting[0];
  const { from: since, to } = idleSpan(
    trace,
    idle,
    waits.startOf[task],
    (i) => holders(trace, i).length < limitAt(trace, i),
  );
  const from = pool.windows === void 0 ? since : Math.max(since, roomFrom(pool.windows));
  const free = [
    ...(limit === Number.POSITIVE_INFINITY ? [] : [freeSlots(pool.least - pool.running, limit)]),
    ...(trace.rate.cap === Number.POSITIVE_INFINITY ? [] : [`the rate of ${rateText(trace.rate)} had room`]),
  ];
  return {
    message: `${span(trace, from, to)} ${free.join(' and ')} while ${namesOf(trace, waiting)} waited.`,
    task,
    from,
    to: to === Number.POSITIVE_INFINITY ? from : to,
    events: idle < events.length ? [waits.spawnOf[task], idle] : [waits.spawnOf[task]],
    because: describeSlots(trace, idle, task),
  };
}
// src/laws/work-conservation.ts
/** Work conservation, a term of queueing theory: nobody idles while there is work. */
const workConservation = {
  id: 'work-conservation',
  rev: 1,
  statement:
    'When the clock moves, no slot is free, nor has a rate room, that a waiting task could use (no task is ready, where nothing limits).',
  family: 'capacity',
  needs: ['work-conserving'],
  implies: [
    'completion',
    'deadline-order',
    'deadlock-free',
    'exactly-once',
    'result-agreement',
    'sleep-overlap',
    'timely-wake',
  ],
  judges: 'any',
  hint: 'Look at every way in which a task can end (return, throw, throw before its first wait): each must give its slot on.',
  check: check$1,
};
/** Obligations: each idle move of the clock, and each deadlock, when a task waits to start (has just had a turn, where
 *  nothing limits). */
function check$1(trace) {
  return trace.limit < Number.POSITIVE_INFINITY || trace.rate.cap < Number.POSITIVE_INFINITY
    ? judgeSlots(trace)
    : judgeProcessor(trace);
}
// src/laws/index.ts
/** The catalogue, in the order of the scorecard. */
const laws = [
  completion,
  exactlyOnce,
  deadlockFree,
  deadlockReport,
  quiescence,
  resultAgreement,
  joinDelivery,
  errorDelivery,
  errorIsolation,
  sleepOverlap,
  noEarlyWake,
  timelyWake,
  deadlineOrder,
  timeoutExact,
  clockMonotonic,
  hogTolerance,
  causality,
  fifoStart,
  fifoWake,
  priorityOrder,
  boundedBypass,
  noStarvation,
  concurrencyLimit,
  workConservation,
  limitChange,
  rateLimit,
  weightLimit,
  pauseRespected,
  clearDropsWaiting,
  failureStops,
  firstDecides,
  idleExact,
  abortPrompt,
  cancelStops,
  cancelIdempotent,
  cleanupOnce,
  scope,
  mutualExclusion,
  lockHandoff,
  channelFifo,
  channelConservation,
  determinism,
  timeScaling,
  spawnPermutation,
  delegation,
  bystander,
];
/** The law of that id; undefined for an id that a later version of the catalogue may know. */
function lawById(id) {
  return laws.find((law) => law.id === id);
}
// src/harness/aside.ts
/** In so large a share of the programs that break a comparison another law must be broken, too, to be its cause. */
const OFTEN = 0.25;
/**
 * Adds to what explains what: what was broken in the search, and not when its smallest program was run once more, is a
 * consequence of the state that makes two runs of one program differ.
 */
function setVanishedAside(found, explained) {
  const all = new Map(explained);
  if (!found.has('determinism')) return all;
  for (const [law, { vanished }] of found)
    if (law !== 'determinism' && vanished === true && !all.has(law)) all.set(law, 'determinism');
  for (const [law, cause] of all) if (all.has(cause)) all.set(law, all.get(cause));
  return all;
}
/**
 * Adds to what explains what: a law that only says that two runs differ (a metamorphic one) is a consequence of a law that a
 * single run breaks, where the run that it compares with breaks that law by itself, or the search often saw both broken by the
 * same program. Of several the one most often seen.
 */
function setComparisonsAside(laws, found, company, explained) {
  const all = new Map(explained);
  for (const { id, family } of laws) {
    if (family !== 'metamorphic' || !found.has(id) || all.has(id)) continue;
    const own = company.find(({ law }) => law.id === id);
    const { comparedBreaks = [] } = found.get(id);
    let most = -1;
    let cause;
    for (const [position, { law }] of company.entries()) {
      if (law.family === 'metamorphic' || !found.has(law.id)) continue;
      const together = own.breaks - own.without[position];
      if (!comparedBreaks.includes(law.id) && together <= OFTEN * own.breaks) continue;
      if (together <= most) continue;
      most = together;
      cause = law.id;
    }
    if (cause !== void 0) all.set(id, explained.get(cause) ?? cause);
  }
  return all;
}
// src/program/timer.ts
/** What a host's timer takes at most, ms: some 25 days. A longer delay `setTimeout` takes for 1 ms. */
const LONGEST_TIMER = 2 ** 31 - 1;
/** How a sleep is asked for; undefined where it is no other than any. */
function timerOf({ sleep, times, as }) {
  if (times === void 0 && as === void 0) return void 0;
  return {
    delay: delayOf(sleep, as),
    times,
  };
}
/**
 * How long a sleep takes, ms. Timers that repeat count from 1 ms on, whatever shorter delay they are given ("When `delay` is … less than `1` or `NaN`, the
 * `delay` will be set to `1`", https://nodejs.org/api/timers.html#setintervalcallback-delay-args): else they would never let the clock move.
 */
function sleepOf$1({ sleep, times }) {
  return times === void 0 ? sleep : times * Math.max(sleep, 1);
}
function delayOf(ms, as) {
  switch (as) {
    case 'text':
      return String(ms);
    case 'nan':
      return NaN;
    case 'negative':
      return -1;
    case void 0:
      return ms;
  }
}
// src/arbitraries/shrink/measure.ts
/** Of a case in canonical form. */
function measure({ program, environment }) {
  let weight = 0;
  let duration = 0;
  let emitted = 0;
  for (const { steps } of program.tasks)
    for (const step of steps) {
      weight += weightOf(step);
      if ('timeout' in step) duration += step.timeout ?? 0;
      if ('sleep' in step) duration += sleepOf$1(step) + (step.finally ?? 0);
      else if ('work' in step) duration += step.work;
      else if ('cleanup' in step) duration += step.cleanup;
      else if ('loop' in step) emitted += step.loop;
      else if ('after' in step) duration += step.after;
      else if ('priority' in step) emitted += step.priority < 0 ? 1.5 * -step.priority : step.priority;
      else if ('send' in step) emitted += step.value < 0 ? 1.5 * -step.value : step.value;
      else if ('emit' in step) emitted += step.emit < 0 ? 1.5 * -step.emit : step.emit;
    }
  const numbers = [
    caseSize({
      program,
      environment,
    }),
    countDeviations(environment),
    depthOf(program),
    weight,
    duration,
    emitted,
    environment.limit,
    environment.dice,
  ];
  if (environment.rate !== void 0) numbers.push(environment.rate.cap, environment.rate.per);
  measureWorld(environment, numbers);
  arrange(program, numbers);
  return numbers;
}
/** The first number of the measure: what is compared before anything is shrunk. */
function caseSize({ program, environment }) {
  return sizeOf(program) + countDeviations(environment);
}
function isLess(x, y) {
  for (let i = 0; i < x.length && i < y.length; i++) if (x[i] !== y[i]) return x[i] < y[i];
  return x.length < y.length;
}
/** As many numbers for all worlds that begin with the same ones: what follows is compared with its like. */
function measureWorld({ start = 0, world = [] }, numbers) {
  let sum = 0;
  for (const deviation of world) sum += deviation;
  numbers.push(sum, start, world.length, ...world);
}
function weightOf(step) {
  if ('emit' in step) return 0;
  if ('spawn' in step)
    return (
      (step.priority === void 0 ? 0 : 1) +
      (step.timeout === void 0 ? 0 : 2) +
      (step.after === void 0 ? 0 : 20) +
      (step.for === void 0 ? 0 : 24)
    );
  if ('yield' in step) return 1;
  if ('finally' in step) return 25;
  if ('sleep' in step) return 2 + oddnessOf(step);
  if ('work' in step) return 3;
  if ('join' in step) return 4;
  if ('settle' in step) return 5;
  if ('throw' in step) return 6 + throwOf(step.throw, step.sync);
  if ('idle' in step) return step.idle === true ? 18 + (step.below ?? 0) : 26;
  if ('cancel' in step) return 19;
  if ('resume' in step) return 20;
  if ('pause' in step) return 21;
  if ('set-limit' in step) return 22;
  if ('set-priority' in step) return 22;
  if ('clear' in step) return 23;
  if ('throws' in step) return 25 + THROWN.indexOf(step.throws);
  if ('cleanup' in step) return 24;
  if ('loop' in step) return 27;
  if ('release' in step) return 1;
  if ('send' in step) return 19 + CHANNELS.indexOf(step.send);
  if ('receive' in step) return 19 + CHANNELS.indexOf(step.receive);
  if (!('acquire' in step)) return 19;
  return 19 + (step.weight ?? 1) + (step.timeout === void 0 ? 0 : 2);
}
/** In canonical form a task stands after its parent, so its depth is known by then. */
function depthOf({ tasks }) {
  const depths = /* @__PURE__ */ new Map();
  let sum = 0;
  for (const { name, steps } of tasks) {
    const depth = depths.get(name) ?? 0;
    sum += depth;
    for (const step of steps) if ('spawn' in step) depths.set(step.spawn, depth + 1);
  }
  return sum;
}
/** A task's end ranks last: of two arrangements the one with the longer first task is the smaller. */
const END = 99;
function arrange({ tasks }, numbers) {
  const order = /* @__PURE__ */ new Map();
  for (let task = 0; task < tasks.length; task++) order.set(tasks[task].name, task);
  for (const { steps } of tasks) {
    for (const step of steps)
      if ('timeout' in step) numbers.push(22, step.timeout, ...argumentsOf(step, order));
      else if ('set-priority' in step) numbers.push(23, order.get(step['set-priority']), step.priority);
      else if ('for' in step) numbers.push(step.for === 'race' ? 26 : 27, order.get(step.spawn));
      else if ('after' in step) numbers.push(25, order.get(step.spawn), step.after, step.priority ?? 0);
      else if ('priority' in step) numbers.push(14, order.get(step.spawn), step.priority);
      else if ('spawn' in step) numbers.push(0, order.get(step.spawn));
      else if ('emit' in step) numbers.push(1, step.emit);
      else if ('yield' in step) numbers.push(2);
      else if ('finally' in step) numbers.push(20, step.sleep, step.finally);
      else if ('sleep' in step) numbers.push(3, step.sleep, step.times ?? 0, oddnessOf(step));
      else if ('work' in step) numbers.push(4, step.work);
      else if ('join' in step) numbers.push(5, order.get(step.join));
      else if ('settle' in step) numbers.push(6, order.get(step.settle));
      else if ('throw' in step) numbers.push(7, throwOf(step.throw, step.sync));
      else if ('idle' in step) numbers.push(step.idle === true ? 8 : 21, step.below ?? 0);
      else if ('cancel' in step) numbers.push(9, order.get(step.cancel));
      else if ('resume' in step) numbers.push(10);
      else if ('pause' in step) numbers.push(11);
      else if ('set-limit' in step) numbers.push(12, step['set-limit']);
      else if ('clear' in step) numbers.push(13);
      else if ('throws' in step) numbers.push(28, step.cleanup, THROWN.indexOf(step.throws));
      else if ('cleanup' in step) numbers.push(14, step.cleanup);
      else if ('acquire' in step) numbers.push(15, LOCK_KEYS.indexOf(step.acquire), step.weight ?? 1);
      else if ('release' in step) numbers.push(16, LOCK_KEYS.indexOf(step.release));
      else if ('send' in step) numbers.push(17, CHANNELS.indexOf(step.send), step.value);
      else if ('receive' in step) numbers.push(18, CHANNELS.indexOf(step.receive));
      else if ('loop' in step) numbers.push(24, step.loop);
      else numbers.push(19, CHANNELS.indexOf(step.close));
    numbers.push(END);
  }
}
/** As many numbers for each. */
function argumentsOf(step, order) {
  if ('spawn' in step) return [0, order.get(step.spawn), step.priority ?? 0];
  return [1, LOCK_KEYS.indexOf(step.acquire), step.weight ?? 1];
}
/** 0 for a timer like any other. */
function oddnessOf({ times, as }) {
  return (times === void 0 ? 0 : 4) + (as === void 0 ? 0 : 1 + SPELLINGS.indexOf(as));
}
function throwOf(thrown, sync) {
  return 2 * THROWN.indexOf(thrown) + (sync === void 0 ? 0 : 1);
}
// src/clock/rejections.ts
/**
 * From now on unhandled rejections and uncaught exceptions belong to a run, not to the process: a test runner has
 * listeners of its own, which would fail the wrong test.
 *
 * Only the outermost swaps listeners (1.3 µs); one inside it costs next to nothing. Keep one on for a batch, and take
 * another for each run. A run that was killed never reaches its `stop`: that of the batch makes up for it.
 *
 * @example
 * const rejections = collectRejections();
 * Promise.reject(reason);
 * drain();
 * rejections.take(); // [reason]
 * rejections.stop();
 */
function collectRejections() {
  const outer = current;
  const mine = { reasons: [] };
  current = mine;
  if (outer === void 0) giveBack = takeOver();
  return {
    take() {
      if (mine.reasons.length === 0) return NONE;
      const { reasons } = mine;
      mine.reasons = [];
      return reasons;
    },
    stop() {
      current = outer;
      if (outer !== void 0) return;
      giveBack?.();
      giveBack = void 0;
    },
  };
}
const NONE = [];
let current;
let giveBack;
const EVENTS = ['unhandledRejection', 'uncaughtException'];
function collect(reason) {
  current?.reasons.push(reason);
}
function takeOver() {
  const emitter = process;
  const before = EVENTS.map((event) => emitter.rawListeners(event));
  for (const event of EVENTS) emitter.removeAllListeners(event).on(event, collect);
  return () => {
    EVENTS.forEach((event, i) => {
      emitter.removeListener(event, collect);
      for (const listener of before[i]) emitter.on(event, listener);
    });
  };
}
// src/clock/drain.ts
/**
 * Runs `body` synchronously inside a real `setImmediate` callback: the nearest place where no microtask is running, so
 * that `drain` has an effect. What `body` throws rejects the promise.
 *
 * @example
 * await macrotask(() => {
 *   for (const program of batch) runInPlace(program);
 * });
 */
function macrotask(body) {
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
function drain() {
  for (;;)
    try {
      tickProcessor._tickCallback();
      return;
    } catch (error) {
      if (!emitter.emit('uncaughtException', error, 'uncaughtException')) throw error;
    }
}
/**
 * Does `drain` work on this Node? It stands on `process._tickCallback`, which is undocumented (DEP0134); where this says
 * false, `driveSlowly` takes its place. Ask inside a `macrotask`.
 */
function canDrain() {
  works ||= tryOut();
  return works;
}
const emitter = process;
const tickProcessor = process;
let works = false;
function tryOut() {
  if (typeof tickProcessor._tickCallback !== 'function') return false;
  const seen = /* @__PURE__ */ new Set();
  const marker = /* @__PURE__ */ new Error(
    'Rejected to see whether rejections surface. Nobody should see this error.',
  );
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
function closeScopes() {
  const listeners = process.rawListeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  process.once('uncaughtException', () => {
    for (const listener of listeners) process.on('uncaughtException', listener);
  });
  throw new Error(
    'Closes the async scopes that an interrupted drain left open. Nobody should see this error.',
  );
}
// src/clock/guard.ts
/**
 * Runs `body`, and stops it after `ms` of *real* time: synchronous loops, and loops of microtasks that are drained inside.
 * The last resort, since only a budget of the virtual clock ends a run at the same event everywhere. Costs 0.1 to 0.3 ms
 * a call, so guard a batch of runs.
 *
 * A body that was stopped has not run its `finally` blocks: whatever it had switched on is still on. Errors of the body
 * come out as they are. Not to be called inside itself.
 *
 * @example
 * guard(() => 7, 1000); // { value: 7, took: 0.2 }
 * guard(() => { for (;;); }, 50); // { timedOut: 50, worked: 49.8 }
 */
function guard(body, ms) {
  if (busy)
    throw new Error(
      'guard was called inside a guarded body. The inner one cannot tell its own time from the outer one: guard once, around both.',
    );
  const begin = real.performanceNow();
  const before = process$1.cpuUsage();
  busy = true;
  try {
    const outcome = attempt(body, ms);
    if (outcome === void 0) {
      const { user, system } = process$1.cpuUsage(before);
      silence();
      return {
        timedOut: ms,
        worked: (user + system) / 1e3,
      };
    }
    if ('error' in outcome) throw outcome.error;
    return {
      ...outcome,
      took: real.performanceNow() - begin,
    };
  } finally {
    busy = false;
  }
}
const KEY = Symbol.for('fairtick.guarded');
const script = new vm.Script("process[Symbol.for('fairtick.guarded')]()", { filename: 'fairtick-guard' });
let busy = false;
/** Undefined where the time ran out. */
function attempt(body, ms) {
  let outcome;
  const deliver = () => {
    try {
      outcome = { value: body() };
    } catch (error) {
      outcome = { error };
    }
  };
  Object.defineProperty(process$1, KEY, {
    value: deliver,
    configurable: true,
  });
  try {
    script.runInThisContext({ timeout: ms });
    return outcome;
  } catch (error) {
    if (!isTimeout(error)) throw error;
    return;
  } finally {
    Reflect.deleteProperty(process$1, KEY);
  }
}
/**
 * Ticks outlive a kill: what is queued would go on in real time, and a tick that sets the next one for ever. With no budget
 * left it cannot set the next one, so each round leaves fewer; one that loops costs a round.
 */
function silence() {
  if (route.clock === void 0) return;
  route.clock.exhaust();
  for (let round = 0; round < SILENCING.rounds; round++) if (attempt(drain, SILENCING.ms) !== void 0) return;
}
const SILENCING = {
  rounds: 10,
  ms: 50,
};
function isTimeout(error) {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  );
}
// src/trace/recorder.ts
/** Writes events into columns that grow by doubling and are reused from run to run: copy what is to be kept. */
var Recorder = class {
  length = 0;
  kind = /* @__PURE__ */ new Uint8Array(1024);
  task = /* @__PURE__ */ new Int32Array(1024);
  time = /* @__PURE__ */ new Float64Array(1024);
  a = /* @__PURE__ */ new Int32Array(1024);
  b = /* @__PURE__ */ new Float64Array(1024);
  reset() {
    this.length = 0;
  }
  add(kind, task, time, a = 0, b = 0) {
    const i = this.length;
    if (i === this.kind.length) this.grow();
    this.kind[i] = kind;
    this.task[i] = task;
    this.time[i] = time;
    this.a[i] = a;
    this.b[i] = b;
    this.length = i + 1;
  }
  grow() {
    const size = this.kind.length * 2;
    const { kind, task, time, a, b } = this;
    this.kind = new Uint8Array(size);
    this.task = new Int32Array(size);
    this.time = new Float64Array(size);
    this.a = new Int32Array(size);
    this.b = new Float64Array(size);
    this.kind.set(kind);
    this.task.set(task);
    this.time.set(time);
    this.a.set(a);
    this.b.set(b);
  }
};
function copyEvents(events) {
  return new KeptEvents(events);
}
var KeptEvents = class {
  length;
  kind;
  task;
  time;
  a;
  b;
  constructor(events) {
    const { length } = events;
    this.length = length;
    this.kind = events.kind.slice(0, length);
    this.task = events.task.slice(0, length);
    this.time = events.time.slice(0, length);
    this.a = events.a.slice(0, length);
    this.b = events.b.slice(0, length);
  }
  /** Plain lists of the first events, while `length` tells of all: a livelock has so many that a report would be megabytes. */
  toJSON() {
    const { length, kind, task, time, a, b } = this;
    const columns = Object.entries({
      kind,
      task,
      time,
      a,
      b,
    });
    return {
      length,
      ...Object.fromEntries(columns.map(([name, column]) => [name, [...column.slice(0, MOST_IN_JSON)]])),
    };
  }
};
const MOST_IN_JSON = 1e3;
/** FNV-1a over all columns: two traces are equal event for event when their lengths and hashes are (up to collisions). */
function hashEvents(events) {
  let hash = 2166136261;
  for (let i = 0; i < events.length; i++) {
    hash = mix(hash, events.kind[i]);
    hash = mix(hash, events.task[i]);
    hash = mix(hash, events.a[i]);
    hash = mixDouble(hash, events.time[i]);
    hash = mixDouble(hash, events.b[i]);
  }
  return hash >>> 0;
}
function mix(hash, value) {
  return Math.imul(hash ^ value, PRIME);
}
const PRIME = 16777619;
const PRIME_SQUARED = Math.imul(PRIME, PRIME);
function mixDouble(hash, value) {
  if (value >= 0 && value === (value | 0)) return Math.imul(mix(hash, value), PRIME_SQUARED);
  const whole = Math.floor(value);
  return mix(mix(mix(hash, whole | 0), Math.floor(whole / 2 ** 32) | 0), ((value - whole) * 2 ** 31) | 0);
}
// src/program/structure.ts
/**
 * Structured concurrency (Sústrik 2016, Smith 2018): no task ends while one that it spawned is not settled, that is,
 * joined or settled by it. Which steps are reached is determinate, so each task has one end, and what follows it is free;
 * only a join of what may be cancelled may or may not be an end.
 *
 * Says of which task this is untrue, in a sentence; undefined where the program is structured.
 */
function findUnsettled(program) {
  const failing = /* @__PURE__ */ new Set();
  const doubtful = cancelledIn(program);
  for (const task of postorder(program)) {
    const { name, steps } = program.tasks[task];
    const open = /* @__PURE__ */ new Set();
    let end = 0;
    for (; end < steps.length && !endsTask(steps[end], failing); end++) {
      track$1(open, steps[end]);
      if ('throws' in steps[end]) failing.add(name);
      if (!mayEndTask(steps[end], doubtful)) continue;
      doubtful.add(name);
      if (open.size > 0) break;
    }
    const last = steps[end];
    if (last !== void 0) {
      track$1(open, last);
      if (endsTask(last, failing)) failing.add(name);
    }
    const [left] = open;
    if (left !== void 0)
      return `${name} ends${last === void 0 ? '' : ` by "${printStep(last)}", its step ${end + 1},`} while ${left}, which it spawned, is not settled.`;
  }
}
/** Settles what is left before each task's end. A join that would end the task with tasks left becomes a settle. */
function settleAll(program) {
  const failing = /* @__PURE__ */ new Set();
  const doubtful = cancelledIn(program);
  const tasks = program.tasks.slice();
  for (const number of postorder(program)) tasks[number] = settleOwn(tasks[number], failing, doubtful);
  return { tasks };
}
/** Adds to `failing` where the task fails, to `doubtful` where it may. */
function settleOwn(task, failing, doubtful) {
  const open = /* @__PURE__ */ new Set();
  const steps = [];
  const settleOpen = () => {
    if (open.size > 0) for (const release of heldAfter(steps)) steps.push({ release });
    for (const child of open) steps.push({ settle: child });
  };
  for (let i = 0; i < task.steps.length; i++) {
    const step = task.steps[i];
    track$1(open, step);
    if ('throws' in step) failing.add(task.name);
    const ends = endsTask(step, failing);
    if (!ends && mayEndTask(step, doubtful) && open.size === 0) doubtful.add(task.name);
    if (!ends && !(mayEndTask(step, doubtful) && open.size > 0)) steps.push(step);
    else if ('join' in step && open.size > 0) steps.push({ settle: step.join });
    else {
      settleOpen();
      failing.add(task.name);
      return {
        name: task.name,
        steps: keepLegal([...steps, ...task.steps.slice(i)]),
      };
    }
  }
  settleOpen();
  return {
    name: task.name,
    steps,
  };
}
/** Does a task end at this step, and fail? `failing`: the tasks that fail if they run, of those that come before it in
 *  postorder, which are all that it can join. */
function endsTask(step, failing) {
  return 'throw' in step || ('join' in step && failing.has(step.join));
}
/** May a task end at this step, by whose turn it was? What is cancelled may have ended before that. */
function mayEndTask(step, doubtful) {
  return 'join' in step && doubtful.has(step.join);
}
function cancelledIn({ tasks }) {
  const cancelled = /* @__PURE__ */ new Set();
  for (const { steps } of tasks)
    for (const step of steps)
      if ('cancel' in step) cancelled.add(step.cancel);
      else if ('spawn' in step && step.timeout !== void 0) cancelled.add(step.spawn);
  if (tasks.some(({ steps }) => steps.some((step) => 'clear' in step)))
    for (const { name } of tasks.slice(1)) cancelled.add(name);
  return cancelled;
}
/** `open`: the tasks that a task spawned and has not settled, before this step and after it. */
function track$1(open, step) {
  if ('for' in step) return;
  if ('spawn' in step) open.add(step.spawn);
  else if ('join' in step) open.delete(step.join);
  else if ('settle' in step) open.delete(step.settle);
}
// src/program/variant.ts
/** Whose meaning is the same in whatever order, and at whatever time, independent tasks get to them. */
const COMMUTING = [
  'emit',
  'yield',
  'sleep',
  'work',
  'spawn',
  'join',
  'settle',
  'idle',
  'cleanup',
  'loop',
  'throw',
];
/** Do results depend on the program alone? Not where somebody is cancelled: how far a task came by then is a matter of
 *  whose turn it was, or who is timed out; nor where main is told what all tasks came to, in their order. */
function isCommuting({ tasks }) {
  return tasks.every(({ steps }) =>
    steps.every(
      (step) =>
        COMMUTING.includes(kindOf(step)) &&
        !('idle' in step && step.idle === 'results') &&
        !('timeout' in step) &&
        !('for' in step),
    ),
  );
}
/** Does it hold only steps that take so many ms or none at all, and that no scheduler rounds? */
function isScalable({ tasks }, leastSleep) {
  return tasks.every(({ steps }) =>
    steps.every((step) => {
      if ('sleep' in step) return isNumber(step) && step.sleep >= leastSleep && Number.isInteger(step.sleep);
      if ('work' in step) return Number.isInteger(step.work);
      if ('timeout' in step) return false;
      if ('cleanup' in step) return step.cleanup >= leastSleep && Number.isInteger(step.cleanup);
      if ('for' in step) return false;
      if ('after' in step) return Number.isInteger(step.after);
      return 'cancel' in step || COMMUTING.includes(kindOf(step));
    }),
  );
}
/** What stands for 0, or for the least that repeats, does so at every scale. */
function isNumber({ sleep, times, as, finally: guard }) {
  return as === void 0 && guard === void 0 && (times === void 0 || sleep >= 1);
}
/** All durations so many times as long; undefined where there are none. */
function scaled(program, factor) {
  const tasks = program.tasks.map(({ name, steps }) => {
    return {
      name,
      steps: steps.map((step) => scaledStep(step, factor)),
    };
  });
  return tasks.some(({ steps }, task) => steps.some((step, i) => step !== program.tasks[task].steps[i]))
    ? { tasks }
    : void 0;
}
function scaledStep(step, factor) {
  if ('sleep' in step && step.sleep > 0)
    return {
      ...step,
      sleep: step.sleep * factor,
    };
  if ('cleanup' in step && step.cleanup > 0)
    return {
      ...step,
      cleanup: step.cleanup * factor,
    };
  if ('work' in step && step.work > 0) return { work: step.work * factor };
  if ('after' in step)
    return {
      ...step,
      after: step.after * factor,
    };
  return step;
}
/**
 * Spawns that follow each other in the opposite order, wherever no task needs one of the others to be spawned before it; the
 * tasks keep their numbers. Undefined where there are none. Expects a legal program and returns one.
 *
 * @example permuted(parseText('main: spawn a, spawn b\na:\nb: emit 1')) // main: spawn b, spawn a …
 */
function permuted(program) {
  let current = program;
  for (let task = 0; task < program.tasks.length; task++) {
    const { steps } = program.tasks[task];
    for (let from = 0; from < steps.length; from++) {
      let to = from;
      while (to < steps.length && 'spawn' in steps[to]) to++;
      if (to - from > 1) current = permutedRun(current, task, from, to);
      from = Math.max(from, to);
    }
  }
  return current === program ? void 0 : current;
}
/** The run as a whole; where that is not legal, those neighbours that may change places. */
function permutedRun(program, task, from, to) {
  const { name, steps } = program.tasks[task];
  const whole = withSteps$1(program, task, {
    name,
    steps: [...steps.slice(0, from), ...steps.slice(from, to).reverse(), ...steps.slice(to)],
  });
  if (findFault(whole) === void 0) return whole;
  let current = program;
  for (let i = from; i + 1 < to; i++) {
    const now = current.tasks[task].steps;
    const swapped = now.with(i, now[i + 1]).with(i + 1, now[i]);
    const next = withSteps$1(current, task, {
      name,
      steps: swapped,
    });
    if (findFault(next) === void 0) current = next;
  }
  return current;
}
function withSteps$1(program, number, task) {
  return { tasks: program.tasks.with(number, task) };
}
/** By number, again and again: what ends at once, what gives its turn away, what sleeps. */
const BYSTANDERS$1 = [[], [{ yield: true }], [{ sleep: 1 }, { emit: 1 }], [{ yield: true }, { sleep: 2 }]];
/**
 * So many tasks more, which main spawns before anything else and which nobody waits for; where tasks must settle what they
 * spawn (`structured`), main does so before it goes on. They come last in the list of tasks, so that the others keep their
 * numbers; main's result is the same.
 */
function crowded(program, count, structured) {
  const [main, ...others] = program.tasks;
  const taken = new Set(program.tasks.map(({ name }) => name));
  const crowd = [];
  for (let number = 1; crowd.length < count; number++) {
    const name = `bystander${number}`;
    if (taken.has(name)) continue;
    const steps = BYSTANDERS$1[crowd.length % BYSTANDERS$1.length];
    crowd.push({
      name,
      steps: structured ? steps.filter((step) => !('emit' in step)) : steps,
    });
  }
  const spawns = crowd.map(({ name }) => ({ spawn: name }));
  const settles = structured ? crowd.map(({ name }) => ({ settle: name })) : [];
  return {
    tasks: [
      {
        name: main.name,
        steps: [...spawns, ...settles, ...main.steps],
      },
      ...others,
      ...crowd,
    ],
  };
}
// src/trace/companion.ts
/** How each of the first so many tasks of a run ended. */
function endsOf({ events, waits, expected, startTime }, tasks) {
  const ends = [];
  for (let task = 0; task < tasks; task++) {
    const finish = waits.finishOf[task];
    const ended = finish >= 0;
    ends.push({
      time: ended ? events.time[finish] - startTime : NaN,
      latest: expected.tasks[task].latestFinish,
      status: ended ? events.a[finish] : -1,
      digest: ended ? events.b[finish] : 0,
    });
  }
  return ends;
}
// src/clock/world.ts
/**
 * How the clock can deviate from polite on one occasion: when it fires a timer, or wakes a scheduler that sleeps. In words
 * they are told where a case is described (`program/world.ts`), which this room knows nothing of.
 */
const Deviation = {
  polite: 0,
  together: 1,
  swapped: 2,
  late: 3,
  tooLate: 4,
  tooLateTogether: 5,
};
const POLITE = [];
/** ms. Longer than most sleeps, and not so long that everything would be forgiven. */
const TOO_LATE = 10;
/** How many ms after `deadline` the clock comes there. Never before it. */
function latenessOf(deviation, deadline, timers) {
  switch (deviation) {
    case Deviation.late:
      return 1;
    case Deviation.tooLate:
    case Deviation.tooLateTogether:
      return Math.min(TOO_LATE, timers.deadlineAfter(deadline) - deadline);
    default:
      return 0;
  }
}
/** Do all that are due fire in a row? */
function isTogether(deviation) {
  return deviation === Deviation.together || deviation === Deviation.tooLateTogether;
}
/** What an observer is told of a deviation, as one number: the ms that it cost, rounded up, and its kind. */
function markOf(deviation, late) {
  return 8 * Math.ceil(late) + deviation;
}
// src/forms/run.ts
/** What a task returns to its scheduler: an object of its own, so that a result delivered to the wrong place is seen. */
var TaskResult = class {
  task;
  value;
  constructor(task, value) {
    this.task = task;
    this.value = value;
  }
};
/** What a `throw` step, or a cleanup that fails, throws. It is an Error to `instanceof`, but captures no stack: that would cost more than a run. */
var TaskError = class {
  name = 'TaskError';
  message;
  task;
  atCleanup;
  constructor(task, taskName, atCleanup = false) {
    this.task = task;
    this.atCleanup = atCleanup;
    this.message = `thrown by task ${taskName}${atCleanup ? ' as it cleaned up' : ''}`;
  }
};
Object.setPrototypeOf(TaskError.prototype, Error.prototype);
/** What a join of a cancelled task throws, in place of whatever its scheduler has for that. */
var TaskCancelled = class {
  name = 'TaskCancelled';
  message;
  constructor(taskName) {
    this.message = `task ${taskName} was cancelled`;
  }
};
Object.setPrototypeOf(TaskCancelled.prototype, Error.prototype);
function makeRun(
  scheduler,
  code,
  clock,
  recorder,
  inParts = false,
  permits = 1,
  stopsExpired = false,
  ownsChildren = false,
) {
  return {
    scheduler,
    code,
    clock,
    recorder,
    startTime: clock.peek(),
    now: () => clock.peek(),
    hold: (ms) => clock.hold(ms),
    handles: [],
    controllers: [],
    listeners: [],
    outcomes: [],
    spawnCount: 1,
    finishCount: 0,
    cancelled: void 0,
    cutCount: 0,
    ownsChildren,
    inParts,
    clearedCount: 0,
    clearedAt: 0,
    exchange: void 0,
    stopsExpired,
    registration: void 0,
    permits,
    failsFast: false,
    pendingInputs: 0,
    teardowns: void 0,
    keepsFirstError: false,
    threwSync: false,
    foreignErrors: [],
    crash: void 0,
  };
}
/** Notes that the scheduler threw where it must not, and ends the task's turn by throwing the same. */
function crashed(run, where, error) {
  run.crash ??= {
    where,
    error,
  };
  throw error;
}
function thrownValue(run, task, thrown) {
  switch (thrown) {
    case 'error':
      return new TaskError(task, run.code.program.tasks[task].name);
    case 'undefined':
      return;
    case 'null':
      return null;
    case 'false':
      return false;
    case 'zero':
      return 0;
    case 'empty':
      return '';
  }
}
/** Of what a join of `task` gave; `Digest.foreign` where it is no result of that task. */
function resultDigest(task, value) {
  return value instanceof TaskResult && value.task === task ? value.value : Digest.foreign;
}
function errorDigest(run, error) {
  if (error instanceof TaskError)
    return Digest.error + 8 * error.task + (error.atCleanup ? Digest.atCleanup : 0);
  const position = FALSY$1.indexOf(error);
  if (position > 0) return Digest.error + position;
  if (error instanceof TaskCancelled) return Digest.cancelled;
  run.foreignErrors.push(describeError(error));
  return Digest.foreignError;
}
/** In the order of THROWN; the first, an Error object, is no falsy value. */
const FALSY$1 = [NaN, void 0, null, false, 0, ''];
function describeError(error) {
  if (error instanceof Error) return `${error.name}: ${error.message}`;
  return typeof error === 'object' && error !== null ? Object.prototype.toString.call(error) : String(error);
}
// src/forms/teardown.ts
/** A cleanup that is done, and fails then: what it throws. */
function failCleanup(run, task, thrown) {
  const { name } = run.code.program.tasks[task];
  const teardown = {
    task,
    error: thrown === 'error' ? new TaskError(task, name, true) : thrownValue(run, task, thrown),
  };
  run.teardowns ??= [];
  run.teardowns.push(teardown);
  return teardown;
}
/** What a task last threw as it cleaned up, which is what leaves its `finally` blocks; undefined where it threw nothing. */
function failureAtCleanup({ teardowns }, task) {
  return teardowns?.findLast((teardown) => teardown.task === task);
}
/** What a task comes to that its scheduler has cleaned up behind: it may keep the first of several errors. */
function afterCleanup(run, task, outcome) {
  const { teardowns, keepsFirstError } = run;
  if (teardowns === void 0 || (keepsFirstError && 'error' in outcome)) return outcome;
  const failed = keepsFirstError
    ? teardowns.find((teardown) => teardown.task === task)
    : failureAtCleanup(run, task);
  return failed === void 0 ? outcome : { error: failed.error };
}
/** Is it what somebody threw as he cleaned up? With that a cancel may come back. */
function isOfTeardown({ teardowns }, error) {
  return teardowns?.some((teardown) => Object.is(teardown.error, error)) ?? false;
}
// src/forms/registration.ts
function startRegistration(apart = false) {
  return {
    due: [],
    parts: [],
    apart,
    ends: [],
    busy: 0,
  };
}
function isCleaningUp({ registration }) {
  return registration !== void 0 && registration.busy > 0;
}
/** A cleanup step, up to its request. */
function owe({ due }, task, at) {
  due[task] ??= [];
  due[task].push(at);
}
function owes({ registration }, task) {
  return registration !== void 0 && (registration.due[task]?.length ?? 0) > 0;
}
/** What a task has registered is its scheduler's to call; its end is written down when the last of it is done. */
function endLater({ registration }, task, end) {
  registration.ends[task] = end;
}
/** The step's request: hands the task's part to its scheduler, perhaps once more. */
function register(run, task, primitives, sleep) {
  const { parts, due, apart } = run.registration;
  const at = due[task].at(-1);
  parts[task] ??= [];
  let part = apart ? void 0 : parts[task].find((other) => isAlike(run, task, at, other.at));
  if (part === void 0) {
    part = {
      at,
      call: () => cleanUpNext(run, task, at, sleep),
    };
    parts[task].push(part);
  }
  return primitives.cleanup(part.call);
}
function isAlike({ code, registration }, task, one, other) {
  if (one === other) return true;
  const [a, b] = [code.tasks[task][one], code.tasks[task][other]];
  return !registration.apart && a.ms === b.ms && a.throws === b.throws;
}
/** Cleans up what is next of this kind. Who is called too often does it once more. */
function* cleanUpNext(run, task, first, sleep) {
  const { recorder } = run;
  const registration = run.registration;
  const due = registration.due[task];
  const steps = run.code.tasks[task];
  const next = due.findLastIndex((at) => isAlike(run, task, at, first));
  const [at = first] = next < 0 ? [] : due.splice(next, 1);
  const { ms, throws } = steps[at];
  recorder.add(Kind.cleanup, task, run.now(), at, ms);
  registration.busy++;
  let failure;
  try {
    if (ms > 0) yield* sleep(ms);
    recorder.add(Kind.cleaned, task, run.now(), at, ms);
    failure = throws === void 0 ? void 0 : failCleanup(run, task, throws);
  } finally {
    registration.busy--;
    if (due.length === 0) {
      registration.ends[task]?.();
      registration.ends[task] = void 0;
    }
  }
  if (failure !== void 0) throw failure.error;
}
// src/program/arms.ts
/** Arms follow each other; the last one stands for all. */
function armOf(steps, at, numberOf) {
  const { spawn, for: kind } = steps[at];
  const next = steps[at + 1];
  if (next !== void 0 && 'for' in next && next.for === kind)
    return {
      kind: 'arm',
      task: numberOf(spawn),
    };
  const arms = [];
  for (const name of armsOf(steps, at)) arms.push(numberOf(name));
  return {
    kind,
    at,
    arms,
  };
}
/** The arms of which the spawn at this position is the last one, in their order. */
function armsOf(steps, at) {
  const { for: kind } = steps[at];
  let first = at;
  while (first > 0 && steps[first - 1].for === kind) first--;
  return steps.slice(first, at + 1).map((step) => step.spawn);
}
// src/program/instruction.ts
/** A step that is no arm and has nothing behind it to clean up. */
function resolve(step, numberOf) {
  const kind = kindOf(step);
  switch (kind) {
    case 'emit':
      return {
        kind,
        value: step.emit,
      };
    case 'yield':
      return YIELD$1;
    case 'sleep':
      return sleep(step);
    case 'work':
      return {
        kind,
        ms: step.work,
      };
    case 'spawn':
      return optionsOf$1(step, numberOf);
    case 'join':
      return {
        kind,
        task: numberOf(step.join),
      };
    case 'settle':
      return {
        kind,
        task: numberOf(step.settle),
      };
    case 'throw': {
      const { throw: thrown, sync } = step;
      return {
        kind,
        thrown,
        sync: sync === true,
      };
    }
    case 'cancel':
      return {
        kind,
        task: numberOf(step.cancel),
      };
    case 'idle': {
      const { idle, below } = step;
      if (idle === 'results') return RESULTS$1;
      return below === void 0
        ? IDLE$1
        : {
            kind,
            below,
            results: false,
          };
    }
    case 'cleanup':
      return cleanupOf(step);
    case 'pause':
      return PAUSE$1;
    case 'resume':
      return RESUME$1;
    case 'clear':
      return CLEAR$1;
    case 'loop':
      return {
        kind,
        times: step.loop,
      };
    case 'set-limit':
      return {
        kind,
        limit: step['set-limit'],
      };
    case 'set-priority': {
      const { 'set-priority': name, priority } = step;
      return {
        kind,
        task: numberOf(name),
        priority,
      };
    }
    case 'acquire':
    case 'release':
    case 'send':
    case 'receive':
    case 'close':
      return resolveShared(kind, step);
  }
}
/** A sleep with something to clean up behind it. */
function guardedSleep$1({ sleep: ms, finally: cleanup }, task, at) {
  return {
    kind: 'guarded-sleep',
    ms,
    cleanup,
    task,
    at,
  };
}
const YIELD$1 = { kind: 'yield' };
const IDLE$1 = {
  kind: 'idle',
  below: 0,
  results: false,
};
const RESULTS$1 = {
  kind: 'idle',
  below: 0,
  results: true,
};
const PAUSE$1 = { kind: 'pause' };
const RESUME$1 = { kind: 'resume' };
const CLEAR$1 = { kind: 'clear' };
const NO_OPTIONS = {};
function optionsOf$1({ spawn, priority, after, timeout }, numberOf) {
  const given = priority === void 0 ? NO_OPTIONS : { priority };
  const later =
    after === void 0
      ? given
      : {
          ...given,
          after,
        };
  const options =
    timeout === void 0
      ? later
      : {
          ...later,
          timeout,
        };
  return {
    kind: 'spawn',
    task: numberOf(spawn),
    options,
  };
}
function cleanupOf({ cleanup: ms, throws }) {
  return throws === void 0
    ? {
        kind: 'cleanup',
        ms,
      }
    : {
        kind: 'cleanup',
        ms,
        throws,
      };
}
function sleep(step) {
  const timer = timerOf(step);
  if (timer === void 0)
    return {
      kind: 'sleep',
      ms: step.sleep,
    };
  return {
    kind: 'sleep',
    ms: sleepOf$1(step),
    timer,
  };
}
function resolveShared(kind, step) {
  switch (kind) {
    case 'acquire': {
      const { acquire, weight = 1, timeout = 0 } = step;
      return {
        kind,
        lock: LOCK_KEYS.indexOf(acquire),
        weight,
        timeout,
      };
    }
    case 'release':
      return {
        kind,
        lock: LOCK_KEYS.indexOf(step.release),
      };
    case 'send': {
      const { send, value } = step;
      return {
        kind,
        channel: CHANNELS.indexOf(send),
        value,
      };
    }
    case 'receive':
      return {
        kind,
        channel: CHANNELS.indexOf(step.receive),
      };
    case 'close':
      return {
        kind,
        channel: CHANNELS.indexOf(step.close),
      };
  }
}
// src/program/code.ts
/** Resolves the names of a program. A name that no task bears, which `parseProgram` would refuse, becomes −1. `timeLimit`: the timeout of
 *  tasks that are given none, ms; 0: none. */
function compile(program, timeLimit = 0) {
  const { length } = program.tasks;
  const numberOf = numbering$1(program);
  const parents = [];
  for (let task = 0; task < length; task++) parents.push(-1);
  const tasks = [];
  let cuts = false;
  let holds = false;
  let cancels = false;
  let repeats = false;
  let isLong = false;
  let rounds = 0;
  let pending = false;
  let arms;
  let priorities;
  let timeouts = timeLimit > 0 && length > 1 ? Array(length).fill(timeLimit) : void 0;
  if (timeouts !== void 0) timeouts[0] = 0;
  for (let task = 0; task < length; task++) {
    const instructions = [];
    const { steps } = program.tasks[task];
    for (const step of steps) {
      if ('for' in step) {
        cuts = true;
        arms ??= Array(length).fill(void 0);
        const instruction = armOf(steps, instructions.length, numberOf);
        if (instruction.kind !== 'arm')
          for (const arm of instruction.arms) {
            arms[arm] = instruction;
            parents[arm] = task;
          }
        instructions.push(instruction);
        continue;
      }
      const instruction =
        'finally' in step ? guardedSleep$1(step, task, instructions.length) : resolve(step, numberOf);
      if (instruction.kind === 'spawn' && instruction.task >= 0) {
        parents[instruction.task] = task;
        const { priority, timeout, after } = instruction.options;
        if (after !== void 0) pending = true;
        if (timeout !== void 0) {
          timeouts ??= Array(length).fill(0);
          timeouts[instruction.task] = timeout === 0 ? Number.POSITIVE_INFINITY : timeout;
        }
        if (priority !== void 0) {
          priorities ??= Array(length).fill(0);
          priorities[instruction.task] = priority;
        }
      }
      if (instruction.kind === 'set-priority') priorities ??= Array(length).fill(0);
      if (instruction.kind === 'cancel') cancels = true;
      if (instruction.kind === 'sleep' && instruction.timer?.times !== void 0) repeats = true;
      if ((instruction.kind === 'sleep' || instruction.kind === 'guarded-sleep') && instruction.ms > LONG_MS)
        isLong = true;
      if (instruction.kind === 'loop') rounds += instruction.times;
      if (CUTTING.includes(instruction.kind)) cuts = true;
      if (instruction.kind === 'pause' || instruction.kind === 'set-limit') holds = true;
      instructions.push(instruction);
    }
    tasks.push(instructions);
  }
  if (timeouts !== void 0) cuts = true;
  return {
    program,
    tasks,
    parents,
    cuts,
    cancels,
    holds,
    repeats,
    isLong,
    rounds,
    pending,
    arms,
    priorities,
    timeouts,
  };
}
const LONG_MS = 1e6;
const CUTTING = ['cancel', 'clear', 'pause'];
/** For the few tasks of a search, looking at each takes less time than to fill a map. */
function numbering$1({ tasks }) {
  if (tasks.length > FEW) {
    const numbers = /* @__PURE__ */ new Map();
    for (let i = 0; i < tasks.length; i++) numbers.set(tasks[i].name, i);
    return (name) => numbers.get(name) ?? -1;
  }
  return (name) => {
    let number = tasks.length - 1;
    while (number >= 0 && tasks[number].name !== name) number--;
    return number;
  };
}
const FEW = 16;
// src/program/endings.ts
/** What all tasks may have to clean up, ms: whoever ends one may wait for that. */
function latestCleanups({ fates, leastSleep, lateness }) {
  let ms = 0;
  for (const { steps } of fates)
    for (const step of steps)
      if ('cleanup' in step) ms += Math.max(step.cleanup, leastSleep) + lateness;
      else if ('finally' in step) ms += Math.max(step.finally, leastSleep) + lateness;
  return ms;
}
/** Does something that is cancelled with it go on at this task's end? */
function leavesCut(walk, { steps }) {
  return steps.some((step) => {
    const child = 'spawn' in step ? walk.fates[walk.numberOf(step.spawn)] : void 0;
    return child?.outcome === 'stuck' && child.isCut && Number.isNaN(child.cutTime);
  });
}
/** It failed as it cleaned up, the last step's first. */
function failAtEnd({ keepsFirst }, fate, failures) {
  if (!keepsFirst) fate.digest = failures[0];
  else if (fate.outcome !== 'threw') fate.digest = failures.at(-1);
  fate.outcome = 'threw';
}
/** What is thrown, as a digest. `own`: that of an Error object. */
function errorOf(thrown, own) {
  const falsy = THROWN.indexOf(thrown);
  return Digest.error + (falsy > 0 ? falsy : own);
}
// src/program/combine.ts
/** False where the task cannot go on: the arms were begun just now, or have not all come to what was seen of them. */
function combine$1(walk, fate) {
  const { steps } = fate;
  const { for: kind } = steps[fate.at - 1];
  const next = steps[fate.at];
  if (next !== void 0 && 'for' in next && next.for === kind) return true;
  const arms = [];
  for (const name of armsOf(steps, fate.at - 1)) {
    const arm = walk.fates[walk.numberOf(name)];
    if (arm !== void 0) arms.push(arm);
  }
  const unspawned = arms.filter(({ outcome }) => outcome === 'unspawned');
  if (unspawned.length > 0) {
    fate.at--;
    walk.stack.push(fate);
    for (const arm of unspawned) begin$1(walk, arm, fate.finish, fate.latestFinish);
    return false;
  }
  if (fate.isCut && fate.at === fate.stop) return true;
  const open = arms.find(({ isCut, outcome }) => !isCut && outcome === 'stuck');
  const ended = arms.filter(({ isCut, outcome }) => !isCut && outcome !== 'stuck');
  if (open !== void 0 || ended.length === 0) {
    fate.at--;
    if (open !== void 0) {
      open.waiting ??= [];
      open.waiting.push(fate);
    }
    return false;
  }
  endCombined(walk, fate, kind, arms, ended);
  return true;
}
function endCombined(walk, fate, kind, arms, ended) {
  const failed = ended.filter(({ outcome }) => outcome === 'threw');
  const isWhole = kind === 'all' && failed.length === 0;
  const deciding = kind === 'race' ? ended : isWhole ? ended : failed;
  const choose = isWhole ? Math.max : Math.min;
  fate.finish = Math.max(fate.finish, choose(...deciding.map(({ finish }) => finish)));
  const latest = choose(...deciding.map(({ latestFinish }) => latestFinish));
  fate.latestFinish = Math.max(fate.latestFinish, latest) + walk.lateness + latestCleanups(walk);
  for (const arm of arms) fate.dependOn(arm.number);
  if (isWhole) {
    for (const arm of ended) fate.digest = fold$1(fate.digest, arm.digest);
    return;
  }
  for (const arm of arms) {
    if (!arm.isCut || arm.outcome !== 'stuck' || !Number.isNaN(arm.cutTime)) continue;
    arm.cutTime = fate.finish;
    arm.latestCutTime = fate.latestFinish;
    if (arm.at === arm.stop) endCut(walk, arm);
  }
}
/** The channel, for a task that uses it. */
function pipeOf(walk, fate, channel) {
  const number = CHANNELS.indexOf(channel);
  walk.pipes ??= [];
  walk.pipes[number] ??= {
    capacity: capacityOf(number),
    held: [],
    freed: [],
    sent: 0,
    users: [],
    sender: void 0,
    receiver: void 0,
    closed: void 0,
  };
  const pipe = walk.pipes[number];
  if (!pipe.users.includes(fate)) {
    for (const other of pipe.users) {
      fate.dependOn(other.number);
      other.dependOn(fate.number);
    }
    pipe.users.push(fate);
  }
  return pipe;
}
/** False where the sender has to wait. */
function send(walk, fate, pipe, value) {
  const { receiver } = pipe;
  if (pipe.capacity === 0) {
    if (receiver === void 0) {
      pipe.sender = {
        fate,
        value,
      };
      return false;
    }
    pipe.receiver = void 0;
    meet(walk, fate, receiver, value);
    walk.stack.push(receiver);
    return true;
  }
  if (pipe.held.length >= pipe.capacity) {
    pipe.sender = {
      fate,
      value,
    };
    return false;
  }
  accept(walk, pipe, fate, value);
  if (receiver !== void 0) {
    pipe.receiver = void 0;
    take$2(walk, receiver, pipe);
    walk.stack.push(receiver);
  }
  return true;
}
/** False where the receiver has to wait. */
function receive(walk, fate, pipe) {
  const { sender } = pipe;
  if (pipe.held.length > 0) {
    take$2(walk, fate, pipe);
    if (sender !== void 0) {
      pipe.sender = void 0;
      accept(walk, pipe, sender.fate, sender.value);
      walk.stack.push(sender.fate);
    }
    return true;
  }
  if (sender !== void 0) {
    pipe.sender = void 0;
    meet(walk, sender.fate, fate, sender.value);
    walk.stack.push(sender.fate);
    return true;
  }
  if (pipe.closed === void 0) {
    pipe.receiver = fate;
    return false;
  }
  hearOfClose(walk, fate, pipe.closed);
  return true;
}
function close(walk, fate, pipe) {
  pipe.closed = {
    time: fate.finish,
    latest: fate.latestFinish,
  };
  const { receiver } = pipe;
  if (receiver === void 0) return;
  pipe.receiver = void 0;
  hearOfClose(walk, receiver, pipe.closed);
  walk.stack.push(receiver);
}
function meet(walk, sender, receiver, value) {
  const time = Math.max(sender.finish, receiver.finish);
  const latest = Math.max(sender.latestFinish, receiver.latestFinish) + walk.lateness;
  sender.finish = time;
  receiver.finish = time;
  sender.latestFinish = latest;
  receiver.latestFinish = latest;
  receiver.fold(value);
}
function accept(walk, pipe, sender, value) {
  const room = pipe.freed[pipe.sent++ - pipe.capacity];
  sender.finish = Math.max(sender.finish, room?.time ?? 0);
  sender.latestFinish = Math.max(sender.latestFinish, room?.latest ?? 0) + walk.lateness;
  pipe.held.push({
    value,
    time: sender.finish,
    latest: sender.latestFinish,
  });
}
function take$2(walk, receiver, pipe) {
  const { value, time, latest } = pipe.held.shift();
  receiver.finish = Math.max(receiver.finish, time);
  receiver.latestFinish = Math.max(receiver.latestFinish, latest) + walk.lateness;
  receiver.fold(value);
  pipe.freed.push({
    time: receiver.finish,
    latest: receiver.latestFinish,
  });
}
function hearOfClose(walk, receiver, closed) {
  receiver.finish = Math.max(receiver.finish, closed.time);
  receiver.latestFinish = Math.max(receiver.latestFinish, closed.latest) + walk.lateness;
  receiver.fold(89);
}
// src/program/results.ts
/**
 * What main folds where it is told what all tasks came to (`idle results`). Where some failed a map tells the errors and nothing else,
 * else the results, both in the order of its input; some maps leave out what came to nothing, and wrap what is thrown and no Error. So
 * errors count where there are any, and of them the Error objects; else results other than 0.
 *
 * @param ends digests of results and errors, in that order (see `digest.ts`).
 * @example foldAll(0, [7, 0, 5]) // as `emit 7, emit 5`
 */
function foldAll$1(result, ends) {
  const errors = ends.filter(isError);
  if (errors.length === 0) return ends.filter((end) => end !== 0).reduce(fold$1, result);
  return errors
    .filter((end) => end < Digest.foreignError && (end - Digest.error) % 8 === 0)
    .map((end) => 101 + (end - Digest.error))
    .reduce(fold$1, result);
}
/** What all that a task spawned came to. */
function foldResults(walk, fate) {
  const ends = [];
  for (const step of fate.steps) {
    const spawned = 'spawn' in step ? walk.fates[walk.numberOf(step.spawn)] : void 0;
    if (spawned?.outcome === 'returned' || spawned?.outcome === 'threw') ends.push(spawned.digest);
  }
  fate.digest = foldAll$1(fate.digest, ends);
}
function isError(end) {
  return end >= Digest.error;
}
// src/program/follow.ts
function begin$1(walk, fate, now, latest) {
  fate.outcome = 'stuck';
  fate.start = now;
  fate.finish = now;
  fate.latestFinish = latest + walk.lateness;
  if (!fate.isHeld) walk.stack.push(fate);
}
/** Follows a task until it spawns another, waits, or ends. */
function follow$1(walk, fate) {
  if (fate.outcome === 'stuck') {
    followOn(walk, fate);
    return;
  }
  const { digest, finish, latestFinish } = fate;
  followOn(walk, fate);
  fate.digest = digest;
  fate.finish = finish;
  fate.latestFinish = latestFinish;
}
function followOn(walk, fate) {
  const { steps, stop } = fate;
  while (fate.at < stop) {
    const step = steps[fate.at++];
    switch (kindOf(step)) {
      case 'emit':
        fate.digest = fold$1(fate.digest, step.emit);
        break;
      case 'sleep': {
        const sleep = sleepOf$1(step);
        const { finally: cleanup } = step;
        if (cleanup !== void 0) {
          fate.finish += cleanup;
          fate.latestFinish += Math.max(cleanup, walk.leastSleep) + walk.lateness;
          walk.sleep += cleanup;
        }
        fate.finish += sleep;
        fate.latestFinish = fate.latestFinish + Math.max(sleep, walk.leastSleep) + walk.lateness;
        walk.sleep += sleep;
        break;
      }
      case 'spawn': {
        if ('for' in step) {
          if (!combine$1(walk, fate)) return;
          break;
        }
        const child = walk.fates[walk.numberOf(step.spawn)];
        if (child?.outcome !== 'unspawned') break;
        walk.stack.push(fate);
        const { after = 0 } = step;
        begin$1(walk, child, fate.finish + after, fate.latestFinish + after);
        return;
      }
      case 'join':
        if (!take$1(walk, fate, step.join, true)) return;
        break;
      case 'settle':
        if (!take$1(walk, fate, step.settle, false)) return;
        break;
      case 'work': {
        const { work } = step;
        fate.finish += work;
        fate.latestFinish += work;
        walk.work += work;
        break;
      }
      case 'yield':
      case 'loop':
        fate.latestFinish += walk.lateness;
        break;
      case 'throw':
        end(walk, fate, 'threw', errorOf(step.throw, 8 * fate.number));
        return;
      case 'cancel':
        cancel$1(walk, fate, step.cancel);
        break;
      case 'cleanup': {
        const { cleanup, throws } = step;
        if (throws !== void 0) {
          fate.failures ??= [];
          fate.failures.push(errorOf(throws, 8 * fate.number + Digest.atCleanup));
        }
        fate.cleanup += cleanup;
        fate.latestCleanup += Math.max(cleanup, walk.leastSleep) + walk.lateness;
        walk.sleep += cleanup;
        break;
      }
      case 'idle':
        if ('below' in step) {
          if (!waitForSize(walk, fate, step.below)) return;
        } else if (!waitForIdle(walk, fate)) return;
        if (step.idle === 'results') foldResults(walk, fate);
        break;
      case 'clear':
        clear$1(walk, fate);
        break;
      case 'pause':
      case 'resume':
      case 'set-limit':
      case 'set-priority':
        fate.latestFinish += walk.lateness;
        break;
      case 'acquire':
        if (fate.holds++ === 0) fate.heldSince = fate.latestFinish;
        fate.latestFinish += walk.lateness;
        break;
      case 'release':
        if (--fate.holds === 0) walk.held += fate.latestFinish - fate.heldSince;
        break;
      case 'send': {
        const { send: channel, value } = step;
        if (!send(walk, fate, pipeOf(walk, fate, channel), value)) return;
        break;
      }
      case 'receive':
        if (!receive(walk, fate, pipeOf(walk, fate, step.receive))) return;
        break;
      case 'close':
        close(walk, fate, pipeOf(walk, fate, step.close));
    }
  }
  if (!fate.isCut) end(walk, fate, 'returned', fate.digest);
  else if (!Number.isNaN(fate.cutTime)) endCut(walk, fate);
}
/** Ends a task that is cancelled, when it was cancelled or when it got there. */
function endCut(walk, fate) {
  if (!Number.isNaN(fate.cutTime)) {
    fate.finish = Math.max(fate.finish, fate.cutTime);
    fate.latestFinish = Math.max(fate.latestFinish, fate.latestCutTime) + walk.lateness;
    const step = fate.steps[fate.stop];
    if (step !== void 0 && 'finally' in step)
      fate.latestFinish += Math.max(step.finally, walk.leastSleep) + walk.lateness;
  }
  end(walk, fate, 'cancelled', Digest.cancelled);
}
/** Of several cancels any will do: none of them comes too late for the task. */
function cancel$1(walk, fate, name) {
  const target = walk.fates[walk.numberOf(name)];
  if (target?.isCut === true && target.outcome === 'stuck' && Number.isNaN(target.cutTime)) {
    target.cutTime = fate.finish;
    target.latestCutTime = fate.latestFinish;
    if (target.at === target.stop && target !== fate) endCut(walk, target);
  }
  fate.latestFinish += walk.lateness + latestCleanups(walk);
}
/** What is cut before its first step, and not ended by then, was waiting. */
function clear$1(walk, fate) {
  for (const other of walk.fates) {
    if (!other.isCut || other.stop > 0 || other.outcome !== 'stuck' || !Number.isNaN(other.cutTime)) continue;
    other.cutTime = fate.finish;
    other.latestCutTime = fate.latestFinish;
    endCut(walk, other);
  }
  fate.latestFinish += walk.lateness;
}
/** False where a task that was spawned has not ended. Others than main wait for themselves, so for ever. */
function waitForIdle(walk, fate) {
  if (fate.number > 0) return false;
  for (const other of walk.fates) {
    if (other === fate || other.outcome === 'unspawned') continue;
    if (other.outcome === 'stuck') {
      fate.at--;
      other.waiting ??= [];
      other.waiting.push(fate);
      return false;
    }
    fate.dependOn(other.number);
    fate.finish = Math.max(fate.finish, other.finish);
    fate.latestFinish = Math.max(fate.latestFinish, other.latestFinish);
  }
  fate.latestFinish += walk.lateness;
  return true;
}
/** False where so many are held by a scheduler that was left paused. Others wait for slots, which is the scheduler's part. */
function waitForSize(walk, fate, below) {
  const held = walk.fates.filter(({ isHeld, outcome }) => isHeld && outcome === 'stuck').length;
  if (fate.number > 0 || held >= below) return false;
  fate.latestFinish += walk.lateness;
  return true;
}
/** Takes what another task ended with. False where the task cannot go on: the other has not ended, or its error ends this
 *  one as well. */
function take$1(walk, fate, name, rethrow) {
  const target = walk.fates[walk.numberOf(name)];
  if (target === void 0) return false;
  fate.dependOn(target.number);
  if (target.outcome === 'unspawned' || target.outcome === 'stuck') {
    fate.at--;
    target.waiting ??= [];
    target.waiting.push(fate);
    return false;
  }
  fate.finish = Math.max(fate.finish, target.finish);
  fate.latestFinish = Math.max(fate.latestFinish, target.latestFinish) + walk.lateness;
  if (target.outcome === 'returned') fate.digest = fold$1(fate.digest, target.digest);
  else if (rethrow) {
    end(walk, fate, 'threw', target.digest);
    return false;
  } else {
    const told = target.digest === Digest.cancelled ? 97 : 101 + (target.digest - Digest.error);
    fate.digest = fold$1(fate.digest, told);
  }
  return true;
}
function end(walk, fate, outcome, digest) {
  if (fate.outcome !== 'stuck') return;
  if (fate.isCut && outcome === 'threw') {
    fate.at = fate.stop;
    if (!Number.isNaN(fate.cutTime)) endCut(walk, fate);
    return;
  }
  fate.outcome = outcome;
  fate.digest = digest;
  if (fate.failures !== void 0 && outcome !== 'cancelled') failAtEnd(walk, fate, fate.failures);
  fate.finish += fate.cleanup;
  fate.latestFinish += fate.latestCleanup;
  if (walk.hasCuts && leavesCut(walk, fate)) fate.latestFinish += latestCleanups(walk);
  if (fate.holds > 0) walk.held += fate.latestFinish - fate.heldSince + latestBreak(walk, fate);
  if (fate.waiting !== void 0) walk.stack.push(...fate.waiting);
}
// src/program/oracle.ts
/**
 * What a program must come to. Linear in its steps, whatever its shape. Total for programs that `parseProgram` would
 * refuse, too: whoever waits on a cycle, or for nobody, is stuck, and of two spawns of a task one counts.
 *
 * `cuts`: for each task after how many of its steps it was cancelled or cleared, −1 where it was not, `HELD` where the
 * scheduler was left paused while it waited to start: how far such a task came depends on whose turn it was, so that is
 * observed, and what follows from it is foretold. Left out: none was.
 *
 * `keepsFirst`: a task that fails more than once, by a step and as it cleans up, ends with its first error; left out: with the last.
 *
 * `lateness`: how late each start and each wake-up may be, ms. `leastSleep`: how long even the shortest sleep may take.
 *
 * @example expect(parseText('main: spawn a, join a\na: sleep 3, emit 1')).tasks[1] // returned 1 at 3 ms
 */
function expect(program, lateness = 0, leastSleep = 0, cuts, keepsFirst = false) {
  const { tasks } = program;
  const fates = [];
  for (let i = 0; i < tasks.length; i++) fates.push(new Fate(i, tasks[i].steps, fates));
  if (cuts !== void 0) {
    for (let i = 0; i < fates.length; i++) if (cuts[i] !== -1) fates[i].cutAfter(cuts[i]);
  }
  const walk = {
    fates,
    numberOf: numbering(tasks),
    lateness,
    leastSleep,
    stack: [],
    work: 0,
    sleep: 0,
    held: 0,
    pipes: void 0,
    hasCuts: cuts !== void 0,
    keepsFirst,
  };
  if (fates.length > 0) begin$1(walk, fates[0], 0, 0);
  followAll(walk);
  if (cuts !== void 0) endWithParents(walk);
  let span = 0;
  for (const fate of fates)
    if (fate.outcome === 'stuck') fate.giveUp();
    else if (fate.finish > span) span = fate.finish;
  return {
    tasks: fates,
    work: walk.work,
    sleep: walk.sleep,
    span,
    held: walk.held,
  };
}
function followAll(walk) {
  while (walk.stack.length > 0) follow$1(walk, walk.stack.pop());
}
/** Those that no step cancels were cancelled with a task above them. */
function endWithParents(walk) {
  for (const fate of walk.fates) {
    if (!fate.isCut || fate.outcome !== 'stuck') continue;
    endCut(walk, fate);
    followAll(walk);
  }
}
/** Of two tasks of the same name it is the last. Few are looked through faster than they are put into a map. */
function numbering(tasks) {
  if (tasks.length > MANY) {
    const numbers = new Map(tasks.map(({ name }, number) => [name, number]));
    return (name) => numbers.get(name) ?? -1;
  }
  return (name) => {
    for (let number = tasks.length - 1; number >= 0; number--) if (tasks[number].name === name) return number;
    return -1;
  };
}
const MANY = 16;
// src/trace/wait-columns.ts
/** Columns to write waits into, kept from run to run and grown by doubling; longer than what is written. */
var WaitColumns = class {
  length = 0;
  task = /* @__PURE__ */ new Int32Array(0);
  reason = /* @__PURE__ */ new Uint8Array(0);
  suspend = /* @__PURE__ */ new Int32Array(0);
  readyTime = /* @__PURE__ */ new Float64Array(0);
  ready = /* @__PURE__ */ new Int32Array(0);
  resume = /* @__PURE__ */ new Int32Array(0);
  startOf = /* @__PURE__ */ new Int32Array(0);
  finishOf = /* @__PURE__ */ new Int32Array(0);
  spawnOf = /* @__PURE__ */ new Int32Array(0);
  nested = /* @__PURE__ */ new Uint8Array(0);
  /** Of each task: the wait that has not ended, −1 if none; whether it runs; who spawned it; the last wait for its end,
   *  −1 if none. */
  open = /* @__PURE__ */ new Int32Array(0);
  running = /* @__PURE__ */ new Uint8Array(0);
  parents = /* @__PURE__ */ new Int32Array(0);
  lastJoin = /* @__PURE__ */ new Int32Array(0);
  /** Of each wait for a task's end: the one before it. */
  joinBefore = /* @__PURE__ */ new Int32Array(0);
  /** Room for as many waits as there are events. */
  prepare(waits, tasks) {
    this.length = 0;
    if (waits > this.task.length) {
      this.task = new Int32Array(2 * waits);
      this.reason = new Uint8Array(2 * waits);
      this.suspend = new Int32Array(2 * waits);
      this.readyTime = new Float64Array(2 * waits);
      this.ready = new Int32Array(2 * waits);
      this.resume = new Int32Array(2 * waits);
      this.joinBefore = new Int32Array(2 * waits);
    }
    if (tasks > this.startOf.length) {
      this.startOf = new Int32Array(2 * tasks);
      this.finishOf = new Int32Array(2 * tasks);
      this.spawnOf = new Int32Array(2 * tasks);
      this.nested = new Uint8Array(2 * tasks);
      this.open = new Int32Array(2 * tasks);
      this.running = new Uint8Array(2 * tasks);
      this.parents = new Int32Array(2 * tasks);
      this.lastJoin = new Int32Array(2 * tasks);
    }
    for (let task = 0; task < tasks; task++) {
      this.startOf[task] = -1;
      this.finishOf[task] = -1;
      this.spawnOf[task] = -1;
      this.nested[task] = 0;
      this.open[task] = -1;
      this.running[task] = 0;
      this.parents[task] = -1;
      this.lastJoin[task] = -1;
    }
  }
  /** A wait that is not over, and not ready unless told so. */
  add(task, reason, suspend) {
    const wait = this.length++;
    this.task[wait] = task;
    this.reason[wait] = reason;
    this.suspend[wait] = suspend;
    this.readyTime[wait] = Number.POSITIVE_INFINITY;
    this.ready[wait] = -1;
    this.resume[wait] = -1;
    this.open[task] = wait;
    return wait;
  }
};
/** What is to outlive the columns that it was written into. */
function copyWaits(waits, tasks) {
  const { length } = waits;
  return {
    length,
    task: waits.task.slice(0, length),
    reason: waits.reason.slice(0, length),
    suspend: waits.suspend.slice(0, length),
    readyTime: waits.readyTime.slice(0, length),
    ready: waits.ready.slice(0, length),
    resume: waits.resume.slice(0, length),
    startOf: waits.startOf.slice(0, tasks),
    finishOf: waits.finishOf.slice(0, tasks),
    spawnOf: waits.spawnOf.slice(0, tasks),
    nested: waits.nested.slice(0, tasks),
  };
}
// src/trace/waits.ts
/**
 * A task that was cancelled ends its last wait without ever having been ready for a turn, and whoever waits for it is ready
 * when the scheduler closes it. Linear in the events, plus n·log n in the sleeps. The result is valid until `waits` is written into
 * again.
 */
function findWaits(events, tasks, waits = new WaitColumns(), cuts) {
  waits.prepare(events.length, tasks);
  const { running, parents, lastJoin } = waits;
  if (tasks > 0) running[0] = 1;
  const sleepers = [];
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i];
    switch (events.kind[i]) {
      case Kind.spawn: {
        const child = events.a[i];
        waits.spawnOf[child] = i;
        parents[child] = task;
        const wait = waits.add(child, Reason.start, i);
        if (events.b[i] > 0) {
          waits.readyTime[wait] = events.time[i] + events.b[i];
          sleepers.push(wait);
        } else makeReady(events, waits, wait, i);
        break;
      }
      case Kind.start:
        if (waits.startOf[task] === -1) {
          waits.startOf[task] = i;
          const parent = parents[task];
          if (parent >= 0 && running[parent] === 1) waits.nested[task] = 1;
        }
        resume(waits, task, i);
        break;
      case Kind.suspend: {
        const reason = events.a[i];
        const wait = waits.add(task, reason, i);
        const target = events.b[i];
        if (reason === Reason.sleep) {
          waits.readyTime[wait] = events.time[i] + events.b[i];
          sleepers.push(wait);
        } else if (reason === Reason.yield || (reason < Reason.cancel && waits.finishOf[target] >= 0))
          makeReady(events, waits, wait, i);
        else if (reason < Reason.cancel) {
          waits.joinBefore[wait] = lastJoin[target];
          lastJoin[target] = wait;
        }
        running[task] = 0;
        break;
      }
      case Kind.resume:
        resume(waits, task, i);
        break;
      case Kind.finish:
        running[task] = 0;
        if (waits.finishOf[task] === -1) waits.finishOf[task] = i;
        if (!isExpired(cuts, task, i)) tellJoiners(events, waits, task, i);
        break;
      case Kind.expire:
        if (events.a[i] >= 0) resume(waits, task, i);
        else if (cuts?.expired[task] === i) tellJoiners(events, waits, task, i);
        break;
      case Kind.close:
        running[task] = 0;
        if (isCut$1(cuts, task)) tellJoiners(events, waits, task, i);
    }
  }
  if (sleepers.length > 0) wakeSleepers(events, waits, sleepers);
  if (cuts !== void 0) endCutWaits(waits, cuts, tasks);
  return waits;
}
function tellJoiners(events, waits, task, event) {
  for (let wait = waits.lastJoin[task]; wait >= 0; wait = waits.joinBefore[wait])
    makeReady(events, waits, wait, event);
  waits.lastJoin[task] = -1;
}
function endCutWaits(waits, cuts, tasks) {
  for (let task = 0; task < tasks; task++) {
    const wait = waits.open[task];
    if (wait < 0 || !isCut$1(cuts, task)) continue;
    waits.ready[wait] = -1;
    waits.readyTime[wait] = Number.POSITIVE_INFINITY;
  }
}
function makeReady(events, waits, wait, event) {
  waits.ready[wait] = event;
  waits.readyTime[wait] = events.time[event];
}
function resume(waits, task, event) {
  waits.running[task] = 1;
  const wait = waits.open[task];
  if (wait < 0) return;
  waits.resume[wait] = event;
  waits.open[task] = -1;
}
/** A deadline that has passed can be seen from the next end of a turn, or move of the clock, on. */
function wakeSleepers(events, waits, sleepers) {
  if (sleepers.length > 1) sleepers.sort((x, y) => waits.readyTime[x] - waits.readyTime[y] || x - y);
  let first = 0;
  for (let i = 0; i < events.length && first < sleepers.length; i++) {
    const kind = events.kind[i];
    const time = events.time[i];
    if (kind !== Kind.suspend && kind !== Kind.finish && kind !== Kind.close && kind !== Kind.advance)
      continue;
    const seen = kind === Kind.advance ? events.b[i] : time;
    while (first < sleepers.length && waits.readyTime[sleepers[first]] <= seen) {
      const wait = sleepers[first++];
      waits.ready[wait] = Math.max(i, waits.suspend[wait]);
    }
  }
}
// src/harness/seeded-random.ts
/** mulberry32 (Tommy Ettinger): small, and the same on every machine. */
function seededRandom(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 1831565813) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
// src/arbitraries/options.ts
/** Fills in the defaults. Throws a RangeError where a bound admits no program. */
function boundsOf(options) {
  const { shape, limits = [], rates = [], hog = true, maxTasks = 8, maxSteps = 6 } = options;
  atLeast('maxTasks', maxTasks, 1);
  atLeast('maxSteps', maxSteps, 0);
  const mostTasks = options.maxTasks ?? 24;
  return {
    shape,
    limits: limitsAscending(limits),
    rates,
    hog,
    maxTasks,
    mostTasks,
    maxSteps,
  };
}
/** Ascending, without duplicates; 0, which is none, where there are none. */
function limitsAscending(limits) {
  for (const limit of limits) atLeast('limits', limit, 1);
  return limits.length === 0 ? [0] : [...new Set(limits)].sort((x, y) => x - y);
}
function atLeast(option, value, least) {
  if (Number.isInteger(value) && value >= least) return;
  throw new RangeError(
    `${option}: Expected an integer of ${least} or more but received ${value}. Leave it out for the default.`,
  );
}
// src/harness/shape.ts
/** Which programs a scheduler can be asked to run, from what it says of itself. */
function shapeOf({ form, supports, guarantees }) {
  return {
    spawn: supports.has('spawn-nested')
      ? 'nested'
      : form === 'pollable' || guarantees.spawn === 'at-once'
        ? 'main-first'
        : 'main',
    joinInside: !supports.has('limit') && !supports.has('rate'),
    structured: guarantees.scope === 'awaits' || guarantees.scope === 'cancels',
    ...(guarantees.scope === 'cancels' ? { orphans: true } : {}),
    ...(supports.has('cancel') || supports.has('abort') ? { cancel: true } : {}),
    ...(supports.has('cancel-self') && guarantees.scope !== 'awaits' ? { cancelSelf: true } : {}),
    ...(supports.has('idle') ? { idle: true } : {}),
    ...(supports.has('idle') && supports.has('results') ? { results: true } : {}),
    ...(supports.has('empty') ? { size: supports.has('size') ? 'any' : 'empty' } : {}),
    ...(supports.has('cleanup') ? { cleanup: true } : {}),
    ...(supports.has('cleanup') && supports.has('cleanup-throws') ? { cleanupThrows: true } : {}),
    ...(supports.has('cleanup') && guarantees.cleanup === 'at-once' ? { cleanupAtOnce: true } : {}),
    ...(supports.has('finally') ? { finally: true } : {}),
    ...(supports.has('pause') ? { pause: true } : {}),
    ...clearOf(supports, guarantees),
    ...(supports.has('priority') ? { priority: true } : {}),
    ...(supports.has('set-priority') ? { setPriority: true } : {}),
    ...(supports.has('set-limit') ? { setLimit: true } : {}),
    ...(supports.has('repeat') ? { repeat: true } : {}),
    ...(supports.has('odd-delays') ? { oddDelays: true } : {}),
    ...(supports.has('long-sleeps') ? { longSleeps: true } : {}),
    ...(supports.has('lock') ? { lock: true } : {}),
    ...(supports.has('channel') ? { channel: true } : {}),
    ...(supports.has('channel') && guarantees.deadlock === 'throws' ? { standstill: true } : {}),
    ...(supports.has('loop') ? { loop: true } : {}),
    ...(supports.has('lock') && supports.has('weight') ? { weight: true } : {}),
    ...(supports.has('timeout') ? { timeout: guarantees.timeLimit === void 0 ? 'some' : 'or-none' } : {}),
    ...(supports.has('lock-timeout') ? { lockTimeout: true } : {}),
    ...(supports.has('pending') ? { pending: true } : {}),
    ...(supports.has('race') ? { race: true } : {}),
    ...(supports.has('all') ? { all: true } : {}),
  };
}
/** Who owns children waits for them: where a cleared task is forgotten, that would be for ever. */
function clearOf(supports, { cleared, scope = 'detached' }) {
  if (!supports.has('clear')) return {};
  if (cleared === 'rejects') return { clear: 'joined' };
  return scope === 'detached' ? { clear: 'unjoined' } : {};
}
/** The cases that a search of a scheduler draws, and shrinks to. */
function caseOptionsOf(claims) {
  return {
    shape: shapeOf(claims),
    limits: limitsOf(claims),
    rates: ratesOf(claims),
  };
}
/** The limits that a search tries, permits of a semaphore's locks among them; none where the scheduler takes none. */
function limitsOf({ supports, guarantees }) {
  if (!supports.has('limit') && !hasPermits({ supports })) return [];
  const { slots = Number.POSITIVE_INFINITY } = guarantees;
  return LIMITS.filter((limit) => limit <= slots);
}
/** The rates that a search tries, the plainest first; none where the scheduler takes none. */
function ratesOf({ supports }) {
  return supports.has('rate') ? RATES : [];
}
/** Each cap with each span: short ones, since small programs sleep for a few ms, and none of 1 ms, which is what a timer of 0
 *  takes in Node. */
const RATES = [1, 2, 3].flatMap((cap) =>
  [2, 5, 10].map((per) => ({
    cap,
    per,
  })),
);
/** Do its locks have as many permits as the limit says? */
function hasPermits({ supports }) {
  return supports.has('permits') || supports.has('weight');
}
const LIMITS = [1, 2, 3, 4];
// src/forms/async-sleep.ts
/** Straight on the virtual clock: `setTimeout(0)` would take Node's 1 ms. */
function timer(run, ms) {
  return new Promise((resolve) => {
    run.clock.setTimer(ms, resolve);
  });
}
/** As whoever is given a signal should: the end of the sleep, or of the task, and no timer left. Not by `Promise.race`, which
 *  is some microtasks late. */
function sleepUnlessAborted({ clock }, ms, signal) {
  return new Promise((resolve, reject) => {
    const id = clock.setTimer(ms, wake);
    signal.addEventListener('abort', end);
    function wake() {
      signal.removeEventListener('abort', end);
      resolve();
    }
    function end() {
      signal.removeEventListener('abort', end);
      clock.clearTimer(id);
      reject(signal.reason);
    }
  });
}
/** The run is not over before it is kept: what is started then is a part of it. */
function pendingFor(run, ms, priority) {
  run.pendingInputs++;
  const input = (ms > 0 ? timer(run, ms) : Promise.resolve()).then(() => {
    run.pendingInputs--;
  });
  return {
    ...(priority === void 0 ? {} : { priority }),
    input,
  };
}
// src/forms/joining.ts
/** Carries out a join for a form whose schedulers have no handles: calls back at once, or when the task finishes. */
function whenFinished(run, task, callback) {
  if (run.outcomes[task] !== void 0) callback();
  else run.listeners[task] = [...(run.listeners[task] ?? []), callback];
}
function tellListeners(run, task) {
  const listeners = run.listeners[task];
  run.listeners[task] = void 0;
  if (listeners !== void 0) for (const listener of listeners) listener();
}
// src/forms/cancellation.ts
/** Notes that somebody asks to cancel a task. Without effect on one that has finished or is cancelled already. */
function askToCancel(run, task) {
  run.cancelled ??= new Uint8Array(run.code.tasks.length);
  if (run.cancelled[task] !== 0 && run.cancelled[task] !== 4) return;
  if (run.outcomes[task] === void 0) {
    run.cancelled[task] = 1;
    run.cutCount++;
    if (run.ownsChildren) cancelBelow(run, task);
    if (run.code.arms !== void 0) askToCancelArms(run, task);
  } else if (hasJustFinished(run, task)) run.cancelled[task] = 2;
}
/** What a task has spawned is cancelled with it, or at its end. */
function cancelBelow(run, task) {
  const { parents } = run.code;
  for (let child = 1; child < parents.length; child++)
    if (parents[child] === task && run.handles[child] !== void 0 && run.outcomes[child] === void 0)
      askToCancel(run, child);
}
/** Arms end with the task that runs them. */
function askToCancelArms(run, task) {
  const { arms, parents } = run.code;
  for (let arm = 1; arm < parents.length; arm++) {
    const isRunning = run.handles[arm] !== void 0 && run.outcomes[arm] === void 0;
    if (parents[arm] === task && arms[arm] !== void 0 && isRunning) askToCancel(run, arm);
  }
}
/** An arm has ended: where that decides, the others are to be cancelled. */
function endsOthers(run, task, failed) {
  const combined = run.code.arms?.[task];
  if (combined === void 0 || (combined.kind === 'all' && !failed)) return;
  for (const arm of combined.arms) if (arm !== task && run.outcomes[arm] === void 0) askToCancel(run, arm);
}
/** Notes that somebody asks to clear what waits: what was spawned and has not started counts as cut, unless it starts. */
function askToClear(run) {
  const { recorder, code } = run;
  run.cancelled ??= new Uint8Array(code.tasks.length);
  run.clearedAt = run.clock.peek();
  for (let i = 0; i < recorder.length; i++) {
    const task = recorder.a[i];
    if (recorder.kind[i] !== Kind.spawn || run.cancelled[task] !== 0 || hasStarted(run, task)) continue;
    run.cancelled[task] = CLEARED;
    run.cutCount++;
    run.clearedCount++;
  }
}
/** In `Run.cancelled`. */
const CLEARED = 3;
function hasStarted({ recorder }, task) {
  for (let i = recorder.length - 1; i >= 0; i--)
    if (recorder.kind[i] === Kind.start && recorder.task[i] === task) return true;
  return false;
}
/** A task that starts was not cleared. */
function startsAfterAll(run, task) {
  if (run.cancelled?.[task] !== CLEARED) return;
  run.cancelled[task] = 0;
  run.cutCount--;
  run.clearedCount--;
}
/** It went on to its end, whoever asked for what. */
function endedAfterAll(run, task) {
  run.cancelled[task] = 2;
  run.cutCount--;
  run.finishCount++;
}
/** Its scheduler may not know yet: a task takes its last step before its end is known to all. */
function hasJustFinished({ recorder }, task) {
  for (let i = recorder.length - 1; i >= 0 && !isMove(recorder, i); i--)
    if (recorder.kind[i] === Kind.finish && recorder.task[i] === task) return true;
  return false;
}
function isMove({ kind, time, b }, event) {
  return kind[event] === Kind.advance && b[event] > time[event];
}
/** Was the task asked to be cancelled, and has it not finished? */
function isCut(run, task) {
  return run.cancelled !== void 0 && run.cancelled[task] === 1;
}
/**
 * Is this answer how a scheduler ends the task itself: an error that it throws in where a cancelled task waits (asyncio's
 * way)? The error of the task that it waits for is none.
 */
function isEndOf(run, task, answer, awaited = -1) {
  if (answer === void 0 || !('error' in answer) || !isCut(run, task)) return false;
  const own = awaited < 0 ? void 0 : run.outcomes[awaited];
  return own === void 0 || !('error' in own) || !Object.is(own.error, answer.error);
}
/** What a join comes to: of a cancelled task one and the same error, whether its scheduler throws one of its own for that
 *  or gives some value. What it ended with itself, if it did, stays what it is. */
function deliveredOf(run, task, answer) {
  if (
    run.cancelled === void 0 ||
    run.cancelled[task] === 0 ||
    ('value' in answer && answer.value instanceof TaskResult)
  )
    return answer;
  const own = run.outcomes[task];
  if (own !== void 0 && 'error' in own && 'error' in answer && Object.is(own.error, answer.error))
    return answer;
  return { error: new TaskCancelled(run.code.program.tasks[task].name) };
}
/** For forms whose schedulers have no joins of their own: once the request has come back, whoever waits is told. */
function tellCancelled(run, task) {
  if (!isCut(run, task)) return;
  run.outcomes[task] ??= { error: new TaskCancelled(run.code.program.tasks[task].name) };
  tellListeners(run, task);
}
/** Cancelled by its signal, and it has not ended. */
function isAborted(run, task) {
  return run.controllers[task]?.signal.aborted === true && isCut(run, task);
}
// src/forms/control.ts
/** Is it one of these? */
function isPrompt(request) {
  switch (request.kind) {
    case 'spawn':
    case 'cancel':
    case 'pause':
    case 'resume':
    case 'clear':
    case 'set-limit':
    case 'set-priority':
      return true;
    default:
      return false;
  }
}
/** Asks for what an adapter has primitives for. What that returns may be a promise. */
function ask(run, primitives, request) {
  try {
    switch (request.kind) {
      case 'cancel':
        if (primitives.cancel !== void 0) return primitives.cancel(run.handles[request.task]);
        return run.controllers[request.task]?.abort();
      case 'pause':
        return primitives.pause();
      case 'resume':
        return primitives.resume();
      case 'clear':
        return primitives.clear();
      case 'set-limit':
        return primitives.setLimit(request.limit);
      case 'set-priority':
        return primitives.setPriority(run.handles[request.task], request.priority);
    }
  } catch (error) {
    return crashed(run, NAMES[request.kind] ?? request.kind, error);
  }
}
/** Primitives that are not called as their step is. */
const NAMES = {
  'set-limit': 'setLimit',
  'set-priority': 'setPriority',
};
/** What an event says of a control. */
function argumentOf(step) {
  if (step.kind === 'set-limit') return step.limit;
  return step.kind === 'set-priority' ? priorityArgument(step.task, step.priority) : 0;
}
// src/forms/expiry.ts
/**
 * Notes that the scheduler says of a task that its time is up, the first time that it does, whether it has ended or not. Without effect on one
 * that was cancelled or cleared.
 */
function expire(run, task) {
  if (run.code.timeouts?.[task] === void 0) return;
  run.cancelled ??= new Uint8Array(run.code.tasks.length);
  if (run.cancelled[task] !== 0) return;
  run.recorder.add(Kind.expire, task, run.now(), -1);
  if (run.outcomes[task] !== void 0) run.cancelled[task] = 2;
  else if (hasStarted(run, task) && !run.stopsExpired) run.cancelled[task] = 4;
  else {
    run.cancelled[task] = 1;
    run.cutCount++;
  }
}
/** What somebody was told of a task: an error that no task threw says that its time is up. */
function noteError(run, task, error) {
  if (error instanceof TaskError || error instanceof TaskCancelled) return;
  const own = run.outcomes[task];
  if (own !== void 0 && 'error' in own && Object.is(own.error, error)) return;
  expire(run, task);
}
/** A coroutine was closed before its end: by a scheduler whose timeouts do that, unless a cancel or an end above it did. */
function noteClose(run, task) {
  const { timeouts, parents } = run.code;
  if (!run.stopsExpired || (timeouts?.[task] ?? 0) === 0 || run.crash !== void 0) return;
  for (let above = parents[task]; above >= 0; above = parents[above])
    if (
      (run.cancelled !== void 0 && run.cancelled[above] === 1) ||
      (above === 0 && run.outcomes[0] !== void 0)
    )
      return;
  expire(run, task);
}
/** Is this the answer to a wait for a lock whose time was up? */
function isExpiry(timeout, answer) {
  return timeout > 0 && answer !== void 0 && 'error' in answer;
}
function hasTimeout(run, task) {
  return run.code.timeouts !== void 0 && run.code.timeouts[task] > 0;
}
// src/forms/cleanup.ts
/** Cleans up, the last first, each once. Gives the error with which a scheduler ends the task meanwhile; what
 *  the task itself throws is noted (see `teardown.ts`), since those before it are done all the same. */
function* cleanUp(run, task, cleanups) {
  for (let at = cleanups.pop(); at !== void 0; at = cleanups.pop()) {
    const { ms, throws } = run.code.tasks[task][at];
    run.recorder.add(Kind.cleanup, task, run.now(), at, ms);
    const answer =
      ms > 0
        ? yield {
            kind: 'sleep',
            ms,
          }
        : void 0;
    if (run.cutCount > 0 && isEndOf(run, task, answer)) return answer;
    run.recorder.add(Kind.cleaned, task, run.now(), at, ms);
    if (throws !== void 0) failCleanup(run, task, throws);
  }
}
// src/forms/exchange.ts
/** A value on its way: an object of its own, so that one that is lost, doubled or made up is seen. */
var Message = class {
  channel;
  /** It is the channel's so many-th, from 0 on. */
  position;
  value;
  constructor(channel, position, value) {
    this.channel = channel;
    this.position = position;
    this.value = value;
  }
};
function startExchange(open) {
  return {
    open,
    channels: [],
    sent: [],
    next: void 0,
  };
}
/** Made when it is first used. */
function channelOf(run, channel) {
  const { open, channels } = run.exchange;
  const known = channels[channel];
  if (known !== void 0) return known;
  const made = open(capacityOf(channel));
  for (const key of ['send', 'receive', 'close']) {
    if (typeof made?.[key] === 'function') continue;
    const given = show(made?.[key]);
    return crashed(
      run,
      'channel',
      new AdapterError(
        `scheduler '${run.scheduler}': channel() → ${key}: expected a function but received ${given}`,
      ),
    );
  }
  channels[channel] = made;
  return made;
}
/** A send step, up to its wait. */
function prepareSend(run, task, channel, value) {
  const { sent } = run.exchange;
  const position = sent[channel] ?? 0;
  sent[channel] = position + 1;
  run.exchange.next = new Message(channel, position, value);
  run.recorder.add(Kind.send, task, run.now(), channel, value);
}
function closeChannel(run, task, channel) {
  run.recorder.add(Kind.shut, task, run.now(), channel);
  try {
    channelOf(run, channel).close();
  } catch (error) {
    run.crash ??= {
      where: 'close',
      error,
    };
  }
}
/** Writes down what a receive came to, and says what it folds. */
function received(run, task, channel, answer) {
  const given = answer !== void 0 && 'value' in answer ? answer.value : void 0;
  if (given?.done === true) {
    run.recorder.add(Kind.receive, task, run.now(), channel, Received.closed);
    return 89;
  }
  const message = given?.value;
  const isOwn = message instanceof Message && message.channel === channel;
  run.recorder.add(Kind.receive, task, run.now(), channel, isOwn ? message.position : Received.foreign);
  return isOwn ? message.value : Digest.foreign;
}
// src/forms/finish.ts
/** What a task had registered comes first: cancelled meanwhile it has not ended, but is closed. */
function finish$1(run, task, status, digest, outcome) {
  if (!owes(run, task)) return finishNow(run, task, status, digest, outcome);
  endLater(run, task, () => {
    if (isCut(run, task)) run.recorder.add(Kind.close, task, run.now(), run.code.tasks[task].length);
    else {
      const end = afterCleanup(run, task, outcome);
      if (end === outcome) finishNow(run, task, status, digest, outcome);
      else if ('error' in end) finishNow(run, task, 1, errorDigest(run, end.error), end);
    }
  });
  return outcome;
}
function finishNow(run, task, status, digest, outcome) {
  run.recorder.add(Kind.finish, task, run.now(), status, digest);
  if (run.cancelled?.[task] === 1) endedAfterAll(run, task);
  else if (run.outcomes[task] === void 0) run.finishCount++;
  run.outcomes[task] = outcome;
  if (run.ownsChildren) cancelBelow(run, task);
  if (run.code.arms !== void 0) endsOthers(run, task, status === 1);
  if (run.failsFast && status === 1 && task > 0) askToClear(run);
  if (run.listeners[task] !== void 0) tellListeners(run, task);
  return outcome;
}
// src/forms/locking.ts
/** Did a scheduler answer a wait for a lock with what gives it back? */
function isRelease(answer) {
  return answer !== void 0 && 'value' in answer && typeof answer.value === 'function';
}
/** Of an adapter. What is thrown instead is an error like any other of its scheduler. */
function releaseFault(run, expected, given) {
  const text = `expected ${expected} that gives the lock back but received ${show(given)}`;
  return new AdapterError(`scheduler '${run.scheduler}': acquire: ${text}`);
}
/** Notes what was taken; what is no release has been made a crash of the run. */
function take(held, lock, permits, answer) {
  const taken = held ?? [];
  if (isRelease(answer))
    taken.push({
      lock,
      permits,
      release: answer.value,
    });
  return taken;
}
/** A step that gives a lock back. */
function releaseOne(run, task, held, lock) {
  const position = held?.findIndex((one) => one.lock === lock) ?? -1;
  if (position < 0) return;
  const [one] = held.splice(position, 1);
  run.recorder.add(Kind.release, task, run.now(), lock, one.permits);
  call(run, one);
}
/** What every `finally` does: the end of a task gives back what it holds, what was taken last first. */
function releaseAll(run, task, held) {
  while (held.length > 0) {
    const one = held.pop();
    run.recorder.add(Kind.release, task, run.now(), one.lock, -one.permits);
    call(run, one);
  }
}
function call(run, { release }) {
  try {
    release();
  } catch (error) {
    run.crash ??= {
      where: 'release',
      error,
    };
  }
}
// src/forms/racing.ts
function spawnArms(run, task, arms) {
  for (const arm of arms) {
    run.recorder.add(Kind.spawn, task, run.now(), arm);
    run.spawnCount++;
    run.handles[arm] = arm;
  }
}
/** Writes what a task was given of its arms, and gives its result from then on. */
function foldRaced(run, task, { kind, arms }, result, answer) {
  return kind === 'all' && 'value' in answer
    ? foldAll(run, task, arms, result, answer.value)
    : foldFirst(run, task, arms, result, answer);
}
/** Who is first is not determinate: it is told, and not folded. */
function foldFirst(run, task, arms, result, answer) {
  if ('error' in answer) {
    const { error } = answer;
    const winner =
      (error instanceof TaskError && arms.includes(error.task) ? error.task : void 0) ??
      arms.find((arm) => hasThrown(run, arm, error)) ??
      arms[0];
    run.recorder.add(Kind.deliver, task, run.now(), winner, errorDigest(run, error));
    return result;
  }
  const value = unwrapped(answer.value);
  const winner = value instanceof TaskResult && arms.includes(value.task) ? value.task : arms[0];
  run.recorder.add(Kind.deliver, task, run.now(), winner, resultDigest(winner, value));
  return result;
}
function foldAll(run, task, arms, result, value) {
  const values = Array.isArray(value) ? value : [];
  let folded = result;
  for (const [i, arm] of arms.entries()) {
    const digest = resultDigest(arm, values[i]);
    run.recorder.add(Kind.deliver, task, run.now(), arm, digest);
    folded = (Math.imul(folded, 31) + digest) | 0;
  }
  return folded;
}
function hasThrown(run, arm, error) {
  const outcome = run.outcomes[arm];
  return outcome !== void 0 && 'error' in outcome && Object.is(outcome.error, error);
}
/** Some tell under which name or in which place the winner stood. */
function unwrapped(value) {
  if (value instanceof TaskResult || typeof value !== 'object' || value === null) return value;
  const [inner, ...more] = Object.values(value).filter((one) => one !== void 0);
  return more.length === 0 ? inner : value;
}
// src/forms/told.ts
/** Folds what a scheduler says that all tasks came to: results other than 0, and errors of tasks, as they stand in its list. */
function foldTold(run, result, answer) {
  const told = answer !== void 0 && 'value' in answer ? answer.value : void 0;
  if (!Array.isArray(told))
    return crashed(
      run,
      'idle',
      new AdapterError(
        `scheduler '${run.scheduler}': idle: expected an array of what the tasks came to (supports 'results') but received ${show(told)}`,
      ),
    );
  let folded = result;
  for (const end of told)
    if (end instanceof TaskError) folded = (Math.imul(folded, 31) + 101 + 8 * end.task) | 0;
    else if (end instanceof TaskResult && end.value !== 0) folded = (Math.imul(folded, 31) + end.value) | 0;
  return folded;
}
/** What a settle folds that gives an error. */
function settled(error) {
  return error === Digest.cancelled ? 97 : 101 + (error - Digest.error);
}
// src/forms/interpreter.ts
/**
 * Runs the steps of one task, the only place where steps are given a meaning (the oracle, which gives them a second,
 * apart). It writes the task's events, so that all forms leave the same trace. It is resumed with the outcome of a join,
 * or with the error that a scheduler threw where it suspended; its own outcome it returns. Nothing is thrown in or out:
 * an exception costs as much as ten turns, so only a driver throws, where its scheduler expects it.
 *
 * This is the articles' starting point: a generator as a coroutine that says what it waits for and lets others see to it.
 */
function* interpret(run, task) {
  const { recorder } = run;
  const steps = run.code.tasks[task];
  let result = 0;
  let at = 0;
  let ended = false;
  /** What it holds of locks; undefined as long as it has taken none. */
  let held;
  /** Positions of the steps whose cleanup is still to be done. */
  let cleanups;
  if (run.cutCount > 0) startsAfterAll(run, task);
  recorder.add(Kind.start, task, run.now());
  try {
    for (; at < steps.length; at++) {
      const step = steps[at];
      let failure;
      switch (step.kind) {
        case 'emit':
          recorder.add(Kind.emit, task, run.now(), at, step.value);
          result = fold(result, step.value);
          break;
        case 'work':
          recorder.add(Kind.work, task, run.now(), at, step.ms);
          run.hold(step.ms);
          break;
        case 'cleanup':
          recorder.add(Kind.defer, task, run.now(), at, step.ms);
          if (run.registration === void 0) {
            cleanups ??= [];
            cleanups.push(at);
          } else {
            owe(run.registration, task, at);
            failure = yield step;
          }
          break;
        case 'throw':
          run.threwSync = step.sync;
          failure = { error: thrownValue(run, task, step.thrown) };
          break;
        case 'spawn':
          recorder.add(Kind.spawn, task, run.now(), step.task, step.options.after);
          run.spawnCount++;
          failure = yield step;
          if (run.ownsChildren && isCut(run, task)) askToCancel(run, step.task);
          break;
        case 'loop':
          recorder.add(Kind.suspend, task, run.now(), Reason.loop, step.times);
          failure = yield step;
          if (run.cutCount > 0 && isEndOf(run, task, failure)) return failure;
          recorder.add(Kind.resume, task, run.now(), Reason.loop, step.times);
          break;
        case 'arm':
          break;
        case 'race':
        case 'all': {
          spawnArms(run, task, step.arms);
          recorder.add(Kind.suspend, task, run.now(), Reason[step.kind], at);
          const answer = (yield step) ?? { value: void 0 };
          if (run.cutCount > 0 && isEndOf(run, task, answer)) return answer;
          recorder.add(Kind.resume, task, run.now(), Reason[step.kind], at);
          result = foldRaced(run, task, step, result, answer);
          break;
        }
        case 'yield':
          recorder.add(Kind.suspend, task, run.now(), Reason.yield);
          failure = yield step;
          if (run.cutCount > 0 && isEndOf(run, task, failure)) return failure;
          recorder.add(Kind.resume, task, run.now(), Reason.yield);
          break;
        case 'sleep':
          recorder.add(Kind.suspend, task, run.now(), Reason.sleep, step.ms);
          failure = yield step;
          if (run.cutCount > 0 && isEndOf(run, task, failure)) return failure;
          recorder.add(Kind.resume, task, run.now(), Reason.sleep, step.ms);
          break;
        case 'guarded-sleep':
          recorder.add(Kind.defer, task, run.now(), at, step.cleanup);
          recorder.add(Kind.suspend, task, run.now(), Reason.sleep, step.ms);
          failure = yield step;
          if (run.cutCount > 0 && isEndOf(run, task, failure)) return failure;
          break;
        case 'join':
        case 'settle': {
          const reason = step.kind === 'join' ? Reason.join : Reason.settle;
          recorder.add(Kind.suspend, task, run.now(), reason, step.task);
          const answer = (yield step) ?? { value: void 0 };
          if (run.cutCount > 0 && isEndOf(run, task, answer, step.task)) return answer;
          if (run.code.timeouts !== void 0 && 'error' in answer) noteError(run, step.task, answer.error);
          const outcome = run.cancelled !== void 0 ? deliveredOf(run, step.task, answer) : answer;
          recorder.add(Kind.resume, task, run.now(), reason, step.task);
          const failed = 'error' in outcome;
          const digest = failed ? errorDigest(run, outcome.error) : resultDigest(step.task, outcome.value);
          recorder.add(Kind.deliver, task, run.now(), step.task, digest);
          if (failed && step.kind === 'join') failure = outcome;
          else result = fold(result, failed ? settled(digest) : digest);
          break;
        }
        case 'cancel':
          recorder.add(Kind.suspend, task, run.now(), Reason.cancel, step.task);
          askToCancel(run, step.task);
          failure = yield step;
          if (run.cutCount > 0 && isEndOf(run, task, failure)) return failure;
          recorder.add(Kind.resume, task, run.now(), Reason.cancel, step.task);
          break;
        case 'pause':
        case 'resume':
        case 'clear':
        case 'set-limit':
        case 'set-priority': {
          const argument = argumentOf(step);
          recorder.add(Kind.suspend, task, run.now(), Reason[step.kind], argument);
          if (step.kind === 'clear') askToClear(run);
          failure = yield step;
          if (run.cutCount > 0 && isEndOf(run, task, failure)) return failure;
          recorder.add(Kind.resume, task, run.now(), Reason[step.kind], argument);
          break;
        }
        case 'idle':
          recorder.add(Kind.suspend, task, run.now(), Reason.idle, step.below);
          failure = yield step;
          recorder.add(Kind.resume, task, run.now(), Reason.idle, step.below);
          if (step.results && (failure === void 0 || 'value' in failure))
            result = foldTold(run, result, failure);
          break;
        case 'acquire': {
          const permits = Math.min(step.weight, run.permits);
          const argument = lockArgument(step.lock, permits);
          recorder.add(Kind.suspend, task, run.now(), Reason.acquire, argument);
          failure = yield step;
          if (run.cutCount > 0 && isEndOf(run, task, failure)) return failure;
          if (isExpiry(step.timeout, failure)) {
            recorder.add(Kind.expire, task, run.now(), 0, argument);
            failure = void 0;
            break;
          }
          recorder.add(Kind.resume, task, run.now(), Reason.acquire, argument);
          held = take(held, step.lock, permits, failure);
          break;
        }
        case 'release':
          releaseOne(run, task, held, step.lock);
          break;
        case 'send':
          prepareSend(run, task, step.channel, step.value);
          recorder.add(Kind.suspend, task, run.now(), Reason.send, step.channel);
          failure = yield step;
          recorder.add(Kind.resume, task, run.now(), Reason.send, step.channel);
          break;
        case 'receive':
          recorder.add(Kind.suspend, task, run.now(), Reason.receive, step.channel);
          failure = yield step;
          recorder.add(Kind.resume, task, run.now(), Reason.receive, step.channel);
          if (failure === void 0 || 'value' in failure)
            result = fold(result, received(run, task, step.channel, failure));
          break;
        case 'close':
          closeChannel(run, task, step.channel);
      }
      if (failure !== void 0 && 'error' in failure) {
        if (cleanups !== void 0) {
          const interruption = yield* cleanUp(run, task, cleanups);
          if (interruption !== void 0) return interruption;
        }
        const thrown = failureAtCleanup(run, task) ?? failure;
        ended = true;
        if (held !== void 0) releaseAll(run, task, held);
        return finish$1(run, task, 1, errorDigest(run, thrown.error), thrown);
      }
    }
    if (cleanups !== void 0) {
      const interruption = yield* cleanUp(run, task, cleanups);
      if (interruption !== void 0) return interruption;
    }
    ended = true;
    if (held !== void 0) releaseAll(run, task, held);
    const thrown = failureAtCleanup(run, task);
    if (thrown !== void 0) return finish$1(run, task, 1, errorDigest(run, thrown.error), thrown);
    return finish$1(run, task, 0, result, { value: new TaskResult(task, result) });
  } finally {
    if (!ended)
      try {
        if (cleanups !== void 0) yield* cleanUp(run, task, cleanups);
      } finally {
        if (owes(run, task)) endLater(run, task, () => recorder.add(Kind.close, task, run.now(), at));
        else recorder.add(Kind.close, task, run.now(), at);
        if (held !== void 0) releaseAll(run, task, held);
      }
  }
}
/** What a task returns to a scheduler, or throws to it. */
function unwrap(outcome) {
  if ('error' in outcome) throw outcome.error;
  return outcome.value;
}
function fold(result, value) {
  return (Math.imul(result, 31) + value) | 0;
}
// src/forms/looping.ts
/** Awaits so many times what is there. */
async function readyAgain(ready, times) {
  for (let left = times; left > 0; left--) await ready();
}
// src/forms/sharing.ts
/** Carries out what tasks share, for the forms that have it. Apart from the rest, since what few programs ask for must not make
 *  that too large to be inlined. */
function share(run, primitives, request) {
  switch (request.kind) {
    case 'acquire':
      return acquire(run, primitives, request);
    case 'send':
      return channelOf(run, request.channel).send(run.exchange.next);
    case 'receive':
      return channelOf(run, request.channel).receive();
  }
}
function acquire(run, primitives, { lock, weight, timeout }) {
  const key = LOCK_KEYS[lock];
  const permits = Math.min(weight, run.permits);
  return timeout > 0 ? primitives.acquire(key, permits, timeout) : primitives.acquire(key, permits);
}
// src/forms/thenable.ts
/** As `await` asks; a function may be one, too. */
function isThenable(value) {
  return (
    (typeof value === 'object' || typeof value === 'function') &&
    value !== null &&
    typeof value.then === 'function'
  );
}
// src/forms/async.ts
/** Writes task number `task` as a function that returns a promise. */
function asyncTask(run, primitives, task) {
  return () => {
    const steps = interpret(run, task);
    run.threwSync = false;
    const first = untilSuspended(run, primitives, task, steps, steps.next());
    if (!first.done) return proceed(run, primitives, steps, first.value, task);
    if ('error' in first.value && !run.threwSync) return Promise.reject(first.value.error);
    return Promise.resolve(unwrap(first.value));
  };
}
async function proceed(run, primitives, steps, first, task) {
  const signal = run.controllers[task]?.signal;
  let request = first;
  for (;;) {
    let answer;
    try {
      answer = { value: await carryOut$1(run, primitives, request, signal) };
    } catch (error) {
      answer = { error };
    }
    if (request.kind === 'acquire') mustRelease$1(run, answer);
    if (isAborted(run, task)) answer = { error: signal.reason };
    const next = untilSuspended(run, primitives, task, steps, steps.next(answer));
    if (next.done) return unwrap(next.value);
    if (run.inParts) return await proceed(run, primitives, steps, next.value, task);
    request = next.value;
  }
}
function mustRelease$1(run, answer) {
  if ('error' in answer || isRelease(answer)) return;
  run.crash ??= {
    where: 'acquire',
    error: releaseFault(run, 'a promise of a function', answer.value),
  };
}
/** Spawns, cancels and controls belong to the turn in which they are made: only what suspends is awaited. */
function untilSuspended(run, primitives, task, steps, next) {
  let reached = next;
  while (!reached.done && isPrompt(reached.value)) {
    const request = reached.value;
    run.clock.spend();
    let answer;
    if (request.kind === 'spawn') run.handles[request.task] = spawn$2(run, primitives, request);
    else {
      const promise = ask(run, primitives, request);
      if (isThenable(promise))
        return {
          done: false,
          value: {
            kind: 'await',
            promise,
          },
        };
      if (isAborted(run, task)) answer = { error: run.controllers[task].signal.reason };
    }
    reached = steps.next(answer);
  }
  return reached;
}
function spawn$2(run, primitives, { task, options }) {
  let handle;
  try {
    handle = primitives.spawn(asyncTask(run, primitives, task), optionsOf(run, primitives, task, options));
  } catch (error) {
    return crashed(run, 'spawn', error);
  }
  if (isThenable(handle))
    handle.then(ignore$2, hasTimeout(run, task) ? (error) => noteError(run, task, error) : ignore$2);
  else if (primitives.join === void 0)
    crashed(
      run,
      'spawn',
      new AdapterError(
        `scheduler '${run.scheduler}': spawn: expected a promise (or, with \`join\`, a handle) but received ${show(handle)}`,
      ),
    );
  return handle;
}
/** Where tasks are cancelled, and not by a primitive, then by signals. */
function optionsOf(run, primitives, task, options) {
  const given = options.after === void 0 ? options : pendingFor(run, options.after, options.priority);
  if (!run.code.cancels || primitives.cancel !== void 0) return given;
  const controller = new AbortController();
  run.controllers[task] = controller;
  return {
    ...given,
    signal: controller.signal,
  };
}
function carryOut$1(run, primitives, request, signal) {
  run.clock.spend();
  switch (request.kind) {
    case 'yield':
      return primitives.yield?.();
    case 'sleep':
      if (signal !== void 0) return sleepUnlessAborted(run, request.ms, signal);
      return primitives.sleep === void 0 ? timer(run, request.ms) : primitives.sleep(request.ms);
    case 'join':
    case 'settle': {
      const handle = run.handles[request.task];
      return primitives.join === void 0 ? handle : primitives.join(handle);
    }
    case 'idle':
      return request.below > 0 ? primitives.shorter(request.below) : primitives.idle();
    case 'loop':
      return readyAgain(() => primitives.ready(), request.times);
    case 'await':
      return request.promise;
    case 'race':
    case 'all':
    case 'cleanup':
    case 'guarded-sleep':
      return;
    default:
      return share(run, primitives, request);
  }
}
function ignore$2() {}
// src/forms/own-time.ts
/**
 * A scheduler that keeps its own time cannot know that a task holds the processor. So its time lags behind until it is
 * moved on the next time, and then catches up: what fell due meanwhile fires late, as it does on any processor that is busy.
 */
function keepOwnTime(run, primitives) {
  let heldUntil = Number.NEGATIVE_INFINITY;
  const own = () => primitives.now();
  run.now = () => Math.max(own(), heldUntil);
  run.hold = (ms) => {
    run.clock.spend();
    heldUntil = run.now() + ms;
  };
  return () => Math.max(0, heldUntil - own());
}
/** Runs what is due; if that is nothing, moves to the next deadline, and past it in single ms where it is not noticed. */
function advance(driver, lateness) {
  const { run, primitives, deadlines, lag, moving } = driver;
  const { recorder } = run;
  if (moving !== void 0) {
    if (!moving.isOver || !isFurther(run, moving)) return false;
    driver.moving = void 0;
  }
  const before = recorder.length;
  run.clock.spend();
  if (keepMoving(driver, primitives.advance(lag()))) return true;
  if (recorder.length > before) return true;
  const now = run.now();
  const next = Math.min(...deadlines.values());
  if (next === Number.POSITIVE_INFINITY || now > next + lateness) return false;
  const to = next > now ? next : now + 1;
  const deviation = next > now ? run.clock.nextDeviation() : Deviation$1.polite;
  const leap = leapOf(deviation, next, deadlines);
  recorder.add(Kind.advance, -1, now, leap === 0 ? Deviation$1.polite : deviation, to);
  driver.reached = leap === 0 ? Number.POSITIVE_INFINITY : to;
  primitives.advance(to + leap - now);
  driver.reached = Number.POSITIVE_INFINITY;
  return recorder.length > before + 1 || run.now() > now;
}
/** Waits for what it returned, if that is a promise. */
function keepMoving(driver, moved) {
  if (!isThenable(moved)) return false;
  const { run } = driver;
  const moving = {
    isOver: false,
    events: run.recorder.length,
    time: run.now(),
  };
  driver.moving = moving;
  const end = () => {
    moving.isOver = true;
  };
  moved.then(end, end);
  return true;
}
function isFurther(run, { events, time }) {
  return run.recorder.length > events || run.now() > time;
}
/** ms. As far as a clock of the host may be late. */
const LONG_LEAP = 10;
/**
 * By how many ms the scheduler's own time is moved past the next deadline in one go: where the host's clock would be late.
 * Whoever keeps his own time is late for nobody by that: he passes each deadline on the way, and does then what is due.
 */
function leapOf(deviation, next, deadlines) {
  if (deviation === Deviation$1.late) return 1;
  if (deviation !== Deviation$1.tooLate && deviation !== Deviation$1.tooLateTogether) return 0;
  let leap = LONG_LEAP;
  for (const deadline of deadlines.values()) if (deadline > next) leap = Math.min(leap, deadline - next);
  return leap;
}
/** On its way past several deadlines the clock has moved with the processor idle, and nobody was told. */
function noteMove({ run: { recorder }, primitives, reached }) {
  if (reached === Number.POSITIVE_INFINITY) return reached;
  const now = primitives.now();
  const from = Math.max(reached, recorder.time[recorder.length - 1]);
  if (now > from) recorder.add(Kind.advance, -1, from, Deviation$1.polite, now);
  return now;
}
// src/forms/callback.ts
/**
 * Writes the program in continuations and starts main. Returns a step that moves the scheduler's own time, if it has one:
 * false once it got nobody any further. `lateness`: how many ms past a deadline the scheduler may need to notice it.
 */
function startCallbacks(run, primitives, lateness) {
  const lag = primitives.advance === void 0 ? () => 0 : keepOwnTime(run, primitives);
  const driver = {
    run,
    primitives,
    deadlines: /* @__PURE__ */ new Map(),
    timers: run.code.cuts ? /* @__PURE__ */ new Map() : void 0,
    lag,
    reached: Number.POSITIVE_INFINITY,
    moving: void 0,
    endings: primitives.ending === void 0 ? void 0 : [],
  };
  try {
    run.startTime = run.now();
    startTask(driver, 0);
  } catch (error) {
    crashed(run, 'defer', error);
  }
  return primitives.advance === void 0 ? void 0 : () => advance(driver, lateness);
}
function startTask(driver, task) {
  const { run, deadlines } = driver;
  defer(driver, task, () => {
    deadlines.delete(task);
    driver.reached = noteMove(driver);
    const steps = interpret(run, task);
    proceed(void 0);
    function proceed(answer) {
      let next = steps.next(answer);
      while (!next.done && (next.value.kind === 'spawn' || next.value.kind === 'cancel')) {
        if (next.value.kind === 'spawn') spawn$1(driver, next.value.task);
        else cancel(driver, next.value.task);
        next = steps.next();
      }
      if (!next.done) wait(next.value);
    }
    function wait(request) {
      run.clock.spend();
      let waiting = true;
      /** Each continuation is for one use: a second call is the scheduler's fault and is written down. */
      const goOn = () => {
        if (!waiting) {
          run.recorder.add(Kind.stray, task, run.now());
          return;
        }
        waiting = false;
        deadlines.delete(task);
        driver.reached = noteMove(driver);
        proceed(request.kind === 'join' || request.kind === 'settle' ? run.outcomes[request.task] : void 0);
      };
      switch (request.kind) {
        case 'sleep':
          deadlines.set(task, run.now() + request.ms);
          if (request.timer === void 0) setTimer(driver, task, request.ms + driver.lag(), goOn);
          else askFor(driver, task, request.timer, goOn);
          break;
        case 'join':
        case 'settle':
          if (driver.endings !== void 0) hearOf(driver, task, request.task, goOn);
          else
            whenFinished(run, request.task, () => {
              if (!isCut(run, task)) defer(driver, task, goOn);
            });
          break;
        default:
          defer(driver, task, goOn);
      }
    }
  });
}
function spawn$1(driver, child) {
  const { run, primitives, endings } = driver;
  try {
    if (endings !== void 0) {
      const ending = primitives.ending();
      endings[child] = ending;
      whenFinished(run, child, () => ending.tell());
    }
    startTask(driver, child);
  } catch (error) {
    crashed(driver.run, 'defer', error);
  }
}
/** What waits for a timer has that cleared; nobody can take back what was deferred, so that is not gone on with. Of a task that has ended the
 *  timer that woke it last is cleared, as careless code does. */
function cancel({ run, primitives, deadlines, timers }, target) {
  const hasEnded = !isCut(run, target);
  const timer = timers?.get(target);
  try {
    if (timer !== void 0) primitives.clearTimer(timer);
  } catch (error) {
    crashed(run, 'clearTimer', error);
  }
  if (hasEnded) return;
  deadlines.delete(target);
  tellCancelled(run, target);
}
/** Who has asked for the end of a task may be cancelled by then. */
function hearOf({ run, endings }, task, target, goOn) {
  endings[target].hear(() => {
    if (!isCut(run, task)) goOn();
  });
}
function setTimer({ primitives, timers }, task, ms, callback) {
  const timer = primitives.setTimer(ms, callback);
  timers?.set(task, timer);
}
/** A scheduler that keeps its own time is behind by what somebody held the processor for: that comes on top of a delay, but of none that
 *  stands for 0. */
function askFor(driver, task, timer, callback) {
  const { delay, times } = timer;
  const lag = driver.lag();
  if (times === void 0)
    setTimer(driver, task, typeof delay === 'string' ? String(Number(delay) + lag) : delay, callback);
  else if (lag > 0) setTimer(driver, task, lag, () => repeat(driver, task, delay, times, callback));
  else repeat(driver, task, delay, times, callback);
}
function repeat({ primitives, timers }, task, delay, times, callback) {
  let left = times;
  const timer = primitives.repeat(delay, () => {
    left--;
    if (left === 0) primitives.clearTimer(timer);
    if (left <= 0) callback();
  });
  timers?.set(task, timer);
}
function defer(driver, task, callback) {
  const { run, primitives, deadlines, timers, lag } = driver;
  deadlines.set(task, run.now());
  if (primitives.defer === void 0) setTimer(driver, task, lag(), callback);
  else if (timers === void 0) primitives.defer(callback);
  else {
    timers.delete(task);
    primitives.defer(() => {
      if (!isCut(run, task)) callback();
    });
  }
}
// src/forms/coroutine.ts
/** Writes task number `task` as a coroutine. */
function coroutine(run, primitives, task) {
  return () => (run.inParts ? driveInParts(run, primitives, task) : drive(run, primitives, task));
}
function* drive(run, primitives, task) {
  const steps = interpret(run, task);
  let next = steps.next();
  try {
    while (!next.done) {
      const request = next.value;
      run.clock.spend();
      let answer;
      try {
        const value = yield* checked(run, request.kind, carryOut(run, primitives, task, request));
        if (request.kind === 'spawn') run.handles[request.task] = value;
        answer = { value };
        if (request.kind === 'acquire') mustRelease(run, value);
      } catch (error) {
        answer = failed(run, task, request, error);
      }
      next = steps.next(answer);
    }
  } finally {
    if (!next.done) yield* closed(run, primitives, task, steps);
  }
  return unwrap(failureAtCleanup(run, task) ?? next.value);
}
/** The same, written as a careful programmer might: each request is a part of its own, which calls the next and gives what
 *  that gives. */
function* driveInParts(run, primitives, task) {
  const steps = interpret(run, task);
  const first = steps.next();
  try {
    return yield* part(first);
  } finally {
    yield* closed(run, primitives, task, steps);
  }
  function* part(next) {
    if (next.done) return unwrap(failureAtCleanup(run, task) ?? next.value);
    const request = next.value;
    run.clock.spend();
    const answer = yield* answered(run, primitives, task, request);
    const rest = () => part(steps.next(answer));
    return yield* primitives.call === void 0 ? rest() : checked(run, 'call', primitives.call(rest));
  }
}
/** A call with a `finally` block of its own. */
function* guardedSleep(run, primitives, { task, at, ms, cleanup }) {
  const { recorder } = run;
  try {
    yield* checked(run, 'sleep', primitives.sleep(ms));
    recorder.add(Kind.resume, task, run.now(), Reason.sleep, ms);
  } finally {
    recorder.add(Kind.cleanup, task, run.now(), at, cleanup);
    if (cleanup > 0) yield* checked(run, 'sleep', primitives.sleep(cleanup));
    recorder.add(Kind.cleaned, task, run.now(), at, cleanup);
  }
}
/** One turn of the task, however often: its events are as many for any number. */
function* looped(run, primitives, times) {
  for (let left = times; left > 0; left--) yield* checked(run, 'loop', primitives.ready());
}
/** Closes the steps; what is cleaned up then may wait. */
function* closed(run, primitives, task, steps) {
  noteClose(run, task);
  let next = steps.return(void 0);
  try {
    while (!next.done) next = steps.next(yield* answered(run, primitives, task, next.value));
  } finally {
    if (!next.done) steps.return(void 0);
  }
  const failed = failureAtCleanup(run, task);
  if (failed !== void 0) throw failed.error;
}
function* answered(run, primitives, task, request) {
  try {
    const value = yield* checked(run, request.kind, carryOut(run, primitives, task, request));
    if (request.kind === 'spawn') run.handles[request.task] = value;
    if (request.kind === 'acquire') mustRelease(run, value);
    return { value };
  } catch (error) {
    return failed(run, task, request, error);
  }
}
/** What the task is told of it; where it is the scheduler's own fault, the run is over. */
function failed(run, task, request, error) {
  if (run.crash !== void 0) throw error;
  if (request.kind === 'spawn') crashed(run, 'spawn', error);
  if (request.kind === 'cancel' && isOfTeardown(run, error)) {
    run.recorder.add(Kind.hear, task, run.now(), request.task, errorDigest(run, error));
    return { value: void 0 };
  }
  if (isAsked(request) && !isCut(run, task)) crashed(run, nameOf(request.kind), error);
  return { error };
}
/** What is to come back without an error. */
function isAsked({ kind }) {
  return (
    kind === 'cancel' || kind === 'pause' || kind === 'resume' || kind === 'clear' || kind === 'set-limit'
  );
}
/** Of the primitive that carries it out. */
function nameOf(kind) {
  if (kind === 'settle') return 'join';
  if (kind === 'loop') return 'ready';
  return kind === 'set-limit' ? 'setLimit' : kind;
}
/** What is no generator would else be a TypeError of this file, thrown into the task, which may catch it. */
function checked(run, kind, value) {
  if (typeof value?.[Symbol.iterator] === 'function') return value;
  const name = nameOf(kind);
  return crashed(
    run,
    name,
    new AdapterError(
      `scheduler '${run.scheduler}': ${name}: expected a generator, as \`*${name}() { … }\` makes one, but received ${show(value)}`,
    ),
  );
}
function mustRelease(run, value) {
  if (!isRelease({ value })) crashed(run, 'acquire', releaseFault(run, 'a function', value));
}
function carryOut(run, primitives, task, request) {
  switch (request.kind) {
    case 'yield':
      return primitives.yield === void 0 ? primitives.sleep(0) : primitives.yield();
    case 'sleep':
      return primitives.sleep(request.ms);
    case 'loop':
      return looped(run, primitives, request.times);
    case 'cleanup':
      return register(run, task, primitives, (ms) => checked(run, 'sleep', primitives.sleep(ms)));
    case 'guarded-sleep':
      return guardedSleep(run, primitives, request);
    case 'spawn':
      return request.options.timeout === void 0
        ? primitives.spawn(coroutine(run, primitives, request.task))
        : spawnTimed(run, primitives, request.task, request.options.timeout);
    case 'race':
      return primitives.race(request.arms.map((arm) => coroutine(run, primitives, arm)));
    case 'all':
      return primitives.all(request.arms.map((arm) => coroutine(run, primitives, arm)));
    case 'join':
    case 'settle':
      return primitives.join(run.handles[request.task]);
    case 'cancel':
      return request.task === task ? primitives.cancelSelf() : primitives.cancel(run.handles[request.task]);
    case 'idle':
      return request.below > 0 ? primitives.shorter(request.below) : primitives.idle();
    case 'pause':
      return primitives.pause();
    case 'resume':
      return primitives.resume();
    case 'clear':
      return primitives.clear();
    case 'set-limit':
      return primitives.setLimit(request.limit);
    default:
      return share(run, primitives, request);
  }
}
function spawnTimed(run, primitives, task, timeout) {
  return primitives.spawn(coroutine(run, primitives, task), {
    timeout,
    timedOut: () => expire(run, task),
  });
}
// src/forms/pollable.ts
/**
 * Writes the program as pollables: main's leading spawns are the tasks that `run` is given at once, and the rest of main
 * is the last of them. Returns what `run` returned, after comparing it with what the tasks ended with.
 */
function runPollables(run, primitives) {
  const given = [];
  const main = new PolledTask(run, 0, primitives, given);
  main.begin();
  const tasks = main.ended ? given : [...given, main];
  const returned = primitives.run(tasks);
  return isThenable(returned) ? returned.then(compared) : compared(returned);
  function compared(results) {
    if (Array.isArray(results)) compareResults(run, tasks, results);
    return results;
  }
}
var PolledTask = class PolledTask {
  task;
  result = void 0;
  ended = false;
  run;
  primitives;
  /** Where tasks go that are spawned before `run`, and cannot be spawned later. */
  given;
  steps;
  beginning = false;
  deadline = Number.NEGATIVE_INFINITY;
  waitsFor = -1;
  constructor(run, task, primitives, given) {
    this.run = run;
    this.task = task;
    this.primitives = primitives;
    this.given = given;
    this.steps = interpret(run, task);
  }
  /** Runs main up to its first wait. */
  begin() {
    this.beginning = true;
    try {
      this.advance(void 0);
    } catch (error) {
      if (this.run.crash !== void 0) throw error;
    }
    this.beginning = false;
  }
  poll(now) {
    this.run.clock.spend();
    if (typeof now !== 'number' || Number.isNaN(now))
      throw new AdapterError(
        `scheduler '${this.run.scheduler}': poll: expected the time in ms, such as clock.now(), but received ${show(now)}. Without it no task knows when it is ready.`,
      );
    if (this.ended) return true;
    if (now < this.deadline) return false;
    if (this.waitsFor === -1) return this.advance(void 0);
    const outcome = this.run.outcomes[this.waitsFor];
    return outcome !== void 0 && this.advance(outcome);
  }
  advance(outcome) {
    const { steps } = this;
    try {
      let next = steps.next(outcome);
      while (!next.done && (next.value.kind === 'spawn' || next.value.kind === 'cancel')) {
        if (next.value.kind === 'spawn') this.spawn(next.value.task);
        else this.cancel(next.value.task);
        next = steps.next();
      }
      if (next.done) this.result = unwrap(next.value);
      else this.wait(next.value);
      this.ended = next.done === true;
    } catch (error) {
      this.ended = true;
      throw error;
    }
    return this.ended;
  }
  wait(request) {
    this.deadline = Number.NEGATIVE_INFINITY;
    this.waitsFor = -1;
    switch (request.kind) {
      case 'sleep':
        this.deadline = this.run.clock.peek() + request.ms;
        break;
      case 'join':
      case 'settle':
        this.waitsFor = request.task;
    }
  }
  spawn(child) {
    const { run, primitives, given } = this;
    const task = new PolledTask(run, child, primitives, given);
    run.handles[child] = task;
    if (primitives.spawn !== void 0)
      try {
        primitives.spawn(task);
      } catch (error) {
        crashed(run, 'spawn', error);
      }
    else if (this.beginning) given.push(task);
    else
      crashed(
        run,
        'spawn',
        /* @__PURE__ */ new Error('`spawn` is missing, and the program spawns after its first wait'),
      );
  }
  cancel(target) {
    const { run, primitives } = this;
    try {
      primitives.cancel(run.handles[target]);
    } catch (error) {
      crashed(run, 'cancel', error);
    }
    tellCancelled(run, target);
  }
};
/** What `run` returned is delivered to nobody's join, so it is written as delivered to main. */
function compareResults(run, given, returned) {
  for (const [i, { task }] of given.entries()) {
    if (task === 0) continue;
    const outcome = run.outcomes[task];
    if (outcome === void 0 || isCut(run, task)) continue;
    const item = returned[i];
    const settled = typeof item === 'object' && item !== null && 'status' in item;
    if (!settled && 'error' in outcome) continue;
    const digest =
      settled && item.status === 'rejected'
        ? errorDigest(run, item.reason)
        : resultDigest(task, settled ? item.value : item);
    run.recorder.add(Kind.deliver, 0, run.now(), task, digest);
  }
}
// src/harness/start.ts
/**
 * Creates the scheduler and starts main on it.
 *
 * @throws whatever `create` throws, and AdapterError where it returns the wrong primitives.
 */
function start(scheduler, run, environment) {
  const { definition, name, claims } = scheduler;
  const primitives = definition.create(environment);
  checkPrimitives(name, definition.form, primitives, claims.supports);
  switch (definition.form) {
    case 'coroutine': {
      const { run: runMain, channel, cleanup } = primitives;
      if (channel !== void 0) run.exchange = startExchange(channel);
      if (cleanup !== void 0) run.registration = startRegistration(claims.guarantees.cleanup === 'at-once');
      return follow(() => runMain(coroutine(run, primitives, 0)));
    }
    case 'pollable':
      return follow(() => runPollables(run, primitives));
    case 'async': {
      const { run: runMain, channel } = primitives;
      if (channel !== void 0) run.exchange = startExchange(channel);
      const main = asyncTask(run, primitives, 0);
      if (runMain !== void 0) return follow(() => runMain(main));
      return {
        ...follow(main),
        end: { kind: 'none' },
      };
    }
    case 'callback':
      return {
        end: { kind: 'none' },
        advance: startCallbacks(run, primitives, claims.guarantees.resolution ?? 0),
      };
  }
}
function follow(body) {
  const started = {
    end: { kind: 'pending' },
    advance: void 0,
  };
  try {
    const returned = body();
    if (isThenable(returned))
      returned.then(
        () => {
          started.end = { kind: 'returned' };
        },
        (error) => {
          started.end = {
            kind: 'threw',
            error,
          };
        },
      );
    else started.end = { kind: 'returned' };
  } catch (error) {
    started.end = {
      kind: 'threw',
      error,
    };
  }
  return started;
}
// src/harness/run.ts
/** More events than any program of the search has: the mark of a livelock that still touches tasks. */
const MAX_EVENTS = 1e5;
const NOTHING_LEFT = {
  timers: 0,
  nextDeadline: Number.POSITIVE_INFINITY,
  rejections: [],
  escapes: [],
};
/**
 * Runs one case from its start to quiescence and gives its trace. Yields wherever microtasks have to be drained before it
 * goes on, so that one text serves the synchronous drain and the slow one. The trace's columns are those of the host's
 * recorder: valid until the next run.
 */
function* execute(scheduler, kase, host, inParts = false) {
  const { clock, recorder } = host;
  recorder.reset();
  let kept = Number.POSITIVE_INFINITY;
  const { limit, dice, start: startTime = 0, world = POLITE } = kase.environment;
  const { timeLimit, timedOut, scope } = scheduler.claims.guarantees;
  const code = compile(kase.program, timeLimit);
  clock.reset({
    startTime,
    world,
    budgets: budgetsFor(host, code),
    onExceeded: () => {
      kept = recorder.length;
    },
    onAdvance: (from, to, mark) => recorder.add(Kind.advance, -1, from, mark, to),
  });
  const permits = permitsFor(scheduler, limit);
  const [stopsExpired, ownsChildren] = [timedOut === 'stops', scope === 'cancels'];
  const run = makeRun(scheduler.name, code, clock, recorder, inParts, permits, stopsExpired, ownsChildren);
  run.failsFast = failsFast(scheduler);
  run.keepsFirstError = scheduler.claims.guarantees.errors === 'first';
  host.active = {
    scheduler,
    case: kase,
    run,
  };
  if (!host.drains) yield;
  const rejections = collectRejections();
  routeTo(clock);
  try {
    const started = begin(scheduler, run, {
      clock,
      limit: limitOf(scheduler, limit),
      rate: kase.environment.rate ?? UNLIMITED,
      permits: run.permits,
      random: seededRandom(dice),
    });
    yield;
    while (started !== void 0 && !isOver(run, started, host)) {
      if (!stepOnce(run, started, host)) break;
      yield;
    }
    const ending = endingOf(run, started, host);
    if (ending.kind === 'completed') yield* settleDown(scheduler, host);
    const leftovers = {
      timers: clock.pendingTimers,
      nextDeadline: clock.nextDeadline(),
      rejections: rejections.take().map(describeError),
      escapes: [],
    };
    if (run.cutCount > 0 && ending.kind === 'completed') yield* stir(host);
    recorder.length = Math.min(recorder.length, kept);
    return traceOf(host, ending, leftovers);
  } finally {
    routeTo(void 0);
    rejections.stop();
  }
}
/** The trace of a run that the wall clock had to stop: what was recorded until then. */
function abandon(host, ms) {
  return traceOf(
    host,
    {
      kind: 'hang',
      ms,
    },
    NOTHING_LEFT,
  );
}
function begin(scheduler, run, environment) {
  try {
    return start(scheduler, run, environment);
  } catch (error) {
    run.crash ??= {
      where: 'create',
      error,
    };
    return;
  }
}
function isOver(run, started, host) {
  if (run.crash !== void 0 || host.clock.exceeded !== void 0) return true;
  if (host.recorder.length > MAX_EVENTS) return true;
  if (run.pendingInputs > 0 || isCleaningUp(run)) return false;
  if (started.end.kind === 'pending' || run.finishCount + run.cutCount !== run.spawnCount) return false;
  return run.clearedCount === 0 || !mayStillStart(run, host);
}
/** What was cleared may have had its slot before, and start by a timer that was set then. */
function mayStillStart({ clearedAt }, { clock, active }) {
  const { resolution = 0 } = active.scheduler.claims.guarantees;
  return clock.pendingImmediates > 0 || clock.nextDeadline() <= clearedAt + 1 + resolution;
}
/** One macrotask. False at quiescence. */
function stepOnce(run, started, { clock }) {
  try {
    if (clock.step()) return true;
    return started.advance?.() ?? false;
  } catch (error) {
    if (clock.exceeded === void 0)
      run.crash ??= {
        where: 'a timer callback',
        error,
      };
    return true;
  }
}
function endingOf(run, started, { clock, recorder }) {
  if (clock.exceeded !== void 0)
    return {
      kind: 'budget',
      budget: clock.exceeded.budget,
      spent: clock.exceeded.spent,
    };
  if (recorder.length > MAX_EVENTS)
    return {
      kind: 'budget',
      budget: 'events',
      spent: recorder.length,
    };
  if (run.crash !== void 0) return crash(run.crash.where, run.crash.error);
  if (started === void 0) return { kind: 'deadlock' };
  switch (started.end.kind) {
    case 'none':
      return run.finishCount + run.cutCount === run.spawnCount ? { kind: 'completed' } : { kind: 'deadlock' };
    case 'pending':
      return { kind: 'deadlock' };
    case 'returned':
      return { kind: 'completed' };
    case 'threw':
      return isMainsError(run, started.end.error) ? { kind: 'completed' } : crash('run', started.end.error);
  }
}
function crash(where, error) {
  return {
    kind: 'crash',
    where,
    error: describeError(error),
  };
}
function isMainsError(run, error) {
  const outcome = run.outcomes[0];
  return (
    outcome !== void 0 && 'error' in outcome && errorDigest(run, outcome.error) === errorDigest(run, error)
  );
}
/** After the last task a scheduler may still tidy up: at once, or for as long as it said that its timers take. Some are one for
 *  the whole process, and would else wait in the next run for what was promised in this one. */
function* settleDown(scheduler, { clock }) {
  const end = clock.peek() + (scheduler.claims.guarantees.resolution ?? 0);
  while ((clock.pendingImmediates > 0 || clock.nextDeadline() <= end) && clock.exceeded === void 0) {
    try {
      clock.step();
    } catch {
      return;
    }
    yield;
  }
}
/** Whether a task that was cancelled has really stopped shows only in what is left of it. */
function* stir({ clock, recorder }) {
  while (clock.exceeded === void 0 && recorder.length <= MAX_EVENTS) {
    try {
      if (!clock.step()) return;
    } catch {
      return;
    }
    yield;
  }
}
function traceOf(host, ending, leftovers) {
  const { scheduler, case: kase, run } = host.active;
  const events = host.recorder;
  const { resolution = 0, scope } = scheduler.claims.guarantees;
  const cuts = findCuts(events, run.code, scope, resolution, failsFast(scheduler));
  return {
    program: kase.program,
    code: run.code,
    claims: scheduler.claims,
    limit: limitOf(scheduler, kase.environment.limit),
    rate: kase.environment.rate ?? UNLIMITED,
    permits: run.permits,
    startTime: run.startTime,
    events,
    ending,
    leftovers,
    expected: expect(kase.program, resolution, 1, cuts?.steps, run.keepsFirstError),
    waits: findWaits(events, run.code.tasks.length, host.waits, cuts),
    cuts,
    foreignErrors: run.foreignErrors,
  };
}
function limitOf(scheduler, limit) {
  return scheduler.claims.supports.has('limit') ? limit : Number.POSITIVE_INFINITY;
}
function budgetsFor({ turns }, { isLong, rounds }) {
  const enough = { turns: turns + TURNS_OF_ROUND * rounds };
  return isLong
    ? {
        ...enough,
        time: LONG_TIME,
      }
    : enough;
}
/** What a scheduler may ask its clock for each round of a loop. */
const TURNS_OF_ROUND = 10;
function failsFast({ claims }) {
  return claims.guarantees.failure === 'stops';
}
/** Enough for programs that sleep for months, ms. */
const LONG_TIME = 0xe8d4a51000;
/** The limit of a semaphore is how many permits it has; a lock has one. */
function permitsFor(scheduler, limit) {
  return hasPermits(scheduler.claims) ? limit : 1;
}
// src/harness/companions.ts
/** A power of two, by which sums of fractions scale exactly. It turns a millisecond into a second: far beyond what programs
 *  of a search ask for. */
const FACTOR = 1024;
/** Where a scheduler looks at the clock every so often, it looks so much oftener. */
const FACTOR_OF_POLLED = 16;
/** More than there are bits in a word, or places in a small ring. */
const BYSTANDERS = 40;
/**
 * Runs, for each relation, what the case is to be compared with. None where the world is not polite, since its deviations
 * would meet another run at other places; nor where what the program does has no claim on coming to the same.
 */
function* accompany(relations, scheduler, { program, environment }, host) {
  const companions = [];
  if (!isPolite(environment)) return companions;
  for (const relation of relations) {
    const plan = planOf(relation, program, scheduler.claims);
    if (plan === void 0) continue;
    const { factor = 1, inParts = false } = plan;
    const trace = yield* execute(
      scheduler,
      {
        program: plan.program,
        environment,
      },
      host,
      inParts,
    );
    if (isAnyExpired(trace.cuts)) continue;
    const ends = endsOf(trace, program.tasks.length);
    companions.push({
      relation,
      program: plan.program,
      factor,
      ending: trace.ending,
      ends,
    });
  }
  return companions;
}
/** Undefined where there is nothing to compare the case with. */
function comparedBy(relation, { program, environment }, claims) {
  const plan = isPolite(environment) ? planOf(relation, program, claims) : void 0;
  return (
    plan && {
      case: {
        program: plan.program,
        environment,
      },
      inParts: plan.inParts ?? false,
    }
  );
}
function planOf(relation, program, claims) {
  const { orphans } = shapeOf(claims);
  if (orphans && relation !== 'time-scaling' && findUnsettled(program) !== void 0) return void 0;
  switch (relation) {
    case 'time-scaling': {
      const { resolution = 0 } = claims.guarantees;
      if (!isScalable(program, resolution > 0 ? 0 : 1)) return void 0;
      const factor = resolution > 0 ? FACTOR_OF_POLLED : FACTOR;
      const longer = scaled(program, factor);
      return (
        longer && {
          program: longer,
          factor,
        }
      );
    }
    case 'spawn-permutation': {
      const other = commutes(program, claims) ? permuted(program) : void 0;
      return other && { program: other };
    }
    case 'delegation':
      return commutes(program, claims)
        ? {
            program,
            inParts: true,
          }
        : void 0;
    case 'bystander':
      if (!commutes(program, claims)) return void 0;
      return { program: crowded(program, BYSTANDERS, shapeOf(claims).structured) };
  }
}
/** Where the first failure ends the whole, who gets to run by then is a matter of whose turn it was. */
function commutes(program, { guarantees }) {
  const { tasks } = program;
  return !(guarantees.failure === 'stops' && tasks.some(fails)) && isCommuting(program);
}
function fails({ steps }, task) {
  return task > 0 && steps.some((step) => 'throw' in step);
}
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
function startWatchdog(ms) {
  const memory = new SharedArrayBuffer(HEADER + MOST_BYTES);
  const header = new Int32Array(memory, 0, 3);
  const text = new Uint8Array(memory, HEADER);
  new Worker(WATCH, {
    eval: true,
    execArgv: [],
    workerData: {
      memory,
      ms,
      code: 70,
    },
  }).unref();
  return {
    beat(label) {
      const bytes = Buffer.from(label).subarray(0, MOST_BYTES);
      text.set(bytes);
      Atomics.store(header, LENGTH, bytes.length);
      Atomics.add(header, BEATS, 1);
      Atomics.notify(header, BEATS);
    },
    stop() {
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
// src/clock/drive.ts
/**
 * Runs to its end what yields wherever microtasks have to be drained, with a real macrotask for each drain: for where
 * `canDrain` says no. Some ten times slower than draining in place, and nothing that hangs can be stopped: after
 * `timeLimit` ms of real time without a drain the process ends, with exit code 70 and what `label` gave last.
 *
 * @example
 * await driveSlowly(execute(program), () => print(program));
 */
async function driveSlowly(running, label, timeLimit = 4e3) {
  const watchdog = startWatchdog(timeLimit);
  try {
    watchdog.beat(label());
    let next = running.next();
    while (!next.done) {
      watchdog.beat(label());
      await macrotask(() => void 0);
      next = running.next();
    }
    return next.value;
  } finally {
    watchdog.stop();
  }
}
// src/harness/running.ts
/** Runs it to its end in place. Only inside a macrotask. */
function finish(running) {
  let next = running.next();
  while (!next.done) {
    drain();
    next = running.next();
  }
  return next.value;
}
/**
 * Runs it to its end: in one macrotask where microtasks can be drained in place, else with a macrotask for each drain, some
 * ten times slower.
 */
async function conduct(running, host) {
  const inPlace = await macrotask(() => {
    host.drains = canDrain();
    return host.drains ? { value: finish(running()) } : void 0;
  });
  if (inPlace !== void 0) return inPlace.value;
  const mine = lastSlow.then(() => driveSlowly(running(), () => whatRuns(host)));
  lastSlow = mine.catch(() => void 0);
  return mine;
}
/** Virtual globals lead to one clock: what runs over many macrotasks waits for what does so already. */
let lastSlow = Promise.resolve();
/** For the watchdog, which can only say what was on and end the process. */
function whatRuns({ active }) {
  return active === void 0 ? 'no program' : `${active.scheduler.name}:\n${printProgram(active.case.program)}`;
}
// src/harness/attempt.ts
const once = (scheduler, kase, host) => execute(scheduler, kase, host);
/** The trace of the second run knows the hashes of both. */
function* twice(scheduler, kase, host) {
  const first = hashEvents((yield* execute(scheduler, kase, host)).events);
  const trace = yield* execute(scheduler, kase, host);
  return {
    ...trace,
    twins: [first, hashEvents(trace.events)],
  };
}
/** The way to run a case for a law. */
function attemptFor(law) {
  return attemptForAll([law]);
}
/** The way to run a case that serves several laws: determinism compares two runs of it, metamorphic laws a run of another
 *  program. What is compared with comes first, so that the events are those of the case. */
function attemptForAll(laws) {
  const relations = laws.filter(({ family }) => family === 'metamorphic').map(({ id }) => id);
  const attempt = laws.some(({ id }) => id === 'determinism') ? twice : once;
  if (relations.length === 0) return attempt;
  return function* accompanied(scheduler, kase, host) {
    const companions = yield* accompany(relations, scheduler, kase, host);
    return {
      ...(yield* attempt(scheduler, kase, host)),
      companions,
    };
  };
}
/** Is a law about more than one run? */
function compares({ id, family }) {
  return id === 'determinism' || family === 'metamorphic';
}
/** A machine that is busy with others may let a run wait for longer than it may hang: it is tried again so often. */
const STARVED = 4;
/**
 * As `attempt`, but stopped after so many ms of real time; the trace then ends in a hang. What was stopped and had hardly
 * worked in that time did not hang: it is tried again.
 */
function* guarded(attempt, scheduler, kase, host, ms) {
  for (let tries = 1; ; tries++) {
    const result = yield* withinTime(attempt(scheduler, kase, host), host, ms);
    if ('value' in result) return result.value;
    if (attempt !== once && host.active.case !== kase) return yield* guarded(once, scheduler, kase, host, ms);
    if (result.worked > ms / 2 || tries === STARVED) return abandon(host, ms);
  }
}
/**
 * Runs a batch of runs under one guard, and puts back what a run that was killed had switched on. Where microtasks cannot
 * be drained in place there is no guard: the watchdog of the slow loop ends the process, with the program's name.
 */
function* withinTime(batch, host, ms) {
  const rejections = collectRejections();
  try {
    return host.drains
      ? guard(() => finish(batch), ms)
      : {
          value: yield* batch,
          took: 0,
        };
  } finally {
    routeTo(void 0);
    rejections.stop();
  }
}
// src/clock/escapes.ts
/** How many real timers, immediates and message ports keep this process alive: counted before and after a run, a cheap
 *  sign that one has escaped the virtual clock. */
function realTimers() {
  let count = 0;
  for (const type of process.getActiveResourcesInfo()) if (KINDS$2.has(type)) count++;
  return count;
}
/**
 * Runs `running` to its end and names each timer that it makes in real time, by code that took its own `setTimeout` before
 * `installGlobals`: "setTimeout called at some-package/index.js:12:3". It clears those timers: they are reported, not
 * waited for.
 *
 * Costs several times the run itself, since async hooks see every promise: use it where `realTimers` or a deadlock gives
 * reason to.
 */
function* traceEscapes(running) {
  const escapes = [];
  const timers = [];
  let begun = false;
  const hook = createHook({
    init(_id, type, _trigger, resource) {
      if (!KINDS$2.has(type)) return;
      if (route.clock === void 0) {
        if (begun) hook.disable();
        return;
      }
      begun = true;
      const call = describeCall(type);
      if (call === void 0) return;
      timers.push(resource);
      if (type !== 'MESSAGEPORT' || escapes.at(-1) !== call) escapes.push(call);
    },
  });
  hook.enable();
  try {
    return {
      value: yield* running,
      escapes,
    };
  } finally {
    hook.disable();
    for (const timer of timers) clear(timer);
  }
}
/** As async hooks name them, and as `process.getActiveResourcesInfo` does. */
const KINDS$2 = /* @__PURE__ */ new Set(['Timeout', 'Immediate', 'MESSAGEPORT', 'MessagePort']);
/** Undefined where it is this room that made it: the dispatchers, or the hop to a macrotask. */
function describeCall(type) {
  let api = CONSTRUCTORS[type];
  for (const frame of frames()) {
    const file = fileOf(frame);
    if (file === void 0) {
      api = CONSTRUCTORS[type] ?? frame.getFunctionName() ?? void 0;
      continue;
    }
    if (isOwn$2(file)) return void 0;
    return `${api ?? type} called at ${shorten(file)}:${frame.getLineNumber()}:${frame.getColumnNumber()}`;
  }
}
/** What is made by a constructor outside JavaScript, of which the stack says nothing. */
const CONSTRUCTORS = { MESSAGEPORT: 'new MessageChannel' };
/** Innermost first, without what is not code but its description, which tools may have rewritten. */
function frames() {
  const { prepareStackTrace, stackTraceLimit } = Error;
  Error.stackTraceLimit = 100;
  Error.prepareStackTrace = (_, sites) => sites;
  const sites = /* @__PURE__ */ new Error().stack;
  Reflect.set(Error, 'prepareStackTrace', prepareStackTrace);
  Error.stackTraceLimit = stackTraceLimit;
  return sites.slice(3);
}
/** Undefined for what belongs to Node, or to no file at all, as `new Promise`. */
function fileOf(frame) {
  const name = frame.getFileName();
  if (!name || name.startsWith('node:')) return void 0;
  return name.startsWith('file:') ? fileURLToPath(name) : name;
}
const ROOM = fileURLToPath(new URL('.', import.meta.url));
function isOwn$2(file) {
  return file.startsWith(ROOM) && !file.includes('.test.');
}
function shorten(file) {
  const packages = file.lastIndexOf(`node_modules${sep}`);
  return (packages >= 0 ? file.slice(packages + 13) : relative(process.cwd(), file)).replaceAll(sep, '/');
}
function clear(timer) {
  real.clearTimeout(timer);
  real.clearImmediate(timer);
}
// src/harness/escapes.ts
/**
 * Runs with an eye on real timers, and adds those that were made to what the run left behind. It costs too much to be on
 * in a search: a search only counts them (`realTimers`).
 */
function* findEscapes(running) {
  const { value: trace, escapes } = yield* traceEscapes(running);
  return escapes.length === 0
    ? trace
    : {
        ...trace,
        leftovers: {
          ...trace.leftovers,
          escapes,
        },
      };
}
// src/program/cleared.ts
/**
 * Where a cleared task is forgotten, who joins it waits for ever, and no program may: which tasks wait when all that wait are
 * cleared depends on whose turn it was. So main joins nothing that it spawned before a clear of its own; and where another
 * task clears, at some time or other, nothing that was spawned before it was known to have ended.
 *
 * Says which step does, in a sentence; undefined where none does.
 */
function findJoinOfCleared(program) {
  const { tasks } = program;
  const inside = clearsInside(program);
  for (const { name, steps } of tasks) {
    const doubtful = /* @__PURE__ */ new Set();
    for (let i = 0; i < steps.length; i++) {
      const step = steps[i];
      track(doubtful, steps, i);
      const target = joined(step);
      if (target === void 0 || !(inside || doubtful.has(target))) continue;
      return `${name} has "${printStep(step)}" as step ${i + 1}, but ${target} may have been cleared, and nobody tells.`;
    }
  }
}
/** Without the joins and settles of what may have been cleared. */
function withoutJoinsOfCleared(program) {
  const inside = clearsInside(program);
  return {
    tasks: program.tasks.map(({ name, steps }) => {
      const doubtful = /* @__PURE__ */ new Set();
      return {
        name,
        steps: steps.filter((step, i) => {
          track(doubtful, steps, i);
          const target = joined(step);
          return target === void 0 || !(inside || doubtful.has(target));
        }),
      };
    }),
  };
}
function clearsInside({ tasks }) {
  return tasks.some(({ steps }, task) => task > 0 && steps.some((step) => 'clear' in step));
}
/** A clear puts all in doubt that was spawned before it, but for what had been joined by then. */
function track(doubtful, steps, at) {
  if (!('clear' in steps[at])) return;
  const ended = /* @__PURE__ */ new Set();
  for (const step of steps.slice(0, at)) ended.add(joined(step));
  for (const step of steps.slice(0, at))
    if ('spawn' in step && !ended.has(step.spawn)) doubtful.add(step.spawn);
}
function joined(step) {
  if ('join' in step) return step.join;
  return 'settle' in step ? step.settle : void 0;
}
// src/program/self-cancel.ts
/** A task that cancels itself may go on in the same turn, or not; what it asks of its scheduler there, or its end, may be refused, or
 *  not. So it only takes steps of its own, up to a wait: there it is surely stopped. */
function isHalted({ name, steps }) {
  return (
    halted({
      name,
      steps,
    }).length === steps.length
  );
}
/** The same steps, with a wait where one is missing. */
function halted({ name, steps }) {
  if (!steps.some((step) => isOwn$1(step, name))) return steps;
  const all = [];
  let isDue = false;
  for (const step of steps) {
    if (isDue && !isTaken(step) && !isHalt(step)) all.push({ yield: true });
    if (isDue) isDue = isTaken(step);
    isDue ||= isOwn$1(step, name);
    all.push(step);
  }
  if (isDue) all.push({ yield: true });
  return all;
}
function isOwn$1(step, name) {
  return 'cancel' in step && step.cancel === name;
}
/** By the task alone, within its turn. */
function isTaken(step) {
  return 'emit' in step || 'work' in step;
}
function isHalt(step) {
  return 'yield' in step || ('sleep' in step && step.finally === void 0);
}
// src/program/shape.ts
/**
 * Why a legal program does not fit a shape, as a sentence that names task and step; undefined where it fits. Where
 * `structured` is asked, the steps after a task's end are free: what ends a task is determinate, so it has one path.
 *
 * @example misfit(parseText('main: spawn a\na: emit 1'), { spawn: 'main', joinInside: true, structured: true })
 * // 'main ends while a, which it spawned, is not settled.'
 */
function misfit(program, shape) {
  const { tasks } = program;
  for (let task = 0; task < tasks.length; task++) {
    const { name, steps } = tasks[task];
    if (shape.cancelSelf === true && !isHalted(tasks[task]))
      return `${name} cancels itself, and neither sleeps nor yields behind that.`;
    let given = true;
    for (let i = 0; i < steps.length; i++) {
      const step = steps[i];
      if (!('spawn' in step)) given = false;
      const reason = isOwn$1(step, name) ? misfitOfSelf(shape) : misfitOfStep(step, task === 0, given, shape);
      if (reason !== void 0) return `${name} has "${printStep(step)}" as step ${i + 1}, but ${reason}.`;
    }
  }
  if (shape.clear === 'unjoined') {
    const lost = findJoinOfCleared(program);
    if (lost !== void 0) return lost;
  }
  return isSettled(shape) ? findUnsettled(program) : void 0;
}
/** Must every task settle what it spawned? */
function isSettled({ structured, orphans }) {
  return structured && orphans !== true;
}
function misfitOfSelf({ cancelSelf }) {
  return cancelSelf === true ? void 0 : 'no task can be asked to cancel itself';
}
/** `given`: no other step than spawns has come so far. */
function misfitOfStep(step, inMain, given, shape) {
  if ('spawn' in step && shape.spawn !== 'nested') {
    if (!inMain) return 'only the main task may spawn';
    if (shape.spawn === 'main-first' && !given) return 'all spawns must come before other steps';
  }
  if (('join' in step || 'settle' in step) && !inMain && !shape.joinInside)
    return 'only the main task may wait for others';
  if ('cancel' in step && shape.cancel !== true) return 'the scheduler cannot be asked to cancel';
  if ('cleanup' in step && shape.cleanup !== true)
    return 'the scheduler is not said to run what a task has to clean up';
  if ('cleanup' in step && step.cleanup > 0 && shape.cleanupAtOnce === true)
    return 'what the scheduler calls to clean up can wait for nothing';
  if ('throws' in step && shape.cleanupThrows !== true)
    return 'the scheduler is not said to stand it where a task fails as it cleans up';
  if ('finally' in step && shape.finally !== true)
    return 'the scheduler is not said to run what a call within a task has to clean up';
  if ('idle' in step && shape.idle !== true) return 'the scheduler cannot be asked whether it is idle';
  if ('idle' in step && step.idle === 'results' && shape.results !== true)
    return 'the scheduler does not say what the tasks came to';
  if ('idle' in step && !mayAskSize(step, shape)) return 'the scheduler cannot be asked how many wait';
  if ('idle' in step && !inMain)
    return 'only the main task may wait for idle: others keep the scheduler busy';
  if (('pause' in step || 'resume' in step) && shape.pause !== true)
    return 'the scheduler cannot be asked to pause';
  if ('set-priority' in step && shape.setPriority !== true)
    return 'the scheduler cannot be asked for another priority of a task';
  if ('priority' in step && shape.priority !== true) return 'the scheduler takes no priorities';
  if ('for' in step && shape[step.for] !== true) return 'the scheduler cannot be asked for that';
  if ('after' in step && shape.pending !== true) return 'the scheduler takes no promises of tasks';
  if ('clear' in step && !inMain && shape.spawn === 'main-first')
    return 'only the main task may clear what it gave at once';
  if ('clear' in step && shape.clear === void 0) return 'the scheduler cannot be asked to clear';
  if ('sleep' in step && step.times !== void 0 && shape.repeat !== true)
    return 'the scheduler has no timers that repeat';
  if ('sleep' in step && step.as !== void 0 && shape.oddDelays !== true)
    return 'the scheduler is to be given a number of ms';
  if ('sleep' in step && step.sleep > LONGEST_TIMER && shape.longSleeps !== true)
    return `the scheduler is not said to sleep for more than ${LONGEST_TIMER} ms`;
  if ('set-limit' in step && shape.setLimit !== true) return 'the scheduler cannot be given another limit';
  if (('acquire' in step || 'release' in step) && shape.lock !== true)
    return 'the scheduler cannot be asked for locks';
  if (isExchange(step) && shape.channel !== true) return 'the scheduler cannot be asked for channels';
  if ('loop' in step && shape.loop !== true) return 'the scheduler is not said to stand long loops';
  if ('weight' in step && shape.weight !== true) return 'the scheduler has one permit of each lock';
  return 'timeout' in step ? misfitOfTimeout(step, shape) : void 0;
}
function misfitOfTimeout(step, shape) {
  if (mayTimeOut(step, shape)) return void 0;
  if ('acquire' in step) return 'the scheduler has no timeouts for locks';
  return shape.timeout === void 0
    ? 'the scheduler takes no timeouts'
    : 'the scheduler has no limit of time that a task could do without';
}
function mayTimeOut(step, { timeout, lockTimeout }) {
  if ('acquire' in step) return lockTimeout === true;
  return step.timeout === 0 ? timeout === 'or-none' : timeout !== void 0;
}
/** How many wait: none, or fewer than so many. */
function mayAskSize({ below = 0 }, { size }) {
  return below === 0 || size === 'any' || (size === 'empty' && below === 1);
}
// src/arbitraries/worlds.ts
/** Of twenty worlds so many are not polite: where no task sleeps, where one does, where several do. A late clock shows only
 *  to who sleeps, and most of what deviates takes two timers. */
const IMPOLITE = [1, 4, 10];
/** Deviations come early in a run: most programs are small, and what comes after their end changes nothing. */
const MOST_OCCASIONS = 8;
/** ms at which a clock may start: all but the first that is asked after falsy ones; a round one; a date. */
const STARTS = [1, 1e3, 17e11];
/** The same environment, in a world drawn at random: mostly polite, else with a single deviation, or always the same one, or
 *  several; or only another start. */
function drawWorld(random, environment, { tasks }) {
  let sleepers = 0;
  for (const { steps } of tasks) if (steps.some((step) => 'sleep' in step)) sleepers++;
  if (random.nextInt(1, 20) > IMPOLITE[Math.min(sleepers, 2)]) return environment;
  const how = sleepers === 0 ? 0 : random.nextInt(0, 7);
  const start = how === 0 || random.nextInt(0, 2) === 0 ? drawStart(random) : 0;
  if (how === 0) return inWorld(environment, [], start);
  if (how <= 2) return inWorld(environment, oneDeviation(drawOccasion(random), drawDeviation(random)), start);
  return inWorld(environment, how <= 5 ? drawHabit(random) : drawDeviations(random), start);
}
/** What takes two timers: on the last occasion there is no other. */
const OF_TWO = [Deviation$1.together, Deviation$1.swapped, Deviation$1.tooLateTogether];
/**
 * The polite case in every world with exactly one deviation that so many occasions leave room for: a clock that starts
 * elsewhere, or a deviation on one of them, the earliest first.
 */
function* deviations({ program, environment }, occasions) {
  for (const start of STARTS)
    yield {
      program,
      environment: inWorld(environment, [], start),
    };
  for (let occasion = 0; occasion < occasions; occasion++)
    for (const deviation of DEVIATIONS) {
      if (occasion === occasions - 1 && OF_TWO.includes(deviation)) continue;
      yield {
        program,
        environment: inWorld(environment, oneDeviation(occasion, deviation), 0),
      };
    }
}
/** Worlds that are politer than this one, the politest first: nothing, one kind or one deviation of it fewer, each milder,
 *  each one occasion earlier; then an earlier start. */
function* politer(environment) {
  const { start = 0, world = [] } = environment;
  if (start > 0 && world.length > 0) yield inWorld(environment, [], 0);
  if (world.length > 0) yield inWorld(environment, [], start);
  if (start > 0) yield inWorld(environment, world, 0);
  for (const [occasion, deviation] of world.entries()) {
    if (deviation === Deviation$1.polite) continue;
    yield inWorld(environment, world.with(occasion, Deviation$1.polite), start);
  }
  for (const [occasion, deviation] of world.entries())
    for (const milder of DEVIATIONS) {
      if (milder >= deviation) break;
      yield inWorld(environment, world.with(occasion, milder), start);
    }
  yield* earlier(environment);
  for (const other of STARTS) if (other < start) yield inWorld(environment, world, other);
}
/**
 * The same deviations on other occasions, for a program that comes to fewer: some of the polite ones in front of a deviation
 * left out, the most first.
 */
function* earlier(environment) {
  const { start = 0, world = [] } = environment;
  let gap = 0;
  for (const [occasion, deviation] of world.entries()) {
    if (deviation === Deviation$1.polite) {
      gap++;
      continue;
    }
    for (let out = gap; out > 0; out--)
      yield inWorld(environment, world.toSpliced(occasion - out, out), start);
    gap = 0;
  }
}
function oneDeviation(occasion, deviation) {
  return [...new Array(occasion).fill(Deviation$1.polite), deviation];
}
/** A host that does the same each time. All at once is what most bugs show in: half of these do that. */
function drawHabit(random) {
  const deviation = random.nextInt(0, 1) === 0 ? Deviation$1.tooLateTogether : drawDeviation(random);
  return new Array(MOST_OCCASIONS).fill(deviation);
}
function drawDeviations(random) {
  const world = [];
  for (let left = random.nextInt(2, MOST_OCCASIONS); left > 0; left--)
    world.push(random.nextInt(0, 1) === 0 ? Deviation$1.polite : drawDeviation(random));
  return world;
}
function drawDeviation(random) {
  return DEVIATIONS[random.nextInt(0, DEVIATIONS.length - 1)];
}
function drawOccasion(random) {
  return Math.min(random.nextInt(0, 7), random.nextInt(0, 7));
}
function drawStart(random) {
  return STARTS[random.nextInt(0, STARTS.length - 1)];
}
// src/arbitraries/edits.ts
/** Durations that are tried beside those next to the given one, ms. */
const DURATIONS$1 = [0, 1, 2, 5, 20];
/**
 * The edits of one step, of the limit, or of an impolite world, that lead to a case within the bounds: the smallest change first, those of one
 * size in the order of tasks and steps. Unlike `neighbours` they also lead up: to longer durations and higher limits.
 *
 * What a task throws changes less than that it throws, and that it throws at all is more telling than how long anybody
 * sleeps. A lower limit says that the bug needs several slots; with a higher one mostly nobody waits any more, which says
 * little, and that a task is missing says least. That a bug needs an impolite world is the first thing to know about it.
 */
function editsOf(kase, options) {
  const { shape, limits, rates, hog } = boundsOf(options);
  const { program, environment } = kase;
  const weighed = [];
  for (const { name: task, steps } of program.tasks)
    steps.forEach((from, step) => {
      for (const { to, weight } of changesOf$1(from))
        weighed.push({
          edit: {
            kind: 'change',
            task,
            step,
            from,
            to,
          },
          weight,
        });
      weighed.push({
        edit: {
          kind: 'drop',
          task,
          step,
          from,
        },
        weight: weightOfDrop(from),
      });
    });
  for (const to of limits) {
    if (to === environment.limit) continue;
    const weight = to < environment.limit ? Weight.lowerLimit : Weight.higherLimit;
    weighed.push({
      edit: {
        kind: 'limit',
        from: environment.limit,
        to,
      },
      weight: weight + near(environment.limit, to),
    });
  }
  weighed.push(...editsOfRate(environment.rate, rates), ...editsOfWorld(environment));
  return weighed
    .filter(({ edit }) => {
      if (edit.kind === 'change' && 'work' in edit.to && !hog) return false;
      const edited = applyEdit(kase, edit).program;
      return (
        findLockFault(edited) === void 0 &&
        findChannelFault(edited) === void 0 &&
        misfit(edited, shape) === void 0
      );
    })
    .sort((x, y) => x.weight - y.weight)
    .map(({ edit }) => edit);
}
/** Fewer or more starts in the same time, or another time for as many. More starts say as little as more slots do. */
function editsOfRate(from, rates) {
  if (from === void 0) return [];
  return rates
    .filter((to) => (to.cap === from.cap) !== (to.per === from.per))
    .map((to) => {
      const weight = to.cap > from.cap ? Weight.higherLimit : Weight.lowerLimit;
      const far = near(from.cap, to.cap) + near(from.per, to.per);
      return {
        edit: {
          kind: 'rate',
          from,
          to,
        },
        weight: weight + far,
      };
    });
}
/** A polite world has none: what it could be instead would be without end. */
function editsOfWorld({ start = 0, world = [] }) {
  const weighed = [];
  if (world.length > 0)
    weighed.push({
      edit: {
        kind: 'world',
        from: world,
        to: [],
      },
      weight: Weight.politeWorld,
    });
  const deviating = [...world.keys()].filter((occasion) => world[occasion] !== Deviation$1.polite);
  for (const occasion of deviating)
    for (const other of [Deviation$1.polite, ...DEVIATIONS]) {
      const to =
        inWorld(
          {
            limit: 0,
            dice: 0,
          },
          world.with(occasion, other),
          0,
        ).world ?? [];
      if (other === world[occasion] || to.length === 0) continue;
      const weight = other === Deviation$1.polite ? Weight.politeWorld : Weight.otherWorld;
      weighed.push({
        edit: {
          kind: 'world',
          from: world,
          to,
        },
        weight,
      });
    }
  for (const to of start === 0 ? [] : [0, ...STARTS]) {
    if (to === start) continue;
    const weight = to === 0 ? Weight.politeWorld : Weight.otherWorld;
    weighed.push({
      edit: {
        kind: 'start',
        from: start,
        to,
      },
      weight,
    });
  }
  return weighed;
}
const Weight = {
  politeWorld: -1,
  thrown: 0,
  sync: 1,
  noThrow: 2,
  wait: 3,
  permits: 3,
  lowerLimit: 4,
  duration: 5,
  dropped: 6,
  higherLimit: 7,
  noTask: 8,
  otherWorld: 9,
};
function changesOf$1(from) {
  if ('sleep' in from) return changesOfSleep(from);
  if ('throws' in from) return changesOfFailing(from);
  if ('cleanup' in from) return durationsNear(from.cleanup, (cleanup) => ({ cleanup }));
  if ('loop' in from) return roundsNear(from.loop);
  if ('work' in from) return durationsNear(from.work, (work) => ({ work }));
  if ('timeout' in from && from.timeout !== void 0) return changesOfTimeout(from);
  if ('set-priority' in from)
    return [-1, 0, 1]
      .filter((priority) => priority !== from.priority)
      .map((priority) => ({
        to: {
          ...from,
          priority,
        },
        weight: Weight.duration,
      }));
  if ('after' in from) {
    const { after, ...atOnce } = from;
    const later = durationsNear(after, (ms) => ({
      ...from,
      after: ms,
    }));
    return [
      {
        to: atOnce,
        weight: Weight.wait,
      },
      ...later,
    ];
  }
  if ('priority' in from)
    return [
      {
        to: { spawn: from.spawn },
        weight: Weight.duration,
      },
    ];
  if ('idle' in from && from.idle === 'results')
    return [
      {
        to: { idle: true },
        weight: Weight.wait,
      },
    ];
  if ('set-limit' in from) return limitsNear(from['set-limit']);
  if ('join' in from)
    return [
      {
        to: { settle: from.join },
        weight: Weight.wait,
      },
    ];
  if ('settle' in from)
    return [
      {
        to: { join: from.settle },
        weight: Weight.wait,
      },
    ];
  if ('acquire' in from) return weightsNear(from);
  if (!('throw' in from)) return [];
  const others = THROWN.filter((thrown) => thrown !== from.throw);
  const { sync, ...later } = from;
  return [
    ...others.map((thrown) => ({
      to: {
        ...from,
        throw: thrown,
      },
      weight: Weight.thrown,
    })),
    {
      to: sync
        ? later
        : {
            ...from,
            sync: true,
          },
      weight: Weight.sync,
    },
  ];
}
function changesOfTimeout(from) {
  const { timeout, ...without } = from;
  const others = durationsNear(timeout, (ms) => ({
    ...from,
    timeout: ms,
  }));
  return [
    {
      to: without,
      weight: Weight.wait,
    },
    ...others.filter(({ to }) => 'timeout' in to && to.timeout >= 1),
  ];
}
function changesOfFailing({ cleanup, throws }) {
  const others = THROWN.filter((thrown) => thrown !== throws);
  return [
    {
      to: { cleanup },
      weight: Weight.noThrow,
    },
    ...others.map((thrown) => ({
      to: {
        cleanup,
        throws: thrown,
      },
      weight: Weight.thrown,
    })),
    ...durationsNear(cleanup, (ms) => ({
      cleanup: ms,
      throws,
    })),
  ];
}
function changesOfSleep(from) {
  const { sleep, times, as, finally: cleanup } = from;
  if (cleanup !== void 0)
    return [
      {
        to: { sleep },
        weight: Weight.wait,
      },
      ...durationsNear(sleep, (ms) => ({
        sleep: ms,
        finally: cleanup,
      })),
      ...durationsNear(cleanup, (ms) => ({
        sleep,
        finally: ms,
      })),
    ];
  const plainer = [
    ...(as === void 0
      ? []
      : [
          times === void 0
            ? { sleep }
            : {
                sleep,
                times,
              },
        ]),
    ...(times === void 0
      ? []
      : [
          as === void 0
            ? { sleep }
            : {
                sleep,
                as,
              },
        ]),
  ];
  const durations = as === void 0 || as === 'text';
  return [
    ...plainer.map((to) => ({
      to,
      weight: Weight.wait,
    })),
    ...(durations
      ? durationsNear(sleep, (ms) => ({
          ...from,
          sleep: ms,
        }))
      : []),
  ];
}
/** One round more or less. */
function roundsNear(loop) {
  return [loop - 1, loop + 1]
    .filter((times) => times >= 1)
    .map((times) => ({
      to: { loop: times },
      weight: Weight.duration + near(loop, times),
    }));
}
/** One permit more or less. */
function weightsNear({ acquire, weight = 1 }) {
  return [weight - 1, weight + 1]
    .filter((other) => other >= 1)
    .map((other) => ({
      to:
        other === 1
          ? { acquire }
          : {
              acquire,
              weight: other,
            },
      weight: Weight.permits,
    }));
}
function durationsNear(from, stepOf) {
  return [.../* @__PURE__ */ new Set([from - 1, from + 1, ...DURATIONS$1])]
    .filter((ms) => ms >= 0 && ms !== from)
    .map((ms) => ({
      to: stepOf(ms),
      weight: Weight.duration + near(from, ms),
    }));
}
function limitsNear(from) {
  return [from - 1, from + 1]
    .filter((limit) => limit >= 1)
    .map((limit) => ({
      to: { 'set-limit': limit },
      weight: Weight.duration + near(from, limit),
    }));
}
/** Between 0 and 1, and less for what is nearer. */
function near(from, to) {
  return 1 - 1 / (1 + Math.abs(to - from));
}
function weightOfDrop(step) {
  if ('throw' in step) return Weight.noThrow;
  return 'spawn' in step ? Weight.noTask : Weight.dropped;
}
// src/harness/decisive.ts
/**
 * The decisive step, in words that go after "Passes if: …; then ": the first thing that the scheduler does otherwise in the
 * run that passes. What the edit itself changed (its own task, tasks that one of the two lacks) is no decision.
 *
 * @example
 * 'b starts at 0 ms' // where it never did
 * 'b goes on at 2 ms, not at 3 ms'
 * 'a starts at 0 ms, where b did'
 */
function decisiveOf(failing, passing, edit) {
  const edited = 'task' in edit && !('throw' in edit.from) ? edit.task : void 0;
  const there = new Set(passing.program.tasks.map(({ name }) => name));
  const common = new Set(
    failing.program.tasks.map(({ name }) => name).filter((name) => there.has(name) && name !== edited),
  );
  const here = decisionsOf(failing, common);
  const then = decisionsOf(passing, common);
  const at = then.findIndex((decision, i) => here[i] === void 0 || !isSame$1(decision, here[i]));
  const next = then[at];
  if (next === void 0) return void 0;
  const instead = here[at];
  const words = `${next.task} ${verbOf(next)} at ${timeOf(passing, passing.startTime + next.time)}`;
  if (instead === void 0) return words;
  const time = timeOf(failing, failing.startTime + instead.time);
  if (instead.task !== next.task) return `${words}, where ${instead.task} ${verbOf(instead)}`;
  return instead.kind === next.kind ? `${words}, not at ${time}` : `${words}, where it ${verbOf(instead)}`;
}
function decisionsOf({ events, program, startTime }, tasks) {
  const decisions = [];
  for (let i = 0; i < events.length; i++) {
    const kind = events.kind[i];
    if (kind !== Kind.start && kind !== Kind.resume && kind !== Kind.finish) continue;
    const task = program.tasks[events.task[i]].name;
    if (tasks.has(task))
      decisions.push({
        task,
        kind,
        time: events.time[i] - startTime,
      });
  }
  return decisions;
}
function isSame$1(one, other) {
  return one.task === other.task && one.kind === other.kind && one.time === other.time;
}
function verbOf({ kind }) {
  if (kind === Kind.start) return 'starts';
  return kind === Kind.resume ? 'goes on' : 'ends';
}
// src/harness/immaterial.ts
/**
 * What can be otherwise while the law stays broken, in words; each claim names what was tried, or holds for all there is.
 *
 * @example
 * 'any limit from 1 to 4 fails too'
 * 'how long a sleeps does not matter (0, 2, 5 and 20 ms fail too)'
 * 'what a throws does not matter'
 */
function immaterialIn(trials, { program, environment }) {
  const claims = [];
  for (const { name, steps } of program.tasks)
    steps.forEach((step, position) => {
      const own = trials.filter(
        ({ edit }) => edit.kind === 'change' && edit.task === name && edit.step === position,
      );
      const claim = claimOf(step, name, placeOf$1(program, name, position), own);
      if (claim !== void 0) claims.push(claim);
    });
  return [
    ...[
      claimOfLimits(trials, environment.limit),
      claimOfStart(trials),
      ...(environment.world ?? []).map((_, occasion) => claimOfLateness(trials, occasion, environment)),
    ].filter((claim) => claim !== void 0),
    ...claims,
  ];
}
function claimOf(step, task, place, trials) {
  if ('throw' in step) return claimOfThrown(step.throw, task, place, trials);
  if ('sleep' in step) return claimOfDuration('sleep', step.sleep, task, place, trials);
  if ('work' in step) return claimOfDuration('work', step.work, task, place, trials);
}
/** Only where each of the other values was tried. */
function claimOfThrown(thrown, task, place, trials) {
  const others = trials.filter(
    ({ edit }) => edit.kind === 'change' && 'throw' in edit.to && edit.to.throw !== thrown,
  );
  return others.length === THROWN.length - 1 && others.every(({ outcome }) => outcome === 'fails')
    ? `what ${task} throws${place} does not matter`
    : void 0;
}
function claimOfDuration(kind, ms, task, place, trials) {
  const tried = trials
    .flatMap(({ edit, outcome }) => {
      if (edit.kind !== 'change') return [];
      const { to } = edit;
      if ('sleep' in to && 'sleep' in edit.from && (to.times !== edit.from.times || to.as !== edit.from.as))
        return [];
      return [
        {
          ms: 'sleep' in to ? to.sleep : 'work' in to ? to.work : 0,
          fails: outcome === 'fails',
        },
      ];
    })
    .sort((x, y) => x.ms - y.ms);
  const listed = (some) => `(${enumerate$1(some.map((one) => one.ms))} ms fail too)`;
  if (tried.length > 1 && tried.every(({ fails }) => fails))
    return `how long ${task} ${kind}s${place} does not matter ${listed(tried)}`;
  const longer = tried.filter((one) => one.ms > ms);
  if (longer.length < 2 || !longer.every(({ fails }) => fails)) return void 0;
  return `that ${task} ${kind}s longer${place} does not matter ${listed(longer)}`;
}
function claimOfLimits(trials, limit) {
  const failing = trials.flatMap(({ edit, outcome }) =>
    edit.kind === 'limit' && outcome === 'fails' ? [edit.to] : [],
  );
  if (failing.length === 0) return void 0;
  const all = [limit, ...failing].sort((x, y) => x - y);
  const first = all[0];
  const last = all.at(-1);
  if (all.length > 2 && last - first === all.length - 1)
    return `any limit from ${first} to ${last} fails too`;
  return failing.length === 1
    ? `limit ${failing[0]} fails too`
    : `limits ${enumerate$1(failing.sort((x, y) => x - y))} fail too`;
}
/** Only where each other start but 0 fails as well: that 0 does not is what the start is there for. */
function claimOfStart(trials) {
  const others = trials.flatMap(({ edit, outcome }) =>
    edit.kind === 'start' && edit.to > 0
      ? [
          {
            start: edit.to,
            fails: outcome === 'fails',
          },
        ]
      : [],
  );
  if (others.length === 0 || !others.every(({ fails }) => fails)) return void 0;
  return `at what time but 0 the clock starts does not matter (${enumerate$1(others.map(({ start }) => start))} fail too)`;
}
/** A timer that is late, by however much. */
function claimOfLateness(trials, occasion, { world = [] }) {
  if (world[occasion] !== Deviation$1.late) return void 0;
  return trials.some(
    ({ edit, outcome }) =>
      edit.kind === 'world' && edit.to[occasion] === Deviation$1.tooLate && outcome === 'fails',
  )
    ? `the ${ordinal(occasion)} timer may be later`
    : void 0;
}
function enumerate$1(values) {
  return values.length === 1 ? `${values[0]}` : `${values.slice(0, -1).join(', ')} and ${values.at(-1)}`;
}
// src/harness/judge.ts
const NOT_JUDGED = { obligations: 0 };
/** Puts one law to one trace. */
function judge(law, trace) {
  return law.judges === 'completed' && trace.ending.kind !== 'completed' ? NOT_JUDGED : law.check(trace);
}
/** The laws that a trace breaks. */
function brokenLaws(laws, trace) {
  return laws.filter((law) => judge(law, trace).violation !== void 0).map((law) => law.id);
}
// src/harness/explain.ts
/** Edits tried for one counterexample, at most; a livelock costs as much as hundreds of other runs. */
const MOST_TRIED$1 = 200;
const MOST_LIVELOCKS$1 = 20;
const NOTHING$1 = {
  immaterial: [],
  tried: 0,
};
/**
 * Looks around a failing case: which small edit makes the law hold, and which make no difference. Always the same law;
 * a case that hangs gets no explanation, since each look would cost real time. After Hypothesis (which parts of an example
 * can vary) and delta debugging (Zeller 1999: the cause is the smallest difference between what fails and what passes).
 *
 * @param laws those that are also put to what passes: one under which they hold as well is the better cause.
 * @param failing the run of the case itself, kept.
 */
function* explainCase(scheduler, law, kase, laws, failing, timeLimit, host) {
  const { ending } = failing;
  if (ending.kind === 'hang') return NOTHING$1;
  const attempt = attemptFor(law);
  const edits = editsOf(kase, caseOptionsOf(scheduler.claims)).slice(
    0,
    ending.kind === 'budget' ? MOST_LIVELOCKS$1 : MOST_TRIED$1,
  );
  const trials = [];
  yield* withinTime(tryAll(), host, 4 * timeLimit);
  const best = smallestPassing(trials);
  const sure = best !== void 0 && (yield* isSure(best.edit)) ? best.edit : void 0;
  const decisive = sure && (yield* decisiveFor(sure));
  return {
    ...(sure === void 0
      ? {}
      : {
          cause: sure,
          passesIf: describeEdit(sure, kase.program),
        }),
    ...(decisive === void 0 ? {} : { decisive }),
    immaterial: immaterialIn(trials, kase),
    tried: trials.length,
  };
  function* tryAll() {
    for (const edit of edits)
      trials.push({
        edit,
        outcome: yield* outcomeOf(applyEdit(kase, edit)),
      });
  }
  function* outcomeOf(edited) {
    const trace = yield* attempt(scheduler, edited, host);
    const { obligations, violation } = judge(law, trace);
    if (violation !== void 0) return 'fails';
    if (trace.ending.kind !== 'completed') return 'stuck';
    if (brokenLaws(laws, trace).length > 0) return 'elsewhere';
    return obligations > 0 ? 'passes' : 'untested';
  }
  function* decisiveFor(edit) {
    const passing = yield* withinTime(attempt(scheduler, applyEdit(kase, edit), host), host, timeLimit);
    return 'value' in passing ? decisiveOf(failing, passing.value, edit) : void 0;
  }
  /** Where state outlives a run, what passed once may have passed by luck. */
  function* isSure(edit) {
    const result = yield* withinTime(bothAgain(), host, 2 * timeLimit);
    return 'value' in result && result.value;
    function* bothAgain() {
      if ((yield* outcomeOf(kase)) !== 'fails') return false;
      const again = yield* outcomeOf(applyEdit(kase, edit));
      return again !== 'fails' && again !== 'stuck';
    }
  }
}
/**
 * Edits come the smallest first. A law that is not put to the test any more says little of the cause, except of an error:
 * without any, a law about errors has nothing to say, and that is the point.
 */
function smallestPassing(trials) {
  return (
    trials.find(({ edit, outcome }) => outcome === 'passes' || (outcome === 'untested' && isOfError(edit))) ??
    trials.find(({ outcome }) => outcome === 'untested') ??
    trials.find(({ outcome }) => outcome === 'elsewhere')
  );
}
function isOfError(edit) {
  return (edit.kind === 'change' || edit.kind === 'drop') && 'throw' in edit.from;
}
// src/harness/option-error.ts
/** An option, or an environment variable, that cannot be meant: names it, what was expected and what was received. */
var OptionError = class extends Error {
  name = 'OptionError';
};
// src/harness/exhaustive.ts
/**
 * What is enumerated where nothing else is asked for, main and all spawns included. How many programs these are depends on
 * what the scheduler can be asked, and on nothing else, least of all on the machine: about 8,700 where tasks spawn tasks,
 * 8,500 cases of a limiter, 4,800 of what is given all tasks at once, and 2,700 of a runtime whose parents own their
 * children, which tends to be ten times as slow as the others. Those with one step fewer come in impolite worlds as well,
 * which adds 2,300 to 4,600 cases.
 */
const SMALL = {
  tasks: 4,
  steps: 4,
};
/**
 * The option `exhaustive`, and over it the environment variable FAIRTICK_EXHAUSTIVE: `4x5` (tasks, steps) or `off`.
 *
 * @throws OptionError
 */
function exhaustiveOf(option, variable) {
  const text = variable?.trim();
  if (text) return parse(text);
  if (option === void 0) return SMALL;
  if (option === false) return false;
  if (typeof option !== 'object' || option === null)
    throw new OptionError(
      `options.exhaustive: expected { tasks, steps }, or false for none, but received ${show(option)}`,
    );
  for (const key of Object.keys(option))
    if (key !== 'tasks' && key !== 'steps')
      throw new OptionError(`options.exhaustive.${key}: expected one of tasks, steps`);
  const { tasks, steps } = option;
  return {
    tasks: whole$1('tasks', tasks, 1),
    steps: whole$1('steps', steps, 0),
  };
}
function parse(text) {
  if (text === 'off') return false;
  const [, tasks, steps] = /^(\d{1,2})x(\d{1,2})$/.exec(text) ?? [];
  if (Number(tasks) > 0)
    return {
      tasks: Number(tasks),
      steps: Number(steps),
    };
  throw new OptionError(
    `FAIRTICK_EXHAUSTIVE: expected tasks and steps, such as 4x5, or off, but received ${show(text)}`,
  );
}
/** Beyond, no machine comes to the end. */
const MOST$1 = 99;
function whole$1(key, value, least) {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= MOST$1) return value;
  throw new OptionError(
    `options.exhaustive.${key}: expected a whole number from ${least} to ${MOST$1} but received ${show(value)}`,
  );
}
// src/clock/budget.ts
const BUDGETS = {
  turns: 1e5,
  time: 1e7,
};
/**
 * Thrown by the virtual clock when a budget is used up, and by every later call until it is reset: a scheduler that
 * catches errors would otherwise loop on. The bound is a count, not the wall clock, so the same program ends at the
 * same event wherever it is replayed.
 */
var BudgetExceeded = class extends Error {
  name = 'BudgetExceeded';
  budget;
  /** Turns, or ms of virtual time past the start. */
  spent;
  constructor(budget, spent) {
    super(
      budget === 'turns'
        ? `The run asked the clock ${spent} times and is not done. Most likely something polls, or re-arms itself, for ever: look at what the last turns repeat, or raise the budget of turns.`
        : `The run reached ${spent} ms of virtual time and is not done. Most likely a timer re-arms itself for ever: look at who sets the last one, or raise the budget of time.`,
    );
    this.budget = budget;
    this.spent = spent;
  }
};
// src/clock/immediate-queue.ts
/**
 * Callbacks that are due at once, first in, first out. Ids only ever rise, so one that is over is harmless for ever after.
 */
var ImmediateQueue = class {
  /** How many callbacks are pending. */
  size = 0;
  callbacks = [];
  /** Position of the next one in `callbacks`. */
  head = 0;
  /** Id of `callbacks[0]`. */
  base = 1;
  /** Returns an id, which is never 0. */
  set(callback) {
    this.size++;
    return this.base + this.callbacks.push(callback) - 1;
  }
  /** True where the callback was pending. */
  cancel(id) {
    const at = id - this.base;
    if (this.callbacks[at] === void 0) return false;
    this.callbacks[at] = void 0;
    this.size--;
    return true;
  }
  /** Takes the oldest out. */
  shift() {
    while (this.head < this.callbacks.length) {
      const callback = this.callbacks[this.head];
      this.callbacks[this.head++] = void 0;
      if (this.head === this.callbacks.length) this.rewind();
      else if (this.head === 1024) this.trim();
      if (callback !== void 0) {
        this.size--;
        return callback;
      }
    }
  }
  clear() {
    this.size = 0;
    this.rewind();
  }
  rewind() {
    this.base += this.callbacks.length;
    this.callbacks.length = 0;
    this.head = 0;
  }
  trim() {
    this.base += this.head;
    this.callbacks.splice(0, this.head);
    this.head = 0;
  }
};
// src/clock/virtual-clock.ts
/**
 * The clock of a run: it moves only when nothing is ready, and then straight to the next deadline (as trio's
 * `MockClock` does with `autojump`). Times are ms of virtual time. Reset it and use it again: a run allocates no clock.
 *
 * Every call but `peek`, `clearTimer` and `clearImmediate` counts against the budget of turns, and throws
 * `BudgetExceeded` once a budget is used up.
 *
 * @example
 * const clock = new VirtualClock();
 * clock.setTimer(30, wake);
 * while (clock.step());
 * clock.peek(); // 30
 */
var VirtualClock = class {
  /** The first budget that was exceeded, however the scheduler took it. */
  exceeded = void 0;
  /** Raised by `reset`: what belongs to an earlier run knows by it that its run is over. */
  run = 0;
  timers = new TimerQueue();
  immediates = new ImmediateQueue();
  time = 0;
  startTime = 0;
  turnsLeft = BUDGETS.turns;
  turns = BUDGETS.turns;
  lastTime = BUDGETS.time;
  world = POLITE;
  /** Of the next timer that fires, or sleep that ends: its position in `world`. */
  occasion = 0;
  onAdvance = void 0;
  onExceeded = void 0;
  /** Starts a new run: drops all timers, renews the budgets. */
  reset(options = {}) {
    this.run++;
    this.exceeded = void 0;
    this.timers.clear();
    this.immediates.clear();
    this.startTime = options.startTime ?? 0;
    this.time = this.startTime;
    this.turns = options.budgets?.turns ?? BUDGETS.turns;
    this.turnsLeft = this.turns;
    this.lastTime = this.startTime + (options.budgets?.time ?? BUDGETS.time);
    this.world = options.world ?? POLITE;
    this.occasion = 0;
    this.onAdvance = options.onAdvance;
    this.onExceeded = options.onExceeded;
  }
  now() {
    this.spend();
    return this.time;
  }
  /** The time, for an observer: costs the run nothing. */
  peek() {
    return this.time;
  }
  get pendingTimers() {
    return this.timers.size;
  }
  get pendingImmediates() {
    return this.immediates.size;
  }
  /** Infinity where no timer is pending. */
  nextDeadline() {
    return this.timers.nextDeadline();
  }
  sleep(ms) {
    this.spend();
    checkDuration('sleep', ms);
    if (this.occasion < this.world.length && ms > 0) this.oversleep(this.time + ms);
    else this.advance(this.time + ms);
  }
  /** Moves the clock with the processor busy: `onAdvance` hears nothing of it. */
  hold(ms) {
    this.spend();
    checkDuration('hold', ms);
    this.moveTo(this.time + ms);
  }
  setTimer(ms, callback) {
    this.spend();
    checkDuration('setTimer', ms);
    return this.timers.set(this.time + ms, callback);
  }
  clearTimer(id) {
    this.timers.cancel(id);
  }
  /** Calls back once, before the clock moves and before any timer, due ones included. */
  setImmediate(callback) {
    this.spend();
    return this.immediates.set(callback);
  }
  clearImmediate(id) {
    this.immediates.cancel(id);
  }
  /**
   * Runs one macrotask: the oldest immediate, else the timer with the earliest deadline, for which the clock moves where
   * it lies ahead. Where the world is impolite, several timers. False where nothing is pending. What a callback throws
   * comes out of here.
   */
  step() {
    if (this.immediates.size > 0) {
      this.spend();
      this.immediates.shift()();
      return true;
    }
    if (this.timers.size === 0) return false;
    this.spend();
    if (this.occasion < this.world.length) return this.stepImpolitely();
    this.advance(this.timers.nextDeadline());
    this.timers.shift()();
    return true;
  }
  /** Counts turns that something else took: a loop that never asks the clock for anything else. */
  spend(turns = 1) {
    this.turnsLeft -= turns;
    if (this.turnsLeft < 0) this.refuse();
  }
  /** Leaves no budget, so that what the run still tries ends at once. For a run that was cut short. */
  exhaust() {
    this.turnsLeft = 0;
  }
  /** How the world deviates on the next occasion, which then has passed: for who moves a clock of his own. */
  nextDeviation() {
    return this.world[this.occasion++] ?? Deviation.polite;
  }
  stepImpolitely() {
    const { timers } = this;
    const set = timers.mark();
    for (;;) {
      const deviation = this.world[this.occasion++] ?? Deviation.polite;
      this.deviate(deviation, timers.nextDeadline());
      (deviation === Deviation.swapped ? timers.shiftOther() : timers.shift())();
      if (!isTogether(deviation) || !timers.isDue(this.time, set)) return true;
      this.spend();
    }
  }
  oversleep(until) {
    const deviation = this.world[this.occasion++];
    if (latenessOf(deviation, until, this.timers) > 0) this.deviate(deviation, until);
    else this.advance(until);
  }
  deviate(deviation, until) {
    const late = until > this.time ? latenessOf(deviation, until, this.timers) : 0;
    if (late === 0 && (deviation === Deviation.late || deviation === Deviation.tooLate)) this.advance(until);
    else this.advance(until + late, markOf(deviation, late));
  }
  advance(to, mark = 0) {
    if (to <= this.time) {
      if (mark > 0) this.onAdvance?.(this.time, this.time, mark);
      return;
    }
    const from = this.time;
    this.checkTime(to);
    this.onAdvance?.(from, to, mark);
    this.setTime(to);
  }
  moveTo(to) {
    this.checkTime(to);
    this.setTime(to);
  }
  setTime(to) {
    if (this.occasion < this.world.length && to > this.time) this.timers.separate();
    this.time = to;
  }
  checkTime(to) {
    if (to <= this.lastTime) return;
    this.exceed(new BudgetExceeded('time', to - this.startTime));
  }
  refuse() {
    this.exceed(this.exceeded ?? new BudgetExceeded('turns', this.turns - this.turnsLeft));
  }
  exceed(by) {
    if (this.exceeded === void 0) this.onExceeded?.();
    this.exceeded = by;
    this.turnsLeft = 0;
    throw by;
  }
};
function checkDuration(what, ms) {
  if (ms >= 0 && ms < Number.POSITIVE_INFINITY) return;
  throw new RangeError(`${what}: expected a finite number of ms, 0 or more, but received ${String(ms)}.`);
}
// src/harness/host.ts
/** For searches: their programs are small, and a polled one of 100 ms takes some thousand turns. */
const TURNS = 2e4;
function makeHost(turns = BUDGETS.turns) {
  return {
    clock: new VirtualClock(),
    recorder: new Recorder(),
    waits: new WaitColumns(),
    drains: true,
    turns,
    active: void 0,
  };
}
// src/harness/keep.ts
/** A trace of its own: the host's recorder is overwritten by the next run. */
function keep(trace) {
  const { events, waits, program } = trace;
  return {
    ...trace,
    events: copyEvents(events),
    waits: copyWaits(waits, program.tasks.length),
  };
}
// src/harness/options.ts
/**
 * Defaults, options, and over both the environment variables FAIRTICK_RUNS, FAIRTICK_EXHAUSTIVE, FAIRTICK_SEED and
 * FAIRTICK_TIME.
 *
 * @throws OptionError
 */
function resolveOptions(options, env = process.env) {
  if (typeof options !== 'object' || options === null)
    throw new OptionError(`options: expected an object such as { runs: 5000 } but received ${show(options)}`);
  for (const key of Object.keys(options))
    if (!KEYS$1.includes(key)) throw new OptionError(`options.${key}: expected one of ${KEYS$1.join(', ')}`);
  return {
    runs: whole('runs', options.runs, env, 1e3, 0),
    exhaustive: exhaustiveOf(options.exhaustive, env.FAIRTICK_EXHAUSTIVE),
    seed: whole('seed', options.seed, env, 1, -(2 ** 31)),
    path: pathOf(options.path),
    laws: lawsOf(options.laws),
    fixtures: folderOf(options.fixtures),
    timeLimit: whole('timeLimit', options.timeLimit, env, 500, 1),
    onProgress: listenerOf(options.onProgress),
  };
}
const KEYS$1 = ['runs', 'exhaustive', 'seed', 'path', 'laws', 'fixtures', 'timeLimit', 'onProgress'];
/** The environment variables that override an option. */
const VARIABLES = {
  runs: 'FAIRTICK_RUNS',
  seed: 'FAIRTICK_SEED',
  timeLimit: 'FAIRTICK_TIME',
};
const MOST = 2 ** 31 - 1;
function whole(key, option, env, otherwise, least) {
  const text = env[VARIABLES[key]]?.trim();
  const given = text ? Number(text) : (option ?? otherwise);
  if (Number.isInteger(given) && given >= least && given <= MOST) return given;
  throw new OptionError(
    `${text ? VARIABLES[key] : `options.${key}`}: expected a whole number from ${least} to ${MOST} but received ${show(text ? text : option)}`,
  );
}
function pathOf(path) {
  if (path === void 0) return void 0;
  if (typeof path === 'string' && /^(\d{1,5}|small:\d{1,9})(:\d+)*$/.test(path)) return path;
  throw new OptionError(
    `options.path: expected numbers joined by ':', such as '12:0:3' or 'small:12', as a failure prints them, but received ${show(path)}`,
  );
}
/** No law at all would be a check that cannot fail. */
function lawsOf(ids) {
  if (ids === void 0) return laws;
  if (Array.isArray(ids) && ids.length > 0) return ids.map(lawNamed);
  throw new OptionError(
    `options.laws: expected a list of ids, such as ['completion'], but received ${Array.isArray(ids) ? 'an empty one' : show(ids)}. Leave it out for all laws`,
  );
}
function lawNamed(id) {
  const law = laws.find((one) => one.id === id);
  if (law !== void 0) return law;
  const ids = laws.map((one) => one.id);
  const near = typeof id === 'string' ? nearest(id, ids) : void 0;
  throw new OptionError(
    `options.laws: there is no law ${show(id)}.${near === void 0 ? '' : ` Did you mean ${near}?`} There are: ${ids.join(', ')}`,
  );
}
function folderOf(fixtures) {
  if (fixtures === void 0) return 'fixtures/counterexamples';
  if (fixtures === false || (typeof fixtures === 'string' && fixtures !== '')) return fixtures;
  throw new OptionError(
    `options.fixtures: expected a folder, or false for none, but received ${show(fixtures)}`,
  );
}
function listenerOf(onProgress) {
  if (onProgress === void 0 || typeof onProgress === 'function') return onProgress;
  throw new OptionError(`options.onProgress: expected a function but received ${show(onProgress)}`);
}
// src/arbitraries/dice.ts
/**
 * Whole numbers from one seed: mulberry32 (Tommy Ettinger). A case takes some sixty of them, and from fast-check's own
 * generator, which jumps and copies, they cost as much as the rest of drawing it.
 */
var Dice = class {
  state;
  constructor(seed) {
    this.state = seed | 0;
  }
  /** From `min` to `max`, both included: each as likely, up to one part in 2³² for each value of the range. */
  nextInt(min, max) {
    this.state = (this.state + 1831565813) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return min + Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * (max - min + 1));
  }
};
/** Dice that fall as fast-check's seed and path say. */
function diceFrom(random) {
  return new Dice(random.nextInt());
}
// src/program/conform.ts
/**
 * The nearest program that fits a shape: spawns move up to main, waiting inside tasks is dropped, tasks settle what they
 * spawned. A program that fits is equal afterwards. Expects a legal program and returns one.
 */
function conform(program, shape) {
  if (misfit(program, shape) === void 0) return program;
  let fitted =
    shape.spawn === 'nested' && (shape.joinInside || !shape.structured)
      ? program
      : spawnFromMain(program, shape.spawn === 'main-first');
  fitted = askOnly(fitted, shape);
  if (!shape.joinInside) fitted = waitInMain(fitted);
  if (shape.clear === 'unjoined') fitted = withoutJoinsOfCleared(fitted);
  if (shape.cancelSelf === true)
    fitted = {
      tasks: fitted.tasks.map((task) => ({
        name: task.name,
        steps: halted(task),
      })),
    };
  return isSettled(shape) ? settleAll(fitted) : fitted;
}
/**
 * Main spawns every task, a subtree in postorder where it spawned the root: whatever was visible in a task comes before it
 * in postorder (see `SpawnTree`), so it still is visible.
 */
function spawnFromMain(program, first) {
  const own = /* @__PURE__ */ new Map();
  for (const { steps } of program.tasks)
    for (const step of steps) if ('spawn' in step) own.set(step.spawn, step);
  const spawns = [];
  for (const task of postorder(program)) if (task !== 0) spawns.push(own.get(program.tasks[task].name));
  const tasks = program.tasks.map((task, number) => {
    if (number > 0 || first)
      return {
        name: task.name,
        steps: task.steps.filter((step) => !('spawn' in step)),
      };
    let next = 0;
    const steps = task.steps.flatMap((step) => {
      if (!('spawn' in step)) return [step];
      const from = next;
      while (spawns[next++].spawn !== step.spawn);
      return spawns.slice(from, next);
    });
    return {
      name: task.name,
      steps,
    };
  });
  if (first)
    tasks[0] = {
      name: tasks[0].name,
      steps: [...spawns, ...tasks[0].steps],
    };
  return { tasks };
}
/** Drops what the scheduler cannot be asked. */
function askOnly(program, shape) {
  const { cancel, idle, pause, clear, setLimit, priority, cleanup, lock, weight, channel } = shape;
  const { repeat, oddDelays, longSleeps, results, setPriority } = shape;
  return {
    tasks: program.tasks.map(({ name, steps }, number) => {
      const mayIdle = idle === true && number === 0;
      return {
        name,
        steps: steps
          .map(plain)
          .map(untimed)
          .map((step) => ('idle' in step && !mayAskSize(step, shape) ? { idle: true } : step))
          .map(plainerTimer)
          .map(shorterSleep)
          .map(withoutFailure)
          .map(atOnce)
          .filter(
            (step) =>
              !('cancel' in step && !(step.cancel === name ? shape.cancelSelf : cancel)) &&
              !('idle' in step && !mayIdle) &&
              !('cleanup' in step && !cleanup) &&
              !(('pause' in step || 'resume' in step) && !pause) &&
              !('clear' in step && (clear === void 0 || (number > 0 && shape.spawn === 'main-first'))) &&
              !('set-limit' in step && !setLimit) &&
              !('set-priority' in step && !setPriority) &&
              !(('acquire' in step || 'release' in step) && !lock) &&
              !(isExchange(step) && !channel) &&
              !('loop' in step && !shape.loop),
          ),
      };
    }),
  };
  function plain(step) {
    if ('weight' in step && !weight) {
      const { weight: _, ...lighter } = step;
      return lighter;
    }
    if ('idle' in step && step.idle === 'results' && !results) return { idle: true };
    return 'spawn' in step ? plainSpawn(step) : step;
  }
  function plainSpawn(step) {
    const { priority: given, after, ...others } = step;
    if (step.for !== void 0) return shape[step.for] === true ? step : { spawn: step.spawn };
    if ((given === void 0 || priority) && (after === void 0 || shape.pending)) return step;
    return {
      ...others,
      ...(given !== void 0 && priority ? { priority: given } : {}),
      ...(after !== void 0 && shape.pending ? { after } : {}),
    };
  }
  function untimed(step) {
    if (!('timeout' in step) || mayTimeOut(step, shape)) return step;
    const { timeout: _, ...without } = step;
    return without;
  }
  function shorterSleep(step) {
    if (!('sleep' in step) || step.sleep <= LONGEST_TIMER || longSleeps === true) return step;
    return {
      ...step,
      sleep: LONGEST_TIMER,
    };
  }
  function withoutFailure(step) {
    return 'throws' in step && shape.cleanupThrows !== true ? { cleanup: step.cleanup } : step;
  }
  function atOnce(step) {
    return 'cleanup' in step && shape.cleanupAtOnce === true
      ? {
          ...step,
          cleanup: 0,
        }
      : step;
  }
  function plainerTimer(step) {
    if ('finally' in step) return shape.finally === true ? step : { sleep: step.sleep };
    if (!('times' in step || 'as' in step)) return step;
    const { times, as, sleep } = step;
    return {
      sleep,
      ...(times !== void 0 && repeat === true ? { times } : {}),
      ...(as !== void 0 && oddDelays === true ? { as } : {}),
    };
  }
}
function waitInMain(program) {
  return {
    tasks: program.tasks.map((task, number) => {
      if (number === 0) return task;
      return {
        name: task.name,
        steps: task.steps.filter((step) => !('join' in step || 'settle' in step)),
      };
    }),
  };
}
// src/arbitraries/ask-channels.ts
/**
 * Lets two tasks, and often more pairs of them, talk over a channel: as many values are received as are sent, one more where
 * that is closed, or fewer where it can hold the others. Programs that come to a standstill by it, such as where main waits for a sender whose receiver it is,
 * are mostly given up: little can be asked of them, unless the scheduler says so.
 */
function withChannels(random, busy, program, { standstill: isAsked = false } = {}) {
  let talking = program;
  for (let left = random.nextInt(1, busy ? 4 : 2); left > 0; left--) {
    const channel = CHANNELS[random.nextInt(0, CHANNELS.length - 1)];
    const standstill = random.nextInt(0, isAsked ? 1 : 15) === 0;
    for (let tries = standstill ? 1 : TRIES; tries > 0; tries--) {
      const tried = keepChannels(
        (isAsked && standstill && random.nextInt(0, 1) === 0 ? wait : talk)(random, talking, channel),
      );
      if (!standstill && !isEnding(tried)) continue;
      talking = tried;
      break;
    }
  }
  return talking;
}
const TRIES = 4;
/** Somebody waits for a value that nobody sends. */
function wait(random, { tasks }, channel) {
  const waiting = random.nextInt(0, tasks.length - 1);
  return {
    tasks: tasks.map(({ name, steps }, task) =>
      task === waiting
        ? {
            name,
            steps: spread(random, steps, [{ receive: channel }], Math.max),
          }
        : {
            name,
            steps,
          },
    ),
  };
}
function talk(random, program, channel) {
  const sender = random.nextInt(0, program.tasks.length - 1);
  const other = random.nextInt(0, program.tasks.length - 2);
  const receiver = other < sender ? other : other + 1;
  const values = random.nextInt(1, random.nextInt(2, 5));
  const closes = random.nextInt(0, 1) === 0;
  const sends = [];
  for (let value = 1; value <= values; value++)
    sends.push({
      send: channel,
      value,
    });
  if (closes) sends.push({ close: channel });
  const receives = [];
  const kept = random.nextInt(0, 1) === 0 ? 0 : random.nextInt(0, capacityOf(CHANNELS.indexOf(channel)));
  const more = kept === 0 && closes ? random.nextInt(0, 1) : 0;
  for (let left = values - kept + more; left > 0; left--) receives.push({ receive: channel });
  return {
    tasks: program.tasks.map(({ name, steps }, task) => {
      if (task === sender)
        return {
          name,
          steps: spread(random, steps, sends, Math.min),
        };
      return task === receiver
        ? {
            name,
            steps: spread(random, steps, receives, Math.max),
          }
        : {
            name,
            steps,
          };
    }),
  };
}
/** In their order, anywhere in a task, rather early or rather late in it; half of the time in one place. */
function spread(random, steps, added, rather) {
  const end = steps.findIndex((step) => 'throw' in step);
  const last = end < 0 ? steps.length : end;
  const together = random.nextInt(0, 1) === 0;
  const all = steps.slice();
  let from = rather(random.nextInt(0, last), random.nextInt(0, last));
  added.forEach((step, position) => {
    all.splice(from + position, 0, step);
    if (!together) from = random.nextInt(from, last);
  });
  return keepLegal(all);
}
function isEnding(program) {
  return expect(program).tasks.every(({ outcome }) => outcome !== 'stuck');
}
// src/program/canonical.ts
/**
 * The same program under canonical names (main, a, b … z, a1, b1 …), given in the order in which spawns appear breadth
 * first from main, its tasks in that order, too; locks are the first ones (k, l …), in the order that they had. Programs that are equal up to names, or up to the order of their tasks,
 * are equal afterwards: so equal bugs are saved as equal fixtures. Expects a legal program.
 */
function canonicalise(program) {
  const numbers = taskNumbers(program);
  const order = [0];
  const names = /* @__PURE__ */ new Map();
  for (const task of order) {
    const { name, steps } = program.tasks[task];
    names.set(name, canonicalName(names.size));
    for (const step of steps) if ('spawn' in step) order.push(numbers.get(step.spawn));
  }
  const locks = canonicalLocks(program);
  return {
    tasks: order.map((task) => {
      const { name, steps } = program.tasks[task];
      return {
        name: names.get(name),
        steps: steps.map((step) => rename$1(step, names, locks)),
      };
    }),
  };
}
/** The canonical name of the task at a position: `main` at 0, `a` at 1, `a1` at 27. */
function canonicalName(position) {
  if (position === 0) return 'main';
  const letter = String.fromCharCode(97 + ((position - 1) % 26));
  const round = Math.floor((position - 1) / 26);
  return round === 0 ? letter : `${letter}${round}`;
}
/** Undefined where they have their names. Their order is that in which they may be taken, so it stays. */
function canonicalLocks({ tasks }) {
  let used;
  for (const { steps } of tasks)
    for (const step of steps) {
      if (!('acquire' in step)) continue;
      used ??= /* @__PURE__ */ new Set();
      used.add(step.acquire);
    }
  if (used === void 0) return void 0;
  const kept = LOCK_KEYS.filter((key) => used.has(key));
  if (kept.at(-1) === LOCK_KEYS[kept.length - 1]) return void 0;
  return new Map(kept.map((key, position) => [key, LOCK_KEYS[position]]));
}
function rename$1(step, names, locks) {
  if ('spawn' in step)
    return {
      ...step,
      spawn: names.get(step.spawn),
    };
  if ('join' in step) return { join: names.get(step.join) };
  if ('settle' in step) return { settle: names.get(step.settle) };
  if ('cancel' in step) return { cancel: names.get(step.cancel) };
  if ('set-priority' in step)
    return {
      ...step,
      'set-priority': names.get(step['set-priority']),
    };
  if (locks === void 0) return step;
  if ('acquire' in step)
    return {
      ...step,
      acquire: locks.get(step.acquire),
    };
  if ('release' in step) return { release: locks.get(step.release) };
  return step;
}
// src/arbitraries/ask-combined.ts
function mayCombine(shape) {
  return shape.race === true || shape.all === true;
}
/** Adds one or two races, or wholes, of new tasks; somewhere before a task's end. */
function withCombined(random, program, shape) {
  const kinds = COMBINATORS.filter((kind) => shape[kind] === true);
  let combined = program;
  for (let left = random.nextInt(1, 2); left > 0; left--)
    combined = combine(random, combined, kinds[random.nextInt(0, kinds.length - 1)], shape);
  return canonicalise(combined);
}
function combine(random, { tasks }, kind, shape) {
  const owner = shape.spawn === 'nested' ? random.nextInt(0, tasks.length - 1) : 0;
  const { steps } = tasks[owner];
  const end = steps.findIndex((step) => 'throw' in step);
  const at = random.nextInt(0, end < 0 ? steps.length : end);
  const visible = shape.joinInside
    ? steps.slice(0, at).flatMap((step) => ('spawn' in step && !('for' in step) ? [step.spawn] : []))
    : [];
  const arms = Array.from({ length: random.nextInt(1, 2) + random.nextInt(0, 2) }, (_, i) => ({
    name: unusedName(tasks, i),
    steps: drawBody$1(random, visible, shape),
  }));
  const spawns = arms.map(({ name }) => ({
    spawn: name,
    for: kind,
  }));
  const owned = {
    name: tasks[owner].name,
    steps: steps.toSpliced(at, 0, ...spawns),
  };
  return { tasks: [...tasks.with(owner, owned), ...arms] };
}
/** Names are given anew afterwards. */
function unusedName(tasks, i) {
  return `arm${tasks.length}_${i}`;
}
/** Often an arm ends in the turn in which it starts; often it fails; often it waits for what another one waits for. */
function drawBody$1(random, visible, shape) {
  const body = [];
  if (shape.cleanup === true && random.nextInt(0, 3) === 0) body.push({ cleanup: random.nextInt(0, 3) });
  const how = random.nextInt(0, visible.length > 0 ? 7 : 6);
  if (how === 3) body.push({ yield: true });
  if (how === 7) body.push({ join: visible[random.nextInt(0, visible.length - 1)] });
  if (how > 3 && how < 7) body.push({ sleep: random.nextInt(1, 3) });
  const last = random.nextInt(0, 3);
  if (last === 0) body.push({ throw: 'error' });
  if (last === 1) body.push({ yield: true }, { emit: random.nextInt(1, 9) });
  if (last > 1) body.push({ emit: random.nextInt(1, 9) });
  return body;
}
// src/arbitraries/ask-failing-cleanups.ts
/** The program in which some of what tasks have to clean up fails: each of it, or every second. */
function withFailingCleanups(random, { tasks }) {
  const rarity = random.nextInt(0, 1);
  return {
    tasks: tasks.map(({ name, steps }) => ({
      name,
      steps: steps.map((step) => {
        if (!('cleanup' in step) || random.nextInt(0, rarity) > 0) return step;
        const thrown = random.nextInt(0, 2) > 0 ? 0 : random.nextInt(0, THROWN.length - 1);
        return {
          cleanup: step.cleanup,
          throws: THROWN[thrown],
        };
      }),
    })),
  };
}
// src/arbitraries/places.ts
/** Every place at which some task is visible. Parents stand before their children. */
function placesIn({ tasks }) {
  const above = /* @__PURE__ */ new Map();
  const places = [];
  for (let task = 0; task < tasks.length; task++) {
    const { name, steps } = tasks[task];
    let visible = above.get(name) ?? [];
    for (let position = 0; position <= steps.length; position++) {
      if (visible.length > 0)
        places.push({
          task,
          position,
          visible,
        });
      const step = steps[position];
      if (step === void 0) continue;
      if ('throw' in step) break;
      if (!('spawn' in step)) continue;
      above.set(step.spawn, visible);
      if (!('for' in step)) visible = [...visible, step.spawn];
    }
  }
  return places;
}
// src/arbitraries/features.ts
/** What a program may contain. A set of features is the sum of their bits. */
const Feature = {
  emit: 1,
  yield: 2,
  sleep: 4,
  work: 8,
  join: 16,
  settle: 32,
  throw: 64,
  /** Throws of values that are easily taken for "no error". */
  falsyThrow: 128,
  /** Throws of the call itself, before anything is awaited. */
  syncThrow: 256,
  /** Tasks other than main spawn. */
  nestedSpawn: 512,
  /** Spawns after a task's other steps. */
  lateSpawn: 1024,
  /** One duration for all sleeps of a program: deadlines tie. */
  equalDurations: 2048,
};
const ALL = 4095;
/**
 * Swarm omission: every program does without a random set of features, so that bugs show which another feature would
 * mask. A quarter of the programs omit nothing, half of them a quarter, the rest a half of what there is.
 * (Groce et al., "Swarm testing", ISSTA 2012.)
 */
function drawFeatures(random, bounds) {
  let features = allowed(bounds);
  const how = random.nextInt(0, 7);
  if (how > 1) {
    let omitted = random.nextInt(0, ALL);
    if (how <= 5) omitted &= random.nextInt(0, ALL);
    features &= ~omitted;
  }
  return features;
}
/** What the bounds leave. */
function allowed({ shape, hog }) {
  let features = ALL;
  if (!hog) features -= Feature.work;
  if (shape.spawn === 'main-first') features -= Feature.lateSpawn;
  if (shape.spawn !== 'nested' || (shape.structured && !shape.joinInside)) features -= Feature.nestedSpawn;
  return features;
}
const WEIGHTS = [
  ['sleep', 4],
  ['yield', 3],
  ['emit', 2],
  ['work', 3],
  ['join', 2],
  ['settle', 1],
];
const POOLS = /* @__PURE__ */ new Map();
/** The kinds of a set of features, each as often as its weight: draw one at random. May be empty. */
function poolOf(features) {
  const key = features & 63;
  let pool = POOLS.get(key);
  if (pool === void 0) {
    pool = WEIGHTS.flatMap(([kind, weight]) => ((key & Feature[kind]) === 0 ? [] : Array(weight).fill(kind)));
    POOLS.set(key, pool);
  }
  return pool;
}
// src/arbitraries/vocabulary.ts
/**
 * The steps that generated programs are made of. Programs are never written to, so equal steps are one object: that
 * spares the generator nearly all its allocations.
 */
const YIELD = { yield: true };
const IDLE = { idle: true };
const RESULTS = { idle: 'results' };
/** By how many, from 1 on. */
const SHORTER = [1, 2, 3].map((below) => ({
  idle: true,
  below,
}));
const PAUSE = { pause: true };
const RESUME = { resume: true };
const CLEAR = { clear: true };
/** By limit, from 1 on. */
const SET_LIMITS = [1, 2, 3, 4].map((limit) => ({ 'set-limit': limit }));
/** By position in `LOCK_KEYS`; of each 1, 2 and 3 permits. */
const ACQUIRES = LOCK_KEYS.map((acquire) => [
  { acquire },
  {
    acquire,
    weight: 2,
  },
  {
    acquire,
    weight: 3,
  },
]);
const RELEASES = LOCK_KEYS.map((release) => ({ release }));
/** Small programs use the rendezvous and the channel that holds one value. */
const EXCHANGES = ['c', 'd'].flatMap((channel) => [
  {
    send: channel,
    value: 1,
  },
  { receive: channel },
  { close: channel },
]);
/** Mostly a few small values, so that deadlines coincide often; a long one now and then. */
const DURATIONS = [0, 0, 1, 1, 1, 2, 2, 3, 3, 3, 5, 5, 10, 10, 7, 20];
const EMITS = [1, 2, 3, 1, 7, -1, 100].map((emit) => ({ emit }));
/** By position in `DURATIONS`. */
const SLEEPS$1 = DURATIONS.map((sleep) => ({ sleep }));
const WORKS = DURATIONS.map((work) => ({ work }));
/** By position in `THROWN`. */
const THROWS = THROWN.map((thrown) => ({ throw: thrown }));
const SYNC_THROWS = THROWN.map((thrown) => ({
  throw: thrown,
  sync: true,
}));
/** `undefined` is what a missing error looks like, so of the falsy values it comes most often. */
const FALSY = ['undefined', 'undefined', 'null', 'false', 'zero', 'empty'].map((thrown) =>
  THROWN.indexOf(thrown),
);
/** A throw with the given features. `suspended`: it comes after a suspension, where the call can no longer throw. */
function drawThrow(random, features, suspended) {
  const falsy = (features & Feature.falsyThrow) !== 0 && random.nextInt(0, 1) === 0;
  const sync = !suspended && (features & Feature.syncThrow) !== 0 && random.nextInt(0, 2) > 0;
  const thrown = falsy ? FALSY[random.nextInt(0, FALSY.length - 1)] : 0;
  return (sync ? SYNC_THROWS : THROWS)[thrown];
}
const known = [];
/** Of the task with that number, under its canonical name. */
function references(task) {
  while (known.length <= task) {
    const name = canonicalName(known.length);
    known.push({
      name,
      spawn: { spawn: name },
      join: { join: name },
      settle: { settle: name },
      cancel: { cancel: name },
    });
  }
  return known[task];
}
// src/arbitraries/ask-locks.ts
/**
 * Puts parts of tasks under locks: mostly one lock, so that tasks meet, sometimes a second one inside or beside it; often up
 * to the end of the task, which then gives it back, whatever that end is. `busy`: nearly all tasks take one.
 */
function withLocks(random, busy, program, { weight, cancel }) {
  const keys = random.nextInt(0, 2) === 0 ? 2 : 1;
  return {
    tasks: program.tasks.map(({ name, steps }, task) => {
      if (!(task === 0 ? random.nextInt(0, cancel ? 1 : 3) === 0 : random.nextInt(0, busy ? 7 : 3) > 0))
        return {
          name,
          steps,
        };
      let locked = steps;
      for (let lock = 0; lock < keys; lock++) {
        if (lock > 0 && random.nextInt(0, 1) === 0) continue;
        locked = lockPart(random, locked, lock, weight === true);
      }
      return {
        name,
        steps: keepLegal(locked),
      };
    }),
  };
}
/**
 * Cancels tasks that wait for a lock, or were just given it: whoever cancels has taken that lock before, and holds it, or has
 * just given it back.
 */
function withCancelledWaiters(random, program) {
  const tasks = program.tasks.map(({ name, steps }) => ({
    name,
    steps: steps.slice(),
  }));
  for (let left = random.nextInt(2, 4); left > 0; left--) {
    const atOnce = left % 2 === 0;
    const victims = placesIn({ tasks }).flatMap(({ task, position, visible }) => {
      const taken = lockTakenBefore(tasks[task].steps, position);
      if (taken === void 0 || (atOnce && !('release' in tasks[task].steps[position - 1]))) return [];
      return tasks
        .filter(({ name, steps }) => visible.includes(name) && steps.some((step) => takes$1(step, taken)))
        .map(({ name }) => ({
          task,
          position,
          name,
        }));
    });
    if (victims.length === 0) continue;
    const { task, position, name } = victims[random.nextInt(0, victims.length - 1)];
    tasks[task].steps.splice(position, 0, { cancel: name });
  }
  return { tasks };
}
/** The lock that the task takes, or gives back, in the last step before this one that does anything but pause. */
function lockTakenBefore(steps, position) {
  for (let at = position - 1; at >= 0; at--) {
    const step = steps[at];
    if ('acquire' in step) return step.acquire;
    if ('release' in step) return step.release;
    if (!suspends$2(step)) return void 0;
  }
}
function takes$1(step, key) {
  return 'acquire' in step && step.acquire === key;
}
/** A part in which no other task is waited for; what is not there is put in: a suspension while the lock is held. */
function lockPart(random, steps, lock, weight) {
  const from = random.nextInt(0, Math.min(steps.length, endFrom(steps, 0)));
  const most = endFrom(steps, from);
  const to = random.nextInt(from, most);
  const part = steps.slice(from, to);
  const locked = [ACQUIRES[lock][weight ? random.nextInt(0, 2) : 0], ...part];
  if (!part.some(suspends$2) && random.nextInt(0, 3) > 0)
    locked.splice(
      1,
      0,
      random.nextInt(0, 2) === 0 ? YIELD : SLEEPS$1[random.nextInt(0, SLEEPS$1.length - 1)],
    );
  if (
    (most < steps.length && !('throw' in steps[most])) ||
    (!part.some((step) => 'throw' in step) && random.nextInt(0, 1) === 0)
  )
    locked.push(RELEASES[lock]);
  return [...steps.slice(0, from), ...locked, ...steps.slice(to)];
}
/** The position behind the last step, from one on, before the next that waits for other tasks. */
function endFrom(steps, from) {
  const end = steps.findIndex(
    (step, position) => position >= from && ('join' in step || 'settle' in step || 'idle' in step),
  );
  return end < 0 ? steps.length : end;
}
function suspends$2(step) {
  return 'yield' in step || 'sleep' in step;
}
// src/arbitraries/ask-rates.ts
/**
 * The program in which main sleeps between its spawns, for about as long as the rate is about: so tasks come while there is
 * room, at the end of a window, and in the next one. Some still come together. Often all but the first come around the end of one
 * window: twice as many can start there, where windows do not slide.
 */
function withArrivals(random, { tasks }, { per }) {
  const [main, ...others] = tasks;
  const gaps = [1, (per + 1) >> 1, per - 1, per, per + 1];
  const aroundEnd = random.nextInt(0, 1) === 0;
  const steps = [];
  let spawned = 0;
  for (const step of main.steps) {
    if ('spawn' in step && spawned > 0) {
      if (!aroundEnd && random.nextInt(0, 1) > 0)
        steps.push({ sleep: gaps[random.nextInt(0, gaps.length - 1)] });
      else if (aroundEnd && spawned === 1) steps.push({ sleep: per - 1 });
      else if (aroundEnd && random.nextInt(0, 1) > 0) steps.push({ sleep: 1 });
    }
    if ('spawn' in step) spawned++;
    steps.push(step);
  }
  return {
    tasks: [
      {
        name: main.name,
        steps,
      },
      ...others,
    ],
  };
}
// src/arbitraries/ask-results.ts
/**
 * The program in which main is told what all tasks came to, behind its last spawn: before it joins any whose error would end it.
 * Mostly two of them end otherwise than they were spawned, and each comes to something: both fail, or nobody does.
 */
function withResults(random, { tasks }) {
  const bodies = tasks.map(({ steps }) => steps.slice());
  const main = bodies[0];
  const spawned = main.flatMap((step) => ('spawn' in step ? [step.spawn] : []));
  if (spawned.length > 1 && random.nextInt(0, 3) > 0) {
    const fails = random.nextInt(0, 1) === 0;
    for (let task = 1; task < bodies.length && !fails; task++) bodies[task] = bodies[task].filter(returns);
    const late = random.nextInt(0, spawned.length - 2);
    const early = random.nextInt(late + 1, spawned.length - 1);
    for (const [i, at] of [late, early].entries()) {
      const task = tasks.findIndex(({ name }) => name === spawned[at]);
      const rest = bodies[task].filter(returns);
      bodies[task] = [
        ...(i === 0 ? [SLEEPS$1[random.nextInt(2, SLEEPS$1.length - 1)]] : []),
        ...rest,
        fails ? THROW : EMITS[random.nextInt(0, EMITS.length - 1)],
      ];
    }
  }
  main.splice(main.findLastIndex((step) => 'spawn' in step) + 1, 0, RESULTS);
  return {
    tasks: tasks.map(({ name }, task) => ({
      name,
      steps: bodies[task],
    })),
  };
}
const THROW = { throw: 'error' };
function returns(step) {
  return !('throw' in step);
}
// src/arbitraries/ask-self.ts
/** The program in which one task, but not main, cancels itself: mostly it has something to do in the same turn, and then it waits. */
function withSelfCancel(random, { tasks }) {
  const chosen = random.nextInt(1, tasks.length - 1);
  const { name, steps } = tasks[chosen];
  const thrown = steps.findIndex((step) => 'throw' in step);
  const at = random.nextInt(0, thrown < 0 ? steps.length : thrown);
  const added = [{ cancel: name }];
  if (random.nextInt(0, 2) > 0) added.push({ emit: 1 });
  added.push(random.nextInt(0, 1) === 0 ? YIELD : { sleep: random.nextInt(1, 3) });
  return {
    tasks: tasks.map((task, i) =>
      i === chosen
        ? {
            name,
            steps: steps.toSpliced(at, 0, ...added),
          }
        : task,
    ),
  };
}
// src/arbitraries/ask-sizes.ts
/**
 * The program in which main waits for a short queue, after the last spawn or between two. While it waits only a task that runs
 * can make the queue shorter otherwise than by its end: often the first one that main spawns does so.
 */
function withSizes(random, { tasks }, shape) {
  const bodies = tasks.map(({ steps }) => steps.slice());
  const main = bodies[0];
  const changes = changesOf(shape);
  if (changes.length > 0 && random.nextInt(0, 4) > 0)
    addChange(random, tasks, bodies, changes[random.nextInt(0, changes.length - 1)]);
  const last = [...main.keys()].filter((at) => 'spawn' in main[at]).at(-1) ?? -1;
  const at = random.nextInt(0, 2) > 0 ? last + 1 : random.nextInt(0, last + 1);
  const most = shape.size === 'any' ? SHORTER.length - 1 : 0;
  main.splice(at, 0, SHORTER[Math.max(0, random.nextInt(-1, most))]);
  return {
    tasks: tasks.map(({ name }, task) => ({
      name,
      steps: bodies[task],
    })),
  };
}
function changesOf({ pause, clear, setLimit }) {
  return [
    ...(pause ? ['resume'] : []),
    ...(clear === void 0 ? [] : ['clear', 'clear']),
    ...(setLimit ? ['limit'] : []),
  ];
}
/** What is paused behind the first spawn main itself resumes at its end, in case that nobody did. */
function addChange(random, tasks, bodies, change) {
  const main = bodies[0];
  const first = main.findIndex((step) => 'spawn' in step);
  const spawn = main[first];
  if (spawn === void 0 || !('spawn' in spawn)) return;
  const body = bodies[tasks.findIndex(({ name }) => name === spawn.spawn)];
  const at = random.nextInt(0, endOf$1(body));
  const added = [stepOf(random, change)];
  if (random.nextInt(0, 1) === 0) added.unshift(YIELD);
  if (random.nextInt(0, 3) > 0) added.push(SLEEPS$1[random.nextInt(2, SLEEPS$1.length - 1)]);
  body.splice(at, 0, ...added);
  if (change !== 'resume') return;
  main.splice(endOf$1(main), 0, RESUME);
  main.splice(first + 1, 0, PAUSE);
}
function stepOf(random, change) {
  if (change === 'limit') return SET_LIMITS[random.nextInt(1, SET_LIMITS.length - 1)];
  return change === 'clear' ? CLEAR : RESUME;
}
/** Nothing behind a throw is reached. */
function endOf$1(body) {
  const thrown = body.findIndex((step) => 'throw' in step);
  return thrown < 0 ? body.length : thrown;
}
// src/arbitraries/controls.ts
/**
 * The program with two to four controls of the scheduler among its steps: mostly main's, at times those of a task that runs.
 * What is paused is resumed: some steps later, and if that is never reached by main at its end.
 */
function withControls(random, program, limit, shape) {
  const steps = program.tasks.map((task) => task.steps.slice());
  const kinds = controlsOf(shape);
  const only = random.nextInt(0, 2) > 0 ? kinds[random.nextInt(0, kinds.length - 1)] : void 0;
  let isPaused = false;
  for (let left = random.nextInt(2, 4); left > 0; left--) {
    const kind = only ?? kinds[random.nextInt(0, kinds.length - 1)];
    const body = steps[random.nextInt(0, 3) === 0 ? random.nextInt(1, steps.length - 1) : 0];
    const end = endOf(body);
    const spawns = spawnsIn(body, end);
    let at = placeAmong(random, spawns, end);
    switch (kind) {
      case 'pause':
        isPaused = true;
        if (spawns.length > 0 && random.nextInt(0, 1) === 0) at = spawns[0];
        addPause(random, body, at);
        break;
      case 'clear':
        body.splice(at, 0, CLEAR);
        break;
      case 'limit': {
        const drawn = drawLimit(random, limit);
        if (drawn > limit && spawns.length > 0 && random.nextInt(0, 5) > 0) at = spawns.at(-1) + 1;
        body.splice(at, 0, SET_LIMITS[drawn - 1]);
        break;
      }
    }
    if (random.nextInt(0, 3) === 0) body.splice(at, 0, sleepOf(random, program));
  }
  if (isPaused) addResume(steps[0]);
  return {
    tasks: program.tasks.map(({ name }, task) => ({
      name,
      steps: steps[task],
    })),
  };
}
function controlsOf({ pause, clear, setLimit }) {
  const kinds = [];
  if (pause) kinds.push('pause');
  if (clear !== void 0) kinds.push('clear');
  if (setLimit) kinds.push('limit', 'limit');
  return kinds;
}
/** Nothing behind a throw is reached. */
function endOf(body) {
  const thrown = body.findIndex((step) => 'throw' in step);
  return thrown < 0 ? body.length : thrown;
}
function spawnsIn(body, end) {
  const spawns = [];
  for (let i = 0; i < end; i++) if ('spawn' in body[i]) spawns.push(i);
  return spawns;
}
/** Mostly between spawns or right behind the last: there something waits. */
function placeAmong(random, spawns, end) {
  if (spawns.length === 0) return random.nextInt(0, end);
  switch (random.nextInt(0, 3)) {
    case 0:
      return random.nextInt(spawns[0], end);
    case 1:
      return spawns.at(-1) + 1;
    default:
      return spawns[random.nextInt(Math.min(1, spawns.length - 1), spawns.length - 1)] + 1;
  }
}
/** A pause, and a resume behind some of the steps that follow, before the first that waits for others: who waits for what
 *  is held waits for ever. Only whether it is idle is asked at times, though the answer may never come. */
function addPause(random, body, at) {
  body.splice(at, 0, PAUSE);
  let to = at + 1;
  const asksIdle = random.nextInt(0, 2) === 0;
  for (
    let left = random.nextInt(0, 1) === 0 ? FAR : random.nextInt(1, 4);
    left > 0 && to < body.length;
    left--
  ) {
    if (endsOrWaits(body[to]) && !(asksIdle && 'idle' in body[to])) break;
    to++;
  }
  body.splice(to, 0, RESUME);
  if (random.nextInt(0, 3) > 0) body.splice(to, 0, { sleep: random.nextInt(0, 3) });
}
const FAR = 20;
/** Where main ends, whoever paused. */
function addResume(main) {
  main.splice(endOf(main), 0, RESUME);
}
function endsOrWaits(step) {
  return 'throw' in step || 'join' in step || 'settle' in step || 'idle' in step || 'resume' in step;
}
/** A higher one than there is, a lower one, or any: low limits are reached by small programs. */
function drawLimit(random, limit) {
  const most = SET_LIMITS.length;
  const how = random.nextInt(0, 4);
  if (how < 4 && limit > 1 && (how < 2 || limit >= most)) return random.nextInt(1, limit - 1);
  if (how < 4) return random.nextInt(limit + 1, most);
  return Math.min(random.nextInt(1, most), random.nextInt(1, most));
}
/** Of the length of some sleep in the program, so that they end together; or a yield. */
function sleepOf(random, { tasks }) {
  const { steps } = tasks[random.nextInt(0, tasks.length - 1)];
  return steps.find((step) => 'sleep' in step) ?? YIELD;
}
// src/arbitraries/long-sleeps.ts
/** Around what a timer of a host takes at most. Half of the last is the first: shrinking halves. */
const LONG = [2 ** 31, 2 ** 31, 2 ** 31 - 1, 2 ** 32].map((sleep) => ({ sleep }));
/** The program in which some task sleeps longer than any timer of a host: in place of a shorter sleep, or before its end. */
function withLongSleep(random, { tasks }) {
  const sleeper = random.nextInt(0, tasks.length - 1);
  const long = LONG[random.nextInt(0, LONG.length - 1)];
  return {
    tasks: tasks.map(({ name, steps }, task) => {
      if (task !== sleeper)
        return {
          name,
          steps,
        };
      const short = steps.findIndex((step) => 'sleep' in step);
      if (short >= 0)
        return {
          name,
          steps: steps.with(short, long),
        };
      const thrown = steps.findIndex((step) => 'throw' in step);
      return {
        name,
        steps: steps.toSpliced(thrown < 0 ? steps.length : thrown, 0, long),
      };
    }),
  };
}
// src/arbitraries/loops.ts
/** What a stack of calls, or a counter of turns, holds easily, and what it may not. They are drawn seldom: a long one takes
 *  as long as a hundred other programs. */
const LOOPS = [100, 1e4].map((loop) => ({ loop }));
/** The program in which some task has a long loop, somewhere before its end. */
function withLoop(random, { tasks }) {
  const looper = random.nextInt(0, tasks.length - 1);
  const loop = LOOPS[random.nextInt(0, LOOPS.length - 1)];
  return {
    tasks: tasks.map(({ name, steps }, task) => {
      if (task !== looper)
        return {
          name,
          steps,
        };
      const thrown = steps.findIndex((step) => 'throw' in step);
      const at = random.nextInt(0, thrown < 0 ? steps.length : thrown);
      return {
        name,
        steps: steps.toSpliced(at, 0, loop),
      };
    }),
  };
}
// src/arbitraries/odd-timers.ts
/** The program with one to three of its sleeps, or with sleeps more, by timers that repeat or are asked for oddly. */
function withOddTimers(random, { tasks }, shape) {
  const bodies = tasks.map(({ steps }) => steps.slice());
  for (let left = random.nextInt(1, 3); left > 0; left--) {
    const body = bodies[random.nextInt(0, bodies.length - 1)];
    const sleeps = [...body.keys()].filter((at) => 'sleep' in body[at]);
    if (sleeps.length > 0 && random.nextInt(0, 2) > 0) {
      const at = sleeps[random.nextInt(0, sleeps.length - 1)];
      body[at] = draw$1(random, body[at].sleep, shape);
    } else {
      const thrown = body.findIndex((step) => 'throw' in step);
      const at = random.nextInt(0, thrown < 0 ? body.length : thrown);
      body.splice(at, 0, draw$1(random, random.nextInt(0, 3), shape));
    }
  }
  return {
    tasks: tasks.map(({ name }, task) => ({
      name,
      steps: bodies[task],
    })),
  };
}
function draw$1(random, ms, { repeat, oddDelays }) {
  const repeats = repeat === true && (oddDelays !== true || random.nextInt(0, 1) === 0);
  const isOdd = oddDelays === true && (!repeats || random.nextInt(0, 2) > 0);
  const times = repeats ? { times: random.nextInt(1, 3) } : {};
  if (!isOdd)
    return {
      sleep: ms,
      ...times,
    };
  switch (random.nextInt(0, 3)) {
    case 0:
      return {
        sleep: 0,
        ...times,
        as: 'nan',
      };
    case 1:
      return {
        sleep: 0,
        ...times,
        as: 'negative',
      };
    default:
      return {
        sleep: ms,
        ...times,
        as: 'text',
      };
  }
}
// src/arbitraries/orphans.ts
/** The program in which one of the tasks that spawn, or two of them, end before what they have spawned, which may have something to clean up. */
function withOrphans(random, { tasks }, { cleanup }) {
  const parents = [...tasks.keys()].filter((task) => tasks[task].steps.some((step) => 'spawn' in step));
  if (parents.length === 0) return { tasks };
  const chosen = [1, 2].map(() => parents[random.nextInt(0, parents.length - 1)]);
  const orphans = /* @__PURE__ */ new Set();
  for (const task of chosen)
    for (const step of tasks[task].steps) if ('spawn' in step) orphans.add(step.spawn);
  return {
    tasks: tasks.map(({ name, steps }, task) => {
      const kept = chosen.includes(task) ? steps.filter((step) => !isWait(step, orphans)) : steps;
      return {
        name,
        steps:
          cleanup === true && orphans.has(name) && random.nextInt(0, 1) === 0
            ? [{ cleanup: random.nextInt(0, 2) }, ...kept]
            : kept,
      };
    }),
  };
}
function isWait(step, orphans) {
  if ('join' in step) return orphans.has(step.join);
  return 'settle' in step && orphans.has(step.settle);
}
// src/arbitraries/pending.ts
/** Ms: some of them at once, or in one turn with another, or with a sleep. */
const DELAYS = [0, 1, 1, 2, 3, 5];
/** Gives about half of the tasks as promises that are kept at once, or later. */
function withPendingInputs(random, { tasks }) {
  const draw = (step) => {
    if (!('spawn' in step) || random.nextInt(0, 1) === 0) return step;
    return {
      ...step,
      after: DELAYS[random.nextInt(0, DELAYS.length - 1)],
    };
  };
  return {
    tasks: tasks.map(({ name, steps }) => ({
      name,
      steps: steps.map(draw),
    })),
  };
}
// src/arbitraries/priorities.ts
/** Few, so that some are equal; two on each side of 0, which none is easily taken for; and one that comes before the others as text. */
const PRIORITIES = [1, 1, 2, 10, -1, -2, 0];
/** Gives about half of the spawns a priority. */
function withPriorities(random, { tasks }) {
  const draw = (step) => {
    if (!('spawn' in step) || random.nextInt(0, 1) === 0) return step;
    return {
      spawn: step.spawn,
      priority: PRIORITIES[random.nextInt(0, PRIORITIES.length - 1)],
    };
  };
  return {
    tasks: tasks.map(({ name, steps }) => ({
      name,
      steps: steps.map(draw),
    })),
  };
}
/**
 * One to three changes of a priority, often to the one that it is, mostly behind the last spawn, where something waits; and often
 * by a pause held from before the first one on, so that all do.
 */
function withSetPriorities(random, { tasks }, { pause }) {
  const [main, ...others] = tasks;
  const steps = main.steps.slice();
  for (let left = random.nextInt(1, 3); left > 0; left--) {
    const spawns = [...steps.keys()].filter((at) => 'spawn' in steps[at]);
    if (spawns.length === 0) break;
    const last = random.nextInt(0, 2) > 0 ? spawns.length - 1 : random.nextInt(0, spawns.length - 1);
    const spawn = steps[spawns[random.nextInt(0, last)]];
    const drawn = PRIORITIES[random.nextInt(0, PRIORITIES.length - 1)];
    const priority = random.nextInt(0, 1) === 0 ? (spawn.priority ?? 0) : drawn;
    steps.splice(spawns[last] + 1, 0, {
      'set-priority': spawn.spawn,
      priority,
    });
  }
  const first = steps.findIndex((step) => 'spawn' in step);
  if (pause === true && first >= 0 && !steps.some((step) => 'pause' in step) && random.nextInt(0, 1) === 0) {
    steps.splice(steps.findLastIndex((step) => 'set-priority' in step) + 1, 0, { resume: true });
    steps.splice(first, 0, { pause: true });
  }
  return {
    tasks: [
      {
        name: main.name,
        steps,
      },
      ...others,
    ],
  };
}
// src/arbitraries/timeouts.ts
/** Beside what a task takes, to the ms. The longest is longer than most programs. */
const TIMES = [1, 1, 2, 3, 5, 10, 50];
/** Most are to be over before the lock comes back. */
const WAITS = [1, 1, 1, 1, 2, 2, 3];
/**
 * Gives about half of the spawns a timeout, mostly near what the task takes: a little less, just that, a little more. Where a scheduler has one
 * for all, some of them are to have none. Main settles some of these tasks at its end, so that somebody is told.
 */
function withTimeouts(random, { tasks }, { timeout }) {
  const orNone = timeout === 'or-none';
  const settled = [];
  const timed = tasks.map(({ name, steps }, task) => ({
    name,
    steps: steps.map((step) => {
      if (!('spawn' in step) || random.nextInt(0, 1) === 0) return step;
      const ms = orNone && random.nextInt(0, 1) === 0 ? 0 : drawTime(random, tasks, step.spawn);
      if (task === 0 && random.nextInt(0, 1) === 0) settled.push({ settle: step.spawn });
      return {
        ...step,
        timeout: ms,
      };
    }),
  }));
  const [main, ...others] = timed;
  if (settled.length === 0 || main.steps.some((step) => 'throw' in step)) return { tasks: timed };
  return {
    tasks: [
      {
        name: main.name,
        steps: [...main.steps, ...settled],
      },
      ...others,
    ],
  };
}
function drawTime(random, tasks, name) {
  const { steps } = tasks.find((task) => task.name === name);
  let takes = 0;
  for (const step of steps)
    if ('sleep' in step) takes += sleepOf$1(step);
    else if ('work' in step) takes += step.work;
  const near = takes + random.nextInt(-1, 1);
  if (near >= 1 && random.nextInt(0, 2) > 0) return near;
  return TIMES[random.nextInt(0, TIMES.length - 1)];
}
/** Gives some of the waits for locks a timeout, and most of those for several permits: they are who others wait behind. */
function withLockTimeouts(random, { tasks }, { weight }) {
  const light = weight === true ? 2 : 1;
  return {
    tasks: tasks.map(({ name, steps }) => ({
      name,
      steps: steps.map((step) =>
        'acquire' in step && random.nextInt(0, 3) > (step.weight === void 0 ? light : 0)
          ? {
              ...step,
              timeout: WAITS[random.nextInt(0, WAITS.length - 1)],
            }
          : step,
      ),
    })),
  };
}
// src/arbitraries/ask.ts
/**
 * Adds to half of all programs, or more, and to all rich ones, what only some schedulers can be asked: locks, cancels, waits
 * for idle, controls, priorities, cleanups, channels. Once the program is there, so that what is drawn for other schedulers
 * stays as it is.
 */
function askMore(random, strategy, { program, environment }, { shape }) {
  const rich = strategy === 'rich';
  const many = program.tasks.length > 1;
  const locks = shape.lock === true && (rich || random.nextInt(0, 4) > 0);
  let asked = locks ? withLocks(random, rich, program, shape) : program;
  if (shape.orphans === true && many && random.nextInt(0, 2) > 0) asked = withOrphans(random, asked, shape);
  if (mayCombine(shape) && (rich || random.nextInt(0, 3) > 0)) asked = withCombined(random, asked, shape);
  if (shape.cancel === true && many && (rich || mayCancel(random, shape)))
    asked = withCancels(random, rich ? random.nextInt(2, 4) : random.nextInt(1, 3), asked, shape.joinInside);
  if (shape.cancelSelf === true && many && random.nextInt(0, 2) === 0) asked = withSelfCancel(random, asked);
  if (locks && shape.cancel === true) asked = withCancelledWaiters(random, asked);
  if (shape.idle === true && (rich || random.nextInt(0, 2) > 0))
    asked = withIdles(random, asked, shape.results === true);
  if (shape.results === true && many && random.nextInt(0, 2) > 0) asked = withResults(random, asked);
  if (mayControl(shape) && many && (rich || random.nextInt(0, 5) > 0))
    asked = withControls(random, asked, environment.limit, shape);
  if (shape.size !== void 0 && many && (rich || random.nextInt(0, 2) > 0))
    asked = withSizes(random, asked, shape);
  if (shape.priority === true && (rich || random.nextInt(0, 3) > 0)) asked = withPriorities(random, asked);
  if (shape.setPriority === true && (rich || random.nextInt(0, 2) > 0))
    asked = withSetPriorities(random, asked, shape);
  if ((shape.repeat === true || shape.oddDelays === true) && (rich || random.nextInt(0, 2) > 0))
    asked = withOddTimers(random, asked, shape);
  if (shape.longSleeps === true && random.nextInt(0, 3) === 0) asked = withLongSleep(random, asked);
  if (shape.cleanup === true && !hasIdle(asked)) {
    if ((asked !== program || shape.cancel !== true) && random.nextInt(0, 3) > 0)
      asked = withCleanups(random, asked);
    if (shape.cleanupThrows === true && random.nextInt(0, 1) > 0) asked = withFailingCleanups(random, asked);
  }
  if (shape.finally === true && random.nextInt(0, 2) > 0) asked = withGuards(random, asked);
  if (shape.timeout !== void 0 && many && (rich || random.nextInt(0, 4) > 0))
    asked = withTimeouts(random, asked, shape);
  if (shape.lockTimeout === true && locks) asked = withLockTimeouts(random, asked, shape);
  if (shape.channel === true && many && (rich || random.nextInt(0, 4) > 0))
    asked = withChannels(random, rich, asked, shape);
  const { rate } = environment;
  if (rate !== void 0 && shape.spawn !== 'main-first' && random.nextInt(0, 3) > 0)
    asked = withArrivals(random, asked, rate);
  if (shape.loop === true && random.nextInt(0, 11) === 0) asked = withLoop(random, asked);
  if (shape.pending === true && many && random.nextInt(0, 3) > 0) asked = withPendingInputs(random, asked);
  return asked === program ? program : conform(locks ? withLegalLocks(asked) : asked, shape);
}
/** More often where tasks wait for slots as well: few of the cancels come to one that does. */
function mayCancel(random, { joinInside }) {
  return joinInside ? random.nextInt(0, 1) === 0 : random.nextInt(0, 5) > 0;
}
function mayControl({ pause, clear, setLimit }) {
  return pause === true || clear !== void 0 || setLimit === true;
}
function withCancels(random, cancels, program, joinInside) {
  const tasks = program.tasks.map(({ name, steps }) => ({
    name,
    steps: steps.slice(),
  }));
  for (let left = cancels; left > 0; left--) {
    const target = drawTarget(random, tasks);
    const places = placesIn({ tasks }).filter(({ visible }) => visible.includes(target.name));
    if (places.length === 0) continue;
    const place =
      places[Math.min(random.nextInt(0, places.length - 1), random.nextInt(0, places.length - 1))];
    const added = [{ cancel: target.name }];
    const pause = random.nextInt(0, 2);
    if (pause === 1) added.unshift(YIELD);
    if (pause === 2) added.unshift(target.steps.find((step) => 'sleep' in step) ?? YIELD);
    if ((place.task === 0 || joinInside) && random.nextInt(0, 1) === 0)
      added.push(random.nextInt(0, 1) === 0 ? { join: target.name } : { settle: target.name });
    tasks[place.task].steps.splice(place.position, 0, ...added);
  }
  return { tasks };
}
/** Rather one that waits for something. */
function drawTarget(random, tasks) {
  const first = tasks[random.nextInt(1, tasks.length - 1)];
  return first.steps.some(waits) ? first : tasks[random.nextInt(1, tasks.length - 1)];
}
function waits(step) {
  return 'sleep' in step || 'join' in step || 'settle' in step || 'acquire' in step;
}
/** After the last spawn or between two; several, since what tells one that waits may forget the next. */
function withIdles(random, program, results) {
  const [main, ...others] = program.tasks;
  const steps = main.steps.slice();
  const end = steps.findIndex((step) => 'throw' in step);
  for (let left = random.nextInt(1, 3); left > 0; left--) {
    const at = random.nextInt(0, end < 0 ? steps.length : end);
    steps.splice(at, 0, results && random.nextInt(0, 2) > 0 ? RESULTS : IDLE);
  }
  return {
    tasks: [
      {
        name: main.name,
        steps,
      },
      ...others,
    ],
  };
}
function hasIdle({ tasks }) {
  return tasks[0].steps.some((step) => 'idle' in step);
}
/** One or several, mostly before the first wait of a task: most of them then have a wait in which the task can be ended. */
function withCleanups(random, program) {
  const tasks = program.tasks.map(({ name, steps }) => ({
    name,
    steps: steps.slice(),
  }));
  for (let left = random.nextInt(1, 3); left > 0; left--) {
    const { steps } = drawOwner(random, tasks);
    const end = steps.findIndex((step) => 'throw' in step);
    const most = end < 0 ? steps.length : end;
    const position = random.nextInt(0, 1) === 0 ? 0 : random.nextInt(0, most);
    steps.splice(position, 0, CLEANUPS[random.nextInt(0, CLEANUPS.length - 1)]);
  }
  return { tasks };
}
/** Mostly one that is cancelled somewhere. */
function drawOwner(random, tasks) {
  const targets = tasks.filter(({ name }) =>
    tasks.some(({ steps }) => steps.some((step) => 'cancel' in step && step.cancel === name)),
  );
  const among = targets.length > 0 && random.nextInt(0, 3) > 0 ? targets : tasks;
  return among[random.nextInt(0, among.length - 1)];
}
/** Sleeps in calls that have something to clean up: one or two that were there, or one more. */
function withGuards(random, program) {
  const tasks = program.tasks.map(({ name, steps }) => ({
    name,
    steps: steps.slice(),
  }));
  for (let left = random.nextInt(1, 2); left > 0; left--) {
    const { steps } = drawOwner(random, tasks);
    const cleanup = random.nextInt(0, 2);
    const sleeps = [...steps.keys()].filter((at) => 'sleep' in steps[at] && !('finally' in steps[at]));
    if (sleeps.length > 0) {
      const at = sleeps[random.nextInt(0, sleeps.length - 1)];
      steps[at] = {
        sleep: steps[at].sleep,
        finally: cleanup,
      };
    } else {
      const end = steps.findIndex((step) => 'throw' in step);
      steps.splice(random.nextInt(0, end < 0 ? steps.length : end), 0, {
        sleep: random.nextInt(0, 3),
        finally: cleanup,
      });
    }
  }
  return { tasks };
}
const CLEANUPS = [0, 1, 1, 2, 3].map((cleanup) => ({ cleanup }));
// src/arbitraries/wait.ts
/** Adds a step that waits for a visible task: a join where neither wishes nor structure ask for a settle. */
function waitFor({ bounds, tasks }, task, target, settle) {
  const { open } = task;
  const position = open.indexOf(target);
  if (position >= 0) open.splice(position, 1);
  const unfit = bounds.shape.structured && tasks[target].risky && (open.length > 0 || !task.risky);
  const reference = references(target);
  task.steps.push(settle || unfit ? reference.settle : reference.join);
}
/** Awaits what the task spawned and has not awaited: all of it, some, or none; in order, in reverse, at random. */
function waitForRest(growth, number) {
  const { random, bounds, plan, tasks } = growth;
  const task = tasks[number];
  const { open } = task;
  if (open.length === 0) return;
  const { structured, joinInside } = bounds.shape;
  const kinds = plan.features & (Feature.join | Feature.settle);
  if (!structured && ((number !== 0 && !joinInside) || kinds === 0)) return;
  const mood = random.nextInt(0, 7);
  if (!structured && (mood === 7 || (number !== 0 && mood >= 4))) return;
  const left = !structured && mood === 6 ? random.nextInt(0, open.length) : 0;
  const order = random.nextInt(0, 3);
  while (open.length > left) {
    const position = order === 0 ? open.length - 1 : order === 1 ? random.nextInt(0, open.length - 1) : 0;
    const settle =
      kinds !== Feature.join &&
      (kinds !== (Feature.join | Feature.settle) || random.nextInt(1, plan.settling) === 1);
    waitFor(growth, task, open[position], settle);
  }
}
// src/arbitraries/grow.ts
/** Gives the task with that number its steps. Adds the tasks that it spawns, still without theirs. */
function growTask(growth, number) {
  const { random, plan, tasks } = growth;
  const task = tasks[number];
  const pool = number === 0 ? growth.pool : growth.innerPool;
  const early = task.throws && random.nextInt(0, 1) === 0;
  let spawns = drawSpawns(growth, number);
  let body = early || pool.length === 0 ? 0 : drawBody(random, plan);
  if (number > 0 && !early && plan.opening !== void 0) {
    addStep(growth, task, plan.opening);
    body--;
  }
  let spare = plan.maxSteps - Math.max(body, 1);
  const burst = isBurst(growth, number);
  while (spawns > 0 || body > 0) {
    if (spawns > 0 && (burst || body <= 0 || random.nextInt(1, spawns + body) <= spawns)) {
      spawns--;
      spawn(growth, task);
      continue;
    }
    body--;
    const kind = pool[random.nextInt(0, pool.length - 1)];
    addStep(growth, task, kind);
    if (kind === 'yield' && spare > 0 && random.nextInt(0, 2) === 0)
      for (let more = random.nextInt(1, spare); more > 0; more--, spare--) task.steps.push(YIELD);
  }
  if (plan.long > 0 && number === Math.min(1, plan.wanted - 1)) goOn$1(growth, task);
  waitForRest(growth, number);
  if (task.throws) task.steps.push(drawThrow(random, plan.features, suspends$1(task.steps)));
}
/** A loop that never waits for anybody: turns in a row, where there are any, or one long turn. */
function goOn$1({ random, plan: { features, long } }, task) {
  const turns = (features & Feature.yield) !== 0 && random.nextInt(0, 3) > 0;
  for (let i = 0; i < long; i++) task.steps.push(turns ? YIELD : EMITS[i % EMITS.length]);
}
/** A task whose steps come later. */
function seedTask(throws, risky, visible) {
  return {
    throws,
    risky,
    visible,
    open: [],
    steps: [],
  };
}
function drawSpawns({ random, plan: { tree, wanted }, tasks }, number) {
  const left = wanted - tasks.length;
  if (left <= 0) return 0;
  switch (tree) {
    case 'flat':
      return number === 0 ? left : 0;
    case 'chain':
      return Math.min(left, number === 0 ? random.nextInt(1, 2) : 1);
    case 'bushy':
      return number === 0 ? random.nextInt((left + 1) >> 1, left) : random.nextInt(0, Math.min(2, left));
  }
}
/** Short bodies more often: most bugs need many tasks rather than long ones. */
function drawBody(random, { maxSteps: most, leastSteps: least }) {
  return random.nextInt(least, random.nextInt(Math.max(least, Math.min(1, most)), most));
}
function isBurst({ random, bounds, plan: { features } }, number) {
  if (number === 0 && bounds.shape.spawn === 'main-first') return true;
  return (features & Feature.lateSpawn) === 0 || random.nextInt(0, 1) === 0;
}
function spawn(growth, parent) {
  const { random, plan, tasks } = growth;
  const { features } = plan;
  const child = tasks.length;
  const throws = (features & Feature.throw) !== 0 && random.nextInt(1, plan.throwing) === 1;
  const risky = throws || random.nextInt(0, 3) === 0;
  tasks.push(seedTask(throws, risky, parent.visible.slice()));
  parent.visible.push(child);
  parent.open.push(child);
  parent.steps.push(references(child).spawn);
}
function addStep(growth, task, kind) {
  const {
    random,
    plan: { duration },
  } = growth;
  const { visible, steps } = task;
  switch (kind) {
    case 'emit':
      steps.push(EMITS[random.nextInt(0, EMITS.length - 1)]);
      return;
    case 'yield':
      steps.push(YIELD);
      return;
    case 'sleep':
      steps.push(SLEEPS$1[duration >= 0 ? duration : random.nextInt(0, DURATIONS.length - 1)]);
      return;
    case 'work':
      steps.push(WORKS[random.nextInt(0, DURATIONS.length - 1)]);
      return;
    case 'join':
    case 'settle': {
      if (visible.length === 0) return;
      const target = visible[random.nextInt(0, 1) === 0 ? 0 : random.nextInt(0, visible.length - 1)];
      waitFor(growth, task, target, kind === 'settle');
      return;
    }
  }
}
function suspends$1(steps) {
  for (const step of steps)
    if ('yield' in step || 'sleep' in step || 'join' in step || 'settle' in step) return true;
  return false;
}
// src/arbitraries/plan.ts
/** @param small whether few tasks will do: fast-check asks for it in one case of so many. */
function drawPlan(strategy, random, small, bounds) {
  switch (strategy) {
    case 'swarm':
      return drawSwarm(random, small, bounds);
    case 'burst':
      return drawBurst(random, bounds);
    case 'deep':
      return drawDeep(random, bounds);
    case 'wide':
      return {
        ...drawSwarm(random, small, bounds),
        ...drawWide(random, bounds),
      };
    case 'rich':
      return drawRich(random, bounds);
    case 'long':
      return {
        ...drawSwarm(random, true, bounds),
        long: bounds.maxSteps === 0 ? 0 : drawLength(random),
      };
  }
}
function drawSwarm(random, small, bounds) {
  const features = drawFeatures(random, bounds);
  const tree = (features & Feature.nestedSpawn) === 0 ? 'flat' : TREES[random.nextInt(0, TREES.length - 1)];
  const duration = drawCommonDuration(random, features);
  return {
    features,
    tree,
    wanted: drawTaskCount(random, small, bounds.maxTasks),
    duration,
    opening: drawOpening(random, features, bounds.maxSteps),
    maxSteps: bounds.maxSteps,
    long: 0,
    ...PLAIN$1,
  };
}
/** All spawns come first, so that all tasks stand there in one turn; few steps, so that they stay together. */
function drawBurst(random, bounds) {
  const features = drawFeatures(random, bounds) & ~(Feature.lateSpawn | Feature.nestedSpawn);
  const { maxTasks, maxSteps } = bounds;
  return {
    features,
    tree: 'flat',
    wanted: random.nextInt(Math.min(3, maxTasks), maxTasks),
    duration: random.nextInt(0, 2) === 0 ? -1 : random.nextInt(0, 5),
    opening: maxSteps === 0 || random.nextInt(0, 2) === 0 ? void 0 : openings(features, random),
    maxSteps: Math.min(3, maxSteps),
    long: 0,
    ...PLAIN$1,
  };
}
function openings(features, random) {
  if ((features & Feature.yield) !== 0 && random.nextInt(0, 2) === 0) return 'yield';
  return (features & Feature.sleep) === 0 ? void 0 : 'sleep';
}
/** Where tasks may not spawn, main spawns one after the other between its waits. */
function drawDeep(random, bounds) {
  const wanted = allowed(bounds) & (Feature.nestedSpawn | Feature.lateSpawn | Feature.join | Feature.settle);
  const features = drawFeatures(random, bounds) | wanted;
  const { maxTasks, maxSteps } = bounds;
  return {
    features,
    tree: (features & Feature.nestedSpawn) === 0 ? 'flat' : 'chain',
    wanted: random.nextInt(Math.min(3, maxTasks), maxTasks),
    duration: drawCommonDuration(random, features),
    opening: void 0,
    maxSteps: Math.min(3, maxSteps),
    long: 0,
    ...PLAIN$1,
  };
}
/** As many tasks as may be, all of them busy; nothing is left out, many throw, and main takes it as a value. */
function drawRich(random, bounds) {
  const features = allowed(bounds);
  const { maxTasks, maxSteps } = bounds;
  const tree = RICH_TREES[random.nextInt(0, RICH_TREES.length - 1)];
  const sleepers = maxSteps > 0 && random.nextInt(0, 1) === 0;
  return {
    features,
    tree: (features & Feature.nestedSpawn) === 0 ? 'flat' : tree,
    wanted: maxTasks,
    duration: -1,
    opening: sleepers ? 'sleep' : void 0,
    leastSteps: maxSteps >> 1,
    maxSteps,
    long: 0,
    throwing: random.nextInt(2, 4),
    settling: 1,
  };
}
function drawWide(random, { maxTasks, mostTasks, maxSteps }) {
  return {
    wanted: random.nextInt(0, 1) === 0 ? maxTasks : random.nextInt(maxTasks, mostTasks),
    maxSteps: Math.min(random.nextInt(0, 1), maxSteps),
  };
}
/**
 * What a loop costs grows with its length: most have about a hundred steps, and a few so many that a scheduler which calls
 * itself for each of them is out of stack.
 */
function drawLength(random) {
  return random.nextInt(1, 32) === 1 ? random.nextInt(1e3, 3e3) : random.nextInt(40, 120);
}
/** Few shapes of tree, so that each is met often: one burst, a stream of newcomers, anything. */
const TREES = ['flat', 'flat', 'chain', 'chain', 'chain', 'bushy', 'bushy', 'bushy'];
const RICH_TREES = ['flat', 'chain', 'bushy', 'bushy'];
/** Where nothing else is asked for. */
const PLAIN$1 = {
  leastSteps: 0,
  throwing: 4,
  settling: 3,
};
function drawTaskCount(random, small, most) {
  if (small) return random.nextInt(1, Math.min(4, most));
  return random.nextInt(Math.min(3, most), most);
}
function drawCommonDuration(random, features) {
  if ((features & Feature.equalDurations) === 0 || random.nextInt(0, 1) === 0) return -1;
  return random.nextInt(0, DURATIONS.length - 1);
}
function drawOpening(random, features, maxSteps) {
  if (maxSteps === 0) return void 0;
  if ((features & Feature.sleep) !== 0 && random.nextInt(0, 2) === 0) return 'sleep';
  return (features & Feature.yield) !== 0 && random.nextInt(0, 7) === 0 ? 'yield' : void 0;
}
// src/arbitraries/strategy.ts
const STRATEGIES = ['swarm', 'burst', 'deep', 'wide', 'long', 'rich'];
/** Programs of each strategy among so many of all, the first ones apart. `long` ones are dear: as much as ten others. */
const SHARES = {
  swarm: 97,
  burst: 13,
  deep: 8,
  wide: 8,
  long: 1,
  rich: 1,
};
const LOTS = STRATEGIES.flatMap((strategy) => Array(SHARES[strategy]).fill(strategy));
/** fast-check's bias in the first nine runs; in the next ninety it is 3. */
const FIRST_RUNS = 2;
/**
 * The first thing that is drawn of a case: so `strategies` can draw it again, and a case need not carry it. The first
 * programs of a search are rich ones: what is easily found is found by them.
 */
function drawStrategy(random, biasFactor) {
  const drawn = LOTS[random.nextInt(0, LOTS.length - 1)];
  return biasFactor === FIRST_RUNS ? 'rich' : drawn;
}
/** With the seed and the path of a random case: the strategy that drew it. */
function strategies() {
  return new StrategyArbitrary();
}
var StrategyArbitrary = class extends Arbitrary {
  generate(random, biasFactor) {
    return new Value(drawStrategy(diceFrom(random), biasFactor), void 0);
  }
  canShrinkWithoutContext(value) {
    return LOTS.some((strategy) => strategy === value);
  }
  shrink() {
    return Stream.nil();
  }
};
// src/arbitraries/generate.ts
/**
 * One random case within the bounds, in canonical form: tasks are named and stand in the order of their spawns, breadth
 * first. `biasFactor` is fast-check's, and grows with the logarithm of the run: a search begins with rich programs, and
 * after that one in so many is small. Plain JSON and `nextInt`, no combinators: about 2 µs a case.
 */
function generateCase(random, biasFactor, bounds) {
  const strategy = drawStrategy(random, biasFactor);
  const program = generateProgram(random, strategy, biasFactor, bounds);
  const environment = drawEnvironment(random, bounds, program);
  return {
    program: askMore(
      random,
      strategy,
      {
        program,
        environment,
      },
      bounds,
    ),
    environment,
  };
}
function generateProgram(random, strategy, biasFactor, bounds) {
  const plan = drawPlan(
    strategy,
    random,
    biasFactor !== void 0 && random.nextInt(1, biasFactor) === 1,
    bounds,
  );
  const { features } = plan;
  const tasks = [];
  const growth = {
    random,
    bounds,
    plan,
    pool: poolOf(features),
    innerPool: bounds.shape.joinInside
      ? poolOf(features)
      : poolOf(features & ~(Feature.join | Feature.settle)),
    tasks,
  };
  const throws = (features & Feature.throw) !== 0 && random.nextInt(0, 15) === 0;
  tasks.push(seedTask(throws, true, []));
  for (let number = 0; number < tasks.length; number++) growTask(growth, number);
  return {
    tasks: tasks.map(({ steps }, number) => ({
      name: references(number).name,
      steps,
    })),
  };
}
/** Small limits are reached by small programs; most schedulers roll no dice. */
function drawEnvironment(random, { limits, rates, shape }, program) {
  const last = limits.length - 1;
  const drawn = last === 0 ? 0 : random.nextInt(0, last);
  const limit = limits[last === 0 || shape.weight ? drawn : Math.min(drawn, random.nextInt(0, last))];
  const dice = random.nextInt(0, 2) > 0 ? 0 : random.nextInt(1, 9);
  if (rates.length === 0)
    return drawWorld(
      random,
      {
        limit,
        dice,
      },
      program,
    );
  const rate = rates[random.nextInt(0, rates.length - 1)];
  return drawWorld(
    random,
    {
      limit,
      dice,
      rate,
    },
    program,
  );
}
// src/arbitraries/shrink/rewrite.ts
/** Puts other steps, or none, in the place of each step. Unchanged steps are shared with the original. */
function rewrite(program, replacement) {
  return {
    tasks: program.tasks.map(({ name, steps }, task) => ({
      name,
      steps: steps.flatMap((step, position) => replacement(step, task, position)),
    })),
  };
}
/** Puts one other step, or none, in the place of one step. */
function replaceAt(program, at, step) {
  return rewrite(program, (old, task, position) => {
    if (task !== at.task || position !== at.position) return [old];
    return step === void 0 ? [] : [step];
  });
}
/** Gives one task other steps. */
function withSteps(program, number, steps) {
  return {
    tasks: program.tasks.map((task, i) =>
      i === number
        ? {
            name: task.name,
            steps,
          }
        : task,
    ),
  };
}
/** The places of all steps that satisfy `wanted`, in the order of the text. */
function placesOf(program, wanted) {
  return program.tasks.flatMap(({ steps }, task) =>
    steps.flatMap((step, position) =>
      wanted(step)
        ? [
            {
              task,
              position,
            },
          ]
        : [],
    ),
  );
}
function stepAt(program, { task, position }) {
  return program.tasks[task].steps[position];
}
/** The task that a step must see: one that it waits for, or cancels. */
function targetOf(step) {
  if ('set-priority' in step) return step['set-priority'];
  return 'cancel' in step ? step.cancel : awaited(step);
}
/** The task that a step waits for, if it is a join or a settle. */
function awaited(step) {
  if ('join' in step) return step.join;
  return 'settle' in step ? step.settle : void 0;
}
/** Of two steps next to each other, is it all the same which one goes, or stays? Only asked of what names no task. */
function isSame(x, y) {
  if ('yield' in x) return 'yield' in y;
  if ('emit' in x) return 'emit' in y && x.emit === y.emit;
  if ('sleep' in x) return 'sleep' in y && x.sleep === y.sleep && x.times === y.times && x.as === y.as;
  return 'work' in x && 'work' in y && x.work === y.work;
}
/** Does a step go on with what the one before it does? Loops are long runs of these: one of them stands for all. */
function isRepeated(steps, position) {
  return position > 0 && isSame(steps[position - 1], steps[position]);
}
// src/arbitraries/shrink/arrangement.ts
/** Beyond so many, loops counted once, there are too many pairs; single steps will have gone before that. */
const MOST_PLACES = 60;
/**
 * Programs of the same steps in another order: a step at another place of its task; two tasks exchanged; a join or a
 * cancel of an earlier task; steps done by another task, commands anywhere in it. So equal bugs come to equal counterexamples.
 */
function* rearrange(program) {
  yield* moveWithinTasks(program);
  yield* exchangeTasks(program);
  yield* awaitEarlier(program);
  yield* moveBetweenTasks(program);
  yield* moveCommands(program);
}
function* moveWithinTasks(program) {
  for (let task = 0; task < program.tasks.length; task++) {
    const { steps } = program.tasks[task];
    const moved = [...steps.keys()].filter((position) => !isRepeated(steps, position));
    if (moved.length > MOST_PLACES) continue;
    for (const from of moved) {
      const rest = steps.toSpliced(from, 1);
      for (let to = 0; to < steps.length; to++) {
        if (to === from || (to > 0 && isSame(rest[to - 1], steps[from]))) continue;
        yield withSteps(program, task, rest.toSpliced(to, 0, steps[from]));
      }
    }
  }
}
/** What two tasks do is exchanged: with who awaits them, without, and without touching whom they spawn and await. */
function* exchangeTasks(program) {
  for (let x = 0; x < program.tasks.length; x++)
    for (let y = x + 1; y < program.tasks.length; y++) {
      const [first, second] = [program.tasks[x], program.tasks[y]];
      if (x > 0) {
        const exchanged = withSteps(withSteps(program, x, second.steps), y, first.steps);
        yield exchanged;
        yield rename(exchanged, first.name, second.name);
      }
      const own = withOwnSteps(first.steps, second.steps.filter(isOwn));
      yield withSteps(withSteps(program, x, own), y, withOwnSteps(second.steps, first.steps.filter(isOwn)));
    }
}
function* awaitEarlier(program) {
  for (const place of placesOf(program, (step) => targetOf(step) !== void 0)) {
    const step = stepAt(program, place);
    const target = targetOf(step);
    for (const { name } of program.tasks.slice(1)) {
      if (name === target) break;
      yield replaceAt(program, place, pointTo(step, name));
    }
  }
}
/** One step goes over to another task; one is exchanged for one of another task. */
function* moveBetweenTasks(program) {
  const places = placesOf(program, isOwn).filter(
    ({ task, position }) => !isRepeated(program.tasks[task].steps, position),
  );
  if (places.length > MOST_PLACES) return;
  for (const place of places) {
    const step = stepAt(program, place);
    const without = replaceAt(program, place, void 0);
    for (let task = 0; task < program.tasks.length; task++) {
      if (task === place.task) continue;
      const { steps } = without.tasks[task];
      yield withSteps(
        without,
        task,
        steps.toSpliced('throw' in step ? steps.length : endOfOwn(steps), 0, step),
      );
    }
    for (const other of places) if (other.task > place.task) yield exchangeSteps(program, place, other);
  }
}
/** Who cancels, or controls the scheduler, is another task, anywhere in it. */
function* moveCommands(program) {
  for (const place of placesOf(program, isCommand)) {
    const step = stepAt(program, place);
    const without = replaceAt(program, place, void 0);
    for (let task = 0; task < program.tasks.length; task++) {
      const { steps } = without.tasks[task];
      if (task === place.task) continue;
      for (let to = 0; to <= steps.length; to++) yield withSteps(without, task, steps.toSpliced(to, 0, step));
    }
  }
}
function isCommand(step) {
  return (
    'cancel' in step ||
    'pause' in step ||
    'resume' in step ||
    'clear' in step ||
    'set-limit' in step ||
    'set-priority' in step
  );
}
function exchangeSteps(program, x, y) {
  return replaceAt(replaceAt(program, x, stepAt(program, y)), y, stepAt(program, x));
}
/** Does a step concern its own task only? Then any task can do it. */
function isOwn(step) {
  return !('spawn' in step) && targetOf(step) === void 0;
}
/** Before it waits for others, and before it throws. */
function endOfOwn(steps) {
  const end = steps.findIndex((step) => 'throw' in step || awaited(step) !== void 0);
  return end < 0 ? steps.length : end;
}
function withOwnSteps(steps, own) {
  const first = steps.findIndex(isOwn);
  const others = steps.filter((step) => !isOwn(step));
  return others.toSpliced(first < 0 ? endOfOwn(others) : first, 0, ...own);
}
/** Exchanges two names wherever a task is awaited or cancelled. */
function rename(program, x, y) {
  const other = (name) => (name === x ? y : name === y ? x : name);
  return rewrite(program, (step) => {
    const target = targetOf(step);
    return [target === void 0 ? step : pointTo(step, other(target))];
  });
}
/** The same kind of step, about another task. */
function pointTo(step, name) {
  if ('join' in step) return { join: name };
  return 'cancel' in step ? { cancel: name } : { settle: name };
}
// src/arbitraries/shrink/busy.ts
/** Each can make late what the world made late; more than one short sleep is seldom needed. */
const HOGS = [{ work: 1 }, { work: 2 }];
/**
 * Cases in which a task works instead of the clock coming late. A task that holds the processor makes timers late in the
 * politest of worlds, and costs as much as a deviation: who fails both ways is to end polite.
 */
const workInstead = function* ({ program, environment }, { hog }) {
  if (!hog) return;
  const { start = 0, world = [] } = environment;
  for (const [occasion, deviation] of world.entries()) {
    if (deviation < Deviation$1.late) continue;
    const politer = inWorld(environment, world.with(occasion, Deviation$1.polite), start);
    for (const [task, { steps }] of program.tasks.entries()) {
      const end = steps.findIndex((step) => 'throw' in step);
      for (let at = 0; at <= (end < 0 ? steps.length : end); at++)
        for (const work of HOGS)
          yield {
            program: withSteps(program, task, steps.toSpliced(at, 0, work)),
            environment: politer,
          };
    }
  }
};
// src/arbitraries/shrink/channels.ts
/**
 * Programs with fewer channels, or smaller ones; with a value less, sent and received; in which sender and receiver are other
 * tasks.
 */
function* smallerChannels(program) {
  for (const channel of CHANNELS) {
    const sends = placesOf(program, (step) => 'send' in step && step.send === channel);
    const receives = placesOf(program, (step) => 'receive' in step && step.receive === channel);
    if (sends.length + receives.length === 0) continue;
    yield rewrite(program, (step) => (channelOf$1(step) === channel ? [] : [step]));
    for (const other of CHANNELS)
      if (other !== channel) yield rewrite(program, (step) => [exchanged$1(step, channel, other)]);
    for (const send of sends)
      for (const receive of receives) {
        const [later, earlier] =
          send.task > receive.task || (send.task === receive.task && send.position > receive.position)
            ? [send, receive]
            : [receive, send];
        yield replaceAt(replaceAt(program, later, void 0), earlier, void 0);
      }
    yield* renumbered(program, channel);
    yield* pauseInsteadOfTasks(program);
  }
}
const PAUSES$1 = [{ yield: true }, { sleep: 0 }, { sleep: 1 }];
/** Where a task is there to be waited for: whoever did pauses instead, so that the other end of the channel comes first. */
function* pauseInsteadOfTasks(program) {
  for (const { name } of program.tasks.slice(1))
    for (const pause of PAUSES$1)
      yield rewrite(program, (step) => {
        if ('spawn' in step && step.spawn === name) return [];
        return awaited(step) === name ? [pause] : [step];
      });
}
/** The values of a channel are 1, 2, 3 …, or all 1. */
function* renumbered(program, channel) {
  let next = 1;
  yield rewrite(program, (step) => [
    'send' in step && step.send === channel
      ? {
          ...step,
          value: next++,
        }
      : step,
  ]);
  yield rewrite(program, (step) => [
    'send' in step && step.send === channel
      ? {
          ...step,
          value: 1,
        }
      : step,
  ]);
}
function exchanged$1(step, x, y) {
  const other = (name) => (name === x ? y : name === y ? x : name);
  if ('send' in step)
    return {
      ...step,
      send: other(step.send),
    };
  if ('receive' in step) return { receive: other(step.receive) };
  return 'close' in step ? { close: other(step.close) } : step;
}
// src/arbitraries/shrink/duration.ts
/** The places of all sleeps, of all work, of all timeouts, and of tasks that come later, in the order of the text. */
function durationsOf(program) {
  return placesOf(
    program,
    (step) =>
      ('sleep' in step && isNumeric(step)) ||
      'work' in step ||
      'cleanup' in step ||
      'after' in step ||
      isTimed(step),
  );
}
/** In ms of virtual time. */
function durationAt(program, place) {
  return durationOf(stepAt(program, place));
}
function durationOf(step) {
  if ('sleep' in step) return step.sleep;
  if ('cleanup' in step) return step.cleanup;
  if ('after' in step) return step.after;
  if (isTimed(step)) return step.timeout;
  return 'work' in step ? step.work : 0;
}
/** Keeps all steps, with other durations. */
function mapDurations(program, change) {
  return rewrite(program, (step, task, position) => {
    if ('sleep' in step && isNumeric(step))
      return [
        {
          ...step,
          sleep: change(step.sleep, {
            task,
            position,
          }),
        },
      ];
    if ('work' in step)
      return [
        {
          work: change(step.work, {
            task,
            position,
          }),
        },
      ];
    if ('after' in step)
      return [
        {
          ...step,
          after: change(step.after, {
            task,
            position,
          }),
        },
      ];
    if (isTimed(step))
      return [
        {
          ...step,
          timeout: Math.max(
            1,
            change(step.timeout, {
              task,
              position,
            }),
          ),
        },
      ];
    if ('cleanup' in step)
      return [
        {
          ...step,
          cleanup: change(step.cleanup, {
            task,
            position,
          }),
        },
      ];
    return [step];
  });
}
/** Of one that is to have no timeout the 0 is no duration. */
function isTimed(step) {
  return 'timeout' in step && step.timeout > 0;
}
/** Not what stands for 0 and nothing else. */
function isNumeric({ as }) {
  return as === void 0 || as === 'text';
}
function isAt(x, y) {
  return x.task === y.task && x.position === y.position;
}
// src/arbitraries/shrink/durations.ts
/** Programs with shorter sleeps and less work: all at once, equal ones together, one at a time. */
function* lowerDurations(program) {
  for (let choice = 0; choice < LOWER.length; choice++)
    yield mapDurations(program, (ms) => LOWER[choice](ms));
  const distinct = new Set(durationsOf(program).map((place) => durationAt(program, place)));
  for (const value of distinct)
    for (const lower of LOWER) yield mapDurations(program, (ms) => (ms === value ? lower(ms) : ms));
  for (const place of durationsOf(program))
    for (const lower of LOWER) yield mapDurations(program, (ms, at) => (isAt(at, place) ? lower(ms) : ms));
}
/** To 0, 1, half, one less. What would be no reduction stays as it is. */
const LOWER = [
  () => 0,
  (ms) => Math.min(ms, 1),
  (ms) => Math.min(ms, Math.floor(ms / 2)),
  (ms) => Math.max(0, Math.ceil(ms) - 1),
];
/**
 * Programs in which two durations become shorter by the same time, so that their difference stays; or in which time goes
 * over from an earlier step to a later one, so that their sum stays. Equal durations count as one.
 */
function* lowerPairs(program) {
  const places = durationsOf(program);
  const groups = [...places.map((place) => [place]), ...equalOnes(program, places)];
  for (let i = 0; i < groups.length; i++)
    for (let j = i + 1; j < groups.length; j++) {
      const [first, second] = [groups[i], groups[j]];
      const [early, late] = [durationAt(program, first[0]), durationAt(program, second[0])];
      for (const lower of LOWER) {
        const both = Math.min(early, late) - lower(Math.min(early, late));
        yield mapDurations(program, (ms, at) => (isIn(first, at) || isIn(second, at) ? ms - both : ms));
        const moved = early - lower(early);
        yield mapDurations(program, (ms, at) =>
          isIn(first, at) ? ms - moved : isIn(second, at) ? ms + moved : ms,
        );
      }
    }
}
function equalOnes(program, places) {
  const groups = /* @__PURE__ */ new Map();
  for (const place of places) {
    const value = durationAt(program, place);
    groups.set(value, [...(groups.get(value) ?? []), place]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
function isIn(group, at) {
  return group.some((place) => isAt(place, at));
}
// src/arbitraries/shrink/emits.ts
/** Programs that emit smaller values: all at once, then one at a time. */
function* lowerEmits(program) {
  for (let choice = 0; choice < 4; choice++)
    yield rewrite(program, (step) => ['emit' in step ? { emit: closerToZero(step.emit)[choice] } : step]);
  for (const place of placesOf(program, (step) => 'emit' in step)) {
    const step = stepAt(program, place);
    if (!('emit' in step)) continue;
    for (const emit of closerToZero(step.emit)) yield replaceAt(program, place, { emit });
  }
}
/** Some may be no closer: what is not smaller is not tried. */
function closerToZero(value) {
  return [0, value < 0 && value > -(2 ** 31) ? -value : 1, Math.trunc(value / 2), value - Math.sign(value)];
}
// src/arbitraries/shrink/tasks.ts
/**
 * Programs without some of the tasks: chunks of n, n/2 … 1 of them. Each chunk is deleted with all that it spawned, and
 * *bridged*: what the deleted tasks spawned is spawned by their parents, and who waited for them waits for what they
 * waited for.
 */
function* withoutTasks(program) {
  const names = program.tasks.slice(1).map((task) => task.name);
  for (let size = names.length; size >= 1; size >>= 1)
    for (let start = 0; start < names.length; start += size) {
      const gone = new Set(names.slice(start, start + size));
      yield drop(program, gone);
      yield bridge(program, gone);
    }
}
/** Descendants go too: nobody spawns them any more. */
function drop(program, gone) {
  return rewrite(program, (step) => (refersTo(step, gone) ? [] : [step]));
}
function bridge(program, gone) {
  const steps = new Map(program.tasks.map((task) => [task.name, task.steps]));
  const standIns = /* @__PURE__ */ new Map();
  return rewrite(program, (step) => {
    if (!refersTo(step, gone)) return [step];
    if ('spawn' in step) return spawnsOf(step.spawn);
    if ('join' in step) return [...awaitsOf(step.join)].map((join) => ({ join }));
    if ('settle' in step) return [...awaitsOf(step.settle)].map((settle) => ({ settle }));
    return [];
  });
  function spawnsOf(task) {
    return (steps.get(task) ?? []).flatMap((step) => {
      if (!('spawn' in step)) return [];
      return gone.has(step.spawn) ? spawnsOf(step.spawn) : [step];
    });
  }
  function awaitsOf(task) {
    const found = standIns.get(task);
    if (found !== void 0) return found;
    const targets = /* @__PURE__ */ new Set();
    for (const step of steps.get(task) ?? []) {
      const target = awaited(step);
      if (target === void 0) continue;
      for (const name of gone.has(target) ? awaitsOf(target) : [target]) targets.add(name);
    }
    standIns.set(task, targets);
    return targets;
  }
}
function refersTo(step, tasks) {
  const target = 'spawn' in step ? step.spawn : targetOf(step);
  return target !== void 0 && tasks.has(target);
}
// src/arbitraries/shrink/environment.ts
/** The same program in a politer world: who has to forgive nothing sees more. */
function* politerWorld({ program, environment }) {
  for (const world of politer(environment))
    yield {
      program,
      environment: world,
    };
}
/** Cases in a plainer environment: a lower limit, alone or with one task fewer to share it; a plainer rate, of fewer starts or
 *  in a shorter time, in the same way; smaller dice. */
function* plainerEnvironment({ program, environment }, { limits, rates }) {
  const { limit, dice, rate } = environment;
  const lower = limits.filter((other) => other < limit);
  for (const other of lower)
    yield {
      program,
      environment: {
        ...environment,
        limit: other,
      },
    };
  for (const other of /* @__PURE__ */ new Set([0, 1, dice >> 1, dice - 1]))
    if (other >= 0 && other < dice)
      yield {
        program,
        environment: {
          ...environment,
          dice: other,
        },
      };
  const slower = rates.filter((other) => rate !== void 0 && other.cap <= rate.cap && other.per <= rate.per);
  for (const other of slower)
    if (!isSameRate(other, rate))
      yield {
        program,
        environment: {
          ...environment,
          rate: other,
        },
      };
  const next = lower.at(-1);
  const fewer = slower.findLast(({ cap }) => cap < rate.cap);
  for (const { name } of program.tasks.slice(1)) {
    const without = drop(program, /* @__PURE__ */ new Set([name]));
    if (next !== void 0)
      yield {
        program: without,
        environment: {
          ...environment,
          limit: next,
        },
      };
    if (fewer !== void 0)
      yield {
        program: without,
        environment: {
          ...environment,
          rate: fewer,
        },
      };
  }
}
// src/arbitraries/shrink/exchange.ts
/** Beyond so many steps there are too many drafts; single steps will have gone before that. */
const MOST_STEPS = 20;
/**
 * Programs in which what made a step or a task necessary is undone in the same go: two tasks do what the other did, and a
 * step or a task less is needed; a step goes, and another, or each of them, takes 1 ms longer for it.
 */
function* exchangeAndDrop(program) {
  const places = placesOf(program, () => true);
  if (places.length > MOST_STEPS) return;
  for (const exchanged of exchangeTasks(program)) {
    for (const place of placesOf(exchanged, (step) => !('spawn' in step)))
      yield replaceAt(exchanged, place, void 0);
    for (const { name } of exchanged.tasks.slice(1)) yield drop(exchanged, /* @__PURE__ */ new Set([name]));
  }
  const heirs = durationsOf(program);
  for (const heir of heirs) {
    const longer = mapDurations(program, (ms, at) => (isAt(at, heir) ? ms + 1 : ms));
    for (const place of places) if (!isAt(place, heir)) yield replaceAt(longer, place, void 0);
  }
  if (heirs.length < 2) return;
  const longer = mapDurations(program, (ms) => ms + 1);
  for (const place of places) yield replaceAt(longer, place, void 0);
}
// src/arbitraries/shrink/gifts.ts
/**
 * Programs without a task, a step that takes time, or a wait; the time that this took is spent by one of the other steps
 * instead, or by each of them: so that what must come later still does.
 */
function* giveDurations(program) {
  const places = durationsOf(program);
  for (let task = 1; task < program.tasks.length; task++) {
    const { name } = program.tasks[task];
    for (const longer of lengthened(program, totalOf(program, task), (heir) => heir.task !== task))
      yield drop(longer, /* @__PURE__ */ new Set([name]));
  }
  for (const giver of places)
    for (const longer of lengthened(program, durationAt(program, giver), (heir) => !isAt(heir, giver)))
      yield without(longer, giver);
  for (const wait of placesOf(program, (step) => awaited(step) !== void 0)) {
    const target = program.tasks.findIndex((task) => task.name === awaited(stepAt(program, wait)));
    for (const longer of lengthened(program, totalOf(program, target), (heir) => heir.task === wait.task))
      yield without(longer, wait);
  }
}
function* lengthened(program, time, isHeir) {
  if (time === 0) return;
  const heirs = durationsOf(program).filter(isHeir);
  for (const heir of heirs) yield mapDurations(program, (ms, at) => (isAt(at, heir) ? ms + time : ms));
  if (heirs.length > 1) yield mapDurations(program, (ms, at) => (isHeir(at) ? ms + time : ms));
}
function totalOf(program, task) {
  let total = 0;
  for (const place of durationsOf(program)) if (place.task === task) total += durationAt(program, place);
  return total;
}
function without(program, { task, position }) {
  return rewrite(program, (step, ...at) => (at[0] === task && at[1] === position ? [] : [step]));
}
// src/arbitraries/shrink/hoist.ts
/**
 * Programs in which one task's steps are done by another: by its parent, where it was spawned or where the parent waited
 * for it; by the sibling spawned before it.
 */
function* hoistSteps(program) {
  for (const { name, steps } of program.tasks.slice(1)) {
    yield rewrite(program, (step) => {
      if (awaited(step) === name) return [];
      return spawns(step, name) ? steps : [step];
    });
    const parent = program.tasks.findIndex((task) => task.steps.some((step) => spawns(step, name)));
    const waits = program.tasks[parent]?.steps.findIndex((step) => awaited(step) === name) ?? -1;
    if (waits >= 0)
      yield rewrite(program, (step, task, position) => {
        if (task === parent && position === waits) return steps;
        return spawns(step, name) || awaited(step) === name ? [] : [step];
      });
    const sibling = siblingBefore(program, parent, name);
    if (sibling !== void 0) yield merge(program, sibling, name);
  }
}
/** Programs of the same size in which a task is spawned by its grandparent, just before or just after its parent. */
function* hoistSpawns(program) {
  for (const { name: parent, steps } of program.tasks.slice(1))
    for (const moved of steps) {
      if (!('spawn' in moved)) continue;
      for (const before of [true, false])
        yield rewrite(program, (step) => {
          if (step === moved) return [];
          if (!spawns(step, parent)) return [step];
          return before ? [moved, step] : [step, moved];
        });
    }
}
/** Programs in which a task is spawned by the sibling that waits for it, and nobody else waits for it any more. */
function* sinkSpawns(program) {
  for (let parent = 0; parent < program.tasks.length; parent++)
    for (const moved of program.tasks[parent].steps) {
      if (!('spawn' in moved)) continue;
      for (let heir = 1; heir < program.tasks.length; heir++) {
        const wait = program.tasks[heir].steps.findIndex((step) => awaited(step) === moved.spawn);
        if (wait < 0 || heir === parent) continue;
        const sunk = rewrite(program, (step, task, position) => {
          if (step === moved || (awaited(step) === moved.spawn && task !== heir)) return [];
          return task === heir && position === wait ? [moved, step] : [step];
        });
        yield sunk;
        const { name } = program.tasks[heir];
        yield rewrite(sunk, (step) => ['settle' in step && step.settle === name ? { join: name } : step]);
      }
    }
}
function siblingBefore(program, parent, name) {
  let before;
  for (const step of program.tasks[parent]?.steps ?? []) {
    if (!('spawn' in step)) continue;
    if (step.spawn === name) return before;
    before = step.spawn;
  }
}
/** `into` does its own steps, then those of `from`, and who waited for `from` waits for it. */
function merge(program, into, from) {
  const more = program.tasks.find((task) => task.name === from)?.steps ?? [];
  return rewrite(
    {
      tasks: program.tasks.map((task) =>
        task.name === into
          ? {
              ...task,
              steps: [...task.steps, ...more],
            }
          : task,
      ),
    },
    (step) => {
      if (spawns(step, from)) return [];
      if ('cancel' in step && step.cancel === from) return [{ cancel: into }];
      if (awaited(step) !== from) return [step];
      return ['join' in step ? { join: into } : { settle: into }];
    },
  );
}
function spawns(step, name) {
  return 'spawn' in step && step.spawn === name;
}
// src/arbitraries/shrink/rounds.ts
/** Round numbers only: which one overflows a stack is another on each machine, and may be another in each run. */
const ROUNDS = [1, 10, 100, 1e3, 1e4];
function fewerRounds({ loop }) {
  return ROUNDS.filter((rounds) => rounds < loop).map((rounds) => ({ loop: rounds }));
}
// src/arbitraries/shrink/kinds.ts
const KINDS$1 = [
  'work',
  'cancel',
  'idle',
  'clear',
  'set-limit',
  'set-priority',
  'pause',
  'resume',
  'acquire',
  'release',
  'cleanup',
  'loop',
  'sleep',
  'settle',
  'join',
  'throw',
];
/** Programs in which steps ask less of a scheduler: all of a kind at once, then one at a time. */
function* simplifyKinds(program) {
  for (const kind of KINDS$1) {
    const places = placesOf(program, (step) => kind in step);
    if (places.length < 2) continue;
    const most = Math.max(...places.map((place) => simpler(stepAt(program, place)).length));
    for (let choice = 0; choice < most; choice++)
      yield rewrite(program, (step) => [kind in step ? (simpler(step)[choice] ?? step) : step]);
  }
  for (const place of placesOf(program, () => true))
    for (const step of simpler(stepAt(program, place))) yield replaceAt(program, place, step);
}
/** Fewer permits, then an earlier lock; its release is mended where a pass changes both. */
function simplerLocks(step) {
  const { weight = 1, ...light } = step;
  const fewer = [];
  if (weight > 1) fewer.push(light);
  if (weight > 2)
    fewer.push({
      ...light,
      weight: weight - 1,
    });
  return [{ yield: true }, ...untimed(step), ...fewer];
}
/** However long it takes. */
function untimed(step) {
  const { timeout, ...without } = step;
  return timeout === void 0 ? [] : [without];
}
function simplerPriorities(step) {
  const { priority, ...without } = step;
  if (priority === void 0) return [];
  return [
    without,
    ...[1, -1, Math.trunc(priority / 2)].map((other) => ({
      ...without,
      priority: other,
    })),
  ];
}
/** Idle without being told anything, then a lower size. */
function simplerWaits({ idle, below }) {
  if (idle === 'results') return [{ idle: true }];
  if (below === void 0) return [];
  return [
    { idle: true },
    ...Array.from({ length: Math.min(below - 1, 2) }, (_, i) => ({
      idle: true,
      below: i + 1,
    })),
  ];
}
/** What may stand in for a step, the simplest first. */
function simpler(step) {
  if ('work' in step) return [{ yield: true }, { sleep: step.work }];
  if ('loop' in step) return [{ yield: true }, ...fewerRounds(step)];
  if ('finally' in step) return simplerGuards(step);
  if ('sleep' in step) return [{ yield: true }, ...plainerTimers(step)];
  if ('for' in step) return [{ spawn: step.spawn }];
  if ('after' in step) {
    const { after, ...atOnce } = step;
    return [
      atOnce,
      ...[0, 1]
        .filter((ms) => ms < after)
        .map((ms) => ({
          ...step,
          after: ms,
        })),
    ];
  }
  if ('set-priority' in step) return lowerPriorities(step);
  if ('spawn' in step) return [...untimed(step), ...simplerPriorities(step)];
  if ('throws' in step) return simplerFailures(step);
  if ('join' in step || 'cleanup' in step) return [{ yield: true }];
  if ('idle' in step) return [{ yield: true }, ...simplerWaits(step)];
  if ('pause' in step || 'resume' in step || 'clear' in step) return [{ yield: true }];
  if ('set-limit' in step)
    return [
      { yield: true },
      ...Array.from({ length: step['set-limit'] - 1 }, (_, i) => ({ 'set-limit': i + 1 })),
    ];
  if ('acquire' in step) return simplerLocks(step);
  if ('send' in step)
    return step.value === 1
      ? [{ yield: true }]
      : [
          { yield: true },
          {
            send: step.send,
            value: 1,
          },
        ];
  if ('receive' in step || 'close' in step) return [{ yield: true }];
  if ('release' in step) return [{ yield: true }];
  if ('cancel' in step) return [{ yield: true }, { join: step.cancel }];
  if ('settle' in step) return [{ yield: true }, { join: step.settle }];
  if (!('throw' in step)) return [];
  const values = THROWN.slice(0, THROWN.indexOf(step.throw)).map((thrown) => ({ throw: thrown }));
  if (step.sync === void 0) return [{ yield: true }, ...values, { emit: 1 }];
  return [
    { yield: true },
    ...values,
    { throw: step.throw },
    ...values.map((value) => ({
      ...value,
      sync: true,
    })),
  ];
}
/** Without a failure, or with a simpler one. */
function simplerFailures({ cleanup, throws }) {
  const values = THROWN.slice(0, THROWN.indexOf(throws));
  return [
    { yield: true },
    { cleanup },
    ...values.map((thrown) => ({
      cleanup,
      throws: thrown,
    })),
  ];
}
/** Nearer to 0, that of a task which was given none. */
function lowerPriorities(step) {
  return [
    { yield: true },
    ...[0, 1, -1, Math.trunc(step.priority / 2)].map((priority) => ({
      ...step,
      priority,
    })),
  ];
}
/** Without anything to clean up, or for less long. */
function simplerGuards({ sleep, finally: cleanup }) {
  const shorter = [0, 1]
    .filter((ms) => ms < cleanup)
    .map((ms) => ({
      sleep,
      finally: ms,
    }));
  return [{ yield: true }, { sleep }, ...shorter];
}
/** The timer that repeats less often or only once, the delay that is spelt as another one or as a number. */
function plainerTimers({ sleep, times, as }) {
  if (times === void 0 && as === void 0) return [];
  const spelt = as === void 0 ? {} : { as };
  const repeated = times === void 0 ? {} : { times };
  return [
    { sleep },
    ...(times === void 0
      ? []
      : [
          {
            sleep,
            ...spelt,
          },
        ]),
    ...(as === void 0
      ? []
      : [
          {
            sleep,
            ...repeated,
          },
        ]),
    ...[1, 2]
      .filter((fewer) => fewer < (times ?? 0))
      .map((fewer) => ({
        sleep,
        times: fewer,
        ...spelt,
      })),
    ...SPELLINGS.slice(0, as === void 0 ? 0 : SPELLINGS.indexOf(as)).map((simpler) => ({
      sleep,
      ...repeated,
      as: simpler,
    })),
  ];
}
// src/arbitraries/shrink/locks.ts
/**
 * Programs with fewer locks: one lock does for another as well, everywhere or in one task; a lock is taken and given back in
 * one go; all ask for fewer permits.
 */
function* fewerLocks(program) {
  if (placesOf(program, (step) => 'acquire' in step).length === 0) return;
  for (const from of LOCK_KEYS) {
    for (const to of LOCK_KEYS) {
      if (from === to) continue;
      yield rewrite(program, (step) => [renamed(step, from, to)]);
      yield rewrite(program, (step) => [exchanged(step, from, to)]);
    }
    yield rewrite(program, (step) => (names(step, from) ? [] : [step]));
    for (let task = 0; task < program.tasks.length; task++) {
      const { steps } = program.tasks[task];
      if (!steps.some((step) => names(step, from))) continue;
      yield withSteps(
        program,
        task,
        steps.filter((step) => !names(step, from)),
      );
      for (const to of LOCK_KEYS)
        if (from !== to)
          yield withSteps(
            program,
            task,
            steps.map((step) => renamed(step, from, to)),
          );
    }
  }
  yield rewrite(program, (step) => [
    'weight' in step ? withPermits(step, Math.max(1, (step.weight ?? 1) - 1)) : step,
  ]);
}
/** Steps that ask for permits, at most, whose every choice is tried. */
const MOST_ACQUIRES = 6;
/** Cases in which there are fewer permits, and some of those who ask for more than one ask for as many fewer. */
function* fewerPermits({ program, environment }, { limits }) {
  const heavy = placesOf(program, (step) => 'acquire' in step && step.weight !== void 0);
  if (heavy.length === 0 || heavy.length > MOST_ACQUIRES) return;
  for (const limit of limits) {
    const fewer = environment.limit - limit;
    if (fewer <= 0) break;
    for (let chosen = 1; chosen < 1 << heavy.length; chosen++) {
      let lowered = program;
      for (const [position, place] of heavy.entries()) {
        const step = stepAt(program, place);
        if ((chosen & (1 << position)) === 0 || !('acquire' in step)) continue;
        const weight = Math.max(1, step.weight - fewer);
        lowered = replaceAt(lowered, place, withPermits(step, weight));
      }
      yield {
        program: lowered,
        environment: {
          ...environment,
          limit,
        },
      };
    }
  }
}
function withPermits({ weight: _, ...light }, weight) {
  return weight > 1
    ? {
        ...light,
        weight,
      }
    : light;
}
function names(step, key) {
  return ('acquire' in step && step.acquire === key) || ('release' in step && step.release === key);
}
function renamed(step, from, to) {
  if ('acquire' in step)
    return step.acquire === from
      ? {
          ...step,
          acquire: to,
        }
      : step;
  return 'release' in step && step.release === from ? { release: to } : step;
}
/** The two locks exchanged. */
function exchanged(step, x, y) {
  const other = (key) => (key === x ? y : key === y ? x : key);
  if ('acquire' in step)
    return {
      ...step,
      acquire: other(step.acquire),
    };
  return 'release' in step ? { release: other(step.release) } : step;
}
// src/arbitraries/shrink/mend.ts
/**
 * The program that a draft stands for, in canonical form and fitting the shape; undefined where there is none. May be
 * larger than the draft: a structured program settles what the draft forgot to.
 */
function mend(draft, shape) {
  const program = prune(draft);
  if (misfit(program, shape) === void 0) return canonicalise(program);
  const fitting = conform(program, shape);
  return misfit(fitting, shape) === void 0 ? canonicalise(fitting) : void 0;
}
/**
 * The well-formed part of a draft: tasks that are reached by spawns from main, breadth first, each spawned once; joins and
 * cancels of what is visible there (see `program/visibility.ts`); locks as their rules are (`program/locks.ts`). A well-formed program is kept as it is, up to the order of tasks.
 */
function prune({ tasks }) {
  const main = tasks[0];
  if (main === void 0)
    return {
      tasks: [
        {
          name: 'main',
          steps: [],
        },
      ],
    };
  const unspawned = /* @__PURE__ */ new Map();
  for (const task of tasks.slice(1)) unspawned.set(task.name, task);
  const kept = [];
  const queue = [
    {
      task: main,
      visible: /* @__PURE__ */ new Set(),
    },
  ];
  for (const { task, visible } of queue) {
    const steps = task.steps.filter((step) => {
      const target = targetOf(step);
      const isOfItself = 'cancel' in step && target === task.name && task !== main;
      if (target !== void 0) return visible.has(target) || isOfItself;
      if (!('spawn' in step)) return true;
      const child = unspawned.get(step.spawn);
      if (child === void 0) return false;
      unspawned.delete(step.spawn);
      queue.push({
        task: child,
        visible: new Set(visible),
      });
      if (!('for' in step)) visible.add(step.spawn);
      return true;
    });
    kept.push({
      name: task.name,
      steps: keepLegal(steps),
    });
  }
  return keepChannels({ tasks: kept });
}
// src/arbitraries/shrink/words.ts
const SLEEPS = [{ sleep: 0 }, { sleep: 1 }];
/** The words of a program, its spawns aside. */
function wordsOf$1(program) {
  const steps = program.tasks.flatMap((task) => task.steps);
  const pauses = steps.filter(isPause);
  const sleeps = steps.filter((step) => 'sleep' in step);
  const acquires = steps.flatMap((step) => ('acquire' in step ? [step] : []));
  const releases = steps.filter((step) => 'release' in step);
  const words = [
    {
      ...word([YIELD], pauses.length + 1),
      pauses: true,
    },
    {
      ...word([...SLEEPS, ...sleeps], sleeps.length),
      pauses: true,
    },
    {
      offers: (held) => takes(acquires, held),
      left: acquires.length,
    },
    {
      offers: (held) => held.map((release) => ({ release })),
      left: acquires.length === 0 ? 0 : releases.length + 1,
    },
  ];
  for (const kind of ['join', 'settle', 'cancel'])
    words.push({
      offers: (held, visible) =>
        held.length > 0 && kind !== 'cancel' ? [] : visible.map((task) => references(task)[kind]),
      left: steps.filter((step) => kind in step).length,
    });
  const others = steps.filter(isOther).map(plain$1);
  for (const step of distinct(others))
    words.push(word([step], others.filter((other) => keyOf(other) === keyOf(step)).length));
  return words.filter(({ left }) => left > 0);
}
function word(steps, left) {
  const offered = distinct(steps);
  return {
    offers: () => offered,
    left,
  };
}
/** Of no more permits than some step here asks for. */
function takes(acquires, held) {
  const most = Math.max(...acquires.map(({ weight = 1 }) => weight));
  const timeouts = new Set(acquires.flatMap(({ timeout }) => (timeout === void 0 ? [] : [timeout])));
  return LOCK_KEYS.slice(held.length === 0 ? 0 : LOCK_KEYS.indexOf(held.at(-1)) + 1)
    .filter((key) => acquires.some(({ acquire }) => acquire === key))
    .flatMap((acquire) =>
      [void 0, ...timeouts].flatMap((timeout) =>
        Array.from({ length: most }, (_, more) => ({
          acquire,
          ...(more === 0 ? {} : { weight: more + 1 }),
          ...(timeout === void 0 ? {} : { timeout }),
        })),
      ),
    );
}
function isPause(step) {
  return 'yield' in step || 'sleep' in step;
}
function isOther(step) {
  return isOwn(step) && !isPause(step) && !('acquire' in step) && !('release' in step);
}
/** What stands for all that differ in what they carry. */
function plain$1(step) {
  if ('send' in step)
    return {
      ...step,
      value: 1,
    };
  return 'throw' in step ? { throw: 'error' } : step;
}
function distinct(steps) {
  return [...new Map(steps.map((step) => [keyOf(step), step])).values()];
}
function keyOf(step) {
  return JSON.stringify(step);
}
// src/arbitraries/shrink/own-words.ts
/** Drafts of one size, at most: a size that has more is not tried, nor is any beyond it. */
const MOST_DRAFTS = 2e4;
/** Cases, at most, of all sizes: shrinking has a bound of its own, and comes by here more than once. */
const MOST_CASES = 15e3;
/**
 * *Every* smaller program over the words of this one, the smallest first: each kind of step no more often than here, only a
 * pause and a release once more. For programs with locks and channels, in which hardly a step goes or moves by itself: one
 * holds, one waits, one comes late, and who of them is main is all the same. Left out is what hardly matters there: pauses
 * before the first spawn, and last in a task that holds nothing.
 */
function* fromOwnWords(from, { shape, limits }) {
  const { program, environment } = from;
  if (placesOf(program, isShared).length === 0) return;
  const least = measure(from);
  const lower = limits.filter((limit) => limit <= environment.limit);
  let cases = 0;
  for (let size = 2; size <= sizeOf(program); size++) {
    const smaller = [];
    let drafts = 0;
    for (const draft of draftsOf(program, size)) {
      if (++drafts > MOST_DRAFTS) return;
      const mended = mend(draft, shape);
      if (mended === void 0 || sizeOf(mended) !== size) continue;
      for (const limit of lower) {
        if (limit > 0 && asksForMore(mended, limit)) continue;
        const kase = {
          program: mended,
          environment: {
            ...environment,
            limit,
          },
        };
        const its = measure(kase);
        if (isLess(its, least))
          smaller.push({
            case: kase,
            its,
          });
      }
    }
    smaller.sort((x, y) => (isLess(x.its, y.its) ? -1 : isLess(y.its, x.its) ? 1 : 0));
    for (const each of smaller) {
      if (++cases > MOST_CASES) return;
      yield each.case;
    }
  }
}
/** More permits than there are: one who asks for them is given all. */
function asksForMore(program, limit) {
  return placesOf(program, (step) => 'weight' in step && (step.weight ?? 1) > limit).length > 0;
}
function isShared(step) {
  return 'acquire' in step || 'send' in step || 'receive' in step;
}
function* draftsOf(program, size) {
  const carriesValues = placesOf(program, (step) => 'send' in step && step.value !== 1).length > 0;
  for (let count = Math.min(program.tasks.length, (size + 1) >> 1); count >= 1; count--) {
    const growth = {
      words: wordsOf$1(program),
      tasks: [
        {
          steps: [],
          visible: [],
        },
      ],
    };
    for (const _ of grow$1(growth, 0, size - count, count - 1)) {
      if (!growth.tasks.every(doesSomething)) continue;
      const draft = {
        tasks: growth.tasks.map(({ steps }, task) => ({
          name: references(task).name,
          steps: steps.slice(),
        })),
      };
      yield draft;
      if (carriesValues) yield numbered(draft);
    }
  }
}
/** Pauses, where it holds nothing, and nothing comes after them: the task might as well be without. */
function doesSomething({ steps }, task) {
  const last = steps.at(-1);
  if (last === void 0) return task === 0;
  return !isPause(last) || heldAfter(steps).length > 0;
}
/** All ways to go on from within a task, spending exactly so many steps, so many of them spawns. */
function* grow$1(growth, task, steps, spawns) {
  const { tasks, words } = growth;
  if (steps === 0) {
    yield;
    return;
  }
  const body = tasks[task].steps;
  const last = body.at(-1);
  if (last === void 0 || !('throw' in last)) {
    const visible = visibleIn$1(growth, task);
    if (spawns > 0) {
      tasks.push({
        steps: [],
        visible,
      });
      body.push(references(tasks.length - 1).spawn);
      yield* grow$1(growth, task, steps - 1, spawns - 1);
      body.pop();
      tasks.pop();
    }
    if (steps > spawns) {
      const held = heldAfter(body);
      for (const word of words) {
        if (word.left === 0 || (word.pauses && tasks.length === 1)) continue;
        word.left--;
        for (const step of word.offers(held, visible)) {
          body.push(step);
          yield* grow$1(growth, task, steps - 1, spawns);
          body.pop();
        }
        word.left++;
      }
    }
  }
  if (task + 1 < tasks.length) yield* grow$1(growth, task + 1, steps, spawns);
}
/** What a task may wait for after its last step: what its parent could at its spawn, and what it spawned itself. */
function visibleIn$1({ tasks }, task) {
  const { steps, visible } = tasks[task];
  const own = steps.flatMap((step) =>
    'spawn' in step ? [tasks.findIndex((_, child) => references(child).name === step.spawn)] : [],
  );
  return [...visible, ...own];
}
/** The values of each channel are 1, 2, 3 …: for what shows only where they differ. */
function numbered(draft) {
  const next = /* @__PURE__ */ new Map();
  return rewrite(draft, (step) => {
    if (!('send' in step)) return [step];
    next.set(step.send, (next.get(step.send) ?? 0) + 1);
    return [
      {
        ...step,
        value: next.get(step.send),
      },
    ];
  });
}
// src/arbitraries/shrink/pass.ts
/** A pass that leaves the environment alone. */
function onProgram(reduce) {
  return function* ({ program, environment }) {
    for (const draft of reduce(program))
      yield {
        program: draft,
        environment,
      };
  };
}
// src/arbitraries/shrink/pauses.ts
/** What gives a scheduler the chance to run others: no time, or the least of it. */
const PAUSES = [{ yield: true }, { sleep: 0 }, { sleep: 1 }];
/** More yields in a row than this are a loop. */
const LONG_LOOP = 12;
/**
 * Programs in which a pause stands in for what mattered only because it took turns: for a task, whose steps its parent does
 * after the pause, or nobody; for several yields in a row.
 */
function* pauseInstead(program) {
  for (let parent = 0; parent < program.tasks.length; parent++) {
    const { steps } = program.tasks[parent];
    for (let at = 0; at < steps.length; at++) {
      const step = steps[at];
      if ('spawn' in step) yield* pauseForTask(program, parent, at, step.spawn);
    }
  }
  for (const pause of PAUSES)
    for (let task = 0; task < program.tasks.length; task++) yield* pauseForYields(program, task, pause);
}
/** Where it was spawned, and after what the parent does next on its own. */
function* pauseForTask(program, parent, spawned, name) {
  const { steps } = program.tasks[parent];
  const own = program.tasks.find((task) => task.name === name)?.steps ?? [];
  const next = steps.findIndex((step, i) => i > spawned && ('throw' in step || awaited(step) !== void 0));
  for (const at of [spawned, next < 0 ? steps.length : next])
    for (const pause of PAUSES)
      for (const instead of [[pause], [pause, ...own], [pause, pause]])
        yield rewrite(withSteps(program, parent, steps.toSpliced(at, 0, ...instead)), (step) =>
          ('spawn' in step && step.spawn === name) || awaited(step) === name ? [] : [step],
        );
}
function* pauseForYields(program, task, pause) {
  const { steps } = program.tasks[task];
  let last = -1;
  for (let from = 0; from < steps.length; from++) {
    if (!('yield' in steps[from])) continue;
    if (last < from) last = endOfYields(steps, from);
    else if (last - from >= LONG_LOOP) continue;
    const first = last - from >= LONG_LOOP ? last : from + 1;
    for (let to = first; to <= last; to++)
      yield withSteps(program, task, steps.toSpliced(from, to - from + 1, pause));
  }
}
/** The last position of the yields in a row that begin there. */
function endOfYields(steps, from) {
  const end = steps.findIndex((step, at) => at > from && !('yield' in step));
  return (end < 0 ? steps.length : end) - 1;
}
// src/arbitraries/shrink/priorities.ts
/** The least there is above the priority of those that have none, and below. */
const LEAST = [1, -1];
/**
 * Programs in which one task alone has a priority, any of them: one that is to come first says as much as another that is to
 * come last. Alone, or with a step less that only made room for it.
 */
function* otherPriorities(program) {
  if (placesOf(program, (step) => 'spawn' in step && 'priority' in step).length === 0) return;
  const without = rewrite(program, (step) => [plain(step)]);
  for (const place of placesOf(without, (step) => 'spawn' in step)) {
    const step = stepAt(without, place);
    if (!('spawn' in step)) continue;
    for (const priority of LEAST) {
      const other = replaceAt(without, place, {
        ...step,
        priority,
      });
      yield other;
      for (const own of placesOf(other, (step) => !('spawn' in step))) yield replaceAt(other, own, void 0);
    }
  }
}
function plain(step) {
  if (!('spawn' in step && 'priority' in step)) return step;
  const { priority: _, ...spawn } = step;
  return spawn;
}
// src/arbitraries/shrink/rates.ts
/**
 * Cases with a window less: a sleep that is shorter by its length, and as many tasks fewer as start in one. Neither can go
 * alone, or the others come at other places of their windows.
 */
const fewerWindows = function* ({ program, environment }) {
  const { rate } = environment;
  if (rate === void 0) return;
  const names = program.tasks.slice(1).map(({ name }) => name);
  for (const place of placesOf(program, (step) => 'sleep' in step && step.sleep >= rate.per)) {
    const step = stepAt(program, place);
    const sooner = replaceAt(program, place, {
      ...step,
      sleep: step.sleep - rate.per,
    });
    for (let first = 0; first + rate.cap <= names.length; first++)
      yield {
        program: drop(sooner, new Set(names.slice(first, first + rate.cap))),
        environment,
      };
  }
};
/** Cases at a rate of shorter windows, and with shorter sleeps: in proportion, or as far from the end of a window as before. */
const shorterWindows = function* ({ program, environment }, { rates }) {
  const { rate } = environment;
  if (rate === void 0) return;
  for (const other of rates) {
    if (other.cap !== rate.cap || other.per >= rate.per) continue;
    const share = other.per / rate.per;
    const shorter = [
      (ms) => Math.floor(ms * share),
      (ms) => Math.ceil(ms * share),
      (ms) => (ms < rate.per - 1 ? Math.ceil(ms * share) : ms - rate.per + other.per),
    ];
    for (const change of shorter)
      yield {
        program: withSleeps(program, change),
        environment: {
          ...environment,
          rate: other,
        },
      };
  }
};
function withSleeps(program, change) {
  return rewrite(program, (step) => [
    'sleep' in step
      ? {
          ...step,
          sleep: change(step.sleep),
        }
      : step,
  ]);
}
// src/arbitraries/shrink/steps.ts
const KINDS = [
  'work',
  'cancel',
  'idle',
  'cleanup',
  'clear',
  'set-limit',
  'set-priority',
  'pause',
  'resume',
  'acquire',
  'release',
  'send',
  'receive',
  'close',
  'loop',
  'settle',
  'join',
  'sleep',
  'yield',
  'emit',
  'throw',
];
/**
 * Programs without all steps of a kind, and with half of them in every task; without chunks of n, n/2 … 1 of the steps of
 * one task.
 */
function* withoutSteps(program) {
  for (const kind of KINDS) {
    if (placesOf(program, (step) => kind in step).length < 2) continue;
    yield rewrite(program, (step) => (kind in step ? [] : [step]));
    yield withHalf(program, kind);
  }
  for (let task = 0; task < program.tasks.length; task++) {
    const { steps } = program.tasks[task];
    for (let size = steps.length; size >= 1; size >>= 1)
      for (let start = 0; start < steps.length; start += size) {
        if (isLikeTheLast(steps, start, size)) continue;
        yield withoutChunk(program, task, start, start + size);
      }
  }
}
function withHalf(program, kind) {
  return {
    tasks: program.tasks.map(({ name, steps }) => {
      let keep = steps.filter((step) => kind in step).length >> 1;
      return {
        name,
        steps: steps.filter((step) => !(kind in step) || keep-- > 0),
      };
    }),
  };
}
function withoutChunk(program, task, from, to) {
  return rewrite(program, (step, other, position) =>
    other === task && position >= from && position < to ? [] : [step],
  );
}
/** Within a loop: without this chunk as much is left as without the chunk before it. */
function isLikeTheLast(steps, start, size) {
  const end = start + size;
  if (start === 0 || end > steps.length) return false;
  for (let at = start - size + 1; at < end; at++) if (!isRepeated(steps, at)) return false;
  return true;
}
/** Beyond so many steps there are too many pairs; single steps will have gone before that. */
const MOST_STEPS_FOR_PAIRS = 20;
/** Programs without two of the steps: what goes only together, such as a yield in each of two tasks. */
function* withoutPairs(program) {
  const places = placesOf(program, () => true);
  if (places.length > MOST_STEPS_FOR_PAIRS) return;
  for (let i = 0; i < places.length; i++)
    for (let j = i + 1; j < places.length; j++) {
      const [x, y] = [places[i], places[j]];
      yield rewrite(program, (step, task, position) =>
        (task === x.task && position === x.position) || (task === y.task && position === y.position)
          ? []
          : [step],
      );
    }
}
// src/arbitraries/shrink/yields.ts
/**
 * Programs in which a step goes and another task yields instead: what was said by how a task ends, or by how long it takes,
 * may as well be said by the turns of another, or between two of its spawns. Or the other task's step comes here, and a yield takes its place there.
 */
function* yieldElsewhere(program) {
  const places = placesOf(program, (step) => isOwn(step) && !('yield' in step));
  for (const place of places) {
    const without = replaceAt(program, place, void 0);
    for (let task = 0; task < program.tasks.length; task++) {
      if (task === place.task) continue;
      const { steps } = without.tasks[task];
      const spawned = steps.flatMap((step, position) => ('spawn' in step ? [position + 1] : []));
      for (const at of /* @__PURE__ */ new Set([endOfOwn(steps), ...spawned]))
        yield withSteps(without, task, steps.toSpliced(at, 0, YIELD));
    }
    for (const other of places) if (other.task !== place.task) yield bring(program, other, place);
  }
}
/** The step at `from` takes the place of that at `to`, and a yield its own. */
function bring(program, from, to) {
  return replaceAt(replaceAt(program, to, stepAt(program, from)), from, YIELD);
}
// src/arbitraries/shrink.ts
/**
 * The most aggressive pass first. After a reduction that still fails, all begins anew: what comes late is tried seldom, so
 * the passes over pairs stand near the end.
 */
const PASSES = [
  politerWorld,
  onProgram(withoutTasks),
  onProgram(withoutSteps),
  onProgram(hoistSteps),
  onProgram(sinkSpawns),
  onProgram(pauseInstead),
  plainerEnvironment,
  onProgram(hoistSpawns),
  onProgram(simplifyKinds),
  onProgram(fewerLocks),
  fewerPermits,
  shorterWindows,
  fewerWindows,
  onProgram(smallerChannels),
  onProgram(lowerDurations),
  onProgram(lowerEmits),
  onProgram(giveDurations),
  onProgram(lowerPairs),
  onProgram(withoutPairs),
  onProgram(exchangeAndDrop),
  onProgram(yieldElsewhere),
  onProgram(otherPriorities),
  onProgram(rearrange),
  workInstead,
  fromOwnWords,
];
function* smallerCases(value, bounds) {
  const from = {
    program: canonicalise(prune(value.program)),
    environment: value.environment,
  };
  const least = measure(from);
  const seen = /* @__PURE__ */ new Set();
  for (const pass of PASSES)
    for (const draft of pass(from, bounds)) {
      const program = mend(draft.program, bounds.shape);
      if (program === void 0) continue;
      yield* newCase({
        program,
        environment: draft.environment,
      });
      if (draft.environment.world === void 0 || draft.program === from.program) continue;
      for (const environment of earlier(draft.environment))
        yield* newCase({
          program,
          environment,
        });
    }
  function newCase(smaller) {
    const size = measure(smaller);
    if (!isLess(size, least)) return [];
    const key = size.join();
    if (seen.has(key)) return [];
    seen.add(key);
    return [smaller];
  }
}
// src/arbitraries/cases.ts
/**
 * Random programs in random environments, as a fast-check arbitrary: seed, path and shrinking work as its users expect. A
 * failing case shrinks to a 1-minimal one (see `neighbours`), whether it was generated or given as an example.
 *
 * Written by hand over plain JSON: several times faster than combinators, and shrinking can use what it knows of programs.
 * Throws a RangeError where the options admit no case.
 *
 * @example
 * const shape = { spawn: 'nested', joinInside: true, structured: false };
 * fc.assert(fc.property(cases({ shape, limits: [1, 2, 3] }), ({ program, environment }) => …));
 */
function cases(options) {
  return new CaseArbitrary(boundsOf(options));
}
var CaseArbitrary = class extends Arbitrary {
  #bounds;
  constructor(bounds) {
    super();
    this.#bounds = bounds;
  }
  generate(random, biasFactor) {
    return new Value(generateCase(diceFrom(random), biasFactor, this.#bounds), void 0);
  }
  canShrinkWithoutContext(value) {
    return isWithin(value, this.#bounds);
  }
  /** Needs no context: a case says all that shrinking must know, so a recorded path leads to the same case again. */
  shrink(value) {
    return new Stream(smallerCases(value, this.#bounds)).map((smaller) => new Value(smaller, void 0));
  }
};
/** Any case that is well-formed and fits the bounds, of whatever size: fixtures may be larger than what is generated. */
function isWithin(value, { shape, limits, rates, hog }) {
  if (typeof value !== 'object' || value === null || !('program' in value) || !('environment' in value))
    return false;
  const { program, environment } = value;
  if (typeof environment !== 'object' || environment === null) return false;
  if (!('limit' in environment) || !('dice' in environment)) return false;
  if (worldFault(environment) !== void 0) return false;
  const { rate } = environment;
  if (rate === void 0 ? rates.length > 0 : !rates.some((allowed) => isSameRate(allowed, rate))) return false;
  const { limit, dice } = environment;
  if (!limits.some((allowed) => allowed === limit)) return false;
  if (typeof dice !== 'number' || !Number.isInteger(dice) || dice < 0) return false;
  const parsed = parsedOrNot(program);
  if (parsed === void 0 || misfit(parsed, shape) !== void 0) return false;
  return hog || parsed.tasks.every((task) => task.steps.every((step) => !('work' in step)));
}
function parsedOrNot(json) {
  try {
    return parseProgram(json);
  } catch {
    return;
  }
}
// src/harness/exercise.ts
/** What a program can exercise, in the order in which it is reported. */
const FEATURES = [
  'spawn',
  'nested spawn',
  'emit',
  'yield',
  'sleep',
  'work',
  'join',
  'settle',
  'join of what has ended',
  'throw',
  'cancel',
  'idle',
  'cleanup',
  'pause',
  'clear',
  'set-limit',
  'set-priority',
  'lock',
  'wait for a lock',
  'several permits',
  'send',
  'receive',
  'close',
  'tied deadlines',
  'limit reached',
  'impolite world',
  'loop',
];
function startExercise() {
  return { counts: new Uint32Array(FEATURES.length) };
}
/** Adds what happened in one run: a bit set a program, so that it costs next to nothing. */
function exercise({ counts }, trace) {
  for (let left = featuresOf(trace); left !== 0; ) {
    const feature = 31 - Math.clz32(left);
    counts[feature]++;
    left &= ~(1 << feature);
  }
}
const Bit = bitsOf(FEATURES);
function bitsOf(names) {
  return Object.fromEntries(names.map((name, bit) => [name, 1 << bit]));
}
/** By reason of a suspension. */
const SUSPENSIONS = suspensions();
function suspensions() {
  const bits = [];
  bits[Reason.start] = 0;
  bits[Reason.yield] = Bit.yield;
  bits[Reason.sleep] = Bit.sleep;
  bits[Reason.join] = Bit.join;
  bits[Reason.settle] = Bit.settle;
  bits[Reason.cancel] = Bit.cancel;
  bits[Reason.idle] = Bit.idle;
  bits[Reason.pause] = Bit.pause;
  bits[Reason.resume] = Bit.pause;
  bits[Reason.clear] = Bit.clear;
  bits[Reason['set-limit']] = Bit['set-limit'];
  bits[Reason['set-priority']] = Bit['set-priority'];
  bits[Reason.acquire] = Bit.lock;
  bits[Reason.send] = Bit.send;
  bits[Reason.receive] = Bit.receive;
  bits[Reason.loop] = Bit.loop;
  return bits;
}
/** Deadlines of the run that is looked at; one array for all runs. */
const deadlines = [];
/** Locks that are held, one as often as it has holders. */
const held = [];
/** The set of features that a run exercised, as the sum of their bits. */
function featuresOf({ events, limit }) {
  const { kind, task, time, a, b, length } = events;
  let features = 0;
  let running = 0;
  /** A bit for each of the first 32 tasks: programs have eight. */
  let ended = 0;
  deadlines.length = 0;
  held.length = 0;
  for (let i = 0; i < length; i++)
    switch (kind[i]) {
      case Kind.spawn:
        features |= task[i] === 0 ? Bit.spawn : Bit.spawn | Bit['nested spawn'];
        break;
      case Kind.start:
        if (task[i] !== 0 && ++running >= limit) features |= Bit['limit reached'];
        break;
      case Kind.emit:
        features |= Bit.emit;
        break;
      case Kind.work:
        features |= Bit.work;
        break;
      case Kind.suspend:
        features |= SUSPENSIONS[a[i]];
        if (a[i] === Reason.sleep) {
          const deadline = time[i] + b[i];
          if (deadlines.includes(deadline)) features |= Bit['tied deadlines'];
          else deadlines.push(deadline);
        } else if (a[i] === Reason.join || a[i] === Reason.settle) {
          if (b[i] < 32 && (ended & (1 << b[i])) !== 0) features |= Bit['join of what has ended'];
        } else if (a[i] === Reason.acquire) {
          if (permitsOf(b[i]) > 1) features |= Bit['several permits'];
          if (held.includes(lockOf(b[i]))) features |= Bit['wait for a lock'];
        }
        break;
      case Kind.cleanup:
        features |= Bit.cleanup;
        break;
      case Kind.resume:
        if (a[i] === Reason.acquire) held.push(lockOf(b[i]));
        break;
      case Kind.shut:
        features |= Bit.close;
        break;
      case Kind.release:
        held.splice(held.indexOf(a[i]), 1);
        break;
      case Kind.advance:
        if (a[i] !== 0) features |= Bit['impolite world'];
        break;
      case Kind.finish:
        if (task[i] !== 0) running--;
        if (task[i] < 32) ended |= 1 << task[i];
        if (a[i] === 1) features |= Bit.throw;
    }
  return features;
}
/** The counts by name, without what never came. */
function exercisedOf({ counts }) {
  const named = FEATURES.map((name, feature) => [name, counts[feature]]);
  return Object.fromEntries(named.filter(([, programs]) => programs > 0));
}
// src/harness/ingredients.ts
/**
 * What a program asks of a scheduler beyond running tasks, as a set of bits. Coarse on purpose: where two programs that fail
 * differ in no more than that one sleeps and the other yields, it is most likely one bug that shows in two ways.
 */
const Ingredient = {
  /** A yield, a sleep, work: turns and time. */
  pause: 1,
  /** A join, a settle. */
  wait: 2,
  throw: 4,
  syncThrow: 8,
  falsyThrow: 16,
  cancel: 32,
  idle: 64,
  pauseStarts: 128,
  clear: 256,
  setLimit: 512,
  priority: 1024,
  /** Of a task, or of a call within it. */
  cleanup: 2048,
  lock: 4096,
  weight: 8192,
  channel: 16384,
  repeat: 32768,
  oddDelay: 65536,
  results: 262144,
  timeout: 524288,
  loop: 1048576,
  setPriority: 2097152,
  pending: 4194304,
  /** A race, or a whole. */
  arms: 8388608,
};
function ingredientsOf({ tasks }) {
  let set = 0;
  for (const { steps } of tasks)
    for (const step of steps)
      switch (kindOf(step)) {
        case 'sleep':
          set |= Ingredient.pause;
          if ('times' in step) set |= Ingredient.repeat;
          if ('as' in step) set |= Ingredient.oddDelay;
          if ('finally' in step) set |= Ingredient.cleanup;
          break;
        case 'yield':
        case 'work':
          set |= Ingredient.pause;
          break;
        case 'join':
        case 'settle':
          set |= Ingredient.wait;
          break;
        case 'throw':
          set |= Ingredient.throw;
          if ('sync' in step) set |= Ingredient.syncThrow;
          if ('throw' in step && step.throw !== 'error') set |= Ingredient.falsyThrow;
          break;
        case 'cancel':
          set |= Ingredient.cancel;
          break;
        case 'idle':
          set |= Ingredient.idle;
          if ('idle' in step && step.idle === 'results') set |= Ingredient.results;
          break;
        case 'acquire':
          set |= Ingredient.lock;
          if ('weight' in step) set |= Ingredient.weight;
          if ('timeout' in step) set |= Ingredient.timeout;
          break;
        case 'send':
        case 'receive':
        case 'close':
          set |= Ingredient.channel;
          break;
        case 'loop':
          set |= Ingredient.loop;
          break;
        case 'cleanup':
          set |= Ingredient.cleanup;
          if ('throws' in step) set |= Ingredient.throw;
          break;
        case 'pause':
        case 'resume':
          set |= Ingredient.pauseStarts;
          break;
        case 'clear':
          set |= Ingredient.clear;
          break;
        case 'set-limit':
          set |= Ingredient.setLimit;
          break;
        case 'set-priority':
          set |= Ingredient.setPriority;
          break;
        case 'spawn':
          if ('priority' in step) set |= Ingredient.priority;
          if ('timeout' in step) set |= Ingredient.timeout;
          if ('after' in step) set |= Ingredient.pending;
          if ('for' in step) set |= Ingredient.arms;
      }
  return set;
}
/** Does each ask for something that the other does without? Then neither fails for what the other needs to fail. */
function isApart(one, other) {
  return (one & ~other) !== 0 && (other & ~one) !== 0;
}
// src/harness/tally.ts
function startTallies(laws) {
  return laws.map((law) => ({
    law,
    obligations: 0,
    occasions: 0,
    worst: void 0,
    first: void 0,
    broken: void 0,
    small: void 0,
    breaks: 0,
    without: laws.map(() => 0),
    kinds: /* @__PURE__ */ new Map(),
  }));
}
/**
 * Puts a trace to the laws and adds what they say.
 *
 * @param programs how many had been run when this one was done.
 */
function count(tallies, trace, kase, originOf, programs) {
  let broken = false;
  for (let i = 0; i < tallies.length; i++) {
    const tally = tallies[i];
    const { obligations, worst, violation } = judge(tally.law, trace);
    tally.obligations += obligations;
    if (obligations > 0) tally.occasions++;
    if (worst !== void 0 && (tally.worst === void 0 || worst > tally.worst)) tally.worst = worst;
    broke[i] = violation !== void 0;
    if (violation === void 0) continue;
    broken = true;
    tally.breaks++;
    keepSmallest(tally, kase, originOf(), programs);
  }
  if (broken) keepCompany(tallies, trace);
}
/** Which laws broke in the run that is counted; one array for all runs. */
const broke = [];
function keepCompany(tallies, { ending }) {
  for (let i = 0; i < tallies.length; i++) {
    if (!broke[i]) continue;
    const { without } = tallies[i];
    for (let other = 0; other < tallies.length; other++) {
      if (broke[other]) continue;
      if (tallies[other].law.judges === 'any' || ending.kind === 'completed') without[other]++;
    }
  }
}
function keepSmallest(tally, kase, origin, programs) {
  tally.first ??= {
    ...origin,
    programs,
  };
  const kind = ingredientsOf(kase.program);
  const like = tally.kinds.get(kind);
  if (like === void 0 || caseSize(kase) < caseSize(like.case))
    tally.kinds.set(kind, {
      case: kase,
      ...origin,
    });
  if (origin.small !== void 0) {
    tally.small ??= {
      case: kase,
      ...origin,
    };
    return;
  }
  const { broken } = tally;
  if (broken === void 0)
    tally.broken = {
      case: kase,
      ...origin,
    };
  else if (caseSize(kase) < caseSize(broken.case) && origin.seed === broken.seed)
    tally.broken = {
      case: kase,
      ...origin,
    };
}
// src/harness/sweep.ts
/** Most programs in one guarded call, drawing included: few enough to lose little to a hang, enough to make the guard's
 *  cost small. */
const BATCH = 2048;
/** A batch takes a twentieth of the time that one program may: only a machine that is busy with others makes it late by so
 *  much, and to be stopped in the midst of a run leaves traces in schedulers that keep state in their module. */
const PATIENCE = 4;
/** So many programs of a phase may end in a livelock: each costs as much as hundreds that do not. */
const MOST_LIVELOCKS = 50;
/** Programs that are run again to find the code that escapes to real time. */
const ESCAPE_RUNS = 50;
/** For the first programs all is run that a law compares them with, and for every so many-th of the others what one such
 *  law needs, in turn: to compare must not cost half the time. */
const COMPARED = 200;
const COMPARED_EVERY = 64;
function startSweep(scheduler, laws, timeLimit, host) {
  return {
    scheduler,
    tallies: startTallies(laws),
    exercised: startExercise(),
    timeLimit,
    host,
    forAll: attemptForAll(laws),
    forOne: laws.filter(compares).map(attemptFor),
    programs: 0,
    batch: 1,
    escaped: false,
    unusable: void 0,
  };
}
/**
 * Runs the cases of a source from `first` up to `end` and puts every law to every run. Goes on past violations, so that one
 * bug does not hide another; stops at a hang, since what hangs once tends to hang each time.
 */
function* sweepThrough(state, source, first, end) {
  const { scheduler, tallies, exercised, timeLimit, host } = state;
  let chunk = [];
  let start = first;
  let run = first;
  let livelocks = 0;
  let hung = false;
  let over = false;
  let earliest;
  const timers = realTimers();
  while (isMore()) {
    const result = yield* withinTime(batch(Math.min(run + state.batch, end)), host, PATIENCE * timeLimit);
    if ('value' in result)
      state.batch =
        result.took < timeLimit / 20 ? Math.min(2 * state.batch, BATCH) : Math.max(1, state.batch >> 1);
    else if (isMore()) {
      const trace = yield* guarded(attemptAt(state), scheduler, chunk[run - start], host, timeLimit);
      take(trace);
      hung = trace.ending.kind === 'hang';
      if (hung) break;
    }
    source.onProgress?.(run);
  }
  if (!state.escaped && realTimers() > timers) yield* nameEscapes();
  return {
    runs: run,
    end: hung ? 'hang' : livelocks === MOST_LIVELOCKS ? 'livelocks' : 'all',
  };
  function* batch(until) {
    while (run < until && isMore()) take(yield* attemptAt(state)(scheduler, chunk[run - start], host));
  }
  function isMore() {
    if (over || run >= end || livelocks >= MOST_LIVELOCKS) return false;
    if (run === start + chunk.length) {
      const next = source.take(run);
      start = run;
      chunk = next;
      if (!state.escaped) earliest ??= chunk.slice(0, ESCAPE_RUNS);
    }
    over = chunk.length === 0;
    return !over;
  }
  function take(trace) {
    const kase = chunk[run - start];
    state.programs++;
    count(tallies, trace, kase, originOfRun, state.programs);
    exercise(exercised, trace);
    if (trace.ending.kind === 'budget') livelocks++;
    if (state.programs === 1 || state.unusable !== void 0) state.unusable = failedCreate(trace.ending);
    run++;
    chunk[run - 1 - start] = void 0;
  }
  function originOfRun() {
    return source.originOf(run);
  }
  /** Some timer went to real time: too dear to look for in every run, so the first programs are run again. */
  function* nameEscapes() {
    const last = hung ? run - 1 : run;
    for (let again = first; again < last && again - first < (earliest?.length ?? 0); again++) {
      const kase = earliest[again - first];
      const trace = yield* findEscapes(guarded(once, scheduler, kase, host, timeLimit));
      if (trace.leftovers.escapes.length === 0) continue;
      state.escaped = true;
      count(tallies, trace, kase, () => source.originOf(again), state.programs);
      if (trace.ending.kind === 'completed') return;
    }
  }
}
function attemptAt({ programs, forAll, forOne }) {
  if (programs < COMPARED) return forAll;
  if (programs % COMPARED_EVERY !== 0) return once;
  return forOne[(programs / COMPARED_EVERY) % forOne.length] ?? once;
}
function failedCreate(ending) {
  return ending.kind === 'crash' && ending.where === 'create' ? `create threw ${ending.error}` : void 0;
}
// src/harness/search.ts
/** The arbitrary that a search of this scheduler draws from: with a seed and a path it gives the case again. */
function casesFor(scheduler) {
  return cases(caseOptionsOf(scheduler.claims));
}
/** The random programs of a search with that seed. */
function randomSource(scheduler, seed, runs) {
  const arbitrary = casesFor(scheduler);
  return {
    take: (first) => draw(arbitrary, seed, first, Math.min(256 - (first % 256), runs - first)),
    originOf: (run) => originOf(seed, run),
  };
}
/** The cases of the runs from `first` on, as `fc.check` would draw them. All of one chunk. */
function draw(arbitrary, seed, first, count) {
  return count <= 0
    ? []
    : fc.sample(arbitrary, {
        ...originOf(seed, first),
        numRuns: count,
      });
}
/** The way to the program of a run. The first chunk's seed is that of the search. */
function originOf(seed, run) {
  const chunk = Math.floor(run / 256);
  return {
    seed: chunk === 0 ? seed : Math.imul(seed ^ Math.imul(chunk, 2654435761), 2246822507),
    path: String(run % 256),
  };
}
/** The strategy that drew a random case: not stored with it, but drawn again from the same seed. */
function strategyAt({ seed, path }) {
  return fc.sample(strategies(), {
    seed,
    path: path.split(':')[0],
    numRuns: 1,
  })[0];
}
/** Runs the one random case that a seed and a path lead to. Gives how many there were: none where the path leads nowhere. */
function* runPath({ scheduler, tallies, exercised, forAll, timeLimit, host }, { seed, path }) {
  const kase = caseAt(scheduler, seed, path);
  if (kase === void 0) return 0;
  const trace = yield* guarded(forAll, scheduler, kase, host, timeLimit);
  count(
    tallies,
    trace,
    kase,
    () => ({
      seed,
      path,
    }),
    1,
  );
  exercise(exercised, trace);
  return 1;
}
/** @throws OptionError where a path leads nowhere. */
function caseAt(scheduler, seed, path) {
  try {
    return fc.sample(casesFor(scheduler), {
      seed,
      path,
      numRuns: 1,
    })[0];
  } catch (error) {
    throw new OptionError(
      `options.path: seed ${seed} has no program at '${path}'. A path goes with the seed, the scheduler's claims and the version of Fairtick that printed it; a saved counterexample does not depend on them`,
      { cause: error },
    );
  }
}
// src/arbitraries/enumerate.ts
/** Two durations can tie and differ, 0 is what is easily taken for "none"; a value shows order when it is folded. */
const ALPHABET = [
  { emit: 1 },
  { yield: true },
  { sleep: 0 },
  { sleep: 1 },
  { sleep: 2 },
  { work: 1 },
  { throw: 'error' },
  {
    throw: 'error',
    sync: true,
  },
  { throw: 'undefined' },
];
/**
 * *Every* case of a scope, smallest first (by `sizeOf`), each once: programs in canonical form that fit the shape, each under
 * every limit that it could reach, with dice 0. Left out is only what is equal to a program that comes: under other names of its tasks, with
 * steps behind the one that ends its task, with a lock given back in the last step, with a settle where a join is the same (the task cannot fail), with a throw
 * that is marked `sync` where it comes too late for that.
 *
 * After Runciman et al., "SmallCheck and Lazy SmallCheck" (2008): most bugs show in some small case, and having tried all
 * of them says more than having tried some. About a million programs a second.
 *
 * @example
 * const shape = { spawn: 'nested', joinInside: true, structured: false };
 * for (const { program } of enumerate({ shape, tasks: 2, steps: 3 })) …
 */
function* enumerate(options) {
  const limits = limitsAscending(options.limits ?? []);
  const { rates = [] } = options;
  for (const program of enumeratePrograms(options))
    for (const limit of limits) {
      if (limit > limits[0] && limit >= program.tasks.length) break;
      if (rates.length === 0)
        yield {
          program,
          environment: {
            limit,
            dice: 0,
          },
        };
      for (const rate of rates)
        yield {
          program,
          environment: {
            limit,
            dice: 0,
            rate,
          },
        };
    }
}
/** The programs of a scope, without environments: a RangeError where it admits none. */
function* enumeratePrograms(options) {
  const { tasks, steps } = options;
  atLeast('tasks', tasks, 1);
  atLeast('steps', steps, 0);
  const growth = startGrowth(options);
  for (let size = 1; size <= tasks + steps; size++)
    for (let count = Math.min(tasks, (size + 1) >> 1); count >= 1 && size - count <= steps; count--)
      for (const _ of grow(growth, 0, size - count, count - 1)) {
        if (!isPlain(growth)) continue;
        const program = programOf(growth);
        if (options.shape.channel && findChannelFault(program) !== void 0) continue;
        if (!mayMisfit(options.shape) || misfit(program, options.shape) === void 0) yield program;
      }
}
/** Is there a limit on programs that no single step breaks? */
function mayMisfit(shape) {
  return isSettled(shape) || shape.clear === 'unjoined';
}
function startGrowth({ shape, alphabet = ALPHABET, tasks }) {
  const numbers = /* @__PURE__ */ new Map();
  for (let task = 0; task < tasks; task++) numbers.set(references(task).name, task);
  return {
    shape,
    alphabet,
    tasks: [
      {
        steps: [],
        visible: [],
      },
    ],
    numbers,
  };
}
/** All ways to go on from within a task, spending exactly so many steps, so many of them spawns. */
function* grow(growth, task, steps, spawns) {
  const { tasks } = growth;
  if (steps === 0) {
    yield;
    return;
  }
  const body = tasks[task].steps;
  const last = body.at(-1);
  if (last === void 0 || !('throw' in last)) {
    if (spawns > 0 && maySpawn(growth, task)) {
      const { spawn } = references(tasks.length);
      tasks.push({
        steps: [],
        visible: visibleIn(growth, task),
      });
      body.push(spawn);
      yield* grow(growth, task, steps - 1, spawns - 1);
      body.pop();
      tasks.pop();
    }
    if (steps > spawns)
      for (const step of choices(growth, task)) {
        body.push(step);
        yield* grow(growth, task, steps - 1, spawns);
        body.pop();
      }
  }
  if (task + 1 < tasks.length) yield* grow(growth, task + 1, steps, spawns);
}
function maySpawn({ shape, tasks }, task) {
  if (task > 0) return shape.spawn === 'nested';
  return shape.spawn !== 'main-first' || tasks[0].steps.every((step) => 'spawn' in step);
}
/** The steps but spawns that may come next. */
function choices(growth, task) {
  const { shape, alphabet, tasks } = growth;
  const steps = tasks[task].steps.some(shape.lock || shape.channel ? suspendsOrShares : suspends)
    ? alphabet.filter((step) => !('sync' in step))
    : alphabet;
  const holds = shape.lock === true && heldAfter(tasks[task].steps).length > 0;
  const locking = shape.lock === true ? locksNext(holds, shape) : [];
  if (holds) {
    const cancels = shape.cancel ? visibleIn(growth, task).map((target) => references(target).cancel) : [];
    return [...steps, ...locking, ...cancels];
  }
  const targets = visibleIn(growth, task).map(references);
  return [
    ...steps,
    ...locking,
    ...(shape.channel ? EXCHANGES : []),
    ...(shape.idle && task === 0 ? [IDLE] : []),
    ...(shape.results && task === 0 ? [RESULTS] : []),
    ...(shape.size && task === 0 ? SHORTER.slice(0, 1) : []),
    ...(task === 0 ? controls(growth) : []),
    ...(task > 0 && !shape.joinInside ? [] : targets.flatMap(({ join, settle }) => [join, settle])),
    ...(shape.cancel ? targets.map(({ cancel }) => cancel) : []),
  ];
}
/** Of main alone. What is sure to change nothing is left out: a resume before any pause, a control right after its like.
 *  Two limits can be raised and lowered. */
function controls({ shape, tasks }) {
  const steps = [];
  const main = tasks[0].steps;
  const last = main.at(-1) ?? NOTHING;
  if (shape.pause && !('pause' in last)) steps.push(PAUSE);
  if (shape.pause && !('resume' in last) && main.includes(PAUSE)) steps.push(RESUME);
  if (shape.clear !== void 0 && !('clear' in last)) steps.push(CLEAR);
  if (shape.setLimit && !('set-limit' in last)) steps.push(SET_LIMITS[0], SET_LIMITS[1]);
  return steps;
}
const NOTHING = { yield: true };
/** With one lock: whoever holds it may give it back. */
function locksNext(holds, { weight }) {
  if (holds) return RELEASES.slice(0, 1);
  return ACQUIRES[0].slice(0, weight ? 2 : 1);
}
/** What a task may wait for after its last step: what its parent could at its spawn, and what it spawned itself. */
function visibleIn({ tasks, numbers }, task) {
  const { steps, visible } = tasks[task];
  return [...visible, ...steps.flatMap((step) => ('spawn' in step ? [numbers.get(step.spawn)] : []))];
}
function suspends(step) {
  return 'yield' in step || 'sleep' in step || 'join' in step || 'settle' in step || 'idle' in step;
}
function suspendsOrShares(step) {
  return suspends(step) || 'acquire' in step || 'send' in step || 'receive' in step;
}
/** Only known of a whole program: does each task run to its last step, and does it settle only what may fail? */
function isPlain({ tasks, numbers, shape }) {
  const cancelled = /* @__PURE__ */ new Set();
  let clears = false;
  for (const { steps } of tasks)
    for (const step of steps)
      if ('cancel' in step) cancelled.add(step.cancel);
      else if ('clear' in step) clears = true;
  return tasks.every(({ steps }) =>
    steps.every((step, at) => {
      if (shape.lock && 'release' in step) return at < steps.length - 1;
      if ('join' in step) return at === steps.length - 1 || !fails(numbers.get(step.join));
      return !('settle' in step) || mayFail(step.settle);
    }),
  );
  function mayFail(name) {
    if (clears || cancelled.has(name) || fails(numbers.get(name))) return true;
    if (cancelled.size === 0) return false;
    return tasks[numbers.get(name)].steps.some((step) => 'join' in step && mayFail(step.join));
  }
  /** Joins are acyclic, and before its last step no task of a plain program ends. */
  function fails(task) {
    const last = tasks[task].steps.at(-1);
    if (last === void 0) return false;
    return 'throw' in last || ('join' in last && fails(numbers.get(last.join)));
  }
}
function programOf({ tasks }) {
  return {
    tasks: tasks.map(({ steps }, task) => ({
      name: references(task).name,
      steps: steps.slice(),
    })),
  };
}
// src/arbitraries/enumerate-worlds.ts
/** The scope of which each program also comes in impolite worlds; undefined where there is none. */
function impoliteScope(options) {
  return options.steps > 0
    ? {
        ...options,
        steps: options.steps - 1,
      }
    : void 0;
}
/**
 * Every case of a scope in the polite world (see `enumerate`), and those of one step fewer in every world with exactly one
 * deviation that their sleeps leave room for: each sleep is an occasion for a clock that is late, each but the last one for
 * what takes two timers, and what never sleeps has none. Smallest first, where a deviation counts as one step; of equally
 * large ones those in the polite world first.
 */
function* enumerateWorlds(options) {
  const smaller = impoliteScope(options);
  const impolite = smaller === void 0 ? none() : enumerate(smaller);
  let next = impolite.next();
  let size = 0;
  for (const kase of enumerate(options)) {
    if (sizeOf(kase.program) > size) {
      yield* inWorlds(size);
      size = sizeOf(kase.program);
    }
    yield kase;
  }
  yield* inWorlds(Number.POSITIVE_INFINITY);
  /** Those that are no larger, deviation included. */
  function* inWorlds(largest) {
    for (; !next.done && sizeOf(next.value.program) < largest; next = impolite.next()) {
      const occasions = sleepsIn(next.value.program);
      if (occasions > 0) yield* deviations(next.value, occasions);
    }
  }
}
function* none() {}
function sleepsIn({ tasks }) {
  let sleeps = 0;
  for (const { steps } of tasks) for (const step of steps) if ('sleep' in step) sleeps++;
  return sleeps;
}
// src/arbitraries/scope.ts
/** How many programs a scope has, whatever the limits; undefined where there are more than `most`, and nobody waits. */
function countPrograms(options, most) {
  let programs = 0;
  for (const _ of enumeratePrograms(options)) if (++programs > most) return void 0;
  return programs;
}
/**
 * What was enumerated, and no more than that.
 *
 * @param programs how many were tried, each under every limit.
 * @param of how many there are; undefined where that is not known, only that there are more.
 * @example
 * describeScope({ shape, limits: [1, 2], tasks: 4, steps: 4 }, 7469, 7469)
 * // all 7,469 different programs of up to 4 tasks (with main) and 4 steps over spawn, join, settle, emit 1, …, throw
 * // undefined, in which only main spawns and only main joins or settles, under limits 1-2, each up to the number of its
 * // spawned tasks
 */
function describeScope(options, programs, of) {
  const { shape, alphabet = ALPHABET, tasks, steps, limits = [], rates = [] } = options;
  const rest = of === void 0 ? '' : ` of ${grouped(of)}`;
  return [
    `${programs === of ? `all ${grouped(programs)}` : `the first ${grouped(programs)}${rest}`} different programs of up to ${amount(tasks, 'task')} (with main) and ${amount(steps, 'step')} over ` +
      ['spawn', 'join', 'settle', ...asked(shape), ...wordsOf(alphabet)].join(', '),
    ...(restrictions(shape).length === 0 ? [] : [`in which ${restrictions(shape).join(' and ')}`]),
    ...(limits.length === 0
      ? []
      : [`under ${limits.length === 1 ? 'limit' : 'limits'} ${ranges([...limits])}`]),
    ...rates.map((rate) => `at a rate of ${rateText(rate)}`),
    ...(limits.length > 1 ? ['each up to the number of its spawned tasks'] : []),
  ].join(', ');
}
/**
 * What of the scope was run in impolite worlds, in addition to what `describeScope` says.
 *
 * @param cases how many were run in such a world.
 * @example
 * describeWorlds({ shape, tasks: 4, steps: 4 }, 4400, true)
 * // ; those of up to 3 steps also in every world with one deviation that their sleeps leave room for
 */
function describeWorlds(options, cases, complete) {
  const smaller = impoliteScope(options);
  if (smaller === void 0 || cases === 0) return '';
  if (!complete) return `; and ${grouped(cases)} of the smallest cases in a world with one deviation`;
  return `; those of up to ${amount(smaller.steps, 'step')} also in every world with one deviation that their sleeps leave room for`;
}
function asked({ cancel, idle, results, size, pause, clear, setLimit, lock, weight, channel }) {
  return [
    ...(cancel ? ['cancel'] : []),
    ...(idle ? [`idle${size ? ' and idle {below 1}' : ''}`] : []),
    ...(results ? ['idle results'] : []),
    ...(pause ? ['pause', 'resume'] : []),
    ...(clear ? ['clear'] : []),
    ...(setLimit ? ['set-limit 1-2'] : []),
    ...(lock ? [`acquire k${weight ? ' 1-2' : ''}`, 'release k'] : []),
    ...(channel ? ['send, receive and close of c and d'] : []),
  ];
}
/** Steps of one kind with their numbers together: "sleep 0-2". */
function wordsOf(alphabet) {
  const words = /* @__PURE__ */ new Map();
  for (const step of alphabet) {
    const text = printStep(step);
    const numbered = /^(\w+) (-?\d+)$/.exec(text);
    if (numbered === null) words.set(text, void 0);
    else words.set(numbered[1], [...(words.get(numbered[1]) ?? []), Number(numbered[2])]);
  }
  return [...words].map(([word, numbers]) => (numbers === void 0 ? word : `${word} ${ranges(numbers)}`));
}
/** 0, 1, 2 is "0-2"; 0, 2 is "0/2". */
function ranges(numbers) {
  const ascending = [...new Set(numbers)].sort((x, y) => x - y);
  const [first, last] = [ascending[0], ascending.at(-1)];
  if (first === last) return String(first);
  return last - first === ascending.length - 1 ? `${first}-${last}` : ascending.join('/');
}
function restrictions(shape) {
  const { spawn, joinInside, pause, clear, setLimit, priority } = shape;
  return [
    ...(spawn === 'main' ? ['only main spawns'] : []),
    ...(spawn === 'main-first' ? ['only main spawns, before all else'] : []),
    ...(joinInside ? [] : ['only main joins or settles']),
    ...(priority ? ['no task has a priority'] : []),
    ...(pause || clear || setLimit ? ['only main controls the scheduler'] : []),
    ...(isSettled(shape) ? ['every task joins or settles all that it spawns'] : []),
  ];
}
function amount(n, word) {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}
function grouped(n) {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}
// src/harness/small-scope.ts
/** What the path of an enumerated program begins with. */
const SMALL_PATH = 'small:';
/** Counting beyond takes longer than it helps: about a second. */
const MOST_COUNTED = 1e6;
/** Runs every case of a small scope, smallest first, and the smaller ones in impolite worlds as well. */
function* exhaust(sweep, { scope, seed }, onProgress) {
  const options = enumerationFor(sweep.scheduler, scope);
  const swept = yield* sweepThrough(sweep, sourceOf(options, seed, onProgress), 0, Number.POSITIVE_INFINITY);
  const { programs, impolite } = amongFirst(options, swept.runs);
  const complete = swept.end === 'all';
  const of = complete ? programs : countPrograms(options, MOST_COUNTED);
  return {
    ...swept,
    exhaustive: {
      ...scope,
      programs,
      cases: swept.runs,
      complete,
      ...(of === void 0 ? {} : { of }),
      impolite,
      scope: describeScope(options, programs, of) + describeWorlds(options, impolite, complete),
    },
  };
}
/** Runs the one case that such a path leads to, as `runPath` does. */
function* runSmallPath({ scheduler, tallies, exercised, forAll, timeLimit, host }, scope, { seed, path }) {
  const [number = 0, ...shrinks] = path.slice(6).split(':').map(Number);
  const options = enumerationFor(scheduler, scope);
  const bounds = boundsOf(caseOptionsOf(scheduler.claims));
  let kase = smallCaseAt(scheduler, scope, number);
  for (const position of shrinks) kase = kase && at(smallerCases(kase, bounds), position);
  if (kase === void 0)
    throw new OptionError(
      `options.path: there is no program at '${path}' among those of up to ${scope.tasks} tasks and ${scope.steps} steps. A path goes with the option exhaustive, the scheduler's claims and the version of Fairtick that printed it; a saved counterexample does not depend on them`,
    );
  const origin = {
    seed,
    path,
    small: placeOf(options, number),
  };
  const trace = yield* guarded(forAll, scheduler, kase, host, timeLimit);
  count(tallies, trace, kase, () => origin, 1);
  exercise(exercised, trace);
  return 1;
}
/** The case of that number among the small ones, counted from 0. */
function smallCaseAt(scheduler, scope, number) {
  return at(enumerateWorlds(enumerationFor(scheduler, scope)), number);
}
/** One slot and two: what goes wrong with three goes wrong with two. */
function enumerationFor({ claims }, scope) {
  return {
    ...scope,
    shape: shapeOf(claims),
    limits: limitsOf(claims).slice(0, 2),
    rates: ratesOf(claims).slice(0, 1),
    alphabet: alphabetOf(claims),
  };
}
/** The steps of small programs, by what the scheduler supports: here, and nowhere else. */
function alphabetOf(claims) {
  const { pause, clear, setLimit } = shapeOf(claims);
  return pause || clear || setLimit ? PLAIN : ALPHABET;
}
/** For what can be asked so much else that with all of `ALPHABET` there would be 35,000 programs, not 11,000. */
const PLAIN = [
  { yield: true },
  { sleep: 1 },
  { work: 1 },
  { throw: 'error' },
  {
    throw: 'error',
    sync: true,
  },
];
function sourceOf(options, seed, onProgress) {
  let rest = enumerateWorlds(options);
  let stopped = false;
  const of = onProgress === void 0 ? void 0 : casesAmong(options);
  return {
    take(first) {
      if (stopped) rest = from(enumerateWorlds(options), first);
      stopped = true;
      const chunk = [];
      while (chunk.length < 256) {
        const next = rest.next();
        if (next.done) break;
        chunk.push(next.value);
      }
      stopped = false;
      return chunk;
    },
    originOf: (run) => ({
      seed,
      path: `${SMALL_PATH}${run}`,
      small: placeOf(options, run),
    }),
    onProgress: (done) =>
      onProgress?.({
        phase: 'small',
        done,
        ...(of === void 0 ? {} : { of }),
      }),
  };
}
function casesAmong(options) {
  let cases = 0;
  for (const _ of enumerateWorlds(options)) if (++cases > MOST_COUNTED) return void 0;
  return cases;
}
/** What the first so many cases are: programs that came under each of their limits, and cases in impolite worlds. */
function amongFirst(options, cases) {
  let programs = 0;
  let impolite = 0;
  let seen = 0;
  let last;
  for (const { program, environment } of enumerateWorlds(options)) {
    const polite = isPolite(environment);
    if (last !== void 0 && !(polite && program === last)) programs++;
    last = polite ? program : void 0;
    if (seen++ === cases)
      return {
        programs,
        impolite,
      };
    if (!polite) impolite++;
  }
  return {
    programs: last === void 0 ? programs : programs + 1,
    impolite,
  };
}
function placeOf({ tasks, steps }, run) {
  return {
    tasks,
    steps,
    number: run + 1,
  };
}
function at(values, position) {
  let i = 0;
  for (const value of values) if (i++ === position) return value;
}
/** What is left behind so many values. */
function from(values, position) {
  for (let i = 0; i < position; i++) values.next();
  return values;
}
// src/harness/history.ts
/** The cases of a shrinking with what each run of them left: all under one guard, and none where that runs out of time. */
function* runHistory(scheduler, law, cases, timeLimit, host) {
  const attempt = attemptFor(law);
  const ran = yield* withinTime(runAll(), host, timeLimit);
  return 'value' in ran ? ran.value : cases;
  function* runAll() {
    const reduced = [];
    for (const kase of cases) {
      const trace = keep(yield* attempt(scheduler, kase, host));
      const { violation } = judge(law, trace);
      reduced.push({
        ...kase,
        runs: [
          {
            trace,
            ...(violation === void 0 ? {} : { violation }),
          },
        ],
      });
    }
    return reduced;
  }
}
// src/harness/shrink.ts
/**
 * Follows the first smaller neighbour that still fails until there is none: fast-check's own way of shrinking, written
 * out because it has to stop at a bound, survive a hang and say whether it reached a minimum.
 */
function* shrink(arbitrary, start, fails, most) {
  const path = [];
  const history = [start];
  let current = start;
  let context;
  let tried = 0;
  for (;;) {
    let position = -1;
    let smaller;
    for (const neighbour of arbitrary.shrink(current, context)) {
      if (tried === most)
        return {
          case: current,
          history,
          path,
          tried,
          minimal: false,
          neighbours: position + 1,
        };
      position++;
      tried++;
      if (yield* fails(neighbour.value)) {
        smaller = neighbour;
        break;
      }
    }
    if (smaller === void 0)
      return {
        case: current,
        history,
        path,
        tried,
        minimal: true,
        neighbours: position + 1,
      };
    path.push(position);
    current = smaller.value;
    history.push(current);
    context = smaller.context;
  }
}
// src/harness/counterexample.ts
/** Reductions tried for one counterexample, at most. */
const MOST_TRIED = 4e4;
/** Each program that hangs costs real time: so many are tried. */
const MOST_HANGS = 8;
/**
 * Shrinks a failing case, always asking whether the *same* law is broken, and describes the smallest one.
 *
 * @param laws those that are also put to the smallest one.
 */
function* findSmallest(scheduler, { law, case: start, seed, path, small }, laws, timeLimit, host) {
  const attempt = attemptFor(law);
  const arbitrary = casesFor(scheduler);
  const quick =
    (yield* guarded(attempt, scheduler, start, host, timeLimit)).ending.kind === 'hang'
      ? void 0
      : yield* withinTime(shrink(arbitrary, start, fails, MOST_TRIED), host, 4 * timeLimit);
  const shrunk = quick !== void 0 && 'value' in quick ? quick.value : yield* shrinkHanging();
  const smallest = yield* describe(scheduler, law, shrunk.case, laws, timeLimit, host, {
    seed,
    path: [path, ...shrunk.path].join(':'),
    ...(small === void 0 ? {} : { small }),
    history: shrunk.history,
    shrinking: {
      from: sizeOf(start.program),
      taken: shrunk.path.length,
      tried: shrunk.tried,
      minimal: shrunk.minimal,
      neighbours: shrunk.neighbours,
    },
  });
  if (shrunk.history.length < 2 || isEndless(smallest)) return smallest;
  return {
    ...smallest,
    history: yield* runHistory(scheduler, law, shrunk.history, timeLimit, host),
  };
  function* fails(kase) {
    return judge(law, yield* attempt(scheduler, kase, host)).violation !== void 0;
  }
  function* shrinkHanging() {
    let hung = 0;
    const shrunk = yield* shrink(arbitrary, start, failsInTime, MOST_TRIED);
    return {
      ...shrunk,
      minimal: shrunk.minimal && hung < MOST_HANGS,
    };
    function* failsInTime(kase) {
      if (hung === MOST_HANGS) return false;
      const trace = yield* guarded(attempt, scheduler, kase, host, Math.ceil(timeLimit / 2));
      if (trace.ending.kind === 'hang') hung++;
      return judge(law, trace).violation !== void 0;
    }
  }
}
/** Runs a case that is known to break the law once more, looking where its timers go, and keeps what the run left. */
function* describe(scheduler, law, kase, laws, timeLimit, host, origin) {
  const again = () => guarded(attemptFor(law), scheduler, kase, host, timeLimit);
  let trace = yield* again();
  if (trace.ending.kind !== 'hang') trace = yield* findEscapes(again());
  trace = keep(trace);
  const { violation } = judge(law, trace);
  const explained =
    violation === void 0 ? void 0 : yield* explainCase(scheduler, law, kase, laws, trace, timeLimit, host);
  const comparedBreaks = yield* brokenByCompared(scheduler, law, kase, laws, timeLimit, host);
  return {
    ...kase,
    ...origin,
    scheduler: scheduler.name,
    law: law.id,
    violation: withEscapes(violation ?? NOT_AGAIN, trace),
    ...(violation === void 0 ? { vanished: true } : {}),
    trace,
    text: printProgram(kase.program),
    size: sizeOf(kase.program),
    alsoBroken: brokenLaws(laws, trace).filter((id) => id !== law.id),
    ...(comparedBreaks.length === 0 ? {} : { comparedBreaks }),
    ...(explained?.passesIf === void 0 ? {} : { passesIf: explained.passesIf }),
    ...(explained?.decisive === void 0 ? {} : { decisive: explained.decisive }),
    immaterial: explained?.immaterial ?? [],
  };
}
/** The laws that the other run breaks, where a law compares two. */
function* brokenByCompared(scheduler, { id, family }, kase, laws, timeLimit, host) {
  if (family !== 'metamorphic') return [];
  const compared = comparedBy(id, kase, scheduler.claims);
  if (compared === void 0) return [];
  const attempt = (_, other) => execute(scheduler, other, host, compared.inParts);
  return brokenLaws(laws, yield* guarded(attempt, scheduler, compared.case, host, timeLimit));
}
/** Each further run of it takes long: a livelock, or a hang. */
function isEndless({ trace }) {
  return trace.ending.kind === 'budget' || trace.ending.kind === 'hang';
}
/** A run that waits for real time never ends in virtual time: that is the cause, whatever the law saw. */
function withEscapes(violation, { ending, leftovers }) {
  if (ending.kind === 'completed' || leftovers.escapes.length === 0) return violation;
  const escapes = leftovers.escapes.map(
    (timer) => `${timer} went past the virtual clock to real time: load fairtick/setup before that module`,
  );
  return {
    ...violation,
    because: [...violation.because, ...escapes],
  };
}
const NOT_AGAIN = {
  message: 'The law was broken in the search and is not broken now: the scheduler is not deterministic.',
  from: 0,
  to: 0,
  events: [],
  because: ['some state outlives the run, or the scheduler asks for real time or unseeded randomness'],
};
// src/harness/failures.ts
/** The smallest counterexample of every law that was broken, shrunk from what the search met. */
function* shrinkAll(scheduler, tallies, laws, timeLimit, host) {
  const smallest = /* @__PURE__ */ new Map();
  for (const tally of tallies) {
    const found = yield* shrinkOne(scheduler, tally, laws, timeLimit, host);
    if (found !== void 0) smallest.set(tally.law.id, found);
  }
  return smallest;
}
/**
 * An enumerated case is the smallest of its scope, and the same whatever the seed. A random one may still end smaller: where
 * the bug needs a number, or a thrown value, that no small program has.
 */
function* shrinkOne(scheduler, { law, small, broken }, laws, timeLimit, host) {
  const enumerated =
    small &&
    (yield* findSmallest(
      scheduler,
      {
        law,
        ...small,
      },
      laws,
      timeLimit,
      host,
    ));
  if (enumerated !== void 0 && isEndless(enumerated)) return enumerated;
  const random =
    broken &&
    (yield* findSmallest(
      scheduler,
      {
        law,
        ...broken,
      },
      laws,
      timeLimit,
      host,
    ));
  if (enumerated === void 0 || random === void 0) return enumerated ?? random;
  return isLess(measure(random), measure(enumerated)) ? random : enumerated;
}
// src/harness/fixture.ts
const FORMAT = 1;
/** A file that is no fixture: names the file, the place in it and the value. */
var FixtureError = class extends Error {
  name = 'FixtureError';
};
/** The fixture of a counterexample. Holds nothing of the machine or the day: it changes only if its meaning does. */
function toFixture({ scheduler, law, program, environment, violation, trace, seed, path }) {
  return {
    format: FORMAT,
    scheduler,
    law,
    rev: revisionOf(law),
    program,
    environment,
    violation: violation.message,
    trace: hashText(trace),
    origin: {
      seed,
      path,
    },
  };
}
/** The hash of a trace's events as a fixture writes it. */
function hashText({ events }) {
  return hashEvents(events).toString(16).padStart(8, '0');
}
/** Saves a fixture under `folder`, unless one of the same meaning is there. Gives its file. */
function saveFixture(folder, fixture) {
  const place = join(folder, fileName(fixture.scheduler));
  const file = join(place, `${fixture.law}-${meaningOf(fixture)}.json`);
  mkdirSync(place, { recursive: true });
  try {
    writeFileSync(file, `${JSON.stringify(sortKeys(fixture), null, 2)}\n`, { flag: 'wx' });
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  return file;
}
/** The files saved for a scheduler, sorted by name; none where the folder does not exist. */
function listFixtures(folder, scheduler) {
  const place = join(folder, fileName(scheduler));
  let names;
  try {
    names = readdirSync(place);
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
  return names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(place, name));
}
/** @throws FixtureError where the file cannot be read or is not a fixture of this format. */
function readFixture(file) {
  let json;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new FixtureError(`${file}: cannot be read as JSON: ${error.message}`);
  }
  return parseFixture(json, file);
}
/** @throws FixtureError that names the place and the value. */
function parseFixture(json, file = 'fixture') {
  if (typeof json !== 'object' || json === null) fail(file, '', 'an object', json);
  const given = json;
  for (const key of Object.keys(given))
    if (!KEYS.includes(key)) fail(file, key, `one of ${KEYS.join(', ')}`, key);
  if (given.format !== FORMAT) fail(file, 'format', `${FORMAT}`, given.format);
  for (const key of ['scheduler', 'violation', 'trace'])
    if (typeof given[key] !== 'string') fail(file, key, 'a string', given[key]);
  if (!laws.some((law) => law.id === given.law)) fail(file, 'law', 'the id of a law', given.law);
  if (!Number.isInteger(given.rev)) fail(file, 'rev', 'an integer', given.rev);
  const environment = parseEnvironment(given.environment, file);
  const origin = given.origin;
  if (typeof origin?.seed !== 'number' || typeof origin.path !== 'string')
    fail(file, 'origin', '{ seed: number, path: string }', given.origin);
  let program;
  try {
    program = parseProgram(given.program);
  } catch (error) {
    if (error instanceof ProgramError) throw new FixtureError(`${file}: program.${error.message}`);
    throw error;
  }
  return {
    ...given,
    program,
    environment,
  };
}
const KEYS = ['environment', 'format', 'law', 'origin', 'program', 'rev', 'scheduler', 'trace', 'violation'];
/** A fixture from before there were worlds has none, and means a polite one. */
function parseEnvironment(value, file) {
  const expected = '{ limit, dice } as whole numbers, and at most rate, start and world beside them';
  if (typeof value !== 'object' || value === null) fail(file, 'environment', expected, value);
  const given = value;
  const known = Object.keys(given).every((key) => ENVIRONMENT_KEYS.includes(key));
  const counted = ['limit', 'dice'].every((key) => Number.isInteger(given[key]) && given[key] >= 0);
  if (!known || !counted) fail(file, 'environment', expected, value);
  if (given.rate !== void 0 && !isRate(given.rate))
    fail(file, 'environment.rate', '{ cap, per } as whole numbers of at least 1', given.rate);
  const fault = worldFault(given);
  if (fault !== void 0) fail(file, `environment.${fault.path}`, fault.expected, fault.received);
  const { limit, dice, rate, start = 0, world = [] } = value;
  return inWorld(
    {
      limit,
      dice,
      ...(rate === void 0 ? {} : { rate }),
    },
    world,
    start,
  );
}
const ENVIRONMENT_KEYS = ['limit', 'dice', 'rate', 'start', 'world'];
function fail(file, key, expected, received) {
  throw new FixtureError(
    `${file}: ${key === '' ? '' : `${key}: `}expected ${expected} but received ${show(received)}`,
  );
}
function revisionOf(id) {
  return laws.find((law) => law.id === id).rev;
}
/** What two fixtures must share to be one: who breaks which law with what. */
function meaningOf({ scheduler, law, program, environment }) {
  const meaning = JSON.stringify(
    sortKeys({
      scheduler,
      law,
      program,
      environment,
    }),
  );
  return createHash('sha256').update(meaning).digest('hex').slice(0, 8);
}
function sortKeys(value) {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sortKeys(item)]),
  );
}
/** A scheduler's name may hold what a file name may not. */
function fileName(scheduler) {
  const safe = scheduler.replace(/[^\w.@+-]+/g, '-').replace(/^\.+/, '-');
  return safe === scheduler
    ? safe
    : `${safe}-${createHash('sha256').update(scheduler).digest('hex').slice(0, 4)}`;
}
// src/harness/hardly.ts
/** Fewer occasions than these, in all or among programs, say little about a scheduler. */
const FEW_OBLIGATIONS = 30;
const FEW_IN_A_HUNDRED = 1;
/** Why a law that held was hardly put to the test; undefined where it was. The same everywhere: a matter of counts alone. */
function hardlyTested({ obligations, occasions }, programs) {
  if (obligations >= FEW_OBLIGATIONS && 100 * occasions >= FEW_IN_A_HUNDRED * programs) return void 0;
  return `${obligations} ${obligations === 1 ? 'occasion' : 'occasions'} in ${occasions} of ${programs} programs`;
}
// src/harness/implication.ts
/**
 * Says for each broken law whether another one's bug explains it. Law Y is explained by X where X names Y as a mere
 * consequence (`implies`) and
 *
 * - Y's own smallest counterexample breaks X too: then X says more precisely what is wrong;
 * - or X's smallest breaks Y, and Y has no smaller one: what X looks at beyond Y is needed.
 *
 * Where X's smallest breaks Y, and Y has a smaller one that does not break X, X is the consequence; and where X yields to Y
 * (`yieldsTo`), and the search saw Y break without X, but hardly X without Y.
 */
function explain(laws, found, company) {
  const explained = /* @__PURE__ */ new Map();
  const positions = new Map(company.map(({ law }, position) => [law.id, position]));
  const rest = [];
  for (const [general, smallest] of found)
    for (const { id: specific, implies, yieldsTo } of laws) {
      if (!found.has(specific) || specific === general || !implies.includes(general)) continue;
      if (yieldsTo?.includes(general) === true && isWider(general, specific)) {
        if (found.get(specific).alsoBroken.includes(general)) mark(specific, general);
      } else if (smallest.alsoBroken.includes(specific)) mark(general, specific);
      else rest.push([general, specific]);
    }
  for (const [general, specific] of rest) {
    const { size, alsoBroken } = found.get(specific);
    const least = found.get(general).size;
    if (!alsoBroken.includes(general) || least > size) continue;
    if (least < size || explained.has(general)) mark(specific, general);
    else mark(general, specific);
  }
  for (const law of explained.keys()) explained.set(law, root(explained, law));
  return explained;
  function mark(consequence, cause) {
    if (!explained.has(consequence) && root(explained, cause) !== consequence)
      explained.set(consequence, cause);
  }
  /** Does the one break without the other, and the other hardly ever without the one? */
  function isWider(one, other) {
    const alone = shareWithout(one, other);
    return alone > SELDOM && shareWithout(other, one) < alone / 2;
  }
  function shareWithout(one, other) {
    const { breaks, without } = company[positions.get(one)];
    return without[positions.get(other)] / breaks;
  }
}
/** In so many of its programs a law may break alone that always breaks with another: in large ones much comes together. */
const SELDOM = 0.03;
function root(explained, law) {
  let at = law;
  for (let next = explained.get(at); next !== void 0; next = explained.get(at)) at = next;
  return at;
}
// src/harness/others.ts
/** Failing programs that are shrunk in search of other bugs, at most. */
const MOST_SHRUNK = 12;
/**
 * Other bugs that break the same law, as far as they can be told apart from outside: the smallest counterexamples of which
 * each does without something that every other one needs. A program that never throws cannot fail for the error that
 * another one needs in order to fail, and the other way round.
 *
 * One bug often has several smallest programs (two short sleeps, or one long; a yield, or a sleep), so that they differ
 * says little, and what one needs beyond the other may only be its longer way to the same place. Rather than call one bug
 * two, this takes two bugs that need the same for one. Nothing is asked of a scheduler that hangs or goes on for ever.
 *
 * @param known the smallest counterexample of the law.
 */
function* findOthers(scheduler, { law, kinds }, known, laws, timeLimit, host) {
  if (isEndless(known)) return [];
  const told = [known];
  const starts = [...kinds.values()].sort((x, y) => caseSize(x.case) - caseSize(y.case));
  let shrunk = 0;
  for (const start of starts) {
    if (shrunk === MOST_SHRUNK) break;
    if (!areApart(ingredientsOf(start.case.program), told)) continue;
    shrunk++;
    const other = yield* findSmallest(
      scheduler,
      {
        law,
        ...start,
      },
      laws,
      timeLimit,
      host,
    );
    if (!other.shrinking.minimal || isEndless(other)) continue;
    if (areApart(ingredientsOf(other.program), told)) told.push(other);
  }
  return told.slice(1);
}
function areApart(set, told) {
  return told.every(({ program }) => isApart(ingredientsOf(program), set));
}
// src/harness/phases.ts
/** Random programs that come before the enumerated ones. */
const OPENING = 200;
/**
 * First some random programs, then every program of a small scope, smallest first, then the rest of the random ones.
 *
 * Neither of both alone: small programs come in their thousands before one of them has the two sleepers and the error that
 * a bug needs, where five random programs do on average (median over 62 mutants: 410 programs, and 5). But only having tried
 * every one says something about what was not found, and what it finds is the same program whatever the seed, and the
 * smallest that there is in the scope.
 *
 * After a hang, or too many livelocks, there are no further random programs, since each costs real time; but the small ones
 * are tried up to the first that hangs: none is smaller, and few steps of shrinking can be afforded.
 */
function* findFailures(scheduler, laws, { exhaustive: scope, seed, runs, timeLimit }, host, onProgress) {
  const sweep = startSweep(scheduler, laws, timeLimit, host);
  const random = {
    ...randomSource(scheduler, seed, runs),
    onProgress: (done) =>
      onProgress?.({
        phase: 'random',
        done,
        of: runs,
      }),
  };
  const ends = [];
  let exhaustive;
  let swept = yield* sweepThrough(sweep, random, 0, Math.min(OPENING, runs));
  ends.push(swept.end);
  if (scope !== false) {
    const exhausted = yield* exhaust(
      sweep,
      {
        scope,
        seed,
      },
      onProgress,
    );
    ends.push(exhausted.end);
    exhaustive = exhausted.exhaustive;
  }
  if (!isEarly(ends) && swept.runs < runs) {
    swept = yield* sweepThrough(sweep, random, swept.runs, runs);
    ends.push(swept.end);
  }
  return {
    tallies: sweep.tallies,
    runs: swept.runs,
    exhaustive,
    programs: sweep.programs,
    exercised: exercisedOf(sweep.exercised),
    early: isEarly(ends),
    unusable: sweep.unusable,
  };
}
function isEarly(ends) {
  return ends.some((end) => end !== 'all');
}
/** Runs the one program that a path leads to. */
function* findAt(scheduler, laws, { exhaustive, seed, timeLimit }, path, host) {
  const sweep = startSweep(scheduler, laws, timeLimit, host);
  const runs = path.startsWith('small:')
    ? yield* runSmallPath(sweep, exhaustive === false ? SMALL : exhaustive, {
        seed,
        path,
      })
    : yield* runPath(sweep, {
        seed,
        path,
      });
  return {
    tallies: sweep.tallies,
    runs,
    exhaustive: void 0,
    programs: runs,
    exercised: exercisedOf(sweep.exercised),
    early: false,
    unusable: sweep.unusable,
  };
}
// src/harness/replay.ts
/** As `replay`, as a part of something larger. */
function* replayWith(fixture, scheduler, timeLimit, host) {
  const file = typeof fixture === 'string' ? fixture : '(given value)';
  let read;
  try {
    read = typeof fixture === 'string' ? readFixture(fixture) : parseFixture(fixture);
  } catch (error) {
    if (error instanceof FixtureError)
      return {
        file,
        state: 'stale',
        reason: error.message,
      };
    throw error;
  }
  const law = lawById(read.law);
  const reason = whyStale(read, law, scheduler);
  if (reason !== void 0)
    return {
      file,
      law: law.id,
      state: 'stale',
      reason,
    };
  return {
    file,
    law: law.id,
    ...(yield* runAgain(read, law, scheduler, timeLimit, host)),
  };
}
function whyStale(fixture, law, { name, claims }) {
  const { program, environment, scheduler, rev } = fixture;
  if (scheduler !== name) return `it was found on '${scheduler}', not on '${name}'`;
  if (rev !== law.rev) return `law ${law.id} has changed since (revision ${rev}, now ${law.rev})`;
  const limited = limitsOf(claims).length > 0;
  if (limited !== environment.limit > 0)
    return `limit ${environment.limit}: '${name}' ${limited ? 'needs one of at least 1' : 'takes no limit any more'}`;
  const rated = ratesOf(claims).length > 0;
  if (rated !== (environment.rate !== void 0)) return `'${name}' ${rated ? 'needs a' : 'takes no'} rate`;
  return whyNotApplicable(law, claims) ?? misfit(program, shapeOf(claims));
}
function* runAgain(fixture, law, scheduler, timeLimit, host) {
  const attempt = attemptFor(law);
  const kase = {
    program: fixture.program,
    environment: fixture.environment,
  };
  const first = yield* guarded(attempt, scheduler, kase, host, timeLimit);
  const broken = judge(law, first).violation !== void 0;
  const hash = hashText(first);
  const second = yield* guarded(attempt, scheduler, kase, host, timeLimit);
  const judgesDifference = law.id === 'determinism';
  if (
    (hashText(second) !== hash || (judge(law, second).violation !== void 0) !== broken) &&
    !judgesDifference
  )
    return {
      state: 'flaky',
      reason: 'two replays of the same program differ: the scheduler (or the harness) is not deterministic',
    };
  if (!broken) return { state: 'fixed' };
  const counterexample = yield* describe(scheduler, law, kase, [], timeLimit, host, {
    seed: fixture.origin.seed,
    path: '',
    shrinking: {
      from: sizeOf(kase.program),
      taken: 0,
      tried: 0,
      minimal: false,
      neighbours: 0,
    },
  });
  return {
    state: hash === fixture.trace || judgesDifference ? 'fails' : 'drifted',
    counterexample,
  };
}
// src/harness/check.ts
/**
 * Checks a scheduler: replays its saved counterexamples, tries random programs and every small one, shrinks and saves
 * what fails. A broken law is a verdict in the report, never an exception.
 *
 * @throws OptionError where an option cannot be meant, AdapterError where it is given no scheduler.
 * @example
 * const report = await check(myQueue, { runs: 5000 });
 * report.verdicts.filter((verdict) => verdict.status === 'broken');
 */
async function check(scheduler, options = {}) {
  assertScheduler(scheduler, 'check');
  const resolved = resolveOptions(options);
  installGlobals();
  const host = makeHost(TURNS);
  const replays = await conduct(() => replayAll(scheduler, resolved, host), host);
  const applicable = resolved.laws.filter((law) => whyNotApplicable(law, scheduler.claims) === void 0);
  const found = await conduct(() => runSearch(scheduler, applicable, resolved, host), host);
  const counterexamples = await conduct(
    () => shrinkAll(scheduler, found.tallies, applicable, resolved.timeLimit, host),
    host,
  );
  const explained = setComparisonsAside(
    resolved.laws,
    counterexamples,
    found.tallies,
    setVanishedAside(counterexamples, explain(resolved.laws, counterexamples, found.tallies)),
  );
  const others = await conduct(() => othersOf(), host);
  return {
    scheduler: scheduler.name,
    runs: found.runs,
    ...(found.exhaustive === void 0 ? {} : { exhaustive: found.exhaustive }),
    exercised: found.exercised,
    seed: resolved.seed,
    verdicts: verdictsOf(scheduler, resolved, found, {
      counterexamples,
      explained,
      others,
    }),
    replays,
    ...(found.unusable === void 0 ? {} : { unusable: found.unusable }),
  };
  function* othersOf() {
    const others = /* @__PURE__ */ new Map();
    for (const tally of found.tallies) {
      const known = counterexamples.get(tally.law.id);
      if (known === void 0 || explained.has(tally.law.id) || resolved.path !== void 0) continue;
      others.set(
        tally.law.id,
        yield* findOthers(scheduler, tally, known, applicable, resolved.timeLimit, host),
      );
    }
    return others;
  }
}
function* replayAll(scheduler, { fixtures, timeLimit, path }, host) {
  const replays = [];
  if (fixtures === false || path !== void 0) return replays;
  for (const file of listFixtures(fixtures, scheduler.name))
    replays.push(yield* replayWith(file, scheduler, timeLimit, host));
  return replays;
}
function runSearch(scheduler, laws, options, host) {
  return options.path === void 0
    ? findFailures(scheduler, laws, options, host, options.onProgress)
    : findAt(scheduler, laws, options, options.path, host);
}
function verdictsOf(scheduler, { laws, fixtures }, found, { counterexamples, explained, others }) {
  const deviations = deviationsOf(scheduler);
  return laws.map((law) => {
    const verdict = verdictOn(law);
    const deviation = deviations.get(law.id) ?? deviations.get(verdict.impliedBy);
    return deviation === void 0
      ? verdict
      : {
          ...verdict,
          deviation,
        };
  });
  function verdictOn(law) {
    const reason = whyNotApplicable(law, scheduler.claims);
    if (reason !== void 0)
      return {
        law: law.id,
        status: 'not-applicable',
        obligations: 0,
        reason,
      };
    const tally = found.tallies.find((one) => one.law === law);
    const counterexample = counterexamples.get(law.id);
    if (counterexample === void 0) return unbroken(tally, found);
    const impliedBy = explained.get(law.id);
    if (impliedBy !== void 0) {
      const consequence = `a consequence of what ${impliedBy} shows`;
      return {
        ...figures(tally),
        status: 'broken',
        counterexample,
        impliedBy,
        reason: consequence,
      };
    }
    const folder = found.unusable === void 0 && !deviations.has(law.id) ? fixtures : false;
    const saved = save(folder, counterexample);
    const further = (others.get(law.id) ?? []).map((other) => save(folder, other));
    return {
      ...figures(tally),
      status: 'broken',
      counterexample: saved,
      ...(further.length === 0 ? {} : { others: further }),
    };
  }
}
/** @throws AdapterError for a law that does not exist: its deviation would be waited for in vain. */
function deviationsOf({ name, definition }) {
  const { deviations = [] } = definition;
  for (const { law } of deviations) {
    if (lawById(law) !== void 0) continue;
    throw new AdapterError(`scheduler '${name}': deviations: expected the id of a law but received '${law}'`);
  }
  return new Map(deviations.map(({ law, reason }) => [law, reason]));
}
function unbroken(tally, { programs, early }) {
  if (tally.obligations > 0) {
    const hardly = hardlyTested(tally, programs);
    return {
      ...figures(tally),
      status: 'held',
      ...(hardly === void 0 ? {} : { hardly }),
    };
  }
  const reason = `in ${programs} ${programs === 1 ? 'program' : 'programs'} there was no occasion for it${early ? '; the search ended there, since programs hang or go on for ever' : ''}`;
  return {
    ...figures(tally),
    status: 'vacuous',
    reason,
  };
}
function figures({ law, obligations, occasions, worst, first }) {
  const by = first && (first.small === void 0 ? strategyAt(first) : 'small');
  return {
    law: law.id,
    obligations,
    occasions,
    ...(worst === void 0 ? {} : { worst }),
    ...(first === void 0 || by === void 0
      ? {}
      : {
          first: {
            programs: first.programs,
            by,
          },
        }),
  };
}
/** CI, evaluations and mutation runs pass `fixtures: false`, or set CI: they never write. */
function save(fixtures, counterexample) {
  if (fixtures === false || process.env.CI) return counterexample;
  return {
    ...counterexample,
    fixture: saveFixture(fixtures, toFixture(counterexample)),
  };
}
// src/adapters/promise-coroutines.ts
/** For packages whose coroutines yield promises: what they wait for is a promise, and so is a handle. */
function promiseCoroutines(start, clock) {
  return {
    run: start,
    *spawn(task) {
      const handle = start(task);
      handle.then(ignore$1, ignore$1);
      return { handle };
    },
    *join({ handle }) {
      return yield handle;
    },
    *sleep(ms) {
      let timer = 0;
      try {
        yield new Promise((resolve) => {
          timer = clock.setTimer(ms, () => resolve(void 0));
        });
      } finally {
        clock.clearTimer(timer);
      }
    },
    *yield() {
      yield Promise.resolve();
    },
  };
}
function ignore$1() {}
// src/adapters/rxjs-finalize.ts
/**
 * Coroutines over observables, where what a task has to clean up is handed to `finalize` (https://rxjs.dev/api/index/function/finalize), which "will
 * call a specified function when the source terminates on complete or error" and "when the subscriber explicitly unsubscribes"; a cancel is an
 * `unsubscribe`. Of several, since version 7: "finalize callbacks will run in the order in which they appear in the pipeline", that is, from the
 * innermost on (https://github.com/ReactiveX/rxjs/blob/7.x/CHANGELOG.md). Callbacks wait for nothing (cleanup `at-once`).
 */
function rxjsFinalize(streams, name = 'rxjs.finalize') {
  return defineScheduler({
    name,
    form: 'coroutine',
    supports: ['spawn-nested', 'cancel', 'cleanup'],
    guarantees: {
      scope: 'detached',
      cleanup: 'at-once',
    },
    create({ clock }) {
      return {
        ...promiseCoroutines((task) => subscribe(streams, task).handle, clock),
        *spawn(task) {
          const started = subscribe(streams, task);
          started.handle.catch(ignore);
          return started;
        },
        *sleep(ms) {
          yield streams.timer(ms);
        },
        *cancel({ cancel }) {
          cancel();
        },
        *cleanup(part) {
          yield { callback: () => Array.from(part()) };
        },
      };
    },
  });
}
function subscribe(streams, task) {
  let cancel = ignore;
  return {
    handle: new Promise((resolve, reject) => {
      const subscription = streams
        .defer(() => {
          const coroutine = task();
          const closing = streams.operators.finalize(() => void coroutine.return(void 0));
          return goOn(streams, coroutine, coroutine.next()).pipe(closing);
        })
        .subscribe(resolve, reject);
      cancel = () => {
        subscription.unsubscribe();
        reject(/* @__PURE__ */ new Error('unsubscribed'));
      };
    }),
    cancel,
  };
}
function goOn(streams, coroutine, step) {
  const { finalize, mergeMap, map, catchError } = streams.operators;
  if (step.done === true) return streams.of(step.value);
  const { value } = step;
  if ('callback' in value)
    return streams.defer(() => goOn(streams, coroutine, coroutine.next())).pipe(finalize(value.callback));
  return ('subscribe' in value ? value : streams.from(Promise.resolve(value))).pipe(
    map((result) => () => coroutine.next(result)),
    catchError((error) => streams.of(() => coroutine.throw(error))),
    mergeMap((next) => goOn(streams, coroutine, next())),
  );
}
function ignore() {}
// ../../cl-rx.ts
installGlobals();
const [what, runs = '300', seed = '1'] = process.argv.slice(2);
const { module } = await import(
  pathToFileURL('/tmp/wt/historical/.historical/packages/' + what + '/entry.mjs').href
);
const r = await check(rxjsFinalize(module, what), {
  runs: +runs,
  seed: +seed,
  fixtures: false,
});
console.log('##', what, r.runs);
for (const v of r.verdicts)
  if (v.status === 'broken' || v.status === 'vacuous')
    console.log(
      v.law,
      v.status,
      v.counterexample?.size,
      v.counterexample?.violation.message,
      '\n' + (v.counterexample?.text ?? '').slice(0, 1500),
    );
