import { expect, test } from 'vitest';
import { traceOf } from './traces.fixture.ts';
import { copyWaits, WaitColumns } from './wait-columns.ts';
import { findWaits } from './waits.ts';

const LONG = traceOf({
  program: 'main: spawn a, join a\na: sleep 1',
  events: `0 main start\n0 main spawn a\n0 main suspend join a\n0 a start\n0 a suspend sleep 1\n0 advance 1
    1 a resume\n1 a finish\n1 main resume\n1 main deliver a\n1 main finish`,
});
const SHORT = traceOf({ program: 'main: yield', events: '0 main start\n0 main suspend yield' });

test('reused columns say the same as fresh ones, whatever was in them', () => {
  const columns = new WaitColumns();
  for (const { events, waits, program } of [LONG, SHORT, LONG]) {
    const tasks = program.tasks.length;
    expect(copyWaits(findWaits(events, tasks, columns), tasks)).toEqual(waits);
  }
});

test('what has grown is kept', () => {
  const columns = new WaitColumns();
  findWaits(LONG.events, 2, columns);
  const { task, startOf } = columns;
  findWaits(SHORT.events, 1, columns);
  expect(columns.task).toBe(task);
  expect(columns.startOf).toBe(startOf);
});

test('a copy outlives what is written next', () => {
  const columns = new WaitColumns();
  const copy = copyWaits(findWaits(LONG.events, 2, columns), 2);
  findWaits(SHORT.events, 1, columns);
  expect(copy).toEqual(LONG.waits);
});
