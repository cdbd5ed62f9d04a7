import { Kind, Reason } from '../../trace/event.ts';
import type { Trace } from '../../trace/trace.ts';
import type { Stretched } from './stretched.ts';

/** An arrow from what one task did to what another could do because of it. */
export interface Flow {
  readonly name: 'spawn' | 'end';
  readonly from: Place;
  readonly to: Place;
}

interface Place {
  readonly task: number;
  /** µs of stretched time, within a turn of the task. */
  readonly at: number;
}

/** From each spawn to its start, and from the end of a task to the turn of whoever joined or settled it. */
export function flowsOf({ events, waits }: Trace, { times }: Stretched): readonly Flow[] {
  const flows: Flow[] = [];
  for (let wait = 0; wait < waits.length; wait++) {
    const [ready, resume] = [waits.ready[wait]!, waits.resume[wait]!];
    const to = times[resume];
    const task = waits.task[wait]!;
    if (ready < 0 || ready >= times.length || to === undefined) continue;
    const reason = waits.reason[wait];
    if (reason === Reason.start) {
      flows.push({
        name: 'spawn',
        from: { task: events.task[ready]!, at: times[ready]! },
        to: { task, at: to },
      });
    } else if ((reason === Reason.join || reason === Reason.settle) && events.kind[ready] === Kind.finish) {
      // A turn ends where its last event is: half a µs before that it is surely on.
      flows.push({
        name: 'end',
        from: { task: events.task[ready]!, at: times[ready]! - 0.5 },
        to: { task, at: to },
      });
    }
  }
  return flows;
}
