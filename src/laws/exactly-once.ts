import { isCut } from '../trace/cuts.ts';
import { Kind, Reason } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { reusedInts } from './scratch.ts';
import { nameOf, when } from './wording.ts';

export const exactlyOnce: Law = {
  id: 'exactly-once',
  rev: 1,
  statement:
    'A task starts once, is continued only while it waits for that, and none of its steps is lost or run twice.',
  family: 'completion',
  needs: [],
  implies: ['completion', 'deadlock-free', 'result-agreement'],
  judges: 'any',
  hint: 'Look for a task that is in a queue twice, for a callback that is told twice, and for a close that comes too early.',
  check,
};

const columns = reusedInts();

/** Obligations: each start, each continuation and each emit could have been one too many. */
function check(trace: Trace): Judgement {
  const { events, waits } = trace;
  const { kind, task } = events;
  const tasks = trace.program.tasks.length;
  const lastEmit = columns(tasks, -1);
  const end = endOfRun(trace);
  let obligations = 0;
  for (let i = 0; i < end; i++) {
    const who = task[i]!;
    if (who < 0) continue;
    const finish = waits.finishOf[who]!;
    // A scheduler that returns its results in a list delivers them to main after main's end.
    // Nor is it continued where a timeout is told in the instant of its end.
    const late = finish >= 0 && finish < i && !isAboutIt(kind[i]!);
    switch (kind[i]) {
      case Kind.start:
        obligations++;
        if (waits.startOf[who] !== i)
          return broken(trace, obligations, i, 'was started twice', waits.startOf[who]!);
        break;
      case Kind.resume:
        obligations++;
        break;
      case Kind.emit:
        obligations++;
        if (events.a[i]! <= lastEmit[who]!) return broken(trace, obligations, i, 'ran a step twice', i);
        lastEmit[who] = events.a[i]!;
        break;
      case Kind.stray:
        return broken(trace, obligations + 1, i, `was continued ${standing(trace, i)}`, finish);
      case Kind.close:
        // What is cancelled is closed: whether it stays so is a matter of cancel-stops.
        if ((finish < 0 || finish > i) && !isCut(trace.cuts, who)) {
          return broken(trace, obligations + 1, i, 'was closed before its end', finish);
        }
        break;
    }
    if (late) return broken(trace, obligations, i, 'was continued after its end', finish);
  }
  return { obligations };
}

function isAboutIt(kind: number): boolean {
  return kind === Kind.close || kind === Kind.deliver || kind === Kind.expire;
}

/** A scheduler that breaks down may close what is left, main with it: a consequence, not a fault. */
function endOfRun({ events, ending }: Trace): number {
  if (ending.kind === 'completed') return events.length;
  let first = events.length;
  let withMain = false;
  while (first > 0 && events.kind[first - 1] === Kind.close) {
    first--;
    if (events.task[first] === 0) withMain = true;
  }
  return withMain ? first : events.length;
}

/** What the task was doing when it was continued out of turn. */
function standing(trace: Trace, event: number): string {
  const { events, waits } = trace;
  const who = events.task[event]!;
  if (waits.finishOf[who]! >= 0 && waits.finishOf[who]! < event) return 'after its end';
  for (let i = event - 1; i >= 0; i--) {
    if (events.task[i] !== who || events.kind[i] === Kind.stray) continue;
    if (events.kind[i] !== Kind.suspend) return 'in the middle of its turn';
    return events.a[i] === Reason.sleep ? 'twice while it slept' : 'twice';
  }
  return 'before it had started';
}

function broken(trace: Trace, obligations: number, event: number, what: string, before: number): Judgement {
  const { events, waits } = trace;
  const task = events.task[event]!;
  const time = events.time[event]!;
  const wait = waits.spawnOf[task]!;
  const because = wait >= 0 ? [`${nameOf(trace, task)} was spawned once, at ${when(trace, wait)}`] : [];
  const violation: Violation = {
    message: `${nameOf(trace, task)} ${what}, at ${when(trace, event)}.`,
    task,
    from: before >= 0 ? events.time[before]! : time,
    to: time,
    events: before >= 0 && before !== event ? [before, event] : [event],
    because:
      before >= 0 && before < event ? [...because, `the first time was at ${when(trace, before)}`] : because,
  };
  return { obligations: Math.max(obligations, 1), violation };
}
