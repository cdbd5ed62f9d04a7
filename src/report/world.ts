import type { Environment } from '../program/case.ts';
import { ordinal } from '../program/edit.ts';
import { Deviation, isPolite } from '../program/world.ts';
import { Kind, Reason } from '../trace/event.ts';
import { deviationOf, lateBy } from '../trace/lateness.ts';
import type { Trace } from '../trace/trace.ts';

/**
 * The world of a run in words; empty where it is polite. Timers bear the names of the tasks that they wake, where the trace
 * shows which those are.
 *
 * @example 'The world is polite, except: the timers of a and b fire before microtasks are run; the clock starts at 1000.'
 */
export function worldWords(environment: Environment, trace: Trace): string {
  if (isPolite(environment)) return '';
  const { start } = environment;
  const words = [
    ...deviationsOf(environment, trace),
    ...(start === undefined ? [] : [`the clock starts at ${start}`]),
  ];
  return `The world is polite, except: ${words.join('; ')}.`;
}

function deviationsOf({ world = [] }: Environment, trace: Trace): readonly string[] {
  const { events } = trace;
  const words: string[] = [];
  let event = 0;
  for (const [occasion, deviation] of world.entries()) {
    if (deviation === Deviation.polite) continue;
    // In the order in which they came about; what nothing came of has left no event.
    let found = event;
    while (found < events.length && !isMarked(trace, found, deviation)) found++;
    if (found < events.length) {
      words.push(inTrace(trace, found));
      event = found + 1;
    } else words.push(inGeneral(deviation, `the ${ordinal(occasion)} timer`));
  }
  return words;
}

function isMarked({ events }: Trace, event: number, deviation: number): boolean {
  return events.kind[event] === Kind.advance && deviationOf(events.a[event]!) === deviation;
}

function inTrace(trace: Trace, event: number): string {
  const { events } = trace;
  const late = lateBy(events.a[event]!);
  const deadline = events.b[event]! - late;
  const due = wokenAfter(trace, event).filter((one) => one.deadline <= events.b[event]!);
  const [first, second] = due.map(({ task }) => trace.program.tasks[task]!.name);
  const at = `at ${deadline - trace.startTime} ms`;
  const lateness = due[0]?.deadline === deadline ? `the timer of ${first} fires` : `the clock, ${at}, is`;
  switch (deviationOf(events.a[event]!)) {
    case Deviation.together:
      return second === undefined
        ? `timers that are due ${at} fire before microtasks are run`
        : `the timers of ${first} and ${second} fire before microtasks are run`;
    case Deviation.swapped:
      return second === undefined || due[0]!.deadline !== due[1]!.deadline
        ? `of the timers that are due ${at} one that was set later fires first`
        : `the timer of ${first} fires before that of ${second}, which is due at the same time`;
    case Deviation.tooLateTogether:
      if (late === 0) return `the clock is moved past ${deadline - trace.startTime} ms in one go`;
      return `${lateness} ${late} ms late, and what is due by then fires before microtasks are run`;
    default:
      // A clock that a scheduler keeps itself is late for nobody.
      return late === 0
        ? `the clock is moved past ${deadline - trace.startTime} ms in one go`
        : `${lateness} ${late} ms late`;
  }
}

interface Woken {
  readonly task: number;
  readonly deadline: number;
}

/** Whose sleeps end between this event and the next that moves the clock. */
function wokenAfter({ events }: Trace, event: number): readonly Woken[] {
  const woken: Woken[] = [];
  for (let i = event + 1; i < events.length; i++) {
    if (events.kind[i] === Kind.advance && events.b[i]! > events.time[i]!) break;
    if (events.kind[i] !== Kind.resume || events.a[i] !== Reason.sleep) continue;
    const task = events.task[i]!;
    woken.push({ task, deadline: sleptSince(events, i) + events.b[i]! });
  }
  return woken;
}

function sleptSince(events: Trace['events'], resume: number): number {
  let i = resume - 1;
  while (i >= 0 && !(events.kind[i] === Kind.suspend && events.task[i] === events.task[resume])) i--;
  return i < 0 ? Number.NaN : events.time[i]!;
}

/** Of a timer that the trace says nothing of. */
function inGeneral(deviation: number, timer: string): string {
  switch (deviation) {
    case Deviation.together:
      return `${timer} and what is due with it fire before microtasks are run`;
    case Deviation.swapped:
      return `another than ${timer}, due at the same time, fires first`;
    default:
      return `${timer} fires late`;
  }
}
