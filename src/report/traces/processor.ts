import { Kind } from '../../trace/event.ts';
import type { Trace } from '../../trace/trace.ts';
import type { Stretched } from './stretched.ts';

/** Who had the processor from one moment to the next, µs of stretched time. */
export interface Occupancy {
  readonly from: number;
  to: number;
  /** −1: nobody, the clock moved. */
  readonly task: number;
}

/**
 * Turns, in their order. A task that is started by the very call that spawns it takes its turn inside its parent's: then the
 * inner one counts. Between turns the processor is the scheduler's own, and nothing is told.
 */
export function occupancyOf({ events }: Trace, { times, end }: Stretched): readonly Occupancy[] {
  const found: Occupancy[] = [];
  let turns: number[] = [];
  for (let i = 0; i < times.length; i++) {
    const task = events.task[i]!;
    switch (events.kind[i]) {
      case Kind.start:
      case Kind.resume:
        turns = [...without(task), task];
        break;
      case Kind.suspend:
      case Kind.finish:
      case Kind.close:
        turns = without(task);
        break;
    }
    const from = times[i]!;
    const to = times[i + 1] ?? end;
    const holder = events.kind[i] === Kind.advance ? -1 : turns.at(-1);
    if (holder === undefined) continue;
    const last = found.at(-1);
    if (last?.task === holder && last.to === from) last.to = to;
    else found.push({ from, to, task: holder });
  }
  return found;

  function without(task: number): number[] {
    return turns.filter((one) => one !== task);
  }
}
