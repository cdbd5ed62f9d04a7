import type { Violation } from '../../laws/law.ts';
import { Kind } from '../../trace/event.ts';
import type { Trace } from '../../trace/trace.ts';
import { eventWords } from '../page/event-words.ts';
import { formatTime } from '../scale.ts';
import { countersOf } from './counters.ts';
import type { Exported } from './exported.ts';
import { flowsOf } from './flows.ts';
import { occupancyOf } from './processor.ts';
import { type Span, spansOf } from './spans.ts';
import { type Stretched, stretch } from './stretched.ts';
import { waitName } from './wait-name.ts';

/** A file in Chrome's trace-event format, in its object form. */
export interface ChromeTrace {
  readonly traceEvents: readonly ChromeEvent[];
  readonly displayTimeUnit: 'ms';
  readonly otherData: { readonly [key: string]: string };
}

/** M: names a track. X: a slice. i: an instant. C: a counter. s, f: an arrow's ends. */
export interface ChromeEvent {
  readonly ph: 'M' | 'X' | 'i' | 'C' | 's' | 'f';
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly cat?: string;
  /** µs. */
  readonly ts?: number;
  readonly dur?: number;
  readonly id?: number;
  /** Of an instant: as tall as its track. */
  readonly s?: 't';
  /** Of an arrow's end: at the slice that it lies in. */
  readonly bp?: 'e';
  readonly args?: { readonly [key: string]: string | number };
}

/** More events than this nobody looks at: a livelock has a hundred thousand. */
const MOST_EVENTS = 10_000;

/** Tracks, from top to bottom. The tasks come after them. */
const LAW = 1;
const PROCESSOR = 2;
const FIRST_TASK = 3;
const PROCESS = 1;

/**
 * A run for Perfetto (ui.perfetto.dev), chrome://tracing or Speedscope: a track for what was broken, one for the processor,
 * and one for each task with its turns and its waits; arrows from a spawn to its start and from an end to whoever waited
 * for it; how many tasks were ready and suspended. Slices on one track are disjoint, or one lies in the other. Where the
 * clock stands still, events are a µs apart: `ms` among a slice's arguments is the true time.
 *
 * @example writeFileSync('trace.json', JSON.stringify(perfettoTrace(counterexample.trace, counterexample)))
 */
export function perfettoTrace(trace: Trace, { scheduler, law, violation, here }: Exported): ChromeTrace {
  const { events, startTime, program, ending } = trace;
  const shown = Math.min(events.length, MOST_EVENTS);
  const stretched = stretch(events, startTime, shown);
  const spans = spansOf(trace, stretched);
  const name = law === undefined ? scheduler : `${scheduler} › ${law}`;
  return {
    traceEvents: [
      ...tracks(trace, name, violation === undefined ? undefined : (here ?? 'broken')),
      ...(violation === undefined ? [] : violated(trace, violation, law ?? here ?? 'violation', stretched)),
      ...processor(trace, stretched),
      ...spans.flatMap((span) => slices(trace, span, stretched)),
      ...marks(trace, stretched),
      ...countersOf(spans).map(
        ({ at, ready, suspended }): ChromeEvent => ({
          ...placed('C', 'tasks', 0),
          ts: at,
          args: { ready, suspended },
        }),
      ),
      ...flowsOf(trace, stretched).flatMap(({ name, from, to }, id): ChromeEvent[] => [
        { ...placed('s', name, trackOf(from.task)), cat: 'flow', id, ts: from.at },
        { ...placed('f', name, trackOf(to.task)), cat: 'flow', id, ts: to.at, bp: 'e' },
      ]),
    ],
    displayTimeUnit: 'ms',
    otherData: {
      scheduler,
      ending: ending.kind,
      ...(law === undefined ? {} : { law }),
      ...(violation === undefined ? {} : { violation: violation.message }),
      program: program.tasks.map((task) => task.name).join(' '),
      ...(shown === events.length ? {} : { 'events left out': String(events.length - shown) }),
    },
  };
}

function trackOf(task: number): number {
  return FIRST_TASK + task;
}

function placed(ph: ChromeEvent['ph'], name: string, tid: number): ChromeEvent {
  return { ph, name, pid: PROCESS, tid };
}

function tracks({ program }: Trace, process: string, broken: string | undefined): ChromeEvent[] {
  const named = (tid: number, name: string): ChromeEvent[] => [
    { ...placed('M', 'thread_name', tid), args: { name } },
    { ...placed('M', 'thread_sort_index', tid), args: { sort_index: tid } },
  ];
  return [
    { ...placed('M', 'process_name', 0), args: { name: process } },
    ...(broken === undefined ? [] : named(LAW, broken)),
    ...named(PROCESSOR, 'processor'),
    ...program.tasks.flatMap(({ name }, task) => named(trackOf(task), name)),
  ];
}

function violated(
  trace: Trace,
  { message, from, to, events, because }: Violation,
  law: string,
  { times, end, at }: Stretched,
): ChromeEvent[] {
  const begin = Math.min(at(from), end - 1);
  const over = Number.isFinite(to) ? Math.min(at(to), end) : end;
  return [
    {
      ...placed('X', law, LAW),
      ts: begin,
      dur: Math.max(1, over - begin),
      args: { message, ...(because.length === 0 ? {} : { because: because.join('; ') }) },
    },
    ...events
      .filter((event) => event >= 0 && event < times.length)
      .map((event): ChromeEvent => ({ ...instant(trace, event, times[event]!), tid: LAW })),
  ];
}

function processor(trace: Trace, stretched: Stretched): ChromeEvent[] {
  return occupancyOf(trace, stretched).map(({ from, to, task }) => ({
    ...placed('X', task < 0 ? 'idle' : (trace.program.tasks[task]?.name ?? 'nobody'), PROCESSOR),
    ts: from,
    dur: to - from,
  }));
}

function slices(
  trace: Trace,
  { task, state, from, to, event }: Span,
  { times, end }: Stretched,
): ChromeEvent[] {
  const { events, startTime } = trace;
  const slice: ChromeEvent = {
    ...placed('X', state === 'suspended' ? waitName(trace, event) : state, trackOf(task)),
    cat: state,
    ts: from,
    dur: to - from,
    args: { ms: formatTime(events.time[event]! - startTime), why: eventWords(trace, event) },
  };
  if (state !== 'running') return [slice];
  const within: ChromeEvent[] = [slice];
  for (let i = event; i < times.length && times[i]! < to; i++) {
    if (events.kind[i] !== Kind.work || events.task[i] !== task) continue;
    within.push({
      ...placed('X', `work ${formatTime(events.b[i]!)}`, trackOf(task)),
      cat: 'work',
      ts: times[i]!,
      dur: Math.min(to, times[i + 1] ?? end) - times[i]!,
    });
  }
  return within;
}

/** Events that are no state's beginning or end. */
function marks(trace: Trace, { times }: Stretched): ChromeEvent[] {
  const { events } = trace;
  const shown: ReadonlySet<number> = new Set([
    Kind.emit,
    Kind.deliver,
    Kind.finish,
    Kind.close,
    Kind.stray,
    Kind.defer,
    Kind.cleanup,
    Kind.cleaned,
    Kind.revoke,
    Kind.revoked,
    Kind.release,
    Kind.send,
    Kind.receive,
    Kind.shut,
    Kind.expire,
    Kind.hear,
    Kind.watch,
    Kind.told,
    Kind.look,
    Kind.refuse,
  ]);
  return times.flatMap((at, i) => (shown.has(events.kind[i]!) ? [instant(trace, i, at)] : []));
}

function instant(trace: Trace, event: number, at: number): ChromeEvent {
  const words = eventWords(trace, event);
  return { ...placed('i', words, trackOf(trace.events.task[event]!)), ts: at, s: 't' };
}
