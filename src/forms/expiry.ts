import { Kind } from '../trace/event.ts';
import { EXPIRED, hasStarted } from './cancellation.ts';
import { type Outcome, type Run, TaskCancelled, TaskError } from './run.ts';

/** What a coroutine with a timeout is spawned with (`supports: ['timeout']`). */
export interface SpawnTimes {
  /** The task is to have ended in so many ms, or its joins throw. 0: however long it takes, where there is a `timeLimit`. */
  readonly timeout: number;
  /** To be called when the scheduler says that its time is up: it may be that nobody waits for the task. */
  timedOut(): void;
}

/**
 * Notes that the scheduler says of a task that its time is up, the first time that it does, whether it has ended or not. Without effect on one
 * that was cancelled or cleared.
 */
export function expire(run: Run, task: number): void {
  if (run.code.timeouts?.[task] === undefined) return;
  run.cancelled ??= new Uint8Array(run.code.tasks.length);
  if (run.cancelled[task] !== 0) return;
  run.recorder.add(Kind.expire, task, run.now(), -1);
  if (run.outcomes[task] !== undefined) run.cancelled[task] = 2;
  else if (hasStarted(run, task) && !run.stopsExpired) run.cancelled[task] = EXPIRED;
  else {
    run.cancelled[task] = 1;
    run.cutCount++;
  }
}

/** What somebody was told of a task: an error that no task threw says that its time is up. */
export function noteError(run: Run, task: number, error: unknown): void {
  if (error instanceof TaskError || error instanceof TaskCancelled) return;
  const own = run.outcomes[task];
  if (own !== undefined && 'error' in own && Object.is(own.error, error)) return;
  expire(run, task);
}

/** A coroutine was closed before its end: by a scheduler whose timeouts do that, unless a cancel or an end above it did. */
export function noteClose(run: Run, task: number): void {
  const { timeouts, parents } = run.code;
  if (!run.stopsExpired || (timeouts?.[task] ?? 0) === 0 || run.crash !== undefined) return;
  for (let above = parents[task]!; above >= 0; above = parents[above]!) {
    const isCancelled = run.cancelled !== undefined && run.cancelled[above] === 1;
    if (isCancelled || (above === 0 && run.outcomes[0] !== undefined)) return;
  }
  expire(run, task);
}

/** Is this the answer to a wait for a lock whose time was up? */
export function isExpiry(timeout: number, answer: Outcome | undefined): boolean {
  return timeout > 0 && answer !== undefined && 'error' in answer;
}

export function hasTimeout(run: Run, task: number): boolean {
  return run.code.timeouts !== undefined && run.code.timeouts[task]! > 0;
}
