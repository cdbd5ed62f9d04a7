import { cleanupsExplained } from './explanations/cleanups.ts';
import { effectionExplained } from './explanations/effection.ts';
import { mapsExplained } from './explanations/maps.ts';
import { ratesExplained } from './explanations/rates.ts';
import { runtimesExplained } from './explanations/runtimes.ts';
import { sagasExplained } from './explanations/sagas.ts';
import { timersExplained } from './explanations/timers.ts';
import type { Broken } from './job.ts';
import { openBugs } from './open-bugs.ts';

/** Why fixed versions, or the newest ones, break a law. */
export interface Explanation {
  readonly package: string;
  /** Left out: whichever. */
  readonly versions?: readonly string[];
  readonly subject?: string;
  readonly law?: Broken['law'];
  readonly program?: RegExp;
  readonly text: string;
}

const FALSY = /throw (undefined|null|false|zero|empty)/;

export const explanations: readonly Explanation[] = [
  ...openBugs,
  ...effectionExplained,
  ...mapsExplained,
  ...runtimesExplained,
  ...timersExplained,
  {
    package: 'async',
    law: 'limit-change',
    text: 'a deviation that the adapter lists: a raised `concurrency` is looked at when the next task is pushed or ends',
  },
  {
    package: 'fastq',
    law: 'completion',
    program: /pause/,
    text: 'a bug from 1.17.0 on, newest included: `resume()` never returns if a task that it starts pauses the queue (fixtures/reports/fastq-resume-never-returns.md)',
  },
  {
    package: 'fastq',
    versions: ['1.15.0', '1.14.0', '1.16.0'],
    text: 'until 1.17.0, which rewrote how the limit is kept: a changed limit and a resume start too many or too few (the row fastq-resume-over-limit)',
  },
  ...ratesExplained,
  {
    package: 'p-queue',
    versions: ['2.4.1', '3.0.0'],
    law: 'fifo-start',
    text: 'another row: p-queue-priority-undefined, mended in 9.0.0',
  },
  {
    package: 'p-queue',
    versions: ['2.4.1', '3.0.0'],
    law: 'priority-order',
    text: 'another row: p-queue-priority-undefined, mended in 9.0.0',
  },
  {
    package: 'p-queue',
    law: 'idle-exact',
    program: /below/,
    subject: 'queue, empty',
    versions: ['2.4.1', '3.0.0', '9.0.0', '9.1.1', '9.3.1', '9.3.3'],
    text: 'another row: p-queue-onempty-late, mended in 10.0.0',
  },
  {
    package: 'p-queue',
    law: 'idle-exact',
    program: /below/,
    versions: ['9.0.0', '9.1.1'],
    text: 'another row: p-queue-onsizelessthan-late, mended in 9.3.1',
  },
  {
    package: 'p-queue',
    versions: ['2.4.1'],
    program: /pause/,
    text: 'a bug until 3.0.0: onIdle() settles at once while the queue is paused, and after that nothing starts',
  },
  {
    package: 'p-queue',
    versions: ['9.0.0'],
    program: /cancel/,
    text: 'another row: p-queue-abort-queued-not-rejected, mended in 9.1.1',
  },
  {
    package: 'p-queue',
    law: 'fifo-start',
    program: /set-priority/,
    versions: ['9.0.0', '9.1.1', '9.3.1', '9.3.3'],
    text: 'another row: p-queue-setpriority-same-loses-fifo, mended in 10.0.0',
  },
  {
    package: 'generic-pool',
    versions: ['3.5.0'],
    law: 'priority-order',
    text: 'another row: generic-pool-use-priority, mended in 3.7.2',
  },
  {
    package: 'fluture',
    versions: ['6.2.6'],
    subject: 'both',
    text: 'a bug of that version: `both` runs its right half twice where the left one takes time; reproduced by hand',
  },
  ...(['cancel-stops', 'hog-tolerance'] as const).map((law) => ({
    package: 'effection',
    law,
    program: /cancel [\s\S]*finally/,
    text: 'an open row: NEW-effection-cancelled-task-continues (https://github.com/thefrontside/effection/issues/1154)',
  })),
  {
    package: 'effection',
    versions: ['4.0.0'],
    program: /cleanup/,
    text: 'another row: effection-halt-resolves-before-cleanup, mended in 4.1.0',
  },
  {
    package: 'most',
    versions: ['0.18.3'],
    text: 'a bug of that version, too: `cancelAll` forgets the tasks of the time slot that is being run, and leaves a timer set',
  },
  {
    package: 'most',
    versions: ['1.9.0'],
    law: 'cancel-stops',
    program: /cancel/,
    text: 'a bug, newest included: `cancelAll` forgets the tasks of the time slot that is being run (fixtures/reports/most-cancel-all-same-time.mjs)',
  },
  {
    package: 'most',
    versions: ['1.9.0'],
    law: 'quiescence',
    program: /cancel/,
    text: 'a bug, newest included: a timer stays set for a time slot of which every task is cancelled (fixtures/reports/most-cancelled-timer-stays.mjs)',
  },
  {
    package: 'effect',
    law: 'deadlock-free',
    program: /sleep 2147483/,
    text: 'an open row: NEW-effect3-sleep-30days-never-wakes, mended in 4.0.0 only',
  },
  {
    package: 'effect',
    subject: 'fibers, Deferred',
    text: 'another row: effect4-deferred-interrupt-skips-waiters, mended in 4.0.0-rc.111',
  },
  {
    package: 'effect',
    subject: 'fibers, Queue',
    law: 'join-delivery',
    text: 'another row: effect4-queue-await-fails-done, mended in 4.0.0-rc.110',
  },
  {
    package: 'rxjs',
    subject: 'AsyncSubject',
    text: 'another row: rxjs-AsyncSubject-reentrant, mended in 7.3.0',
  },
  {
    package: 'bluebird',
    subject: 'coroutine',
    law: 'quiescence',
    text: 'a deviation that the adapter lists: 1 ms after a rejection it looks whether that was handled',
  },
  ...(['quiescence', 'sleep-overlap'] as const).map((law) => ({
    package: 'bottleneck',
    law,
    text: 'a deviation that the adapter lists: timers of 0 ms, 1 ms each in Node, before and after a job',
  })),
  {
    package: 'rxjs',
    subject: 'asapScheduler',
    law: 'quiescence',
    text: 'another row: rxjs-asap-cancel-in-flush-throws, mended in 7.5.0',
  },
  {
    package: 'rxjs',
    versions: ['6.3.1'],
    subject: 'VirtualTimeScheduler',
    text: 'another row: rxjs-virtualtime-loses-actions, mended in 6.4.0',
  },
  {
    package: 'fastq',
    program: FALSY,
    text: 'a bug of all versions: `if (err) reject(err)` takes a falsy rejection for success',
  },
  {
    package: 'bottleneck',
    versions: ['2.3.1'],
    law: 'error-delivery',
    program: FALSY,
    text: 'a bug of that version: a falsy rejection is taken for success; not so in 2.19.5',
  },
  {
    package: 'bottleneck',
    program: /throw.* sync/,
    text: 'a job that throws at the call: its error comes out of a timer, too',
  },
  {
    package: 'async-lock',
    program: FALSY,
    text: 'a bug of all versions: a falsy rejection is taken for success',
  },
  {
    package: 'generic-pool',
    program: /throw.* sync/,
    text: 'a bug of all versions: `use(fn)` with an fn that throws synchronously keeps the resource',
  },
  {
    package: 'generic-pool',
    versions: ['3.1.5'],
    law: 'queue-limit',
    text: 'another row: generic-pool-max-waiting-zero; that it refuses while resources could be made was mended with it (https://github.com/coopernurse/node-pool/pull/236)',
  },
  ...(['concurrency-limit', 'counts-exact'] as const).map((law) => ({
    package: 'generic-pool',
    versions: ['3.1.5', '3.5.0'],
    law,
    text: 'a bug of 3.5.0 and before: of two that ask a microtask apart both are lent a resource, with `max: 1`, and none of them waits; reproduced by hand',
  })),
  {
    package: '@supercharge/promise-pool',
    program: FALSY,
    text: 'a bug of these versions: `error.message` of null or undefined is read, and the pool stops',
  },
  {
    package: '@rushstack/node-core-library',
    versions: ['3.42.2'],
    law: 'concurrency-limit',
    text: 'another row: rushstack-foreach-async-iterator-over-limit, mended in 3.45.5',
  },
  ...cleanupsExplained,
  ...sagasExplained,
];
