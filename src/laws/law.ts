import type { Trace } from '../trace/trace.ts';

export type Family =
  | 'completion'
  | 'agreement'
  | 'time'
  | 'order'
  | 'fairness'
  | 'capacity'
  | 'control'
  | 'cancellation'
  | 'exclusion'
  | 'determinism'
  | 'metamorphic';

/** What a scheduler must have claimed for a law to bind it. */
export type Need =
  /** supports 'limit' */
  | 'limit'
  /** guarantees order 'fifo' */
  | 'fifo'
  /** guarantees order 'fifo', or joiners 'fifo' */
  | 'fifo-wake'
  /** supports 'cancel' or 'abort' */
  | 'cancel'
  /** supports 'cleanup' */
  | 'cleanup'
  /** supports 'abort' */
  | 'abort'
  /** supports 'idle' */
  | 'idle'
  /** supports 'counts' */
  | 'counts'
  /** supports 'priority', guarantees order 'priority' or 'fifo' */
  | 'priority'
  /** supports 'pause' */
  | 'pause'
  /** supports 'clear' */
  | 'clear'
  /** supports 'state' */
  | 'state'
  /** supports 'cancel', 'abort', 'race' or 'all' */
  | 'cut'
  /** supports 'race' or 'all' */
  | 'arms'
  /** guarantees failure 'stops' */
  | 'stops'
  /** supports 'set-limit' */
  | 'set-limit'
  /** supports 'lock' */
  | 'lock'
  /** supports 'channel' */
  | 'channel'
  /** guarantees deadlock 'throws' */
  | 'deadlock-reporting'
  /** supports 'rate' */
  | 'rate'
  /** supports 'room' */
  | 'room'
  /** supports 'timeout' or 'lock-timeout', or guarantees a timeLimit */
  | 'timeout'
  /** no timeLimit is guaranteed: however many wait, nobody times out by that */
  | 'untimed'
  /** supports 'permits' or 'weight' */
  | 'permits'
  /** guarantees bypass */
  | 'bypass'
  /** guarantees workConserving */
  | 'work-conserving'
  /** no lateness (guarantees.resolution) is claimed */
  | 'prompt'
  /** sleeps overlap (not guarantees.sleep 'holds') */
  | 'overlap'
  /** supports neither 'limit' nor 'rate': every task may run at any time */
  | 'unlimited'
  /** no time passes but by what programs ask for: does not support 'rate', nor 'limit' without workConserving */
  | 'steady'
  /** tasks spawn tasks: supports 'spawn-nested' */
  | 'families'
  /** tasks can be split over calls: form 'coroutine' or 'async' */
  | 'nesting';

/** A pure question put to a trace. Linear or n·log n in the trace; runs nothing. */
export interface Law {
  readonly id: LawId;
  /** Raised when the law's meaning changes, so that fixtures know under which one they failed. */
  readonly rev: number;
  /** One sentence in the present tense, true of every correct scheduler that the law binds. */
  readonly statement: string;
  readonly family: Family;
  readonly needs: readonly Need[];
  /** Laws whose violation this one's explains where the same run breaks both: it needs an ingredient more (a throw, a hog,
   *  a second sleeper), so it says more precisely what is wrong. What they imply is listed, too. */
  readonly implies: readonly LawId[];
  /** Laws among those that explain this one instead where they often break without it: then its ingredient is not needed. */
  readonly yieldsTo?: readonly LawId[];
  /** `completed`: judges only runs that ended as `completed`; others give no obligation. */
  readonly judges: 'any' | 'completed';
  /** The likely cause and what to look at. */
  readonly hint: string;
  readonly check: (trace: Trace) => Judgement;
}

export interface Judgement {
  /** On how many occasions the law was really put to the test. */
  readonly obligations: number;
  /** The worst value seen of what the law bounds (the highest bypass, the latest wake-up …). */
  readonly worst?: number;
  readonly violation?: Violation;
}

export interface Violation {
  /** A sentence that names tasks and times. */
  readonly message: string;
  /** The number of the task it is about, where it is about one. */
  readonly task?: number;
  /** From when to when, ms of virtual time. */
  readonly from: number;
  readonly to: number;
  /** Positions of the events that show it. */
  readonly events: readonly number[];
  /** The chain of because, from the outcome back to the cause. */
  readonly because: readonly string[];
  /** In place of the law's hint, where the run shows more of the likely cause. */
  readonly hint?: string;
}

export type LawId =
  | 'completion'
  | 'exactly-once'
  | 'deadlock-free'
  | 'deadlock-report'
  | 'quiescence'
  | 'result-agreement'
  | 'join-delivery'
  | 'error-delivery'
  | 'error-isolation'
  | 'state-exact'
  | 'sleep-overlap'
  | 'no-early-wake'
  | 'timely-wake'
  | 'deadline-order'
  | 'timeout-exact'
  | 'clock-monotonic'
  | 'hog-tolerance'
  | 'causality'
  | 'fifo-start'
  | 'fifo-wake'
  | 'priority-order'
  | 'bounded-bypass'
  | 'no-starvation'
  | 'concurrency-limit'
  | 'work-conservation'
  | 'limit-change'
  | 'rate-limit'
  | 'weight-limit'
  | 'queue-limit'
  | 'pause-respected'
  | 'clear-drops-waiting'
  | 'failure-stops'
  | 'first-decides'
  | 'idle-exact'
  | 'counts-exact'
  | 'abort-prompt'
  | 'cancel-stops'
  | 'cancel-idempotent'
  | 'cleanup-once'
  | 'scope'
  | 'mutual-exclusion'
  | 'lock-handoff'
  | 'channel-fifo'
  | 'channel-conservation'
  | 'determinism'
  | 'time-scaling'
  | 'spawn-permutation'
  | 'delegation'
  | 'bystander';
