import { Kind } from '../trace/event.ts';
import { hasStarted, REFUSED } from './cancellation.ts';
import { hasTimeout, noteError } from './expiry.ts';
import type { Run } from './run.ts';

/**
 * What the handle of a task rejects with, or whoever joins it is thrown: where it has not started, and nobody has cancelled or
 * cleared it, that says that it is refused, or that its time is up.
 */
export function noteRejection(run: Run, task: number, error: unknown): void {
  if (run.refuses && isRefusal(run, task)) refuse(run, task);
  else noteError(run, task, error);
}

function isRefusal(run: Run, task: number): boolean {
  if (run.outcomes[task] !== undefined || (run.cancelled?.[task] ?? 0) !== 0) return false;
  return !hasStarted(run, task) && !isTimeUp(run, task);
}

/** Then that is why it is told, whatever else could be. */
function isTimeUp(run: Run, task: number): boolean {
  if (!hasTimeout(run, task)) return false;
  const { recorder, code } = run;
  for (let i = recorder.length - 1; i >= 0; i--) {
    if (recorder.kind[i] === Kind.spawn && recorder.a[i] === task)
      return run.now() >= recorder.time[i]! + code.timeouts![task]!;
  }
  return false;
}

function refuse(run: Run, task: number): void {
  run.recorder.add(Kind.refuse, task, run.now());
  run.cancelled ??= new Uint8Array(run.code.tasks.length);
  run.cancelled[task] = REFUSED;
  run.cutCount++;
}
