import type { Instruction } from '../program/instruction.ts';
import { isCut } from '../trace/cuts.ts';
import { Kind, Reason } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { TOLERANCE } from './tolerance.ts';
import { milliseconds, nameOf, when } from './wording.ts';

/** What `finally` is for: the lock that is given back, the file that is closed, also where nobody waits any more. */
export const cleanupOnce: Law = {
  id: 'cleanup-once',
  rev: 2,
  statement:
    'However a task ends, what it has to clean up is cleaned up once, to its end, the last first, behind its last step and before its end is told.',
  family: 'cancellation',
  needs: ['cleanup'],
  implies: [],
  judges: 'completed',
  hint: 'Look at what a cancel does to a coroutine: is it closed (`return()`), and is what it yields then carried out, or does the task count as ended at once?',
  check,
};

/** A cleanup that a task owes. Positions of events; −1 where there is none. */
interface Debt {
  readonly defer: number;
  begun: number;
  cleaned: number;
  /** A cancel came after it had begun: it need not come to its end. */
  brokenOff: boolean;
}

/** Obligations: each cleanup that a task had come to owe. */
function check(trace: Trace): Judgement {
  const { events } = trace;
  const { kind, task, time, a, b } = events;
  // Most programs have none, and a map costs as much as they do.
  let debts: Map<number, Debt[]> | undefined;
  let obligations = 0;
  let violation: Violation | undefined;
  for (let i = 0; i < events.length && violation === undefined; i++) {
    if (kind[i] === Kind.defer) {
      obligations++;
      debts ??= new Map();
      const own = debts.get(task[i]!) ?? [];
      own.push({ defer: i, begun: -1, cleaned: -1, brokenOff: false });
      debts.set(task[i]!, own);
    } else if (debts === undefined) {
    } else if (isStep(trace, i) && debts.has(task[i]!)) {
      const early = debts.get(task[i]!)!.find((debt) => isEarly(trace, debt));
      if (early !== undefined)
        violation = describe(trace, early, i, `began to at ${when(trace, early.begun)}, and went on`);
    }
    if (debts === undefined || violation !== undefined) continue;
    if (kind[i] === Kind.revoke || (kind[i] === Kind.suspend && a[i] === Reason.cancel)) {
      for (const debt of debts.get(b[i]!) ?? []) if (debt.begun >= 0) debt.brokenOff = true;
    } else if (kind[i] === Kind.deliver) {
      const open = debts.get(a[i]!)?.find((debt) => isOpen(trace, debt));
      if (open !== undefined)
        violation = describe(trace, open, i, `${nameOf(trace, task[i]!)} was told of its end before that`);
    } else if (kind[i] === Kind.cleanup || kind[i] === Kind.cleaned) {
      const debt = debts.get(task[i]!)?.find(({ defer }) => a[defer] === a[i]);
      if (debt === undefined) continue;
      if (kind[i] === Kind.cleanup) {
        if (debt.begun >= 0) violation = describe(trace, debt, i, 'did so twice');
        debt.begun = i;
        violation ??= findLater(trace, debts.get(task[i]!)!, debt);
      } else {
        debt.cleaned = i;
        if (time[i]! < time[debt.begun]! + b[i]! - TOLERANCE)
          violation = describe(trace, debt, i, `was through with it at ${when(trace, i)}`);
        violation ??= findUnawaited(trace, debt, i);
      }
    }
  }
  for (const own of debts?.values() ?? []) {
    const open = own.find((debt) => isOpen(trace, debt));
    if (open === undefined || violation !== undefined) continue;
    const what =
      open.begun < 0 ? 'never began' : `began at ${when(trace, open.begun)} and never came to the end of it`;
    violation = describe(trace, open, events.length - 1, what);
  }
  return violation === undefined ? { obligations } : { obligations, violation };
}

/** The end of what a task spawns as it cleans up is a part of that. */
function findUnawaited(trace: Trace, debt: Debt, cleaned: number): Violation | undefined {
  const { events, code, waits, cuts } = trace;
  const step = code.tasks[events.task[cleaned]!]?.[events.a[cleaned]!];
  const child = step?.kind === 'cleanup' ? (step.spawns ?? -1) : -1;
  if (child < 0 || isCut(cuts, child)) return undefined;
  const finish = waits.finishOf[child]!;
  if (finish >= 0 && finish < cleaned) return undefined;
  const name = nameOf(trace, child);
  return describe(
    trace,
    debt,
    cleaned,
    `was through with it at ${when(trace, cleaned)}, before ${name}, which it had spawned for that, had ended`,
  );
}

/** What came to be owed later is to be done by then: it may use what this takes away. */
function findLater(trace: Trace, own: readonly Debt[], debt: Debt): Violation | undefined {
  const later = own.slice(own.indexOf(debt) + 1).find(({ begun }) => begun < 0);
  if (later === undefined || !isOfTask(trace, later)) return undefined;
  return describe(
    trace,
    debt,
    debt.begun,
    `began with that before what it owed since ${when(trace, later.defer)}`,
  );
}

/** Taken by a task itself, and not by what it cleans up. */
function isStep({ events, code }: Trace, event: number): boolean {
  const kind = events.kind[event];
  if (kind === Kind.spawn) return code.late?.[events.a[event]!] !== true;
  return kind === Kind.emit || kind === Kind.work;
}

/** Begun while the task had steps to take. */
function isEarly(trace: Trace, debt: Debt): boolean {
  return debt.begun >= 0 && isOfTask(trace, debt);
}

/** That of a call is a part of a step. */
function isOfTask({ events, code }: Trace, { defer }: Debt): boolean {
  return code.tasks[events.task[defer]!]?.[events.a[defer]!]?.kind === 'cleanup';
}

/** Not done, and not broken off by a cancel of its task, or of one above it that ends what that had spawned; or by the end of
 *  one above it, while it cleaned up at its own. */
function isOpen(trace: Trace, { defer, begun, cleaned, brokenOff }: Debt): boolean {
  const { events, claims, code, cuts, waits } = trace;
  if (cleaned >= 0 || brokenOff) return false;
  const { scope = 'detached' } = claims.guarantees;
  if (scope === 'detached') return true;
  const task = events.task[defer]!;
  // Broken off in one of several, it does not come to those before it.
  const mayEnd = scope === 'cancels' && isAtItsEnd(trace, task);
  for (let above = code.parents[task]!; above >= 0; above = code.parents[above]!) {
    if (begun >= 0 && above > 0 && (cuts?.asked[above] ?? -1) >= 0) return false;
    if (mayEnd && waits.finishOf[above]! >= 0) return false;
  }
  return true;
}

const ENDING: readonly Instruction['kind'][] = ['throw', 'join', 'settle'];

/** No step is left to it, or one that may have ended it; a join counts as taken where its error did. The end of what it waits for
 *  may have been told it before its own. */
function isAtItsEnd({ code, cuts }: Trace, task: number): boolean {
  const taken = cuts?.steps[task] ?? -1;
  const [last, next] = [code.tasks[task]![taken - 1], code.tasks[task]![taken]];
  return next === undefined || ENDING.includes(next.kind) || last?.kind === 'join';
}

function describe(trace: Trace, { defer, begun }: Debt, to: number, what: string): Violation {
  const { events, cuts } = trace;
  const from = begun < 0 ? defer : begun;
  const task = events.task[defer]!;
  const name = nameOf(trace, task);
  const asked = cuts?.asked[task] ?? -1;
  const ms = events.b[defer]!;
  const owed = ms > 0 ? `${milliseconds(ms)} of cleaning up to do` : 'something to clean up';
  return {
    message: `${name} had ${owed} since ${when(trace, defer)}, and ${what}.`,
    task,
    from: events.time[from]!,
    to: events.time[to]!,
    events: from === to ? [from] : [from, to],
    because: asked < 0 ? [] : [`${name} was cancelled at ${when(trace, asked)}`],
  };
}
