import { expect, test } from 'vitest';
import { progressLine } from './progress-line.ts';

test('a person sees a line that is written over; a log is spared it', () => {
  let text = '';
  const murmur = (more: string): void => {
    text += more;
  };
  const line = progressLine('q', { interactive: true, murmur, width: 40 } as never);
  line.show({ phase: 'random', done: 10, of: 100 });
  line.clear();
  expect(text).toBe(`\r${'q: 10 of 100 random programs'.padEnd(39)}\r${' '.repeat(39)}\r`);
  text = '';
  const silent = progressLine('q', { interactive: false, murmur, width: 40 } as never);
  silent.show({ phase: 'random', done: 10 });
  silent.clear();
  expect(text).toBe('');
});
