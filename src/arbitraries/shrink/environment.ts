import type { Case } from '../../program/case.ts';
import type { Bounds } from '../options.ts';
import { politer } from '../worlds.ts';
import { drop } from './tasks.ts';

/** The same program in a politer world: who has to forgive nothing sees more. */
export function* politerWorld({ program, environment }: Case): Iterable<Case> {
  for (const world of politer(environment)) yield { program, environment: world };
}

/** Cases in a plainer environment: a lower limit, alone or with one task fewer to share it; smaller dice. */
export function* plainerEnvironment({ program, environment }: Case, { limits }: Bounds): Iterable<Case> {
  const { limit, dice } = environment;
  const lower = limits.filter((other) => other < limit);
  for (const other of lower) yield { program, environment: { ...environment, limit: other } };
  for (const other of new Set([0, 1, dice >> 1, dice - 1])) {
    if (other >= 0 && other < dice) yield { program, environment: { ...environment, dice: other } };
  }
  const next = lower.at(-1);
  if (next === undefined) return;
  for (const { name } of program.tasks.slice(1)) {
    yield { program: drop(program, new Set([name])), environment: { ...environment, limit: next } };
  }
}
