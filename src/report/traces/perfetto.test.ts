import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile } from '../../program/code.ts';
import { parseText } from '../../program/text.ts';
import { Kind, Reason } from '../../trace/event.ts';
import { Recorder } from '../../trace/recorder.ts';
import type { Trace } from '../../trace/trace.ts';
import { copyWaits } from '../../trace/wait-columns.ts';
import { findWaits } from '../../trace/waits.ts';
import { leak, leakedSlot } from '../example.fixture.ts';
import { type ChromeEvent, type ChromeTrace, perfettoTrace } from './perfetto.ts';
import { overlaps } from './slices.fixture.ts';

const exported = perfettoTrace(leak.trace, leak);

test('a task’s track shows its turns and its waits, in ms of virtual time', () => {
  expect(slicesOf('b')).toEqual(['ready 2–7', 'running 7–8', 'sleep 30 8–30000', 'running 30000–30001']);
  expect(slicesOf('c')).toEqual(['ready 3–30002', 'running 30002–30004']);
});

test('what stands still in virtual time is a µs apart, and says the true time', () => {
  const starts = exported.traceEvents.filter(({ ph, name }) => ph === 'X' && name === 'running');
  expect(starts.map(({ ts }) => ts)).toEqual([...new Set(starts.map(({ ts }) => ts))]);
  expect(starts.at(-1)).toMatchObject({ args: { ms: '30', why: 'c starts' } });
});

test('the processor is whose turn it is, or idle while the clock moves', () => {
  expect(slicesOf('processor')).toEqual([
    'main 0–4',
    'a 5–6',
    'b 7–8',
    'idle 9–30000',
    'b 30000–30001',
    'c 30002–30004',
  ]);
});

test('what was broken has a track of its own', () => {
  expect(slicesOf('broken')).toEqual(['work-conservation 0–30000']);
  expect(exported.otherData).toMatchObject({ law: 'work-conservation', violation: leak.violation.message });
  expect(trackNames(perfettoTrace(leakedSlot.trace, { scheduler: 'q' }))).not.toContain('broken');
});

test('arrows lead from a spawn to its start, and both ends lie in a slice', () => {
  const ends = exported.traceEvents.filter(({ ph }) => ph === 's' || ph === 'f');
  expect(ends).toHaveLength(6);
  for (const { tid, ts } of ends) {
    const within = exported.traceEvents.some(
      (slice) => slice.ph === 'X' && slice.tid === tid && slice.ts! <= ts! && ts! < slice.ts! + slice.dur!,
    );
    expect(within).toBe(true);
  }
});

test('counters say how many tasks are ready and suspended, and come back to none', () => {
  const counts = exported.traceEvents.filter(({ ph }) => ph === 'C');
  expect(counts.find(({ ts }) => ts === 8)).toMatchObject({ args: { ready: 1, suspended: 1 } });
  expect(counts.at(-1)).toMatchObject({ args: { ready: 0, suspended: 0 } });
});

test('slices that overlap are told from such that nest', () => {
  const slice = (ts: number, dur: number): ChromeEvent => ({ ph: 'X', name: 's', pid: 1, tid: 1, ts, dur });
  const of = (...traceEvents: ChromeEvent[]): number =>
    overlaps({ traceEvents, displayTimeUnit: 'ms', otherData: {} }).length;
  expect(of(slice(0, 10), slice(2, 3), slice(5, 5), slice(10, 1))).toBe(0);
  expect(of(slice(0, 10), slice(5, 6))).toBe(1);
  expect(of(slice(0, 0))).toBe(1);
});

test('whatever the events are, however the clock jumps, no slices overlap', () => {
  fc.assert(
    fc.property(fc.array(moment, { maxLength: 40 }), (moments) => {
      const events = new Recorder();
      for (const { kind, task, time, a, b } of moments) events.add(kind, task, time, a, b);
      const chrome = perfettoTrace(traceWith(events), { ...leak, scheduler: 'any' });
      expect(overlaps(chrome)).toEqual([]);
      for (const { ts = 0, dur = 1 } of chrome.traceEvents) expect(Number.isFinite(ts + dur)).toBe(true);
    }),
  );
});

const moment = fc.record({
  kind: fc.constantFrom(...Object.values(Kind)),
  task: fc.integer({ min: 0, max: 2 }),
  time: fc.double({ min: 0, max: 5, noNaN: true }),
  a: fc.integer({ min: 0, max: 2 }),
  b: fc.integer({ min: 0, max: 2 }),
});

function traceWith(events: Recorder): Trace {
  const program = parseText('main: spawn a, spawn b\na: sleep 1\nb: yield');
  return {
    ...leakedSlot.trace,
    program,
    code: compile(program),
    events,
    waits: copyWaits(findWaits(events, 3), 3),
  };
}

function slicesOf(track: string): string[] {
  const named = exported.traceEvents.find(({ name, args }) => name === 'thread_name' && args?.name === track);
  return exported.traceEvents
    .filter(({ ph, tid }) => ph === 'X' && tid === named!.tid)
    .map(({ name, ts, dur }) => `${name} ${ts}–${ts! + dur!}`);
}

function trackNames({ traceEvents }: ChromeTrace): unknown[] {
  return traceEvents.filter(({ name }) => name === 'thread_name').map(({ args }) => args!.name);
}

test('a wait is named as its step is written', () => {
  const events = new Recorder();
  events.add(Kind.start, 0, 0);
  events.add(Kind.suspend, 0, 0, Reason.join, 1);
  events.add(Kind.resume, 0, 3, Reason.join, 1);
  const names = perfettoTrace(traceWith(events), { scheduler: 'q' }).traceEvents.map(({ name }) => name);
  expect(names).toContain('join a');
});
