import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { resultAgreement } from './result-agreement.ts';

const PROGRAM = 'main: spawn a, join a\na: emit 5';

function run(a: string, delivered: string, main: string) {
  return traceOf({
    program: PROGRAM,
    events: `0 main start\n0 main spawn a\n0 main suspend join a\n0 a start\n0 a emit 5\n0 a finish ${a}
      0 main resume\n0 main deliver a ${delivered}\n0 main finish ${main}`,
  });
}

test('holds where every outcome is the oracle’s', () => {
  expect(resultAgreement.check(run('', '', ''))).toEqual({ obligations: 2 });
});

test('does not count a main that only spawns', () => {
  const events = '0 main start\n0 main spawn a\n0 main finish\n0 a start\n0 a finish';
  expect(resultAgreement.check(traceOf({ program: 'main: spawn a\na:', events }))).toEqual({
    obligations: 1,
  });
});

test('names the first wrong outcome, and the join that it came from', () => {
  const { violation } = resultAgreement.check(run('', '7', '7'));
  expect(violation?.message).toBe('main returned 7 and should have returned 5.');
  expect(violation?.because).toEqual(['its join of a at 0 ms gave 7, but a had returned 5']);
  expect(resultAgreement.check(run('6', '6', '6')).violation?.message).toBe(
    'a returned 6 and should have returned 5.',
  );
});

test('tells an error from a result of the same number', () => {
  expect(resultAgreement.check(run('', 'foreign-error', 'foreign-error')).violation?.message).toBe(
    'main threw an error that no task threw and should have returned 5.',
  );
});

test('is broken by a task that no reached step spawns', () => {
  const trace = traceOf({
    program: 'main: spawn a, join a, spawn b\na: throw\nb:',
    events: `0 main start\n0 main spawn a\n0 main suspend join a\n0 a start\n0 a finish\n0 main resume
      0 main deliver a foreign\n0 main spawn b\n0 b start\n0 b finish\n0 main finish 0`,
  });
  expect(resultAgreement.check(trace).violation?.message).toBe(
    'b returned 0 and should never have been spawned.',
  );
});
