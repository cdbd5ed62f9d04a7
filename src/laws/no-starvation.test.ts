import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Kind } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import { traceOf } from '../trace/traces.fixture.ts';
import { noStarvation } from './no-starvation.ts';
import { turnTaking } from './turns.fixture.ts';

const CHAIN = 'main: spawn a, spawn b\na:\nb: spawn c\nc: spawn d\nd:';
const NEWEST_FIRST = `0 main start\n0 main spawn a\n0 main spawn b\n0 main finish\n0 b start\n0 b spawn c\n0 b finish
  0 c start\n0 c spawn d\n0 c finish`;

test('is broken by generations of newcomers that all get past', () => {
  const events = `${NEWEST_FIRST}\n0 d start\n0 d finish\n2 a start\n2 a finish`;
  const { obligations, worst, violation } = noStarvation.check(
    traceOf({ program: CHAIN, events, guarantees: { bypass: 2 } }),
  );
  expect([obligations, worst]).toEqual([1, 3]);
  expect(violation?.message).toBe(
    'd, a newcomer of generation 3, took a turn at 0 ms while a, ready since 0 ms, still waited for one.',
  );
  expect(violation).toMatchObject({ task: 1, from: 0, to: 2 });
  expect(violation?.because[2]).toBe('c spawned d at 0 ms, after that');
});

test('holds where the stream is cut off in time', () => {
  const events = `${NEWEST_FIRST}\n0 a start\n0 a finish\n0 d start\n0 d finish`;
  expect(noStarvation.check(traceOf({ program: CHAIN, events, guarantees: { bypass: 2 } }))).toEqual({
    obligations: 1,
    worst: 2,
  });
});

test('who comes first and goes first is no newcomer', () => {
  const events = `0 main start\n0 main spawn a\n0 main spawn b\n0 main finish\n0 a start\n0 a finish\n0 b start\n0 b spawn c\n0 b finish
    0 c start\n0 c finish`;
  expect(noStarvation.check(traceOf({ program: CHAIN, events, guarantees: { bypass: 1 } }))).toEqual({
    obligations: 1,
    worst: 0,
  });
});

test('a child that starts inside its parent is of its parent’s generation', () => {
  const events = `0 main start\n0 main spawn a\n0 main spawn b\n0 b start\n0 b spawn c\n0 c start\n0 c spawn d\n0 d start\n0 d suspend yield
    0 c finish\n0 b finish\n0 main finish\n0 d resume\n0 a start`;
  expect(noStarvation.check(traceOf({ program: CHAIN, events, guarantees: { bypass: 1 } })).worst).toBe(0);
});

test('is not put to the test where nobody arrives', () => {
  const trace = traceOf({
    program: 'main: yield',
    events: '0 main start\n0 main suspend yield\n0 main resume',
    guarantees: { bypass: 1 },
  });
  expect(noStarvation.check(trace)).toEqual({ obligations: 0 });
});

test('finds what looking at every wait finds', () => {
  fc.assert(
    fc.property(turnTaking, (trace) => {
      const { obligations, worst = 0 } = noStarvation.check(trace);
      const found = highestGeneration(trace);
      expect([obligations, worst]).toEqual([found.obligations, found.worst]);
    }),
    { numRuns: 500 },
  );
});

function highestGeneration({ waits, events, code }: Trace): { obligations: number; worst: number } {
  let obligations = 0;
  let worst = 0;
  for (let wait = 0; wait < waits.length; wait++) {
    const from = waits.ready[wait]!;
    const end = waits.resume[wait]! < 0 ? events.length : waits.resume[wait]!;
    const generation = new Map<number, number>();
    for (let i = from + 1; i < end; i++) {
      const task = events.task[i]!;
      if (events.kind[i] === Kind.spawn) {
        const child = events.a[i]!;
        const own = waits.nested[child] === 0 ? 1 : 0;
        generation.set(child, (generation.get(code.parents[child]!) ?? 0) + own);
      } else if (
        events.kind[i] === Kind.resume ||
        (events.kind[i] === Kind.start && waits.nested[task] === 0)
      ) {
        worst = Math.max(worst, generation.get(task) ?? 0);
      }
    }
    if (generation.size > 0) obligations++;
  }
  return { obligations, worst };
}
