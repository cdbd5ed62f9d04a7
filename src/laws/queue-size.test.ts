import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { judgeSizes } from './queue-size.ts';

const PROGRAM = 'main: spawn a, spawn b, idle {below 1}\na: sleep 2\nb: sleep 2';
const BEGUN = `0 main start\n0 main spawn a\n0 a start\n0 a suspend sleep 2\n0 main spawn b\n0 main suspend idle 1
  0 advance 2\n2 a resume\n2 a finish`;
const FIRST = '2 b start\n2 b suspend sleep 2';

const judge = (events: string, more: Partial<Parameters<typeof traceOf>[0]> = {}) =>
  judgeSizes(traceOf({ program: PROGRAM, events, limit: 1, ...more }), 0);

test('holds where main is told as the last one starts, or is given its slot', () => {
  expect(judge(`${BEGUN}\n${FIRST}\n2 main resume`)).toEqual({ obligations: 1 });
  expect(judge(`${BEGUN}\n2 main resume\n${FIRST}`)).toEqual({ obligations: 1 });
});

test('is broken where main is told while one waits that cannot have a slot', () => {
  const early = BEGUN.replace('0 advance 2', '0 main resume\n0 advance 2');
  expect(judge(early).violation).toMatchObject({
    message: 'main was told at 0 ms that fewer than 1 wait, and 1 did.',
    task: 0,
  });
});

test('is broken where main is told after the clock has moved, and never', () => {
  const late = `${BEGUN}\n${FIRST}\n2 advance 4\n4 b resume\n4 b finish\n4 main resume`;
  expect(judge(late).violation).toMatchObject({
    message: 'Fewer than 1 waited from 2 ms on, and main, which waited for that, was told at 4 ms.',
    because: ['b started at 2 ms'],
  });
  expect(judge(late, { guarantees: { resolution: 2 } }).violation).toBeUndefined();
  const never = late.replace('\n4 main resume', '');
  expect(judge(never, { ending: { kind: 'deadlock' } }).violation?.message).toContain('was not told');
  expect(judge(never, { ending: { kind: 'budget', budget: 'turns', spent: 9 } }).violation).toBeUndefined();
});

test('work that holds the processor meanwhile is no delay', () => {
  const program = PROGRAM.replace('b: sleep 2', 'b: work 2');
  const busy = `${BEGUN}\n2 b start\n2 b work 2\n4 b finish\n4 main resume`;
  expect(judge(busy, { program }).violation).toBeUndefined();
});

test('a lower size is another one', () => {
  const program = PROGRAM.replace('below 1', 'below 2');
  const events = BEGUN.replace('idle 1', 'idle 2\n0 main resume');
  expect(judge(events, { program })).toEqual({ obligations: 1 });
});
