import type { Report, Verdict } from '../harness/report.ts';
import type { LawId } from '../laws/law.ts';
import { type Finding, isOutOfDate, tallyOf, whatHeldMeans } from './tally.ts';

/**
 * The scorecard as Markdown, for a README: a law is a row here, since a page scrolls down more easily than to the right.
 *
 * @example
 * | law | p-limit | p-queue |
 * | --- | :-: | :-: |
 * | **completion** | | |
 * | `completion` | ✓ | ✗ |
 */
export function markdown(reports: readonly Report[]): string {
  const tally = tallyOf(reports);
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const lines = [
    row(['law', ...reports.map(({ scheduler }) => escaped(scheduler))]),
    row(['---', ...reports.map(() => ':-:')]),
  ];
  for (const { family, laws } of tally.families) {
    lines.push(row([`**${family}**`, ...reports.map(() => '')]));
    for (const { id } of laws) lines.push(row([`\`${id}\``, ...reports.map((report) => cell(report, id))]));
  }
  const notes = [
    ...findings('Broken', tally.broken),
    ...findings('Deviates, as its adapter says', tally.deviating),
    ...findings('Held, but hardly put to the test', tally.hardly),
    ...findings('Vacuous, that is never put to the test', tally.vacuous),
    ...tally.notApplicable.map(
      ({ reason, laws, schedulers }) =>
        `- Not applicable: ${laws.map((law) => `\`${law}\``).join(', ')} to ${schedulers.map(escaped).join(', ')} (${escaped(reason)}).`,
    ),
  ];
  const key =
    '✓ held, with the worst bypass seen · ~ held, but hardly put to the test · ✗ broken · ≠ broken, as its adapter says · ? vacuous · – not applicable';
  const tried = tally.tried.map(
    ({ text, schedulers }) => `- Tried: ${schedulers.map(escaped).join(', ')} with ${text}.`,
  );
  return [lines.join('\n'), key, [...notes, ...tried].join('\n'), whatHeldMeans(tally)]
    .filter((text) => text !== '')
    .join('\n\n');
}

function cell({ verdicts }: Report, law: LawId): string {
  const verdict = verdicts.find((one) => one.law === law);
  if (verdict === undefined) return '';
  const worst = law === 'bounded-bypass' && verdict.worst !== undefined ? ` ${verdict.worst}` : '';
  if (verdict.deviation !== undefined && verdict.status === 'broken') return '≠';
  if (isOutOfDate(verdict)) return MARKS.broken;
  return (verdict.hardly === undefined ? MARKS[verdict.status] : '~') + worst;
}

/** A dot is too faint for a page. */
const MARKS: Readonly<Record<Verdict['status'], string>> = {
  held: '✓',
  broken: '✗',
  vacuous: '?',
  'not-applicable': '–',
};

function findings(title: string, found: readonly Finding[]): string[] {
  return found.map(
    ({ scheduler, law, text }) =>
      `- ${title}: ${escaped(scheduler)}${law === undefined ? '' : ` › \`${law}\``}: ${escaped(text)}`,
  );
}

/** Names and messages come from outside: they must not end a cell or begin a tag. */
function escaped(text: string): string {
  return text.replace(/[|<>\\`*_[\]]/g, '\\$&').replace(/\s+/g, ' ');
}
