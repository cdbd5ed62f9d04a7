import { isCut } from '../trace/cuts.ts';
import { Kind, State } from '../trace/event.ts';
import { isExpired } from '../trace/expired.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { nameOf, when } from './wording.ts';

/**
 * What is asked for is asked when somebody has been told of the task's end, and once more when all is over, so no scheduler can still be on its
 * way. A task that is cancelled by its join, or in the middle of its turn, is cancelled as any other is.
 */
export const stateExact: Law = {
  id: 'state-exact',
  rev: 1,
  statement:
    'Asked for the state of a task whose end was told, a scheduler says how it ended: it returned, it threw, or it was cancelled.',
  family: 'agreement',
  needs: ['state'],
  implies: [],
  judges: 'completed',
  hint: 'Look at each way in which a task can end: does each of them set the state that is asked for, and before anybody is told?',
  check,
};

/** Obligations: each answer, but for what was cleared, or timed out: what that is called is the scheduler's own matter. */
function check(trace: Trace): Judgement {
  const { events } = trace;
  let obligations = 0;
  for (let i = 0; i < events.length; i++) {
    if (events.kind[i] !== Kind.state) continue;
    const due = dueOf(trace, events.a[i]!);
    if (due === undefined) continue;
    obligations++;
    if (events.b[i] !== due) return { obligations, violation: describe(trace, i, due) };
  }
  return { obligations };
}

function dueOf({ events, waits, cuts }: Trace, task: number): number | undefined {
  const finish = waits.finishOf[task] ?? -1;
  if (isExpired(cuts, task)) return undefined;
  if (!isCut(cuts, task)) {
    if (finish < 0) return undefined;
    return events.a[finish] === 1 ? State.threw : State.returned;
  }
  // It ended in the instant in which it was cancelled, or never started.
  return finish >= 0 || waits.startOf[task]! < 0 ? undefined : State.cancelled;
}

function describe(trace: Trace, event: number, due: number): Violation {
  const { events, waits, cuts } = trace;
  const task = events.a[event]!;
  const name = nameOf(trace, task);
  const finish = waits.finishOf[task] ?? -1;
  const end = finish >= 0 ? finish : Math.max(0, cuts?.asked[task] ?? 0);
  const joined = cuts?.joined?.[task] ?? -1;
  return {
    message: `${name} ${WORDS[due]} at ${when(trace, end)}, but asked at ${when(trace, event)} the scheduler says ${SAID[events.b[event]!] ?? SAID[State.other]}.`,
    task,
    from: events.time[end]!,
    to: events.time[event]!,
    events: [end, event],
    because: joined < 0 ? [] : [`${name} had joined ${nameOf(trace, joined)}, which was cancelled`],
  };
}

/** By `State`. */
const WORDS: readonly string[] = ['ran', 'returned', 'threw', 'was cancelled', ''];

const SAID: readonly string[] = [
  'that it runs',
  'that it returned',
  'that it threw',
  'that it was cancelled',
  'none of all that',
];
