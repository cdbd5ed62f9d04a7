import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { noEarlyWake } from './no-early-wake.ts';

function waking(ms: string, at: number, more = '') {
  return noEarlyWake.check(
    traceOf({
      program: `main: sleep ${ms}`,
      events: `0 main start\n0 main suspend sleep ${ms}\n${at} main resume\n${more}`,
    }),
  );
}

test('holds at the deadline and after it', () => {
  expect(waking('3', 3)).toEqual({ obligations: 1 });
  expect(waking('3', 9)).toEqual({ obligations: 1 });
});

test('is broken before it', () => {
  const { violation } = waking('3', 2);
  expect(violation?.message).toBe('main woke at 2 ms, 1 ms before its deadline of 3 ms.');
  expect(violation).toMatchObject({ task: 0, from: 2, to: 3, events: [1, 2] });
});

test('a sleep of 0 ms cannot end too early', () => {
  expect(waking('0', 0)).toEqual({ obligations: 0 });
});

test('fractions that do not add up exactly are no violation', () => {
  expect(waking('0.3', 0.1 + 0.2 - 1e-12)).toEqual({ obligations: 1 });
  expect(waking('0.3', 0.29).violation).toBeDefined();
});

test('a resume that belongs to no sleep is a matter of other laws', () => {
  expect(waking('3', 3, '1 main resume')).toEqual({ obligations: 1 });
});
