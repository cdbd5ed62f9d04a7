import type { Program } from '../program/program.ts';
import type { Ending, Trace } from './trace.ts';

/** What was done to a program to get another one that must come to the same: the ids of the laws that say so. */
export type Relation = 'time-scaling' | 'spawn-permutation' | 'delegation' | 'bystander';

/** What became of another program, or of the same one written otherwise, that was run for comparison. */
export interface Companion {
  readonly relation: Relation;
  /** What was run. */
  readonly program: Program;
  /** By how much all durations were multiplied; 1 where they were not. */
  readonly factor: number;
  readonly ending: Ending;
  /** Of the tasks that the compared program has, too, in its order. */
  readonly ends: readonly End[];
}

/** How a task ended. */
export interface End {
  /** ms since the start of the run; NaN where it did not end. */
  readonly time: number;
  /** The latest that the oracle knows for a scheduler of this resolution that has a processor for every task; NaN where
   *  none. */
  readonly latest: number;
  /** 0 where it returned, 1 where it threw; −1 where it did not end. */
  readonly status: number;
  /** Of its result or error (see `Digest`); 0 where it did not end. */
  readonly digest: number;
}

/** How each of the first so many tasks of a run ended. */
export function endsOf(
  { events, waits, expected, startTime }: Pick<Trace, 'events' | 'waits' | 'expected' | 'startTime'>,
  tasks: number,
): readonly End[] {
  const ends: End[] = [];
  for (let task = 0; task < tasks; task++) {
    const finish = waits.finishOf[task]!;
    const ended = finish >= 0;
    ends.push({
      time: ended ? events.time[finish]! - startTime : Number.NaN,
      latest: expected.tasks[task]!.latestFinish,
      status: ended ? events.a[finish]! : -1,
      digest: ended ? events.b[finish]! : 0,
    });
  }
  return ends;
}
