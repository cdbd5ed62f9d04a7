import { expect, test } from 'vitest';
import type { Capability } from '../trace/claims.ts';
import { traceOf } from '../trace/traces.fixture.ts';
import { arrivalsOf, mayHideRefusal } from './room.ts';

const supports: readonly Capability[] = ['limit', 'room', 'clear', 'cancel', 'pause', 'set-limit'];

/** What is due of each spawn, in their order. */
function due(program: string, events: string, room: number, limit = 1, workConserving = true): string {
  const trace = traceOf({ program, events, limit, room, supports, guarantees: { workConserving } });
  return arrivalsOf(trace)
    .map((arrival) => arrival.due)
    .join(' ');
}

const program = 'main: spawn a, spawn b, spawn c, spawn d\na: sleep 3\nb: sleep 3\nc: sleep 3\nd: sleep 3';

const STARTED = '0 main start\n0 main spawn a\n0 a start\n0 a suspend sleep 3';

test('places are taken in order, and who comes then is refused', () => {
  expect(due(program, `${STARTED}\n0 main spawn b\n0 main spawn c\n0 main spawn d`, 1)).toBe(
    'accepted accepted refused refused',
  );
  expect(due(program, `${STARTED}\n0 main spawn b\n0 main spawn c\n0 c refuse`, 0)).toBe(
    'accepted refused refused',
  );
});

test('one that has a slot and has not started may count as one that waits', () => {
  expect(due(program, '0 main start\n0 main spawn a\n0 main spawn b\n0 main spawn c', 1)).toBe(
    'accepted either refused',
  );
});

test('a free slot is promised to nobody where none is claimed to be used at once', () => {
  expect(due(program, '0 main start\n0 main spawn a', 0)).toBe('accepted');
  expect(due(program, '0 main start\n0 main spawn a', 0, 1, false)).toBe('either');
});

test('an end in the same instant may have been heard of, or not', () => {
  const ended = `${STARTED}\n0 main suspend sleep 3\n0 advance 3\n3 a resume\n3 a finish\n3 main resume`;
  expect(due(program, `${ended}\n3 main spawn b`, 0)).toBe('accepted either');
  const later = ended.replaceAll('3 main resume', '3 advance 4\n4 main resume');
  expect(due(program, `${later}\n4 main spawn b`, 0)).toBe('accepted accepted');
  // Nor is one that comes behind it in that instant.
  const before = `${STARTED}\n0 main spawn b\n0 a resume\n0 a finish`;
  expect(due(program, before, 0)).toBe('accepted either');
});

test('a clear that has come back leaves the line empty', () => {
  const cleared = `${STARTED}\n0 main spawn b\n0 main suspend clear\n0 main resume\n0 main spawn c`;
  const clearing = 'main: spawn a, spawn b, clear, spawn c\na: sleep 3\nb:\nc:';
  expect(due(clearing, cleared, 1)).toBe('accepted accepted accepted');
});

test('in a pause a free slot may be taken for a place', () => {
  const paused = 'main: pause, spawn a, spawn b, resume\na:\nb:';
  const events = '0 main start\n0 main suspend pause\n0 main resume\n0 main spawn a\n0 main spawn b';
  expect(due(paused, events, 0)).toBe('either refused');
});

test('what is cancelled or cleared in the instant of its spawn may have been refused', () => {
  const cancelling = 'main: spawn a, spawn b, cancel b\na: sleep 3\nb:';
  const events = `${STARTED}\n0 main spawn b\n0 main suspend cancel b\n0 main resume`;
  expect(due(cancelling, events, 0)).toBe('accepted either');
  const trace = { program: cancelling, events, limit: 1, supports };
  expect(mayHideRefusal(traceOf({ ...trace, room: 0 }))).toBe(true);
  expect(mayHideRefusal(traceOf(trace))).toBe(false);
  expect(mayHideRefusal(traceOf({ ...trace, events: STARTED, room: 0 }))).toBe(false);
});
