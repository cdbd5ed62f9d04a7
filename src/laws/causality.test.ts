import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { causality } from './causality.ts';

const PROGRAM = 'main: spawn a, join a\na: sleep 5';

test('counts starts and deliveries', () => {
  const events = `0 main start\n0 main spawn a\n0 main suspend join a\n0 a start\n0 a suspend sleep 5\n5 a resume\n5 a finish
    5 main resume\n5 main deliver a`;
  expect(causality.check(traceOf({ program: PROGRAM, events }))).toEqual({ obligations: 2 });
});

test('is broken by a join that ends before the joined task', () => {
  const events = `0 main start\n0 main spawn a\n0 main suspend join a\n0 a start\n0 a suspend sleep 5\n0 main resume
    0 main deliver a\n5 a resume\n5 a finish`;
  const { violation } = causality.check(traceOf({ program: PROGRAM, events }));
  expect(violation?.message).toBe(
    'main was continued from its join of a at 0 ms, but a ended only at 5 ms, after that.',
  );
  expect(violation).toMatchObject({
    task: 0,
    from: 0,
    to: 5,
    events: [5, 8],
    because: ['a had started at 0 ms'],
  });
});

test('is broken by a delivery out of nowhere', () => {
  const trace = traceOf({ program: PROGRAM, events: '0 main start\n0 main spawn a\n0 main deliver a 0' });
  expect(causality.check(trace).violation?.message).toContain('but a never ended');
});

test('is broken by a start before the spawn, or before main', () => {
  const early = traceOf({ program: PROGRAM, events: '0 main start\n0 a start\n2 main spawn a' });
  expect(causality.check(early).violation?.message).toBe(
    'a started at 0 ms, but its spawn came later, at 2 ms.',
  );
  const alone = traceOf({ program: PROGRAM, events: '0 main spawn a\n0 a start\n2 main start' });
  expect(causality.check(alone).violation?.message).toBe('a started at 0 ms, but main had not.');
});

test('is broken by a child that another task spawns', () => {
  const trace = traceOf({
    program: `${PROGRAM}\nb:`.replace('join a', 'spawn b'),
    events: '0 main start\n0 main spawn a\n0 a start\n0 a spawn b',
  });
  expect(causality.check(trace).violation?.message).toBe('a spawned b at 0 ms, which is not its child.');
});

test('a join that goes on at the very instant of the end holds', () => {
  const events =
    '0 main start\n0 main spawn a\n0 a start\n0 a finish\n0 main suspend join a\n0 main resume\n0 main deliver a';
  expect(causality.check(traceOf({ program: 'main: spawn a, join a\na:', events }))).toEqual({
    obligations: 2,
  });
});

test('is broken where what a task is given as is not there yet', () => {
  const program = 'main: spawn a {after 2}\na:';
  const events = '0 main start\n0 main spawn a\n0 main finish\n0 advance 1';
  expect(
    causality.check(traceOf({ program, events: `${events}\n1 a start\n1 a finish` })).violation?.message,
  ).toBe('a started at 1 ms, but what it was given as was a promise until 2 ms.');
  const kept = `${events}\n1 advance 2\n2 a start\n2 a finish`;
  expect(causality.check(traceOf({ program, events: kept }))).toEqual({ obligations: 1 });
});
