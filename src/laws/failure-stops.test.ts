import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { failureStops } from './failure-stops.ts';

const PROGRAM = 'main: spawn a, spawn b {after 2}, spawn c\na: sleep 1, throw\nb:\nc:';
const FAILED = `0 main start\n0 main spawn a\n0 main spawn b\n0 main spawn c\n0 main finish
  0 a start\n0 a suspend sleep 1\n0 advance 1\n1 a resume\n1 a finish`;

const judge = (events: string, more: Partial<Parameters<typeof traceOf>[0]> = {}) =>
  failureStops.check(
    traceOf({ program: PROGRAM, events, limit: 1, guarantees: { failure: 'stops' }, ...more }),
  );

test('holds where nothing starts after a failure', () => {
  expect(judge(`${FAILED}\n1 advance 2`)).toEqual({ obligations: 1 });
});

test('is broken where a task starts whose input came in later', () => {
  expect(judge(`${FAILED}\n1 advance 2\n2 b start\n2 b finish`).violation?.message).toBe(
    'a failed at 1 ms, which ends the whole, and b started at 2 ms.',
  );
});

test('what starts before the clock moves may have had its place before', () => {
  expect(judge(`${FAILED}\n1 c start\n1 c finish\n1 advance 2`)).toEqual({ obligations: 1 });
});

test('who hears of a failure so many ms later may start something until then', () => {
  const guarantees = { failure: 'stops', resolution: 1 } as const;
  expect(judge(`${FAILED}\n1 advance 2\n2 b start\n2 b finish`, { guarantees })).toEqual({ obligations: 1 });
  expect(judge(`${FAILED}\n1 advance 3\n3 b start\n3 b finish`, { guarantees }).violation).toBeDefined();
});

test('a failure that finds nobody waiting is no occasion', () => {
  const program = 'main: spawn a\na: throw';
  const events = '0 main start\n0 main spawn a\n0 a start\n0 a finish\n0 main finish';
  expect(judge(events, { program })).toEqual({ obligations: 0 });
});
