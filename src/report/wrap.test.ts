import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wrap, wrapWords } from './wrap.ts';

test('lines break at spaces and hold no more than the width', () => {
  expect(wrap('one of 2 slots was free', 10)).toEqual(['one of 2', 'slots was', 'free']);
});

test('a word longer than the width stays whole', () => {
  expect(wrap('see fixtures/counterexamples/a.json now', 10)).toEqual([
    'see',
    'fixtures/counterexamples/a.json',
    'now',
  ]);
});

test('words with spaces of their own stay whole', () => {
  expect(wrapWords(['spawn a,', 'join a'], 10)).toEqual(['spawn a,', 'join a']);
});

test('no word is lost', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^\w{1,12}$/)),
      fc.integer({ min: 1, max: 40 }),
      (words, width) => {
        expect(wrap(words.join(' '), width).join(' ')).toBe(words.join(' '));
      },
    ),
  );
});
