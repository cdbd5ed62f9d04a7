import type { Program } from '../../program/program.ts';
import type { Draft } from './rewrite.ts';
import { placesOf, replaceAt, rewrite, stepAt } from './rewrite.ts';

/** Programs that emit smaller values: all at once, then one at a time. */
export function* lowerEmits(program: Program): Iterable<Draft> {
  for (const value of [0, 1]) yield rewrite(program, (step) => ['emit' in step ? { emit: value } : step]);
  for (const place of placesOf(program, (step) => 'emit' in step)) {
    const step = stepAt(program, place);
    if (!('emit' in step)) continue;
    for (const emit of closerToZero(step.emit)) yield replaceAt(program, place, { emit });
  }
}

function closerToZero(value: number): number[] {
  // −2³¹ has no opposite among the values that may be emitted.
  const opposite = value < 0 && value > -(2 ** 31) ? [-value] : [];
  return [0, 1, ...opposite, Math.trunc(value / 2), value - Math.sign(value)];
}
