import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { quiescence } from './quiescence.ts';

const RUN = {
  program: 'main: spawn a\na:',
  events: '0 main start\n0 main spawn a\n0 main finish\n4 a start\n4 a finish',
};

test('holds where nothing is left, and is only put to the test where a task was spawned', () => {
  expect(quiescence.check(traceOf(RUN))).toEqual({ obligations: 1 });
  expect(quiescence.check(traceOf({ program: 'main:', events: '0 main start\n0 main finish' }))).toEqual({
    obligations: 0,
  });
});

test('is broken by a timer that is still set', () => {
  const { violation } = quiescence.check(traceOf({ ...RUN, leftovers: { timers: 1, nextDeadline: 9 } }));
  expect(violation?.message).toBe('When everything had ended, at 4 ms, a timer was still set, due at 9 ms.');
  expect(violation).toMatchObject({ from: 4, to: 9 });
});

test('is broken by rejections that nobody handles, empty ones too', () => {
  const check = (rejections: string[]) =>
    quiescence.check(traceOf({ ...RUN, leftovers: { rejections } })).violation?.message;
  expect(check(['TypeError: no', 'x'])).toContain('had been handled by nobody: TypeError: no (and 1 more)');
  expect(check([''])).toContain("handled by nobody: ''");
});

test('is broken by a timer that went past the virtual clock', () => {
  const escapes = ['setTimeout called at queue/index.js:12:3'];
  expect(quiescence.check(traceOf({ ...RUN, leftovers: { escapes } })).violation?.message).toContain(
    escapes[0],
  );
});
