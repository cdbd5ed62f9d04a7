import type { Explanation } from './explanations.ts';

/** What newest releases break, as it was found out by hand; `fixtures/reports/` shows each for plain Node. */
export const openBugs: readonly Explanation[] = [
  {
    package: 'generic-pool',
    law: 'queue-limit',
    text: 'a bug of 3.9.0: who asks when a resource was just made for another, and is not yet lent, waits beyond `maxWaitingClients` (fixtures/reports/generic-pool-max-waiting-exceeded.mjs)',
  },
  {
    package: 'promise-queue',
    law: 'queue-limit',
    text: 'a bug of 2.2.5: with a `maxQueued` of 0 nobody is let in, though slots are free (fixtures/reports/promise-queue-max-queued-zero.mjs)',
  },
  {
    package: '@henrygd/queue',
    program: /throw.* sync/,
    text: 'an open row: NEW-henrygd-queue-sync-throw-leaks (fixtures/reports/henrygd-queue-sync-throw.mjs)',
  },
  {
    package: 'async-mutex',
    subject: 'semaphore, timeouts',
    law: 'lock-handoff',
    program: /timeout/,
    text: 'a bug of 0.5.0: who has given up (`withTimeout`) stays in the line, and holds up those who ask for less (fixtures/reports/async-mutex-timed-out-waiter.mjs)',
  },
  {
    package: 'effection',
    versions: ['3.6.1'],
    subject: 'tasks, run',
    law: 'error-delivery',
    program: /throws/,
    text: 'another row: effection-halt-swallows-teardown-error, mended by the rewrite in 4.0.0',
  },
  {
    package: 'await-semaphore',
    program: /throw.* sync/,
    text: 'an open row: NEW-await-semaphore-use-sync-throw-leaks (fixtures/reports/await-semaphore-sync-throw.mjs)',
  },
  {
    package: 'caf',
    law: 'cancel-stops',
    program: /cancel [\s\S]*finally/,
    text: 'an open row: NEW-caf-cancelled-flow-continues (fixtures/reports/caf-cancelled-flow-continues.mjs)',
  },
  {
    package: 'caf',
    law: 'join-delivery',
    program: /cancel/,
    text: 'a bug of 15.0.1: a flow that is aborted as its promise settles goes on to its end, and its own promise rejects all the same',
  },
  {
    package: 'effection',
    subject: 'tasks, race and all',
    program: /throw[\s\S]*throw/,
    text: 'a bug, newest included: of two errors in one `all` the later replaces the earlier, or leaves `run` past the `catch` of the task (fixtures/reports/effection-all-two-errors.mjs)',
  },
  {
    package: 'effection',
    subject: 'tasks, race and all',
    law: 'cleanup-once',
    program: /for race[\s\S]*throw/,
    text: 'a bug, newest included: the cleanup of an arm is cut short when the task that races is halted (fixtures/reports/effection-race-cleanup-lost.mjs)',
  },
  {
    package: 'p-ratelimit',
    subject: 'limiter, maxDelay',
    law: 'work-conservation',
    text: 'an open row: NEW-p-ratelimit-timed-out-waiter-leaks-slot',
  },
  {
    package: 'p-ratelimit',
    program: /throw.* sync/,
    text: 'a bug of 1.0.1: a function that throws at the call keeps its slot (fixtures/reports/p-ratelimit-sync-throw.mjs)',
  },
  {
    package: 'run-parallel',
    law: 'error-delivery',
    program: /throw/,
    text: 'an open row: NEW-run-parallel-error-swallowed (fixtures/reports/run-parallel-error-swallowed.mjs)',
  },
  {
    package: 'semaphore',
    law: 'lock-handoff',
    text: 'an open row: NEW-semaphore-leave-wakes-one (fixtures/reports/semaphore-leave-wakes-one.mjs)',
  },
  {
    package: 'node',
    subject: 'node:test mock timers',
    law: 'exactly-once',
    program: /\{times/,
    text: 'mended after 20.20.2: an interval that is cleared by its own call goes on (https://github.com/nodejs/node/pull/59479, fixtures/reports/node-mock-interval-cleared.mjs)',
  },
  {
    package: 'node',
    subject: 'node:test mock timers',
    law: 'no-early-wake',
    program: /sleep 0 \{times/,
    text: 'a bug: a mocked interval of 0 ms is called at one time again and again (fixtures/reports/node-mock-interval-zero.mjs)',
  },
  {
    package: 'node',
    subject: 'node:test mock timers',
    law: 'timely-wake',
    text: 'in the mocked `Date` all that one `tick` calls happens at its end (fixtures/reports/node-mock-time-of-tick.mjs)',
  },
  {
    package: 'zone.js',
    subject: 'fakeAsync',
    program: /as negative/,
    text: 'a bug: a negative delay moves the clock back (fixtures/reports/zone-fakeasync-negative-delay.mjs)',
  },
  {
    package: 'zone.js',
    subject: 'fakeAsync',
    program: /as text/,
    text: 'an open row: NEW-zonejs-fakeasync-string-delay (fixtures/reports/zone-fakeasync-string-delay.mjs)',
  },
  ...['redux-saga', '@redux-saga/core'].map((name) => ({
    package: name,
    subject: 'sagas, all',
    program: /\{for all\}[\s\S]*throw/,
    text: 'a bug of all versions: what stands behind an effect of `all` that fails at once is started, and not cancelled (fixtures/reports/redux-saga-all-goes-on.mjs)',
  })),
];
