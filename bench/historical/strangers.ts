import type { Stranger } from './finding.ts';

/** Counterexamples that were looked at, and show something else than their row. */
export const strangers: readonly Stranger[] = [
  {
    id: 'NEW-zonejs-fakeasync-string-delay',
    program: /^(?!.*as text)/s,
    shows: 'a negative delay, which moves the clock back',
  },
  ...['NEW-fake-timers-duringTick-stuck', 'NEW-fake-timers-microtask-nested-tick'].map((id) => ({
    id,
    shows: 'other rows of this version: intervals of 0 ms, and of a negative delay',
  })),
  {
    id: 'NEW-fake-timers-interval0-hang',
    program: /negative/,
    shows: 'another row of this version: an interval with a negative delay',
  },
  {
    id: 'NEW-fake-timers-negative-interval-once',
    program: /sleep 0 \{times \d+\}/,
    shows: 'another row of this version: an interval of 0 ms',
  },
  { id: 'fake-timers-interval-NaN-once', law: 'cancel-stops', shows: 'another row of this version' },
  {
    id: 'fake-timers-microtask-clearInterval-hang',
    program: /as nan/,
    shows: 'another row of this version: an interval with a delay of NaN',
  },
  ...[
    'rxjs-asap-rescheduled-in-same-flush',
    'rxjs-expand-async-scheduler',
    'rxjs-finalize-before-teardown',
    'rxjs-race-subscribes-losers',
  ].map((id) => ({
    id,
    law: 'quiescence' as const,
    shows: 'asapScheduler, of which each of two releases mended a part, leaves something scheduled behind',
  })),
  {
    id: 'promise-pool-slot-free-before-error-handler',
    program: /throw (undefined|null)/,
    shows: '`error.message` of null or undefined is read, and the pool stops',
  },
  {
    id: 'effection-halt-swallows-teardown-error',
    program: /^(?!.*throws)/s,
    shows: 'other bugs of these versions: arms that throw falsy errors, and a halt of a task that has failed',
  },
  ...['effection-halt-swallows-teardown-error', 'effection-scoped-halt-lost'].map((id) => ({
    id,
    program: /finally/,
    shows: 'an open row: NEW-effection-cancelled-task-continues',
  })),
  {
    id: 'effection-scoped-halt-lost',
    law: 'cleanup-once',
    shows:
      'a cleanup that is cut short by the promise that the halted task waited for: the other row of these versions',
  },
  {
    id: 'effection-scoped-halt-lost',
    program: /^(?!.*for race)/s,
    shows: 'the same, one task further down: the row needs a race',
  },
  {
    id: 'p-queue-onempty-after-start',
    program: /^(?!.*below)/s,
    shows: 'onIdle() settles at once while the queue is paused, whatever waits; the row is about onEmpty()',
  },
  {
    id: 'fastq-resume-over-limit',
    law: 'limit-change',
    shows: 'a raised limit is not looked at until a task ends',
  },
  {
    id: 'fastq-resume-over-limit',
    law: 'fifo-start',
    shows: 'newcomers overtake those that wait when the limit is raised, or when a resume is lost',
  },
  {
    id: 'async-await-queue-over-limit',
    law: 'idle-exact',
    shows: 'flush() settles early, or late, after a failure; the row needs a slot that is given back by hand',
  },
  {
    id: 'redux-saga-join-cancelled-not-propagated',
    program: /throw/,
    shows:
      'a falsy error, or one that is no Error, breaks the saga that throws it; mended by the same release',
  },
  {
    id: 'NEW-p-ratelimit-timed-out-waiter-leaks-slot',
    program: /throw [a-z ]*sync/,
    shows: 'a synchronous throw keeps its slot, and joiners hear nothing; the row needs `maxDelay`',
  },
  {
    id: 'NEW-caf-cancelled-flow-continues',
    program: /^[^{]*$/,
    shows:
      'a flow that is aborted as its promise settles goes on to its end; the row needs a cleanup that waits',
  },
  {
    id: 'redux-saga-stack-overflow-stuck',
    law: 'cancel-stops',
    shows: 'an arm of `all` that fails at once; not the row',
  },
  ...[
    'redux-saga-deep-fork-put-lost',
    'redux-saga-eventChannel-END-no-unsubscribe',
    'redux-saga-join-cancelled-not-propagated',
  ].map((id) => ({
    id,
    program: /loop/,
    shows: 'another row: redux-saga-stack-overflow-stuck, which depends on how deep the stack is',
  })),
  {
    id: 'promise-pool-slot-free-before-error-handler',
    program: /sync/,
    shows: 'a task that throws at the call',
  },
  {
    id: 'effect4-deferred-await-dies',
    law: 'join-delivery',
    shows: 'another row of this version: effect4-queue-await-fails-done',
  },
  {
    id: 'effect4-deferred-interrupt-skips-waiters',
    program: /throws/,
    shows: 'where a finalizer fails, what its fiber had failed with before is lost',
  },
  {
    id: 'effection-scoped-halt-lost',
    shows:
      'a child, or a timer, of an arm that is left behind; whether by the bug of the row was not found out',
  },
  ...[
    'rxjs-asap-rescheduled-in-same-flush',
    'rxjs-expand-async-scheduler',
    'rxjs-race-subscribes-losers',
  ].map((id) => ({
    id,
    law: 'cleanup-once' as const,
    shows: 'another row of these versions: rxjs-finalize-before-teardown',
  })),
  {
    id: 'p-queue-priority-undefined',
    law: 'quiescence',
    shows: 'the timer of an interval, which stays set behind a task that throws at the call',
  },
  {
    id: 'p-queue-setpriority-same-loses-fifo',
    law: 'idle-exact',
    shows: 'another row of these versions: p-queue-onempty-late',
  },
  {
    id: 'p-queue-fresh-window-delayed',
    law: 'rate-limit',
    shows: 'two windows that meet in one ms; the row is about a task that waits without need',
  },
  {
    id: 'NEW-p-ratelimit-timed-out-waiter-leaks-slot',
    law: 'quiescence',
    shows: 'a timer that stays set behind work; the row needs `maxDelay`',
  },
];
