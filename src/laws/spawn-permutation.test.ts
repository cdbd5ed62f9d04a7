import { expect, test } from 'vitest';
import { comparedWith } from './comparison.fixture.ts';
import { spawnPermutation } from './spawn-permutation.ts';

const RUN = {
  program: 'main: spawn a, spawn b\na: sleep 2\nb: emit 1',
  events: `0 main start\n0 main spawn a\n0 main spawn b\n0 main finish\n0 a start\n0 a suspend sleep 2\n0 b start
    0 b emit 1\n0 b finish\n0 advance 2\n2 a resume\n2 a finish`,
};
const relation = 'spawn-permutation';

test('holds where each task ended alike and the whole took as long', () => {
  expect(spawnPermutation.check(comparedWith(RUN, { relation }))).toEqual({ obligations: 4 });
});

test('is broken by another result, and by another time', () => {
  const other = comparedWith(RUN, { relation, ends: [{}, {}, { digest: 2 }] });
  expect(spawnPermutation.check(other).violation?.message).toBe(
    'Where independent tasks are spawned in the opposite order b returned 2; here it returned 1, at 0 ms.',
  );
  const later = comparedWith(RUN, { relation, ends: [{}, { time: 3 }] });
  expect(spawnPermutation.check(later).violation?.message).toBe(
    'Where independent tasks are spawned in the opposite order everything took 3 ms; here it took 2 ms.',
  );
});

test('the time is not asked of those that wait for slots, or may be late', () => {
  const ends = [{}, { time: 3 }];
  for (const claims of [{ supports: ['limit'] }, { guarantees: { resolution: 1 } }] as const) {
    expect(spawnPermutation.check(comparedWith({ ...RUN, ...claims }, { relation, ends }))).toEqual({
      obligations: 3,
    });
  }
});
