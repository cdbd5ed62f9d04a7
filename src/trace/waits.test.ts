import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Kind, Reason } from './event.ts';
import { Recorder } from './recorder.ts';
import { traceOf } from './traces.fixture.ts';
import { findWaits, type Waits } from './waits.ts';

test('a spawned task is ready from its spawn to its start', () => {
  const { waits } = traceOf({
    program: 'main: spawn a\na:',
    events: '0 main start\n0 main spawn a\n0 main finish\n0 a start\n0 a finish',
  });
  expect(row(waits, 0)).toEqual({
    task: 1,
    reason: Reason.start,
    suspend: 1,
    readyTime: 0,
    ready: 1,
    resume: 3,
  });
  expect([...waits.spawnOf, ...waits.startOf, ...waits.finishOf]).toEqual([-1, 1, 0, 3, 2, 4]);
});

test('a task that yields is ready at once', () => {
  const { waits } = traceOf({
    program: 'main: yield',
    events: '0 main start\n0 main suspend yield\n0 main resume\n0 main finish',
  });
  expect(row(waits, 0)).toEqual({
    task: 0,
    reason: Reason.yield,
    suspend: 1,
    readyTime: 0,
    ready: 1,
    resume: 2,
  });
});

test('a sleeper is ready from the idle move of the clock that reaches its deadline', () => {
  const { waits } = traceOf({
    program: 'main: sleep 3',
    events: '0 main start\n0 main suspend sleep 3\n0 advance 2\n2 advance 3\n3 main resume\n3 main finish',
  });
  expect(row(waits, 0)).toEqual({
    task: 0,
    reason: Reason.sleep,
    suspend: 1,
    readyTime: 3,
    ready: 3,
    resume: 4,
  });
});

test('a deadline that passes while a task works is seen when its turn ends', () => {
  const { waits } = traceOf({
    program: 'main: spawn a, sleep 3\na: work 5, yield',
    events: `0 main start\n0 main spawn a\n0 main suspend sleep 3\n0 a start\n0 a work 5\n5 a suspend yield\n5 main resume`,
  });
  expect(row(waits, 1)).toMatchObject({ task: 0, readyTime: 3, ready: 5, resume: 6 });
});

test('a sleep of 0 ms is ready at its own suspension', () => {
  const { waits } = traceOf({
    program: 'main: spawn a, sleep 0\na: yield',
    events:
      '0 main start\n0 main spawn a\n0 a start\n0 a suspend yield\n0 main suspend sleep 0\n0 main resume',
  });
  expect(row(waits, 2)).toMatchObject({ task: 0, reason: Reason.sleep, ready: 4, readyTime: 0, resume: 5 });
});

test('whoever joins is ready when the joined task finishes, or at once where it has', () => {
  const { waits } = traceOf({
    program: 'main: spawn a, join a, settle a\na: sleep 2',
    events: `0 main start\n0 main spawn a\n0 main suspend join a\n0 a start\n0 a suspend sleep 2\n0 advance 2
      2 a resume\n2 a finish\n2 main resume\n2 main suspend settle a\n2 main resume`,
  });
  expect(row(waits, 1)).toMatchObject({ task: 0, reason: Reason.join, readyTime: 2, ready: 7, resume: 8 });
  expect(row(waits, 3)).toMatchObject({ task: 0, reason: Reason.settle, readyTime: 2, ready: 9, resume: 10 });
});

test('what never comes is −1, and ready at no time', () => {
  const { waits } = traceOf({
    program: 'main: spawn a, join a\na: sleep 2',
    events: '0 main start\n0 main spawn a\n0 main suspend join a\n0 a start\n0 a suspend sleep 2',
  });
  expect(row(waits, 1)).toMatchObject({ readyTime: Number.POSITIVE_INFINITY, ready: -1, resume: -1 });
  expect(row(waits, 2)).toMatchObject({ readyTime: 2, ready: -1, resume: -1 });
  expect([...waits.finishOf]).toEqual([-1, -1]);
});

test('a start is nested only while its parent is in the turn that spawned it', () => {
  const program = 'main: spawn a, yield\na:';
  const childFirst = traceOf({
    program,
    events: '0 main start\n0 main spawn a\n0 a start\n0 a finish\n0 main suspend yield',
  });
  const parentFirst = traceOf({
    program,
    events: '0 main start\n0 main spawn a\n0 main suspend yield\n0 a start\n0 a finish',
  });
  expect([childFirst.waits.nested[1], parentFirst.waits.nested[1]]).toEqual([1, 0]);
});

test('any events whatever have waits that end after they began, one for each spawn and suspension', () => {
  const events = fc.array(
    fc.tuple(
      fc.constantFrom(...Object.values(Kind)),
      fc.integer({ min: -1, max: 3 }),
      fc.nat(5),
      fc.nat(4),
      fc.nat(4),
    ),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(events, (written) => {
      const recorder = new Recorder();
      let time = 0;
      for (const [kind, task, ms, a, b] of written) {
        time += ms;
        recorder.add(kind, kind === Kind.advance ? -1 : Math.max(0, task), time, a, b);
      }
      const waits = findWaits(recorder, 4);
      const beginnings = written.filter(([kind]) => kind === Kind.spawn || kind === Kind.suspend);
      expect(waits.length).toBe(beginnings.length);
      for (let i = 0; i < waits.length; i++) {
        const { suspend, ready, resume } = row(waits, i);
        if (ready >= 0) expect(ready).toBeGreaterThanOrEqual(suspend);
        if (resume >= 0) expect(resume).toBeGreaterThan(suspend);
        if (i > 0) expect(suspend).toBeGreaterThan(waits.suspend[i - 1]!);
      }
    }),
  );
});

function row(
  waits: Waits,
  i: number,
): Record<'task' | 'reason' | 'suspend' | 'readyTime' | 'ready' | 'resume', number> {
  return {
    task: waits.task[i]!,
    reason: waits.reason[i]!,
    suspend: waits.suspend[i]!,
    readyTime: waits.readyTime[i]!,
    ready: waits.ready[i]!,
    resume: waits.resume[i]!,
  };
}
