import { expect, test } from 'vitest';
import { Kind } from './event.ts';
import { deviationOf, lateBy, latenessOf } from './lateness.ts';
import { Recorder } from './recorder.ts';

test('an advance says how late it came, and why', () => {
  expect([lateBy(8 * 10 + 4), deviationOf(8 * 10 + 4), lateBy(0), deviationOf(0)]).toEqual([10, 4, 0, 0]);
});

test('the lateness of a run is that of its advances, and of nothing else', () => {
  const events = new Recorder();
  events.add(Kind.advance, -1, 0, 8 * 2 + 4, 5);
  events.add(Kind.emit, 0, 5, 80, 80);
  events.add(Kind.advance, -1, 5, 0, 6);
  events.add(Kind.advance, -1, 6, 8 + 3, 9);
  expect(latenessOf(events)).toBe(3);
});
