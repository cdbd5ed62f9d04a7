import { CHANNELS, LOCK_KEYS } from '../program/program.ts';
import { isCut } from '../trace/cuts.ts';
import { Kind, lockOf, Reason } from '../trace/event.ts';
import { isRefused } from '../trace/refused.ts';
import type { Trace } from '../trace/trace.ts';
import { describeSlots } from './slots.ts';
import { controlled, howCut, nameOf, timeOf, when } from './wording.ts';

/** Where a task that did not end got to, as far as the trace shows it. */
export interface Stall {
  readonly task: number;
  /** The last event of its own, or its spawn; −1 where there is none. */
  readonly event: number;
  /** The unfinished task that it waits for; −1 where it waits for none, and the fault lies here. */
  readonly awaits: number;
  /** @example 'c was spawned at 0 ms and never started' */
  readonly text: string;
}

/** The spawned tasks that did not end, main among them; first those that wait for no other of them. */
export function findStalls(trace: Trace): readonly Stall[] {
  const stalls: Stall[] = [];
  for (let task = 0; task < trace.program.tasks.length; task++) {
    if (isUnfinished(trace, task)) stalls.push(stallOf(trace, task));
  }
  return stalls.sort((a, b) => Number(a.awaits >= 0) - Number(b.awaits >= 0) || a.task - b.task);
}

/** Spawned, expected to end, and not ended. What was cancelled, or refused, has ended. */
export function isUnfinished({ waits, expected, cuts }: Trace, task: number): boolean {
  if (waits.finishOf[task]! >= 0 || (task > 0 && waits.spawnOf[task]! < 0)) return false;
  if (isRefused(cuts, task)) return false;
  const outcome = expected.tasks[task]?.outcome;
  return outcome !== 'stuck' && outcome !== 'cancelled';
}

/** Does nobody but main, who waits for idle, go on for ever? Then all is well but that it was not told: see idle-exact. */
export function waitsOnlyForIdle(trace: Trace, stalls: readonly Stall[]): boolean {
  const { events, ending } = trace;
  const [stall] = stalls;
  if (ending.kind !== 'deadlock' || stall === undefined || stalls.length > 1 || stall.event < 0) return false;
  return events.kind[stall.event] === Kind.suspend && events.a[stall.event] === Reason.idle;
}

/** The task whose throw was the last thing that happened, −1 if another thing was: a scheduler that broke right after a
 *  throw broke over that error, most likely. */
export function throwerAtEnd({ events, ending }: Trace): number {
  if (ending.kind !== 'crash' && ending.kind !== 'hang') return -1;
  let last = events.length - 1;
  while (last >= 0 && (events.kind[last] === Kind.close || events.kind[last] === Kind.advance)) last--;
  return last >= 0 && events.kind[last] === Kind.finish && events.a[last] === 1 ? events.task[last]! : -1;
}

/** Why the first stall came about and what came of it: its slot's story, then who waits for whom. */
export function becauseOf(trace: Trace, stalls: readonly Stall[]): readonly string[] {
  const thrower = throwerAtEnd(trace);
  if (thrower >= 0) return [`${nameOf(trace, thrower)} threw, and nothing happened after that`];
  const [root, ...others] = stalls;
  if (root === undefined) return [];
  const neverStarted = trace.waits.startOf[root.task]! < 0;
  const slots = neverStarted ? describeSlots(trace, trace.events.length, root.task) : [];
  return [...slots, ...others.slice(0, MOST_OTHERS).map((stall) => stall.text)];
}

const MOST_OTHERS = 3;

function stallOf(trace: Trace, task: number): Stall {
  const { events, waits } = trace;
  const name = nameOf(trace, task);
  const event = lastEventOf(trace, task);
  if (event < 0) {
    const spawn = waits.spawnOf[task]!;
    const text =
      spawn < 0 ? `${name} never started` : `${name} was spawned at ${when(trace, spawn)} and never started`;
    return { task, event: spawn, awaits: -1, text };
  }
  const at = when(trace, event);
  if (events.kind[event] === Kind.close) {
    return { task, event, awaits: -1, text: `${name} was closed at ${at}, before its end` };
  }
  if (events.kind[event] !== Kind.suspend) {
    return { task, event, awaits: -1, text: `${name} was in the middle of its turn at ${at}` };
  }
  const target = events.b[event]!;
  switch (events.a[event]) {
    case Reason.sleep: {
      const deadline = timeOf(trace, events.time[event]! + target);
      return { task, event, awaits: -1, text: `${name} slept until ${deadline} and was never woken` };
    }
    case Reason.join:
    case Reason.settle: {
      const finish = waits.finishOf[target] ?? -1;
      const awaited = nameOf(trace, target);
      if (isCut(trace.cuts, target)) {
        return {
          task,
          event,
          awaits: -1,
          text: `${name} joined ${awaited}, which ${howCut(trace, target)}, and was never continued`,
        };
      }
      return finish < 0
        ? { task, event, awaits: target, text: `${name} waits for ${awaited} since ${at}` }
        : {
            task,
            event,
            awaits: -1,
            text: `${name} joined ${awaited}, which finished at ${when(trace, finish)}, and was never continued`,
          };
    }
    case Reason.cancel: {
      const text = `${name} cancelled ${nameOf(trace, target)} at ${at} and was never continued`;
      return { task, event, awaits: -1, text };
    }
    case Reason.acquire: {
      const key = LOCK_KEYS[lockOf(target)]!;
      const holder = holderOf(trace, lockOf(target));
      const whose = holder < 0 ? 'which nobody holds' : `which ${nameOf(trace, holder)} holds`;
      const isHeld = holder >= 0 && isUnfinished(trace, holder);
      return {
        task,
        event,
        awaits: isHeld ? holder : -1,
        text: `${name} waits for ${key}, ${whose}, since ${at}`,
      };
    }
    case Reason.loop:
      return { task, event, awaits: -1, text: `${name} loops since ${at} and never came to the end of it` };
    case Reason.race:
    case Reason.all: {
      const step = trace.code.tasks[task]?.[target];
      const arms = step !== undefined && 'arms' in step ? step.arms : [];
      const isOver = arms.some((arm) => waits.finishOf[arm]! >= 0);
      const awaits = isOver ? -1 : (arms.find((arm) => isUnfinished(trace, arm)) ?? -1);
      const what = events.a[event] === Reason.race ? 'the first' : 'all';
      return {
        task,
        event,
        awaits,
        text: `${name} waits for ${what} of ${arms.map((arm) => nameOf(trace, arm)).join(', ')} since ${at}`,
      };
    }
    case Reason.send:
      return { task, event, awaits: -1, text: `${name} waits to send on ${CHANNELS[target]!} since ${at}` };
    case Reason.receive:
      return {
        task,
        event,
        awaits: -1,
        text: `${name} waits to receive from ${CHANNELS[target]!} since ${at}`,
      };
    case Reason.pause:
    case Reason.resume:
    case Reason.clear:
    case Reason['set-limit']:
    case Reason['set-priority']: {
      const text = `${name} ${controlled(trace, event)} at ${at} and was never continued`;
      return { task, event, awaits: -1, text };
    }
    case Reason.idle:
      return {
        task,
        event,
        awaits: -1,
        text: `${name} waits ${target > 0 ? `until fewer than ${target} wait` : 'for idle'}, since ${at}`,
      };
    default:
      return { task, event, awaits: -1, text: `${name} gave its turn away at ${at} and never got another` };
  }
}

/** Who was given a lock last and has not given it back; −1 if nobody. */
function holderOf({ events }: Trace, lock: number): number {
  const holders: number[] = [];
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i]!;
    if (events.kind[i] === Kind.resume && events.a[i] === Reason.acquire && lockOf(events.b[i]!) === lock)
      holders.push(task);
    else if (events.kind[i] === Kind.release && events.a[i] === lock)
      holders.splice(holders.indexOf(task), 1);
  }
  return holders.at(-1) ?? -1;
}

function lastEventOf({ events }: Trace, task: number): number {
  for (let i = events.length - 1; i >= 0; i--) {
    if (events.task[i] === task && events.kind[i] !== Kind.stray) return i;
  }
  return -1;
}
