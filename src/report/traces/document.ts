import type { Violation } from '../../laws/law.ts';
import type { Rate } from '../../program/case.ts';
import type { Program } from '../../program/program.ts';
import type { Ending, Trace } from '../../trace/trace.ts';
import { eventOf, nameOf, since, type TraceEvent } from './document-event.ts';
import type { Exported } from './exported.ts';
import { reasonKey } from './wait-name.ts';

/**
 * A trace for other programs, with words in place of codes. `trace.schema.json` beside this file, which the package exports
 * as `fairtick/trace.schema.json`, says the same. All times are ms of virtual time since the start of the run; null is
 * never, or no limit.
 */
export interface TraceDocument {
  readonly fairtick: 'trace';
  readonly format: typeof TRACE_FORMAT;
  readonly scheduler: string;
  readonly form: string;
  readonly limit: number | null;
  /** Left out: none. */
  readonly rate?: Rate;
  /** Left out: any. */
  readonly room?: number;
  readonly program: Program;
  readonly law?: string;
  readonly violation?: {
    readonly message: string;
    readonly because: readonly string[];
    readonly task: string | null;
    readonly from: number;
    readonly to: number | null;
    /** Positions in `events`. */
    readonly events: readonly number[];
  };
  readonly ending: Ending;
  readonly events: readonly TraceEvent[];
  /** Events that were left out at the end. */
  readonly more: number;
  /** Each time a task waited to start or to go on, by the positions of events; null where that never came. */
  readonly waits: readonly {
    readonly task: string;
    readonly for: string;
    readonly since: number;
    readonly ready: number | null;
    readonly readyTime: number | null;
    readonly resumed: number | null;
  }[];
}

const TRACE_FORMAT = 1;

/** As many as `JSON.stringify` of a trace itself keeps of a livelock, tenfold. */
const MOST_EVENTS = 10_000;

/** @example writeFileSync('trace.json', JSON.stringify(traceDocument(counterexample.trace, counterexample))) */
export function traceDocument(trace: Trace, { scheduler, law, violation }: Exported): TraceDocument {
  const { program, events, claims, limit, rate, room, ending } = trace;
  const shown = Math.min(events.length, MOST_EVENTS);
  return {
    fairtick: 'trace',
    format: TRACE_FORMAT,
    scheduler,
    form: claims.form,
    limit: finite(limit),
    ...(finite(rate.cap) === null ? {} : { rate }),
    ...(Number.isFinite(room) ? { room } : {}),
    program,
    ...(law === undefined ? {} : { law }),
    ...(violation === undefined ? {} : { violation: violationOf(trace, violation, shown) }),
    ending,
    events: Array.from({ length: shown }, (_, i) => eventOf(trace, i)),
    more: events.length - shown,
    waits: waitsOf(trace, shown),
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function violationOf(
  trace: Trace,
  { message, because, task, from, to, events }: Violation,
  shown: number,
): NonNullable<TraceDocument['violation']> {
  return {
    message,
    because,
    task: task === undefined ? null : nameOf(trace, task),
    from: since(trace, from),
    to: finite(since(trace, to)),
    events: events.filter((event) => event >= 0 && event < shown),
  };
}

function waitsOf(trace: Trace, shown: number): TraceDocument['waits'] {
  const { waits } = trace;
  const found: TraceDocument['waits'][number][] = [];
  const within = (event: number): number | null => (event >= 0 && event < shown ? event : null);
  for (let wait = 0; wait < waits.length && waits.suspend[wait]! < shown; wait++) {
    found.push({
      task: nameOf(trace, waits.task[wait]!),
      for: reasonKey(waits.reason[wait]!),
      since: waits.suspend[wait]!,
      ready: within(waits.ready[wait]!),
      readyTime: finite(since(trace, waits.readyTime[wait]!)),
      resumed: within(waits.resume[wait]!),
    });
  }
  return found;
}
