import { describe, expect, test } from 'vitest';
import type { Coroutine, CoroutinePrimitives } from '../forms/coroutine-primitives.ts';
import type { Scheduler } from '../forms/scheduler.ts';
import { UNLIMITED } from '../program/rate.ts';
import { outcomeOf } from '../schedulers/outcome.ts';
import { builtIn, eventLoop, roundRobin, sequential } from './built-in.ts';

test('the five schedulers come from the simplest on, each under a name of its own', () => {
  expect(builtIn.map(({ name }) => name)).toEqual([
    'sequential',
    'polled',
    'round-robin',
    'event-loop',
    'native-async',
  ]);
});

describe.each([sequential, roundRobin, eventLoop])('$name', (scheduler) => {
  test('ends a run with the last task, also where main ends first and the last is a grandchild', () => {
    const { primitives, now } = create(scheduler);
    const { spawn, sleep } = primitives;
    const ended: string[] = [];
    const grandchild = task(function* () {
      yield* sleep(50);
      ended.push(`grandchild at ${now()}`);
    });
    const child = task(function* () {
      yield* spawn(grandchild);
      throw new Error('nobody joins');
    });
    const main = task(function* () {
      yield* spawn(child);
    });
    primitives.run(main);
    expect(ended).toEqual(['grandchild at 50']);
  });

  test("ends a run with the last task also where main throws; at most main's own error comes out", () => {
    const { primitives } = create(scheduler);
    const { spawn, sleep } = primitives;
    let ended = false;
    const child = task(function* () {
      yield* sleep(50);
      ended = true;
    });
    const main = task(function* () {
      yield* spawn(child);
      throw new Error('of main');
    });
    const outcome = outcomeOf(() => primitives.run(main));
    if (outcome.status === 'rejected') expect(outcome.reason).toEqual(new Error('of main'));
    expect(ended).toBe(true);
  });

  test('gives a joiner the result, or the error, of the task that the handle names', () => {
    const { primitives } = create(scheduler);
    const { spawn, join } = primitives;
    const seen: unknown[] = [];
    const main = task(function* () {
      const good: unknown = yield* spawn(
        task(function* () {
          return 7;
        }),
      );
      const bad: unknown = yield* spawn(
        task(function* () {
          throw undefined;
        }),
      );
      seen.push(yield* join(good));
      try {
        yield* join(bad);
      } catch (error) {
        seen.push(['caught', error]);
      }
    });
    primitives.run(main);
    expect(seen).toEqual([7, ['caught', undefined]]);
  });
});

function create({ definition }: Scheduler): { primitives: CoroutinePrimitives; now: () => number } {
  let time = 0;
  const now = () => time;
  const sleep = (ms: number) => {
    time += ms;
  };
  const clock = { now, sleep, setTimer: () => 0, clearTimer() {} };
  const environment = {
    clock,
    limit: Number.POSITIVE_INFINITY,
    rate: UNLIMITED,
    room: Number.POSITIVE_INFINITY,
    permits: 1,
    random: () => 0,
  };
  return { primitives: definition.create(environment) as CoroutinePrimitives, now };
}

/** Tasks of these tests return anything, where those of a run return a TaskResult. */
function task(body: () => Generator<unknown, unknown, unknown>): Coroutine {
  return body as Coroutine;
}
