import { expect, test } from 'vitest';
import { progressLine } from './progress-line.ts';
import type { Stopwatch } from './soak/stopwatch.ts';

/** What is written while the stopwatch shows these times, one for each call of `show`. */
function written(interactive: boolean, width: number, times: readonly number[]): string {
  let text = '';
  const murmur = (more: string): void => {
    text += more;
  };
  const rest = [...times];
  const watch = { elapsed: () => rest.shift()! } as Stopwatch;
  const line = progressLine('q', { interactive, murmur, width } as never, watch);
  times.forEach((_, i) => {
    line.show(i === 0 ? { phase: 'random', done: 10, of: 100 } : { phase: 'small', done: 90 * i, of: 900 });
  });
  line.clear();
  return text;
}

test('a person sees a line that is written over, with the programs a second and the time that is left', () => {
  expect(written(true, 60, [0, 1000])).toBe(
    `\r${'q: 10 of 100 random programs'.padEnd(59)}\r${'q: 90 of 900 small programs, 100/s, 0:09 left'.padEnd(59)}\r${' '.repeat(59)}\r`,
  );
});

test('it is not written anew more often than anybody can read', () => {
  expect(written(true, 60, [0, 10, 20, 150]).match(/programs/g)).toHaveLength(2);
});

test('a log gets a line every half minute', () => {
  expect(written(false, 60, [0, 29_000, 31_000, 50_000, 61_001])).toBe(
    'q: 180 of 900 small programs, 6/s, 2:12 left\nq: 360 of 900 small programs, 6/s, 1:43 left\n',
  );
});
