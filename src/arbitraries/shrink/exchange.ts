import type { Program } from '../../program/program.ts';
import { exchangeTasks } from './arrangement.ts';
import { durationsOf, isAt, mapDurations } from './duration.ts';
import type { Draft } from './rewrite.ts';
import { placesOf, replaceAt } from './rewrite.ts';
import { drop } from './tasks.ts';

/** Beyond so many steps there are too many drafts; single steps will have gone before that. */
const MOST_STEPS = 20;

/**
 * Programs in which what made a step or a task necessary is undone in the same go: two tasks do what the other did, and a
 * step or a task less is needed; a step goes, and another, or each of them, takes 1 ms longer for it.
 */
export function* exchangeAndDrop(program: Program): Iterable<Draft> {
  const places = placesOf(program, () => true);
  if (places.length > MOST_STEPS) return;
  for (const exchanged of exchangeTasks(program)) {
    for (const place of placesOf(exchanged, (step) => !('spawn' in step))) {
      yield replaceAt(exchanged, place, undefined);
    }
    for (const { name } of exchanged.tasks.slice(1)) yield drop(exchanged, new Set([name]));
  }
  const heirs = durationsOf(program);
  for (const heir of heirs) {
    const longer = mapDurations(program, (ms, at) => (isAt(at, heir) ? ms + 1 : ms));
    for (const place of places) if (!isAt(place, heir)) yield replaceAt(longer, place, undefined);
  }
  if (heirs.length < 2) return;
  const longer = mapDurations(program, (ms) => ms + 1);
  for (const place of places) yield replaceAt(longer, place, undefined);
}
