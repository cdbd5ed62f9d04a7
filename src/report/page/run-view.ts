import type { Violation } from '../../laws/law.ts';
import { printStep } from '../../program/text.ts';
import { Kind, Reason } from '../../trace/event.ts';
import type { Ending, Trace } from '../../trace/trace.ts';
import { type Columns, columnsOf, withTimes } from '../columns.ts';
import { type ExpectedRun, expectedRun } from '../expected.ts';
import { formatTime } from '../scale.ts';
import { eventWords } from './event-words.ts';
import type { EventView, Mark, RunView, WaitView } from './model.ts';
import { reasonWords } from './wait-words.ts';

/** More events than this tell nobody more: a livelock has a hundred thousand. Up to what is pointed at there may be ten
 *  times as many. */
const MOST_EVENTS = 400;
const AFTER_MARK = 50;

/** What to point at in a run. */
export type Pointed = Pick<Violation, 'events' | 'from' | 'to' | 'task'>;

/** @param given where another run is drawn below it, the columns that both have in common. */
export function runView(trace: Trace, name: string, pointed: Pointed, given?: Columns): RunView {
  const { events, startTime } = trace;
  const expected = given === undefined ? expectedRun(trace, pointed.task) : undefined;
  const columns = given ?? columnsFor(trace, expected);
  const shown = Math.min(events.length, Math.max(MOST_EVENTS, upToMarks(pointed)));
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
    ...(expected === undefined
      ? {}
      : {
          expected: [
            expected.task,
            rounded(expected.start),
            rounded(expected.finish),
            expected.threw ? 1 : 0,
          ] as const,
        }),
    more: events.length - shown,
  };
}

function upToMarks({ events }: Pointed): number {
  return Math.max(0, ...events.filter((event) => event < 10 * MOST_EVENTS)) + AFTER_MARK;
}

/** More events of a run that is not stepped through than this are too narrow to be told apart. */
const MOST_DRAWN = 150;

/** A run that is only looked at: of its events nothing but where they stand, for there are as many such runs as reductions. */
export function runShape(
  trace: Trace,
  name: string,
  violation: Pointed | undefined,
  given?: Columns,
): RunView {
  const nothing = { events: [], from: trace.startTime, to: trace.startTime };
  const view = runView(trace, name, violation ?? nothing, given);
  const events = view.events
    .slice(0, MOST_DRAWN)
    .map(([column, time, task, mark]): EventView => [column, time, task, mark, -1, '']);
  const left = events.length;
  const within = (event: number): number => (event < left ? event : -1);
  return {
    ...view,
    events,
    waits: view.waits
      .filter(([, suspend]) => suspend < left)
      .map(
        ([task, suspend, ready, resume, deadline]): WaitView => [
          task,
          suspend,
          within(ready),
          within(resume),
          deadline,
          '',
        ],
      ),
    marks: view.marks.filter((event) => event < left),
    more: view.more + view.events.length - left,
  };
}

function columnsFor({ events, startTime }: Trace, expected: ExpectedRun | undefined): Columns {
  const columns = columnsOf(events, startTime);
  return expected === undefined ? columns : withTimes(columns, [expected.start, expected.finish]);
}

/** The step of its program at which each event's task stands: each kind of event but a resume begins at most one step. */
function stepsOf({ events, program, code }: Trace): Int32Array {
  const at = new Int32Array(program.tasks.length).fill(-1);
  const steps = new Int32Array(events.length).fill(-1);
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i]!;
    const kind = events.kind[i] as Kind;
    if (task < 0) continue;
    if (kind === Kind.start) at[task] = -1;
    const isLate = kind === Kind.spawn && code.late?.[events.a[i]!] === true;
    if (
      (beginsStep(kind) && !isLate) ||
      (kind === Kind.finish && throwsHere(at[task]!, program.tasks[task]!.steps))
    )
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
    kind === Kind.watch ||
    kind === Kind.look ||
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
    case Kind.hear:
    case Kind.defer:
    case Kind.cleanup:
    case Kind.cleaned:
    case Kind.revoke:
    case Kind.revoked:
    case Kind.release:
    case Kind.send:
    case Kind.receive:
    case Kind.shut:
    case Kind.expire:
    case Kind.watch:
    case Kind.told:
    case Kind.look:
    case Kind.state:
    case Kind.refuse:
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
      reasonWords(reason, target, (task) => program.tasks[task]?.name ?? ''),
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
