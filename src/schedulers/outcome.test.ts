import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outcomeOf, unwrap } from './outcome.ts';

test('returns what was returned and throws what was thrown, falsy values included', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(unwrap(outcomeOf(() => value))).toBe(value);
      const thrown = outcomeOf(() => {
        throw value;
      });
      expect(thrown).toEqual({ status: 'rejected', reason: value });
      expect(outcomeOf(() => unwrap(thrown))).toEqual(thrown);
    }),
  );
});
