import { Kind } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { nameOf, when } from './wording.ts';

/** Fail fast: what `Promise.all` is to promises, and `stopOnError` to those that map over a collection. */
export const failureStops: Law = {
  id: 'failure-stops',
  rev: 1,
  statement:
    'Once a task has failed, and the clock has moved, no task starts, whether it waited for a slot or for its input.',
  family: 'control',
  needs: ['stops'],
  implies: [
    'completion',
    'deadline-order',
    'deadlock-free',
    'error-delivery',
    'error-isolation',
    'exactly-once',
    'hog-tolerance',
    'join-delivery',
    'quiescence',
    'result-agreement',
    'sleep-overlap',
    'timely-wake',
    'work-conservation',
  ],
  judges: 'any',
  hint: 'Look at what is behind each wait before a task is started (for its input, for a slot): it must ask again whether all is over.',
  check,
};

/** Obligations: each first failure that finds a task waiting. */
function check(trace: Trace): Judgement {
  const { events, waits, claims } = trace;
  const { resolution = 0 } = claims.guarantees;
  let waiting = 0;
  let obligations = 0;
  let failed = -1;
  let isOver = false;
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i]!;
    switch (events.kind[i]) {
      case Kind.spawn:
        if (waits.spawnOf[events.a[i]!] === i) waiting++;
        break;
      case Kind.start:
        if (task <= 0 || waits.startOf[task] !== i) break;
        waiting--;
        if (isOver && waits.spawnOf[task]! >= 0 && waits.spawnOf[task]! < failed)
          return { obligations: Math.max(obligations, 1), violation: describe(trace, failed, i) };
        break;
      case Kind.finish:
        if (failed >= 0 || task <= 0 || events.a[i] !== 1) break;
        failed = i;
        if (waiting > 0) obligations++;
        break;
      case Kind.advance:
        if (failed >= 0 && events.b[i]! > events.time[failed]! + resolution) isOver = true;
        break;
    }
  }
  return { obligations };
}

function describe(trace: Trace, failed: number, start: number): Violation {
  const { events, waits } = trace;
  const task = events.task[start]!;
  const culprit = nameOf(trace, events.task[failed]!);
  return {
    message: `${culprit} failed at ${when(trace, failed)}, which ends the whole, and ${nameOf(trace, task)} started at ${when(trace, start)}.`,
    task,
    from: events.time[failed]!,
    to: events.time[start]!,
    events: [waits.spawnOf[task]!, failed, start],
    because: [],
  };
}
