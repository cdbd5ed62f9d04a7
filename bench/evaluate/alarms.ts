import * as effectModule from 'effect';
import * as effectionModule from 'effection';
import limit from 'p-limit';
import Queue from 'p-queue';
import PromiseQueue from 'promise-queue';
import { otherDesigns } from '../../fixtures/other-designs/index.ts';
import { builtIn } from '../../src/adapters/built-in.ts';
import { effect } from '../../src/adapters/effect.ts';
import { effection } from '../../src/adapters/effection.ts';
import { pLimit } from '../../src/adapters/p-limit.ts';
import { pQueue } from '../../src/adapters/p-queue.ts';
import { promiseQueue } from '../../src/adapters/promise-queue.ts';
import { virtualTimers } from '../../src/adapters/virtual-timers.ts';
import type { Scheduler } from '../../src/forms/scheduler.ts';
import { check } from '../../src/harness/check.ts';
import type { Alarms } from './job.ts';

/** Those that must keep every law: all that ship, and correct ones of other designs. */
export const correct: readonly Scheduler[] = [
  ...builtIn,
  virtualTimers,
  pLimit(limit),
  pQueue(Queue),
  promiseQueue(PromiseQueue),
  effection(effectionModule),
  effect(effectModule),
  ...otherDesigns,
];

/** Laws that a correct scheduler is said to break, and those that never came to the test. */
export async function alarms(scheduler: Scheduler, runs: number): Promise<Alarms> {
  const report = await check(scheduler, { runs, fixtures: false });
  const withStatus = (wanted: string) =>
    report.verdicts.filter(({ status }) => status === wanted).map(({ law }) => law);
  return { runs: report.runs, broken: withStatus('broken'), vacuous: withStatus('vacuous') };
}
