import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { lockHandoff } from './lock-handoff.ts';

const PROGRAM = 'main: spawn a, spawn b, acquire k, sleep 2, release k, sleep 5\na: acquire k\nb: acquire k';
const BEGUN = `0 main start\n0 main spawn a\n0 main spawn b\n0 main suspend acquire k\n0 main resume\n0 main suspend sleep 2
  0 a start\n0 a suspend acquire k\n0 b start\n0 b suspend acquire k
  0 advance 2\n2 main resume\n2 main release k\n2 main suspend sleep 5`;
const FIRST = '2 a resume\n2 a release k at end\n2 a finish';
const SECOND = '2 b resume\n2 b release k at end\n2 b finish';
const FIFO = { guarantees: { order: 'fifo' } } as const;

const judge = (events: string, more: Partial<Parameters<typeof traceOf>[0]> = {}) =>
  lockHandoff.check(traceOf({ program: PROGRAM, events, ...more }));

test('holds where each is given the lock before the clock moves', () => {
  const events = `${BEGUN}\n${FIRST}\n${SECOND}\n2 advance 7\n7 main resume\n7 main finish`;
  expect(judge(events, FIFO)).toEqual({ obligations: 3 });
});

test('is broken where the clock moves while the lock is free, by as much as the resolution does not allow', () => {
  const events = (ms: number) =>
    `${BEGUN}\n2 advance ${ms}\n${`${FIRST}\n${SECOND}`.replaceAll('2 ', `${ms} `)}`;
  expect(judge(events(4)).violation).toMatchObject({
    message: 'From 2 to 4 ms k was free while a and b waited for it.',
    from: 2,
    to: 4,
    because: ['main gave k back at 2 ms'],
  });
  expect(judge(events(4), { guarantees: { resolution: 1 } }).violation).toBeDefined();
  expect(judge(events(3), { guarantees: { resolution: 1 } }).violation).toBeUndefined();
  const late = events(4).replace('2 advance 4', '2 advance 4 late 1');
  expect(judge(late, { guarantees: { resolution: 1 } }).violation).toBeUndefined();
});

test('time that another task holds the processor is no delay of the lock', () => {
  const program = PROGRAM.replace('release k, sleep 5', 'release k, work 3, sleep 5');
  const busy = BEGUN.replace('2 main suspend sleep 5', '2 main work 3\n5 main suspend sleep 5');
  const rest = `${FIRST}\n${SECOND}`.replaceAll('2 ', '6 ');
  expect(judge(`${busy}\n5 advance 6\n${rest}`, { program }).violation?.message).toContain('From 2 to 6 ms');
  const withTimer = { program, guarantees: { resolution: 1 } };
  expect(judge(`${busy}\n5 advance 6\n${rest}`, withTimer).violation).toBeUndefined();
});

test('is broken where nobody is woken any more', () => {
  const lost = `${BEGUN}\n${FIRST}`;
  expect(judge(lost, { ending: { kind: 'deadlock' } }).violation).toMatchObject({
    message: 'From 2 ms on, for ever, k was free while b waited for it.',
    because: ['a ended at 2 ms, and so gave k back'],
  });
  expect(judge(lost, { ending: { kind: 'budget', budget: 'turns', spent: 9 } }).violation).toBeUndefined();
});

test('the order of requests binds where it is claimed', () => {
  const events = `${BEGUN}\n${SECOND}\n${FIRST}`;
  expect(judge(events, FIFO).violation).toMatchObject({
    message: 'b was given k at 2 ms, and a had asked for it before.',
    task: 1,
  });
  expect(judge(events).violation).toBeUndefined();
});

test('who was given the lock before and does not know yet is not passed over', () => {
  const program = 'main: spawn a, spawn b, acquire k, sleep 2, release k\na: acquire k 2\nb: acquire k';
  const events = BEGUN.replaceAll('main suspend acquire k', 'main suspend acquire k 2')
    .replace('a suspend acquire k', 'a suspend acquire k 2')
    .replace('2 main suspend sleep 5', '2 b resume');
  expect(judge(`${events}\n2 a resume`, { program, permits: 3, ...FIFO }).violation).toBeUndefined();
  expect(judge(`${events}\n2 a resume`, { program, permits: 2, ...FIFO }).violation).toBeDefined();
});

test('without an order, a semaphore may serve whoever asks for little, and must serve somebody where all have room', () => {
  const program = 'main: spawn a, spawn b, acquire k, sleep 2, release k\na: acquire k 3\nb: acquire k';
  const waiting = `0 main start\n0 main spawn a\n0 main spawn b\n0 main suspend acquire k\n0 main resume\n0 main suspend sleep 2
    0 a start\n0 a suspend acquire k 3\n0 b start\n0 b suspend acquire k\n0 advance 2`;
  expect(judge(waiting, { program, permits: 3 }).violation).toBeUndefined();
  expect(judge(waiting, { program, permits: 4 }).violation?.message).toBe(
    'From 0 ms on, for ever, 3 of 4 permits of k were free while a and b waited for 3 and 1.',
  );
});

test('where work conservation is claimed, room for one of those that wait is enough', () => {
  const program = 'main: spawn a, spawn b, acquire k, sleep 1\na: acquire k 2\nb: acquire k';
  const waiting = `
    0 main start
    0 main suspend acquire k
    0 main resume
    0 a start
    0 a suspend acquire k 2
    0 b start
    0 b suspend acquire k
    0 main suspend sleep 1
    0 advance 1`;
  const conserving = { workConserving: true };
  expect(judge(waiting, { program, permits: 2, guarantees: {} }).violation).toBeUndefined();
  expect(judge(waiting, { program, permits: 2, guarantees: conserving }).violation).toMatchObject({
    message: 'From 0 ms on, for ever, 1 of 2 permits of k was free while a and b waited for 2 and 1.',
  });
});
