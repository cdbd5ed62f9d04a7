import { expect, test } from 'vitest';
import type { Ending } from '../trace/trace.ts';
import { traceOf } from '../trace/traces.fixture.ts';
import { completion } from './completion.ts';

const LOST = { program: 'main: spawn a\na: sleep 5', events: '0 main start\n0 main spawn a\n0 main finish' };

test('holds where every spawned task has ended, main among them', () => {
  const trace = traceOf({
    ...LOST,
    events: `${LOST.events}\n0 a start\n0 a suspend sleep 5\n0 advance 5\n5 a resume\n5 a finish`,
  });
  expect(completion.check(trace)).toEqual({ obligations: 2 });
});

test('does not ask for a task that nobody spawned', () => {
  const trace = traceOf({ program: 'main: throw, spawn a\na:', events: '0 main start\n0 main finish' });
  expect(completion.check(trace)).toEqual({ obligations: 1 });
});

test('is broken by a task that never started', () => {
  const { violation } = completion.check(traceOf(LOST));
  expect(violation).toMatchObject({ task: 1, from: 0, to: 0, events: [1] });
  expect(violation?.message).toBe(
    'The scheduler said that everything was done, but a was spawned at 0 ms and never started.',
  );
});

test('names the sleeper that was not woken, not those that wait for it', () => {
  const trace = traceOf({
    program: 'main: spawn a, join a\na: sleep 5',
    events: '0 main start\n0 main spawn a\n0 main suspend join a\n0 a start\n0 a suspend sleep 5',
    ending: { kind: 'deadlock' },
  });
  const { violation } = completion.check(trace);
  expect(violation?.message).toBe('a slept until 5 ms and was never woken.');
  expect(violation?.because).toEqual(['main waits for a since 0 ms']);
});

test('names the joiner that was forgotten', () => {
  const trace = traceOf({
    program: 'main: spawn a, join a\na:',
    events: '3 main start\n3 main spawn a\n3 main suspend join a\n4 a start\n4 a finish',
    ending: { kind: 'deadlock' },
  });
  expect(completion.check(trace).violation?.message).toBe(
    'main joined a, which finished at 4 ms, and was never continued.',
  );
});

test('says how the run ended where it did not end by itself', () => {
  const started = '0 main start\n0 main suspend yield';
  const check = (ending: Parameters<typeof traceOf>[0]['ending']) =>
    completion.check(traceOf({ program: 'main: yield', events: started, ending: ending! })).violation
      ?.message;
  const stall = 'main gave its turn away at 0 ms and never got another';
  expect(check({ kind: 'budget', budget: 'turns', spent: 99 })).toBe(
    `Livelock: still going after 99 turns, while ${stall}.`,
  );
  expect(check({ kind: 'hang', ms: 1000 })).toContain('held the processor at 0 ms and never gave it back');
  expect(check({ kind: 'crash', where: 'run', error: 'TypeError: no' })).toContain(
    'threw TypeError: no (in run) at 0 ms',
  );
});

test('says whose throw a crash followed', () => {
  const trace = traceOf({
    program: 'main: spawn a, spawn b\na: throw\nb:',
    events: '0 main start\n0 main spawn a\n0 main spawn b\n0 main finish\n0 a start\n0 a finish',
    ending: { kind: 'crash', where: 'run', error: 'TaskError: thrown by task a' },
  });
  expect(completion.check(trace).violation?.because).toEqual(['a threw, and nothing happened after that']);
});

test('is broken by a run without any event', () => {
  const trace = traceOf({
    program: 'main:',
    events: '',
    ending: { kind: 'crash', where: 'create', error: 'Error: no' },
  });
  expect(completion.check(trace)).toMatchObject({
    obligations: 1,
    violation: { events: [], from: 0, to: 0 },
  });
});

test('a run that ended in another way than a deadlock has a hint of its own', () => {
  const endings: readonly Ending[] = [
    { kind: 'completed' },
    { kind: 'budget', budget: 'turns', spent: 99 },
    { kind: 'hang', ms: 1000 },
    { kind: 'crash', where: 'spawn', error: 'Error: no' },
    { kind: 'crash', where: 'spawn', error: 'AdapterError: spawn: expected a promise' },
  ];
  const hints = endings.map((ending) => {
    const trace = traceOf({ program: 'main: yield', events: '0 main start', ending });
    return completion.check(trace).violation?.hint;
  });
  expect(new Set(hints).size).toBe(endings.length);
  expect(hints).not.toContain(undefined);
  expect(hints.at(-1)).toContain('adapter');
});
