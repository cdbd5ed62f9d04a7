import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { admitted, advance, type Pool, startPool } from './pool.ts';

function after(program: string, events: string, limit: number): Pool {
  const trace = traceOf({ program, events, limit });
  const pool = startPool(trace);
  for (let i = 0; i < trace.events.length; i++) advance(pool, trace, i);
  return pool;
}

test('counts who runs and who waits, without the cancelled and the cleared', () => {
  const program = 'main: spawn a, spawn b, spawn c, cancel b, clear, spawn d\na: sleep 1\nb:\nc:\nd:';
  const events = `0 main start\n0 main spawn a\n0 a start\n0 main spawn b\n0 main spawn c\n0 main suspend cancel b
    0 main resume\n0 main suspend clear\n0 main resume\n0 main spawn d`;
  expect(after(program, events, 1)).toMatchObject({ running: 1, waiting: 1 });
});

test('while a control is under way both what was and what will be counts', () => {
  const program = 'main: set-limit 3, pause';
  const asked = '0 main start\n0 main suspend set-limit 3';
  expect(after(program, asked, 2)).toMatchObject({ least: 2, most: 3 });
  const set = `${asked}\n0 main resume\n0 main suspend pause`;
  expect(after(program, set, 2)).toMatchObject({ least: 3, most: 3, mayStart: true, mustStart: false });
  expect(after(program, `${set}\n0 main resume`, 2)).toMatchObject({ mayStart: false, mustStart: false });
});

test('of two controls under way at once the last counts', () => {
  const program = 'main: spawn a, pause\na: resume';
  const events = `0 main start\n0 main spawn a\n0 a start\n0 main suspend pause\n0 a suspend resume\n0 a resume
    0 main resume`;
  expect(after(program, events, 2)).toMatchObject({ mayStart: true, mustStart: true });
});

test('no more can have been admitted than slots were free and tasks waited', () => {
  const program = 'main: spawn a, spawn b, spawn c, pause\na: sleep 1\nb:\nc:';
  const events = '0 main start\n0 main spawn a\n0 a start\n0 main spawn b\n0 main spawn c';
  expect(admitted(after(program, events, 1))).toBe(0);
  expect(admitted(after(program, events, 2))).toBe(1);
  expect(admitted(after(program, events, 9))).toBe(2);
  const paused = `${events}\n0 main suspend pause\n0 main resume\n0 a finish`;
  expect(admitted(after(program, paused, 1))).toBe(0);
});
