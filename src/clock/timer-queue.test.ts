import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TimerQueue } from './timer-queue.ts';

describe('a timer queue', () => {
  test('agrees with a sorted list on any sequence of set, cancel, shift and clear', () => {
    const queue = new TimerQueue();
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 400 }), (operations) => {
        queue.clear();
        let model: Entry[] = [];
        const ids: number[] = [];
        let set = 0;
        for (const { kind, value } of operations) {
          if (kind === 'set') {
            const name = set++;
            const callback = (): number => name;
            const id = queue.set(value, callback);
            expect(id).toBeGreaterThan(0);
            ids.push(id);
            model.push({ deadline: value, callback, id });
            model.sort((a, b) => a.deadline - b.deadline);
          } else if (kind === 'cancel') {
            const id = ids[Math.floor(value) % Math.max(1, ids.length)] ?? 0;
            expect(queue.cancel(id)).toBe(model.some((entry) => entry.id === id));
            model = model.filter((entry) => entry.id !== id);
          } else if (kind === 'shift') {
            expect(queue.shift()).toBe(model.shift()?.callback);
          } else {
            queue.clear();
            model = [];
          }
          expect(queue.size).toBe(model.length);
          expect(queue.nextDeadline()).toBe(model[0]?.deadline ?? Number.POSITIVE_INFINITY);
        }
        for (const entry of model) expect(queue.shift()).toBe(entry.callback);
        expect(queue.shift()).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  test('never gives the same id twice, even where a place is taken again', () => {
    const queue = new TimerQueue();
    const ids = new Set<number>();
    for (let i = 0; i < 1000; i++) {
      ids.add(queue.set(i, noop));
      if (i % 3 === 0) queue.shift();
      if (i % 100 === 0) queue.clear();
    }
    expect(ids.size).toBe(1000);
  });

  test('takes no notice of ids that it never gave', () => {
    const queue = new TimerQueue();
    queue.set(1, noop);
    for (const id of [0, -1, 0.5, 2, 2 ** 24, 2 ** 52, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(queue.cancel(id)).toBe(false);
    }
    expect(queue.size).toBe(1);
  });

  test('grows, and sorts a hundred thousand deadlines', () => {
    const queue = new TimerQueue();
    for (let i = 0; i < 100_000; i++) queue.set((i * 7919) % 100_003, noop);
    let last = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < 100_000; i++) {
      const next = queue.nextDeadline();
      if (next < last) expect.fail(`${next} came after ${last}`);
      last = next;
      queue.shift();
    }
    expect(queue.size).toBe(0);
  });

  test('lets go of a callback that has fired, was cancelled or cleared', () => {
    const queue = new TimerQueue();
    const mine = (): void => {};
    queue.set(1, mine);
    queue.cancel(queue.set(2, mine));
    queue.shift();
    queue.set(3, mine);
    queue.clear();
    expect(Object.values(queue).flat()).not.toContain(mine);
  });
});

interface Entry {
  readonly deadline: number;
  readonly callback: () => void;
  readonly id: number;
}

function noop(): void {}

// Few distinct deadlines, so that most of them collide.
const operation = fc.record({
  kind: fc.constantFrom('set', 'set', 'set', 'set', 'cancel', 'cancel', 'shift', 'shift', 'clear'),
  value: fc.oneof(fc.nat(5), fc.nat(1000), fc.double({ min: 0, max: 10, noNaN: true })),
});
