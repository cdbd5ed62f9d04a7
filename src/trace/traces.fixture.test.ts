import { expect, test } from 'vitest';
import { Digest } from '../program/digest.ts';
import { Kind, Reason } from './event.ts';
import { traceOf } from './traces.fixture.ts';

const ERRING = `
main: spawn a, settle a
a:    sleep 3, emit 1, emit 2, throw`;

const EVENTS = `
0 main start
0 main spawn a
0 main suspend settle a
0 a start
0 a suspend sleep 3
0 advance 3
3 a resume
3 a emit 1
3 a emit 2
3 a finish
3 main resume
3 main deliver a
3 main finish`;

test('a line of text becomes an event', () => {
  const { events } = traceOf({ program: ERRING, events: EVENTS });
  expect(events.length).toBe(13);
  expect([...events.kind.slice(4, 7)]).toEqual([Kind.suspend, Kind.advance, Kind.resume]);
  expect([...events.task.slice(4, 7)]).toEqual([1, -1, 1]);
  expect([...events.a.slice(6, 9)]).toEqual([Reason.sleep, 1, 2]);
  expect([...events.b.slice(4, 7)]).toEqual([3, 3, 3]);
});

test('outcomes that are left out are the right ones', () => {
  const { events, expected } = traceOf({ program: ERRING, events: EVENTS });
  expect([events.a[9], events.b[9]]).toEqual([1, Digest.error + 8]);
  expect([events.a[11], events.b[11]]).toEqual([1, Digest.error + 8]);
  expect(events.b[12]).toBe(expected.tasks[0]!.digest);
});

test('times count from the start of the run', () => {
  const { events } = traceOf({ program: 'main:', events: '2 main start\n2 advance 5', startTime: 100 });
  expect([...events.time.slice(0, 2), events.b[1]]).toEqual([102, 102, 105]);
});
