import { LOCK_KEYS } from '../program/program.ts';
import { Kind, permitsOf } from '../trace/event.ts';
import { lateBy } from '../trace/lateness.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { heldOf, type Ledger, startLedgers } from './lock-ledger.ts';
import { lockDeadlines } from './timed.ts';
import { TOLERANCE } from './tolerance.ts';
import { nameOf, namesOf, span, timeOf, when } from './wording.ts';

/**
 * Whom a semaphore serves next is its own affair, unless it claims an order: one that serves who asks for little may let who
 * asks for much wait. But when there is room for each that waits, somebody must be served; where
 * work conservation is claimed, already when there is room for one of them.
 */
export const lockHandoff: Law = {
  id: 'lock-handoff',
  rev: 2,
  statement:
    "When the clock moves, no lock is free that somebody waits for; where order 'fifo' is claimed, locks are given in the order in which they were asked for.",
  family: 'exclusion',
  needs: ['lock'],
  implies: [
    'completion',
    'deadline-order',
    'deadlock-free',
    'error-isolation',
    'exactly-once',
    'hog-tolerance',
    'result-agreement',
    'sleep-overlap',
    'timely-wake',
    'work-conservation',
  ],
  judges: 'any',
  hint: 'Look at every way in which a lock comes back (a release, the end of a task, an error): does it wake who has waited longest, and can a newcomer be faster?',
  check,
};

/** Since when a lock could have been given to somebody who waits: the event, and the time, work that held the processor
 *  meanwhile and lateness of the world included. */
interface Debt {
  readonly ledger: Ledger;
  readonly since: number;
  time: number;
}

/** Obligations: each request for a lock that was granted, or had to be. Where a `resolution` is claimed, that may take so long. */
function check(trace: Trace): Judgement {
  const { events, permits, claims, ending } = trace;
  const { resolution = 0, order, workConserving } = claims.guarantees;
  const isFifo = order === 'fifo';
  const { follow } = startLedgers(trace);
  const deadlines = lockDeadlines(trace);
  let debts: Debt[] = [];
  let obligations = 0;
  for (let i = 0; i < events.length; i++) {
    const kind = events.kind[i];
    if (kind === Kind.work) for (const debt of debts) debt.time += events.b[i]!;
    if (kind === Kind.advance && events.b[i]! > events.time[i]!) {
      for (const debt of debts) {
        debt.time += lateBy(events.a[i]!);
        if (events.b[i]! <= debt.time + resolution + TOLERANCE) continue;
        return { obligations: obligations + 1, violation: notHandedOn(trace, debt, i) };
      }
    }
    for (const change of follow(i)) {
      const { ledger } = change;
      if (change.kind === 'granted') {
        obligations++;
        const passed = isFifo ? passedOver(ledger, change.at, events.time[i]!) : -1;
        if (passed >= 0) return { obligations, violation: outOfTurn(trace, ledger, passed, i) };
      }
      debts = debts.filter((debt) => debt.ledger !== ledger);
      if (isOwed(ledger)) debts.push({ ledger, since: i, time: events.time[i]! });
    }
  }
  const isOver = ending.kind === 'deadlock' || ending.kind === 'completed';
  if (debts.length === 0 || !isOver) return { obligations };
  return { obligations: obligations + 1, violation: notHandedOn(trace, debts[0]!, events.length) };

  function isOwed(ledger: Ledger): boolean {
    if (ledger.waits.length === 0) return false;
    const wanted = ledger.waits.map((wait) => permitsOf(events.b[wait]!));
    return (
      permits - heldOf(trace, ledger) >=
      (isFifo ? wanted[0]! : workConserving === true ? Math.min(...wanted) : Math.max(...wanted))
    );
  }

  /** One that asked before, whose time is not up, and that, now at least, cannot have been given the lock without knowing it yet. */
  function passedOver(ledger: Ledger, before: number, time: number): number {
    const free = permits - heldOf(trace, ledger);
    const isUp = (wait: number): boolean =>
      (deadlines?.get(wait) ?? Number.POSITIVE_INFINITY) <= time + TOLERANCE;
    const passed = (wait: number): boolean => permitsOf(events.b[wait]!) > free && !isUp(wait);
    return ledger.waits.slice(0, before).find(passed) ?? -1;
  }
}

function notHandedOn(trace: Trace, { ledger, since }: Debt, move: number): Violation {
  const { events, permits } = trace;
  const key = LOCK_KEYS[ledger.lock]!;
  const waiting = ledger.waits.map((wait) => events.task[wait]!);
  const from = events.time[since]!;
  const to = endOfDebt(trace, waiting[0]!, move);
  const free = permits - heldOf(trace, ledger);
  const what =
    permits === 1
      ? `${key} was free`
      : `${free} of ${permits} permits of ${key} ${free === 1 ? 'was' : 'were'} free`;
  return {
    message: `${span(trace, from, to)} ${what} while ${namesOf(trace, waiting)} waited for ${permits === 1 ? 'it' : wantedBy(trace, ledger)}.`,
    task: waiting[0]!,
    from,
    to: to === Number.POSITIVE_INFINITY ? events.time[events.length - 1]! : to,
    events: [...new Set([ledger.waits[0]!, since])],
    because: [cameFree(trace, since, key)],
  };
}

function wantedBy({ events }: Trace, { waits }: Ledger): string {
  return [...new Set(waits.map((wait) => permitsOf(events.b[wait]!)))].join(' and ');
}

/** When the task was given the lock after all. */
function endOfDebt({ events }: Trace, task: number, move: number): number {
  for (let i = move; i < events.length; i++) {
    if (events.task[i] === task && events.kind[i] === Kind.resume) return events.time[i]!;
  }
  return Number.POSITIVE_INFINITY;
}

function cameFree(trace: Trace, since: number, key: string): string {
  const { events } = trace;
  const who = nameOf(trace, events.task[since]!);
  const at = when(trace, since);
  if (events.kind[since] === Kind.suspend) return `nobody held ${key} when ${who} asked for it, at ${at}`;
  if (events.kind[since] === Kind.resume) return `${who} had been given what it asked for at ${at}`;
  if (events.kind[since] === Kind.expire) return `${who} gave up waiting for ${key} at ${at}`;
  if (events.kind[since] !== Kind.release)
    return `${who}, which had waited for ${key}, was cancelled by ${at}`;
  if (events.b[since]! > 0) return `${who} gave ${key} back at ${at}`;
  const finish = trace.waits.finishOf[events.task[since]!]!;
  const how = finish >= 0 && events.a[finish] === 1 ? 'threw' : 'ended';
  return `${who} ${how} at ${at}, and so gave ${key} back`;
}

function outOfTurn(trace: Trace, { lock }: Ledger, passed: number, grant: number): Violation {
  const { events } = trace;
  const key = LOCK_KEYS[lock]!;
  const [first, other] = [events.task[passed]!, events.task[grant]!];
  return {
    message: `${nameOf(trace, other)} was given ${key} at ${when(trace, grant)}, and ${nameOf(trace, first)} had asked for it before.`,
    task: first,
    from: events.time[passed]!,
    to: events.time[grant]!,
    events: [passed, grant],
    because: [`${nameOf(trace, first)} waits since ${timeOf(trace, events.time[passed]!)}`],
  };
}
