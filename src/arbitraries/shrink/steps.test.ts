import { expect, test } from 'vitest';
import { parseText, printProgram } from '../../program/text.ts';
import { withoutPairs, withoutSteps } from './steps.ts';

test('all steps of a kind go at once, or half of them in every task', () => {
  const program = parseText('main: spawn a, yield, yield, emit 1\na: yield, yield');
  const texts = [...withoutSteps(program)].map(printProgram);
  expect(texts).toContain(printProgram(parseText('main: spawn a, emit 1\na:')));
  expect(texts).toContain(printProgram(parseText('main: spawn a, yield, emit 1\na: yield')));
});

test('chunks of the steps of one task go, down to each single one', () => {
  const texts = [...withoutSteps(parseText('main: emit 1, yield, sleep 2, work 3'))].map(printProgram);
  for (const left of [
    '',
    'emit 1, yield',
    'sleep 2, work 3',
    'yield, sleep 2, work 3',
    'emit 1, yield, sleep 2',
  ]) {
    expect(texts).toContain(printProgram(parseText(`main: ${left}`)));
  }
});

test('any two steps go together', () => {
  const texts = [...withoutPairs(parseText('main: spawn a, yield, emit 1\na: emit 2, yield'))].map(
    printProgram,
  );
  expect(texts).toHaveLength(10);
  expect(texts).toContain(printProgram(parseText('main: spawn a, emit 1\na: emit 2')));
});
