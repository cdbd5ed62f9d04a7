import type { Explanation } from './explanations.ts';
import type { Alarm, Finding } from './finding.ts';
import { keyOf } from './job.ts';
import type { Reason } from './reasons.ts';

interface Contents {
  readonly findings: readonly Finding[];
  readonly seeds: number;
  readonly reasons: Readonly<Record<string, Reason>>;
  /** What is to be known of a find, by id. */
  readonly notes: Readonly<Record<string, string>>;
  readonly explanations: readonly Explanation[];
  /** Ids of rows that were searched by older code. */
  readonly older: ReadonlySet<string>;
}

/** `bench/historical.md`: every row, and what became of it. */
export function page({ findings, seeds, reasons, notes, explanations, older }: Contents): string {
  const count = (state: Finding['state']): number => findings.filter((one) => one.state === state).length;
  const adapted = findings.length - count('no adapter');
  const alarms = alarmsOf(findings);
  const unexplained = alarms.filter((alarm) => explain(alarm, explanations) === undefined);
  const blocks = [
    '# Bugs that really happened',
    `By \`npm run historical\`: the same adapter on the buggy version and on the fixed one, at default settings, with up to ${seeds} seeds: the first with every adapter of the package on both versions, the others on the buggy one with the adapter that found the bug, or with all where none did. How many found it, of how many that were run, is in the table. Found: a counterexample of the buggy version that the fixed one (if there is one) passes. Programs: how many were run by then, the median; size: steps + tasks of the smallest counterexample.`,
    [
      `- ${findings.length} bugs; an adapter for ${adapted} of them`,
      `- found: ${count('found')} (${percent(count('found'), adapted)} of those with an adapter)`,
      `- missed: ${count('missed')}${count('not run') > 0 ? `; not run: ${count('not run')}` : ''}`,
      ...(older.size === 0 ? [] : [`- searched by older code, in part or all: ${older.size} rows, marked †`]),
      `- laws broken by fixed versions: ${alarms.length}, ${unexplained.length} of them unexplained`,
    ].join('\n'),
    '## Found',
    table(
      ['id', 'package', 'law', 'seeds', 'programs', 'size', 'smallest'],
      findings.flatMap(({ row, catch: caught }) =>
        caught === undefined
          ? []
          : [
              [
                marked(row.id),
                `${row.package} ${row.buggy} → ${row.fixed ?? 'never'}, by ${caught.subject}`,
                caught.law,
                `${caught.seeds}/${caught.of}`,
                String(caught.programs),
                String(caught.smallest.size),
                inline(caught.smallest.program),
              ],
            ],
      ),
    ),
    ...findings
      .filter(({ row, state }) => state === 'found' && notes[row.id] !== undefined)
      .map(({ row }) => `- ${row.id}: ${notes[row.id]}.`),
    '## Missed',
    table(
      ['id', 'package', 'what goes wrong', 'why it is missed'],
      findings
        .filter(({ state }) => state === 'missed' || state === 'not run')
        .map(({ row, state, troubles }) => [
          marked(row.id),
          `${row.package} ${row.buggy}`,
          row.wrong,
          state === 'not run' ? 'not run' : whyMissed(reasons[row.id], troubles),
        ]),
    ),
    '## Without an adapter',
    table(
      ['id', 'package', 'what goes wrong', 'what an adapter would need'],
      findings
        .filter(({ state }) => state === 'no adapter')
        .map(({ row }) => [row.id, `${row.package} ${row.buggy}`, row.wrong, whyMissed(reasons[row.id], [])]),
    ),
    '## What fixed versions break',
    table(
      ['version', 'law', 'smallest', 'explained'],
      alarms.map((alarm) => [
        `${alarm.package} ${alarm.version}, by ${alarm.subject}`,
        alarm.broken.law,
        inline(alarm.broken.program),
        explain(alarm, explanations) ?? `**no**: ${alarm.broken.message}`,
      ]),
    ),
  ];
  return `${blocks.join('\n\n')}\n`;

  function marked(id: string): string {
    return older.has(id) ? `${id} †` : id;
  }
}

export type PackageAlarm = Alarm & { readonly package: string };

/** A version may be the fixed one of several rows. */
function alarmsOf(findings: readonly Finding[]): readonly PackageAlarm[] {
  const all = findings.flatMap(({ row, alarms }) =>
    alarms.map((alarm): PackageAlarm => ({ ...alarm, package: row.package })),
  );
  const key = ({ broken, ...where }: PackageAlarm): string =>
    `${keyOf(where)} ${broken.law} ${broken.program}`;
  return all.filter((one, i) => all.findIndex((other) => key(other) === key(one)) === i);
}

export function explain(alarm: PackageAlarm, explanations: readonly Explanation[]): string | undefined {
  return explanations.find(
    (one) =>
      one.package === alarm.package &&
      (one.versions?.includes(alarm.version) ?? true) &&
      (one.subject === undefined || one.subject === alarm.subject) &&
      (one.law === undefined || one.law === alarm.broken.law) &&
      (one.program?.test(alarm.broken.program) ?? true),
  )?.text;
}

function whyMissed(reason: Reason | undefined, troubles: readonly string[]): string {
  if (reason !== undefined) return `${reason.kind}: ${reason.text}`;
  return troubles.length > 0 ? troubles.join('; ') : 'not looked at yet';
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return 'None.';
  const line = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** In a cell `|` would end it. */
function escaped(cell: string): string {
  return cell.replaceAll('|', '\\|').replace(/\s+/g, ' ');
}

/** A program on one line. */
export function inline(program: string): string {
  return `\`${program.trim().replace(/ {2,}/g, ' ').replaceAll('\n', ' / ')}\``;
}

function percent(part: number, all: number): string {
  return all === 0 ? '–' : `${Math.round((100 * part) / all)} %`;
}
