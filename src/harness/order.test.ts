import { expect, test } from 'vitest';
import type { Claims, Guarantees } from '../trace/claims.ts';
import type { Observation, ObservedTask } from './observation.ts';
import { orderOf } from './order.ts';

const MAIN: Partial<ObservedTask> = { spawned: -1, started: 0 };

test('tasks of different priorities are compared where both take them and one passed over the higher', () => {
  const low = { spawned: 1, priority: 0 };
  const high = { spawned: 2, priority: 5, sealed: true };
  const right = [MAIN, { ...low, started: 9 }, { ...high, started: 5 }];
  const wrong = [MAIN, { ...low, started: 5 }, { ...high, started: 9 }];
  expect(orderOf(runOf(right), runOf(wrong))).toEqual({
    kind: 'order',
    a: { task: 2, event: 5 },
    b: { task: 1, event: 5 },
  });
  expect(orderOf(runOf(wrong), runOf(right))).toBeDefined();
  expect(orderOf(runOf(right, {}, ['limit']), runOf(wrong))).toBeUndefined();
});

test('the lower one may have had its slot before the higher one came', () => {
  const low = { spawned: 1, priority: 0 };
  const high = { spawned: 2, priority: 5 };
  const early = [MAIN, { ...low, started: 3 }, { ...high, started: 5 }];
  const late = [MAIN, { ...low, started: 9 }, { ...high, started: 5 }];
  expect(orderOf(runOf(early), runOf(late))).toBeUndefined();
  expect(orderOf(runOf(late), runOf(early))).toBeUndefined();
});

test('of equal priorities the order that both claim counts', () => {
  const straight = [MAIN, { spawned: 1, started: 5 }, { spawned: 2, started: 9 }];
  const crossed = [MAIN, { spawned: 1, started: 9 }, { spawned: 2, started: 5 }];
  expect(orderOf(runOf(straight), runOf(crossed))).toBeUndefined();
  const fifo: Guarantees = { order: 'fifo' };
  expect(orderOf(runOf(straight, fifo), runOf(crossed, fifo))).toMatchObject({
    a: { task: 1 },
    b: { task: 2 },
  });
});

/** As much of an observation as is asked for. */
function runOf(
  tasks: readonly Partial<ObservedTask>[],
  guarantees: Guarantees = {},
  supports: readonly ('limit' | 'priority')[] = ['limit', 'priority'],
): Observation {
  const claims: Claims = { scheduler: 'q', form: 'async', supports: new Set(supports), guarantees };
  const whole = tasks.map((task) => ({ priority: 0, sealed: false, ...task }) as ObservedTask);
  return { claims, tasks: whole } as unknown as Observation;
}
