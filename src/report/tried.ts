import type { Report } from '../harness/report.ts';
import { grouped } from './grouped.ts';

/** What some schedulers were tried with, in words. */
export interface Tried {
  readonly text: string;
  readonly schedulers: readonly string[];
}

/**
 * What every scheduler was tried with, those that were tried alike together: what was enumerated, how many random programs,
 * and in how many of them all each feature was exercised.
 *
 * @example
 * 'all 8,714 different programs of up to 4 tasks …, and 1,000 random ones, with spawn in 7,578, sleep in 7,104, …'
 */
export function triedWith(reports: readonly Report[]): readonly Tried[] {
  const groups = new Map<string, string[]>();
  for (const report of reports) {
    if (report.unusable !== undefined) continue;
    const text = programsOf(report) + featuresOf(report);
    groups.set(text, [...(groups.get(text) ?? []), report.scheduler]);
  }
  return [...groups].map(([text, schedulers]) => ({ text, schedulers }));
}

function programsOf({ exhaustive, runs }: Report): string {
  if (exhaustive === undefined) return `${grouped(runs)} random programs`;
  return runs === 0 ? exhaustive.scope : `${exhaustive.scope}, and ${grouped(runs)} random ones`;
}

function featuresOf({ exercised = {} }: Report): string {
  const features = Object.entries(exercised).map(([name, programs]) => `${name} in ${grouped(programs)}`);
  return features.length === 0 ? '' : `; with ${features.join(', ')}`;
}
