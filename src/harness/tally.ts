import { caseSize } from '../arbitraries/shrink/measure.ts';
import type { Law } from '../laws/law.ts';
import type { Case } from '../program/case.ts';
import type { Trace } from '../trace/trace.ts';
import { ingredientsOf } from './ingredients.ts';
import { judge } from './judge.ts';
import type { SmallPlace } from './report.ts';

/** What a search found out about one law. */
export interface Tally {
  readonly law: Law;
  obligations: number;
  /** Programs that put it to the test at least once. */
  occasions: number;
  worst: number | undefined;
  /** The first case that broke it. */
  first: (Origin & { readonly programs: number }) | undefined;
  /** The smallest random case of those that broke it. */
  broken: Met | undefined;
  /** The first enumerated case that broke it: none is smaller. */
  small: Met | undefined;
  /** Programs that broke it. */
  breaks: number;
  /** By the position of another law: programs that broke this one, and not the other, which could have judged them. */
  readonly without: number[];
  /** By what such programs ask of a scheduler (`ingredientsOf`), the smallest case that broke it: other bugs, perhaps. */
  readonly kinds: Map<number, Met>;
}

/** A case, and the way to it. */
interface Met extends Origin {
  readonly case: Case;
}

/** The seed and the path that lead to a case again: fast-check's, or `small:` and the number of an enumerated case. */
export interface Origin {
  readonly seed: number;
  readonly path: string;
  /** Set where the case was enumerated. */
  readonly small?: SmallPlace;
}

export function startTallies(laws: readonly Law[]): readonly Tally[] {
  return laws.map((law) => ({
    law,
    obligations: 0,
    occasions: 0,
    worst: undefined,
    first: undefined,
    broken: undefined,
    small: undefined,
    breaks: 0,
    without: laws.map(() => 0),
    kinds: new Map(),
  }));
}

/** Adds what was counted apart, by the same laws and later. */
export function addTallies(to: readonly Tally[], later: readonly Tally[]): void {
  for (const [i, tally] of to.entries()) {
    const { obligations, occasions, worst, first, small, breaks, without, kinds } = later[i]!;
    tally.obligations += obligations;
    tally.occasions += occasions;
    if (worst !== undefined && (tally.worst === undefined || worst > tally.worst)) tally.worst = worst;
    tally.first ??= first;
    tally.small ??= small;
    tally.breaks += breaks;
    for (const [other, programs] of without.entries()) tally.without[other]! += programs;
    for (const [kind, met] of kinds) keepSmallestOfKind(tally, kind, met);
  }
}

/**
 * Puts a trace to the laws and adds what they say.
 *
 * @param programs how many had been run when this one was done.
 */
export function count(
  tallies: readonly Tally[],
  trace: Trace,
  kase: Case,
  originOf: () => Origin,
  programs: number,
): void {
  let broken = false;
  for (let i = 0; i < tallies.length; i++) {
    const tally = tallies[i]!;
    const { obligations, worst, violation } = judge(tally.law, trace);
    tally.obligations += obligations;
    if (obligations > 0) tally.occasions++;
    if (worst !== undefined && (tally.worst === undefined || worst > tally.worst)) tally.worst = worst;
    broke[i] = violation !== undefined;
    if (violation === undefined) continue;
    broken = true;
    tally.breaks++;
    keepSmallest(tally, kase, originOf(), programs);
  }
  if (broken) keepCompany(tallies, trace);
}

/** Which laws broke in the run that is counted; one array for all runs. */
const broke: boolean[] = [];

function keepCompany(tallies: readonly Tally[], { ending }: Trace): void {
  for (let i = 0; i < tallies.length; i++) {
    if (!broke[i]) continue;
    const { without } = tallies[i]!;
    for (let other = 0; other < tallies.length; other++) {
      if (broke[other]) continue;
      if (tallies[other]!.law.judges === 'any' || ending.kind === 'completed') without[other]!++;
    }
  }
}

function keepSmallest(tally: Tally, kase: Case, origin: Origin, programs: number): void {
  tally.first ??= { ...origin, programs };
  keepSmallestOfKind(tally, ingredientsOf(kase.program), { case: kase, ...origin });
  if (origin.small !== undefined) {
    tally.small ??= { case: kase, ...origin };
    return;
  }
  const { broken } = tally;
  // The smallest of a chunk is the best start, and no later chunk is worth an origin that is harder to name.
  if (broken === undefined) tally.broken = { case: kase, ...origin };
  else if (caseSize(kase) < caseSize(broken.case) && origin.seed === broken.seed) {
    tally.broken = { case: kase, ...origin };
  }
}

function keepSmallestOfKind({ kinds }: Tally, kind: number, met: Met): void {
  const like = kinds.get(kind);
  if (like === undefined || caseSize(met.case) < caseSize(like.case)) kinds.set(kind, met);
}
