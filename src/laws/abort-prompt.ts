import { isCut } from '../trace/cuts.ts';
import { Kind, Reason } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { nameOf, when } from './wording.ts';

export const abortPrompt: Law = {
  id: 'abort-prompt',
  rev: 1,
  statement: 'Who joins a task that was aborted while it waited for a slot is told before the clock moves.',
  family: 'control',
  needs: ['limit', 'abort'],
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
  hint: 'Look for a signal that is asked only when the turn of a waiting task has come: a listener must take the task out of the line, and reject.',
  check,
};

/** Obligations: each join, or settle, of a task that was aborted before it started. That it never starts is a matter of
 *  cancel-stops, that somebody else has its place of work-conservation. */
function check(trace: Trace): Judgement {
  const { events, waits, cuts, ending } = trace;
  if (cuts === undefined) return { obligations: 0 };
  let obligations = 0;
  for (let wait = 0; wait < waits.length; wait++) {
    const reason = waits.reason[wait]!;
    if ((reason !== Reason.join && reason !== Reason.settle) || isCut(cuts, waits.task[wait]!)) continue;
    const suspend = waits.suspend[wait]!;
    const target = events.b[suspend]!;
    const granted = cuts.granted[target] ?? -1;
    if (granted < 0 || !isCut(cuts, target) || waits.startOf[target]! >= 0) continue;
    obligations++;
    const resume = waits.resume[wait]!;
    const move = firstMove(trace, Math.max(granted, suspend));
    const isLate = move >= 0 ? resume < 0 || resume > move : resume < 0 && ending.kind === 'deadlock';
    if (isLate) return { obligations, violation: describe(trace, target, suspend, resume) };
  }
  return { obligations };
}

/** The first event after that with which the clock moves idly; −1 if there is none. */
function firstMove({ events }: Trace, after: number): number {
  for (let i = after + 1; i < events.length; i++) {
    if (events.kind[i] === Kind.advance && events.b[i]! > events.time[i]!) return i;
  }
  return -1;
}

function describe(trace: Trace, target: number, suspend: number, resume: number): Violation {
  const { events, cuts } = trace;
  const asked = cuts!.asked[target]!;
  const told = resume < 0 ? 'was never told' : `was told at ${when(trace, resume)}`;
  const joiner = nameOf(trace, events.task[suspend]!);
  return {
    message: `${nameOf(trace, events.task[asked]!)} aborted ${nameOf(trace, target)} at ${when(trace, asked)}, while it waited to start, and ${joiner}, which joined it at ${when(trace, suspend)}, ${told}.`,
    task: target,
    from: events.time[Math.max(asked, suspend)]!,
    to: events.time[resume < 0 ? events.length - 1 : resume]!,
    events: resume < 0 ? [asked, suspend] : [asked, suspend, resume],
    because: [],
  };
}
