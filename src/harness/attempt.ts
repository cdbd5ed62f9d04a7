import { drain } from '../clock/drain.ts';
import { routeTo } from '../clock/globals.ts';
import { type Guarded, guard } from '../clock/guard.ts';
import { collectRejections } from '../clock/rejections.ts';
import type { Scheduler } from '../forms/scheduler.ts';
import type { Case } from '../program/case.ts';
import type { Trace } from '../trace/trace.ts';
import type { Host } from './host.ts';
import { abandon, execute } from './run.ts';

/**
 * Runs one case to its end in place: only to be called inside a macrotask (`macrotask`), where microtasks can be drained.
 * Nothing stops a scheduler that never returns: see `withinTime`.
 */
export function runCase(scheduler: Scheduler, kase: Case, host: Host): Trace {
  const steps = execute(scheduler, kase, host);
  let next = steps.next();
  while (!next.done) {
    drain();
    next = steps.next();
  }
  return next.value;
}

/** As `runCase`, twice: the trace of the second run knows the hash of the first. */
export function runTwice(scheduler: Scheduler, kase: Case, host: Host): Trace {
  const twin = runCase(scheduler, kase, host).hash;
  return { ...runCase(scheduler, kase, host), twin };
}

/** As `run`, but stopped after so many ms of real time; the trace then ends in a hang. */
export function runGuarded(
  run: typeof runCase,
  scheduler: Scheduler,
  kase: Case,
  host: Host,
  ms: number,
): Trace {
  const result = withinTime(() => run(scheduler, kase, host), ms);
  return 'value' in result ? result.value : abandon(host, ms);
}

/** Runs a batch of runs under one guard, and puts back what a run that was killed had switched on. */
export function withinTime<T>(batch: () => T, ms: number): Guarded<T> {
  const rejections = collectRejections();
  try {
    return guard(batch, ms);
  } finally {
    routeTo(undefined);
    rejections.stop();
  }
}
