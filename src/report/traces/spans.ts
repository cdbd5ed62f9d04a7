import { isCut } from '../../trace/cuts.ts';
import { Kind, Reason } from '../../trace/event.ts';
import { isRefused } from '../../trace/refused.ts';
import type { Trace } from '../../trace/trace.ts';
import type { Stretched } from './stretched.ts';

/** What a task was in, from one moment to the next, µs of stretched time; never empty. */
export interface Span {
  readonly task: number;
  readonly state: 'running' | 'suspended' | 'ready';
  readonly from: number;
  readonly to: number;
  /** The event that began it: the start or resume of a turn; the spawn or the suspension of a wait. */
  readonly event: number;
}

/**
 * The states of all tasks, in the order of their ends. The spans of one task never overlap, however broken the run: each
 * begins where the one before it was closed.
 */
export function spansOf(trace: Trace, { times, end, at }: Stretched): readonly Span[] {
  const { events, waits, program } = trace;
  const spans: Span[] = [];
  const begun = new Int32Array(program.tasks.length).fill(-1);
  const waitOf = new Map<number, number>();
  for (let wait = 0; wait < waits.length; wait++) waitOf.set(waits.suspend[wait]!, wait);

  for (let i = 0; i < times.length; i++) {
    const task = events.task[i]!;
    switch (events.kind[i]) {
      case Kind.spawn:
        close(events.a[i]!, times[i]!);
        begun[events.a[i]!] = i;
        break;
      case Kind.start:
      case Kind.resume:
      case Kind.suspend:
        close(task, times[i]!);
        begun[task] = i;
        break;
      case Kind.finish:
      case Kind.close:
        close(task, times[i]!);
        break;
    }
  }
  for (let task = 0; task < begun.length; task++) close(task, endOf(task));
  return spans;

  function close(task: number, to: number): void {
    const event = begun[task]!;
    if (event < 0) return;
    begun[task] = -1;
    const from = times[event]!;
    const wait = waitOf.get(event);
    if (wait === undefined) {
      add('running', from, to);
      return;
    }
    const ready = Math.min(to, Math.max(from, readyAt(wait, to)));
    add('suspended', from, ready);
    add('ready', ready, to);

    function add(state: Span['state'], from: number, to: number): void {
      if (to > from) spans.push({ task, state, from, to, event });
    }
  }

  function readyAt(wait: number, to: number): number {
    const ready = waits.ready[wait]!;
    if (ready === -1) return to;
    return waits.reason[wait] === Reason.sleep ? at(waits.readyTime[wait]!) : (times[ready] ?? to);
  }

  /** What was cancelled, cleared or refused before it started is closed by nobody. */
  function endOf(task: number): number {
    const { cuts } = trace;
    if (isRefused(cuts, task)) return times[cuts!.refused![task]!] ?? end;
    const asked = cuts !== undefined && isCut(cuts, task) ? cuts.asked[task]! : -1;
    return times[asked] ?? end;
  }
}
