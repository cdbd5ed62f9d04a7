import type { Row } from './corpus.ts';
import type { Finding } from './finding.ts';
import { type Job, keyOf, type Result } from './job.ts';
import type { Results } from './results.ts';
import type { Subject } from './subjects.ts';

/** What the plan needs to know of the world around it. */
export interface Surroundings {
  readonly subjectsOf: (name: string, version: string) => readonly Pick<Subject, 'name' | 'adapter'>[];
  readonly fingerprintOf: (adapter: string) => string;
  /** How a row fared by what is known now. */
  readonly findingOf: (row: Row) => Pick<Finding, 'catch'>;
}

/**
 * What is not known yet; each version of each package once for each subject, whatever rows it is in. With the first seed all
 * subjects of a package are searched, in both versions. With the others only what can still tell something of the bug: in its own
 * version the subject that found it, then, for rows that are missed, all of them.
 */
export function todo(
  rows: readonly Row[],
  known: Results,
  seeds: number,
  { subjectsOf, fingerprintOf, findingOf }: Surroundings,
): readonly Job[] {
  const jobs = new Map<string, Job>();
  const catchers = new Map(rows.map((row) => [row, seeds === 1 ? undefined : findingOf(row).catch?.subject]));
  const sorted = [...rows].sort((a, b) => Number(!catchers.get(a)) - Number(!catchers.get(b)));
  for (const row of sorted) {
    const { package: name, buggy, fixed } = row;
    const by = catchers.get(row);
    for (const { name: subject, adapter } of subjectsOf(name, buggy)) {
      if (by !== undefined && by !== subject) continue;
      const mended: Job = { package: name, version: fixed ?? buggy, subject, seeds };
      const versions = fixed === undefined ? [mended] : [{ ...mended, version: buggy, fixed }, mended];
      for (const job of seeds === 1 ? versions : versions.slice(0, 1)) {
        const result = known.get(keyOf(job));
        if (result === undefined || !isCurrent(result, fingerprintOf(adapter), seeds))
          jobs.set(keyOf(job), job);
      }
    }
  }
  return [...jobs.values()];
}

/** A process that was lost did what it could. */
function isCurrent({ fingerprint, searches, lost }: Result, wanted: string, seeds: number): boolean {
  const isWhole = searches.length >= seeds || lost !== undefined || searches.some(({ unusable }) => unusable);
  return isWhole && fingerprint === wanted;
}
