import FakeTimers from '@sinonjs/fake-timers';
import { VirtualTimeScheduler } from 'rxjs';
import { installGlobals, routeTo } from '../dist/clock/globals.js';
import { TimerQueue } from '../dist/clock/timer-queue.js';
import { VirtualClock } from '../dist/clock/virtual-clock.js';
import { short, sideBySide, table } from './measure.mjs';

const BUDGETS = { turns: Number.POSITIVE_INFINITY };

/** Set at random deadlines, all of them, and then fired, all of them. */
export async function timers() {
  const rows = [];
  for (const size of [1e2, 1e3, 1e4, 1e5]) {
    const delays = randomDelays(size);
    const repeat = Math.max(1, Math.round(2e4 / size));
    const ways = {
      TimerQueue: () => timerQueue(delays, repeat),
      VirtualClock: () => virtualClock(delays, repeat),
      'setTimeout, routed': () => routed(delays, repeat),
      '@sinonjs/fake-timers': () => fakeTimers(delays, Math.max(1, repeat / 10)),
      ...(size <= 1e3 && { 'RxJS VirtualTimeScheduler': () => rxjs(delays, 1) }),
    };
    const ns = await sideBySide(ways, size < 1e5 ? 5 : 3);
    rows.push([size.toLocaleString('en'), ...NAMES.map((name) => cell(ns[name], ns['setTimeout, routed']))]);
  }
  return table(['ns a timer, set and fired (× routed)', ...NAMES], rows);
}

const NAMES = [
  'TimerQueue',
  'VirtualClock',
  'setTimeout, routed',
  '@sinonjs/fake-timers',
  'RxJS VirtualTimeScheduler',
];

function cell(ns, routedNs) {
  return ns === undefined ? '–' : `${short(ns)} (${short(ns / routedNs)})`;
}

const queue = new TimerQueue();

function timerQueue(delays, repeat) {
  for (let i = 0; i < repeat; i++) {
    for (const delay of delays) queue.set(delay, nothing);
    for (let callback = queue.shift(); callback !== undefined; callback = queue.shift()) callback();
  }
  return repeat * delays.length;
}

const clock = new VirtualClock();

function virtualClock(delays, repeat) {
  for (let i = 0; i < repeat; i++) {
    clock.reset({ budgets: BUDGETS });
    for (const delay of delays) clock.setTimer(delay, nothing);
    while (clock.step());
  }
  return repeat * delays.length;
}

function routed(delays, repeat) {
  installGlobals();
  for (let i = 0; i < repeat; i++) {
    clock.reset({ budgets: BUDGETS });
    routeTo(clock);
    for (const delay of delays) setTimeout(nothing, delay);
    while (clock.step());
    routeTo(undefined);
  }
  return repeat * delays.length;
}

function fakeTimers(delays, repeat) {
  for (let i = 0; i < repeat; i++) {
    const fake = FakeTimers.createClock(0, Number.POSITIVE_INFINITY);
    for (const delay of delays) fake.setTimeout(nothing, delay);
    fake.runAll();
  }
  return Math.ceil(repeat) * delays.length;
}

function rxjs(delays, repeat) {
  for (let i = 0; i < repeat; i++) {
    const scheduler = new VirtualTimeScheduler();
    for (const delay of delays) scheduler.schedule(nothing, delay);
    scheduler.flush();
  }
  return repeat * delays.length;
}

function nothing() {}

/** Lehmer's generator: the same delays every time. */
function randomDelays(size) {
  let state = 42;
  return Array.from({ length: size }, () => {
    state = (state * 48271) % 2147483647;
    return state % 100_000;
  });
}
