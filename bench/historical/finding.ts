import type { Row } from './corpus.ts';
import { type Broken, keyOf, type Result } from './job.ts';
import type { Results } from './results.ts';

/** How a row fared. */
export interface Finding {
  readonly row: Row;
  readonly state: 'found' | 'missed' | 'no adapter' | 'not run';
  /** Where it was found: of all subjects of the package, the one that found it with the most seeds. */
  readonly catch?: Catch;
  /** Laws that the fixed version breaks, too. */
  readonly alarms: readonly Alarm[];
  /** Searches that could not be done. */
  readonly troubles: readonly string[];
}

export interface Catch {
  readonly subject: string;
  readonly law: Broken['law'];
  /** Of how many seeds it was found with. */
  readonly seeds: number;
  readonly of: number;
  /** Programs run by then, the median over these seeds. */
  readonly programs: number;
  /** The smallest over these seeds. */
  readonly smallest: Broken;
}

export interface Alarm {
  readonly version: string;
  readonly subject: string;
  readonly broken: Broken;
}

/** Found: a law that some search of the buggy version breaks, and none of the fixed one. */
export function findingOf(row: Row, subjects: readonly string[], results: Results): Finding {
  const pairs = subjects.map((subject) => ({
    subject,
    buggy: results.get(keyOf({ package: row.package, version: row.buggy, subject })),
    fixed: row.fixed && results.get(keyOf({ package: row.package, version: row.fixed, subject })),
  }));
  const catches = pairs.flatMap(({ subject, buggy, fixed }) =>
    buggy === undefined ? [] : catchesOf(subject, buggy, fixed || undefined),
  );
  const alarms = pairs.flatMap(({ subject, fixed }) =>
    fixed === undefined || fixed === '' ? [] : alarmsOf(row.fixed!, subject, fixed),
  );
  const troubles = pairs.flatMap(({ subject, buggy, fixed }) => [
    ...troublesOf(subject, row.buggy, buggy),
    ...troublesOf(subject, row.fixed, fixed || undefined),
  ]);
  const [best] = catches.sort((a, b) => b.seeds - a.seeds || a.smallest.size - b.smallest.size);
  return {
    row,
    state:
      best !== undefined
        ? 'found'
        : subjects.length === 0
          ? 'no adapter'
          : pairs.every(({ buggy }) => buggy === undefined)
            ? 'not run'
            : 'missed',
    ...(best === undefined ? {} : { catch: best }),
    alarms,
    troubles,
  };
}

function catchesOf(subject: string, buggy: Result, fixed: Result | undefined): readonly Catch[] {
  const laws = new Set(buggy.searches.flatMap(({ broken }) => broken.map(({ law }) => law)));
  const alike = new Set(fixed?.searches.flatMap(({ broken }) => broken.map(({ law }) => law)));
  return [...laws]
    .filter((law) => !alike.has(law))
    .map((law): Catch => {
      const shown = buggy.searches.flatMap(({ broken }) => broken.find((one) => one.law === law) ?? []);
      const programs = shown.map((one) => one.programs).sort((a, b) => a - b);
      return {
        subject,
        law,
        seeds: shown.length,
        of: buggy.searches.length,
        programs: programs[programs.length >> 1]!,
        smallest: shown.reduce((least, one) => (one.size < least.size ? one : least)),
      };
    });
}

/** One of each law: the smallest. */
function alarmsOf(version: string, subject: string, { searches }: Result): readonly Alarm[] {
  const all = searches.flatMap(({ broken }) => broken).sort((a, b) => a.size - b.size);
  return all
    .filter(({ law }, i) => all.findIndex((one) => one.law === law) === i)
    .map((broken) => ({ version, subject, broken }));
}

function troublesOf(subject: string, version: string | undefined, result: Result | undefined): string[] {
  if (result === undefined) return [];
  const reasons = [result.lost, ...result.searches.map(({ unusable }) => unusable)];
  return reasons.flatMap((reason) => (reason === undefined ? [] : [`${subject} ${version}: ${reason}`]));
}
