import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { countsExact } from './counts-exact.ts';

const judge = (events: string, program: string, limit = 1) =>
  countsExact.check(traceOf({ program, events, limit, supports: ['limit', 'clear', 'counts'] }));

const PROGRAM = 'main: spawn a, spawn b, look\na: sleep 3\nb:';
const BEGUN = '0 main start\n0 main spawn a\n0 a start\n0 a suspend sleep 3\n0 main spawn b';

test('holds where it says how many run and wait: an obligation each, and one for their sum', () => {
  expect(judge(`${BEGUN}\n0 main look run 1 wait 1 idle 0`, PROGRAM)).toEqual({ obligations: 4 });
  expect(judge(`${BEGUN}\n0 main look all 2`, PROGRAM)).toEqual({ obligations: 1 });
});

test('is broken by a figure that is too low, or too high', () => {
  expect(judge(`${BEGUN}\n0 main look run 0`, PROGRAM).violation).toMatchObject({
    message: 'The scheduler said at 0 ms, when main asked, that 0 run, and 1 did.',
    because: ['of those that were spawned 1 ran and 1 waited'],
  });
  expect(judge(`${BEGUN}\n0 main look wait 2`, PROGRAM).violation?.message).toContain(
    'that 2 wait, and at most 1 did',
  );
  expect(judge(`${BEGUN}\n0 main look idle 1`, PROGRAM).violation?.message).toContain(
    'that it is idle, and 2 had not',
  );
});

test('who has a slot and has not started may count as running, or as waiting, and not as neither', () => {
  const late = '0 main start\n0 main spawn a\n0 main spawn b';
  expect(judge(`${late}\n0 main look run 1 wait 1`, PROGRAM).violation).toBeUndefined();
  expect(judge(`${late}\n0 main look run 0 wait 2`, PROGRAM).violation).toBeUndefined();
  expect(judge(`${late}\n0 main look run 0 wait 1`, PROGRAM).violation?.message).toContain(
    'that 1 run or wait, and 2 did',
  );
});

test('who has ended may be counted until the clock moves', () => {
  const program = 'main: spawn a, sleep 1, look\na: emit 1';
  const ended = '0 main start\n0 main spawn a\n0 a start\n0 a emit 1\n0 a finish';
  expect(judge(`${ended}\n0 says run 1 idle 0`, program).violation).toBeUndefined();
  const later = `${ended}\n0 main suspend sleep 1\n0 advance 1\n1 main resume`;
  expect(judge(`${later}\n1 main look run 1`, program).violation?.message).toContain(
    'that 1 run, and none did',
  );
  expect(judge(`${later}\n1 main look idle 0`, program).violation?.message).toContain('and all had ended');
  expect(judge(`${later}\n1 main look run 0 idle 1`, program)).toEqual({ obligations: 2 });
});

test('what is cleared waits no longer, at once', () => {
  const cleared = `${BEGUN}\n0 main suspend clear\n0 main resume`;
  const program = PROGRAM.replace('look', 'clear, look');
  expect(judge(`${cleared}\n0 main look wait 0`, program).violation).toBeUndefined();
  expect(judge(`${cleared}\n0 main look wait 1`, program).violation?.message).toContain(
    'that 1 wait, and none did',
  );
});

test('says whether somebody asked, or the scheduler said so of itself', () => {
  expect(judge(`${BEGUN}\n0 says run 0`, PROGRAM).violation?.message).toContain(
    'when it told so, that 0 run',
  );
});
