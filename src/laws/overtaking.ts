import { Kind, Reason } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import { reusedInts } from './scratch.ts';

/** Who was passed over by whom. Columns are valid until another trace is asked about. */
export interface Overtaking {
  /** Waits that became ready and did not end before that, in the order in which they became ready. */
  readonly ready: Int32Array;
  readonly readyCount: number;
  /** Events in which a task takes a turn of its own: neither a first start inside its parent's turn, nor a join of what
   *  has ended that goes on at once. */
  readonly turn: Int32Array;
  /** For each turn the wait that has been ready longest and goes on waiting; −1 if there is none. */
  readonly victim: Int32Array;
  readonly turnCount: number;
  /** Waits during which another task was ready or took a turn. */
  readonly contested: number;
}

const readyColumn = reusedInts();
const turnColumn = reusedInts();
const victimColumn = reusedInts();
const firstColumn = reusedInts();
const nextColumn = reusedInts();
const sinceColumn = reusedInts();

/**
 * Whoever overtakes a ready task overtakes the one that has been ready longest at least as often: a bound on overtaking
 * need only be put to that one, which makes it linear in the trace.
 */
export function findOvertaking(trace: Trace): Overtaking {
  // Both laws of fairness ask for it, one after the other.
  if (latest?.trace !== trace) latest = { trace, found: find(trace) };
  return latest.found;
}

let latest: { readonly trace: Trace; readonly found: Overtaking } | undefined;

function find(trace: Trace): Overtaking {
  const { events, waits } = trace;
  const { kind, task } = events;
  const tasks = trace.program.tasks.length;
  const ready = readyColumn(waits.length);
  const turn = turnColumn(events.length);
  const victim = victimColumn(events.length);
  // Lists of the waits that become ready at each event.
  const first = firstColumn(events.length, -1);
  const next = nextColumn(waits.length);
  for (let wait = waits.length - 1; wait >= 0; wait--) {
    const from = waits.ready[wait]!;
    if (from < 0 || (waits.resume[wait]! >= 0 && waits.resume[wait]! <= from)) continue;
    next[wait] = first[from]!;
    first[from] = wait;
  }
  const since = sinceColumn(tasks, -1);
  let readyCount = 0;
  let oldest = 0;
  let waiting = 0;
  let turnCount = 0;
  let contested = 0;
  for (let i = 0; i < events.length; i++) {
    if (kind[i] === Kind.start || kind[i] === Kind.resume) {
      const who = task[i]!;
      if (since[who]! >= 0) {
        waiting--;
        const isAlone = turnCount === 0 || turn[turnCount - 1]! < since[who]!;
        if (waiting > 0 || !isAlone) contested++;
        since[who] = -1;
      }
      while (oldest < readyCount && hasEnded(waits.resume[ready[oldest]!]!, i)) oldest++;
      if (kind[i] === Kind.resume ? !isSameTurn(trace, i) : waits.nested[who] === 0) {
        turn[turnCount] = i;
        victim[turnCount++] = oldest < readyCount ? ready[oldest]! : -1;
      }
    }
    for (let wait = first[i]!; wait >= 0; wait = next[wait]!) {
      ready[readyCount++] = wait;
      since[waits.task[wait]!] = i;
      waiting++;
    }
  }
  const lastTurn = turnCount === 0 ? -1 : turn[turnCount - 1]!;
  for (let who = 0; who < tasks; who++) {
    if (since[who]! >= 0 && (waiting > 1 || lastTurn > since[who]!)) contested++;
  }
  return { ready, readyCount, turn, victim, turnCount, contested };
}

/** Whoever joins a finished task needs to wait for nothing, and many schedulers let it keep its turn. So does whoever
 *  cancels, or controls the scheduler: to the one that must not be overtaken it makes no difference when it is told that it was heard. */
function isSameTurn({ events, waits }: Trace, resume: number): boolean {
  const { kind, task, a, b } = events;
  if (a[resume] === Reason.cancel || a[resume]! > Reason.idle) return true;
  if (a[resume] !== Reason.join && a[resume] !== Reason.settle) return false;
  const suspend = resume - 1;
  if (suspend < 0 || kind[suspend] !== Kind.suspend || task[suspend] !== task[resume]) return false;
  const finish = waits.finishOf[b[resume]!] ?? -1;
  return finish >= 0 && finish < suspend;
}

function hasEnded(resume: number, event: number): boolean {
  return resume >= 0 && resume <= event;
}
