import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { errorDelivery } from './error-delivery.ts';

function joining(thrown: string, delivered: string, rejections: readonly string[] = []) {
  return traceOf({
    program: `main: spawn a, settle a\na: throw ${thrown}`,
    events: `0 main start\n0 main spawn a\n0 main suspend settle a\n0 a start\n0 a finish\n0 main resume
      0 main deliver a ${delivered}\n0 main finish`,
    leftovers: { rejections },
  });
}

test('holds where the joiner is thrown the very same', () => {
  expect(errorDelivery.check(joining('', ''))).toEqual({ obligations: 1 });
  expect(errorDelivery.check(joining('undefined', ''))).toEqual({ obligations: 1 });
});

test('is broken by an error that is swallowed', () => {
  const { violation } = errorDelivery.check(joining('', 'foreign'));
  expect(violation?.message).toBe(
    'main joined a and was given a value that is not its result at 0 ms, but a had thrown its error.',
  );
});

test('is broken by a falsy error that becomes another', () => {
  expect(errorDelivery.check(joining('zero', 'undefined')).violation?.message).toContain(
    'was given undefined at 0 ms, but a had thrown 0',
  );
});

test('is broken by an error that is delivered and left unhandled as well', () => {
  const { violation } = errorDelivery.check(joining('', '', ['TaskError: thrown by task a']));
  expect(violation?.message).toContain('the same error was also left as a rejection that nobody handled');
  expect(errorDelivery.check(joining('null', '', ['null'])).violation).toBeDefined();
});

test('does not take the rejection of another error for this one', () => {
  const others = ['TaskError: thrown by task aa', 'TypeError: no', 'undefined'];
  expect(errorDelivery.check(joining('', '', others))).toEqual({ obligations: 1 });
});

test('leaves tasks that returned to join-delivery', () => {
  const events =
    '0 main start\n0 main spawn a\n0 a start\n0 a finish\n0 main suspend join a\n0 main resume\n0 main deliver a 9';
  expect(errorDelivery.check(traceOf({ program: 'main: spawn a, join a\na:', events }))).toEqual({
    obligations: 0,
  });
});

test('where a join is to cancel who joins, that is how a cancel is told', () => {
  const program = 'main: spawn a, spawn b, cancel a\na: sleep 5\nb: settle a';
  const events = `0 main start\n0 main spawn a\n0 main spawn b\n0 a start\n0 a suspend sleep 5\n0 b start\n0 b suspend settle a
    0 main suspend cancel a\n0 a close\n0 main resume\n0 main finish`;
  const guarantees = { joinCancelled: 'cancels' } as const;
  expect(errorDelivery.check(traceOf({ program, events: `${events}\n0 b close`, guarantees }))).toEqual({
    obligations: 1,
  });
  expect(errorDelivery.check(traceOf({ program, events, guarantees })).violation?.message).toBe(
    'b joined a, which was cancelled at 0 ms, and was never told.',
  );
});
