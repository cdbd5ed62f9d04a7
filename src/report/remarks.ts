import type { Replay, Report } from '../harness/report.ts';
import type { Glyphs } from './glyphs.ts';
import { type Finding, type Tally, whatHeldMeans } from './tally.ts';
import { wrap, wrapWords } from './wrap.ts';

/** What a scorecard says below its tables, a section each, empty where there is nothing to say. */
export function remarks(reports: readonly Report[], tally: Tally, width: number, marks: Glyphs): string[][] {
  return [
    list(`${marks.broken} broken`, tally.broken, width, marks),
    list(`${marks.deviates} deviates, as its adapter says`, tally.deviating, width, marks),
    briefly(`${marks.hardly} held, but hardly put to the test`, tally.hardly, width, marks),
    briefly(`${marks.vacuous} vacuous: never put to the test`, tally.vacuous, width, marks),
    exempt(tally, width, marks),
    replayed(reports, width),
    tried(tally, width),
    totals(reports, tally, width, marks),
  ];
}

function list(title: string, findings: readonly Finding[], width: number, { of }: Glyphs): string[] {
  if (findings.length === 0) return [];
  return [
    title,
    ...findings.flatMap(({ scheduler, law, text }) =>
      hanging(`  ${scheduler}${law === undefined ? '' : ` ${of} ${law}`}: `, text.split(' '), width, 6),
    ),
  ];
}

/** More lines of this kind nobody reads: then who it is counts, and the page has the rest. */
const MOST_LISTED = 60;

function briefly(title: string, findings: readonly Finding[], width: number, marks: Glyphs): string[] {
  if (findings.length <= MOST_LISTED) return list(title, findings, width, marks);
  const laws = [...new Set(findings.map(({ law = '' }) => law))];
  return [
    title,
    ...laws.flatMap((law) => {
      const schedulers = findings.filter((one) => one.law === law).map(({ scheduler }) => scheduler);
      return hanging(`  ${law}: `, schedulers.map(listed), width, 6);
    }),
  ];
}

function exempt({ notApplicable }: Tally, width: number, { notApplicable: dot }: Glyphs): string[] {
  if (notApplicable.length === 0) return [];
  return [
    `${dot} not applicable`,
    ...notApplicable.flatMap(({ reason, laws, schedulers }) => [
      ...hanging('  ', laws.map(listed), width, 2),
      ...hanging(`      ${reason}: `, schedulers.map(listed), width, 8),
    ]),
  ];
}

function listed(item: string, i: number, all: readonly string[]): string {
  return i < all.length - 1 ? `${item},` : item;
}

/** Every saved counterexample that is not simply fixed. */
function replayed(reports: readonly Report[], width: number): string[] {
  const replays: Replay[] = reports.flatMap((report) => report.replays);
  if (replays.length === 0) return [];
  const open = replays.filter(({ state }) => state !== 'fixed');
  return [
    `Saved counterexamples: ${replays.length - open.length} of ${replays.length} fixed`,
    ...open.flatMap(({ file, state, reason }) =>
      hanging(`  ${state}: `, [file, ...(reason ?? '').split(' ')], width, 6),
    ),
  ];
}

function tried({ tried }: Tally, width: number): string[] {
  if (tried.length === 0) return [];
  return [
    'Tried',
    ...tried.flatMap(({ text, schedulers }) => [
      ...hanging('  ', schedulers.map(listed), width, 2),
      ...hanging('      ', text.split(' '), width, 6),
    ]),
  ];
}

function totals(reports: readonly Report[], tally: Tally, width: number, marks: Glyphs): string[] {
  const exempted = reports.flatMap(({ verdicts }) =>
    verdicts.filter(({ status }) => status === 'not-applicable'),
  );
  const counts = [
    `${marks.held} ${tally.held} held`,
    `${marks.broken} ${tally.broken.length} broken`,
    ...(tally.deviating.length === 0 ? [] : [`${marks.deviates} ${tally.deviating.length} deviate`]),
    `${marks.vacuous} ${tally.vacuous.length} vacuous`,
    `${marks.notApplicable} ${exempted.length} not applicable`,
  ].join('   ');
  const meaning = whatHeldMeans(tally);
  return [counts, ...wrap(meaning, width)];
}

/** Words after a label; what takes more lines goes on under them, or under `indent`. */
export function hanging(
  label: string,
  words: readonly string[],
  width: number,
  indent: number = label.length,
): string[] {
  const [first = '', ...more] = words;
  const [start = '', ...rest] = wrapWords([label + first, ...more], width - indent);
  return [start, ...rest.map((line) => ' '.repeat(indent) + line)];
}
