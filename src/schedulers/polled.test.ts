import fc from 'fast-check';
import { expect, test } from 'vitest';
import { VirtualClock } from '../clock/virtual-clock.ts';
import { type Pollable, wait } from './polled.ts';

test('returns outcomes in the order of the tasks, whichever was ready first', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(500), { maxLength: 20 }), (deadlines) => {
      const clock = new VirtualClock();
      const outcomes = wait(deadlines.map(until), clock);
      expect(outcomes).toEqual(deadlines.map((value) => ({ status: 'fulfilled', value })));
      expect(clock.now()).toBe(Math.max(0, ...deadlines));
    }),
  );
});

test('notices a deadline late by less than one interval', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.integer({ min: 1, max: 64 }), (deadline, quarters) => {
      const interval = quarters / 4;
      const clock = new VirtualClock();
      wait([until(deadline)], clock, interval);
      expect(clock.now()).toBeGreaterThanOrEqual(deadline);
      expect(clock.now() - deadline).toBeLessThan(interval);
    }),
  );
});

test('ends a task that throws, with its error, and goes on with the others', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(50), fc.boolean()), { maxLength: 10 }), (tasks) => {
      const outcomes = wait(
        tasks.map(([deadline, throws]) => (throws ? throwing(deadline) : until(deadline))),
        new VirtualClock(),
      );
      expect(outcomes).toEqual(
        tasks.map(([deadline, throws]) =>
          throws ? { status: 'rejected', reason: deadline } : { status: 'fulfilled', value: deadline },
        ),
      );
    }),
  );
});

test('does not poll a task again once it has ended', () => {
  let polls = 0;
  const once = { poll: () => ++polls === 1 };
  const thrower: Pollable<never> = {
    poll: () => {
      polls += 10;
      throw undefined;
    },
  };
  wait([once, thrower, until(3)], new VirtualClock());
  expect(polls).toBe(11);
});

test('asks again at once after a pass in which a task became ready', () => {
  const clock = new VirtualClock();
  let done = 0;
  // Each one waits for the next in the list, so a pass makes just one of them ready.
  const chain = [2, 1, 0].map((position) => ({
    poll: () => {
      if (done !== position) return false;
      done++;
      return true;
    },
  }));
  wait(chain, clock);
  expect(clock.now()).toBe(0);
});

test('shows each task the time at its own poll, after the work of those before it', () => {
  const clock = new VirtualClock();
  const times: number[] = [];
  const working = {
    poll: (now: number) => {
      times.push(now);
      clock.hold(7);
      return true;
    },
  };
  wait([working, working], clock);
  expect(times).toEqual([0, 7]);
});

test('refuses an interval with which the clock would stand still', () => {
  for (const interval of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => wait([], new VirtualClock(), interval)).toThrow(`more than 0 ms but received ${interval}`);
  }
});

function until(deadline: number): Pollable<number> {
  return { poll: (now) => now >= deadline, result: deadline };
}

function throwing(deadline: number): Pollable<never> {
  return {
    poll: (now) => {
      if (now >= deadline) throw deadline;
      return false;
    },
  };
}
