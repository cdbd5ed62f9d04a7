import type { Deviation } from '../forms/deviations.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';
import { leaky, mended } from './leaky-queue.fixture.ts';

const deviations: readonly Deviation[] = [{ law: 'work-conservation', reason: 'ticket 7' }];

/** Adapters that list a law as broken, of which the second is out of date. */
export const known: Scheduler = listed(leaky, 'known');
export const outdated: Scheduler = listed(mended, 'outdated');

function listed({ definition }: Scheduler, name: string): Scheduler {
  return defineScheduler({ ...definition, name, deviations });
}
