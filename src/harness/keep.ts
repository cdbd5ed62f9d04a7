import { copyEvents } from '../trace/recorder.ts';
import type { Trace } from '../trace/trace.ts';
import { copyWaits } from '../trace/wait-columns.ts';

/** A trace of its own: the host's recorder is overwritten by the next run. */
export function keep(trace: Trace): Trace {
  const { events, waits, program } = trace;
  return { ...trace, events: copyEvents(events), waits: copyWaits(waits, program.tasks.length) };
}
