import type { Comparison } from './families.ts';
import type { Alarms, Reduction } from './job.ts';
import { shareOf } from './statistics.ts';
import type { Summary } from './summary.ts';

/** A demand, what was measured, and whether that is enough. */
export interface Bar {
  readonly demand: string;
  readonly figure: string;
  readonly met: boolean;
}

/** What one mutant falls short in, by the bars that are asked of each. Empty where nothing is missing. */
export function missesOf(summary: Summary): readonly string[] {
  const { solved, seeds, median, p90, atBest, forms, minimal, attributed, slips, replayed, doubts } = summary;
  return [
    ...(solved < seeds ? [`solved ${solved}/${seeds}`] : []),
    ...(median > LATE.median ? [`median ${programs(median)}`] : []),
    ...(p90 > LATE.p90 ? [`p90 ${programs(p90)}`] : []),
    ...(atBest < 1 ? [`best size ${percent(atBest)}`] : []),
    ...(forms > 1 ? [`${forms} normal forms`] : []),
    ...(minimal < 1 ? [`1-minimal ${percent(minimal)}`] : []),
    ...(attributed < 1 ? [`attribution ${percent(attributed)}`] : []),
    ...(slips > 0 ? [`${slips} slips`] : []),
    ...(replayed < 1 ? [`replay ${percent(replayed)}`] : []),
    ...doubts.map((reason) => `no witness: ${reason}`),
  ];
}

const LATE = { median: 20, p90: 200 };

/** `alarms` and `reduction` are undefined where they were not looked for: then no bar stands on them. */
export function barsOf(
  summaries: readonly Summary[],
  comparisons: readonly Comparison[],
  alarms: readonly Alarms[] | undefined,
  reduction: Reduction | undefined,
): readonly Bar[] {
  const atBest = average(summaries, ({ atBest, seeds }) => [atBest, seeds]);
  const attributed = average(summaries, ({ attributed, seeds }) => [attributed, seeds]);
  const replayed = average(summaries, (each) => [each.replayed, each.solved]);
  const early = shareOf(summaries, ({ median }) => median <= LATE.median);
  const oneForm = shareOf(summaries, ({ forms }) => forms === 1);
  const behind = comparisons.filter(({ better }) => !better);
  return [
    share(
      'every mutant solved under every seed',
      shareOf(summaries, (each) => each.solved === each.seeds),
      1,
    ),
    share(`median at most ${LATE.median} programs, for 90 % of mutants`, early, 0.9),
    share(
      `p90 at most ${LATE.p90} programs, for every mutant`,
      shareOf(summaries, ({ p90 }) => p90 <= LATE.p90),
      1,
    ),
    share('95 % of hunts end at the best known size', atBest, 0.95),
    share('one normal form, for 85 % of mutants', oneForm, 0.85),
    share('the law meant is reported, in 95 % of hunts', attributed, 0.95),
    none(
      'no shrunk program has slipped to another law',
      summaries.reduce((sum, { slips }) => sum + slips, 0),
    ),
    share('every counterexample fails in a fresh process', replayed, 1),
    share('every mutant has a witness that its original passes', shareOf(summaries, isVouchedFor), 1),
    ...(alarms === undefined
      ? []
      : [
          none(
            'no false alarm',
            alarms.reduce((sum, { broken }) => sum + broken.length, 0),
          ),
        ]),
    {
      demand: 'better than both baselines on every family',
      figure: `${comparisons.length - behind.length} of ${comparisons.length} comparisons`,
      met: behind.length === 0,
    },
    ...(reduction === undefined
      ? []
      : [
          {
            demand: `${reduction.steps} steps of p-queue are shrunk and explained in under 1 s (median of ${reduction.programs} programs)`,
            figure: reduction.ms < 1000 ? 'under 1 s' : '1 s or more',
            met: reduction.ms < 1000,
          },
        ]),
  ];
}

function isVouchedFor({ solved, doubts }: Summary): boolean {
  return solved > 0 && doubts.length === 0;
}

function share(demand: string, value: number, least: number): Bar {
  return { demand, figure: percent(value), met: value >= least };
}

function none(demand: string, count: number): Bar {
  return { demand, figure: `${count}`, met: count === 0 };
}

/** Of all hunts, where mutants may have been hunted a different number of times. */
function average(summaries: readonly Summary[], of: (summary: Summary) => readonly [number, number]): number {
  let sum = 0;
  let weights = 0;
  for (const summary of summaries) {
    const [value, weight] = of(summary);
    sum += value * weight;
    weights += weight;
  }
  return weights === 0 ? 1 : sum / weights;
}

/** Rounded down, so that 100 % means all. @example percent(0.9996) // '99.9 %' */
export function percent(value: number): string {
  return `${Math.floor(value * 1000 + 1e-9) / 10} %`;
}

export function programs(count: number): string {
  return Number.isFinite(count) ? String(count) : 'never';
}
