import type { Report } from '../harness/report.ts';
import { grouped } from './grouped.ts';

/**
 * What a scorecard comes to, as a badge for a README: an SVG file of its own, with no font and no server behind it.
 *
 * @example '<svg …>… fairtick | 35 laws held …</svg>'
 */
export function badge(reports: readonly Report[]): string {
  const { text, colour } = verdictOf(reports);
  const [left, right] = [widthOf(LABEL), widthOf(text)];
  const word = (x: number, width: number, words: string): string =>
    `<text x="${x + width / 2}" y="14" textLength="${width - 12}">${words}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${LABEL}: ${text}">
<title>${LABEL}: ${text}</title>
<clipPath id="r"><rect width="${left + right}" height="20" rx="3"/></clipPath>
<g clip-path="url(#r)"><rect width="${left}" height="20" fill="#444"/><rect x="${left}" width="${right}" height="20" fill="${colour}"/></g>
<g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">${word(0, left, LABEL)}${word(left, right, text)}</g>
</svg>
`;
}

const LABEL = 'fairtick';

/** White text has a contrast of at least 4.5 on each. */
const COLOURS = { held: '#1a7f37', broken: '#c62828', doubtful: '#8a6100', none: '#666' } as const;

/** What is wrong goes before what is right; a badge that nobody earned says so. */
function verdictOf(reports: readonly Report[]): { readonly text: string; readonly colour: string } {
  const count = (status: string): number =>
    reports.reduce((sum, { verdicts }) => sum + verdicts.filter((one) => one.status === status).length, 0);
  const unusable = reports.filter((report) => report.unusable !== undefined).length;
  const [broken, vacuous, held] = [count('broken'), count('vacuous'), count('held')];
  if (unusable > 0) return { text: `${unusable} not checked`, colour: COLOURS.broken };
  if (broken > 0) return { text: `${grouped(broken)} broken`, colour: COLOURS.broken };
  if (vacuous > 0) return { text: `${grouped(vacuous)} vacuous`, colour: COLOURS.doubtful };
  if (held === 0) return { text: 'nothing checked', colour: COLOURS.none };
  if (reports.length === 1) return { text: `${held} laws held`, colour: COLOURS.held };
  return { text: `${reports.length} schedulers, ${grouped(held)} laws held`, colour: COLOURS.held };
}

/** Verdana's letters are some 6.6 wide at this size; `textLength` evens out the rest. */
function widthOf(text: string): number {
  return Math.round(text.length * 6.6) + 12;
}
