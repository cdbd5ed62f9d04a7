import { misspelt, type Place, quoted, received } from './fault.ts';
import { ProgramError, readProgram } from './parse.ts';
import { kindOf, type Program, type Step, type Thrown } from './program.ts';
import { isPlain, STEP_KINDS } from './step.ts';

/**
 * A program in text notation: a line for each task, main first, names padded so that steps align.
 * `parseText(printProgram(p))` equals `p` for every legal program.
 *
 * @example
 * main: spawn a, spawn b, join a
 * a:    sleep 3, emit 1
 * b:    throw undefined sync
 */
export function printProgram(program: Program): string {
  const width = Math.max(...program.tasks.map((task) => task.name.length)) + 2;
  return program.tasks
    .map(({ name, steps }) => `${name}:`.padEnd(width) + steps.map(printStep).join(', '))
    .map((line) => line.trimEnd())
    .join('\n');
}

/** One step as `printProgram` writes it, for messages. */
export function printStep(step: Step): string {
  const kind = kindOf(step);
  if ('idle' in step && step.idle !== true) return 'idle results';
  if (('idle' in step || 'watch' in step) && step.below !== undefined) return `${kind} {below ${step.below}}`;
  if (isPlain(kind)) return kind;
  if ('throw' in step) {
    const words = ['throw'];
    if (step.throw !== 'error') words.push(step.throw);
    if (step.sync) words.push('sync');
    return words.join(' ');
  }
  if ('spawn' in step) {
    const priority = step.priority === undefined ? [] : [`priority ${step.priority}`];
    const timeout = step.timeout === undefined ? [] : [`timeout ${step.timeout}`];
    const after = step.after === undefined ? [] : [`after ${step.after}`];
    const arm = step.for === undefined ? [] : [`for ${step.for}`];
    const late = step.at === undefined ? [] : [`at ${step.at}`];
    const options = [...priority, ...timeout, ...after, ...arm, ...late];
    return `spawn ${step.spawn}${options.length === 0 ? '' : ` {${options.join(' ')}}`}`;
  }
  if ('cancel' in step && step.at !== undefined) return `cancel ${step.cancel} {at ${step.at}}`;
  if ('set-priority' in step) return `set-priority ${step['set-priority']} {priority ${step.priority}}`;
  if ('sleep' in step && step.finally !== undefined) return `sleep ${step.sleep} {finally ${step.finally}}`;
  if ('cleanup' in step && step.throws !== undefined)
    return `cleanup ${step.cleanup} {throws ${step.throws}}`;
  if ('sleep' in step && (step.times !== undefined || step.as !== undefined)) {
    const times = step.times === undefined ? [] : [`times ${step.times}`];
    const as = step.as === undefined ? [] : [`as ${step.as}`];
    return `sleep ${step.sleep} {${[...times, ...as].join(' ')}}`;
  }
  if ('acquire' in step) {
    const weight = step.weight === undefined ? '' : ` ${step.weight}`;
    return `acquire ${step.acquire}${weight}${step.timeout === undefined ? '' : ` {timeout ${step.timeout}}`}`;
  }
  if ('send' in step) return `send ${step.send} ${step.value}`;
  const [[, operand]] = Object.entries(step) as [[string, string | number]];
  return `${kind} ${operand}`;
}

/** What is thrown, in a sentence. */
export function thrownWords(thrown: Thrown): string {
  return WORDS[thrown];
}

const WORDS: Readonly<Record<Thrown, string>> = {
  error: 'an error',
  undefined: 'undefined',
  null: 'null',
  false: 'false',
  zero: '0',
  empty: 'an empty text',
};

/**
 * Reads what `printProgram` writes, with blank lines and `# comments`; text without any task is the program whose main
 * task does nothing. Throws a `ProgramError` as `parseProgram` does, with a path such as `line 3, step 2`.
 */
export function parseText(text: string): Program {
  const lines: number[] = [];
  const tasks: unknown[] = [];
  text.split('\n').forEach((raw, index) => {
    const line = raw.replace(/#.*/, '').trim();
    if (line === '') return;
    lines.push(index + 1);
    tasks.push(readLine(line, index + 1));
  });
  return readProgram({ tasks }, (place) => textPath(place, lines));
}

function textPath({ task, step }: Place, lines: readonly number[]): string {
  if (task === undefined) return 'program';
  const line = `line ${lines[task]}`;
  return step === undefined ? line : `${line}, step ${step + 1}`;
}

/** Builds JSON for `readProgram`, which judges it: here only that is an error which JSON could not say. */
function readLine(line: string, number: number): unknown {
  const colon = line.indexOf(':');
  if (colon === -1) {
    throw new ProgramError(
      `line ${number}`,
      `Expected a name and a colon, as in "main: emit 1", but ${received(line)}`,
    );
  }
  const name = line.slice(0, colon).trim();
  const rest = line.slice(colon + 1).trim();
  const steps =
    rest === ''
      ? []
      : rest.split(',').map((words, index) => readWords(words.trim(), `line ${number}, step ${index + 1}`));
  return { name, steps };
}

function readWords(text: string, path: string): unknown {
  const option = OPTION.exec(text);
  const [word = '', ...operands] = (option === null ? text : text.slice(0, option.index).trim()).split(/\s+/);
  if (word === '') throw new ProgramError(path, 'Expected a step between the commas but received nothing');
  if (!(STEP_KINDS as readonly string[]).includes(word)) {
    throw new ProgramError(path, misspelt('a step', word, STEP_KINDS));
  }
  const sync = word === 'throw' && operands.at(-1) === 'sync';
  if (sync) operands.pop();
  const most = isPlain(word) && word !== 'idle' ? 0 : word === 'acquire' || word === 'send' ? 2 : 1;
  if (operands.length > most) {
    const stray = quoted(operands.slice(most).join(' '));
    throw new ProgramError(
      path,
      `Expected ${['nothing', 'one word', 'two words'][most]} after "${word}" but also received ${stray}`,
    );
  }
  const [operand, second] = operands;
  if (second !== undefined) {
    const options = option === null ? {} : readOptions(option[1]!);
    return { [word]: operand, [word === 'send' ? 'value' : 'weight']: numberOr(second), ...options };
  }
  if (word === 'throw') return sync ? { throw: operand ?? 'error', sync } : { throw: operand ?? 'error' };
  if (isPlain(word)) return { [word]: operand ?? true, ...(option === null ? {} : readOptions(option[1]!)) };
  const value = NUMERIC.includes(word) && operand !== undefined ? numberOr(operand) : operand;
  return option === null ? { [word]: value } : { [word]: value, ...readOptions(option[1]!) };
}

/** What stands behind a spawn, a cancel, a set-priority, a sleep, an idle, a watch, an acquire or a cleanup. @example '{priority 2}', '{times 3 as text}' */
const OPTION = /\{\s*((?:(?:priority|times|as|finally|below|timeout|after|for|throws|at)\s+[^\s}]+\s*)+)\}$/;

function readOptions(text: string): Readonly<Record<string, unknown>> {
  const words = text.trim().split(/\s+/);
  return Object.fromEntries(words.flatMap((key, i) => (i % 2 === 0 ? [[key, numberOr(words[i + 1]!)]] : [])));
}

/** What is no number is left to whoever judges it. */
function numberOr(word: string): number | string {
  return NUMBER.test(word) ? Number(word) : word;
}

/** Kinds of steps that take a number. */
const NUMERIC: readonly string[] = ['emit', 'sleep', 'work', 'cleanup', 'set-limit', 'loop'];

const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/;
