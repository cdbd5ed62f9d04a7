import { expect, test } from 'vitest';
import { parseText, printProgram } from '../../program/text.ts';
import { lowerEmits } from './emits.ts';

test('a value goes to 0, 1, half, one closer to 0, and becomes positive', () => {
  expect(textsOf('main: emit 7')).toEqual(['emit 0', 'emit 1', 'emit 3', 'emit 6']);
  expect(textsOf('main: emit -8')).toEqual(['emit 0', 'emit 8', 'emit -4', 'emit -7']);
});

test('all values go down at once', () => {
  expect(textsOf('main: emit 7, emit 3')).toContain('emit 6, emit 2');
});

test('the lowest value has no opposite and stays within 32 bits', () => {
  expect(textsOf(`main: emit ${-(2 ** 31)}`)).not.toContain(`emit ${2 ** 31}`);
});

function textsOf(notation: string): string[] {
  const texts = [...lowerEmits(parseText(notation))].map((draft) =>
    printProgram(draft).trim().slice('main: '.length),
  );
  return [...new Set(texts)];
}
