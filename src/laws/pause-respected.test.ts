import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { pauseRespected } from './pause-respected.ts';

const PROGRAM = 'main: spawn a, spawn b, pause, sleep 2, resume\na: sleep 1\nb:';
const PAUSED = `0 main start\n0 main spawn a\n0 a start\n0 a suspend sleep 1\n0 main spawn b
  0 main suspend pause\n0 main resume\n0 main suspend sleep 2\n0 advance 1\n1 a resume\n1 a finish`;
const RESUMED = `${PAUSED}\n1 advance 2\n2 main resume\n2 main suspend resume`;

const judge = (events: string, more: Partial<Parameters<typeof traceOf>[0]> = {}) =>
  pauseRespected.check(
    traceOf({ program: PROGRAM, events, limit: 1, guarantees: { workConserving: true }, ...more }),
  );

test('holds where what waits starts when it is resumed: the end and the resume are put to the test', () => {
  const events = `${RESUMED}\n2 b start\n2 b finish\n2 main resume\n2 main finish`;
  expect(judge(events)).toEqual({ obligations: 1 });
});

test('is broken by an end that starts the next', () => {
  expect(judge(`${PAUSED}\n1 b start`).violation).toMatchObject({
    message: 'main paused the scheduler at 0 ms, and b started at 1 ms.',
    because: ['b waited when it was paused, and no slot was free for it'],
  });
});

test('is broken by an add that starts', () => {
  const events = '0 main start\n0 main suspend pause\n0 main resume\n0 main spawn a\n0 a start';
  expect(judge(events, { program: 'main: pause, spawn a\na:' }).violation?.because).toEqual([
    'a was spawned at 0 ms, when it was paused',
  ]);
});

test('what had its slot may still start, in the same ms where no slot is claimed to idle', () => {
  const early = '0 main start\n0 main spawn a\n0 main suspend pause\n0 main resume';
  const program = 'main: spawn a, pause\na:';
  expect(judge(`${early}\n0 a start`, { program }).violation).toBeUndefined();
  expect(judge(`${early}\n0 advance 1\n1 a start`, { program }).violation).toBeDefined();
  expect(judge(`${early}\n0 advance 1\n1 a start`, { program, guarantees: {} }).violation).toBeUndefined();
});

test('as long as the pause has not come back it is not in force', () => {
  const events = '0 main start\n0 main suspend pause\n0 main spawn a\n0 a start';
  expect(judge(events, { program: 'main: pause, spawn a\na:' }).violation).toBeUndefined();
});

test('is broken by a resume after which the clock moves, or nothing does, and nobody starts', () => {
  const resumed = `${RESUMED}\n2 main resume\n2 main finish`;
  expect(judge(`${resumed}\n2 advance 3`).violation?.message).toBe(
    'main resumed the scheduler at 2 ms, and b, which waited for a slot that was free, had not started at 2 ms, when the clock moved.',
  );
  expect(judge(resumed, { ending: { kind: 'deadlock' } }).violation?.message).toContain('never started');
});
