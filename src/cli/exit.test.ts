import { expect, test } from 'vitest';
import { EXIT, worstOf } from './exit.ts';

test('what is surely wrong goes before what could not be asked', () => {
  expect(worstOf([])).toBe(EXIT.fine);
  expect(worstOf([EXIT.fine, EXIT.unanswered])).toBe(EXIT.unanswered);
  expect(worstOf([EXIT.unanswered, EXIT.broken, EXIT.fine])).toBe(EXIT.broken);
});
