import { isRefused } from '../trace/refused.ts';
import type { Ending, Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { becauseOf, findStalls, isUnfinished, waitsOnlyForIdle } from './stall.ts';
import { timeOf } from './wording.ts';

/** The most general law of all: whatever stops a task from ending breaks it, so other laws say more of why. */
export const completion: Law = {
  id: 'completion',
  rev: 1,
  statement: 'Every task that was spawned comes to its end, and then the run does.',
  family: 'completion',
  needs: [],
  implies: [],
  judges: 'any',
  hint: 'Follow the named task from its last event: which queue held it then, and who should have taken it out?',
  check,
};

function check(trace: Trace): Judgement {
  const { waits, expected, ending, cuts } = trace;
  const tasks = trace.program.tasks.length;
  let obligations = 0;
  let unfinished = false;
  let stuck = false;
  for (let task = 0; task < tasks; task++) {
    if (task > 0 && waits.spawnOf[task]! < 0) continue;
    if (expected.tasks[task]?.outcome === 'stuck') {
      stuck = true;
      continue;
    }
    if (expected.tasks[task]?.outcome === 'cancelled' || isRefused(cuts, task)) continue;
    obligations++;
    if (waits.finishOf[task]! < 0) unfinished = true;
  }
  // A program that comes to a standstill does so on every scheduler; one that knows may say so by throwing where it was run.
  const saysSo = ending.kind === 'deadlock' || (ending.kind === 'crash' && ending.where === 'run');
  const ended = ending.kind === 'completed' || (stuck && saysSo);
  if (!unfinished && ended) return { obligations };
  const stalls = findStalls(trace);
  if (waitsOnlyForIdle(trace, stalls)) return { obligations };
  const stall = stalls[0];
  const { events } = trace;
  const to = events.length === 0 ? trace.startTime : events.time[events.length - 1]!;
  const from = stall === undefined || stall.event < 0 ? to : events.time[stall.event]!;
  const what = stall?.text ?? 'every task had ended';
  return {
    obligations: Math.max(obligations, 1),
    violation: {
      message: describe(trace, what, to),
      ...(stall === undefined ? {} : { task: stall.task }),
      from,
      to,
      events: stall === undefined || stall.event < 0 ? [] : [stall.event],
      because: becauseOf(trace, stalls),
      ...hintFor(trace.ending),
    },
  };
}

function describe(trace: Trace, what: string, to: number): string {
  const { ending } = trace;
  const at = timeOf(trace, to);
  switch (ending.kind) {
    case 'completed':
      return `The scheduler said that everything was done, but ${what}.`;
    case 'deadlock':
      return `${what}${isAnyUnfinished(trace) ? '' : ', but the scheduler never said that it was done'}.`;
    case 'budget':
      return `Livelock: still going after ${ending.spent} ${ending.budget === 'time' ? 'ms of virtual time' : ending.budget}, while ${what}.`;
    case 'hang':
      return `The scheduler held the processor at ${at} and never gave it back, while ${what}.`;
    case 'crash':
      return `The scheduler threw ${ending.error} (in ${ending.where}) at ${at}, while ${what}.`;
  }
}

/** How a run ended says more of the cause than that it did not complete. */
function hintFor(ending: Ending): Pick<Violation, 'hint'> {
  switch (ending.kind) {
    case 'completed':
      return { hint: 'Look at what `run` waits for before it returns: main, and all that was spawned.' };
    case 'deadlock':
      return {};
    case 'budget':
      return {
        hint: 'Look at what goes round without waiting. Virtual time moves only in a wait (a timer, an await, `clock.sleep`): `while (now() < until)` never ends.',
      };
    case 'hang':
      return {
        hint: 'Look for a loop that neither ends nor waits, or a promise that is asked for again and again.',
      };
    case 'crash':
      return {
        hint: ending.error.startsWith('AdapterError')
          ? 'It is the adapter that is to be mended, not the scheduler: the README has a table of what each form returns.'
          : `Find what lets the error out of '${ending.where}'. The error of a task belongs to those that join it.`,
      };
  }
}

function isAnyUnfinished(trace: Trace): boolean {
  return trace.program.tasks.some((_, task) => isUnfinished(trace, task));
}
