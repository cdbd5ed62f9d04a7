import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { weightLimit } from './weight-limit.ts';

const EVENTS = `0 main start\n0 main spawn a\n0 main suspend acquire k 2\n0 main resume\n0 main suspend sleep 2
  0 a start\n0 a suspend acquire k 2\n0 a resume`;

const judge = (permits: number) =>
  weightLimit.check(
    traceOf({ program: 'main: spawn a, acquire k 2, sleep 2\na: acquire k 2', events: EVENTS, permits }),
  );

test('holds as long as the sum of what is held is no more than there is', () => {
  expect(judge(4)).toEqual({ obligations: 0, worst: 4 });
});

test('is broken by one permit too many', () => {
  expect(judge(3)).toMatchObject({
    obligations: 1,
    worst: 4,
    violation: {
      message: 'At 0 ms main and a held 4 permits of k, which has 3.',
      because: ['main was given 2 at 0 ms', 'a was given 2 at 0 ms'],
    },
  });
});
