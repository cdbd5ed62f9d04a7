import { expect, test } from 'vitest';
import { expect as foretell } from './oracle.ts';
import { parseText } from './text.ts';

const program = parseText('main: spawn a, join a\na: spawn b, sleep 1\nb: cleanup 3, sleep 9');

test('the end of a task may be told when what is cancelled with it has cleaned up', () => {
  expect(foretell(program, 0, 0, [-1, -1, 1]).tasks[0]).toMatchObject({ finish: 1, latestFinish: 4 });
});

test('what goes on behind it keeps nobody', () => {
  expect(foretell(program).tasks[0]).toMatchObject({ finish: 1, latestFinish: 1 });
});
