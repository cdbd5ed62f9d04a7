import { traceEscapes } from '../clock/escapes.ts';
import type { Trace } from '../trace/trace.ts';
import type { Running } from './running.ts';

/**
 * Runs with an eye on real timers, and adds those that were made to what the run left behind. It costs too much to be on
 * in a search: a search only counts them (`realTimers`).
 */
export function* findEscapes(running: Running<Trace>): Running<Trace> {
  const { value: trace, escapes } = yield* traceEscapes(running);
  return escapes.length === 0 ? trace : { ...trace, leftovers: { ...trace.leftovers, escapes } };
}
