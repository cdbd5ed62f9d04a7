import { expect, test } from 'vitest';
import { parseText, printProgram } from '../../program/text.ts';
import { raceInstead } from './arms.ts';

test('a race stands in for what a failure ends', () => {
  const from = parseText('main: spawn a {for all}, spawn b {for all}, throw\na: sleep 1, throw\nb: yield');
  const to = 'main: spawn a {for race}, spawn b {for race}, throw\na: sleep 1\nb: yield';
  expect([...raceInstead(from)].map(printProgram)).toEqual([printProgram(parseText(to))]);
});

test('a race is left alone', () => {
  expect([...raceInstead(parseText('main: spawn a {for race}, spawn b {for race}\na:\nb:'))]).toEqual([]);
});
