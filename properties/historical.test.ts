import { newQueue } from '@henrygd/queue';
import AsyncLock131 from 'async-lock-1.3.1';
import AsyncLock132 from 'async-lock-1.3.2';
import fastq114 from 'fastq-1.14.0';
import fastq115 from 'fastq-1.15.0';
import pool201 from 'tiny-async-pool-2.0.1';
import pool210 from 'tiny-async-pool-2.1.0';
import { expect, test } from 'vitest';
import { asyncLockCallback } from '../src/adapters/async-lock.ts';
import { fastq } from '../src/adapters/fastq.ts';
import { henrygdQueue } from '../src/adapters/henrygd-queue.ts';
import { tinyAsyncPool } from '../src/adapters/tiny-async-pool.ts';
import type { Scheduler } from '../src/forms/scheduler.ts';
import { check } from '../src/harness/check.ts';
import type { LawId } from '../src/laws/law.ts';

// The cheapest rows of `npm run historical`, each under the adapter that the others of its package have, too.

/** What breaks, and the smallest program for it. */
type Shown = readonly [LawId, string];

test.each<{ readonly scheduler: Scheduler; readonly shown: Shown }>([
  { scheduler: fastq(fastq114, 'fastq 1.14.0'), shown: ['idle-exact', 'main: idle'] },
  {
    scheduler: tinyAsyncPool(pool201, 'tiny-async-pool 2.0.1'),
    shown: ['join-delivery', 'main: spawn a, spawn b, join b\na:\nb:'],
  },
  {
    scheduler: asyncLockCallback(AsyncLock131, 'async-lock 1.3.1'),
    shown: ['error-isolation', 'main: spawn a\na:    throw sync'],
  },
  {
    scheduler: henrygdQueue(newQueue, '@henrygd/queue 1.2.0'),
    shown: ['error-isolation', 'main: spawn a\na:    throw sync'],
  },
])('$scheduler.name breaks $shown.0', async ({ scheduler, shown }) => {
  expect(await failures(scheduler)).toContainEqual(shown);
});

// Other laws may be broken still: fastq resumes over its limit until 1.17, and takes what is falsy for no error to this day.
test.each<{ readonly scheduler: Scheduler; readonly law: LawId }>([
  { scheduler: fastq(fastq115, 'fastq 1.15.0'), law: 'idle-exact' },
  { scheduler: tinyAsyncPool(pool210, 'tiny-async-pool 2.1.0'), law: 'join-delivery' },
  { scheduler: asyncLockCallback(AsyncLock132, 'async-lock 1.3.2'), law: 'error-isolation' },
])('$scheduler.name no longer breaks $law', async ({ scheduler, law }) => {
  expect((await failures(scheduler)).map(([broken]) => broken)).not.toContain(law);
});

async function failures(scheduler: Scheduler): Promise<readonly Shown[]> {
  const { verdicts } = await check(scheduler, { fixtures: false, runs: 200 });
  return verdicts.flatMap(({ law, status, impliedBy, counterexample }): readonly Shown[] =>
    status === 'broken' && impliedBy === undefined ? [[law, counterexample!.text]] : [],
  );
}
