import { Digest } from '../program/digest.ts';
import { THROWN } from '../program/program.ts';
import { thrownWords } from '../program/text.ts';
import { priorityOf, Reason, reprioritised } from '../trace/event.ts';
import { isExpired } from '../trace/expired.ts';
import { isRefused } from '../trace/refused.ts';
import type { Trace } from '../trace/trace.ts';

/** The task's name, or its number where the program has no such task. */
export function nameOf(trace: Trace, task: number): string {
  return trace.program.tasks[task]?.name ?? `task ${task}`;
}

/** @example 'a', 'a and b', 'a, b and c', 'a, b, c and 4 more' */
export function namesOf(trace: Trace, tasks: readonly number[]): string {
  const names = tasks.slice(0, tasks.length > 4 ? 3 : 4).map((task) => nameOf(trace, task));
  if (names.length < tasks.length) names.push(`${tasks.length - names.length} more`);
  const last = names.pop() ?? 'nobody';
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`;
}

/** @example milliseconds(1.5) // '1.5 ms' */
export function milliseconds(duration: number): string {
  return `${rounded(duration)} ms`;
}

/** A point of virtual time, counted from the start of the run: '3 ms'. */
export function timeOf(trace: Trace, time: number): string {
  return milliseconds(time - trace.startTime);
}

/** The time at which an event happened: '3 ms'. */
export function when(trace: Trace, event: number): string {
  return timeOf(trace, trace.events.time[event] ?? trace.startTime);
}

/** @example span(trace, 10, 30) // 'From 10 to 30 ms' */
export function span(trace: Trace, from: number, to: number): string {
  const start = rounded(from - trace.startTime);
  return to === Number.POSITIVE_INFINITY
    ? `From ${start} ms on, for ever,`
    : `From ${start} to ${timeOf(trace, to)}`;
}

/** How a task ended: 'returned 5', 'threw its error', 'threw undefined'. `threw` as in the finish event's `a`. */
export function endOf(trace: Trace, task: number, threw: number, digest: number): string {
  if (threw === 0) return `returned ${describeDigest(trace, digest)}`;
  return digest === Digest.error + 8 * task ? 'threw its error' : `threw ${describeDigest(trace, digest)}`;
}

/** What `endOf` says, to go after 'had': 'thrown its error'. */
export function perfect(end: string): string {
  return end.replace(/^threw/, 'thrown');
}

/** What a digest stands for: '5', 'the error of a', 'undefined', 'an error that no task threw (TypeError: …)'. */
export function describeDigest(trace: Trace, digest: number): string {
  if (digest === Digest.foreign) return 'a value that is not its result';
  if (digest === Digest.foreignError) {
    const text = trace.foreignErrors?.[0];
    return `an error that no task threw${text === undefined ? '' : ` (${text})`}`;
  }
  if (digest === Digest.cancelled) return 'a cancellation';
  if (digest < Digest.error) return `${digest}`;
  const code = digest - Digest.error;
  if (code % 8 === 0) return `the error of ${nameOf(trace, code / 8)}`;
  if (code % 8 === Digest.atCleanup)
    return `what ${nameOf(trace, Math.floor(code / 8))} threw as it cleaned up`;
  return thrownWords(THROWN[code] ?? 'error');
}

/** Why a task that is cut did not come to its end: 'was refused'. */
export function howCut({ cuts }: Trace, task: number): string {
  if (isRefused(cuts, task)) return 'was refused';
  return isExpired(cuts, task) ? 'timed out' : 'was cancelled';
}

/** What a control did, to go after who asked for it. @example 'set the limit to 2' */
export function controlled(trace: Trace, event: number): string {
  const { events } = trace;
  switch (events.a[event]) {
    case Reason.pause:
      return 'paused the scheduler';
    case Reason.resume:
      return 'resumed it';
    case Reason.clear:
      return 'cleared what waited';
    case Reason['set-priority']: {
      const b = events.b[event]!;
      return `set the priority of ${nameOf(trace, reprioritised(b))} to ${priorityOf(b)}`;
    }
    default:
      return `set the limit to ${events.b[event]}`;
  }
}

function rounded(value: number): string {
  return `${Number(value.toFixed(3))}`;
}
