import { BUG_FAMILIES, type BugFamily } from '../../fixtures/mutants/mutant.ts';
import type { Catch } from './job.ts';
import { mean, median, orNever, shareOf } from './statistics.ts';
import type { Findings } from './summary.ts';

/** What a tester makes of a family of mutants: medians over all its mutants and seeds. */
export interface Record {
  readonly solved: number;
  readonly programs: number;
  /** The mean of the programs to find, of those that were found: where most are found by the first one it tells more. */
  readonly mean: number;
  /** Of the shrunk counterexamples; not a number where there is none. */
  readonly size: number;
}

/** One family under Fairtick and one baseline, on the mutants for which the baseline applies. */
export interface Comparison {
  readonly family: BugFamily;
  readonly baseline: 'chain' | 'fc.scheduler()';
  readonly mutants: number;
  readonly ours: Record;
  readonly theirs: Record;
  readonly better: boolean;
}

/** Families without mutants, and baselines that apply to none of a family's, are left out. */
export function compareFamilies(findings: readonly Findings[]): readonly Comparison[] {
  return BUG_FAMILIES.flatMap((family) => {
    const members = findings.filter(({ mutant }) => mutant.family === family);
    return [
      ...comparison(family, 'chain', members, ({ chain }) => chain),
      ...comparison(family, 'fc.scheduler()', members, ({ promises }) => promises),
    ];
  });
}

function comparison(
  family: BugFamily,
  baseline: Comparison['baseline'],
  members: readonly Findings[],
  catchesOf: (findings: Findings) => readonly Catch[] | undefined,
): readonly Comparison[] {
  const applicable = members.filter((each) => catchesOf(each) !== undefined);
  if (applicable.length === 0) return [];
  const ours = recordOf(
    applicable.flatMap(({ hunts }) =>
      hunts.map(({ first, shown }) => ({ first, size: shown === null ? null : shown.size })),
    ),
  );
  const theirs = recordOf(applicable.flatMap((each) => catchesOf(each)!));
  return [{ family, baseline, mutants: applicable.length, ours, theirs, better: isBetter(ours, theirs) }];
}

function recordOf(catches: readonly Catch[]): Record {
  return {
    solved: shareOf(catches, ({ first }) => first !== null),
    programs: median(catches.map(({ first }) => orNever(first))),
    mean: mean(catches.flatMap(({ first }) => first ?? [])),
    size: median(catches.flatMap(({ size }) => size ?? [])),
  };
}

/**
 * More are solved; or as many, with neither more programs nor larger counterexamples, and fewer or smaller ones. Where both
 * medians are the same, the mean of the programs decides.
 */
export function isBetter(ours: Record, theirs: Record): boolean {
  if (ours.solved !== theirs.solved) return ours.solved > theirs.solved;
  const larger = Number.isNaN(theirs.size) ? Number.POSITIVE_INFINITY : theirs.size;
  const asGood = ours.programs <= theirs.programs && ours.size <= larger;
  return asGood && (ours.programs < theirs.programs || ours.size < larger || ours.mean < theirs.mean);
}
