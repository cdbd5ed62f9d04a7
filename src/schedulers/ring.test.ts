import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Ring } from './ring.ts';

test('shifts what was pushed in the order of pushing, through any mixture of both', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer(), { nil: undefined }), { maxLength: 200 }), (operations) => {
      const ring = new Ring<number>();
      const model: number[] = [];
      for (const operation of operations) {
        if (operation === undefined) expect(ring.shift()).toBe(model.shift());
        else {
          ring.push(operation);
          model.push(operation);
        }
        expect(ring.length).toBe(model.length);
      }
    }),
  );
});

test('keeps the order when it grows while its head is in the middle', () => {
  const ring = new Ring<number>();
  for (let i = 0; i < 16; i++) ring.push(i);
  for (let i = 0; i < 10; i++) ring.shift();
  for (let i = 16; i < 100; i++) ring.push(i);
  const rest = Array.from({ length: ring.length }, () => ring.shift());
  expect(rest).toEqual(Array.from({ length: 90 }, (_, i) => i + 10));
});

test('gives undefined when it is empty and can be filled again', () => {
  const ring = new Ring<string>();
  expect(ring.shift()).toBeUndefined();
  ring.push('a');
  expect([ring.shift(), ring.shift(), ring.length]).toEqual(['a', undefined, 0]);
});
