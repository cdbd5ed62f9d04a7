import { rateText } from '../program/rate.ts';
import { Kind } from '../trace/event.ts';
import { isRefused } from '../trace/refused.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { addStart, roomAt, startWindows, type Windows } from './windows.ts';
import { namesOf, span, when } from './wording.ts';

export const rateLimit: Law = {
  id: 'rate-limit',
  rev: 1,
  statement:
    'No more tasks start in any span of so many ms than the rate allows; where its windows are fixed, in any one of them, whenever the first began.',
  family: 'capacity',
  needs: ['rate'],
  implies: [],
  judges: 'any',
  hint: 'Look at when a start is counted, and at who is let go when a window ends: all that wait, or as many as there is room for?',
  check,
};

/**
 * Obligations: each start or spawn after which the rate has no room and a task waits. Where windows are fixed nobody is told where they begin: the
 * starts must fit into windows of `per` ms or more that follow each other. Forgiven is what the world, or a task that works, made
 * timers late.
 */
function check(trace: Trace): Judgement {
  const { events, waits } = trace;
  const windows = startWindows(trace);
  if (windows === undefined || windows.least <= 0) return { obligations: 0 };
  let obligations = 0;
  let waiting = 0;
  const starts: number[] = [];
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i]!;
    const comes = events.kind[i] === Kind.spawn && waits.spawnOf[events.a[i]!] === i;
    if (comes && !isRefused(trace.cuts, events.a[i]!)) waiting++;
    else if (events.kind[i] === Kind.start && task > 0 && waits.startOf[task] === i) {
      waiting--;
      starts.push(i);
      if (addStart(windows, events.time[i]!)) {
        return { obligations: Math.max(obligations, 1), violation: describe(trace, windows, starts) };
      }
    } else continue;
    if (waiting > 0 && roomAt(windows, events.time[i]!) === 0) obligations++;
  }
  return { obligations };
}

function describe(trace: Trace, { cap, sliding }: Windows, starts: readonly number[]): Violation {
  const { events, rate } = trace;
  const last = starts.at(-1)!;
  // Of fixed windows it takes those before to say why none has room for it.
  const shown = sliding ? starts.slice(-cap - 1) : starts.filter((start) => isNear(start));
  const first = shown[0]!;
  const names = namesOf(
    trace,
    shown.map((start) => events.task[start]!),
  );
  const from = events.time[first]!;
  const to = events.time[last]!;
  const period = from === to ? `At ${when(trace, last)}` : span(trace, from, to);
  const why = sliding ? '' : ': there are no windows of that length into which they fit';
  return {
    message: `${period} ${names} started, ${shown.length} tasks at a rate of ${rateText(rate)}${why}.`,
    task: events.task[last]!,
    from,
    to,
    events: shown,
    because: [],
  };

  function isNear(start: number): boolean {
    return (
      events.time[start]! > events.time[last]! - 2 * rate.per ||
      starts.indexOf(start) >= starts.length - cap - 1
    );
  }
}
