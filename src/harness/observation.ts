import { admitted, advance, startPool } from '../laws/pool.ts';
import type { Claims } from '../trace/claims.ts';
import { Kind } from '../trace/event.ts';
import { latenessOf } from '../trace/lateness.ts';
import type { Ending, Leftovers, Trace } from '../trace/trace.ts';
import { type Controlled, controlsOf } from './settled.ts';

/** What can be told of a run from outside, as data that outlives the host's columns: what two schedulers are compared by. */
export interface Observation extends Controlled {
  readonly claims: Claims;
  readonly ending: Ending;
  readonly leftovers: Leftovers;
  /** Every task could have a slot at any time. */
  readonly unlimited: boolean;
  /** Only main spawns, so the order of spawns does not depend on who has the first turn. */
  readonly flat: boolean;
  /** Some task waits for ever, whoever schedules. */
  readonly standstill: boolean;
  /** ms that the clock came late in all. */
  readonly lateness: number;
  /** ms of work that the program comes to. */
  readonly work: number;
  /** In the order of `program.tasks`. */
  readonly tasks: readonly ObservedTask[];
}

export interface ObservedTask {
  /** Positions of events; −1 where there is none. `last`: of the last thing that it did, or that was done about it. */
  readonly spawned: number;
  readonly started: number;
  readonly finished: number;
  readonly last: number;
  /** Of its finish, ms from the start of the run; NaN where it has none. */
  readonly time: number;
  /** When it was told that its time is up, ms from the start of the run; NaN where it was not. */
  readonly expired: number;
  readonly threw: boolean;
  /** It was continued when it was not waiting for that. */
  readonly strayed: boolean;
  /** Of its result or error (see `Digest`). */
  readonly digest: number;
  /** Its finish may come so many ms later than that of a scheduler that is never late. */
  readonly slack: number;
  /** NaN where it is set anew: before which other that is, is nobody's claim. */
  readonly priority: number;
  /** No slot was free when it was spawned, so nobody that waited then had one. */
  readonly sealed: boolean;
}

/** Sums up a run. Linear in its events. */
export function observe(trace: Trace): Observation {
  const { claims, ending, leftovers, code, expected, program, cuts } = trace;
  return {
    claims,
    ending,
    leftovers,
    unlimited: lowest(trace) >= program.tasks.length - 1,
    flat: code.parents.every((parent) => parent <= 0),
    standstill: expected.tasks.some(({ outcome }) => outcome === 'stuck'),
    lateness: latenessOf(trace.events),
    work: expected.work,
    controls: controlsOf(trace),
    cuts: Array.from(cuts?.steps ?? []),
    tasks: observeTasks(trace),
  };
}

/** The fewest slots that there were at any time. */
function lowest({ limit, program }: Trace): number {
  let least = limit;
  for (const { steps } of program.tasks)
    for (const step of steps) if ('set-limit' in step) least = Math.min(least, step['set-limit']);
  return least;
}

function observeTasks(trace: Trace): readonly ObservedTask[] {
  const { events, waits, code, program, expected, startTime, cuts } = trace;
  const last = Int32Array.from(program.tasks, (_, task) => waits.spawnOf[task]!);
  const strays = new Set<number>();
  const sealed = sealedTasks(trace);
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i]!;
    if (task >= 0) last[task] = i;
    if (events.kind[i] === Kind.stray) strays.add(task);
  }
  return program.tasks.map((_, task): ObservedTask => {
    const finished = waits.finishOf[task]!;
    const { finish, latestFinish } = expected.tasks[task]!;
    const expired = cuts?.expired[task] ?? -1;
    return {
      spawned: waits.spawnOf[task]!,
      started: waits.startOf[task]!,
      finished,
      last: last[task]!,
      time: finished < 0 ? Number.NaN : events.time[finished]! - startTime,
      expired: expired < 0 ? Number.NaN : events.time[expired]! - startTime,
      strayed: strays.has(task),
      threw: finished >= 0 && events.a[finished] === 1,
      digest: finished < 0 ? 0 : events.b[finished]!,
      priority: changes(code, task) ? Number.NaN : (code.priorities?.[task] ?? 0),
      sealed: sealed.has(task),
      slack: Number.isNaN(finish) ? 0 : latestFinish - finish + expected.held,
    };
  });
}

/** Asked only where priorities make it matter. */
function sealedTasks(trace: Trace): ReadonlySet<number> {
  const { events, waits, code } = trace;
  const sealed = new Set<number>();
  if (code.priorities === undefined) return sealed;
  const pool = startPool(trace);
  for (let i = 0; i < events.length; i++) {
    const child = events.a[i]!;
    if (events.kind[i] === Kind.spawn && waits.spawnOf[child] === i && admitted(pool) === 0)
      sealed.add(child);
    advance(pool, trace, i);
  }
  return sealed;
}

function changes({ tasks, priorities }: Trace['code'], task: number): boolean {
  if (priorities === undefined) return false;
  return tasks.some((steps) => steps.some((step) => step.kind === 'set-priority' && step.task === task));
}
