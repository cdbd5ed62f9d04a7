import { LEAST_DELAY } from '../trace/claims.ts';
import { Reason } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { reusedInts } from './scratch.ts';
import { milliseconds, nameOf, when } from './wording.ts';

export const fifoWake: Law = {
  id: 'fifo-wake',
  rev: 1,
  statement:
    'Of tasks that begin to wait for the same thing (a turn, the end of a task, so many ms from now) the one that began first goes on first.',
  family: 'order',
  // Whoever asks each task in turn whether it can go on asks in an order of its own.
  needs: ['fifo-wake', 'prompt', 'overlap'],
  implies: [],
  judges: 'any',
  hint: 'Look at the list of those who wait for one thing: a stack, a set that is walked backwards, or timers of one deadline in a heap without a tie-break.',
  check,
};

/** For each task the last wait for its end; the last yield at its number of tasks. */
const columns = reusedInts();

/** By duration the last sleep that began at the present time. */
const sleeps = new Map<number, number>();

/**
 * Obligations: each wait that ended and had begun while another one for the same was on. Not compared are waits for different
 * things, since a join may take another way through a scheduler than a sleep, nor sleeps that only share a deadline: hosts
 * differ in what they do with those. The last call of a timer that repeats may have been set by the one before.
 */
function check(trace: Trace): Judgement {
  const { events, waits, program, code, claims } = trace;
  const { order, joiners } = claims.guarantees;
  const joinsOnly = order !== 'fifo' && joiners === 'fifo';
  const tasks = program.tasks.length;
  const last = columns(tasks + 1, -1);
  let obligations = 0;
  let now = Number.NaN;
  for (let wait = 0; wait < waits.length; wait++) {
    const resume = waits.resume[wait]!;
    if (resume < 0) continue;
    const suspend = waits.suspend[wait]!;
    let before = -1;
    switch (waits.reason[wait]) {
      case Reason.yield:
        if (joinsOnly) continue;
        before = last[tasks]!;
        last[tasks] = wait;
        break;
      case Reason.sleep: {
        const ms = events.b[suspend]!;
        if (joinsOnly || ms < LEAST_DELAY || code.repeats) continue;
        if (events.time[suspend] !== now) {
          now = events.time[suspend]!;
          if (sleeps.size > 0) sleeps.clear();
        }
        before = sleeps.get(ms) ?? -1;
        sleeps.set(ms, wait);
        break;
      }
      case Reason.join:
      case Reason.settle: {
        const target = events.b[suspend]!;
        // Who joins what has ended may go on at once.
        if (!(waits.finishOf[target]! > suspend)) continue;
        before = last[target]!;
        last[target] = wait;
        break;
      }
      default:
        continue;
    }
    if (before < 0 || waits.resume[before]! < suspend) continue;
    obligations++;
    if (waits.resume[before]! > resume) {
      sleeps.clear();
      return { obligations, violation: describe(trace, before, wait) };
    }
  }
  sleeps.clear();
  return { obligations };
}

function describe(trace: Trace, first: number, second: number): Violation {
  const { events, waits } = trace;
  const task = waits.task[first]!;
  const other = nameOf(trace, waits.task[second]!);
  const name = nameOf(trace, task);
  const overtaking = waits.resume[second]!;
  const resume = waits.resume[first]!;
  return {
    message: `${other} went on at ${when(trace, overtaking)}, before ${name}, which ${began(trace, first)} before it.`,
    task,
    from: events.time[overtaking]!,
    to: events.time[resume]!,
    events: [waits.suspend[first]!, waits.suspend[second]!, overtaking, resume],
    because: [
      `${name} began to wait at ${when(trace, waits.suspend[first]!)}, ${other} after it, at ${when(trace, waits.suspend[second]!)}`,
    ],
  };
}

function began({ events, waits, ...trace }: Trace, wait: number): string {
  const operand = events.b[waits.suspend[wait]!]!;
  switch (waits.reason[wait]) {
    case Reason.yield:
      return 'gave its turn away';
    case Reason.sleep:
      return `went to sleep for ${milliseconds(operand)}`;
    default:
      return `waited for ${nameOf({ events, waits, ...trace }, operand)}`;
  }
}
