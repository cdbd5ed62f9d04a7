import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { lockDeadlines, timeoutsOfTasks } from './timed.ts';

test('the time of a task counts from its start, or from its spawn where that is claimed', () => {
  const text = {
    program: 'main: spawn a {timeout 2}, spawn b\na: sleep 1\nb:',
    events:
      '0 main start\n0 main spawn a\n0 a start\n0 a suspend sleep 1\n0 advance 1\n1 a resume\n1 a finish',
  };
  const timed = { task: 1, lock: -1, ms: 2, over: 6, expired: -1 };
  expect([...timeoutsOfTasks(traceOf(text))]).toEqual([{ ...timed, from: 2 }]);
  const whole = traceOf({ ...text, guarantees: { timeout: 'whole' } });
  expect([...timeoutsOfTasks(whole)]).toEqual([{ ...timed, from: 1 }]);
  const wait = traceOf({ ...text, guarantees: { timeout: 'wait' } });
  expect([...timeoutsOfTasks(wait)]).toEqual([{ ...timed, from: 1, over: 2 }]);
});

test('waits for locks have a deadline where a step gives one', () => {
  const events =
    '0 main start\n0 main suspend acquire k\n0 main resume\n0 main suspend acquire l\n0 main resume';
  const program = 'main: acquire k, acquire l {timeout 3}';
  expect(lockDeadlines(traceOf({ program, events }))).toEqual(new Map([[3, 3]]));
  expect(lockDeadlines(traceOf({ program: 'main: acquire k', events: '0 main start' }))).toBeUndefined();
});
