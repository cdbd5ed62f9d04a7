import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Dice, diceFrom } from './dice.ts';

test('fall within the range, ends included, and the same for the same seed', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: -5, max: 5 }), fc.nat(5), (seed, min, span) => {
      const [dice, again] = [new Dice(seed), new Dice(seed)];
      const seen = new Set<number>();
      for (let i = 0; i < 200; i++) {
        const drawn = dice.nextInt(min, min + span);
        expect(again.nextInt(min, min + span)).toBe(drawn);
        seen.add(drawn);
      }
      // 200 throws miss one of six faces less than once in 10^15 times.
      expect([...seen].sort((x, y) => x - y)).toEqual(Array.from({ length: span + 1 }, (_, i) => min + i));
    }),
  );
});

test('every face comes about as often', () => {
  const dice = new Dice(7);
  const counts = new Array<number>(6).fill(0);
  for (let i = 0; i < 60_000; i++) counts[dice.nextInt(0, 5)]!++;
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
});

test("fall as fast-check's seed and path say", () => {
  const random = { nextInt: () => 42 } as Parameters<typeof diceFrom>[0];
  expect(diceFrom(random).nextInt(0, 1000)).toBe(new Dice(42).nextInt(0, 1000));
});
