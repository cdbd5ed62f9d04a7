import timers, { scheduler } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { drain, macrotask } from './drain.ts';
import { installGlobals, routeTo } from './globals.ts';
import { VirtualClock } from './virtual-clock.ts';

installGlobals();
const clock = new VirtualClock();

describe('under a run, promised timers', () => {
  beforeEach(() => {
    clock.reset();
    routeTo(clock);
  });
  afterEach(() => routeTo(undefined));

  test('resolve at their deadline, with their value', async () => {
    expect(
      await play(async (see) => {
        see(await timers.setTimeout(20, 'a'));
        see(await timers.setImmediate('b'));
        await scheduler.wait(5);
        await scheduler.yield();
        see('c');
      }),
    ).toEqual(['20: a', '20: b', '25: c']);
  });

  test.each([
    ['setTimeout', (signal: AbortSignal) => timers.setTimeout(20, 1, { signal })],
    ['setImmediate', (signal: AbortSignal) => timers.setImmediate(1, { signal })],
    ['setInterval', (signal: AbortSignal) => timers.setInterval(20, 1, { signal }).next()],
    ['wait', (signal: AbortSignal) => scheduler.wait(20, { signal })],
  ])('%s rejects when it is aborted, before and after it was set, and leaves no timer', async (_, start) => {
    const expected = { name: 'AbortError', code: 'ABORT_ERR', cause: 'why' };
    expect(
      await play(async (see) => {
        const controller = new AbortController();
        const waiting = start(controller.signal).catch((error: unknown) => error);
        controller.abort('why');
        for (const error of [
          await waiting,
          await start(controller.signal).catch((error: unknown) => error),
        ]) {
          expect(error).toMatchObject(expected);
        }
        see('both');
      }),
    ).toEqual(['0: both']);
    expect(clock.pendingTimers).toBe(0);
  });

  test('an interval gives its value once a period, late ones too, and stops with its loop', async () => {
    expect(
      await play(async (see) => {
        let count = 0;
        for await (const value of timers.setInterval(10, 'tick')) {
          see(value);
          if (++count === 1) clock.hold(25);
          if (count === 4) break;
        }
      }),
    ).toEqual(['10: tick', '35: tick', '45: tick', '55: tick']);
    expect(clock.pendingTimers).toBe(0);
  });

  test('options that are not valid are refused by Node itself', async () => {
    await expect(timers.setTimeout(1, 1, { signal: 5 as never })).rejects.toThrow(/options.signal/);
    await expect(timers.setTimeout(1, 1, { ref: 5 as never })).rejects.toThrow(/options.ref/);
    await expect(timers.setImmediate(1, null as never)).rejects.toThrow(/options/);
  });
});

test('without a run, promised timers are real', async () => {
  await expect(timers.setTimeout(1, 'a')).resolves.toBe('a');
  await expect(timers.setImmediate('b')).resolves.toBe('b');
  await scheduler.wait(1);
  await scheduler.yield();
  for await (const value of timers.setInterval(1, 'c')) {
    expect(value).toBe('c');
    break;
  }
});

/** Runs an async function to quiescence and gives what it saw, each with its time. */
function play(body: (see: (what: unknown) => void) => Promise<void>): Promise<string[]> {
  return macrotask(() => {
    const seen: string[] = [];
    let failure: unknown;
    body((what) => seen.push(`${clock.peek()}: ${what}`)).catch((error: unknown) => {
      failure = error;
    });
    for (drain(); clock.step(); drain());
    if (failure !== undefined) throw failure;
    return seen;
  });
}
