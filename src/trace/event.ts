/** Codes of the `kind` column. `a` and `b` are the event's two arguments. */
export const Kind = {
  /** `task` asks the scheduler to run task `a`, which is given as a promise that is kept after `b` ms. */
  spawn: 0,
  /** `task` is about to run its first step. */
  start: 1,
  /** `task` folds `b` into its result; `a` is the step's position. */
  emit: 2,
  /** `task` holds the processor for `b` ms from this event's time on; `a` is the step's position. */
  work: 3,
  /** `task` gives its turn away, for reason `a` (see `Reason`); `b`: ms for a sleep, the awaited task for a join or settle,
   *  whom to cancel for a cancel, the new limit for a set-limit, `priorityArgument(task, priority)` for a set-priority,
   *  `lockArgument(lock, permits)` for an acquire, the channel for a send or a receive, how often for a loop, the position of the
   *  last arm for a race or a whole. A cancel, and what controls the scheduler, is asked for here and granted by the time of its resume. */
  suspend: 4,
  /** `task` goes on. `a` and `b` repeat those of its suspension. */
  resume: 5,
  /** A join or settle gave `task` what task `a` ended with, as the digest `b`. */
  deliver: 6,
  /** `task` ended: `a` is 0 where it returned, 1 where it threw; `b` is the digest of its result or error. */
  finish: 7,
  /** The scheduler closed `task` (`return()` on its generator, or a throw into what it cancelled) before its end; `a`: the position of the step it stood at. */
  close: 8,
  /** The scheduler continued `task` when it was not waiting to be continued (an extra continuation). */
  stray: 9,
  /** The clock moves from this event's time to `b` with the processor idle; `task` is −1. `a` is 0 in a polite world, else
   *  `8 × lateness + Deviation`; a deviation is told even where the clock does not move. */
  advance: 10,
  /** From here on `task` has something to clean up; `a`: the step's position, `b`: for how many ms. */
  defer: 11,
  /** `task` begins to clean up, and is done with it; `a` and `b` repeat those of its `defer`. */
  cleanup: 12,
  cleaned: 13,
  /** `task` gives back what it holds of lock `a`; `b` permits, or −b where not a step but its end does. */
  release: 14,
  /** `task` sends `b` on channel `a`. */
  send: 15,
  /** `task` was given the value that was the `b`th to be sent on channel `a`, from 0 on; or `Received`. */
  receive: 16,
  /** `task` closes channel `a`. */
  shut: 17,
  /** The time of `task` is up: its own, and `a` is −1; or that of its wait for a lock, and `a` is 0, `b` that of its suspension: it goes on
   *  without. Of its own this is where the scheduler first says so, to whoever it may be. */
  expire: 18,
  /** The request of `task` to cancel task `a` came back with an error that somebody threw as it cleaned up, as the digest `b`. */
  hear: 19,
  /** `task` asks, with its step `a`, to be told when fewer than `b` tasks wait to start; 0: when all is idle. */
  watch: 20,
  /** Who asked by event `a` is told so; `task` is −1: nobody's turn is needed for that. */
  told: 21,
  /** The scheduler says `b` of itself (see `figuresArgument`), to the step `a` of `task`, or as it tells somebody; then they are −1. */
  look: 22,
  /** `task`, or nobody (−1) when all is over, asks the scheduler what it says of task `a`, which is `b` (see `State`). */
  state: 23,
  /** `task` asks, as it cleans up (its step `a`), to cancel task `b`; and that has come back. */
  revoke: 24,
  revoked: 25,
  /** `task` is refused: it was spawned, waits for nothing and will not start. Where the scheduler first says so. */
  refuse: 26,
} as const;

export type Kind = (typeof Kind)[keyof typeof Kind];

/** Codes of why a task is suspended, or, in `Waits`, waits to start. */
export const Reason = {
  start: 0,
  yield: 1,
  sleep: 2,
  join: 3,
  settle: 4,
  cancel: 5,
  idle: 6,
  pause: 7,
  resume: 8,
  clear: 9,
  'set-limit': 10,
  acquire: 11,
  send: 12,
  receive: 13,
  loop: 14,
  'set-priority': 15,
  race: 16,
  all: 17,
} as const;

export type Reason = (typeof Reason)[keyof typeof Reason];

/** What a scheduler says of a task; `other` is none of these. */
export const State = { running: 0, returned: 1, threw: 2, cancelled: 3, other: 4 } as const;

/** In place of a position: nobody sent that; the channel is closed. */
export const Received = { foreign: -1, closed: -2 } as const;

/** What a set-priority writes into `b`: of which task, and which priority. */
export function priorityArgument(task: number, priority: number): number {
  return 4096 * task + 2048 + priority;
}

export function reprioritised(argument: number): number {
  return Math.floor(argument / 4096);
}

export function priorityOf(argument: number): number {
  return (argument % 4096) - 2048;
}

/** What an acquire writes into `b`: which lock, and how many of its permits. */
export function lockArgument(lock: number, permits: number): number {
  return 8 * permits + lock;
}

export function lockOf(argument: number): number {
  return argument % 8;
}

export function permitsOf(argument: number): number {
  return Math.floor(argument / 8);
}

/** What a scheduler says of itself: how many tasks run, how many wait to start, how many do either, whether none does. What it does not
 *  say is undefined. */
export interface Figures {
  readonly running?: number | undefined;
  readonly waiting?: number | undefined;
  readonly all?: number | undefined;
  readonly idle?: boolean | undefined;
}

/** What a look writes into `b`: 12 bits a figure, 0 for what is not said. */
export function figuresArgument({ running, waiting, all, idle }: Figures): number {
  return coded(running) + 4096 * (coded(waiting) + 4096 * (coded(all) + 4096 * coded(idle)));
}

export function figuresOf(argument: number): Figures {
  const figure = (position: number): number | undefined => {
    const code = Math.floor(argument / 4096 ** position) % 4096;
    return code === 0 ? undefined : code - ZERO;
  };
  const idle = figure(3);
  return {
    running: figure(0),
    waiting: figure(1),
    all: figure(2),
    idle: idle === undefined ? idle : idle === 1,
  };
}

/** Stands for 0: a wrong count may be negative. */
const ZERO = 1024;

function coded(figure: number | boolean | undefined): number {
  return figure === undefined ? 0 : Math.max(1, Math.min(4095, Number(figure) + ZERO));
}

/** What happened, in order, as columns of equal length: event `i` is `kind[i] … b[i]`, for i < length. */
export interface Events {
  readonly length: number;
  readonly kind: Uint8Array;
  readonly task: Int32Array;
  /** ms of virtual time, never NaN. */
  readonly time: Float64Array;
  readonly a: Int32Array;
  readonly b: Float64Array;
}

/** Did a task, main left out, throw? */
export function hasFailure({ length, kind, task, a }: Events): boolean {
  for (let i = 0; i < length; i++) if (kind[i] === Kind.finish && a[i] === 1 && task[i]! > 0) return true;
  return false;
}
