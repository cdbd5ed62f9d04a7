import { newQueue } from '@henrygd/queue';
import async323 from 'async-3.2.3';
import async324 from 'async-3.2.4';
import AsyncLock131 from 'async-lock-1.3.1';
import AsyncLock132 from 'async-lock-1.3.2';
import fastq114 from 'fastq-1.14.0';
import fastq115 from 'fastq-1.15.0';
import fastq116 from 'fastq-1.16.0';
import fastq117 from 'fastq-1.17.0';
import fastq1201 from 'fastq-1.20.1';
import fastq1202 from 'fastq-1.20.2';
import pool371 from 'generic-pool-3.7.1';
import pool372 from 'generic-pool-3.7.2';
import Queue811 from 'p-queue-8.1.1';
import Queue900 from 'p-queue-9.0.0';
import Queue910 from 'p-queue-9.1.0';
import Queue911 from 'p-queue-9.1.1';
import pool201 from 'tiny-async-pool-2.0.1';
import pool210 from 'tiny-async-pool-2.1.0';
import { expect, test } from 'vitest';
import { asyncPriorityQueue } from '../src/adapters/async.ts';
import { asyncLockCallback } from '../src/adapters/async-lock.ts';
import { fastq, fastqAbort } from '../src/adapters/fastq.ts';
import { genericPool } from '../src/adapters/generic-pool.ts';
import { henrygdQueue } from '../src/adapters/henrygd-queue.ts';
import { pQueue } from '../src/adapters/p-queue.ts';
import { tinyAsyncPool } from '../src/adapters/tiny-async-pool.ts';
import type { Scheduler } from '../src/forms/scheduler.ts';
import { check } from '../src/harness/check.ts';
import { toFixture } from '../src/harness/fixture.ts';
import { replay } from '../src/harness/replay.ts';
import type { LawId } from '../src/laws/law.ts';
import { sizeOf } from '../src/program/program.ts';
import { parseText } from '../src/program/text.ts';

// The cheapest rows of `npm run historical`, each under the adapter that the others of its package have, too. Two more are in
// broken-packages.test.ts.

interface HistoricalRow {
  readonly id: string;
  readonly buggy: Scheduler;
  /** Left out: no release mends it. */
  readonly fixed?: Scheduler;
  readonly law: LawId;
  /** The smallest program that is known to show it. */
  readonly program: string;
}

const rows: readonly HistoricalRow[] = [
  {
    id: 'fastq-drained-hangs-when-idle',
    buggy: fastq(fastq114),
    fixed: fastq(fastq115),
    law: 'idle-exact',
    program: 'main: idle',
  },
  {
    id: 'fastq-resume-over-limit',
    buggy: fastq(fastq116),
    fixed: fastq(fastq117),
    law: 'concurrency-limit',
    program: 'main: spawn a, spawn b, resume\na:    pause, yield\nb:',
  },
  {
    id: 'fastq-abort-breaks-limit',
    buggy: fastqAbort(fastq1201),
    fixed: fastqAbort(fastq1202),
    law: 'concurrency-limit',
    program: 'main: spawn a, spawn b, clear, spawn c\na:    yield\nb:\nc:',
  },
  {
    id: 'tiny-async-pool-lost-results',
    buggy: tinyAsyncPool(pool201),
    fixed: tinyAsyncPool(pool210),
    law: 'join-delivery',
    program: 'main: spawn a, spawn b, join b\na:\nb:',
  },
  {
    id: 'async-lock-sync-throw-keeps-lock',
    buggy: asyncLockCallback(AsyncLock131),
    fixed: asyncLockCallback(AsyncLock132),
    law: 'error-isolation',
    program: 'main: spawn a\na:    throw sync',
  },
  {
    id: 'async-priorityqueue-push-no-promise',
    buggy: asyncPriorityQueue(async323),
    fixed: asyncPriorityQueue(async324),
    law: 'completion',
    program: 'main: spawn a\na:',
  },
  {
    id: 'generic-pool-use-priority',
    buggy: genericPool(pool371),
    fixed: genericPool(pool372),
    law: 'priority-order',
    program: 'main: spawn a, sleep 0, spawn b {priority -1}, spawn c\na:    sleep 0\nb:\nc:',
  },
  {
    id: 'p-queue-priority-undefined',
    buggy: pQueue(Queue811),
    fixed: pQueue(Queue900),
    law: 'fifo-start',
    program: 'main: pause, spawn a, spawn b, resume\na:\nb:',
  },
  {
    id: 'p-queue-abort-queued-not-rejected',
    buggy: pQueue(Queue910),
    fixed: pQueue(Queue911),
    law: 'abort-prompt',
    program: 'main: pause, spawn a, cancel a, join a\na:',
  },
  {
    id: 'NEW-henrygd-queue-sync-throw-leaks',
    buggy: henrygdQueue(newQueue),
    law: 'error-isolation',
    program: 'main: spawn a\na:    throw sync',
  },
];

test.each(rows)('$id breaks $law', async ({ buggy, fixed, law, program }) => {
  // All laws at once, and more programs, are what `npm run historical` puts to it.
  const { verdicts } = await check(buggy, { fixtures: false, runs: 300, laws: [law] });
  const shown = verdicts.flatMap(({ counterexample, others = [] }) =>
    counterexample?.law === law ? [counterexample, ...others] : [],
  );
  // It may be shown by another program, but by none that is larger.
  const small = shown.filter(({ size }) => size <= sizeOf(parseText(program)));
  expect(small).not.toEqual([]);
  if (fixed === undefined) return;
  const states = await Promise.all(small.map(async (one) => (await replay(toFixture(one), fixed)).state));
  expect(states).toContain('fixed');
});
