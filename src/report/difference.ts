import type { Difference } from '../harness/difference.ts';
import type { Trace } from '../trace/trace.ts';
import { type Columns, columnsOf } from './columns.ts';
import { INDENT, indented, LINES, programLines, worldLines } from './failure.ts';
import { type Glyphs, glyphs } from './glyphs.ts';
import { nearest } from './nearest.ts';
import { drawTasks } from './rows.ts';
import { type Scale, scaleOf } from './scale.ts';
import { cutName, cutNotes, legend, tailOf } from './timeline.ts';
import { worldWords } from './world.ts';
import { wrap } from './wrap.ts';

export interface DifferenceOptions {
  /** Characters a line, default 80. */
  readonly width?: number;
  readonly ascii?: boolean;
}

/**
 * The block that a person meets when two schedulers differ: in what, the smallest program that shows it, and both runs,
 * one above the other on the same scale, each marked where they part. At most 40 lines; the same difference gives the same
 * bytes.
 */
export function differenceText(difference: Difference, options: DifferenceOptions = {}): string {
  const { width = 80, ascii = false } = options;
  const marks = glyphs(ascii);
  const room = width - INDENT.length;
  const { kind, message, seed, path, program, shrinking } = difference;
  const [nameA, nameB] = difference.schedulers;
  const before = [
    ...wrap(`${marks.broken} ${nameA} and ${nameB} differ in ${kind}`, width),
    '',
    ...indented(wrap(message, room).slice(0, 4)),
  ];
  const again = [
    ...(shrinking.minimal
      ? [`1-minimal: none of its ${shrinking.neighbours} smaller neighbours differs in ${kind}`]
      : []),
    `Again: compare(…, { seed: ${seed}, path: '${path}' })`,
  ];
  for (let rows = Math.min(program.tasks.length, LINES / 3); ; rows--) {
    const lines = [
      ...before,
      '',
      ...indented(programLines(difference, difference.marks.a.task, room, rows, marks.cut)),
      ...indented(worldLines(worldWords(difference.environment, difference.a), room)),
      '',
      ...indented(drawBoth(difference, [nameA, nameB], room, rows, marks)),
      '',
      ...indented(again),
    ];
    if (lines.length <= LINES || rows <= 2) return lines.map((line) => line.trimEnd()).join('\n');
  }
}

function drawBoth(
  { a, b, marks: at }: Difference,
  names: readonly [string, string],
  room: number,
  most: number,
  marks: Glyphs,
): string[] {
  const tasks = a.program.tasks.map((task) => cutName(task.name, marks));
  const indent = Math.max(4, ...tasks.map((name) => name.length)) + 2;
  const [columnsA, columnsB] = alignColumns(
    columnsOf(a.events, a.startTime),
    columnsOf(b.events, b.startTime),
  );
  const anchors = [columnsA.of[at.a.event], columnsB.of[at.b.event]].filter((column) => column !== undefined);
  // Both scales are laid out for the longer of the two endings, else their times would not stand below each other.
  const tails = [tailOf(a), tailOf(b)];
  const longest = tails.reduce((x, y) => (y.length > x.length ? y : x));
  const scale = scaleOf(columnsA, { room: room - indent, anchors, tail: longest, glyphs: marks });
  const shown = nearest(tasks.length, [at.a.task, at.b.task, 0].map(atLeastMain), most);
  const drawn = [
    ...drawOne(a, columnsA, at.a, names[0], tails[0]!),
    '',
    ...drawOne(b, columnsB, at.b, names[1], tails[1]!),
  ];
  const hidden = tasks.length - shown.length;
  return [
    ...drawn,
    ...(hidden > 0 ? [`${marks.cut} ${hidden} ${hidden === 1 ? 'task' : 'tasks'} not shown`] : []),
    ...cutNotes(columnsA, scale, marks),
    ...legend(drawn.join('\n'), scale, marks, room, 'they part here'),
  ];

  function drawOne(
    trace: Trace,
    columns: Columns,
    { task, event }: Difference['marks']['a'],
    name: string,
    tail: string,
  ): string[] {
    const rows = drawTasks(trace, columns, scale, marks);
    const line = longest === '' ? scale.line : scale.line.slice(0, -longest.length) + tail;
    const text = [name, 'ms'.padEnd(indent) + line];
    for (const row of shown) {
      text.push(tasks[row]!.padEnd(indent) + rows[row]!.join(''));
      if (row === task && event >= 0) text.push(' '.repeat(indent + xOf(columns, event, scale)) + marks.here);
    }
    return text;
  }
}

function xOf(columns: Columns, event: number, scale: Scale): number {
  return scale.positions[columns.of[event]!]!;
}

function atLeastMain(task: number): number {
  return Math.max(0, task);
}

/**
 * The columns of two runs on common times: as many for each time as the run has that has more of them then. What stood
 * nth at a time stands nth there still.
 */
export function alignColumns(a: Columns, b: Columns): readonly [Columns, Columns] {
  const times: number[] = [];
  const toA: number[] = [];
  const toB: number[] = [];
  while (toA.length < a.times.length || toB.length < b.times.length) {
    const timeA = a.times[toA.length] ?? Number.POSITIVE_INFINITY;
    const timeB = b.times[toB.length] ?? Number.POSITIVE_INFINITY;
    if (timeA <= timeB) toA.push(times.length);
    if (timeB <= timeA) toB.push(times.length);
    times.push(Math.min(timeA, timeB));
  }
  return [
    { times, of: a.of.map((column) => toA[column]!) },
    { times, of: b.of.map((column) => toB[column]!) },
  ];
}
