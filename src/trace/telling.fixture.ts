import { figuresArgument, Kind } from './event.ts';
import type { Recorder } from './recorder.ts';

/** Adds what a scheduler says of itself, 'told 0' (to whoever asked by the first watch) or 'says run 1'; false where it is none of this. */
export function tell(events: Recorder, time: number, [name, which, ...more]: readonly string[]): boolean {
  if (name === 'says') events.add(Kind.look, -1, time, -1, figuresFrom([which!, ...more]));
  if (name === 'told') {
    const asked = watchesIn(events)[Number(which)]!;
    events.add(Kind.told, -1, time, asked, events.b[asked]!);
  }
  return name === 'says' || name === 'told';
}

/** @example figuresFrom(['run', '1', 'idle', '0']) */
export function figuresFrom(words: readonly string[]): number {
  const said = (word: string): number | undefined =>
    words.includes(word) ? Number(words[words.indexOf(word) + 1]) : undefined;
  const idle = said('idle');
  return figuresArgument({
    running: said('run'),
    waiting: said('wait'),
    all: said('all'),
    idle: idle === undefined ? undefined : idle === 1,
  });
}

function watchesIn({ kind, length }: Recorder): readonly number[] {
  return Array.from({ length }, (_, i) => i).filter((i) => kind[i] === Kind.watch);
}
