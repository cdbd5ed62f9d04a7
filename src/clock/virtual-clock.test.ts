import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BudgetExceeded } from './budget.ts';
import { VirtualClock } from './virtual-clock.ts';

describe('a virtual clock', () => {
  test('fires any set of timers by deadline, equal ones in the order in which they were set', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), (durations) => {
        const clock = new VirtualClock();
        const fired: [time: number, timer: number][] = [];
        durations.forEach((ms, timer) => {
          clock.setTimer(ms, () => fired.push([clock.peek(), timer]));
        });
        while (clock.step());
        const expected = durations.map((ms, timer): [number, number] => [ms, timer]);
        expect(fired).toEqual(expected.sort((a, b) => a[0] - b[0]));
      }),
    );
  });

  test('moves from deadline to deadline and tells of every idle move', () => {
    const moves: [number, number][] = [];
    const clock = new VirtualClock();
    clock.reset({ startTime: 100, onAdvance: (from, to) => moves.push([from, to]) });
    for (const ms of [5, 0, 5, 30]) clock.setTimer(ms, noop);
    expect(clock.nextDeadline()).toBe(100);
    while (clock.step());
    expect(moves).toEqual([
      [100, 105],
      [105, 130],
    ]);
  });

  test('tells of a move before it is made', () => {
    const seen: number[] = [];
    const clock = new VirtualClock();
    clock.reset({ onAdvance: () => seen.push(clock.peek()) });
    clock.sleep(4);
    expect([seen, clock.peek()]).toEqual([[0], 4]);
  });

  test('runs immediates before due timers, and does not move for them', () => {
    const order: string[] = [];
    const clock = new VirtualClock();
    clock.setTimer(0, () => order.push('timer'));
    clock.setImmediate(() => {
      order.push('first');
      clock.setImmediate(() => order.push('third'));
    });
    clock.setImmediate(() => order.push('second'));
    clock.clearImmediate(clock.setImmediate(() => order.push('cleared')));
    while (clock.step());
    expect(order).toEqual(['first', 'second', 'third', 'timer']);
    expect(clock.peek()).toBe(0);
  });

  test('runs one callback a step and says when nothing is pending', () => {
    const clock = new VirtualClock();
    let fired = 0;
    clock.setTimer(1, () => fired++);
    clock.setTimer(1, () => fired++);
    clock.clearTimer(clock.setTimer(1, () => fired++));
    expect([clock.pendingTimers, clock.step(), fired, clock.step(), fired]).toEqual([2, true, 1, true, 2]);
    expect([clock.step(), clock.pendingTimers, clock.nextDeadline()]).toEqual([
      false,
      0,
      Number.POSITIVE_INFINITY,
    ]);
  });

  test('holds the processor without an idle move, and fires late what fell due meanwhile', () => {
    const moves: number[] = [];
    const clock = new VirtualClock();
    clock.reset({ onAdvance: (from) => moves.push(from) });
    let at = 0;
    clock.setTimer(3, () => {
      at = clock.peek();
    });
    clock.hold(10);
    while (clock.step());
    expect([at, moves]).toEqual([10, []]);
  });

  test('lets what a callback throws out of the step, and goes on after it', () => {
    const clock = new VirtualClock();
    clock.setTimer(1, () => {
      throw new Error('mine');
    });
    clock.setTimer(2, noop);
    expect(() => clock.step()).toThrow('mine');
    expect([clock.step(), clock.step()]).toEqual([true, false]);
  });

  test.each([Number.NaN, -1, Number.POSITIVE_INFINITY])('refuses %s as a duration, and names it', (ms) => {
    const clock = new VirtualClock();
    for (const call of [() => clock.sleep(ms), () => clock.hold(ms), () => clock.setTimer(ms, noop)]) {
      expect(call).toThrow(new RegExp(`finite number of ms.*received ${ms}`));
      expect(call).toThrow(RangeError);
    }
  });

  test('drops everything on reset, and ids from before it are harmless', () => {
    const clock = new VirtualClock();
    const timer = clock.setTimer(5, noop);
    const immediate = clock.setImmediate(noop);
    const { run } = clock;
    clock.reset({ startTime: 7 });
    expect([clock.step(), clock.peek(), clock.run]).toEqual([false, 7, run + 1]);
    clock.setTimer(5, noop);
    clock.setImmediate(noop);
    clock.clearTimer(timer);
    clock.clearImmediate(immediate);
    expect([clock.step(), clock.step(), clock.step()]).toEqual([true, true, false]);
  });
});

describe('a budget', () => {
  test('ends a poll that never sees the time change, after exactly that many turns', () => {
    const clock = new VirtualClock();
    clock.reset({ budgets: { turns: 50 } });
    let turns = 0;
    expect(() => {
      for (;;) {
        clock.now();
        turns++;
      }
    }).toThrow(BudgetExceeded);
    expect([turns, clock.exceeded?.budget, clock.exceeded?.spent]).toEqual([50, 'turns', 51]);
  });

  test('ends a timer that re-arms itself, in time', () => {
    const clock = new VirtualClock();
    clock.reset({ startTime: 1000, budgets: { time: 100 } });
    const rearm = (): void => {
      clock.setTimer(30, rearm);
    };
    rearm();
    expect(() => {
      while (clock.step());
    }).toThrow(BudgetExceeded);
    expect([clock.peek(), clock.exceeded?.budget, clock.exceeded?.spent]).toEqual([1090, 'time', 120]);
  });

  test.each(['turns', 'time'] as const)('of %s, once exceeded, stays so for who catches it', (budget) => {
    const clock = new VirtualClock();
    clock.reset({ budgets: { turns: 10, time: 10 } });
    expect(() => (budget === 'turns' ? clock.spend(11) : clock.sleep(11))).toThrow(BudgetExceeded);
    const first = clock.exceeded;
    for (const call of [
      () => clock.now(),
      () => clock.sleep(0),
      () => clock.hold(0),
      () => clock.setTimer(0, noop),
      () => clock.setImmediate(noop),
      () => clock.spend(),
    ]) {
      expect(call).toThrow(first);
    }
    expect(() => clock.clearTimer(1)).not.toThrow();
    clock.reset();
    expect([clock.exceeded, clock.now()]).toEqual([undefined, 0]);
  });

  test('that is exhausted lets nothing more happen', () => {
    const clock = new VirtualClock();
    clock.setTimer(0, noop);
    clock.exhaust();
    expect(() => clock.step()).toThrow(BudgetExceeded);
  });
});

function noop(): void {}

test('tells once that a budget is used up, before anybody is thrown it', () => {
  const clock = new VirtualClock();
  const told: boolean[] = [];
  clock.reset({ budgets: { turns: 2, time: 10 }, onExceeded: () => told.push(clock.exceeded === undefined) });
  for (let i = 0; i < 5; i++) {
    try {
      clock.now();
    } catch {}
  }
  expect(told).toEqual([true]);
  clock.reset({ budgets: { time: 10 }, onExceeded: () => told.push(clock.exceeded === undefined) });
  expect(() => clock.sleep(11)).toThrow(BudgetExceeded);
  expect(told).toEqual([true, true]);
});
