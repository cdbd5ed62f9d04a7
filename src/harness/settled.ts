import { admitted, advance, startPool } from '../laws/pool.ts';
import { arrivalsOf } from '../laws/room.ts';
import { Kind, Reason } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';

/** A control of the scheduler, a cancel, a timeout, or a spawn where few may wait, as a run came to it: once when it was asked for, once when it had come back. */
export interface Control {
  /** Who asked for what. */
  readonly what: string;
  /**
   * Which tasks waited, ran and had ended then, if it may take anything away from one that waits; empty where it only gives.
   * Undefined where one may have been between two of these: a limiter gives a task its slot some time before it starts, and
   * counts it as ended some time after its last step.
   */
  readonly states: string | undefined;
}

/** What two runs must have in common. */
export interface Controlled {
  readonly controls: readonly Control[];
  /** How far each task came that was cancelled, cleared or held (see `Cuts`). */
  readonly cuts: readonly number[];
}

/**
 * How far two runs of one program can be compared, by what they were asked: whom a pause, a clear, a lower limit or a cancel
 * finds waiting depends on whose turn it was, which is nobody's claim.
 *
 * - `all`: each control found the same tasks waiting and running, and none in between;
 * - `outcomes`: not so, but what was cut short was cut short after the same steps, and the oracle foretells the rest;
 * - `nothing`.
 */
export function comparable(a: Controlled, b: Controlled): 'all' | 'outcomes' | 'nothing' {
  // One of them may have come to an end before.
  const both = Math.min(a.controls.length, b.controls.length);
  let settled = true;
  for (let i = 0; i < both && settled; i++) {
    const [one, other] = [a.controls[i]!, b.controls[i]!];
    settled = one.what === other.what && one.states !== undefined && one.states === other.states;
  }
  if (settled) return 'all';
  const alike = a.cuts.length === b.cuts.length && a.cuts.every((steps, i) => steps === b.cuts[i]);
  return alike ? 'outcomes' : 'nothing';
}

const State = { unspawned: 0, waiting: 1, running: 2, ended: 3 } as const;

export function controlsOf(trace: Trace): readonly Control[] {
  const { events, waits, program } = trace;
  const controls: Control[] = [];
  const states = new Uint8Array(program.tasks.length);
  states[0] = State.running;
  const pool = startPool(trace);
  /** The event with which the clock last moved. */
  let rest = -1;
  const due = dueOf(trace);
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i]!;
    switch (events.kind[i]) {
      case Kind.spawn:
        if (due?.has(i)) controls.push({ what: `${task} spawns ${events.a[i]}`, states: due.get(i) });
        if (waits.spawnOf[events.a[i]!] === i) states[events.a[i]!] = State.waiting;
        break;
      case Kind.start:
        states[task] = State.running;
        break;
      case Kind.finish:
        states[task] = State.ended;
        break;
      case Kind.expire:
        // In the instant of its end either may come first.
        controls.push({ what: `${task} timed out`, states: undefined });
        break;
      case Kind.revoke:
        // When a task cleans up is as open as when it ends.
        controls.push({ what: `${task} cancels ${events.b[i]} as it cleans up`, states: undefined });
        break;
      case Kind.advance:
        if (events.b[i]! > events.time[i]!) rest = i;
        break;
      case Kind.suspend:
      case Kind.resume:
        if (isControl(events.a[i]!)) {
          const what = `${task} ${events.a[i]} ${events.b[i]}`;
          controls.push({ what, states: givesOnly(i) ? '' : isSettled(i) ? states.join('') : undefined });
        }
        break;
    }
    advance(pool, trace, i);
  }
  return controls;

  /** Whoever waits then starts before the clock moves, whoever's turn it was. */
  function givesOnly(i: number): boolean {
    const reason = events.a[i];
    return reason === Reason.resume || (reason === Reason['set-limit'] && events.b[i]! >= pool.most);
  }

  function isSettled(i: number): boolean {
    if (events.a[i] !== Reason.cancel) return admitted(pool) === 0;
    const target = events.b[i]!;
    if (states[target] === State.ended) return waits.finishOf[target]! < rest;
    return states[target] === State.waiting && admitted(pool) === 0;
  }
}

/** For each spawn whether that task was to be refused; undefined where its scheduler may have known this or that. */
function dueOf(trace: Trace): ReadonlyMap<number, string | undefined> | undefined {
  if (trace.room === Number.POSITIVE_INFINITY) return undefined;
  return new Map(
    arrivalsOf(trace).map(({ spawn, due }) => [spawn, due === 'either' ? undefined : due] as const),
  );
}

function isControl(reason: number): boolean {
  switch (reason) {
    case Reason.cancel:
    case Reason.pause:
    case Reason.resume:
    case Reason.clear:
    case Reason['set-limit']:
    case Reason['set-priority']:
      return true;
    default:
      return false;
  }
}
