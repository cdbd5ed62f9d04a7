import { expect, test } from 'vitest';
import type { Trace } from '../trace/trace.ts';
import { caseOf, lawOf } from './harness.fixture.ts';
import { count, type Origin, startTallies } from './tally.ts';

const broken = lawOf('completion', () => 'broken', {
  check: () => ({ obligations: 2, violation: VIOLATION }),
});
const quiet = lawOf('quiescence', () => undefined, { check: () => ({ obligations: 0 }) });
const worse = lawOf('bounded-bypass', () => undefined, {
  check: ({ limit }) => ({ obligations: 1, worst: limit }),
});

const VIOLATION = { message: 'broken', from: 0, to: 0, events: [], because: [] };

const small = caseOf('main:');
const large = caseOf('main: sleep 1, sleep 2');

function after(...met: readonly (readonly [typeof small, Origin, number?])[]) {
  const tallies = startTallies([broken, quiet, worse]);
  let programs = 0;
  for (const [kase, origin, worst = 0] of met) {
    const trace = { limit: worst, ending: { kind: 'completed' } } as Trace;
    count(tallies, trace, kase, () => origin, ++programs);
  }
  return tallies;
}

test('obligations are summed, programs with any counted, the worst kept', () => {
  const [one, none, worst] = after([small, { seed: 1, path: '0' }, 3], [small, { seed: 1, path: '1' }, 2]);
  expect(one).toMatchObject({ obligations: 4, occasions: 2, worst: undefined });
  expect(none).toMatchObject({ obligations: 0, occasions: 0, broken: undefined, first: undefined });
  expect(worst).toMatchObject({ obligations: 2, worst: 3 });
});

test('the smallest random case of the first chunk is kept, and which program was the first', () => {
  const [tally] = after(
    [large, { seed: 1, path: '7' }],
    [small, { seed: 1, path: '9' }],
    [caseOf('main:'), { seed: 1, path: '11' }],
  );
  expect(tally).toMatchObject({ first: { path: '7', programs: 1 }, broken: { case: small, path: '9' } });
  const [later] = after([large, { seed: 1, path: '7' }], [small, { seed: 99, path: '0' }]);
  expect(later!.broken).toMatchObject({ case: large, path: '7' });
});

test('of enumerated cases the first is kept, beside the random one', () => {
  const place = (number: number) => ({ small: { tasks: 4, steps: 4, number } });
  const [tally] = after(
    [small, { seed: 1, path: '7' }],
    [large, { seed: 1, path: 'small:3', ...place(4) }],
    [small, { seed: 1, path: 'small:5', ...place(6) }],
  );
  expect(tally!.small).toEqual({ case: large, seed: 1, path: 'small:3', ...place(4) });
  expect(tally!.broken).toEqual({ case: small, seed: 1, path: '7' });
  expect(tally!.first).toEqual({ seed: 1, path: '7', programs: 1 });
});

test('counts the programs that broke a law, and those of them that left another whole', () => {
  const big = lawOf('exactly-once', () => undefined, {
    check: ({ limit }) => ({ obligations: 1, ...(limit > 1 ? { violation: VIOLATION } : {}) }),
  });
  const tallies = startTallies([broken, big, { ...quiet, judges: 'completed' }]);
  for (const limit of [1, 2, 3]) {
    const ending = limit === 3 ? { kind: 'deadlock' } : { kind: 'completed' };
    count(tallies, { limit, ending } as Trace, small, () => ({ seed: 1, path: '0' }), limit);
  }
  expect(tallies.map(({ breaks }) => breaks)).toEqual([3, 2, 0]);
  // What ended in a deadlock says nothing of a law that judges only what completed.
  expect(tallies.map(({ without }) => without)).toEqual([
    [0, 1, 2],
    [0, 0, 1],
    [0, 0, 0],
  ]);
});
