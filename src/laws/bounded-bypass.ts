import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { findOvertaking } from './overtaking.ts';
import { reusedInts } from './scratch.ts';
import { nameOf, timeOf, when } from './wording.ts';

/** Fairness in a form that a finite trace can refute (bounded bypass, from the theory of mutual exclusion). */
export const boundedBypass: Law = {
  id: 'bounded-bypass',
  rev: 1,
  statement: 'While a task is ready, no single other task takes more turns than the claimed bypass.',
  family: 'fairness',
  needs: ['bypass', 'unlimited'],
  implies: [],
  judges: 'any',
  hint: 'Look at where a task goes that gives its turn away: in front of those that wait, or behind them?',
  check,
};

const nextColumn = reusedInts();
const oldestColumn = reusedInts();
const newestColumn = reusedInts();
const countColumn = reusedInts();

/** Obligations: each wait for a turn during which another task was ready or took one. Worst: the highest bypass. */
function check(trace: Trace): Judgement {
  const { events, waits, claims } = trace;
  const claimed = claims.guarantees.bypass ?? Number.POSITIVE_INFINITY;
  const { turn, victim, turnCount, contested } = findOvertaking(trace);
  if (contested === 0) return { obligations: 0 };
  const tasks = trace.program.tasks.length;
  // For each task a list of its turns since the victim became ready. Victims come in the order of their readiness, so
  // that what has once left a list is never needed again.
  const next = nextColumn(events.length);
  const oldest = oldestColumn(tasks);
  const newest = newestColumn(tasks);
  const count = countColumn(tasks, 0);
  let worst = 0;
  let worstTurn = -1;
  for (let i = 0; i < turnCount; i++) {
    const event = turn[i]!;
    const who = events.task[event]!;
    const wait = victim[i]!;
    if (wait < 0) {
      count[who] = 0;
      continue;
    }
    if (count[who] === 0) oldest[who] = event;
    else next[newest[who]!] = event;
    newest[who] = event;
    let bypass = count[who]! + 1;
    for (const since = waits.ready[wait]!; oldest[who]! <= since; bypass--) oldest[who] = next[oldest[who]!]!;
    count[who] = bypass;
    if (bypass > worst) {
      worst = bypass;
      worstTurn = i;
    }
  }
  if (worst <= claimed) return { obligations: contested, worst };
  const violation = describe(trace, victim[worstTurn]!, turn[worstTurn]!, worst, claimed);
  return { obligations: contested, worst, violation };
}

function describe(trace: Trace, wait: number, lastTurn: number, bypass: number, claimed: number): Violation {
  const { events, waits } = trace;
  const task = waits.task[wait]!;
  const other = events.task[lastTurn]!;
  const resume = waits.resume[wait]!;
  const since = waits.readyTime[wait]!;
  const until = resume < 0 ? 'it never got one' : `it got one at ${when(trace, resume)}`;
  return {
    message: `${nameOf(trace, other)} took ${bypass} turns while ${nameOf(trace, task)}, ready since ${timeOf(trace, since)}, waited for one; at most ${claimed} ${claimed === 1 ? 'is' : 'are'} claimed.`,
    task,
    from: since,
    to: resume < 0 ? events.time[events.length - 1]! : events.time[resume]!,
    events: [waits.ready[wait]!, lastTurn, ...(resume < 0 ? [] : [resume])],
    because: [`${nameOf(trace, task)} was ready before the first of these turns, and ${until}`],
  };
}
