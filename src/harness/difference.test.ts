import { expect, test } from 'vitest';
import type { Scheduler } from '../forms/scheduler.ts';
import type { Trace } from '../trace/trace.ts';
import { runCase } from './attempt.ts';
import { namesApart, wordsFor } from './difference.ts';
import type { DifferenceKind, Discrepancy } from './discrepancy.ts';
import { asyncScheduler, caseOf, direct, onHost, sleepy } from './harness.fixture.ts';
import { keep } from './keep.ts';

const other = asyncScheduler({}, { name: 'other' });

test.each<[DifferenceKind, string]>([
  ['ending', 'With direct the run completed; with other the run completed.'],
  ['outcome', 'With direct a returned 4; with other b threw its error.'],
  ['order', 'With direct a started at 0 ms, before b; with other b started at 0 ms, before a.'],
  ['timing', 'With direct a ended at 3 ms; with other b ended at 0 ms.'],
])('says in what they differ: %s', async (kind, sentence) => {
  const program = 'main: spawn a, spawn b\na: sleep 3, emit 4\nb: throw';
  const [a, b] = [await traceOf(direct, program), await traceOf(other, program)];
  const found: Discrepancy = {
    kind,
    a: { task: 1, event: a.waits.finishOf[1]! },
    b: { task: 2, event: b.waits.finishOf[2]! },
  };
  expect(wordsFor(found, a, b)).toBe(sentence);
});

test('says who had not ended', async () => {
  const stuck = await traceOf(sleepy, 'main: spawn a, spawn b, join a\na: sleep 9\nb:');
  expect(wordsFor({ kind: 'ending', a: NOWHERE, b: NOWHERE }, stuck, await traceOf(other, 'main:'))).toBe(
    'With direct the run ended in a deadlock: main and a had not ended; with other the run completed.',
  );
});

test('tells two of one name apart', async () => {
  const trace = await traceOf(direct, 'main:');
  expect(namesApart(trace, trace)).toEqual(['direct (a)', 'direct (b)']);
  expect(namesApart(trace, await traceOf(other, 'main:'))).toEqual(['direct', 'other']);
});

const NOWHERE = { task: -1, event: -1 };

async function traceOf(scheduler: Scheduler, program: string): Promise<Trace> {
  return onHost(function* (host) {
    return keep(runCase(scheduler, caseOf(program), host));
  });
}
