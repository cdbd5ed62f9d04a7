import { routeTo } from '../clock/globals.ts';
import { type Guarded, guard } from '../clock/guard.ts';
import { collectRejections } from '../clock/rejections.ts';
import type { Scheduler } from '../forms/scheduler.ts';
import type { Law } from '../laws/law.ts';
import type { Case } from '../program/case.ts';
import { hashEvents } from '../trace/recorder.ts';
import type { Trace } from '../trace/trace.ts';
import type { Host } from './host.ts';
import { abandon, execute } from './run.ts';
import { finish, type Running } from './running.ts';

/** A way to run a case: `once`, or `twice` where a law compares two runs. */
export type Attempt = (scheduler: Scheduler, kase: Case, host: Host) => Running<Trace>;

export const once: Attempt = execute;

/** The trace of the second run knows the hashes of both. */
export function* twice(scheduler: Scheduler, kase: Case, host: Host): Running<Trace> {
  const first = hashEvents((yield* execute(scheduler, kase, host)).events);
  const trace = yield* execute(scheduler, kase, host);
  return { ...trace, twins: [first, hashEvents(trace.events)] };
}

/** Determinism compares two runs. */
export function attemptFor(law: Law): Attempt {
  return law.id === 'determinism' ? twice : once;
}

/** Runs one case to its end in place; only inside a macrotask, and nothing stops a scheduler that never returns. */
export function runCase(scheduler: Scheduler, kase: Case, host: Host): Trace {
  return finish(execute(scheduler, kase, host));
}

/** A machine that is busy with others may let a run wait for longer than it may hang: it is tried again so often. */
const STARVED = 4;

/**
 * As `attempt`, but stopped after so many ms of real time; the trace then ends in a hang. What was stopped and had hardly
 * worked in that time did not hang: it is tried again.
 */
export function* guarded(
  attempt: Attempt,
  scheduler: Scheduler,
  kase: Case,
  host: Host,
  ms: number,
): Running<Trace> {
  for (let tries = 1; ; tries++) {
    const result = yield* withinTime(attempt(scheduler, kase, host), host, ms);
    if ('value' in result) return result.value;
    if (result.worked > ms / 2 || tries === STARVED) return abandon(host, ms);
  }
}

/**
 * Runs a batch of runs under one guard, and puts back what a run that was killed had switched on. Where microtasks cannot
 * be drained in place there is no guard: the watchdog of the slow loop ends the process, with the program's name.
 */
export function* withinTime<T>(batch: Running<T>, host: Host, ms: number): Running<Guarded<T>> {
  const rejections = collectRejections();
  try {
    return host.drains ? guard(() => finish(batch), ms) : { value: yield* batch, took: 0 };
  } finally {
    routeTo(undefined);
    rejections.stop();
  }
}
