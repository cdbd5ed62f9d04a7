import { nearest } from './nearest.ts';

/** Where foreign data is not a program, and why. */
export interface Fault {
  readonly place: Place;
  /** In the style "Expected X but received Y". */
  readonly reason: string;
}

/** Positions count from 0. What is left out: the fault is of the whole task, or of the whole program. */
export interface Place {
  readonly task?: number;
  readonly step?: number;
  readonly key?: string;
}

/** @example jsonPath({ task: 2, step: 0, key: 'join' }) // 'tasks[2].steps[0].join' */
export function jsonPath({ task, step, key }: Place): string {
  let path = '';
  if (task !== undefined) path += `.tasks[${task}]`;
  if (step !== undefined) path += `.steps[${step}]`;
  if (key !== undefined) path += `.${key}`;
  return path === '' ? 'program' : path.slice(1);
}

/** The end of a reason: names what came instead, and cuts it short, since foreign data may be of any size. */
export function received(value: unknown): string {
  if (typeof value === 'string') return `received ${quoted(value)}`;
  if (value === undefined) return 'received nothing';
  if (Array.isArray(value)) return `received an array of ${value.length}`;
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return `received ${value}`;
  return `received ${typeof value === 'object' ? 'an object' : `a ${typeof value}`}`;
}

/** @example misspelt('a step', 'slep', ['sleep']) // 'Expected a step but received "slep"; did you mean "sleep"?' */
export function misspelt(expected: string, word: string, words: readonly string[]): string {
  const meant = nearest(word, words);
  const hint = meant === undefined ? '' : `; did you mean "${meant}"?`;
  return `Expected ${expected} but ${received(word)}${hint}`;
}

export function quoted(text: string): string {
  return text.length <= LONGEST ? JSON.stringify(text) : `${JSON.stringify(text.slice(0, LONGEST))}…`;
}

export function alternatives(words: readonly string[]): string {
  const all = words.map((word) => `"${word}"`);
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
}

const LONGEST = 40;
