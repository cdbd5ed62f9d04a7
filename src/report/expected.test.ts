import { expect, test } from 'vitest';
import { expect as foretell } from '../program/oracle.ts';
import type { Step } from '../program/program.ts';
import type { Trace } from '../trace/trace.ts';
import { type Moment, traceOf } from './example.fixture.ts';
import { expectedRun } from './expected.ts';
import { timeline } from './timeline.ts';

const SLEEPS: readonly Step[] = [{ sleep: 4 }];
const pair = { main: [{ spawn: 'a' }, { sleep: 4 }], a: SLEEPS } as const;

/** Both sleep for 4 ms; a ends at some time, and main when its sleep is over. */
function run(end: number, options: Parameters<typeof traceOf>[2] = {}, steps: object = pair): Trace {
  const moments: Moment[] = [
    [0, 'main', 'start'],
    [0, 'main', 'spawns', 'a'],
    [0, 'main', 'sleeps', 4],
    [0, 'a', 'start'],
    [0, 'a', 'sleeps', 4],
    [0, '', 'move', 4],
    [4, 'main', 'resumes'],
    [4, 'main', 'returns'],
    [4, '', 'move', end],
    [end, 'a', 'resumes'],
    [end, 'a', 'returns'],
  ];
  const trace = traceOf(steps as typeof pair, moments, options);
  return { ...trace, expected: foretell(trace.program) };
}

const violation = { message: '', task: 1, from: 4, to: 8, events: [], because: [] };

test('what the oracle foretold stands above what became of it', () => {
  const lines = timeline(run(8), { width: 40, violation }).split('\n');
  expect(lines.slice(0, 5)).toEqual([
    'ms        0=        4        8',
    'main      ■─────────■',
    'expected  ■─────────■',
    'a          ■────────·········■',
    '                    ▲╌╌╌╌╌╌╌╌▲',
  ]);
});

test('a time that the run never came to is on the scale all the same', () => {
  const trace = traceOf(
    { main: SLEEPS },
    [
      [0, 'main', 'start'],
      [0, 'main', 'sleeps', 4],
    ],
    {
      ending: { kind: 'deadlock' },
    },
  );
  const drawn = timeline(
    { ...trace, expected: foretell(trace.program) },
    { ascii: true, violation: { ...violation, task: 0, from: 0, to: 0 } },
  );
  expect(drawn).toMatch(/^ms {8}0 +4 deadlock\nexpected {2}#-+#\nmain {6}#-+\.+\n/);
});

test.each([
  ['it was in time', run(4)],
  ['slots are few', run(8, { limit: 0 })],
  ['sleeps may hold everybody', run(8, { claims: { guarantees: { sleep: 'holds' } } })],
  ['somebody works', run(8, {}, { main: [{ spawn: 'a' }, { sleep: 4 }], a: [{ work: 4 }] })],
])('nothing is foretold where %s', (_, trace) => {
  expect(expectedRun(trace, 1)).toBeUndefined();
});

test('where one sleeper holds nobody but itself it is foretold', () => {
  const steps = { main: [{ spawn: 'a' }, { sleep: 4 }], a: [] };
  const trace = run(8, { claims: { guarantees: { sleep: 'holds' } } }, steps);
  expect(expectedRun(trace, 0)).toBeUndefined();
  expect(expectedRun({ ...trace, startTime: -3 }, 0)).toEqual({ task: 0, start: 0, finish: 4, threw: false });
});
