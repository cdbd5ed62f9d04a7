import type { BugFamily } from '../../fixtures/mutants/mutant.ts';
import type { LawId } from '../../src/laws/law.ts';
import { type Bar, missesOf, percent, programs } from './bars.ts';
import type { Comparison, Record } from './families.ts';
import type { Alarms } from './job.ts';
import type { EvaluateOptions } from './options.ts';
import type { Summary } from './summary.ts';

/** All that the page tells. */
export interface Evaluation {
  readonly options: EvaluateOptions;
  readonly summaries: readonly Summary[];
  /** By mutant. */
  readonly families: ReadonlyMap<string, BugFamily>;
  readonly comparisons: readonly Comparison[];
  readonly alarms: readonly (Alarms & { readonly scheduler: string })[] | undefined;
  readonly bars: readonly Bar[];
  /** The catalogue, in its order. */
  readonly laws: readonly LawId[];
}

/** The evaluation as Markdown. Nothing in it depends on the machine, and no time is in it. */
export function page(evaluation: Evaluation): string {
  const { options, summaries, bars } = evaluation;
  const met = bars.filter((bar) => bar.met).length;
  return [
    '# Evaluation',
    `${summaries.length} mutants, seeds 1–${options.seeds}${baselines(options)}, at most ${options.cap} programs a hunt. Written by \`npm run evaluate\`; how to read it is said in [README.md](README.md).`,
    `## Bars: ${met} of ${bars.length}`,
    table(
      ['', 'demand', 'measured'],
      bars.map((bar) => [bar.met ? '✓' : '✗', bar.demand, bar.figure]),
    ),
    '## Mutants that fall short in something',
    shortcomings(summaries),
    '## Mutants',
    mutantTable(evaluation),
    '## Against the baselines',
    comparisonTable(evaluation.comparisons),
    '## Which laws break',
    killMatrix(evaluation),
    '## False alarms',
    alarmTable(evaluation.alarms),
    '## Witnesses',
    'Each program fails on its mutant and passes on the original, by every law that binds it.',
    table(
      ['mutant', 'law', 'program'],
      summaries.map(({ name, law, form }) => [name, law, code(form)]),
    ),
  ]
    .map((block) => `${block.trimEnd()}\n`)
    .join('\n');
}

function baselines({ seeds, baselineSeeds }: EvaluateOptions): string {
  return baselineSeeds === seeds ? '' : ` (1–${baselineSeeds} for the baselines)`;
}

function shortcomings(summaries: readonly Summary[]): string {
  const lines = summaries.flatMap((summary) => {
    const misses = missesOf(summary);
    return misses.length === 0 ? [] : [`- **${summary.name}**: ${misses.join('; ')}`];
  });
  return lines.length === 0 ? 'None.' : lines.join('\n');
}

function mutantTable({ summaries, families }: Evaluation): string {
  const head = ['mutant', 'family', 'law meant', 'solved', 'programs: median, p90', 'to the law meant'];
  const more = ['size (best)', 'at best', 'forms', 'reported', 'besides', 'slips', 'replay'];
  return table(
    [...head, ...more],
    summaries.map((each) => [
      each.name,
      families.get(each.name)!,
      each.law,
      `${each.solved}/${each.seeds}`,
      `${programs(each.median)}, ${programs(each.p90)}`,
      `${programs(each.meantMedian)}, ${programs(each.meantP90)}`,
      `${number(each.sizeMedian)} (${each.best})`,
      percent(each.atBest),
      String(each.forms),
      percent(each.attributed),
      each.besides.join(', '),
      String(each.slips),
      percent(each.replayed),
    ]),
  );
}

function comparisonTable(comparisons: readonly Comparison[]): string {
  const three = ({ solved, programs: tried, mean, size }: Record) =>
    `${percent(solved)}, ${programs(tried)} (${Number.isNaN(mean) ? '–' : mean.toFixed(1)}), ${number(size)}`;
  return table(
    [
      '',
      'family',
      'baseline',
      'mutants',
      'Fairtick: solved, programs to find: median (mean of those found), size',
      'baseline',
      'ratio: programs, size',
    ],
    comparisons.map(({ better, family, baseline, mutants, ours, theirs }) => [
      better ? '✓' : '✗',
      family,
      baseline,
      String(mutants),
      three(ours),
      three(theirs),
      `${ratio(theirs.programs, ours.programs)}, ${ratio(theirs.size, ours.size)}`,
    ]),
  );
}

/** ● the law meant, ○ another one; under fewer than half of the seeds, · instead. */
function killMatrix({ summaries, laws }: Evaluation): string {
  const head = ['mutant', ...laws.map((_, i) => String(i + 1))];
  const rows = summaries.map((each) => [
    each.name,
    ...laws.map((law) => {
      const times = each.broken.get(law) ?? 0;
      if (times === 0) return '';
      return law === each.law ? '●' : times * 2 < each.seeds ? '·' : '○';
    }),
  ]);
  const legend = laws.map((law, i) => `${i + 1} ${law}`).join(', ');
  return `${legend}. ● the law meant, ○ another that breaks too, · one that does under less than half of the seeds.\n\n${table(head, rows)}`;
}

function alarmTable(alarms: Evaluation['alarms']): string {
  if (alarms === undefined) return 'Not looked for in this run.';
  return table(
    ['correct scheduler', 'programs', 'laws broken', 'laws that had no occasion'],
    alarms.map(({ scheduler, runs, broken, vacuous }) => [
      scheduler,
      String(runs),
      broken.length === 0 ? '–' : `**${broken.join(', ')}**`,
      vacuous.length === 0 ? '–' : vacuous.join(', '),
    ]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function code(form: string): string {
  return form === '' ? '–' : `\`${form.replaceAll('\n', ' ⏎ ').replace(/ +/g, ' ')}\``;
}

function ratio(theirs: number, ours: number): string {
  if (Number.isNaN(theirs) || Number.isNaN(ours)) return '–';
  if (!Number.isFinite(theirs)) return '∞';
  return `× ${(theirs / ours).toFixed(1)}`;
}

function number(value: number): string {
  return Number.isNaN(value) ? '–' : String(value);
}
