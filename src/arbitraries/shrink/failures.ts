import type { Program } from '../../program/program.ts';
import type { Draft } from './rewrite.ts';
import { rewrite } from './rewrite.ts';
import { drop } from './tasks.ts';

/** Programs in which who joins a task throws instead, and nobody spawns it: it was there only to fail, or to be cancelled. */
export function* throwInstead(program: Program): Iterable<Draft> {
  for (const { name } of program.tasks.slice(1)) {
    const failing = rewrite(program, (step) => [
      'join' in step && step.join === name ? { throw: 'error' } : step,
    ]);
    yield drop(failing, new Set([name]));
  }
}
