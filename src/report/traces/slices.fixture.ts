import type { ChromeTrace } from './perfetto.ts';

/**
 * What Perfetto would draw wrongly, or not at all: slices of one track of which one begins within another and ends after it,
 * or that take no time. Empty for a trace that opens as it is meant.
 */
export function overlaps({ traceEvents }: ChromeTrace): string[] {
  const tracks = new Map<string, { name: string; from: number; to: number }[]>();
  for (const { ph, name, pid, tid, ts, dur } of traceEvents) {
    if (ph !== 'X') continue;
    const track = `${pid}:${tid}`;
    tracks.set(track, [...(tracks.get(track) ?? []), { name, from: ts!, to: ts! + dur! }]);
  }
  const found: string[] = [];
  for (const [track, slices] of tracks) {
    const open: typeof slices = [];
    for (const slice of [...slices].sort((a, b) => a.from - b.from || b.to - a.to)) {
      while (open.length > 0 && open.at(-1)!.to <= slice.from) open.pop();
      const outer = open.at(-1);
      if (!(slice.to > slice.from)) found.push(`${track}: ${slice.name} takes no time`);
      if (outer !== undefined && slice.to > outer.to)
        found.push(
          `${track}: ${slice.name} (${slice.from}–${slice.to}) ends after ${outer.name} (–${outer.to})`,
        );
      open.push(slice);
    }
  }
  return found;
}
