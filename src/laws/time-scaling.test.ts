import { expect, test } from 'vitest';
import { comparedWith } from './comparison.fixture.ts';
import { timeScaling } from './time-scaling.ts';

const RUN = { program: 'main: sleep 3', events: at(3) };
const relation = 'time-scaling';

function at(ms: number): string {
  return `0 main start\n0 main suspend sleep 3\n0 advance ${ms}\n${ms} main resume\n${ms} main finish`;
}

/** Of a run with all durations ten times as long that took so many ms. */
function longer(time: number, changes: object = {}) {
  return timeScaling.check(
    comparedWith({ ...RUN, ...changes }, { relation, factor: 10, ends: [{ time, latest: 31 }] }),
  );
}

test('holds where everything takes so many times as long', () => {
  expect(longer(30)).toEqual({ obligations: 1 });
});

test('is broken where it takes less, or more', () => {
  expect(longer(12).violation?.message).toBe(
    'With all durations 10 times as long main ended at 12 ms; here it ended at 3 ms, and 10 times that is 30 ms.',
  );
  expect(longer(31).violation?.message).toContain('main ended at 31 ms');
});

test('of who may be late it asks no more than both runs may be', () => {
  const late = { guarantees: { resolution: 1 }, events: at(4) };
  expect(longer(30, late)).toEqual({ obligations: 1 });
  expect(longer(31, late)).toEqual({ obligations: 1 });
  expect(longer(29, late).violation?.message).toContain('main ended at 29 ms');
  expect(longer(42, late).violation?.message).toContain('main ended at 42 ms');
});

test('is broken where the longer run does not come to its end', () => {
  const stuck = comparedWith(RUN, {
    relation,
    factor: 10,
    ending: { kind: 'deadlock' },
    ends: [{ status: -1 }],
  });
  expect(timeScaling.check(stuck).violation?.message).toBe(
    'With all durations 10 times as long main never ended: the run ended as a deadlock.',
  );
});

test('has nothing to ask where tasks start late on their own account: that grows with nothing', () => {
  const program = 'main: spawn a, sleep 3\na:';
  const events =
    '0 main start\n0 main spawn a\n0 main suspend sleep 3\n0 advance 1\n1 a start\n1 a finish\n1 advance 3\n3 main resume\n3 main finish';
  const trace = comparedWith(
    { program, events },
    { relation, factor: 10, ends: [{ time: 30 }, { time: 1 }] },
  );
  expect(timeScaling.check(trace)).toEqual({ obligations: 0 });
});

test('has nothing to ask where no time passes', () => {
  const run = { program: 'main:', events: '0 main start\n0 main finish' };
  expect(timeScaling.check(comparedWith(run, { relation, factor: 10 }))).toEqual({ obligations: 0 });
});
