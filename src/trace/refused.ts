import type { Cuts } from './cuts.ts';
import { type Events, Kind } from './event.ts';

/** For each task the event that says that it is refused, −1 where none does, or it started all the same; undefined where none is. */
export function findRefused({ length, kind, task }: Events, tasks: number): Int32Array | undefined {
  let refused: Int32Array | undefined;
  for (let i = 0; i < length; i++) {
    if (kind[i] !== Kind.refuse) continue;
    refused ??= new Int32Array(tasks).fill(-1);
    if (refused[task[i]!] === -1) refused[task[i]!] = i;
  }
  if (refused === undefined) return undefined;
  for (let i = 0; i < length; i++) if (kind[i] === Kind.start) refused[task[i]!] = -1;
  return refused;
}

/** Was the task refused, and did it never start? */
export function isRefused(cuts: Cuts | undefined, task: number): boolean {
  return cuts?.refused !== undefined && cuts.refused[task]! >= 0;
}
