import type { Report, Verdict } from '../harness/report.ts';
import type { Law, LawId } from '../laws/law.ts';
import { type Glyphs, glyphs } from './glyphs.ts';
import { hanging, remarks } from './remarks.ts';
import { isOutOfDate, type Tally, tallyOf } from './tally.ts';

export interface ScorecardOptions {
  /** Characters a line, default 100. */
  readonly width?: number;
  readonly ascii?: boolean;
}

/**
 * Schedulers × laws: what held, what broke, what was never put to the test, what does not apply, and what a pass means.
 * A scheduler is a row, because there may be forty of them; a law is a letter, so that all fit beside each other.
 *
 * @example
 *              completion  order
 *              a b         c d    worst bypass
 * round-robin  ✓ ✓         ✓ ·    1
 */
export function scorecard(reports: readonly Report[], options: ScorecardOptions = {}): string {
  const { width = 100 } = options;
  const marks = glyphs(options.ascii);
  const tally = tallyOf(reports);
  const letters = lettersOf(tally);
  const sections = [
    ...tables(reports, tally, letters, width, marks),
    legend(tally, letters, width),
    ...remarks(reports, tally, width, marks),
  ];
  return sections
    .filter((section) => section.length > 0)
    .map((section) => section.map((line) => line.trimEnd()).join('\n'))
    .join('\n\n');
}

type Letters = ReadonlyMap<LawId, string>;

function lettersOf({ families }: Tally): Letters {
  const all = families.flatMap(({ laws }) => laws);
  return new Map(
    all.map(({ id }, i) => [id, i < 26 ? String.fromCharCode(97 + i) : String.fromCharCode(65 + i - 26)]),
  );
}

/** A group of columns: a family of laws, or the worst bypass. */
interface Group {
  readonly title: string;
  readonly head: string;
  readonly cell: (report: Report) => string;
}

/** One table, or several below each other where the families are too many for the width. */
function tables(
  reports: readonly Report[],
  tally: Tally,
  letters: Letters,
  width: number,
  marks: Glyphs,
): string[][] {
  const groups: Group[] = tally.families.map(({ family, laws }) => ({
    title: family,
    head: laws.map(({ id }) => letters.get(id)).join(' '),
    cell: (report) => laws.map((law) => mark(verdictOn(report, law), marks)).join(' '),
  }));
  if (letters.has('bounded-bypass')) groups.push({ title: 'worst', head: 'bypass', cell: worstBypass });
  const names = Math.max(...reports.map(({ scheduler }) => scheduler.length), 0) + 2;
  const size = (group: Group): number => Math.max(group.title.length, group.head.length) + 2;
  const rows: Group[][] = [];
  let used = width + 1;
  for (const group of groups) {
    if (used + size(group) > width + 2) {
      rows.push([]);
      used = names;
    }
    rows.at(-1)!.push(group);
    used += size(group);
  }
  return rows.map((row) => {
    const line = (name: string, text: (group: Group) => string): string =>
      name.padEnd(names) + row.map((group) => text(group).padEnd(size(group))).join('');
    return [
      line('', ({ title }) => title),
      line('', ({ head }) => head),
      ...reports.map((report) => line(report.scheduler, ({ cell }) => cell(report))),
    ];
  });
}

function verdictOn(report: Report, law: Law): Verdict | undefined {
  return report.verdicts.find((verdict) => verdict.law === law.id);
}

/** A law that was not asked for has no mark at all. */
function mark(verdict: Verdict | undefined, marks: Glyphs): string {
  switch (verdict?.status) {
    case undefined:
      return ' ';
    case 'held':
      if (isOutOfDate(verdict)) return marks.broken;
      return verdict.hardly === undefined ? marks.held : marks.hardly;
    case 'broken':
      return verdict.deviation === undefined ? marks.broken : marks.deviates;
    case 'vacuous':
      return marks.vacuous;
    case 'not-applicable':
      return marks.notApplicable;
  }
}

function worstBypass({ verdicts }: Report): string {
  return String(verdicts.find(({ law }) => law === 'bounded-bypass')?.worst ?? '');
}

function legend({ families }: Tally, letters: Letters, width: number): string[] {
  const indent = Math.max(...families.map(({ family }) => family.length), 0) + 2;
  return families.flatMap(({ family, laws }) =>
    hanging(
      family.padEnd(indent),
      laws.map(({ id }, i) => `${letters.get(id)} ${id}${i < laws.length - 1 ? ',' : ''}`),
      width,
    ),
  );
}
