import { describe, expect, test } from 'vitest';
import { HELD } from '../program/fate.ts';
import { findCuts, isCut } from './cuts.ts';
import { traceOf } from './traces.fixture.ts';

const PROGRAM = 'main: spawn a, yield, cancel a, join a\na: emit 1, sleep 5, emit 2';
const BEGUN = `0 main start\n0 main spawn a\n0 main suspend yield\n0 a start\n0 a emit 1\n0 a suspend sleep 5
  0 main resume\n0 main suspend cancel a\n0 main resume`;

test('a program that cancels nothing has no cuts', () => {
  expect(traceOf({ program: 'main: yield', events: '0 main start' }).cuts).toBeUndefined();
});

test('a cancelled task was cut after the steps that it had taken, from the request on', () => {
  const { cuts } = traceOf({ program: PROGRAM, events: BEGUN });
  expect(cuts).toMatchObject({ asked: arrayOf(-1, 7), granted: arrayOf(-1, 8), steps: arrayOf(-1, 1) });
  expect([isCut(cuts, 0), isCut(cuts, 1), isCut(undefined, 1)]).toEqual([false, true, false]);
});

test('one that goes on to its end is not cut, whoever asked', () => {
  const { cuts } = traceOf({ program: PROGRAM, events: `${BEGUN}\n5 a resume\n5 a emit 2\n5 a finish 33` });
  expect(cuts).toMatchObject({ asked: arrayOf(-1, 7), steps: arrayOf(-1, -1) });
});

describe('a request that comes when the task has taken its last step', () => {
  const program = 'main: spawn a, yield, cancel a, join a\na: emit 1';
  const ended = '0 main start\n0 main spawn a\n0 main suspend yield\n0 a start\n0 a emit 1\n0 a finish 1';
  const asks = 'main resume\n0 main suspend cancel a\n0 main resume\n0 main suspend join a\n0 main resume';

  test('may overrule it, if that is what is told', () => {
    const overruled = traceOf({ program, events: `${ended}\n0 ${asks}\n0 main deliver a cancelled` });
    expect(overruled.cuts).toMatchObject({ asked: arrayOf(-1, 7), steps: arrayOf(-1, 1) });
    const kept = traceOf({ program, events: `${ended}\n0 ${asks}\n0 main deliver a` });
    expect(kept.cuts).toMatchObject({ steps: arrayOf(-1, -1) });
  });

  test('comes too late once the clock has moved idly, or somebody was given the result', () => {
    const moved = `${ended}\n0 advance 1\n1 ${asks.replaceAll('\n0', '\n1')}\n1 main deliver a cancelled`;
    expect(traceOf({ program, events: moved }).cuts).toMatchObject({ steps: arrayOf(-1, -1) });
    const told = `${ended}\n0 main deliver a\n0 ${asks}\n0 main deliver a cancelled`;
    expect(traceOf({ program, events: told }).cuts).toMatchObject({ steps: arrayOf(-1, -1) });
  });
});

test('a request may overrule an end that waits for the cleanups of what the task has spawned, where it cancels that', () => {
  const program = 'main: spawn a, sleep 1, cancel a, join a\na: spawn b, emit 1\nb: cleanup 2, sleep 5';
  const events = `0 main start\n0 main spawn a\n0 main suspend sleep 1\n0 a start\n0 a spawn b\n0 b start\n0 b suspend sleep 5
    0 a emit 1\n0 a finish 1\n0 b cleanup 0 2\n0 advance 1\n1 main resume\n1 main suspend cancel a\n1 advance 2\n2 b cleaned 0 2
    2 b close\n2 main resume\n2 main suspend join a\n2 main resume\n2 main deliver a cancelled`;
  const { events: recorded, code } = traceOf({ program, events });
  expect(findCuts(recorded, code, 'cancels')).toMatchObject({
    asked: arrayOf(-1, 12, -1),
    steps: arrayOf(-1, 2, 0),
  });
  expect(findCuts(recorded, code, 'awaits')!.steps[1]).toBe(-1);
});

test('where children are not detached, they may be cancelled with the task that spawned them', () => {
  const program = 'main: spawn a, yield, cancel a\na: spawn b, sleep 5\nb: sleep 5';
  const events = `0 main start\n0 main spawn a\n0 main suspend yield\n0 a start\n0 a spawn b\n0 a suspend sleep 5
    0 b start\n0 b suspend sleep 5\n0 main resume\n0 main suspend cancel a\n0 main resume\n0 main finish`;
  const { events: recorded, code } = traceOf({ program, events });
  expect(findCuts(recorded, code, 'cancels')!.steps).toEqual(Int32Array.of(-1, 1, 0));
  expect(findCuts(recorded, code, 'detached')!.steps).toEqual(Int32Array.of(-1, 1, -1));
});

function arrayOf(...values: number[]): Int32Array {
  return Int32Array.from(values);
}

test('a clear cuts what waits to start, unless it starts after all', () => {
  const program = 'main: spawn a, spawn b, clear\na: yield\nb:';
  const events = '0 main start\n0 main spawn a\n0 main spawn b\n0 main suspend clear\n0 main resume';
  expect(traceOf({ program, events }).cuts).toMatchObject({
    asked: arrayOf(-1, 3, 3),
    steps: arrayOf(-1, 0, 0),
  });
  expect(traceOf({ program, events: `${events}\n0 a start` }).cuts).toMatchObject({
    asked: arrayOf(-1, -1, 3),
    steps: arrayOf(-1, -1, 0),
  });
});

test('what waits for a scheduler that is left paused is held', () => {
  const program = 'main: spawn a, pause, spawn b\na:\nb:';
  const events =
    '0 main start\n0 main spawn a\n0 a start\n0 main suspend pause\n0 main resume\n0 main spawn b';
  expect(traceOf({ program, events }).cuts?.steps).toEqual(arrayOf(-1, -1, HELD));
});

test('where the first failure ends the whole it clears what waits', () => {
  const program = 'main: spawn a, spawn b, spawn c\na: sleep 1, throw\nb:\nc:';
  const events = `0 main start\n0 main spawn a\n0 main spawn b\n0 main spawn c\n0 main finish\n0 c start\n0 c finish
    0 a start\n0 a suspend sleep 1\n0 advance 1\n1 a resume\n1 a finish`;
  expect(traceOf({ program, events }).cuts).toBeUndefined();
  const { cuts, expected } = traceOf({ program, events, guarantees: { failure: 'stops' } });
  expect([1, 2, 3].map((task) => isCut(cuts, task))).toEqual([false, true, false]);
  expect(expected.tasks[2]!.outcome).toBe('cancelled');
});
