import { expect, test } from 'vitest';
import { comparedWith } from './comparison.fixture.ts';
import { delegation } from './delegation.ts';

const RUN = {
  program: 'main: yield, emit 1',
  events: '0 main start\n0 main suspend yield\n0 main resume\n0 main emit 1\n0 main finish',
};

test('holds where each task ended alike', () => {
  expect(delegation.check(comparedWith(RUN, { relation: 'delegation' }))).toEqual({ obligations: 1 });
});

test('is broken where one did not', () => {
  const { violation } = delegation.check(
    comparedWith(RUN, { relation: 'delegation', ends: [{ digest: 0 }] }),
  );
  expect(violation?.message).toBe(
    'With each body split over calls, one for each of its waits, main returned 0; here it returned 1, at 0 ms.',
  );
});
