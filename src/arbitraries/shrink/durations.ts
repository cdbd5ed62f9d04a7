import type { Program, Step } from '../../program/program.ts';
import type { Draft, Place } from './rewrite.ts';
import { placesOf, rewrite, stepAt } from './rewrite.ts';
import { drop } from './tasks.ts';

/** Programs with shorter sleeps and less work: all at once, equal ones together, one at a time. */
export function* lowerDurations(program: Program): Iterable<Draft> {
  for (let choice = 0; choice < LOWER.length; choice++) {
    yield mapDurations(program, (ms) => LOWER[choice]!(ms));
  }
  const distinct = new Set(durationsOf(program).map((place) => durationAt(program, place)));
  for (const value of distinct) {
    for (const lower of LOWER) yield mapDurations(program, (ms) => (ms === value ? lower(ms) : ms));
  }
  for (const place of durationsOf(program)) {
    for (const lower of LOWER) yield mapDurations(program, (ms, at) => (isAt(at, place) ? lower(ms) : ms));
  }
}

/** To 0, 1, half, one less. What would be no reduction stays as it is. */
const LOWER: readonly ((ms: number) => number)[] = [
  () => 0,
  (ms) => Math.min(ms, 1),
  (ms) => Math.min(ms, Math.floor(ms / 2)),
  (ms) => Math.max(0, Math.ceil(ms) - 1),
];

/** Programs without a task, or a step, that took time; the time is spent by another step instead. */
export function* giveDurations(program: Program): Iterable<Draft> {
  const places = durationsOf(program);
  for (let task = 1; task < program.tasks.length; task++) {
    const own = places.filter((place) => place.task === task);
    const total = own.reduce((sum, place) => sum + durationAt(program, place), 0);
    if (total === 0) continue;
    for (const heir of places) {
      if (heir.task === task) continue;
      const longer = mapDurations(program, (ms, at) => (isAt(at, heir) ? ms + total : ms));
      yield drop(longer, new Set([program.tasks[task]!.name]));
    }
  }
  for (const giver of places) {
    const given = durationAt(program, giver);
    for (const heir of places) {
      if (given === 0 || isAt(heir, giver)) continue;
      const longer = mapDurations(program, (ms, at) => (isAt(at, heir) ? ms + given : ms));
      yield rewrite(longer, (step, task, position) => (isAt({ task, position }, giver) ? [] : [step]));
    }
  }
}

/** Programs in which two durations are lowered together, or in which time moves from an earlier step to a later one. */
export function* lowerPairs(program: Program): Iterable<Draft> {
  const places = durationsOf(program);
  for (let i = 0; i < places.length; i++) {
    for (let j = i + 1; j < places.length; j++) {
      const [early, late] = [places[i]!, places[j]!];
      for (const lower of LOWER) {
        yield mapDurations(program, (ms, at) => (isAt(at, early) || isAt(at, late) ? lower(ms) : ms));
      }
      const most = durationAt(program, early);
      for (const lower of LOWER) {
        const moved = most - lower(most);
        yield mapDurations(program, (ms, at) =>
          isAt(at, early) ? ms - moved : isAt(at, late) ? ms + moved : ms,
        );
      }
    }
  }
}

function durationsOf(program: Program): Place[] {
  return placesOf(program, (step) => 'sleep' in step || 'work' in step);
}

function durationAt(program: Program, place: Place): number {
  return durationOf(stepAt(program, place));
}

function durationOf(step: Step): number {
  if ('sleep' in step) return step.sleep;
  return 'work' in step ? step.work : 0;
}

function mapDurations(program: Program, change: (ms: number, at: Place) => number): Draft {
  return rewrite(program, (step, task, position) => {
    if ('sleep' in step) return [{ sleep: change(step.sleep, { task, position }) }];
    if ('work' in step) return [{ work: change(step.work, { task, position }) }];
    return [step];
  });
}

function isAt(x: Place, y: Place): boolean {
  return x.task === y.task && x.position === y.position;
}
