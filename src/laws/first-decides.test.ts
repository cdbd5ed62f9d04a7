import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { firstDecides } from './first-decides.ts';

const PROGRAM = 'main: spawn a {for race}, spawn b {for race}\na: sleep 1\nb: sleep 2';
const BEGUN = `0 main start\n0 main spawn a\n0 main spawn b\n0 main suspend race 1\n0 a start\n0 a suspend sleep 1
  0 b start\n0 b suspend sleep 2\n0 advance 1\n1 a resume\n1 a finish`;

const judge = (events: string, more: Partial<Parameters<typeof traceOf>[0]> = {}) =>
  firstDecides.check(traceOf({ program: PROGRAM, events, ...more }));

test('holds where the first arm to end is told of', () => {
  expect(judge(`${BEGUN}\n1 main resume\n1 main deliver a\n1 main finish`)).toEqual({ obligations: 1 });
});

test('is broken where one is told of that ended later', () => {
  const events = `${BEGUN}\n1 advance 2\n2 b resume\n2 b finish\n2 main resume\n2 main deliver b\n2 main finish`;
  expect(judge(events).violation?.message).toBe(
    'main was given b, which ended at 2 ms, but a had ended before it, at 1 ms.',
  );
});

test('of two that end in one instant either may be told of', () => {
  const program = PROGRAM.replace('sleep 2', 'sleep 1');
  const events = `${BEGUN.replace('sleep 2', 'sleep 1')}\n1 b resume\n1 b finish\n1 main resume\n1 main deliver b\n1 main finish`;
  expect(judge(events, { program })).toEqual({ obligations: 1 });
});

test('of a whole a failure decides, and no other end', () => {
  const program = PROGRAM.replaceAll('race', 'all').replace('sleep 2', 'sleep 2, throw');
  const events = `${BEGUN.replace('race', 'all')}\n1 advance 2\n2 b resume\n2 b finish\n2 main resume\n2 main deliver b\n2 main finish`;
  expect(judge(events, { program })).toEqual({ obligations: 1 });
});

test('where arms start one by one, none starts behind the one that decides', () => {
  const program = 'main: spawn a {for race}, spawn b {for race}\na:\nb:';
  const events = `0 main start\n0 main spawn a\n0 main spawn b\n0 main suspend race 1\n0 a start\n0 a finish
    0 b start\n0 b finish\n0 main resume\n0 main deliver a\n0 main finish`;
  expect(judge(events, { program }).violation).toBeUndefined();
  const guarantees = { arms: 'one-by-one' } as const;
  expect(judge(events, { program, guarantees }).violation?.message).toBe(
    'a decided at 0 ms, and b was started at 0 ms all the same.',
  );
});
