import type { Replay, Report, Verdict } from '../harness/report.ts';

/** A cell of the scorecard as a test carries it to the reporter: plain data, since it crosses processes and shards. */
export interface Cell
  extends Pick<Verdict, 'law' | 'status' | 'obligations' | 'worst' | 'reason' | 'impliedBy'> {
  readonly scheduler: string;
  readonly runs: number;
  readonly seed: number;
}

/** What became of a saved counterexample. */
export interface ReplayCell extends Pick<Replay, 'file' | 'state' | 'law' | 'reason'> {
  readonly scheduler: string;
}

declare module 'vitest' {
  interface TaskMeta {
    fairtick?: Cell;
    fairtickReplay?: ReplayCell;
  }
}

export function cellOf({ scheduler, runs, seed }: Report, verdict: Verdict): Cell {
  const { counterexample, ...figures } = verdict;
  // A broken cell's reason is what its counterexample says; the counterexample itself is too large to be carried along.
  const reason = figures.reason ?? counterexample?.violation.message;
  return { scheduler, runs, seed, ...figures, ...(reason === undefined ? {} : { reason }) };
}

export function replayCellOf(scheduler: string, { file, state, law, reason }: Replay): ReplayCell {
  return {
    scheduler,
    file,
    state,
    ...(law === undefined ? {} : { law }),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** Puts cells together again, a report for each scheduler, in the order in which they come. */
export function reportsOf(cells: readonly Cell[], replays: readonly ReplayCell[]): Report[] {
  const reports = new Map<string, { runs: number; seed: number; verdicts: Verdict[]; replays: Replay[] }>();
  for (const { scheduler, runs, seed, ...verdict } of cells) {
    const report = reports.get(scheduler);
    if (report === undefined) reports.set(scheduler, { runs, seed, verdicts: [verdict], replays: [] });
    else report.verdicts.push(verdict);
  }
  for (const { scheduler, ...replay } of replays) reports.get(scheduler)?.replays.push(replay);
  return [...reports].map(([scheduler, report]) => ({ scheduler, ...report }));
}
