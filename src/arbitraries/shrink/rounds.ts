import type { StepOf } from '../../program/program.ts';

/** Round numbers only: which one overflows a stack is another on each machine, and may be another in each run. */
const ROUNDS: readonly number[] = [1, 10, 100, 1_000, 10_000];

export function fewerRounds({ loop }: StepOf<'loop'>): readonly StepOf<'loop'>[] {
  return ROUNDS.filter((rounds) => rounds < loop).map((rounds) => ({ loop: rounds }));
}
