import { Kind, lockOf, Reason } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';

/** Something that was given a time: a task, or a wait for a lock. Positions of events; −1 where there is none. */
export interface Timed {
  readonly task: number;
  /** The lock that was waited for; −1 of a task. */
  readonly lock: number;
  /** From which event on its time counted, and how long it was, ms. */
  readonly from: number;
  readonly ms: number;
  /** With which event it was over, by itself or because somebody cancelled it. */
  readonly over: number;
  /** Where it was told that its time is up. */
  readonly expired: number;
}

/** Tasks that were spawned with a timeout, those that were cleared left out: what becomes of these is a matter of that. */
export function* timeoutsOfTasks(trace: Trace): Generator<Timed> {
  const { code, waits, cuts, claims } = trace;
  const { timeouts } = code;
  if (timeouts === undefined) return;
  const { timeout: counts = 'run' } = claims.guarantees;
  for (let task = 1; task < timeouts.length; task++) {
    if (!(timeouts[task]! > 0) || waits.spawnOf[task]! < 0) continue;
    const expired = cuts?.expired[task] ?? -1;
    const cut = expired >= 0 ? -1 : (cuts?.asked[task] ?? -1);
    const started = waits.startOf[task]!;
    const ended = counts === 'wait' ? started : waits.finishOf[task]!;
    const over = ended >= 0 && (cut < 0 || ended < cut) ? ended : cut;
    const from = counts === 'run' ? (expired >= 0 && started > expired ? -1 : started) : waits.spawnOf[task]!;
    // A pause that was left on holds it, for as long as it has.
    if (counts !== 'run' && started < 0 && isHeld(trace, task)) continue;
    yield { task, lock: -1, from, ms: timeouts[task]!, over, expired };
  }
}

function isHeld({ cuts }: Trace, task: number): boolean {
  return cuts !== undefined && cuts.steps[task]! < -1;
}

/** For each suspension with which one began to wait for a lock, and not for ever, the time at which his is up, ms; undefined where there is none. */
export function lockDeadlines(trace: Trace): ReadonlyMap<number, number> | undefined {
  let deadlines: Map<number, number> | undefined;
  for (const { from, ms } of timeoutsOfLocks(trace)) {
    deadlines ??= new Map();
    deadlines.set(from, trace.events.time[from]! + ms);
  }
  return deadlines;
}

/** Waits for locks with a timeout, those of tasks left out that were cut short meanwhile. */
export function* timeoutsOfLocks(trace: Trace): Generator<Timed> {
  const { code, waits, events } = trace;
  if (!code.tasks.some((steps) => steps.some((step) => step.kind === 'acquire' && step.timeout > 0))) return;
  /** By task, how many of its acquires have come. */
  const come = new Map<number, number>();
  for (let wait = 0; wait < waits.length; wait++) {
    if (waits.reason[wait] !== Reason.acquire) continue;
    const task = waits.task[wait]!;
    const at = come.get(task) ?? 0;
    come.set(task, at + 1);
    const acquires = code.tasks[task]!.filter((step) => step.kind === 'acquire');
    const ms = acquires[at]?.timeout ?? 0;
    const end = waits.resume[wait]!;
    if (ms === 0 || (end < 0 && (trace.cuts?.asked[task] ?? -1) >= 0)) continue;
    const from = waits.suspend[wait]!;
    const hasExpired = end >= 0 && events.kind[end] === Kind.expire;
    const lock = lockOf(events.b[from]!);
    yield { task, lock, from, ms, over: hasExpired ? -1 : end, expired: hasExpired ? end : -1 };
  }
}
