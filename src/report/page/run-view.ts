import type { Violation } from '../../laws/law.ts';
import { printStep } from '../../program/text.ts';
import { Kind, Reason } from '../../trace/event.ts';
import type { Ending, Trace } from '../../trace/trace.ts';
import { type Columns, columnsOf } from '../columns.ts';
import { formatTime } from '../scale.ts';
import { eventWords, reasonWords } from './event-words.ts';
import type { EventView, Mark, RunView, WaitView } from './model.ts';

/** More events than this tell nobody more: a livelock has a hundred thousand. */
const MOST_EVENTS = 400;

/** What to point at in a run. */
export type Pointed = Pick<Violation, 'events' | 'from' | 'to' | 'task'>;

/** @param columns where another run is drawn below it, the columns that both have in common. */
export function runView(
  trace: Trace,
  name: string,
  pointed: Pointed,
  columns: Columns = columnsOf(trace.events, trace.startTime),
): RunView {
  const { events, startTime } = trace;
  const shown = Math.min(events.length, MOST_EVENTS);
  const steps = stepsOf(trace);
  const views: EventView[] = [];
  for (let i = 0; i < shown; i++) {
    const time = rounded(events.time[i]! - startTime);
    views.push([columns.of[i]!, time, events.task[i]!, markOf(trace, i), steps[i]!, eventWords(trace, i)]);
  }
  const used = shown === events.length ? columns.times.length : (columns.of[shown - 1] ?? 0) + 1;
  return {
    name,
    ending: endingWords(trace.ending),
    times: columns.times.slice(0, used).map(rounded),
    events: views,
    waits: waitsOf(trace, shown),
    marks: pointed.events.filter(
      (event) => event >= 0 && event < shown && events.kind[event] !== Kind.advance,
    ),
    from: rounded(pointed.from - startTime),
    to: rounded(pointed.to - startTime),
    about: pointed.task ?? -1,
    more: events.length - shown,
  };
}

/** The step of its program at which each event's task stands: each kind of event but a resume begins at most one step. */
function stepsOf({ events, program }: Trace): Int32Array {
  const at = new Int32Array(program.tasks.length).fill(-1);
  const steps = new Int32Array(events.length).fill(-1);
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i]!;
    const kind = events.kind[i] as Kind;
    if (task < 0) continue;
    if (kind === Kind.start) at[task] = -1;
    if (beginsStep(kind) || (kind === Kind.finish && throwsHere(at[task]!, program.tasks[task]!.steps)))
      at[task]!++;
    steps[i] = at[task]!;
  }
  return steps;

  function throwsHere(step: number, list: readonly object[]): boolean {
    const next = list[step + 1];
    return next !== undefined && 'throw' in next;
  }
}

function beginsStep(kind: Kind): boolean {
  return (
    kind === Kind.emit ||
    kind === Kind.work ||
    kind === Kind.spawn ||
    kind === Kind.suspend ||
    kind === Kind.defer
  );
}

function markOf({ events }: Trace, event: number): Mark {
  const kind = events.kind[event] as Kind;
  switch (kind) {
    case Kind.spawn:
      return 'spawn';
    case Kind.start:
      return 'start';
    case Kind.emit:
    case Kind.work:
    case Kind.deliver:
    case Kind.defer:
    case Kind.cleanup:
    case Kind.cleaned:
      return 'step';
    case Kind.suspend:
      return 'suspend';
    case Kind.resume:
      return 'resume';
    case Kind.finish:
      return events.a[event] === 1 ? 'throw' : 'return';
    case Kind.close:
      return 'close';
    case Kind.stray:
      return 'stray';
    case Kind.advance:
      return 'clock';
    default:
      return unknownKind(kind);
  }
}

function unknownKind(kind: never): never {
  throw new TypeError(`There is no event of kind ${kind}.`);
}

function waitsOf({ waits, startTime, events, program }: Trace, shown: number): WaitView[] {
  const views: WaitView[] = [];
  const within = (event: number): number => (event < shown ? event : -1);
  for (let wait = 0; wait < waits.length && waits.suspend[wait]! < shown; wait++) {
    const reason = waits.reason[wait] as Reason;
    const target = events.b[waits.suspend[wait]!]!;
    const deadline = waits.readyTime[wait]! - startTime;
    views.push([
      waits.task[wait]!,
      waits.suspend[wait]!,
      within(waits.ready[wait]!),
      within(waits.resume[wait]!),
      reason === Reason.sleep && Number.isFinite(deadline) ? rounded(deadline) : null,
      reasonWords(reason, program.tasks[target]?.name ?? ''),
    ]);
  }
  return views;
}

/** The program as the page lists it: a line a step. */
export function taskLines({ tasks }: Trace['program']): { name: string; steps: string[] }[] {
  return tasks.map(({ name, steps }) => ({ name, steps: steps.map(printStep) }));
}

function endingWords(ending: Ending): string {
  switch (ending.kind) {
    case 'completed':
      return 'The run completed.';
    case 'deadlock':
      return 'The run ended in a deadlock: nothing is ready, nothing is due, and not all have ended.';
    case 'budget':
      return `The run was stopped after ${ending.spent} ${ending.budget === 'time' ? 'ms' : ending.budget}: a livelock, most likely.`;
    case 'hang':
      return `The run hung: it held the processor for ${ending.ms} ms of real time.`;
    case 'crash':
      return `The scheduler threw in ${ending.where}: ${ending.error}`;
  }
}

function rounded(ms: number): number {
  return Number.isFinite(ms) ? Number(formatTime(ms)) : Number.MAX_SAFE_INTEGER;
}
