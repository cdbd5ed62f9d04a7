import { expect, test } from 'vitest';
import { isTearingDown } from './teardowns.ts';
import { traceOf } from './traces.fixture.ts';

const { events, code } = traceOf({
  program: 'main: spawn a, spawn c, sleep 2\na: spawn b, yield\nb: cleanup 1\nc: yield',
  events: `0 main start\n0 main spawn a\n0 main spawn c\n0 a start\n0 a spawn b\n0 b start\n0 b cleanup 0 1
    0 advance 1\n1 b cleaned 0 1\n1 advance 2\n2 main resume`,
});

function busyBefore(event: number): string[] {
  const { tasks } = code.program;
  return tasks.filter((_, task) => isTearingDown(events, code, task, event)).map(({ name }) => name);
}

test('a task is torn down while what it has spawned cleans up, however deep', () => {
  expect(busyBefore(6)).toEqual([]);
  expect([busyBefore(7), busyBefore(8)]).toEqual([
    ['main', 'a'],
    ['main', 'a'],
  ]);
});

test('and until the clock moves idly after that', () => {
  expect(busyBefore(9)).toEqual(['main', 'a']);
  expect(busyBefore(10)).toEqual([]);
});
