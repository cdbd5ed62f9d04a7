import type { NumberOf } from './instruction.ts';
import type { Combinator, Step, StepOf, TaskName } from './program.ts';

/** An arm that is spawned together with the next one; the last of them stands for all. */
export interface Arm {
  readonly kind: 'arm';
  readonly task: number;
}

/** A race, or a whole: its arms by number, and the position of the last one's step. */
export interface Combined {
  readonly kind: Combinator;
  readonly at: number;
  readonly arms: readonly number[];
}

/** Arms follow each other; the last one stands for all. */
export function armOf(steps: readonly Step[], at: number, numberOf: NumberOf): Arm | Combined {
  const { spawn, for: kind } = steps[at] as StepOf<'spawn'>;
  const next = steps[at + 1];
  if (next !== undefined && 'for' in next && next.for === kind) return { kind: 'arm', task: numberOf(spawn) };
  const arms: number[] = [];
  for (const name of armsOf(steps, at)) arms.push(numberOf(name));
  return { kind: kind!, at, arms };
}

/** The arms of which the spawn at this position is the last one, in their order. */
export function armsOf(steps: readonly Step[], at: number): readonly TaskName[] {
  const { for: kind } = steps[at] as StepOf<'spawn'>;
  let first = at;
  while (first > 0 && (steps[first - 1] as StepOf<'spawn'>).for === kind) first--;
  return steps.slice(first, at + 1).map((step) => (step as StepOf<'spawn'>).spawn);
}
