import { expect, test } from 'vitest';
import { parseText, printProgram } from '../../program/text.ts';
import { giveDurations } from './gifts.ts';
import { prune } from './mend.ts';

test.each([
  ['a task', 'main: spawn a, sleep 2\na: sleep 3, work 4', 'main: sleep 9'],
  ['a step', 'main: sleep 2, emit 1, work 3', 'main: emit 1, work 5'],
  ['a wait', 'main: spawn a, join a, sleep 2\na: sleep 3', 'main: spawn a, sleep 5\na: sleep 3'],
])('%s is deleted and its time spent by another step', (_what, from, to) => {
  expect(textsOf(from)).toContain(printProgram(parseText(to)));
});

test('each other step spends the time of a deleted one, so that all that came later still does', () => {
  const from = 'main: sleep 2, spawn a, sleep 3\na: sleep 4';
  expect(textsOf(from)).toContain(printProgram(parseText('main: spawn a, sleep 5\na: sleep 6')));
});

function textsOf(notation: string): string[] {
  return [...giveDurations(parseText(notation))].map((draft) => printProgram(prune(draft)));
}
