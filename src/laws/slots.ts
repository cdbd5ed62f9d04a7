import { isCut } from '../trace/cuts.ts';
import { Kind, Reason } from '../trace/event.ts';
import { isExpired } from '../trace/expired.ts';
import type { Trace } from '../trace/trace.ts';
import { nameOf, namesOf, when } from './wording.ts';

/** Tasks, main left out, that have started and not ended before event `before`: each holds a slot. */
export function holders(trace: Trace, before: number): readonly number[] {
  const { waits, program } = trace;
  const found: number[] = [];
  for (let task = 1; task < program.tasks.length; task++) {
    const start = waits.startOf[task]!;
    const end = endOf(trace, task);
    if (start >= 0 && start < before && (end < 0 || end >= before)) found.push(task);
  }
  return found;
}

/** The event with which a task gives its slot back, its finish, the request that cancels it, or the end of its time; −1 if there is none. */
export function endOf({ waits, cuts }: Trace, task: number): number {
  const finish = waits.finishOf[task]!;
  if (isExpired(cuts, task, finish < 0 ? undefined : finish)) return cuts!.upSince[task]!;
  return finish < 0 && isCut(cuts, task) ? cuts!.asked[task]! : finish;
}

/** The task that a suspension cancels; −1 if none. */
export function cutBy({ events, waits, cuts }: Trace, suspend: number): number {
  if (cuts === undefined || events.a[suspend] !== Reason.cancel) return -1;
  const task = events.b[suspend]!;
  return isCut(cuts, task) && cuts.asked[task] === suspend && waits.finishOf[task]! < 0 ? task : -1;
}

/** How many slots there are before event `before`: the limit that was set last, once that had come back. */
export function limitAt({ events, limit }: Trace, before: number): number {
  let latest = limit;
  for (let i = 0; i < before && i < events.length; i++) {
    if (events.kind[i] === Kind.resume && events.a[i] === Reason['set-limit']) latest = events.b[i]!;
  }
  return latest;
}

/** @example freeSlots(1, 2) // 'one of 2 slots was free' */
export function freeSlots(free: number, limit: number): string {
  if (free === limit) return `${allSlots(limit)} ${limit === 1 ? 'was' : 'were'} free`;
  return free === 1 ? `one of ${limit} slots was free` : `${free} of ${limit} slots were free`;
}

function allSlots(limit: number): string {
  if (limit === 1) return 'the only slot';
  return limit === 2 ? 'both slots' : `all ${limit} slots`;
}

/**
 * Why `task`, spawned before event `before`, has not started by then: what it found when it was spawned, and which ended
 * tasks had no successor though it waited. Empty where nothing limits.
 */
export function describeSlots(trace: Trace, before: number, task: number): readonly string[] {
  const { waits } = trace;
  const limit = limitAt(trace, before);
  const spawn = waits.spawnOf[task]!;
  if (limit === Number.POSITIVE_INFINITY || spawn < 0) return [];
  const free = limit - holders(trace, before).length;
  if (free <= 0) return [`${namesOf(trace, holders(trace, before))} held ${allSlots(limit)}`];
  const taken = Math.min(limit, earlier(trace, spawn));
  const lines: string[] = [];
  if (taken > 0) {
    const found = taken === limit ? allSlots(limit) : `${taken} of ${limit} slots`;
    lines.push(
      `${nameOf(trace, task)} did not start: its spawn at ${when(trace, spawn)} found ${found} taken`,
    );
  }
  for (const finish of vacated(trace, before).slice(-free)) {
    const how = trace.events.a[finish] === 1 ? 'threw' : 'returned';
    const who = nameOf(trace, trace.events.task[finish]!);
    lines.push(`${who} ${how} at ${when(trace, finish)} and its slot went to nobody`);
  }
  return lines;
}

/** Tasks that were spawned before and have not ended: a scheduler that starts tasks late has promised them a slot. */
function earlier(trace: Trace, spawn: number): number {
  const { waits, program } = trace;
  let count = 0;
  for (let task = 1; task < program.tasks.length; task++) {
    const before = waits.spawnOf[task]!;
    const end = endOf(trace, task);
    if (before >= 0 && before < spawn && (end < 0 || end > spawn)) count++;
  }
  return count;
}

/** Finish events in whose place no task has started before event `before`: each start takes a slot that was never used, and
 *  when there is none left, the one vacated last. */
function vacated({ events, waits, limit }: Trace, before: number): readonly number[] {
  const places: number[] = [];
  let unused = limit;
  for (let i = 0; i < before; i++) {
    const task = events.task[i]!;
    if (task <= 0) continue;
    if (events.kind[i] === Kind.finish && waits.finishOf[task] === i) places.push(i);
    else if (events.kind[i] === Kind.start && waits.startOf[task] === i && unused-- <= 0) places.pop();
  }
  return places;
}
