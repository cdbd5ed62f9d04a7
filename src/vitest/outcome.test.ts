import { expect, test } from 'vitest';
import type { Verdict } from '../harness/report.ts';
import { leak, reportOn } from '../report/example.fixture.ts';
import { failureText } from '../report/failure.ts';
import { lawOutcome, replayOutcome } from './outcome.ts';

const file = 'fixtures/counterexamples/my-queue/completion-00000000.json';
const judged = (verdict: Verdict) => lawOutcome(reportOn('my-queue', [verdict]), verdict.law);

test('a law that held passes, and says what that rests on', () => {
  const verdict = { law: 'completion', status: 'held', obligations: 500, occasions: 80 } as const;
  expect(judged(verdict)).toEqual({
    kind: 'pass',
    note: 'held, and was put to the test 500 times, in 80 programs; tried were 1000 random programs',
  });
  expect(judged({ ...verdict, hardly: '3 occasions in 2 of 1000 programs' })).toMatchObject({
    note: expect.stringContaining('hardly put to the test (3 occasions in 2 of 1000 programs)'),
  });
});

test('where a terminal shows no more, all of it is ASCII', () => {
  const verdict = { law: 'work-conservation', status: 'broken', obligations: 5 } as const;
  for (const one of [
    { ...verdict, counterexample: leak },
    { ...verdict, impliedBy: 'completion' as const },
  ]) {
    const outcome = lawOutcome(reportOn('my-queue', [one]), one.law, { ascii: true });
    const message = outcome.kind === 'fail' ? outcome.message : '';
    expect(message).toMatch(/^x my-queue > work-conservation/);
    expect([...message].filter((c) => c > '~')).toEqual([]);
  }
});

test('each further bug of a law gets a block of its own', () => {
  const other = { ...leak, text: 'main: spawn a\na:    yield\n' };
  const outcome = judged({
    law: 'work-conservation',
    status: 'broken',
    obligations: 5,
    counterexample: leak,
    others: [other],
  });
  expect(outcome).toEqual({ kind: 'fail', message: `${failureText(leak)}\n\n${failureText(other)}` });
});

test('a law that does not apply is skipped with its reason', () => {
  const reason = 'my-queue claims no bypass';
  const outcome = judged({ law: 'bounded-bypass', status: 'not-applicable', obligations: 0, reason });
  expect(outcome).toEqual({ kind: 'skip', reason });
});

test('a vacuous law fails with what was missing', () => {
  const outcome = judged({
    law: 'fifo-start',
    status: 'vacuous',
    obligations: 0,
    reason: 'no two tasks were spawned',
  });
  expect(outcome).toMatchObject({
    kind: 'fail',
    message: expect.stringMatching(/vacuous: no two tasks.*Raise `runs`/s),
  });
});

test('a law that is vacuous beside a broken one points to that', () => {
  const vacuous: Verdict = { law: 'join-delivery', status: 'vacuous', obligations: 0, reason: 'no joins' };
  const broken: Verdict = { law: 'completion', status: 'broken', obligations: 5, counterexample: leak };
  const outcome = lawOutcome(reportOn('my-queue', [broken, vacuous]), 'join-delivery');
  expect(outcome).toMatchObject({ kind: 'fail', message: expect.stringContaining('Mend completion first') });
});

test('a broken law fails with the whole block', () => {
  const outcome = judged({
    law: 'work-conservation',
    status: 'broken',
    obligations: 5,
    counterexample: leak,
  });
  expect(outcome).toMatchObject({
    kind: 'fail',
    message: expect.stringContaining('Passes if: a does not throw'),
  });
});

test('a law that is broken as a consequence points at the cause and draws nothing', () => {
  const outcome = judged({
    law: 'completion',
    status: 'broken',
    obligations: 5,
    counterexample: leak,
    impliedBy: 'work-conservation',
  });
  expect(outcome).toMatchObject({
    kind: 'fail',
    message: expect.stringContaining('look at work-conservation first'),
  });
  expect(outcome).not.toMatchObject({ message: expect.stringContaining('■') });
});

test('a law that breaks as its adapter says passes, and says so; what follows from it passes, too', () => {
  const deviation = 'a falsy error is none, ticket 7';
  const broken: Verdict = {
    law: 'error-delivery',
    status: 'broken',
    obligations: 5,
    counterexample: leak,
    deviation,
  };
  const implied: Verdict = {
    law: 'completion',
    status: 'broken',
    obligations: 5,
    counterexample: leak,
    impliedBy: 'error-delivery',
    deviation,
  };
  const report = reportOn('my-queue', [implied, broken]);
  expect(lawOutcome(report, 'error-delivery')).toEqual({ kind: 'pass', note: `deviates: ${deviation}` });
  expect(lawOutcome(report, 'completion')).toMatchObject({ kind: 'pass' });
});

test('a deviation that no longer shows fails', () => {
  const outcome = judged({ law: 'completion', status: 'held', obligations: 5, deviation: 'ticket 7' });
  expect(outcome).toMatchObject({
    kind: 'fail',
    message: expect.stringMatching(/lists it as a deviation \(ticket 7\).*taken off the list/s),
  });
});

test('a scheduler that could not be checked fails every law', () => {
  const report = reportOn('my-queue', [], { unusable: 'create threw TypeError' });
  expect(lawOutcome(report, 'causality')).toMatchObject({
    kind: 'fail',
    message: expect.stringContaining('TypeError'),
  });
});

test('a law that the report leaves out does not pass', () => {
  expect(lawOutcome(reportOn('my-queue', []), 'causality').kind).toBe('fail');
});

test('of saved counterexamples only fixed ones pass', () => {
  const kinds = (['fixed', 'fails', 'drifted', 'flaky', 'stale'] as const).map(
    (state) => replayOutcome({ file, state, law: 'work-conservation', counterexample: leak }).kind,
  );
  expect(kinds).toEqual(['pass', 'fail', 'fail', 'fail', 'skip']);
});

test('a stale one says why, and what to do', () => {
  const outcome = replayOutcome({ file, state: 'stale', reason: 'its format is 0' });
  expect(outcome).toMatchObject({
    reason: `stale: its format is 0. Delete ${file}, or restore what it needs.`,
  });
});

test('a saved counterexample that the search has found again is drawn once, by the test of its law', () => {
  const replay = { file, state: 'fails', law: 'work-conservation', counterexample: leak } as const;
  const verdict = { law: leak.law, status: 'broken', obligations: 5 } as const;
  const shown = replayOutcome(replay, {}, [{ ...verdict, counterexample: leak }]);
  expect(shown).toMatchObject({
    message: expect.stringMatching(/The test of work-conservation shows it\.$/),
  });
  const other = { ...leak, environment: { limit: 3, dice: 0 } };
  for (const verdicts of [
    [],
    [{ ...verdict, counterexample: other }],
    [{ ...verdict, counterexample: leak, impliedBy: 'completion' as const }],
  ]) {
    expect(replayOutcome(replay, {}, verdicts)).toMatchObject({
      message: expect.stringContaining('main: spawn a'),
    });
  }
});
