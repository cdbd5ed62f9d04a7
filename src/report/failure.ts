import type { Counterexample } from '../harness/report.ts';
import { lawById } from '../laws/index.ts';
import { boundsText } from '../program/rate.ts';
import { glyphs } from './glyphs.ts';
import { grouped } from './grouped.ts';
import { nearest } from './nearest.ts';
import { timeline } from './timeline.ts';
import { worldWords } from './world.ts';
import { wrap, wrapWords } from './wrap.ts';

export interface FailureOptions {
  /** Characters a line, default 80. Only what has to be copied as a whole (a path, a command) may be longer. */
  readonly width?: number;
  readonly ascii?: boolean;
  /** The test file that the replay command is to name, relative to where vitest runs. */
  readonly file?: string;
  /** How to see it again, in place of the commands of vitest: a line each. */
  readonly again?: (counterexample: Counterexample) => readonly string[];
}

/**
 * The block that a person meets when a law is broken: what happened, the program and its timeline, why, and how to see
 * it again. At most 40 lines; the same counterexample gives the same bytes. After Hypothesis (it prints a program, and
 * says what does not matter), Elle (it says because) and Schemathesis (one line replays just that case).
 *
 * @example
 * ✗ my-queue › work-conservation   program 118, seed 1
 *
 *   From 0 to 30 ms one of 2 slots was free while c waited.
 *   …
 */
export function failureText(counterexample: Counterexample, options: FailureOptions = {}): string {
  const { width = 80, ascii = false } = options;
  const marks = glyphs(ascii);
  const { violation, scheduler, law, trace } = counterexample;
  const room = width - INDENT.length;
  const header = `${marks.broken} ${scheduler} ${marks.of} ${law}   ${origin(counterexample)}`;
  const before = [header, '', ...indented(wrap(violation.message, room).slice(0, 3))];
  const sections = (claims: number): string[] =>
    sectionsAfterTimeline(counterexample, options, room, claims).flatMap((section) => [
      '',
      ...indented(section),
    ]);
  // More rows than this would not fit anyway: program and timeline have a line a task.
  let rows = Math.min(trace.program.tasks.length, LINES / 2);
  let claims = 3;
  for (;;) {
    const program = [
      ...programLines(counterexample, violation.task ?? 0, room, rows, marks.cut),
      ...worldLines(worldWords(counterexample.environment, trace), room),
    ];
    const drawn = timeline(trace, { width: room, violation, rows, ascii }).split('\n');
    const lines = [...before, '', ...indented(program), '', ...indented(drawn), ...sections(claims)];
    if (lines.length <= LINES || claims === 0) return lines.map((line) => line.trimEnd()).join('\n');
    if (rows > 2) rows--;
    else claims--;
  }
}

export const LINES = 40;
export const INDENT = '  ';

export function indented(lines: readonly string[]): string[] {
  return lines.map((line) => INDENT + line);
}

function origin(counterexample: Counterexample): string {
  const { path, seed, small } = counterexample;
  if (isReplay(counterexample)) return 'a saved counterexample';
  if (small !== undefined) {
    return `small program ${grouped(small.number)} (up to ${small.tasks} tasks, ${small.steps} steps)`;
  }
  return `program ${Number.parseInt(path, 10) + 1}, seed ${seed}`;
}

/** It was read from a file, and not shrunk in this run. */
function isReplay({ path }: Pick<Counterexample, 'path'>): boolean {
  return path === '';
}

/** The program, and beside it, in its own column, the environment and how small it is. `task`: the one to show first. */
export function programLines(
  counterexample: Pick<Counterexample, 'text' | 'environment' | 'size' | 'shrinking' | 'path'>,
  task: number,
  room: number,
  most: number,
  cut: string,
): string[] {
  const { text, environment, size, shrinking } = counterexample;
  const source = text.trimEnd().split('\n');
  const shown = nearest(source.length, [task, 0, source.length - 1], most);
  const lines: string[] = [];
  let previous = -1;
  for (const task of [...shown, source.length]) {
    const hidden = task - previous - 1;
    if (hidden > 0) lines.push(`${cut} ${hidden} ${hidden === 1 ? 'task' : 'tasks'} not shown`);
    if (task < source.length) lines.push(...wrapTask(source[task]!, room));
    previous = task;
  }
  const { from, taken, minimal } = shrinking;
  const steps = count(size - source.length, 'step');
  const notes = [
    ...boundsText(environment),
    ...(environment.dice > 0 ? [`dice ${environment.dice}`] : []),
    minimal || isReplay(counterexample) ? steps : `not fully shrunk, ${steps}`,
    ...(taken > 0 ? [`size ${size} (from ${from}, ${count(taken, 'reduction')})`] : []),
  ];
  return beside(lines, notes, room);
}

/** A line of its own below the program: what is out of the ordinary must not stand among the notes. */
export function worldLines(words: string, room: number): string[] {
  return words === '' ? [] : ['', ...wrap(words, room).slice(0, 3)];
}

/** A task that takes more than a line goes on under its first step. */
function wrapTask(line: string, room: number): string[] {
  const name = /^\S+\s*/.exec(line)?.[0] ?? '';
  const steps = wrapWords(line.slice(name.length).split(/(?<=,) /), room - name.length);
  return [name + (steps[0] ?? ''), ...steps.slice(1).map((rest) => ' '.repeat(name.length) + rest)];
}

function count(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}

/** Puts notes right of the lines, or after them where there is no room. */
function beside(lines: readonly string[], notes: readonly string[], room: number): string[] {
  const column = Math.max(...lines.map((line) => line.length)) + 6;
  const widest = Math.max(...notes.map((note) => note.length));
  if (column + widest > room) return [...lines, ...wrap(notes.join(', '), room)];
  const rows = Math.max(lines.length, notes.length);
  return Array.from({ length: rows }, (_, i) => (lines[i] ?? '').padEnd(column) + (notes[i] ?? ''));
}

function sectionsAfterTimeline(
  counterexample: Counterexample,
  options: FailureOptions,
  room: number,
  claims: number,
): string[][] {
  const { violation, law, passesIf, decisive, immaterial, alsoBroken, shrinking } = counterexample;
  const why = violation.because
    .slice(0, 3)
    .flatMap((cause) => labelled('Because', cause, room).slice(0, claims > 0 ? 2 : 1));
  const facts = [
    ...(passesIf === undefined ? [] : labelled('Passes if', cause(passesIf, decisive), room).slice(0, 2)),
    ...(immaterial.length === 0
      ? []
      : wrap(immaterial.slice(0, claims).map(sentence).join(' '), room).slice(0, claims)),
    ...(shrinking.minimal ? labelled('1-minimal', minimality(shrinking.neighbours), room) : []),
    ...(alsoBroken.length === 0 ? [] : labelled('Also breaks', alsoBroken.join(', '), room).slice(0, 2)),
    ...labelled('Hint', violation.hint ?? lawById(law)?.hint ?? '', room),
  ];
  const commands = (options.again ?? ((one) => again(one, options)))(counterexample);
  return [why, facts, [...commands]].filter((section) => section.length > 0);
}

/** What it would take to pass, and what the scheduler does otherwise then. */
export function cause(passesIf: string, decisive: string | undefined): string {
  return decisive === undefined ? passesIf : `${passesIf}; then ${decisive}`;
}

function sentence(claim: string): string {
  return `${claim.charAt(0).toUpperCase()}${claim.slice(1)}.`;
}

function minimality(neighbours: number): string {
  if (neighbours === 0) return 'it has no smaller neighbours';
  return neighbours === 1
    ? 'its one smaller neighbour does not fail'
    : `none of its ${neighbours} smaller neighbours fails`;
}

/**
 * The command that shows a counterexample again, in the file of tests that met it. `-t` takes the law's id alone: longer names
 * are joined differently by different versions of vitest.
 */
export function testCommand(
  { fixture, seed, path, small, law }: Counterexample,
  { file }: Pick<FailureOptions, 'file'>,
): string {
  const command = `npx vitest run ${file === undefined ? '' : `${file} `}-t ${law}`;
  const isFound = fixture !== undefined || path === '' || small !== undefined;
  return isFound ? command : `FAIRTICK_SEED=${seed} ${command}`;
}

function again(counterexample: Counterexample, { file }: FailureOptions): string[] {
  const { fixture, seed, path, small } = counterexample;
  const command = testCommand(counterexample, { ...(file === undefined ? {} : { file }) });
  if (fixture !== undefined) {
    const adapter = file === undefined ? '' : ` --adapter ${file}`;
    return [
      `Saved: ${fixture} (tried first from now on)`,
      `Again: ${command}`,
      `Look:  npx fairtick view ${fixture}${adapter}`,
    ];
  }
  if (path === '') return [`Again: ${command}`];
  if (small !== undefined) {
    const scope = `exhaustive: { tasks: ${small.tasks}, steps: ${small.steps} }`;
    return [`Again: ${command}`, `       or just this program: options { path: '${path}', ${scope} }`];
  }
  return [`Again: ${command}`, `       or just this program: options { seed: ${seed}, path: '${path}' }`];
}

function labelled(label: string, text: string, room: number): string[] {
  if (text === '') return [];
  const indent = `${label}: `;
  return wrap(text, room - indent.length).map(
    (line, i) => (i === 0 ? indent : ' '.repeat(indent.length)) + line,
  );
}
