import limiter from 'p-limit';
import Queue from 'p-queue';
import Queue240 from 'p-queue-2.4.0';
import Queue241 from 'p-queue-2.4.1';
import PromiseQueue212 from 'promise-queue-2.1.2';
import PromiseQueue223 from 'promise-queue-2.2.3';
import { describe, expect, test } from 'vitest';
import { pLimit } from '../src/adapters/p-limit.ts';
import { pQueue } from '../src/adapters/p-queue.ts';
import { promiseQueue } from '../src/adapters/promise-queue.ts';
import type { Scheduler } from '../src/forms/scheduler.ts';
import { check } from '../src/harness/check.ts';
import type { Counterexample, Verdict } from '../src/harness/report.ts';
import type { LawId } from '../src/laws/law.ts';

type Task = () => Promise<unknown>;
type Run = (task: Task) => Promise<unknown>;

/** Around the real packages, which stay as they are. Who was dropped waits for ever beside a free slot. */
const planted: readonly (readonly [Scheduler, LawId])[] = [
  [pLimit((limit) => leaking(limiter(limit)), 'p-limit that leaks'), 'work-conservation'],
  [pLimit((limit) => limiter(limit + 1), 'p-limit that takes one more'), 'concurrency-limit'],
  [pLimit((limit) => dropping(limiter(limit)), 'p-limit that drops the last'), 'work-conservation'],
  [pQueue(added(leaking), 'p-queue that leaks'), 'work-conservation'],
  [
    pQueue(
      added((run) => run, 1),
      'p-queue that takes one more',
    ),
    'concurrency-limit',
  ],
  [pQueue(added(droppingFrom), 'p-queue that drops the last'), 'work-conservation'],
];

test.each(planted)('$name is caught, and shown in 6 steps or fewer', async (scheduler, law) => {
  const counterexample = own(await broken(scheduler)).find((one) => one.law === law);
  expect(counterexample).toBeDefined();
  const { size, program, shrinking } = counterexample!;
  expect(size - program.tasks.length).toBeLessThanOrEqual(6);
  expect(shrinking.minimal).toBe(true);
});

describe('a task that throws at the call itself keeps its slot', () => {
  test.each([pQueue(Queue240, 'p-queue 2.4.0'), promiseQueue(PromiseQueue212, 'promise-queue 2.1.2')])(
    'in $name',
    async (scheduler) => {
      const shown = own(await broken(scheduler));
      expect(shown.filter(({ text }) => text.includes('throw sync'))).not.toEqual([]);
    },
  );

  test.each([pQueue(Queue241, 'p-queue 2.4.1'), promiseQueue(PromiseQueue223, 'promise-queue 2.2.3')])(
    'and no longer in $name',
    async (scheduler) => {
      const shown = own(await broken(scheduler));
      expect(shown.filter(({ text }) => text.includes('throw'))).toEqual([]);
    },
  );
});

describe('a priority that is undefined, and idle while paused', () => {
  test('break the order and the idle of p-queue 2.4.1', async () => {
    const shown = own(await broken(pQueue(Queue241, 'p-queue 2.4.1')));
    expect(shown.map(({ law }) => law)).toEqual(expect.arrayContaining(['fifo-start', 'idle-exact']));
  });
});

async function broken(scheduler: Scheduler): Promise<readonly Verdict[]> {
  const { verdicts } = await check(scheduler, { fixtures: false });
  return verdicts.filter(({ status }) => status === 'broken');
}

/** What is not the consequence of another law's bug. */
function own(verdicts: readonly Verdict[]): readonly Counterexample[] {
  return verdicts.flatMap(({ impliedBy, counterexample }) =>
    impliedBy === undefined && counterexample !== undefined ? [counterexample] : [],
  );
}

/** A task that throws keeps its slot. */
function leaking(run: Run): Run {
  return (task) =>
    new Promise((resolve, reject) => {
      void run(async () => {
        try {
          resolve(await task());
        } catch (error) {
          reject(error);
          await new Promise(() => {});
        }
      });
    });
}

/** When a task ends and one other waits, that one is dropped. */
function dropping(limit: ReturnType<typeof limiter>): Run {
  return droppingFrom(limit, {
    get size() {
      return limit.pendingCount;
    },
    clear: () => limit.clearQueue(),
  });
}

function droppingFrom(run: Run, waiting: { readonly size: number; clear(): void }): Run {
  return (task) =>
    run(async () => {
      try {
        return await task();
      } finally {
        if (waiting.size === 1) waiting.clear();
      }
    });
}

/** p-queue with another `add`, or with more slots than it was asked for. */
function added(plant: (run: Run, queue: Queue) => Run, more = 0): Parameters<typeof pQueue>[0] {
  return class {
    readonly add: Run;
    readonly onIdle: () => Promise<void>;
    constructor({ concurrency }: { concurrency: number }) {
      const queue = new Queue({ concurrency: concurrency + more });
      this.add = plant((task) => queue.add(task), queue);
      this.onIdle = () => queue.onIdle();
    }
  };
}
