import { expect, test } from 'vitest';
import { Kind } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import { traceOf } from '../trace/traces.fixture.ts';
import { errorDelivery } from './error-delivery.ts';

const PROGRAM = 'main: spawn a, yield, cancel a\na: cleanup 0 {throws error}, sleep 9';

function cancelled(told: string, program = PROGRAM, guarantees: object = { teardown: 'told' }): Trace {
  return traceOf({
    program,
    guarantees,
    events: `0 main start\n0 main spawn a\n0 main suspend yield\n0 a start\n0 a defer 0 0\n0 a suspend sleep 9
      0 main resume\n0 main suspend cancel a\n0 a cleanup 0 0\n0 a cleaned 0 0\n0 a close\n${told}
      0 main resume\n0 main finish`,
  });
}

test('holds where the cancel throws what failed', () => {
  expect(errorDelivery.check(cancelled('0 main hear a'))).toEqual({ obligations: 1 });
  expect(cancelled('0 main hear a').events.kind).toContain(Kind.hear);
});

test('is broken by a cancel that comes back as if nothing had failed', () => {
  const { obligations, violation } = errorDelivery.check(cancelled(''));
  expect(obligations).toBe(1);
  expect(violation?.message).toBe(
    'main cancelled a, which threw at 0 ms as it cleaned up, and the cancel came back at 0 ms as if it had not.',
  );
});

test('says nothing where that is not claimed, where nothing fails, or where the task cleaned up already', () => {
  expect(errorDelivery.check(cancelled('', PROGRAM, {}))).toEqual({ obligations: 0 });
  expect(errorDelivery.check(cancelled('', PROGRAM.replace(' {throws error}', '')))).toEqual({
    obligations: 0,
  });
  const late = traceOf({
    program: 'main: spawn a, yield, cancel a\na: cleanup 3 {throws error}',
    guarantees: { teardown: 'told' },
    events: `0 main start\n0 main spawn a\n0 main suspend yield\n0 a start\n0 a defer 0 3\n0 a cleanup 0 3
      0 main resume\n0 main suspend cancel a\n3 a cleaned 0 3\n3 a close\n3 main resume\n3 main finish`,
  });
  expect(errorDelivery.check(late)).toEqual({ obligations: 0 });
});
