import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile } from '../program/code.ts';
import { expect as foretell } from '../program/oracle.ts';
import { parseText } from '../program/text.ts';
import type { Guarantees } from '../trace/claims.ts';
import { Kind } from '../trace/event.ts';
import { Recorder } from '../trace/recorder.ts';
import type { Ending, Trace } from '../trace/trace.ts';
import { traceOf } from '../trace/traces.fixture.ts';
import { copyWaits } from '../trace/wait-columns.ts';
import { findWaits } from '../trace/waits.ts';
import { lawById, laws } from './index.ts';

test('ids are unique, and each leads to its law', () => {
  expect(new Set(laws.map((law) => law.id)).size).toBe(49);
  for (const law of laws) expect(lawById(law.id)).toBe(law);
  expect(lawById('no-such-law')).toBeUndefined();
});

test('no law implies itself, and what the implied laws imply is listed, too', () => {
  for (const law of laws) {
    expect(law.implies).not.toContain(law.id);
    for (const implied of law.implies) {
      if (law.yieldsTo?.includes(implied)) continue;
      const { implies, yieldsTo = [] } = lawById(implied)!;
      const firmly = implies.filter(
        (id) => !yieldsTo.includes(id) && lawById(id)!.yieldsTo?.includes(law.id) !== true,
      );
      expect(law.implies).toEqual(expect.arrayContaining(firmly));
    }
  }
});

test('every law says what it asks and where to look, in sentences', () => {
  for (const law of laws) {
    expect(law.statement).toMatch(/^[A-Z].*\.$/);
    expect(law.hint).toMatch(/^[A-Z].*[.?]$/);
    expect(law.rev).toBeGreaterThanOrEqual(1);
  }
});

test('every law holds for a run of a correct scheduler', () => {
  const trace = traceOf({
    program: 'main: spawn a, spawn b, join a, settle b\na: sleep 3, emit 1\nb: sleep 3, throw',
    events: `0 main start\n0 main spawn a\n0 main spawn b\n0 main suspend join a\n0 a start\n0 a suspend sleep 3
      0 b start\n0 b suspend sleep 3\n0 advance 3\n3 a resume\n3 a emit 1\n3 a finish\n3 b resume\n3 b finish
      3 main resume\n3 main deliver a\n3 main suspend settle b\n3 main resume\n3 main deliver b\n3 main finish`,
    guarantees: { order: 'fifo', bypass: 2, workConserving: true },
    twin: 'same',
  });
  const judged = laws.map((law) => ({ id: law.id, ...law.check(trace) }));
  expect(judged.filter(({ violation }) => violation !== undefined)).toEqual([]);
});

const endings: readonly Ending[] = [
  { kind: 'completed' },
  { kind: 'deadlock' },
  { kind: 'budget', budget: 'events', spent: 9 },
  { kind: 'hang', ms: 1000 },
  { kind: 'crash', where: 'run', error: 'TypeError: no' },
];

/** Few of these any scheduler could leave. */
const anyRuns = fc.record({
  written: fc.array(
    fc.tuple(
      fc.constantFrom(...Object.values(Kind)),
      fc.nat(3),
      fc.integer({ min: -2, max: 5 }),
      fc.nat(5),
      fc.nat(5),
    ),
    { maxLength: 60 },
  ),
  ending: fc.constantFrom(...endings),
  limit: fc.constantFrom(1, 2, Number.POSITIVE_INFINITY),
  guarantees: fc.constantFrom<Guarantees[]>(
    {},
    { bypass: 1 },
    { resolution: 1 },
    { order: 'fifo' },
    { sleep: 'holds' },
  ),
  rejections: fc.constantFrom([], ['undefined', 'TaskError: thrown by task a']),
});

type Run = typeof anyRuns extends fc.Arbitrary<infer R> ? R : never;

function anyTrace({ written, ending, limit, guarantees, rejections }: Run): Trace {
  const program = parseText(
    'main: spawn a, spawn b, settle a\na: sleep 2, throw\nb: spawn c, work 1\nc: emit 1, throw null',
  );
  const events = new Recorder();
  let time = 0;
  for (const [kind, task, ms, a, b] of written) {
    time += ms;
    events.add(kind, kind === Kind.advance ? -1 : task, time, a, b);
  }
  return {
    ...traceOf({ program: 'main:', events: '', ending, limit, guarantees, leftovers: { rejections } }),
    program,
    code: compile(program),
    events,
    expected: foretell(program),
    waits: copyWaits(findWaits(events, program.tasks.length), program.tasks.length),
  };
}

test('every law answers whatever the trace, and says the same again', () => {
  fc.assert(
    fc.property(anyRuns, (run) => {
      const trace = anyTrace(run);
      for (const law of laws) {
        const { obligations, violation } = law.check(trace);
        expect(obligations).toBeGreaterThanOrEqual(violation === undefined ? 0 : 1);
        if (violation === undefined) continue;
        expect(violation.message).toMatch(/\.$/);
        expect(violation.message).not.toMatch(/NaN|undefined ms|Infinity/);
        for (const event of violation.events) expect(event).toBeLessThan(trace.events.length);
        for (const event of violation.events) expect(event).toBeGreaterThanOrEqual(0);
        expect(Number.isFinite(violation.from) && Number.isFinite(violation.to)).toBe(true);
        expect(law.check(trace).violation).toEqual(violation);
      }
    }),
    { numRuns: 1000 },
  );
});
