import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Violation } from '../laws/law.ts';
import { Recorder } from '../trace/recorder.ts';
import type { Trace } from '../trace/trace.ts';
import { findWaits } from '../trace/waits.ts';
import { leakedSlot, type Moment, traceOf } from './example.fixture.ts';
import { timeline } from './timeline.ts';

const drawn = (text: string): string => text.replaceAll(/^ +\| ?/gm, '').trim();

test('a run reads from left to right, a row a task, and points at what is wrong', () => {
  expect(timeline(leakedSlot.trace, { width: 40, violation: leakedSlot.violation })).toBe(
    drawn(`
      | ms    0===               30
      | main  ■
      | a      ■✗
      | b      ··■───────────────■
      | c      ···················■
      |         ▲╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌▲
      | · waiting  ─ suspended  ■ ran  ✗ threw
      | ▲ broken here  = same time, in order`),
  );
});

test('a hog holds the processor while a sleeper whose deadline has passed waits', () => {
  const trace = traceOf({ main: [], a: [{ sleep: 2 }], b: [{ work: 4 }] }, [
    [0, 'main', 'start'],
    [0, 'main', 'spawns', 'a'],
    [0, 'main', 'spawns', 'b'],
    [0, 'main', 'returns'],
    [0, 'a', 'start'],
    [0, 'a', 'sleeps', 2],
    [0, 'b', 'start'],
    [0, 'b', 'works', 4],
    [4, 'b', 'returns'],
    [4, 'a', 'resumes'],
    [4, 'a', 'returns'],
  ]);
  expect(timeline(trace)).toBe(
    drawn(`
      | ms    0==                4=
      | main  ■
      | a      ■─────────·········■
      | b      ·■■■■■■■■■■■■■■■■■■
      | · waiting  ─ suspended  ■ ran  = same time, in order`),
  );
});

test('a child that runs inside its parent’s turn shows beside the parent', () => {
  const trace = traceOf({ main: [], a: [] }, [
    [0, 'main', 'start'],
    [0, 'main', 'spawns', 'a'],
    [0, 'a', 'start'],
    [0, 'a', 'yields'],
    [0, 'main', 'returns'],
    [0, 'a', 'resumes'],
    [0, 'a', 'returns'],
  ]);
  expect(timeline(trace).split('\n').slice(1, 3)).toEqual(['main  ■■', 'a      ■■']);
});

test('who is left over waits on under the name of how the run ended', () => {
  const trace = traceOf(
    { main: [{ spawn: 'a' }, { join: 'a' }], a: [{ sleep: 5 }] },
    [
      [0, 'main', 'start'],
      [0, 'main', 'spawns', 'a'],
      [0, 'main', 'joins', 'a'],
      [0, 'a', 'start'],
      [0, 'a', 'sleeps', 5],
    ],
    { ending: { kind: 'deadlock' } },
  );
  const [scale, main, a] = timeline(trace).split('\n');
  expect(scale).toBe('ms    0= deadlock');
  expect(main).toBe('main  ■──────────');
  expect(a).toBe('a      ■─────────');
});

test('a turn that never ended lasts until the end', () => {
  const moments: Moment[] = [[0, 'main', 'start']];
  expect(timeline(traceOf({ main: [] }, moments, { ending: { kind: 'hang', ms: 1000 } }))).toContain(
    'main  ■■■■■■',
  );
});

test('closed tasks and uninvited continuations have marks of their own', () => {
  const text = timeline(
    traceOf({ main: [], a: [] }, [
      [0, 'main', 'start'],
      [0, 'main', 'spawns', 'a'],
      [0, 'a', 'start'],
      [0, 'a', 'yields'],
      [0, 'main', 'returns'],
      [0, 'a', 'closed'],
      [0, 'a', 'stray'],
    ]),
  );
  expect(text).toContain('a      ■◇!');
  expect(text).toContain('◇ closed  ! continued unasked');
});

test('the legend explains the marks that occur and no others', () => {
  const trace = traceOf({ main: [] }, [
    [0, 'main', 'start'],
    [0, 'main', 'returns'],
  ]);
  expect(timeline(trace)).toBe('ms    0\nmain  ■\n■ ran');
});

test('of many tasks those that the violation is about stay', () => {
  const names = ['main', ...Array.from({ length: 40 }, (_, i) => `a${i}`)];
  const trace = traceOf(Object.fromEntries(names.map((name) => [name, []])), []);
  const violation: Violation = { message: '', task: 21, from: 0, to: 0, events: [], because: [] };
  const text = timeline(trace, { rows: 5, violation });
  expect(text).toContain('\na20');
  expect(text).toMatch(/… \d+ tasks not shown/);
});

test('of a long trace the columns that the violation points at stay', () => {
  const moments: Moment[] = [[0, 'main', 'start']];
  for (let i = 1; i < 500; i++) moments.push([i, 'main', 'yields'], [i, 'main', 'resumes']);
  const violation: Violation = { message: '', task: 0, from: 250, to: 250, events: [500], because: [] };
  const text = timeline(traceOf({ main: [] }, moments), { violation });
  expect(text).toMatch(
    /… \d+ turns from \d+ to 2\d\d ms not shown\n… \d+ turns from 2\d\d to \d+ ms not shown/,
  );
  expect(text.split('\n')[2]).toMatch(/^ +▲$/);
});

/** Columns of anything at all: what a broken scheduler leaves need not make sense. */
const traces: fc.Arbitrary<Trace> = fc
  .array(
    fc.record({
      kind: fc.nat(10),
      task: fc.nat(4),
      step: fc.oneof(fc.constant(0), fc.constant(0), fc.double({ min: -1, max: 20, noNaN: true })),
      a: fc.nat(4),
      b: fc.nat(4),
    }),
    { maxLength: 120 },
  )
  .map((moments) => {
    const trace = traceOf({ main: [], a: [], b: [], c: [], d: [] }, [], { ending: { kind: 'deadlock' } });
    const events = new Recorder();
    let time = 0;
    for (const { kind, task, step, a, b } of moments) {
      time += step;
      events.add(kind as 0, task, time, a, kind === 10 ? time + b : b);
    }
    return { ...trace, events, waits: findWaits(events, 5) };
  });

test('whatever was recorded, each line fits the width', () => {
  fc.assert(
    fc.property(traces, fc.integer({ min: 40, max: 120 }), fc.nat(20), (trace, width, time) => {
      const violation: Violation = {
        message: '',
        task: 1,
        from: time,
        to: time + 3,
        events: [0],
        because: [],
      };
      for (const line of timeline(trace, { width, violation }).split('\n'))
        expect(line.length).toBeLessThanOrEqual(width);
    }),
  );
});

test('the fallback is plain ASCII', () => {
  fc.assert(
    fc.property(traces, (trace) => {
      expect(timeline(trace, { ascii: true, violation: leakedSlot.violation })).toMatch(/^[\x20-\x7e\n]*$/);
    }),
  );
});
