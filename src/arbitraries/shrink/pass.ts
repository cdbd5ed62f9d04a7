import type { Case } from '../../program/case.ts';
import type { Program } from '../../program/program.ts';
import type { Bounds } from '../options.ts';
import type { Draft } from './rewrite.ts';

/** One idea of how a case may become smaller: its drafts, the most aggressive first. */
export type Pass = (
  from: Case,
  bounds: Bounds,
) => Iterable<{ readonly program: Draft; readonly environment: Case['environment'] }>;

/** A pass that leaves the environment alone. */
export function onProgram(reduce: (program: Program) => Iterable<Draft>): Pass {
  return function* ({ program, environment }) {
    for (const draft of reduce(program)) yield { program: draft, environment };
  };
}
