import type { Mutant } from '../../fixtures/mutants/mutant.ts';
import type { LawId } from '../../src/laws/law.ts';
import type { Catch, Hunt } from './job.ts';
import { median, orNever, percentile, shareOf } from './statistics.ts';

/** Everything that was found out about one mutant. */
export interface Findings {
  readonly mutant: Pick<Mutant, 'name' | 'bug' | 'family' | 'law' | 'size'>;
  readonly hunts: readonly Hunt[];
  /** What a fresh process made of each saved counterexample, by file. */
  readonly replays: ReadonlyMap<string, string>;
  readonly chain: readonly Catch[];
  /** Undefined where it does not apply. */
  readonly promises: readonly Catch[] | undefined;
}

/** One mutant's figures, over all seeds. Shares are from 0 to 1. */
export interface Summary {
  readonly name: string;
  readonly law: LawId;
  /** Hunts in which some law caught it. */
  readonly solved: number;
  readonly seeds: number;
  /** Programs to the first violation of any law, and of the law meant. */
  readonly median: number;
  readonly p90: number;
  readonly meantMedian: number;
  readonly meantP90: number;
  readonly sizeMedian: number;
  /** The smallest counterexample that is known: of all seeds, and of the row in `fixtures/mutants/`. */
  readonly best: number;
  readonly atBest: number;
  /** Different canonical counterexamples; the one that most seeds came to. */
  readonly forms: number;
  readonly form: string;
  readonly minimal: number;
  /** Hunts whose report names the law meant, and those whose report names no other. */
  readonly attributed: number;
  readonly alone: number;
  /** Laws reported besides the one meant. */
  readonly besides: readonly LawId[];
  readonly slips: number;
  /** Replays in a fresh process that failed in the same way. */
  readonly replayed: number;
  /** Why the original does not vouch for it; empty where it does for every seed's counterexample. */
  readonly doubts: readonly string[];
  /** By law: hunts in which it was broken. */
  readonly broken: ReadonlyMap<LawId, number>;
}

export function summarise({ mutant, hunts, replays }: Findings): Summary {
  const { name, law } = mutant;
  const shown = hunts.flatMap((hunt) => hunt.shown ?? []);
  const sizes = shown.map(({ size }) => size);
  const best = Math.min(mutant.size, ...sizes);
  const forms = tally(shown.map(({ form }) => form));
  const caught = hunts.filter(({ first }) => first !== null);
  return {
    name,
    law,
    solved: caught.length,
    seeds: hunts.length,
    median: median(hunts.map(({ first }) => orNever(first))),
    p90: percentile(
      hunts.map(({ first }) => orNever(first)),
      0.9,
    ),
    meantMedian: median(hunts.map(({ meant }) => orNever(meant))),
    meantP90: percentile(
      hunts.map(({ meant }) => orNever(meant)),
      0.9,
    ),
    sizeMedian: median(sizes),
    best,
    atBest: shareOf(hunts, (hunt) => hunt.shown?.law === law && hunt.shown.size === best),
    forms: forms.size,
    form: mostCommon(forms),
    minimal: shareOf(shown, ({ minimal }) => minimal),
    attributed: shareOf(hunts, ({ reported }) => reported.includes(law)),
    alone: shareOf(hunts, ({ reported }) => reported.length === 1 && reported[0] === law),
    besides: [...new Set(hunts.flatMap(({ reported }) => reported))].filter((id) => id !== law),
    slips: hunts.reduce((sum, { slips }) => sum + slips.length, 0),
    replayed: shareOf(shown, ({ file }) => replays.get(file) === 'fails'),
    doubts: [...new Set(shown.flatMap(({ doubt }) => doubt ?? []))],
    broken: tally(hunts.flatMap(({ broken }) => broken)),
  };
}

function tally<T>(items: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function mostCommon(counts: ReadonlyMap<string, number>): string {
  return [...counts].sort(([, x], [, y]) => y - x)[0]?.[0] ?? '';
}
