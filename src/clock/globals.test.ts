import { createRequire } from 'node:module';
import { setTimeout as importedTimeout } from 'node:timers';
import { setTimeout as importedPromise, scheduler } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BudgetExceeded } from './budget.ts';
import { EPOCH } from './date.ts';
import { drain, macrotask } from './drain.ts';
import { installGlobals, routeTo } from './globals.ts';
import { real } from './real.ts';
import { collectRejections } from './rejections.ts';
import { VirtualClock } from './virtual-clock.ts';

installGlobals();
const clock = new VirtualClock();

describe('under a run', () => {
  beforeEach(() => {
    clock.reset({ startTime: 1000 });
    routeTo(clock);
  });
  afterEach(() => routeTo(undefined));

  test('named imports and required modules of timers are routed too', () => {
    const require = createRequire(import.meta.url);
    importedTimeout(noop, 5);
    void importedPromise(6);
    (require('node:timers') as typeof import('node:timers')).setTimeout(noop, 7);
    void (require('node:timers/promises') as typeof import('node:timers/promises')).setTimeout(8);
    void scheduler.wait(9);
    expect(clock.pendingTimers).toBe(5);
  });

  test('a million ms pass in no time for code that awaits them', async () => {
    const order = await macrotask(() => {
      const seen: unknown[] = [];
      void (async () => {
        for (let i = 0; i < 3; i++) {
          await importedPromise(333_333);
          seen.push(Date.now() - EPOCH - 1000);
        }
      })();
      for (drain(); clock.step(); drain());
      return seen;
    });
    expect(order).toEqual([333_333, 666_666, 999_999]);
  });

  test('performance, hrtime and Date tell the same time', () => {
    clock.sleep(1234.5);
    expect(performance.timeOrigin + performance.now()).toBe(EPOCH + 2234.5);
    expect(Date.now()).toBe(EPOCH + 2234);
    expect(process.hrtime()).toEqual([2, 234_500_000]);
    expect(process.hrtime([1, 900_000_000])).toEqual([0, 334_500_000]);
    expect(process.hrtime([3, 0])).toEqual([-1, 234_500_000]);
    expect(process.hrtime.bigint()).toBe(2_234_500_000n);
    expect(() => process.hrtime('x' as never)).toThrow(/"time" argument/);
  });

  test('AbortSignal.timeout aborts at its deadline, with the reason of the real one', () => {
    const signal = AbortSignal.timeout(50);
    expect([signal.aborted, clock.nextDeadline()]).toEqual([false, 1050]);
    clock.step();
    expect(signal.aborted).toBe(true);
    expect(signal.reason).toBeInstanceOf(DOMException);
    expect((signal.reason as DOMException).name).toBe('TimeoutError');
    expect(() => AbortSignal.timeout(-1)).toThrow(/out of range/);
  });

  test.each([
    ['ticks', (callback: () => void) => process.nextTick(callback)],
    ['microtasks', (callback: () => void) => queueMicrotask(callback)],
  ])('a loop of %s ends in the budget of turns', async (_, later) => {
    routeTo(undefined);
    const { turns, reasons } = await macrotask(() => {
      let turns = 0;
      const again = (): void => {
        turns++;
        later(again);
      };
      clock.reset({ budgets: { turns: 1000 } });
      const rejections = collectRejections();
      routeTo(clock);
      later(again);
      drain();
      // While the budget is exceeded nobody gets a tick, the test runner neither.
      routeTo(undefined);
      rejections.stop();
      return { turns, reasons: rejections.take() };
    });
    expect(turns).toBe(1000);
    expect(reasons).toEqual([clock.exceeded]);
    expect(clock.exceeded).toBeInstanceOf(BudgetExceeded);
  });

  test('the next run routes ticks again where somebody has put the real ones back', () => {
    const routed = process.nextTick;
    process.nextTick = real.nextTick;
    routeTo(clock);
    expect(process.nextTick).toBe(routed);
  });

  test('a tick is given its arguments', async () => {
    const seen = await macrotask(() => {
      let args: unknown[] = [];
      process.nextTick(
        (...given: unknown[]) => {
          args = given;
        },
        1,
        2,
      );
      drain();
      return args;
    });
    expect(seen).toEqual([1, 2]);
  });
});

describe('without a run', () => {
  test('time is real', async () => {
    const before = real.Date.now();
    await importedPromise(2);
    expect(Date.now()).toBeGreaterThanOrEqual(before + 1);
    expect(performance.timeOrigin).toBe(real.timeOrigin);
    expect(process.hrtime.bigint()).toBeGreaterThan(0n);
    const timer = setTimeout(noop, 1);
    expect(timer).toBeInstanceOf(real.setTimeout(noop, 0).constructor);
    clearTimeout(timer);
  });

  test('installing again changes nothing', () => {
    const { setTimeout: before, Date: date } = globalThis;
    installGlobals();
    expect([globalThis.setTimeout, globalThis.Date]).toEqual([before, date]);
  });

  test.each([
    'setTimeout',
    'clearTimeout',
    'setInterval',
    'clearInterval',
    'setImmediate',
    'clearImmediate',
    'Date',
    'queueMicrotask',
  ])('%s keeps its name and can be replaced by others', (name) => {
    const { value, writable, configurable } = Object.getOwnPropertyDescriptor(globalThis, name)!;
    expect([(value as { name: string }).name, writable, configurable]).toEqual([name, true, true]);
  });
});

function noop(): void {}
