import fc from 'fast-check';
import { expect, test } from 'vitest';
import { VirtualClock } from '../clock/virtual-clock.ts';
import { createSequential, type Sequential } from './sequential.ts';

const durations = fc.array(fc.nat(10_000), { maxLength: 20 });

test('takes as long as all sleeps together', () => {
  fc.assert(
    fc.property(durations, (sleeps) => {
      const clock = new VirtualClock();
      const scheduler = createSequential(clock);
      const results = scheduler.run(() => spawnAllThenJoin(scheduler, sleeps));
      expect(results).toEqual(sleeps);
      expect(clock.now()).toBe(sleeps.reduce((sum, ms) => sum + ms, 0));
    }),
  );
});

test('runs a spawned task to its end before its parent goes on', () => {
  const clock = new VirtualClock();
  const { run, spawn, sleep, yield: giveAway } = createSequential(clock);
  const seen: string[] = [];
  run(function* () {
    yield* spawn(function* () {
      seen.push('child begins');
      yield* giveAway();
      yield;
      yield* sleep(5);
      seen.push(`child ends at ${clock.now()}`);
    });
    seen.push(`parent goes on at ${clock.now()}`);
  });
  expect(seen).toEqual(['child begins', 'child ends at 5', 'parent goes on at 5']);
});

test('keeps an error for whoever joins, each time anew, falsy ones too', () => {
  const { run, spawn, join } = createSequential(new VirtualClock());
  const caught = run(function* () {
    const handle = yield* spawn(function* (): Generator<never, void> {
      throw undefined;
    });
    const errors: unknown[] = [];
    for (let i = 0; i < 2; i++) {
      try {
        yield* join(handle);
      } catch (error) {
        errors.push(error);
      }
    }
    return errors;
  });
  expect(caught).toEqual([undefined, undefined]);
});

test("throws main's error out of run", () => {
  const { run } = createSequential(new VirtualClock());
  const failing = function* (): Generator<never, void> {
    throw new Error('of main');
  };
  expect(() => run(failing)).toThrow('of main');
});

function* spawnAllThenJoin(
  { spawn, join, sleep }: Sequential,
  sleeps: readonly number[],
): Generator<never, number[], unknown> {
  const handles = [];
  for (const ms of sleeps) {
    const task = function* () {
      yield* sleep(ms);
      return ms;
    };
    handles.push(yield* spawn(task));
  }
  const results = [];
  for (const handle of handles) results.push(yield* join(handle));
  return results;
}
