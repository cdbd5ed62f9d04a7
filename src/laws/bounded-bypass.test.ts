import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Kind } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import { traceOf } from '../trace/traces.fixture.ts';
import { boundedBypass } from './bounded-bypass.ts';
import { turnTaking } from './turns.fixture.ts';

const PROGRAM = 'main: spawn a, spawn b\na: yield, yield, yield\nb:';
const SPAWNED = '0 main start\n0 main spawn a\n0 main spawn b\n0 main finish\n0 a start\n0 a suspend yield';

function bypassing(turns: number, bypass: number) {
  const more = '0 a resume\n0 a suspend yield\n'.repeat(turns - 1);
  return boundedBypass.check(
    traceOf({ program: PROGRAM, events: `${SPAWNED}\n${more}0 b start\n0 b finish`, guarantees: { bypass } }),
  );
}

test('gives the highest bypass, whether it is within the claim or not', () => {
  expect(bypassing(1, 1)).toEqual({ obligations: 3, worst: 1 });
  expect(bypassing(3, 3)).toMatchObject({ worst: 3 });
  expect(bypassing(3, 2)).toMatchObject({ worst: 3 });
});

test('is broken by a task that takes more turns than claimed', () => {
  const { violation } = bypassing(3, 1);
  expect(violation?.message).toBe(
    'a took 3 turns while b, ready since 0 ms, waited for one; at most 1 is claimed.',
  );
  expect(violation).toMatchObject({ task: 2, from: 0, to: 0 });
  expect(violation?.because).toEqual(['b was ready before the first of these turns, and it got one at 0 ms']);
});

test('counts the turns of one other task, not those of all together', () => {
  const program = 'main: spawn a, spawn b, spawn c\na:\nb:\nc:';
  const events =
    '0 main start\n0 main spawn a\n0 main spawn b\n0 main spawn c\n0 main finish\n0 b start\n0 b finish\n0 c start\n0 c finish\n0 a start';
  expect(boundedBypass.check(traceOf({ program, events, guarantees: { bypass: 1 } }))).toEqual({
    obligations: 3,
    worst: 1,
  });
});

test('counts to the end where the turn never comes', () => {
  const events = `${SPAWNED}\n0 a resume\n0 a suspend yield\n0 a resume\n0 a finish`;
  const { violation } = boundedBypass.check(traceOf({ program: PROGRAM, events, guarantees: { bypass: 1 } }));
  expect(violation?.message).toContain('a took 3 turns while b');
  expect(violation?.because[0]).toContain('it never got one');
});

test('a child that starts inside its parent takes no turn of its own', () => {
  const program = 'main: spawn a, spawn b\na:\nb: spawn c\nc:';
  const events = `0 main start\n0 main spawn a\n0 main spawn b\n0 b start\n0 b spawn c\n0 c start\n0 c finish\n0 b finish\n0 main finish
    0 a start`;
  expect(
    boundedBypass.check(traceOf({ program, events, guarantees: { bypass: 0 } })).violation,
  ).toBeUndefined();
});

test('a join of what has ended that goes on at once is no turn, a yield that does is one', () => {
  const program = 'main: spawn a, spawn b, join a, join a, yield\na:\nb:';
  const joins = '0 main suspend join a\n0 main resume\n0 main deliver a\n'.repeat(2);
  const events = `0 main start\n0 main spawn a\n0 a start\n0 a finish\n0 main spawn b\n${joins}`;
  const check = (more: string) =>
    boundedBypass.check(traceOf({ program, events: `${events}${more}`, guarantees: { bypass: 0 } }));
  expect(check('0 main finish\n0 b start').worst).toBe(0);
  expect(check('0 main suspend yield\n0 main resume\n0 main finish\n0 b start').worst).toBe(1);
});

test('a sleeper is overtaken only from its deadline on', () => {
  const program = 'main: spawn a, sleep 2\na: yield, yield';
  const events = `0 main start\n0 main spawn a\n0 main suspend sleep 2\n0 a start\n0 a suspend yield\n0 a resume\n0 a suspend yield
    0 a resume\n0 a finish\n0 advance 2\n2 main resume`;
  expect(boundedBypass.check(traceOf({ program, events, guarantees: { bypass: 1 } }))).toEqual({
    obligations: 0,
  });
});

test('finds what counting every turn for every wait finds', () => {
  fc.assert(
    fc.property(turnTaking, (trace) => {
      const { obligations, worst = 0 } = boundedBypass.check(trace);
      expect(worst).toBe(obligations === 0 ? 0 : highestBypass(trace));
    }),
    { numRuns: 500 },
  );
});

function highestBypass({ waits, events }: Trace): number {
  let highest = 0;
  for (let wait = 0; wait < waits.length; wait++) {
    const from = waits.ready[wait]!;
    if (from < 0) continue;
    const counts = new Map<number, number>();
    const end = waits.resume[wait]! < 0 ? events.length : waits.resume[wait]!;
    for (let i = from + 1; i < end; i++) {
      const task = events.task[i]!;
      const isTurn =
        events.kind[i] === Kind.resume || (events.kind[i] === Kind.start && waits.nested[task] === 0);
      if (isTurn) counts.set(task, (counts.get(task) ?? 0) + 1);
    }
    highest = Math.max(highest, ...counts.values());
  }
  return highest;
}
