import type { Program } from '../../program/program.ts';
import { durationAt, durationsOf, isAt, mapDurations } from './duration.ts';
import type { Draft, Place } from './rewrite.ts';
import { awaited, placesOf, rewrite, stepAt } from './rewrite.ts';
import { drop } from './tasks.ts';

/**
 * Programs without a task, a step that takes time, or a wait; the time that this took is spent by one of the other steps
 * instead, or by each of them: so that what must come later still does.
 */
export function* giveDurations(program: Program): Iterable<Draft> {
  const places = durationsOf(program);
  for (let task = 1; task < program.tasks.length; task++) {
    const { name } = program.tasks[task]!;
    for (const longer of lengthened(program, totalOf(program, task), (heir) => heir.task !== task)) {
      yield drop(longer, new Set([name]));
    }
  }
  for (const giver of places) {
    for (const longer of lengthened(program, durationAt(program, giver), (heir) => !isAt(heir, giver))) {
      yield without(longer, giver);
    }
  }
  for (const wait of placesOf(program, (step) => awaited(step) !== undefined)) {
    const target = program.tasks.findIndex((task) => task.name === awaited(stepAt(program, wait)));
    for (const longer of lengthened(program, totalOf(program, target), (heir) => heir.task === wait.task)) {
      yield without(longer, wait);
    }
  }
}

function* lengthened(program: Program, time: number, isHeir: (place: Place) => boolean): Iterable<Draft> {
  if (time === 0) return;
  const heirs = durationsOf(program).filter(isHeir);
  for (const heir of heirs) yield mapDurations(program, (ms, at) => (isAt(at, heir) ? ms + time : ms));
  if (heirs.length > 1) yield mapDurations(program, (ms, at) => (isHeir(at) ? ms + time : ms));
}

function totalOf(program: Program, task: number): number {
  let total = 0;
  for (const place of durationsOf(program)) if (place.task === task) total += durationAt(program, place);
  return total;
}

function without(program: Draft, { task, position }: Place): Draft {
  return rewrite(program, (step, ...at) => (at[0] === task && at[1] === position ? [] : [step]));
}
