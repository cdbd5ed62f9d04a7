import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { installGlobals, routeTo } from './globals.ts';
import { real } from './real.ts';
import { coerceDelay, type Timeout } from './timeout.ts';
import { VirtualClock } from './virtual-clock.ts';

installGlobals();
const clock = new VirtualClock();

describe('under a run, a timer', () => {
  beforeEach(() => {
    clock.reset();
    routeTo(clock);
  });
  afterEach(() => routeTo(undefined));

  test('fires once, at its deadline, with its arguments and itself as this', () => {
    const calls: unknown[] = [];
    const timer = setTimeout(
      function (this: unknown, ...args: unknown[]) {
        calls.push([clock.peek(), this === timer, args]);
      },
      30,
      'a',
      2,
    );
    const bare = setTimeout(function (this: unknown) {
      calls.push([clock.peek(), this === bare]);
    }, 40);
    finish();
    expect(calls).toEqual([
      [30, true, ['a', 2]],
      [40, true],
    ]);
  });

  test('has the delay that Node gives it', () => {
    fc.assert(
      fc.property(fc.anything(), (delay) => {
        // Node warns of these; the table below has one.
        fc.pre(!(coercible(delay) > 2 ** 31 - 1));
        let ours: unknown;
        let nodes: unknown;
        try {
          ours = coerceDelay(delay);
        } catch (error) {
          ours = error;
        }
        try {
          const timer = real.setTimeout(noop, delay as number);
          nodes = Math.trunc((timer as unknown as { _idleTimeout: number })._idleTimeout);
          real.clearTimeout(timer);
        } catch (error) {
          nodes = error;
        }
        expect(ours).toEqual(nodes);
      }),
    );
  });

  test.each([
    [undefined, 1],
    [Number.NaN, 1],
    [-5, 1],
    [0, 1],
    [0.5, 1],
    ['20', 20],
    [2.9, 2],
    [2 ** 31 - 1, 2 ** 31 - 1],
    [2 ** 31, 1],
    [Number.POSITIVE_INFINITY, 1],
  ])('of %s ms takes %i', (delay, taken) => {
    expect(coerceDelay(delay)).toBe(taken);
  });

  test.each([
    ['itself', (timer: NodeJS.Timeout) => clearTimeout(timer)],
    ['itself, as an interval', (timer: NodeJS.Timeout) => clearInterval(timer)],
    ['its number', (timer: NodeJS.Timeout) => clearTimeout(+timer)],
    ['its number as text', (timer: NodeJS.Timeout) => clearTimeout(`${+timer}`)],
    ['close()', (timer: NodeJS.Timeout) => timer.close()],
    ['dispose', (timer: NodeJS.Timeout) => timer[Symbol.dispose]()],
  ])('is cleared by %s, and cannot be refreshed then', (_, clear) => {
    let fired = 0;
    for (const timer of [setTimeout(() => fired++, 5), setInterval(() => fired++, 5)]) {
      clear(timer);
      timer.refresh();
    }
    finish();
    expect([fired, clock.pendingTimers]).toEqual([0, 0]);
  });

  test('starts anew when it is refreshed, before and after it has fired', () => {
    const fired: number[] = [];
    const timer = setTimeout(() => fired.push(clock.peek()), 10);
    clock.sleep(6);
    timer.refresh();
    finish();
    timer.refresh();
    finish();
    expect(fired).toEqual([16, 26]);
  });

  test('keeps the flag of ref and unref', () => {
    const timer = setTimeout(noop, 1);
    expect([timer.hasRef(), timer.unref().hasRef(), timer.ref().hasRef()]).toEqual([true, false, true]);
  });

  test('that repeats counts each period from the start of the one before, whatever its callback takes', () => {
    const fired: number[] = [];
    const timer = setInterval(() => {
      fired.push(clock.peek());
      clock.hold(fired.length === 2 ? 25 : 4);
      if (fired.length === 5) clearInterval(timer);
    }, 10);
    finish();
    expect(fired).toEqual([10, 20, 45, 55, 65]);
  });

  test('that repeats goes on after its callback has thrown', () => {
    setInterval(() => {
      throw new Error('mine');
    }, 10);
    expect(() => clock.step()).toThrow('mine');
    expect(clock.nextDeadline()).toBe(20);
  });

  test('without a callback gets the error of Node itself', () => {
    for (const set of [setTimeout, setInterval, setImmediate] as unknown as ((f: unknown) => void)[]) {
      expect(() => set('x')).toThrow(expect.objectContaining({ code: 'ERR_INVALID_ARG_TYPE' }));
    }
    expect(clock.pendingTimers).toBe(0);
  });

  test('belongs to its run: refreshed or cleared in the next one it does nothing', () => {
    const old = setTimeout(noop, 5);
    const oldNumber = +old;
    const interval = setInterval(() => clock.reset(), 5);
    clock.step();
    clock.step();
    expect(clock.pendingTimers).toBe(0);
    let fired = 0;
    setTimeout(() => fired++, 5);
    old.refresh();
    clearTimeout(old);
    clearTimeout(oldNumber);
    interval.refresh();
    finish();
    expect([fired, clock.peek()]).toEqual([1, 5]);
  });

  test('is awaited through promisify', async () => {
    const later = promisify(setTimeout)(20, 'value');
    finish();
    await expect(later).resolves.toBe('value');
    expect(clock.peek()).toBe(20);
  });

  test('of the real world can be cleared, and one of the run after it', async () => {
    let fired = 0;
    routeTo(undefined);
    const outside = setTimeout(() => fired++, 1);
    const outsideNumber = +setTimeout(() => fired++, 1);
    routeTo(clock);
    clearTimeout(outside);
    clearTimeout(outsideNumber);
    const inside = setTimeout(noop, 1) as unknown as Timeout;
    const insideNumber = +setTimeout(noop, 1);
    routeTo(undefined);
    clearTimeout(inside as never);
    clearTimeout(insideNumber);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect([fired, clock.pendingTimers]).toEqual([0, 0]);
  });
});

describe('under a run, an immediate', () => {
  beforeEach(() => {
    clock.reset();
    routeTo(clock);
  });
  afterEach(() => routeTo(undefined));

  test('runs before time moves, in order, with its arguments and itself as this', () => {
    const calls: unknown[] = [];
    setTimeout(() => calls.push('timer'), 0);
    const immediate = setImmediate(
      function (this: unknown, ...args: unknown[]) {
        calls.push([this === immediate, args]);
      },
      1,
      2,
    );
    setImmediate(() => calls.push('second'));
    finish();
    expect(calls).toEqual([[true, [1, 2]], 'second', 'timer']);
  });

  test('is cleared by itself and by dispose, during and after the run', () => {
    let ran = 0;
    clearImmediate(setImmediate(() => ran++));
    setImmediate(() => ran++)[Symbol.dispose]();
    const late = setImmediate(() => ran++);
    routeTo(undefined);
    clearImmediate(late);
    finish();
    expect(ran).toBe(0);
  });

  test('is awaited through promisify', async () => {
    const later = promisify(setImmediate)('value');
    finish();
    await expect(later).resolves.toBe('value');
  });
});

function finish(): void {
  while (clock.step());
}

function coercible(value: unknown): number {
  try {
    return (value as number) * 1;
  } catch {
    return Number.NaN;
  }
}

function noop(): void {}
