import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Difference } from '../../harness/difference.ts';
import { leak, leakedSlot, traceOf } from '../example.fixture.ts';
import { differenceDocument, differenceMermaid, differencePerfetto } from './difference.ts';
import { misfits, type Schema } from './schema.fixture.ts';
import { overlaps } from './slices.fixture.ts';

const mended = traceOf(
  { main: [{ spawn: 'a' }, { spawn: 'b' }, { spawn: 'c' }], a: [{ throw: 'error' }], b: [], c: [] },
  [
    [0, 'main', 'start'],
    [0, 'main', 'spawns', 'a'],
    [0, 'main', 'spawns', 'c'],
    [0, 'main', 'returns'],
    [0, 'a', 'start'],
    [0, 'a', 'throws'],
    [0, 'c', 'start'],
    [0, 'c', 'returns'],
  ],
);
const difference: Difference = {
  ...leak,
  kind: 'timing',
  schedulers: ['v1 <b>', 'v2'],
  message: 'With v1 c ended at 30 ms; with v2 c ended at 0 ms.',
  a: leakedSlot.trace,
  b: mended,
  marks: { a: { task: 3, event: 14 }, b: { task: -1, event: -1 } },
};

test('the document fits the published schema, run by run, and marks where they part', () => {
  const read = (name: string): Schema => JSON.parse(readFileSync(`src/report/traces/${name}`, 'utf8'));
  const { properties, ...rest } = read('difference.schema.json');
  const { runs, ...others } = properties as { readonly [key: string]: Schema };
  const document = JSON.parse(JSON.stringify(differenceDocument(difference)));
  expect(runs!.items).toEqual({ $ref: 'trace.schema.json' });
  expect(misfits(document, { ...rest, properties: { ...others, runs: { ...runs, items: {} } } })).toEqual([]);
  for (const run of document.runs) expect(misfits(run, read('trace.schema.json'))).toEqual([]);
  expect(document.runs[0]).toMatchObject({
    scheduler: 'v1 <b>',
    violation: { task: 'c', from: 30, events: [14] },
  });
  expect(document.runs[1].violation).toMatchObject({ task: null, events: [] });
});

test('for Perfetto the runs are two processes, whose slices and arrows keep apart', () => {
  const trace = differencePerfetto(difference);
  const named = trace.traceEvents.filter(({ name }) => name === 'process_name');
  expect(named.map(({ pid, args }) => [pid, args!.name])).toEqual([
    [1, 'v1 <b>'],
    [2, 'v2'],
  ]);
  expect(overlaps(trace)).toEqual([]);
  const starts = trace.traceEvents.filter(({ ph }) => ph === 's');
  expect(new Set(starts.map(({ id }) => id)).size).toBe(starts.length);
  for (const { id, pid } of starts)
    expect(trace.traceEvents.find((end) => end.ph === 'f' && end.id === id)!.pid).toBe(pid);
  expect(trace.traceEvents.filter(({ name }) => name === 'they part here')).toHaveLength(2);
});

test('as Markdown there are two diagrams, each in a block of its own, and names end neither', () => {
  const text = differenceMermaid(difference);
  expect(text.match(/^```mermaid\nsequenceDiagram\n[^`]*^```$/gm)).toHaveLength(2);
  expect(text).toContain('they part here');
  expect(text).not.toContain('<b>');
});
