import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ImmediateQueue } from './immediate-queue.ts';

test('immediates agree with a plain list on any sequence of set, cancel, shift and clear', () => {
  const queue = new ImmediateQueue();
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('set', 'set', 'set', 'cancel', 'shift', 'clear'), fc.nat())),
      (operations) => {
        queue.clear();
        let model: { id: number; callback: () => void }[] = [];
        const ids: number[] = [0];
        for (const [kind, value] of operations) {
          if (kind === 'set') {
            const callback = (): void => {};
            const id = queue.set(callback);
            expect(ids).not.toContain(id);
            ids.push(id);
            model.push({ id, callback });
          } else if (kind === 'cancel') {
            const id = ids[value % ids.length]!;
            expect(queue.cancel(id)).toBe(model.some((entry) => entry.id === id));
            model = model.filter((entry) => entry.id !== id);
          } else if (kind === 'shift') {
            expect(queue.shift()).toBe(model.shift()?.callback);
          } else {
            queue.clear();
            model = [];
          }
          expect(queue.size).toBe(model.length);
        }
      },
    ),
  );
});

test('a chain of immediates that never runs dry keeps its order and little memory', () => {
  const queue = new ImmediateQueue();
  const callbacks = Array.from({ length: 10 }, () => (): void => {});
  for (const callback of callbacks) queue.set(callback);
  for (let i = 0; i < 5000; i++) {
    const next = queue.shift()!;
    expect(next).toBe(callbacks[i % 10]);
    queue.set(next);
  }
  expect((Reflect.get(queue, 'callbacks') as unknown[]).length).toBeLessThan(2048);
});
