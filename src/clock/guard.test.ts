import { expect, test } from 'vitest';
import { drain, macrotask } from './drain.ts';
import { installGlobals, routeTo } from './globals.ts';
import { guard } from './guard.ts';
import { real } from './real.ts';
import { collectRejections } from './rejections.ts';
import { VirtualClock } from './virtual-clock.ts';

installGlobals();

test('a guarded body gives its value, also a falsy one', () => {
  expect(guard(() => 7, 1000)).toMatchObject({ value: 7 });
  expect(guard(() => undefined, 1000)).toMatchObject({ value: undefined });
});

test('an error of the body comes out as it is, also a falsy one, also one that looks like a timeout', () => {
  const like = Object.assign(new Error('mine'), { code: 'ERR_SCRIPT_EXECUTION_TIMEOUT' });
  for (const thrown of [new Error('mine'), like, undefined, 0]) {
    let caught: unknown = 'nothing';
    try {
      guard(() => {
        throw thrown;
      }, 1000);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBe(thrown);
  }
});

test('a synchronous loop is stopped', () => {
  expect(
    guard(() => {
      for (;;);
    }, 20),
  ).toEqual({ timedOut: 20, worked: expect.any(Number) });
});

test('a loop that catches everything is stopped', () => {
  expect(
    guard(() => {
      for (;;) {
        try {
          for (;;);
        } catch {}
      }
    }, 20),
  ).toEqual({ timedOut: 20, worked: expect.any(Number) });
});

test('a livelock of microtasks that is drained inside is stopped, and nothing of it goes on', async () => {
  let turns = 0;
  const spin = (): Promise<unknown> => {
    turns++;
    return Promise.resolve().then(spin);
  };
  await macrotask(() => {
    const result = guard(() => {
      spin();
      drain();
    }, 20);
    expect(result).toEqual({ timedOut: 20, worked: expect.any(Number) });
    const turnsThen = turns;
    drain();
    expect(turns).toBe(turnsThen);
    let drained = false;
    Promise.resolve().then(() => {
      drained = true;
    });
    drain();
    expect(drained).toBe(true);
  });
});

test('a guard inside a guard is refused, and the outer one goes on', () => {
  expect(() => guard(() => guard(() => 1, 10), 1000)).toThrow(/inside a guarded body.*guard once/);
  expect(guard(() => 2, 1000)).toMatchObject({ value: 2 });
});

test('a guard can be used again after a kill', () => {
  guard(() => {
    for (;;);
  }, 10);
  expect(guard(() => 3, 1000)).toMatchObject({ value: 3 });
  expect(Object.getOwnPropertySymbols(globalThis)).not.toContain(Symbol.for('fairtick.guarded'));
});

test('ticks that a killed body left behind do not go on after it', async () => {
  const clock = new VirtualClock();
  let turns = 0;
  const spin = (): void => {
    turns++;
    process.nextTick(spin);
    const end = real.performanceNow() + 1;
    while (real.performanceNow() < end);
  };
  const before = await macrotask(() => {
    const rejections = collectRejections();
    const result = guard(() => {
      routeTo(clock);
      spin();
      drain();
    }, 20);
    routeTo(undefined);
    rejections.stop();
    expect(result).toEqual({ timedOut: 20, worked: expect.any(Number) });
    return turns;
  });
  await macrotask(noop);
  expect(before).toBeGreaterThan(1);
  expect(turns).toBe(before);
});

function noop(): void {}
