import type { Stranger } from './finding.ts';

/** Why a row is missed, found out by looking at it. */
export interface Reason {
  readonly kind: 'no feature' | 'no law' | 'out of reach' | 'wrong claim';
  readonly text: string;
}

const lacks = (text: string): Reason => ({ kind: 'no feature', text });

/** By id of the row. */
export const reasons: Readonly<Record<string, Reason>> = {
  'NEW-fake-timers-duringTick-stuck': {
    kind: 'out of reach',
    text: 'what it makes late is 1 ms late, as the README says of what is set during a tick: the adapter claims no more; and nothing here throws out of a tick',
  },
  'NEW-fake-timers-microtask-nested-tick': lacks('a task that moves the clock on'),
  'fake-timers-runToLastAsync-overshoot': {
    kind: 'no law',
    text: 'what falls due on the way fires at its time, so all tasks end as they should; only where the clock stands when all has ended is wrong',
  },
  'promise-pool-slot-free-before-error-handler': lacks('an error handler that takes time'),
  'better-queue-retries-same-id': lacks('retries, and tasks with an id'),
  'bluebird-disposer-null-skipped': lacks('cleanup'),
  'bluebird-isCancelled-late': lacks('cancel of promises, and asking for its state'),
  'bluebird-map-callback-sync': {
    kind: 'no law',
    text: 'that a mapper is called in the turn of the call, or later, is nobody’s law',
  },
  'bottleneck-expires-before-start': lacks('timeouts beside a rate'),
  'bluebird-timeout-leaks-timer': {
    kind: 'out of reach',
    text: 'it clears a timer by `+timer`, which is a number by which `clearTimeout` finds it since Node 12.19: nothing leaks on a host of today',
  },
  'effect-fiberset-add-while-closing': lacks('cleanup that spawns, and scopes'),
  'effect-retryN-count': lacks('retries'),
  'effect4-fiberhandle-clear-removes-new': lacks('cleanup that sleeps, and tasks that replace each other'),
  'effect4-groupedWithin-drops': lacks('streams'),
  'effection-halt-resolves-before-cleanup': lacks('cleanup that sleeps'),
  'effection-scoped-halt-lost': {
    kind: 'out of reach',
    text: 'what is found may be another bug of these versions; a halt that comes while the loser of a race cleans up: drawn, and in these versions every cleanup that waits is cut short by another bug first',
  },
  'fastq-drained-early': {
    kind: 'out of reach',
    text: 'what is added in the turn in which an idle queue is asked counts from 1.18 on; that it does not is no fault of a queue (p-queue’s onIdle is no other), and the documentation says nothing of it',
  },
  'fluture-hook-disposes-twice': lacks('resources, and a disposal that cancels'),
  'fluture-parallel-continues-after-cancel': {
    kind: 'out of reach',
    text: 'the crash is within what nobody hears of any more; two arms that join one task which fails were drawn, and nothing showed',
  },
  'generic-pool-max-waiting-zero': lacks('a queue of limited length'),
  'js-csp-alts-loser-stays': lacks('a choice between sending and receiving'),
  'cron-async-throw-unhandled': lacks('bodies that are called again and again, and throw'),
  'node-cron-late-heartbeat-skips': lacks(
    'times in seconds: its least interval is 1 s, and in no world here is a timer more than 10 ms late',
  ),
  'p-debounce-falsy-rejection': lacks('calls that share one result'),
  'p-some-unachievable-hangs': lacks('waits for some of many'),
  'toad-scheduler-cron-overrun': lacks('bodies that are called again and again, and take time'),
  'workerpool-cancelled-strands-next': {
    kind: 'out of reach',
    text: 'its workers are processes or threads, which live in real time',
  },
  'lolex-hrtime-setSystemTime-twice': lacks('a wall clock that is set'),
  'p-queue-onempty-after-start': {
    kind: 'out of reach',
    text: 'what shows it shows p-queue-onempty-late, too, which 3.0.0 still has: shrinking ends there',
  },
  'redux-saga-deep-fork-put-lost': lacks('channels (put and take)'),
  'redux-saga-eventChannel-END-no-unsubscribe': lacks('channels with cleanup'),
  'rxjs-asap-cancel-in-flush-throws': {
    kind: 'out of reach',
    text: '7.4.0 is shown to throw, by `main: spawn a, yield / a: spawn b, cancel b / b:`; but 7.5.0 hangs on such programs, so nothing tells the two apart',
  },
  'rxjs-asap-rescheduled-in-same-flush': {
    kind: 'out of reach',
    text: 'a task that schedules itself anew within the flush, next to a microtask of its own',
  },
  'rxjs-expand-async-scheduler': lacks('operators over a scheduler'),
};

/** What is to be known of a find, by id of the row. */
export const notes: Readonly<Record<string, string>> = {
  'NEW-fake-timers-interval0-hang':
    'the interval is cleared by its last call here, so nothing hangs: it calls back at one time again and again',
  'effection-halt-resolves-before-cleanup':
    'here the promise that the halted task waited for resumes its cleanup too soon, so that the halt comes back before the cleanup is over; mended by the same release',
  'bluebird-handlers-lost':
    'the crash of the row (`_fulfill` of undefined) ends the one queue of the module: every later run of the process is stuck, so that nothing but `main:` is left by shrinking',
};

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
  ...['redux-saga-deep-fork-put-lost', 'redux-saga-eventChannel-END-no-unsubscribe'].map((id) => ({
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
