import type { Counterexample, Report, Verdict } from '../../harness/report.ts';
import type { Law } from '../../laws/law.ts';
import { inWords, tallyOf, whatHeldMeans } from '../tally.ts';
import { triedWith } from '../tried.ts';
import { type CommandFor, exhibitOf } from './exhibit.ts';
import { type CellEntry, type Exhibit, PAGE_FORMAT, type PageData } from './model.ts';

/** Exhibits that were made elsewhere, in another process: by scheduler and law. */
export type ExhibitsOf = (scheduler: string, law: string) => readonly Exhibit[];

/**
 * The page of a scorecard and of all that broke in it.
 *
 * @param made in place of the reports' own counterexamples, where those did not come along.
 */
export function pageOf(reports: readonly Report[], commandFor?: CommandFor, made?: ExhibitsOf): PageData {
  const tally = tallyOf(reports);
  const laws = tally.families.flatMap((family) => family.laws);
  const exhibits: Exhibit[] = [];
  const schedulers = reports.map((report) => ({
    name: report.scheduler,
    tried:
      report.unusable ??
      triedWith([report])
        .map(({ text }) => text)
        .join(' '),
    cells: laws.map((law) => cellOf(report, law)),
  }));
  return {
    fairtick: 'report',
    format: PAGE_FORMAT,
    title: reports.length === 1 ? `Fairtick: ${reports[0]!.scheduler}` : 'Fairtick: scorecard',
    meaning: reports.length === 0 ? '' : whatHeldMeans(tally),
    laws: laws.map(({ id, family, statement }) => ({ id, family, statement })),
    schedulers,
    exhibits,
  };

  function cellOf({ scheduler, verdicts }: Report, { id }: Law): CellEntry | null {
    const verdict = verdicts.find((one) => one.law === id);
    if (verdict === undefined) return null;
    const shown =
      made === undefined
        ? counterexamplesOf(verdict).map((one) => exhibitOf(one, commandFor))
        : made(scheduler, id);
    const first = exhibits.length;
    exhibits.push(...shown);
    return entryOf(
      verdict,
      shown.map((_, i) => first + i),
    );
  }
}

/** A page without a scorecard: one fixture, or one comparison. */
export function pageOfExhibits(title: string, exhibits: readonly Exhibit[]): PageData {
  return { fairtick: 'report', format: PAGE_FORMAT, title, meaning: '', laws: [], schedulers: [], exhibits };
}

function counterexamplesOf({ counterexample, others = [] }: Verdict): readonly Counterexample[] {
  return counterexample === undefined ? [] : [counterexample, ...others];
}

function entryOf(verdict: Verdict, exhibits: readonly number[]): CellEntry {
  const { status, obligations, occasions, worst, hardly } = verdict;
  const note = hardly ?? (status === 'held' ? undefined : inWords(verdict));
  return {
    status: hardly === undefined ? status : 'hardly',
    obligations,
    ...(occasions === undefined ? {} : { occasions }),
    ...(worst === undefined ? {} : { worst }),
    ...(note === undefined ? {} : { note }),
    ...(exhibits.length === 0 ? {} : { exhibits }),
  };
}
