import type { Report, Verdict } from '../harness/report.ts';
import { laws } from '../laws/index.ts';
import type { Family, Law, LawId } from '../laws/law.ts';
import { grouped } from './grouped.ts';
import { type Tried, triedWith } from './tried.ts';

/** What the text and the Markdown scorecard have in common: the same facts, counted once. */
export interface Tally {
  /** Families of the laws that any report judged, in the catalogue's order. */
  readonly families: readonly { readonly family: Family; readonly laws: readonly Law[] }[];
  readonly held: number;
  /** Held, but hardly put to the test. */
  readonly hardly: readonly Finding[];
  readonly broken: readonly Finding[];
  /** Broken, as the adapter says, with its reason. */
  readonly deviating: readonly Finding[];
  readonly vacuous: readonly Finding[];
  readonly notApplicable: readonly Exemption[];
  /** What each scheduler was tried with. */
  readonly tried: readonly Tried[];
  /** Programs run, enumerated and random ones, and occasions on which a law was really put to the test, all schedulers
   *  together. */
  readonly enumerated: number;
  readonly random: number;
  readonly obligations: number;
  readonly seeds: readonly number[];
}

/** One cell that is not green, in words. */
export interface Finding {
  readonly scheduler: string;
  readonly law: LawId | undefined;
  readonly text: string;
}

/** Laws that do not bind some schedulers, all for one reason. */
interface Exemption {
  readonly reason: string;
  readonly laws: readonly LawId[];
  readonly schedulers: readonly string[];
}

export function tallyOf(reports: readonly Report[]): Tally {
  const cells = reports.flatMap(({ scheduler, verdicts }) =>
    verdicts.map((verdict) => ({ scheduler, verdict })),
  );
  const judged = new Set(cells.map(({ verdict }) => verdict.law));
  const findingsOf = (select: (verdict: Verdict) => boolean): Finding[] =>
    cells
      .filter(({ verdict }) => select(verdict))
      .map(({ scheduler, verdict }) => ({ scheduler, law: verdict.law, text: inWords(verdict) }));
  const findings = (status: Verdict['status']): Finding[] =>
    findingsOf((verdict) => verdict.status === status && !isDeviating(verdict));
  return {
    families: groupByFamily(laws.filter(({ id }) => judged.has(id))),
    held: cells.filter(({ verdict }) => verdict.status === 'held' && !isOutOfDate(verdict)).length,
    broken: [...unusable(reports), ...findings('broken'), ...findingsOf(isOutOfDate)],
    deviating: findingsOf(isDeviating),
    hardly: cells.flatMap(({ scheduler, verdict: { law, hardly } }) =>
      hardly === undefined ? [] : [{ scheduler, law, text: hardly }],
    ),
    vacuous: findings('vacuous'),
    notApplicable: exemptions(findings('not-applicable')),
    tried: triedWith(reports),
    enumerated: reports.reduce((sum, { exhaustive }) => sum + (exhaustive?.programs ?? 0), 0),
    random: reports.reduce((sum, { runs }) => sum + runs, 0),
    obligations: cells.reduce((sum, { verdict }) => sum + verdict.obligations, 0),
    seeds: [...new Set(reports.map(({ seed }) => seed))].sort((a, b) => a - b),
  };
}

/** What an adapter says is broken, and is not, is wrong with the adapter. */
export function isOutOfDate({ status, deviation }: Verdict): boolean {
  return status === 'held' && deviation !== undefined;
}

function isDeviating({ status, deviation }: Verdict): boolean {
  return status === 'broken' && deviation !== undefined;
}

/** The verdict's reason, or what its counterexamples violate; before that, why its adapter lists it. */
export function inWords(verdict: Verdict): string {
  if (isOutOfDate(verdict)) return `holds, but its adapter lists it as a deviation (${verdict.deviation})`;
  return isDeviating(verdict) ? `${verdict.deviation}: ${bugsIn(verdict)}` : bugsIn(verdict);
}

function bugsIn({ counterexample, others, impliedBy, reason }: Verdict): string {
  if (impliedBy !== undefined) return `a consequence of what ${impliedBy} shows`;
  const bug = counterexample?.violation.message ?? reason ?? 'no reason was given';
  if (others === undefined) return bug;
  return [bug, ...others.map(({ violation }, i) => `(${i + 2}) ${violation.message}`)].join(' ');
}

/** What a green cell says, and what it does not. */
export function whatHeldMeans({ enumerated, random, seeds, obligations }: Tally): string {
  const seed = `${seeds.length === 1 ? 'seed' : 'seeds'} ${seeds.join(', ')}`;
  return (
    `Held means: none of these programs (${grouped(enumerated)} enumerated, ${grouped(random)} random from ${seed}) broke the law, and it was put to the ` +
    `test (${grouped(obligations)} times, all laws together). It is no proof that no program does.`
  );
}

function groupByFamily(judged: readonly Law[]): Tally['families'] {
  const families = [...new Set(judged.map(({ family }) => family))];
  return families.map((family) => ({ family, laws: judged.filter((law) => law.family === family) }));
}

function unusable(reports: readonly Report[]): Finding[] {
  return reports.flatMap(({ scheduler, unusable: reason }) =>
    reason === undefined ? [] : [{ scheduler, law: undefined, text: `could not be checked: ${reason}` }],
  );
}

/** Reasons begin with the scheduler's name: without it, equal reasons are equal texts. */
function exemptions(findings: readonly Finding[]): Exemption[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { scheduler, text } = finding;
    const reason = text.startsWith(`${scheduler} `) ? text.slice(scheduler.length + 1) : text;
    const group = groups.get(reason);
    if (group === undefined) groups.set(reason, [finding]);
    else group.push(finding);
  }
  return [...groups].map(([reason, group]) => ({
    reason,
    laws: [...new Set(group.flatMap(({ law }) => law ?? []))],
    schedulers: [...new Set(group.map(({ scheduler }) => scheduler))],
  }));
}
