import type { Violation } from '../laws/law.ts';
import { Kind } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import { type Columns, columnsOf, withTimes } from './columns.ts';
import { drawExpected, expectedRun } from './expected.ts';
import { type Glyphs, glyphs } from './glyphs.ts';
import { nearest } from './nearest.ts';
import { drawTasks } from './rows.ts';
import { formatTime, type Scale, scaleOf } from './scale.ts';

export interface TimelineOptions {
  /** Characters a line; default 80. */
  readonly width?: number;
  /** Draws with ASCII characters alone. */
  readonly ascii?: boolean;
  /** What to point at. */
  readonly violation?: Violation;
  /** Tasks shown at most; default 16. */
  readonly rows?: number;
}

/**
 * Draws a run: a row a task, ms of virtual time from left to right. Turns at one and the same time stand side by side
 * in their order, so that it stays visible who went first while the clock stood still. Long traces and many tasks are
 * cut; what the violation is about stays, and where the oracle knows when that task should have run, that stands above it.
 *
 * @example
 * ms    0===                              30
 * main  ■
 * a      ■✗
 * b      ··■──────────────────────────────■
 * c      ··································■
 *         ▲╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌▲
 * · waiting  ─ suspended  ■ ran  ✗ threw  ▲ broken here  = same time, in order
 */
export function timeline(trace: Trace, options: TimelineOptions = {}): string {
  const { width = 80, rows = 16, violation } = options;
  const marks = glyphs(options.ascii);
  const names = trace.program.tasks.map((task) => cutName(task.name, marks));
  const expected = expectedRun(trace, violation?.task);
  const labels = expected === undefined ? names : [...names, EXPECTED];
  const indent = Math.max(4, ...labels.map((name) => name.length)) + 2;
  const columns = withTimes(
    columnsOf(trace.events, trace.startTime),
    expected === undefined ? [] : [expected.start, expected.finish],
  );
  const events = (violation?.events ?? []).slice(0, ANCHORS);
  const scale = scaleOf(columns, {
    room: width - indent,
    anchors: anchorsOf(violation, events, columns, trace.startTime),
    tail: tailOf(trace),
    glyphs: marks,
  });
  const lines = drawTasks(trace, columns, scale, marks);
  const pointer = violation === undefined ? '' : drawPointer(violation, trace, columns, scale, marks);

  const anchors = [
    violation?.task ?? 0,
    ...events.map((event) => Math.max(0, trace.events.task[event]!)),
    0,
    names.length - 1,
  ];
  const text = [`${'ms'.padEnd(indent)}${scale.line}`];
  let previous = -1;
  for (const task of [...nearest(names.length, anchors, rows), names.length]) {
    const hidden = task - previous - 1;
    if (hidden > 0) text.push(`${marks.cut} ${hidden} ${hidden === 1 ? 'task' : 'tasks'} not shown`);
    if (expected?.task === task) text.push(EXPECTED.padEnd(indent) + drawExpected(expected, scale, marks));
    if (task < names.length) text.push(names[task]!.padEnd(indent) + lines[task]!.join(''));
    if (pointer !== '' && task === (violation?.task ?? names.length)) text.push(' '.repeat(indent) + pointer);
    previous = task;
  }
  const drawn = [...lines.map((line) => line.join('')), pointer].join('\n');
  text.push(...cutNotes(columns, scale, marks), ...legend(drawn, scale, marks, width));
  return text
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .join('\n');
}

/** The row above what the violation is about, where the oracle knows. */
const EXPECTED = 'expected';

/** More would leave no room for the neighbourhood of any. */
const ANCHORS = 8;
const NAME = 16;

export function cutName(name: string, { cut }: Glyphs): string {
  // Names that differ at their ends only, as numbered ones do, must stay apart.
  return name.length <= NAME ? name : name.slice(0, NAME / 2 - 1) + cut + name.slice(-NAME / 2);
}

function anchorsOf(
  violation: Violation | undefined,
  events: readonly number[],
  columns: Columns,
  startTime: number,
): number[] {
  if (violation === undefined) return [];
  const span = [violation.from, violation.to].map((time) =>
    columns.times.findIndex((t) => t >= time - startTime),
  );
  return [...events.map((event) => columns.of[event]!), ...span.filter((column) => column >= 0)];
}

/** Where tasks are left over, a word for how the run ended goes past the last column. */
export function tailOf(trace: Trace): string {
  const { ending, waits } = trace;
  if (ending.kind !== 'completed') return ending.kind === 'budget' ? 'livelock' : ending.kind;
  return waits.spawnOf.some((spawn, task) => spawn >= 0 && waits.finishOf[task] === -1) ? 'end' : '';
}

/** Points at the span of the violation and at the events that show it. */
function drawPointer(
  violation: Violation,
  trace: Trace,
  columns: Columns,
  scale: Scale,
  marks: Glyphs,
): string {
  const row = new Array<string>(scale.width).fill(' ');
  const last = scale.width - 1;
  const shown = violation.events.filter((event) => trace.events.kind[event] !== Kind.advance);
  const x = (event: number): number => scale.positions[columns.of[event] ?? 0] ?? 0;
  const begins = shown.find((event) => trace.events.time[event] === violation.from);
  const from = begins === undefined ? Math.min(last, scale.at(violation.from - trace.startTime)) : x(begins);
  if (violation.to > violation.from) {
    const to = Math.min(last, scale.at(violation.to - trace.startTime));
    row.fill(marks.span, from, to + 1);
    row[to] = marks.here;
  }
  for (const position of [from, ...shown.map(x)]) row[position] = marks.here;
  return row.join('');
}

export function cutNotes(columns: Columns, scale: Scale, { cut }: Glyphs): string[] {
  return scale.cuts.map(({ from, to }) => {
    const [first, last] = [formatTime(columns.times[from]!), formatTime(columns.times[to - 1]!)];
    const when = first === last ? `at ${first} ms` : `from ${first} to ${last} ms`;
    return `${cut} ${to - from} ${to - from === 1 ? 'turn' : 'turns'} ${when} not shown`;
  });
}

/** Explains the marks that occur. */
export function legend(
  drawn: string,
  scale: Scale,
  marks: Glyphs,
  width: number,
  here = 'broken here',
): string[] {
  const words: readonly (readonly [string, string])[] = [
    [marks.waiting, 'waiting'],
    [marks.suspended, 'suspended'],
    [marks.ran, 'ran'],
    [marks.threw, 'threw'],
    [marks.closed, 'closed'],
    [marks.stray, 'continued unasked'],
    [marks.here, here],
  ];
  const used = words.filter(([mark]) => drawn.includes(mark)).map(([mark, word]) => `${mark} ${word}`);
  if (scale.line.includes(marks.still)) used.push(`${marks.still} same time, in order`);
  const lines: string[] = [];
  for (const entry of used) {
    const longer = lines.length === 0 ? entry : `${lines.at(-1)}  ${entry}`;
    if (lines.length > 0 && longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(entry);
  }
  return lines;
}
