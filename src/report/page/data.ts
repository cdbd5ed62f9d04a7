import type { Report, Verdict } from '../../harness/report.ts';
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
  const schedulers = reports.map((report) => {
    const places = new Map(
      report.verdicts.map((verdict) => [verdict.law, exhibit(report.scheduler, verdict)]),
    );
    return {
      name: report.scheduler,
      tried:
        report.unusable ??
        triedWith([report])
          .map(({ text }) => text)
          .join(' '),
      cells: laws.map(({ id }) => {
        const verdict = report.verdicts.find(({ law }) => law === id);
        return verdict === undefined ? null : entryOf(verdict, places.get(verdict.impliedBy ?? id) ?? []);
      }),
    };
  });
  return {
    fairtick: 'report',
    format: PAGE_FORMAT,
    title: reports.length === 1 ? `Fairtick: ${reports[0]!.scheduler}` : 'Fairtick: scorecard',
    meaning: reports.length === 0 ? '' : whatHeldMeans(tally),
    laws: laws.map(({ id, family, statement }) => ({ id, family, statement })),
    schedulers,
    exhibits,
  };

  /** Puts what broke a law on show, and tells where. A mere consequence is not: its cause is, and that says more. */
  function exhibit(scheduler: string, verdict: Verdict): readonly number[] {
    if (verdict.impliedBy !== undefined) return [];
    const first = exhibits.length;
    const shown = made?.(scheduler, verdict.law) ?? exhibitsOf(verdict, commandFor);
    exhibits.push(...shown);
    return shown.map((_, i) => first + i);
  }
}

/** What broke a law, to be looked at. */
export function exhibitsOf(
  { counterexample, others = [] }: Pick<Verdict, 'counterexample' | 'others'>,
  commandFor?: CommandFor,
): readonly Exhibit[] {
  return counterexample === undefined
    ? []
    : [counterexample, ...others].map((one) => exhibitOf(one, commandFor));
}

/** A page without a scorecard: one fixture, or one comparison. */
export function pageOfExhibits(title: string, exhibits: readonly Exhibit[]): PageData {
  return { fairtick: 'report', format: PAGE_FORMAT, title, meaning: '', laws: [], schedulers: [], exhibits };
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
