import { expect, test } from 'vitest';
import { parseText, printProgram } from '../../program/text.ts';
import { throwInstead } from './failures.ts';
import { prune } from './mend.ts';

test('who joins a task throws instead', () => {
  const from = parseText('main: spawn a, cancel a, cleanup 0, join a\na: sleep 1');
  const texts = [...throwInstead(from)].map((draft) => printProgram(prune(draft)));
  expect(texts).toEqual([printProgram(parseText('main: cleanup 0, throw'))]);
});
