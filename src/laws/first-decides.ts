import type { Combined } from '../program/arms.ts';
import { Kind, Reason } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { nameOf, when } from './wording.ts';

/** What `Promise.race` and `Promise.all` have in common: who is first decides, and what it leads to is known by then. */
export const firstDecides: Law = {
  id: 'first-decides',
  rev: 1,
  statement:
    'A race is won by an arm before which no other had ended, up to those of one instant, and a whole fails by the first that fails; where arms start one by one, none starts after that.',
  family: 'cancellation',
  needs: ['arms'],
  implies: [],
  judges: 'any',
  hint: 'Look at what is asked of the other arms once one has ended: those that are not started yet, and those that end in the same turn.',
  check,
};

/** Obligations: each race that is over, each whole that failed, and each arm that starts behind another one. */
function check(trace: Trace): Judgement {
  const { events } = trace;
  let obligations = 0;
  if (trace.code.arms === undefined) return { obligations };
  for (let i = 0; i < events.length; i++) {
    if (events.kind[i] !== Kind.suspend && events.kind[i] !== Kind.resume) continue;
    const step = combinedAt(trace, i);
    if (step === undefined) continue;
    if (events.kind[i] === Kind.resume) {
      const earlier = judgeWinner(trace, step, i);
      if (earlier === undefined) continue;
      obligations++;
      if (earlier >= 0) return { obligations, violation: notFirst(trace, i, earlier) };
    } else if (trace.claims.guarantees.arms === 'one-by-one') {
      const { starts, late } = judgeStarts(trace, step);
      obligations += starts;
      if (late >= 0)
        return { obligations: Math.max(obligations, 1), violation: startsLate(trace, step, late) };
    }
  }
  return { obligations };
}

function combinedAt({ events, code }: Trace, event: number): Combined | undefined {
  if (events.a[event] !== Reason.race && events.a[event] !== Reason.all) return undefined;
  const step = code.tasks[events.task[event]!]?.[events.b[event]!];
  return step?.kind === 'race' || step?.kind === 'all' ? step : undefined;
}

/** The end of an arm that decided before the one that is told of, −1 where none did; undefined where nothing was decided. */
function judgeWinner(trace: Trace, step: Combined, resume: number): number | undefined {
  const { events, waits } = trace;
  const deliver = resume + 1;
  if (deliver >= events.length || events.kind[deliver] !== Kind.deliver) return undefined;
  const winner = events.a[deliver]!;
  const won = waits.finishOf[winner] ?? -1;
  if (won < 0 || won > resume || !decides(trace, step, won)) return undefined;
  for (const arm of step.arms) {
    const finish = waits.finishOf[arm] ?? -1;
    if (finish >= 0 && finish < won && decides(trace, step, finish) && isMoved(trace, finish, won))
      return finish;
  }
  return -1;
}

function decides({ events }: Trace, { kind }: Combined, finish: number): boolean {
  return kind === 'race' || events.a[finish] === 1;
}

/** Does the clock move between two events? */
function isMoved({ events }: Trace, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (events.kind[i] === Kind.advance && events.b[i]! > events.time[i]!) return true;
  }
  return false;
}

/** An arm's start that comes after the end which decided, −1 where none does. */
function judgeStarts(trace: Trace, step: Combined): { readonly starts: number; readonly late: number } {
  const { waits } = trace;
  const end = endOf(trace, step);
  let starts = 0;
  for (const arm of step.arms) {
    const start = waits.startOf[arm] ?? -1;
    if (arm !== step.arms[0]) starts++;
    if (start >= 0 && end >= 0 && start > end) return { starts, late: start };
  }
  return { starts, late: -1 };
}

function endOf(trace: Trace, step: Combined): number {
  let first = -1;
  for (const arm of step.arms) {
    const finish = trace.waits.finishOf[arm] ?? -1;
    if (finish >= 0 && decides(trace, step, finish) && (first < 0 || finish < first)) first = finish;
  }
  return first;
}

function notFirst(trace: Trace, resume: number, earlier: number): Violation {
  const { events, waits } = trace;
  const winner = events.a[resume + 1]!;
  const won = waits.finishOf[winner]!;
  return {
    message: `${nameOf(trace, events.task[resume]!)} was given ${nameOf(trace, winner)}, which ended at ${when(trace, won)}, but ${nameOf(trace, events.task[earlier]!)} had ended before it, at ${when(trace, earlier)}.`,
    task: events.task[resume]!,
    from: events.time[earlier]!,
    to: events.time[resume]!,
    events: [earlier, won, resume],
    because: [],
  };
}

function startsLate(trace: Trace, step: Combined, start: number): Violation {
  const { events } = trace;
  const end = endOf(trace, step);
  const task = events.task[start]!;
  return {
    message: `${nameOf(trace, events.task[end]!)} decided at ${when(trace, end)}, and ${nameOf(trace, task)} was started at ${when(trace, start)} all the same.`,
    task,
    from: events.time[end]!,
    to: events.time[start]!,
    events: [end, start],
    because: [],
  };
}
