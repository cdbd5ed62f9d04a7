import type { Case } from '../../program/case.ts';
import type { Bounds } from '../options.ts';
import { drop } from './tasks.ts';

/** Cases in a plainer environment: a lower limit, alone or with one task fewer to share it; smaller dice. */
export function* plainerEnvironment({ program, environment }: Case, { limits }: Bounds): Iterable<Case> {
  const { limit, dice } = environment;
  const lower = limits.filter((other) => other < limit);
  for (const other of lower) yield { program, environment: { limit: other, dice } };
  for (const other of new Set([0, 1, dice >> 1, dice - 1])) {
    if (other >= 0 && other < dice) yield { program, environment: { limit, dice: other } };
  }
  const next = lower.at(-1);
  if (next === undefined) return;
  for (const { name } of program.tasks.slice(1)) {
    yield { program: drop(program, new Set([name])), environment: { limit: next, dice } };
  }
}
