import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { joinDelivery } from './join-delivery.ts';

const TWO_JOINERS = 'main: spawn a, spawn b, join a\na: emit 5\nb: join a';
const JOINED = `0 main start\n0 main spawn a\n0 main spawn b\n0 main suspend join a\n0 a start\n0 a emit 5\n2 a finish
  2 b start\n2 b suspend join a\n2 main resume\n2 main deliver a\n2 main finish`;

test('counts each joiner, before the end and after it', () => {
  const trace = traceOf({ program: TWO_JOINERS, events: `${JOINED}\n2 b resume\n2 b deliver a\n2 b finish` });
  expect(joinDelivery.check(trace)).toEqual({ obligations: 2 });
});

test('is broken by a joiner that is given another value', () => {
  const trace = traceOf({ program: TWO_JOINERS, events: `${JOINED}\n3 b resume\n3 b deliver a foreign` });
  const { obligations, violation } = joinDelivery.check(trace);
  expect(obligations).toBe(2);
  expect(violation?.message).toBe(
    'b joined a and was given a value that is not its result at 3 ms, but a had returned 5.',
  );
  expect(violation).toMatchObject({ task: 2, from: 2, to: 3, events: [6, 13] });
});

test('is broken by a joiner that is forgotten', () => {
  const trace = traceOf({ program: TWO_JOINERS, events: JOINED, ending: { kind: 'deadlock' } });
  const { violation } = joinDelivery.check(trace);
  expect(violation?.message).toBe('b joined a, which returned 5 at 2 ms, and was never told.');
  expect(violation?.because).toEqual(['the join came at 2 ms, after that']);
});

test('does not call a joiner forgotten in a run that was stopped', () => {
  const ending = { kind: 'budget', budget: 'events', spent: 12 } as const;
  expect(joinDelivery.check(traceOf({ program: TWO_JOINERS, events: JOINED, ending }))).toEqual({
    obligations: 1,
  });
});

test('compares with what the task really returned, right or wrong', () => {
  const events =
    '0 main start\n0 main spawn a\n0 a start\n0 a finish 8\n0 main suspend join a\n0 main resume\n0 main deliver a 8';
  expect(joinDelivery.check(traceOf({ program: 'main: spawn a, join a\na: emit 5', events }))).toEqual({
    obligations: 1,
  });
});
