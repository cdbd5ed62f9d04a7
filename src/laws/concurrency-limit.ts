import { Kind } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { cutBy, holders } from './slots.ts';
import { namesOf, when } from './wording.ts';

export const concurrencyLimit: Law = {
  id: 'concurrency-limit',
  rev: 1,
  statement: 'At no time have more tasks started and not ended than the limit allows.',
  family: 'capacity',
  needs: ['limit'],
  implies: [],
  judges: 'any',
  hint: 'Look at when a slot is counted as taken: before the task is called, or later? Can it be given back twice?',
  check,
};

/** Obligations: each spawn or start after which all slots are taken and a task waits. Worst: the most at once. */
function check(trace: Trace): Judgement {
  const { events, waits, limit } = trace;
  let obligations = 0;
  let running = 0;
  let waiting = 0;
  let worst = 0;
  let worstAt = -1;
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i]!;
    switch (events.kind[i]) {
      case Kind.spawn:
        if (events.a[i]! > 0 && waits.spawnOf[events.a[i]!] === i) waiting++;
        break;
      case Kind.start:
        if (task <= 0 || waits.startOf[task] !== i) continue;
        running++;
        waiting--;
        if (running > worst) {
          worst = running;
          worstAt = i;
        }
        break;
      case Kind.finish:
        if (task > 0 && waits.finishOf[task] === i && waits.startOf[task]! >= 0) running--;
        continue;
      case Kind.suspend: {
        const cut = cutBy(trace, i);
        if (cut < 0) continue;
        if (waits.startOf[cut]! >= 0) running--;
        else waiting--;
        continue;
      }
      default:
        continue;
    }
    if (running >= limit && waiting > 0) obligations++;
  }
  if (worst <= limit) return { obligations, worst };
  return { obligations: Math.max(obligations, 1), worst, violation: describe(trace, worstAt, worst) };
}

function describe(trace: Trace, start: number, worst: number): Violation {
  const { events, waits, limit } = trace;
  const task = events.task[start]!;
  const running = holders(trace, start + 1);
  const ends = running.map((holder) => waits.finishOf[holder]!).filter((finish) => finish >= 0);
  const first = ends.length === 0 ? events.length - 1 : Math.min(...ends);
  return {
    message: `At ${when(trace, start)} ${namesOf(trace, running)} were running at once: ${worst} tasks at a limit of ${limit}.`,
    task,
    from: events.time[start]!,
    to: events.time[first]!,
    events: running.map((holder) => waits.startOf[holder]!),
    because: [],
  };
}
