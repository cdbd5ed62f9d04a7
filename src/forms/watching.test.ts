import { expect, test } from 'vitest';
import { figuresOf, Kind } from '../trace/event.ts';
import { prepare } from './forms.fixture.ts';
import { look, type Watched, watch } from './watching.ts';

function watching(watched: Watched) {
  const { run } = prepare('main: watch, look');
  run.watched = watched;
  return { run, recorder: run.recorder };
}

test('who asks is told by an event of nobody, with what the scheduler says in the same turn', () => {
  const told: (() => void)[] = [];
  const { run, recorder } = watching({
    watch: (_, tell) => told.push(tell),
    counts: () => ({ running: 2, waiting: -1, idle: false }),
  });
  watch(run, 0, 0, 3);
  expect(recorder.length).toBe(1);
  told[0]!();
  expect([...recorder.kind.slice(0, 3)]).toEqual([Kind.watch, Kind.told, Kind.look]);
  expect([...recorder.task.slice(0, 3)]).toEqual([0, -1, -1]);
  expect(recorder.a[1]).toBe(0);
  expect(recorder.b[1]).toBe(3);
  expect(figuresOf(recorder.b[2]!)).toEqual({ running: 2, waiting: -1, all: undefined, idle: false });
});

test.each([
  [undefined, 'expected an object but received undefined'],
  [{ running: '2' }, 'expected a whole number as running but received "2"'],
  [{ idle: 1 }, 'expected a boolean as idle but received 1'],
  [{ runing: 1 }, 'expected only running, waiting, all, idle but received "runing"'],
])('counts that are no counts end the run: %o', (counts, message) => {
  const { run } = watching({ counts: () => counts as ReturnType<NonNullable<Watched['counts']>> });
  expect(() => look(run, 0, 1)).toThrow(message);
  expect(run.crash?.where).toBe('counts');
});

test('what the scheduler throws when it is asked ends the run', () => {
  const error = new Error('no');
  const fails = (): never => {
    throw error;
  };
  const { run } = watching({ watch: fails, counts: fails });
  expect(() => watch(run, 0, 0, 0)).toThrow(error);
  expect(run.crash).toEqual({ where: 'watch', error });
  const other = watching({ counts: fails });
  expect(() => look(other.run, 0, 1)).toThrow(error);
});
