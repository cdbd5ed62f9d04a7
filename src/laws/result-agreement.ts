import { Kind } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law } from './law.ts';
import { describeDigest, endOf, nameOf, perfect, when } from './wording.ts';

/** Programs of the search have one right result whatever the schedule: so do sequential, polled and coroutine runs. */
export const resultAgreement: Law = {
  id: 'result-agreement',
  rev: 1,
  statement: 'Every task ends with the result or the error that its steps define, whatever the schedule.',
  family: 'agreement',
  needs: [],
  implies: [],
  judges: 'completed',
  hint: 'Follow the values: which join was given something else than what the joined task ended with?',
  check,
};

/** Obligations: each task that ended; main only where it emits or joins. */
function check(trace: Trace): Judgement {
  const { events, waits, expected } = trace;
  let obligations = 0;
  let first = -1;
  for (let task = 0; task < expected.tasks.length; task++) {
    const finish = waits.finishOf[task]!;
    if (!(finish >= 0)) continue;
    const { outcome, digest } = expected.tasks[task]!;
    // What was cancelled in the instant of its end may be told to have ended, or not.
    if (outcome === 'stuck' || outcome === 'cancelled') continue;
    if (task > 0 || digest !== 0) obligations++;
    const threw = outcome === 'threw' ? 1 : 0;
    const agrees = outcome !== 'unspawned' && events.a[finish] === threw && events.b[finish] === digest;
    // The first in time is the nearest to the cause: what joins it has a wrong result as well.
    if (!agrees && (first < 0 || finish < first)) first = finish;
  }
  return first < 0
    ? { obligations }
    : { obligations: Math.max(obligations, 1), violation: describe(trace, first) };
}

function describe(trace: Trace, finish: number): NonNullable<Judgement['violation']> {
  const { events, waits, expected } = trace;
  const task = events.task[finish]!;
  const start = Math.max(0, waits.startOf[task]!);
  const { outcome, digest } = expected.tasks[task]!;
  const right =
    outcome === 'unspawned'
      ? 'should never have been spawned'
      : `should have ${perfect(endOf(trace, task, outcome === 'threw' ? 1 : 0, digest))}`;
  return {
    message: `${nameOf(trace, task)} ${endOf(trace, task, events.a[finish]!, events.b[finish]!)} and ${right}.`,
    task,
    from: events.time[start]!,
    to: events.time[finish]!,
    events: [finish],
    because: wrongDelivery(trace, task),
  };
}

function wrongDelivery(trace: Trace, task: number): readonly string[] {
  const { events, waits } = trace;
  for (let i = 0; i < events.length; i++) {
    if (events.kind[i] !== Kind.deliver || events.task[i] !== task) continue;
    const target = events.a[i]!;
    const finish = waits.finishOf[target] ?? -1;
    if (finish >= 0 && events.b[finish] === events.b[i]) continue;
    const truth =
      finish < 0
        ? 'had not ended'
        : `had ${perfect(endOf(trace, target, events.a[finish]!, events.b[finish]!))}`;
    return [
      `its join of ${nameOf(trace, target)} at ${when(trace, i)} gave ${describeDigest(trace, events.b[i]!)}, but ${nameOf(trace, target)} ${truth}`,
    ];
  }
  return [];
}
