import type { Thrown } from '../program/program.ts';
import { type Outcome, type Run, TaskError, thrownValue } from './run.ts';

/** What a task threw as it cleaned up. */
export interface Teardown {
  readonly task: number;
  readonly error: unknown;
}

/** A cleanup that is done, and fails then: what it throws. */
export function failCleanup(run: Run, task: number, thrown: Thrown): Teardown {
  const { name } = run.code.program.tasks[task]!;
  const error = thrown === 'error' ? new TaskError(task, name, true) : thrownValue(run, task, thrown);
  const teardown = { task, error };
  run.teardowns ??= [];
  run.teardowns.push(teardown);
  return teardown;
}

/** What a task last threw as it cleaned up, which is what leaves its `finally` blocks; undefined where it threw nothing. */
export function failureAtCleanup({ teardowns }: Run, task: number): Teardown | undefined {
  return teardowns?.findLast((teardown) => teardown.task === task);
}

/** What a task comes to that its scheduler has cleaned up behind: it may keep the first of several errors. */
export function afterCleanup(run: Run, task: number, outcome: Outcome): Outcome {
  const { teardowns, keepsFirstError } = run;
  if (teardowns === undefined || (keepsFirstError && 'error' in outcome)) return outcome;
  const failed = keepsFirstError
    ? teardowns.find((teardown) => teardown.task === task)
    : failureAtCleanup(run, task);
  return failed === undefined ? outcome : { error: failed.error };
}

/** Is it what somebody threw as he cleaned up? With that a cancel may come back. */
export function isOfTeardown({ teardowns }: Run, error: unknown): boolean {
  return teardowns?.some((teardown) => Object.is(teardown.error, error)) ?? false;
}
