import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { mutualExclusion } from './mutual-exclusion.ts';

const PROGRAM = 'main: spawn a, acquire k, sleep 2\na: acquire k, sleep 3, release k';
const BEGUN = `0 main start\n0 main spawn a\n0 main suspend acquire k\n0 a start\n0 a suspend acquire k
  0 main resume\n0 main suspend sleep 2`;

const judge = (events: string, more: Partial<Parameters<typeof traceOf>[0]> = {}) =>
  mutualExclusion.check(traceOf({ program: PROGRAM, events, ...more }));

test('holds where the next is given the lock after the end of the one before', () => {
  const events = `${BEGUN}\n0 advance 2\n2 main resume\n2 main release k at end\n2 main finish\n2 a resume`;
  expect(judge(events)).toEqual({ obligations: 0 });
  const asked = `0 main start\n0 main spawn a\n0 main suspend acquire k\n0 main resume\n0 main suspend sleep 2\n0 a start
    0 a suspend acquire k\n0 advance 2\n2 main resume\n2 main release k at end\n2 main finish\n2 a resume`;
  expect(judge(asked)).toEqual({ obligations: 1 });
});

test('is broken by two holders', () => {
  expect(judge(`${BEGUN}\n0 a resume`).violation).toEqual({
    message: 'At 0 ms main and a held k at once.',
    task: 1,
    from: 0,
    to: 0,
    events: [5, 7],
    because: ['main was given k at 0 ms and had not given it back'],
  });
});

test('of a semaphore it asks only where one has all of it', () => {
  const shared = `${BEGUN}\n0 a resume`;
  expect(judge(shared, { permits: 2 })).toEqual({ obligations: 0 });
  const greedy = shared.replaceAll('a suspend acquire k', 'a suspend acquire k 2');
  expect(judge(greedy, { permits: 2 }).violation?.message).toBe(
    'At 0 ms main held 1 of k, and a held all 2.',
  );
});

test('other locks are no matter', () => {
  const events = `${BEGUN.replace('a suspend acquire k', 'a suspend acquire l')}\n0 a resume`;
  expect(judge(events)).toEqual({ obligations: 0 });
});
