import { expect, test } from 'vitest';
import { parseText, printProgram } from '../../program/text.ts';
import { boundsOf } from '../options.ts';
import { isLess, measure } from './measure.ts';
import { fromOwnWords } from './own-words.ts';

const bounds = boundsOf({
  shape: {
    spawn: 'nested',
    joinInside: true,
    structured: false,
    cancel: true,
    lock: true,
    weight: true,
    channel: true,
  },
  limits: [2, 3],
});

const casesOf = (text: string, limit = 2) => [
  ...fromOwnWords({ program: parseText(text), environment: { limit, dice: 0 } }, bounds),
];
const textsOf = (text: string, limit?: number): string[] =>
  casesOf(text, limit).map(({ program }) => printProgram(program));

const CONTENDED = 'main: acquire k, spawn a, spawn b\na:    yield, acquire k, yield\nb:    acquire k';

test('who holds a lock, and who waits for it, may be any task, and one task both', () => {
  const texts = textsOf(CONTENDED);
  expect(texts).toContain('main: spawn a, acquire k\na:    acquire k, release k, acquire k, yield');
  expect(texts).toContain('main: spawn a, spawn b, acquire k\na:    acquire k\nb:    acquire k, yield');
});

test('each comes once, the smallest first, all of them smaller', () => {
  const cases = casesOf(CONTENDED);
  const measures = cases.map(measure);
  for (let i = 1; i < cases.length; i++) expect(isLess(measures[i - 1]!, measures[i]!)).toBe(true);
  const own = measure({ program: parseText(CONTENDED), environment: { limit: 2, dice: 0 } });
  expect(isLess(measures.at(-1)!, own)).toBe(true);
});

test('nothing comes oftener than it did, but a pause and a release', () => {
  for (const text of textsOf(CONTENDED)) {
    expect(text.match(/acquire/g)?.length ?? 0).toBeLessThanOrEqual(3);
    expect(text.match(/yield/g)?.length ?? 0).toBeLessThanOrEqual(3);
    expect(text.match(/release/g)?.length ?? 0).toBeLessThanOrEqual(1);
    expect(text).not.toMatch(/emit|sleep|join|cancel/);
  }
});

test('nobody asks for more permits than there are', () => {
  const cases = casesOf('main: spawn a, acquire k 3\na: acquire k 2', 3);
  expect(cases.some(({ environment }) => environment.limit === 2)).toBe(true);
  for (const { program, environment } of cases) {
    if (environment.limit === 2) expect(printProgram(program)).not.toContain('k 3');
  }
});

test('the values of a channel are all 1, or all different where they were not the same', () => {
  const texts = textsOf('main: spawn a, send e 5, send e 3\na: receive e, receive e');
  expect(texts).toContain('main: send e 1, send e 2, spawn a\na:    receive e, receive e');
  expect(textsOf('main: spawn a, send e 1, send e 1\na: receive e, receive e').join()).not.toContain('e 2');
});

test('waits and cancels turn to any task that they may', () => {
  const texts = textsOf('main: spawn a, spawn b, acquire k\na: acquire k, yield\nb: cancel a');
  expect(texts).toContain('main: spawn a, acquire k, cancel a\na:    acquire k');
});

test('programs without locks and channels have none of it', () => {
  expect(textsOf('main: spawn a, sleep 1\na: yield')).toEqual([]);
});
