import type { Difference } from '../harness/difference.ts';
import type { Counterexample, Replay, Report, Verdict } from '../harness/report.ts';
import type { LawId } from '../laws/law.ts';
import { testCommand } from '../report/failure.ts';
import { type ExhibitsOf, exhibitsOf } from '../report/page/data.ts';
import type { Exhibit } from '../report/page/model.ts';
import { inWords } from '../report/tally.ts';

/** A cell of the scorecard as a test carries it to the reporter: plain data, since it crosses processes and shards. */
export interface Cell
  extends Omit<Verdict, 'counterexample' | 'others'>,
    Pick<Report, 'runs' | 'seed' | 'exhaustive' | 'exercised'> {
  readonly scheduler: string;
  /** What broke it, as the page shows it: a few kilobytes in place of a whole trace. */
  readonly exhibits?: readonly Exhibit[];
}

/** What became of a saved counterexample. */
export interface ReplayCell extends Pick<Replay, 'file' | 'state' | 'law' | 'reason'> {
  readonly scheduler: string;
  /** The law whose test tells the same bug. */
  readonly toldBy?: LawId;
}

/** In what two schedulers differ. */
type DifferenceCell = Pick<Difference, 'kind' | 'schedulers'>;

declare module 'vitest' {
  interface TaskMeta {
    fairtick?: Cell;
    fairtickReplay?: ReplayCell;
    fairtickDifference?: DifferenceCell;
  }
}

/** @param file of the tests: who reads the page sees it again by running them. */
export function cellOf(report: Report, verdict: Verdict, file?: string): Cell {
  const { scheduler, runs, seed, exhaustive, exercised } = report;
  const { counterexample, others: _, ...figures } = verdict;
  // A broken cell's reason is what its counterexample says; counterexamples themselves are too large to be carried along.
  const commandFor = file === undefined ? undefined : (one: Counterexample) => testCommand(one, { file });
  const reason = figures.reason ?? (counterexample === undefined ? undefined : inWords(verdict));
  const exhibits = verdict.impliedBy === undefined ? exhibitsOf(verdict, commandFor) : [];
  return {
    scheduler,
    runs,
    seed,
    ...(exhaustive === undefined ? {} : { exhaustive }),
    ...(exercised === undefined ? {} : { exercised }),
    ...figures,
    ...(reason === undefined ? {} : { reason }),
    ...(exhibits.length === 0 ? {} : { exhibits }),
  };
}

/** What the cells brought along, for a page. */
export function exhibitsIn(cells: readonly Cell[]): ExhibitsOf {
  return (scheduler, law) =>
    cells.find((cell) => cell.scheduler === scheduler && cell.law === law)?.exhibits ?? [];
}

export function replayCellOf(
  scheduler: string,
  { file, state, law, reason }: Replay,
  toldBy?: LawId,
): ReplayCell {
  return {
    scheduler,
    file,
    state,
    ...(law === undefined ? {} : { law }),
    ...(reason === undefined ? {} : { reason }),
    ...(toldBy === undefined ? {} : { toldBy }),
  };
}

/** Puts cells together again, a report for each scheduler, in the order in which they come. */
export function reportsOf(cells: readonly Cell[], replays: readonly ReplayCell[]): Report[] {
  const reports = new Map<string, Report & { readonly verdicts: Verdict[]; readonly replays: Replay[] }>();
  for (const { scheduler, runs, seed, exhaustive, exercised, exhibits: _, ...verdict } of cells) {
    const report = reports.get(scheduler);
    if (report !== undefined) {
      report.verdicts.push(verdict);
      continue;
    }
    reports.set(scheduler, {
      scheduler,
      runs,
      seed,
      ...(exhaustive === undefined ? {} : { exhaustive }),
      ...(exercised === undefined ? {} : { exercised }),
      verdicts: [verdict],
      replays: [],
    });
  }
  for (const { scheduler, toldBy: _, ...replay } of replays) reports.get(scheduler)?.replays.push(replay);
  return [...reports.values()];
}
