import { Reason } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { TOLERANCE } from './tolerance.ts';
import { milliseconds, nameOf, timeOf, when } from './wording.ts';

export const noEarlyWake: Law = {
  id: 'no-early-wake',
  rev: 1,
  statement: 'A task that sleeps is not continued before its deadline.',
  family: 'time',
  needs: [],
  implies: ['sleep-overlap', 'timely-wake'],
  judges: 'any',
  hint: 'Compare the deadline with the clock at the moment of waking: rounding down, the wrong unit, `<` where `<=` is meant.',
  check,
};

/** Obligations: each sleep of more than 0 ms that ended. */
function check(trace: Trace): Judgement {
  const { events, waits } = trace;
  let obligations = 0;
  for (let wait = 0; wait < waits.length; wait++) {
    const resume = waits.resume[wait]!;
    if (waits.reason[wait] !== Reason.sleep || resume < 0) continue;
    if (events.b[waits.suspend[wait]!]! > 0) obligations++;
    if (events.time[resume]! < waits.readyTime[wait]! - TOLERANCE) {
      return { obligations: Math.max(obligations, 1), violation: describe(trace, wait, resume) };
    }
  }
  return { obligations };
}

function describe(trace: Trace, wait: number, resume: number): Violation {
  const { events, waits } = trace;
  const task = waits.task[wait]!;
  const suspend = waits.suspend[wait]!;
  const deadline = waits.readyTime[wait]!;
  const woke = events.time[resume]!;
  return {
    message: `${nameOf(trace, task)} woke at ${timeOf(trace, woke)}, ${milliseconds(deadline - woke)} before its deadline of ${timeOf(trace, deadline)}.`,
    task,
    from: woke,
    to: deadline,
    events: [suspend, resume],
    because: [`it went to sleep at ${when(trace, suspend)} for ${milliseconds(events.b[suspend]!)}`],
  };
}
