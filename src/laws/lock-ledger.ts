import { Kind, lockOf, permitsOf, Reason } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import { cutBy } from './slots.ts';

/** Who holds a lock, and who waits for it, as far as a trace has been followed. */
export interface Ledger {
  readonly lock: number;
  /** The resumes with which its holders were given it, in their order. */
  readonly holds: number[];
  /** The suspensions of those that wait for it, in their order. */
  readonly waits: number[];
}

/** What an event did to a lock; `at` is the position among the waits that a grant had. */
export type LockChange =
  | { readonly kind: 'asked' | 'returned' | 'left'; readonly ledger: Ledger }
  | { readonly kind: 'granted'; readonly ledger: Ledger; readonly at: number };

const NOTHING: readonly LockChange[] = [];

/** Follows a trace: give it each event in turn, and it gives what that did to locks, after it was noted. */
export function startLedgers(trace: Trace): {
  readonly ledgers: readonly Ledger[];
  readonly follow: (event: number) => readonly LockChange[];
} {
  const { events } = trace;
  const ledgers: Ledger[] = [];
  return { ledgers, follow };

  function follow(i: number): readonly LockChange[] {
    const task = events.task[i]!;
    switch (events.kind[i]) {
      case Kind.suspend: {
        const cut = cutBy(trace, i);
        if (cut >= 0) return leave(cut);
        if (events.a[i] !== Reason.acquire) return NOTHING;
        const ledger = ledgerOf(lockOf(events.b[i]!));
        ledger.waits.push(i);
        return [{ kind: 'asked', ledger }];
      }
      case Kind.resume: {
        if (events.a[i] !== Reason.acquire) return NOTHING;
        const ledger = ledgerOf(lockOf(events.b[i]!));
        const at = ledger.waits.findIndex((wait) => events.task[wait] === task);
        ledger.waits.splice(at, 1);
        ledger.holds.push(i);
        return [{ kind: 'granted', ledger, at }];
      }
      case Kind.release: {
        const ledger = ledgerOf(events.a[i]!);
        drop(ledger.holds, task);
        return [{ kind: 'returned', ledger }];
      }
      case Kind.expire:
        return events.a[i]! < 0 ? NOTHING : leave(task);
      case Kind.close:
        return leave(task);
      case Kind.finish:
        // Who got an error instead of the lock holds nothing.
        for (const { holds } of ledgers) drop(holds, task);
        return NOTHING;
      default:
        return NOTHING;
    }
  }

  function leave(task: number): readonly LockChange[] {
    return ledgers
      .filter(({ waits }) => drop(waits, task))
      .map((ledger): LockChange => ({ kind: 'left', ledger }));
  }

  function ledgerOf(lock: number): Ledger {
    let ledger = ledgers.find((other) => other.lock === lock);
    if (ledger === undefined) {
      ledger = { lock, holds: [], waits: [] };
      ledgers.push(ledger);
    }
    return ledger;
  }

  function drop(list: number[], task: number): boolean {
    const at = list.findIndex((event) => events.task[event] === task);
    if (at >= 0) list.splice(at, 1);
    return at >= 0;
  }
}

/** Permits that are held. */
export function heldOf({ events }: Trace, { holds }: Ledger): number {
  let sum = 0;
  for (const hold of holds) sum += permitsOf(events.b[hold]!);
  return sum;
}
