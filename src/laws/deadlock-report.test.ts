import { expect, test } from 'vitest';
import type { Ending } from '../trace/trace.ts';
import { traceOf } from '../trace/traces.fixture.ts';
import { deadlockReport } from './deadlock-report.ts';

const STANDSTILL = 'main: spawn a, join a\na: receive c';
const EVENTS = `
  0 main start
  0 main spawn a
  0 main suspend join a
  0 a start
  0 a suspend receive c`;

const judge = (ending: Ending) =>
  deadlockReport.check(traceOf({ program: STANDSTILL, events: EVENTS, ending }));

test('is kept by what is thrown where the program was run', () => {
  const ending = { kind: 'crash', where: 'run', error: 'DeadlockError: a waits' } as const;
  expect(judge(ending)).toEqual({ obligations: 1 });
});

test('names those that wait for ever, and what was said instead', () => {
  expect(judge({ kind: 'completed' }).violation).toMatchObject({
    message:
      'From 0 ms on main and a wait for what never comes, and the scheduler said that everything was done.',
    task: 0,
    events: [4],
  });
  expect(judge({ kind: 'deadlock' }).violation?.message).toContain('the scheduler said nothing');
  expect(judge({ kind: 'budget', budget: 'turns', spent: 9 }).violation?.message).toContain('went on and on');
});

test('asks nothing of programs that come to their end', () => {
  const trace = traceOf({ program: 'main:', events: '0 main start\n0 main finish' });
  expect(deadlockReport.check(trace)).toEqual({ obligations: 0 });
});
