import { setTimeout as promised } from 'node:timers/promises';
import { MessageChannel as CapturedChannel } from 'node:worker_threads';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { drain, macrotask } from './drain.ts';
import { driveSlowly } from './drive.ts';
import { realTimers, traceEscapes } from './escapes.ts';
import { installGlobals, routeTo } from './globals.ts';
import { VirtualClock } from './virtual-clock.ts';

// What a module does that is imported before the set-up file.
const captured = {
  setTimeout: globalThis.setTimeout,
  setInterval: globalThis.setInterval,
  setImmediate: globalThis.setImmediate,
  promised,
  Channel: CapturedChannel,
};
const clock = new VirtualClock();

beforeAll(installGlobals);
afterEach(() => routeTo(undefined));

test('a captured timer is named with its place, wherever in the run it is made', async () => {
  const { value, escapes } = await trace(() => {
    captured.setTimeout(fail, 1);
    Promise.resolve().then(() => captured.setInterval(fail, 1));
    setTimeout(() => captured.setImmediate(fail), 20);
    return 'value';
  });
  expect(value).toBe('value');
  const place = 'src/clock/escapes\\.test\\.ts:\\d+:\\d+$';
  expect(escapes).toEqual([
    expect.stringMatching(`^setTimeout called at ${place}`),
    expect.stringMatching(`^setInterval called at ${place}`),
    expect.stringMatching(`^setImmediate called at ${place}`),
  ]);
});

test('a captured channel is named once', async () => {
  const { escapes } = await trace(() => new captured.Channel().port1.close());
  expect(escapes).toEqual([
    expect.stringMatching(/^new MessageChannel called at src\/clock\/escapes\.test\.ts/),
  ]);
});

test('routed timers are no escapes', async () => {
  const { escapes } = await trace(() => {
    setTimeout(noop, 5);
    setImmediate(noop);
    void promised(5);
    new MessageChannel().port1.close();
    queueMicrotask(noop);
  });
  expect(escapes).toEqual([]);
});

test('driving slowly is no escape', async () => {
  const { escapes } = await driveSlowly(traceEscapes(run(() => setTimeout(noop, 5))), () => '');
  expect(escapes).toEqual([]);
});

test('timers of others, before and after, are not counted', async () => {
  const before = captured.setTimeout(noop, 1);
  const { escapes } = await trace(noop);
  const after = captured.setTimeout(noop, 1);
  expect(escapes).toEqual([]);
  clearTimeout(before);
  clearTimeout(after);
});

test('a timer that escapes is counted, and one that was traced is cleared', async () => {
  const before = realTimers();
  const timer = captured.setTimeout(noop, 10_000);
  expect(realTimers()).toBe(before + 1);
  clearTimeout(timer);
  const { value } = await trace(() => {
    const at = realTimers();
    captured.setTimeout(fail, 10_000);
    return realTimers() - at;
  });
  expect(value).toBe(1);
  expect(realTimers()).toBe(before);
});

function trace<T>(body: () => T): Promise<{ readonly value: T; readonly escapes: string[] }> {
  return macrotask(() => {
    const running = traceEscapes(run(body));
    let next = running.next();
    while (!next.done) {
      drain();
      next = running.next();
    }
    return next.value;
  });
}

function* run<T>(body: () => T): Generator<void, T, void> {
  clock.reset();
  routeTo(clock);
  const value = body();
  yield;
  while (clock.step()) yield;
  routeTo(undefined);
  return value;
}

function fail(): void {
  throw new Error('A timer that escaped was waited for.');
}

function noop(): void {}
