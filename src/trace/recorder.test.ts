import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Events, Kind } from './event.ts';
import { copyEvents, hashEvents, Recorder } from './recorder.ts';

type Row = readonly [kind: Kind, task: number, time: number, a: number, b: number];

const rows: fc.Arbitrary<readonly Row[]> = fc.array(
  fc.tuple(
    fc.constantFrom(...Object.values(Kind)),
    fc.integer({ min: -1, max: 9 }),
    fc.double({ min: 0, max: 1e12, noNaN: true }),
    fc.integer(),
    fc.double({ min: -(2 ** 31), max: 2 ** 36, noNaN: true }),
  ),
  { maxLength: 50 },
);

test('gives back what was added, in order, however often it had to grow', () => {
  fc.assert(
    fc.property(rows, fc.nat(60), (written, times) => {
      const recorder = new Recorder();
      const all = Array.from({ length: times }, () => written).flat();
      for (const row of all) recorder.add(...row);
      expect(read(recorder)).toEqual(all);
    }),
    { numRuns: 30 },
  );
});

test('begins anew after a reset, over the old columns', () => {
  fc.assert(
    fc.property(rows, rows, (before, after) => {
      const recorder = record(before);
      recorder.reset();
      for (const row of after) recorder.add(...row);
      expect(read(recorder)).toEqual(after);
    }),
  );
});

test('a copy keeps what the recorder then overwrites', () => {
  fc.assert(
    fc.property(rows, rows, (before, after) => {
      const recorder = record(before);
      const copy = copyEvents(recorder);
      recorder.reset();
      for (const row of after) recorder.add(...row);
      expect(read(copy)).toEqual(before);
      expect(copy.kind.length).toBe(before.length);
    }),
  );
});

test('arguments that are left out are 0', () => {
  const recorder = record([[Kind.stray, 3, 7, 99, 99]]);
  recorder.reset();
  recorder.add(Kind.start, 1, 2);
  expect(read(recorder)).toEqual([[Kind.start, 1, 2, 0, 0]]);
});

test('equal events have equal hashes, and a change in any column is seen', () => {
  fc.assert(
    fc.property(rows, fc.nat(), fc.nat(4), (written, at, column) => {
      expect(hashEvents(record(written))).toBe(hashEvents(record(written)));
      if (written.length === 0) return;
      const changed = written.map((row, i) => {
        if (i !== at % written.length) return row;
        const copy = [...row] as [Kind, number, number, number, number];
        copy[column] = column === 0 ? (((copy[0] + 1) % 11) as Kind) : copy[column]! + 1;
        return copy;
      });
      fc.pre(!Object.is(changed[at % written.length]![column], written[at % written.length]![column]));
      expect(hashEvents(record(changed))).not.toBe(hashEvents(record(written)));
    }),
  );
});

test('the order of events and fractions of a millisecond count in the hash', () => {
  const first: Row = [Kind.start, 1, 0, 0, 0];
  const second: Row = [Kind.start, 2, 0, 0, 0];
  expect(hashEvents(record([first, second]))).not.toBe(hashEvents(record([second, first])));
  expect(hashEvents(record([[Kind.start, 1, 0.25, 0, 0]]))).not.toBe(hashEvents(record([first])));
});

function record(written: readonly Row[]): Recorder {
  const recorder = new Recorder();
  for (const row of written) recorder.add(...row);
  return recorder;
}

function read(events: Events): Row[] {
  return Array.from(
    { length: events.length },
    (_, i): Row => [events.kind[i] as Kind, events.task[i]!, events.time[i]!, events.a[i]!, events.b[i]!],
  );
}

test('a copy becomes JSON as plain lists, of no more than its first thousand events', () => {
  const recorder = new Recorder();
  for (let i = 0; i < 3000; i++) recorder.add(Kind.emit, i, i);
  const { length, task, kind } = JSON.parse(JSON.stringify(copyEvents(recorder)));
  expect({ length, rows: kind.length, last: task.at(-1) }).toEqual({ length: 3000, rows: 1000, last: 999 });
});
