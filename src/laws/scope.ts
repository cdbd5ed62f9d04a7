import { isBelow } from '../program/code.ts';
import type { Scope } from '../trace/claims.ts';
import { isCut } from '../trace/cuts.ts';
import { Kind, Reason } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { nameOf, when } from './wording.ts';

/**
 * Structured concurrency (Sústrik 2016; Smith, "Notes on structured concurrency, or: Go statement considered harmful", 2018) says that no
 * child outlives its parent; a daemon is a child that does. Which of the two a scheduler has is its claim (`scope`).
 */
export const scope: Law = {
  id: 'scope',
  rev: 1,
  statement:
    'What a task has spawned fares at its end as claimed: it goes on where children are `detached`, and takes no step once that end is told where they are not.',
  family: 'cancellation',
  needs: ['families', 'overlap'],
  implies: ['cleanup-once', 'completion', 'deadlock-free', 'exactly-once', 'quiescence', 'result-agreement'],
  judges: 'completed',
  hint: 'Look at who keeps the list of children, and at each way in which a parent ends: it returns, it throws, it is cancelled, before it has started and while it cleans up.',
  check,
};

function check(trace: Trace): Judgement {
  const claimed = trace.claims.guarantees.scope ?? 'detached';
  return claimed === 'detached' ? checkDetached(trace) : checkOwned(trace, claimed);
}

/** Obligations: each task that had not ended when its parent did. Nobody closes it for that. An arm ends with what it is an arm of. */
function checkDetached(trace: Trace): Judgement {
  const { events, waits, code, cuts } = trace;
  let obligations = 0;
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i]!;
    if (events.kind[i] === Kind.finish || events.kind[i] === Kind.close) {
      for (let child = 1; child < code.parents.length; child++)
        if (code.parents[child] === task && isLive(trace, child, i)) obligations++;
    }
    const isArm = code.arms?.[task] !== undefined;
    if (
      events.kind[i] !== Kind.close ||
      isArm ||
      (cuts?.asked[task] ?? -1) >= 0 ||
      waits.finishOf[task]! >= 0
    )
      continue;
    const end = endOf(trace, code.parents[task]!, i);
    if (end >= 0)
      return { obligations: Math.max(1, obligations), violation: describeClosed(trace, task, end, i) };
  }
  return { obligations };
}

function isLive({ waits }: Trace, task: number, event: number): boolean {
  const [spawn, finish] = [waits.spawnOf[task]!, waits.finishOf[task]!];
  return spawn >= 0 && spawn < event && (finish < 0 || finish > event);
}

/** The event before that one with which a task ended; −1 if none did. */
function endOf({ events }: Trace, task: number, before: number): number {
  for (let i = before - 1; i >= 0 && task >= 0; i--) {
    if (events.task[i] === task && (events.kind[i] === Kind.finish || events.kind[i] === Kind.close))
      return i;
  }
  return -1;
}

/**
 * Obligations: each end that was told while something below it had not ended by itself. Where children are cancelled, that takes no
 * time: when the clock has moved on, they may clean up and nothing else.
 */
function checkOwned(trace: Trace, claimed: Scope): Judgement {
  const { events, cuts } = trace;
  const tasks = trace.code.parents.length;
  /** By task: the event with which the end of one above it was told, and with which it came; −1 for none. */
  const told = new Int32Array(tasks).fill(-1);
  const ended = new Int32Array(tasks).fill(-1);
  const moved = new Int32Array(tasks).fill(-1);
  let obligations = 0;
  let cleaning = 0;
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i]!;
    const kind = events.kind[i]!;
    if (kind === Kind.advance) {
      // What cleans up may keep others waiting for their own end.
      if (claimed === 'cancels' && cleaning === 0 && events.b[i]! > events.time[i]!)
        for (let below = 1; below < tasks; below++)
          if (ended[below]! >= 0 && moved[below] === -1) moved[below] = i;
      continue;
    }
    if (isStep(kind) && (told[task]! >= 0 || (moved[task]! >= 0 && !isOfCleanup(trace, i))))
      return {
        obligations: Math.max(1, obligations),
        violation: describeOutlived(trace, task, told[task]! >= 0 ? told[task]! : ended[task]!, i),
      };
    if (kind === Kind.cleanup) cleaning++;
    else if (kind === Kind.cleaned) cleaning--;
    const end = isToldIn(trace, i);
    if (end >= 0) mark(told, end, i);
    if (kind === Kind.finish) mark(ended, task, i);
  }
  const left = claimed === 'cancels' ? findLeft(trace, ended) : -1;
  return left < 0
    ? { obligations }
    : { obligations: Math.max(1, obligations), violation: describeLeft(trace, left, ended[left]!) };

  function mark(column: Int32Array, above: number, event: number): void {
    for (let below = 1; below < tasks; below++) {
      if (column[below] !== -1 || !isBelow(trace.code, below, above)) continue;
      column[below] = event;
      // Of those that had ended by then nothing could be seen.
      if (isCut(cuts, below) || trace.waits.finishOf[below]! > event) obligations++;
    }
  }
}

/** A task that was begun, and neither ended nor was closed by the end of the run; −1 if there is none. Told only of those that
 *  can be closed. */
function findLeft({ events, waits, claims }: Trace, ended: Int32Array): number {
  if (!claims.supports.has('cleanup')) return -1;
  return ended.findIndex((end, task) => {
    if (end < 0 || waits.startOf[task]! < 0 || waits.finishOf[task]! >= 0) return false;
    for (let i = events.length - 1; i > waits.startOf[task]!; i--)
      if (events.task[i] === task && events.kind[i] === Kind.close) return false;
    return true;
  });
}

/** The task whose end an event tells somebody; −1 if of none. */
function isToldIn({ events, cuts }: Trace, i: number): number {
  if (events.kind[i] === Kind.deliver) return events.a[i]!;
  if (events.kind[i] !== Kind.resume || events.a[i] !== Reason.cancel) return -1;
  const target = events.b[i]!;
  return isCut(cuts, target) && cuts!.granted[target] === i ? target : -1;
}

/** What only a task that lives can do. */
function isStep(kind: number): boolean {
  return kind !== Kind.close && kind !== Kind.stray && kind !== Kind.release;
}

/** That includes its waits, and its end behind that; and what is spawned for it. */
function isOfCleanup({ events, code }: Trace, i: number): boolean {
  const task = events.task[i]!;
  for (let above = task; above > 0; above = code.parents[above]!) if (code.late?.[above]) return true;
  for (let before = i; before >= 0; before--) {
    if (events.task[before] !== task) continue;
    if (events.kind[before] === Kind.cleanup || events.kind[before] === Kind.cleaned) return true;
    if (events.kind[before] === Kind.start) return false;
  }
  return false;
}

function describeClosed(trace: Trace, task: number, end: number, close: number): Violation {
  const { events, code } = trace;
  const parent = nameOf(trace, code.parents[task]!);
  const name = nameOf(trace, task);
  return {
    message: `${name} was closed at ${when(trace, close)}, though nobody cancelled it: ${parent}, which had spawned it, ended at ${when(trace, end)}.`,
    task,
    from: events.time[end]!,
    to: events.time[close]!,
    events: [end, close],
    because: ['children are claimed to be detached'],
  };
}

function describeLeft(trace: Trace, task: number, end: number): Violation {
  const { events } = trace;
  const [name, above] = [nameOf(trace, task), nameOf(trace, events.task[end]!)];
  return {
    message: `${above} ended at ${when(trace, end)}, and ${name}, which belongs to it, was never ended.`,
    task,
    from: events.time[end]!,
    to: events.time[events.length - 1]!,
    events: [end],
    because: [],
  };
}

function describeOutlived(trace: Trace, task: number, end: number, event: number): Violation {
  const { events, cuts } = trace;
  const name = nameOf(trace, task);
  const isMain = events.kind[end] === Kind.finish;
  const gone = isMain ? events.task[end]! : isToldIn(trace, end);
  const above = nameOf(trace, gone);
  const did =
    events.kind[event] === Kind.start
      ? 'started'
      : events.kind[event] === Kind.cleanup
        ? 'began to clean up'
        : 'went on';
  const how = (cuts?.asked[gone] ?? -1) >= 0 ? 'was cancelled' : 'ended';
  const known = isMain ? '' : `, as ${nameOf(trace, events.task[end]!)} was told`;
  return {
    message: `${above} ${how} by ${when(trace, end)}${known}; ${name}, which belongs to it, ${did} at ${when(trace, event)}.`,
    task,
    from: events.time[end]!,
    to: events.time[event]!,
    events: [end, event],
    because: [],
  };
}
