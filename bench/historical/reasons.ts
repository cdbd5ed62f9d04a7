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
