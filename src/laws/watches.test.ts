import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { idleExact } from './idle-exact.ts';

const judge = (events: string, program: string, limit = 1) =>
  idleExact.check(traceOf({ program, events, limit, supports: ['limit', 'idle', 'watch', 'size', 'empty'] }));

const PROGRAM = 'main: spawn a, watch, watch\na: sleep 3';
const BEGUN =
  '0 main start\n0 main spawn a\n0 main watch 0\n0 main watch 0\n0 main finish\n0 a start\n0 a suspend sleep 3';
const ENDED = `${BEGUN}\n0 advance 3\n3 a resume\n3 a finish`;

test('holds where all who asked are told once, in the ms in which it is so', () => {
  expect(judge(`${ENDED}\n3 told 0\n3 told 1`, PROGRAM)).toEqual({ obligations: 2 });
});

test('is broken where one of two is not told', () => {
  expect(judge(`${ENDED}\n3 told 1`, PROGRAM).violation).toMatchObject({
    message: 'All was idle at 3 ms, and main, which had asked to be told of that, was not.',
    because: ['it had asked at 0 ms'],
  });
});

test('is broken by telling before it is so, and by telling twice', () => {
  expect(judge(`${BEGUN}\n0 told 0`, PROGRAM).violation?.message).toBe(
    'main was told at 0 ms that all was idle, and 1 had not ended.',
  );
  expect(judge(`${ENDED}\n3 told 0\n3 told 0`, PROGRAM).violation?.message).toBe(
    'main had asked once to be told of idle, and was told again at 3 ms.',
  );
});

test('is broken where the clock moves before anybody is told', () => {
  const late = `${ENDED}\n3 told 0\n3 advance 4\n4 told 1`;
  expect(judge(late, PROGRAM).violation?.message).toContain('All was idle at 3 ms');
});

test('who asks where it is so has to be told, unless somebody comes in the same instant', () => {
  const asked = '0 main start\n0 main watch 0';
  expect(judge(`${asked}\n0 main finish`, 'main: watch').violation?.because).toEqual([
    'it was so when it asked',
  ]);
  const comes = `${asked}\n0 main spawn a\n0 main finish\n0 a start\n0 a suspend sleep 3\n0 advance 3\n3 a resume`;
  const program = 'main: watch, spawn a\na: sleep 3, sleep 1';
  expect(
    judge(`${comes}\n3 a suspend sleep 1\n3 advance 4\n4 a resume\n4 a finish\n4 told 0`, program),
  ).toEqual({
    obligations: 1,
  });
  expect(judge(`${comes}\n3 told 0`, program)).toEqual({ obligations: 1 });
});

test('a queue is short when those that wait have slots, though they may start later', () => {
  const program = 'main: spawn a, spawn b, watch {below 1}\na: sleep 1\nb:';
  const begun = '0 main start\n0 main spawn a\n0 main spawn b\n0 main watch 1\n0 main finish';
  expect(judge(`${begun}\n0 a start\n0 told 0`, program).violation?.message).toBe(
    'main was told at 0 ms that fewer than 1 wait, and 1 did.',
  );
  expect(judge(`${begun}\n0 a start\n0 told 0`, program, 2)).toEqual({ obligations: 1 });
});
