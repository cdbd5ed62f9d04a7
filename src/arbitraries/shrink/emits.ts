import type { Program } from '../../program/program.ts';
import type { Draft } from './rewrite.ts';
import { placesOf, replaceAt, rewrite, stepAt } from './rewrite.ts';

/** Programs that emit smaller values: all at once, then one at a time. */
export function* lowerEmits(program: Program): Iterable<Draft> {
  for (let choice = 0; choice < 4; choice++) {
    yield rewrite(program, (step) => ['emit' in step ? { emit: closerToZero(step.emit)[choice]! } : step]);
  }
  for (const place of placesOf(program, (step) => 'emit' in step)) {
    const step = stepAt(program, place);
    if (!('emit' in step)) continue;
    for (const emit of closerToZero(step.emit)) yield replaceAt(program, place, { emit });
  }
}

/** Some may be no closer: what is not smaller is not tried. */
function closerToZero(value: number): readonly number[] {
  // −2³¹ has no opposite among the values that may be emitted.
  const opposite = value < 0 && value > -(2 ** 31) ? -value : 1;
  return [0, opposite, Math.trunc(value / 2), value - Math.sign(value)];
}
