import { expect, test } from 'vitest';
import { happened, prepare, runCoroutines } from './forms.fixture.ts';
import { readyAgain } from './looping.ts';

test('a loop asks as often as it is told to, whatever is there', async () => {
  let asked = 0;
  await readyAgain(() => asked++, 3);
  expect(asked).toBe(3);
});

test('of however many rounds the events are two', () => {
  const { run, clock } = prepare('main: loop 5, emit 1');
  let asked = 0;
  runCoroutines(run, clock, {
    *ready() {
      asked++;
    },
  });
  expect(asked).toBe(5);
  expect(happened(run, ['suspend', 'resume'])).toHaveLength(2);
});
