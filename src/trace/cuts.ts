import type { Code } from '../program/code.ts';
import { Digest } from '../program/digest.ts';
import { HELD } from '../program/fate.ts';
import type { Scope } from './claims.ts';
import { type Events, hasFailure, Kind, Reason } from './event.ts';
import { noticedSince } from './expired.ts';
import { cutJoiners, isJoin, type Join } from './joined-cuts.ts';
import { findRefused } from './refused.ts';
import { isTearingDown } from './teardowns.ts';

/** What was cancelled, cleared or refused in a run, and how far it had come; what a pause held. Columns by task. */
export interface Cuts {
  /** The event that first asked to cancel it, or to clear what waits, while it had not ended (or, where it was overruled, just after that);
   *  −1 if none did. */
  readonly asked: Int32Array;
  /** The event with which its time was up, where that came before any such request; −1 if none. Then `asked` is the same. */
  readonly expired: Int32Array;
  /** Since which event its scheduler may have known that: the first after the clock reached that time, or its end, if that came before. A slot is
   *  given away, and what follows has started, before anybody is told. */
  readonly upSince: Int32Array;
  /** The resume with which such a request first came back; −1 if none did. From here on it must not go on. */
  readonly granted: Int32Array;
  /** For a task that was cancelled the steps that it took; 0 for one that was cleared, and did not start; `HELD` for one that
   *  waits for a scheduler that was left paused; −1 for any other. It did not end, or it was overruled. */
  readonly steps: Int32Array;
  /** The cancelled task whose join cancelled it; −1 where none did. Left out where joins do not. */
  readonly joined?: Int32Array;
  /** The event with which it was said to be refused; −1 where it was not. Then `asked` is its spawn. Left out where none was. */
  readonly refused?: Int32Array;
}

/**
 * Reads off the events who was cancelled, and after how many steps. Where a parent's end does not leave its children
 * alone (`scope`), what a cancelled task had spawned may be cancelled with it; where it cancels them, with one that ended in any way;
 * where the first failure ends the whole (`failsFast`), it clears what waits.
 *
 * Where the join of a cancelled task cancels who joins (`joinsCancel`), that task is cut at its join, from there on. A task takes its last step some turns before its scheduler counts it as ended. A request that comes before
 * the clock next moves idly, and before anybody was given its result, may *overrule* its end: then all are told that it was
 * cancelled. So may one that comes while what it has spawned cleans up, where its end waits for that (a job of Kotlin's is `Completing` then,
 * and a cancel cancels it: https://kotlinlang.org/api/kotlinx.coroutines/kotlinx-coroutines-core/kotlinx.coroutines/-job/). One that was refused, and did not start all the same, is cut with its spawn. One whose time is up counts as cancelled then; it may go on, and then has taken all steps that it takes. Linear in the events, but for clears, each of which looks at all tasks, and for cancels that come after the end; undefined for a program that cancels,
 * clears and pauses nothing.
 */
export function findCuts(
  events: Events,
  code: Code,
  scope: Scope = 'detached',
  resolution = 0,
  failsFast = false,
  joinsCancel = false,
  refuses = false,
): Cuts | undefined {
  const refused = refuses ? findRefused(events, code.tasks.length) : undefined;
  if (!code.cuts && refused === undefined && scope !== 'cancels' && !(failsFast && hasFailure(events)))
    return undefined;
  const tasks = code.tasks.length;
  const asked = new Int32Array(tasks).fill(-1);
  const granted = new Int32Array(tasks).fill(-1);
  const expired = new Int32Array(tasks).fill(-1);
  const upSince = new Int32Array(tasks).fill(-1);
  const taken = new Int32Array(tasks);
  const ended = new Uint8Array(tasks);
  const disputed = new Int32Array(tasks).fill(-1);
  const delivered = new Uint8Array(tasks);
  const steps = new Int32Array(tasks).fill(-1);
  const finishedAt = new Int32Array(tasks).fill(-1);
  const started = new Uint8Array(tasks);
  const cleared = new Uint8Array(tasks);
  const spawnedAt = new Int32Array(tasks).fill(-1);
  const joins: Join[] = [];
  let isPaused = false;
  let rest = -1;
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i]!;
    switch (events.kind[i]) {
      case Kind.emit:
      case Kind.work:
      case Kind.watch:
        taken[task]!++;
        break;
      case Kind.look:
        if (task >= 0) taken[task]!++;
        break;
      case Kind.defer:
        // That of a sleep is a part of it.
        if (code.tasks[task]?.[events.a[i]!]?.kind !== 'guarded-sleep') taken[task]!++;
        break;
      case Kind.spawn:
        if (code.late?.[events.a[i]!] !== true) taken[task]!++;
        spawnedAt[events.a[i]!] = i;
        if (refused !== undefined && refused[events.a[i]!]! >= 0) asked[events.a[i]!] = i;
        break;
      case Kind.start:
        started[task] = 1;
        // It had its place already: see clear-drops-waiting for what may be so.
        if (cleared[task] === 1) asked[task] = -1;
        break;
      case Kind.release:
        if (events.b[i]! > 0) taken[task]!++;
        break;
      case Kind.suspend: {
        // Who has cancelled itself goes on up to where it surely waits.
        const halts = events.a[i] === Reason.sleep || events.a[i] === Reason.yield;
        if (halts && isOwn(task) && granted[task] === -1) granted[task] = i;
        if (events.a[i] === Reason.clear) clear(i);
        else if (events.a[i] === Reason.pause) isPaused = true;
        else if (events.a[i] === Reason.resume) isPaused = false;
        else if (joinsCancel && isJoin(events.a[i]!))
          joins.push({ event: i, task, target: events.b[i]!, taken: taken[task]! });
        if (events.a[i] !== Reason.cancel) break;
        taken[task]!++;
        ask(events.b[i]!, i);
        break;
      }
      case Kind.revoke:
        ask(events.b[i]!, i);
        break;
      case Kind.revoked:
        grant(events.b[i]!, i);
        break;
      case Kind.resume: {
        if (events.a[i] === Reason.race || events.a[i] === Reason.all) {
          endArms(i);
          break;
        }
        if (events.a[i] !== Reason.cancel) {
          taken[task]!++;
          break;
        }
        const target = events.b[i]!;
        if (target !== task || !isOwn(task)) grant(target, i);
        break;
      }
      case Kind.deliver: {
        const target = events.a[i]!;
        if (disputed[target]! >= 0 && delivered[target] === 0 && events.b[i] === Digest.cancelled) {
          asked[target] = disputed[target]!;
          steps[target] = taken[target]!;
        } else if (events.b[i] === Digest.cancelled && delivered[target] === 0 && isOverruled(target)) {
          steps[target] = taken[target]!;
        }
        delivered[target] = 1;
        break;
      }
      case Kind.advance:
        if (events.b[i]! > events.time[i]!) rest = i;
        break;
      case Kind.expire:
        if (events.a[i]! >= 0) {
          taken[task]!++;
          break;
        }
        if (asked[task] !== -1 || delivered[task] === 1) break;
        asked[task] = i;
        expired[task] = i;
        upSince[task] = noticedSince(events, i, {
          spawn: spawnedAt[task]!,
          ms: code.timeouts?.[task] ?? 0,
          rest,
          resolution,
        });
        if (ended[task] === 1) upSince[task] = Math.min(finishedAt[task]!, upSince[task]!);
        break;
      case Kind.finish:
        ended[task] = 1;
        finishedAt[task] = i;
        if (failsFast && task > 0 && events.a[i] === 1) clear(i);
        break;
    }
  }
  for (let task = 1; task < tasks; task++) {
    if ((ended[task] === 0 && isCut(task)) || expired[task]! >= 0) steps[task] = taken[task]!;
    else if (isPaused && spawnedAt[task]! >= 0 && started[task] === 0) steps[task] = HELD;
  }
  if (!code.cuts && steps.every((taken) => taken === -1)) return undefined;
  const cuts = { asked, granted, expired, upSince, steps, ...(refused === undefined ? {} : { refused }) };
  return joinsCancel ? { ...cuts, joined: cutJoiners(joins, cuts) } : cuts;

  function ask(target: number, event: number): void {
    if (expired[target]! >= 0) return;
    if (ended[target] === 0) {
      if (asked[target] === -1) asked[target] = event;
    } else if (disputed[target] === -1 && delivered[target] === 0 && isEnding(target, event)) {
      disputed[target] = event;
    }
  }

  /** Its last step was just taken; or it waits for what it has spawned, which its end has cancelled. */
  function isEnding(target: number, event: number): boolean {
    return finishedAt[target]! > rest || (scope === 'cancels' && isTearingDown(events, code, target, event));
  }

  function grant(target: number, event: number): void {
    if (expired[target] === -1 && ended[target] === 0 && granted[target] === -1) granted[target] = event;
  }

  function isOwn(task: number): boolean {
    return asked[task]! >= 0 && events.task[asked[task]!] === task && events.b[asked[task]!] === task;
  }

  /** It is over, and who has not ended by then is cancelled. */
  function endArms(event: number): void {
    const step = code.tasks[events.task[event]!]?.[events.b[event]!];
    if (step?.kind !== 'race' && step?.kind !== 'all') return;
    for (const arm of step.arms) {
      if (ended[arm] === 1 || asked[arm] !== -1) continue;
      asked[arm] = event;
      granted[arm] = event;
    }
  }

  function clear(event: number): void {
    for (let task = 1; task < tasks; task++) {
      if (spawnedAt[task] === -1 || started[task] === 1 || asked[task] !== -1) continue;
      asked[task] = event;
      cleared[task] = 1;
    }
  }

  /** It ended after somebody had asked to cancel it and before that came back, and a timeout watches over it: what watches was cancelled. */
  function isOverruled(task: number): boolean {
    if (isOwn(task) && ended[task] === 1) return true;
    if ((code.timeouts?.[task] ?? 0) === 0 || asked[task]! < 0 || ended[task] === 0) return false;
    return granted[task] === -1 || granted[task]! > finishedAt[task]!;
  }

  function isCut(task: number): boolean {
    if (asked[task]! >= 0) return true;
    // Arms end with the task that runs them, whatever becomes of other children.
    const parent = code.parents[task]!;
    if (code.arms?.[task] !== undefined && parent > 0 && ended[parent] === 0 && isCut(parent)) return true;
    if (scope === 'detached') return false;
    for (let above = code.parents[task]!; above >= 0; above = code.parents[above]!) {
      if (scope === 'cancels' && ended[above] === 1) return true;
      if (asked[above]! >= 0 && ended[above] === 0) return true;
    }
    return false;
  }
}

/** Was the task cancelled, cleared or refused, or its time up, and did it not end, or was its end overruled? */
export function isCut(cuts: Cuts | undefined, task: number): boolean {
  return cuts !== undefined && cuts.steps[task]! >= 0;
}
