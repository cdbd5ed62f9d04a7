import type { Row } from './corpus.ts';
import { type Broken, keyOf, type Result } from './job.ts';
import type { Results } from './results.ts';

/** How a row fared. */
export interface Finding {
  readonly row: Row;
  readonly state: 'found' | 'missed' | 'no adapter' | 'not run';
  /** Where it was found: of all subjects of the package, the one that found it with the most seeds. */
  readonly catch?: Catch;
  /** What the fixed version breaks, too: the smallest program for each law. */
  readonly alarms: readonly Alarm[];
  /** Searches that could not be done. */
  readonly troubles: readonly string[];
}

interface Catch {
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

/** A counterexample that shows another bug than that of the row, found out by looking at it. */
export interface Stranger {
  readonly id: string;
  /** What its program matches; left out: whatever it is. */
  readonly program?: RegExp;
  readonly law?: Broken['law'];
  /** What it shows instead. */
  readonly shows: string;
}

/** Found: a program that breaks a law on the buggy version and not on the fixed one. */
export function findingOf(
  row: Row,
  subjects: readonly string[],
  results: Results,
  strangers: readonly Stranger[] = [],
): Finding {
  const { package: name, buggy: version, fixed } = row;
  const pairs = subjects.map((subject) => ({
    subject,
    buggy: results.get(keyOf({ package: name, version, subject, ...(fixed === undefined ? {} : { fixed }) })),
    mended: fixed === undefined ? undefined : results.get(keyOf({ package: name, version: fixed, subject })),
  }));
  const own = strangers.filter(({ id }) => id === row.id);
  const catches = pairs.flatMap(({ subject, buggy }) =>
    buggy === undefined ? [] : catchesOf(subject, buggy, fixed !== undefined, own),
  );
  const [best] = catches.sort((a, b) => b.seeds - a.seeds || a.smallest.size - b.smallest.size);
  return {
    row,
    state: best !== undefined ? 'found' : stateWithout(pairs),
    ...(best === undefined ? {} : { catch: best }),
    alarms: pairs.flatMap(({ subject, mended }) =>
      mended === undefined ? [] : alarmsOf(fixed!, subject, mended),
    ),
    troubles: pairs.flatMap(({ subject, buggy, mended }) => [
      ...troublesOf(subject, version, buggy),
      ...troublesOf(subject, fixed, mended),
    ]),
  };
}

function stateWithout(pairs: readonly { readonly buggy: Result | undefined }[]): Finding['state'] {
  if (pairs.length === 0) return 'no adapter';
  return pairs.every(({ buggy }) => buggy === undefined) ? 'not run' : 'missed';
}

function catchesOf(
  subject: string,
  { searches }: Result,
  isMended: boolean,
  strangers: readonly Stranger[],
): readonly Catch[] {
  const isFound = (one: Broken): boolean =>
    (!isMended || one.onFixed === 'holds') &&
    !UNSTEADY.test(one.message) &&
    !strangers.some((stranger) => matches(stranger, one));
  const found = searches.map(({ broken }) => broken.filter(isFound));
  const laws = new Set(found.flatMap((all) => all.map(({ law }) => law)));
  return [...laws].map((law): Catch => {
    const shown = found.flatMap((all) => all.find((one) => one.law === law) ?? []);
    const programs = shown.map((one) => one.programs).sort((a, b) => a - b);
    return {
      subject,
      law,
      seeds: shown.length,
      of: searches.length,
      programs: programs[programs.length >> 1]!,
      smallest: shown.reduce((least, one) => (one.size < least.size ? one : least)),
    };
  });
}

/** Said of what did not break again: what one run left behind in a module, or a busy machine, broke another run. */
const UNSTEADY = /was broken in the search and is not broken now/;

function matches({ law, program }: Stranger, one: Broken): boolean {
  return (law === undefined || law === one.law) && (program === undefined || program.test(one.program));
}

/** One for each law: the smallest. */
function alarmsOf(version: string, subject: string, { searches }: Result): readonly Alarm[] {
  const all = searches.flatMap(({ broken }) => broken).sort((a, b) => a.size - b.size);
  return all
    .filter((one, i) => all.findIndex(({ law, program }) => law === one.law && program === one.program) === i)
    .map((broken) => ({ version, subject, broken }));
}

function troublesOf(subject: string, version: string | undefined, result: Result | undefined): string[] {
  if (result === undefined) return [];
  const reasons = [result.lost, ...result.searches.map(({ unusable }) => unusable)];
  return reasons.flatMap((reason) => (reason === undefined ? [] : [`${subject} ${version}: ${reason}`]));
}
