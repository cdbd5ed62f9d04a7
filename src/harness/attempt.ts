import { routeTo } from '../clock/globals.ts';
import { type Guarded, guard } from '../clock/guard.ts';
import { collectRejections } from '../clock/rejections.ts';
import type { Scheduler } from '../forms/scheduler.ts';
import type { Law } from '../laws/law.ts';
import type { Case } from '../program/case.ts';
import type { Relation } from '../trace/companion.ts';
import { hashEvents } from '../trace/recorder.ts';
import type { Trace } from '../trace/trace.ts';
import { accompany } from './companions.ts';
import type { Host } from './host.ts';
import { abandon, execute } from './run.ts';
import { finish, type Running } from './running.ts';

/** A way to run a case: `once`, or with what some laws compare it with. */
export type Attempt = (scheduler: Scheduler, kase: Case, host: Host) => Running<Trace>;

export const once: Attempt = (scheduler, kase, host) => execute(scheduler, kase, host);

/** The trace of the second run knows the hashes of both. */
export function* twice(scheduler: Scheduler, kase: Case, host: Host): Running<Trace> {
  const first = hashEvents((yield* execute(scheduler, kase, host)).events);
  const trace = yield* execute(scheduler, kase, host);
  return { ...trace, twins: [first, hashEvents(trace.events)] };
}

/** The way to run a case for a law. */
export function attemptFor(law: Law): Attempt {
  return attemptForAll([law]);
}

/** The way to run a case that serves several laws: determinism compares two runs of it, metamorphic laws a run of another
 *  program. What is compared with comes first, so that the events are those of the case. */
export function attemptForAll(laws: readonly Law[]): Attempt {
  const relations = laws.filter(({ family }) => family === 'metamorphic').map(({ id }) => id as Relation);
  const attempt = laws.some(({ id }) => id === 'determinism') ? twice : once;
  if (relations.length === 0) return attempt;
  return function* accompanied(scheduler, kase, host) {
    const companions = yield* accompany(relations, scheduler, kase, host);
    return { ...(yield* attempt(scheduler, kase, host)), companions };
  };
}

/** Is a law about more than one run? */
export function compares({ id, family }: Law): boolean {
  return id === 'determinism' || family === 'metamorphic';
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
    // What hung may have been a companion: that says nothing of this case.
    if (attempt !== once && host.active!.case !== kase)
      return yield* guarded(once, scheduler, kase, host, ms);
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
