import { expect, test } from 'vitest';
import { expect as foretell } from './oracle.ts';
import { parseText } from './text.ts';

function fates(text: string, cuts?: readonly number[]): string[] {
  return foretell(parseText(text), 0, 0, cuts).tasks.map(
    ({ outcome, digest, start, finish }) => `${outcome} ${digest} ${start}–${finish}`,
  );
}

test('a task that is spawned at cleanup begins at its parent’s last step, and ends before its parent does', () => {
  expect(fates('main: emit 7, spawn a {at cleanup}, sleep 3\na: sleep 2, emit 1')).toEqual([
    'returned 7 0–5',
    'returned 1 3–5',
  ]);
});

test('what is owed comes in turn, the last first', () => {
  const text = `main: cleanup 1, spawn a {at cleanup}, cleanup 4, spawn b {at cleanup}, sleep 10
    a: sleep 2
    b: sleep 3`;
  expect(fates(text)).toEqual(['returned 0 0–20', 'returned 0 17–19', 'returned 0 10–13']);
});

test('one that throws fails nobody, and one that its parent never came to owe is not spawned', () => {
  expect(fates('main: spawn a {at cleanup}, throw null, spawn b {at cleanup}\na: throw\nb:')).toEqual([
    `threw ${foretell(parseText('main: throw null')).tasks[0]!.digest} 0–0`,
    expect.stringContaining('threw'),
    'unspawned 0 NaN–NaN',
  ]);
});

test('a task that is cancelled spawns what it owes, and may be waited for until then', () => {
  const text = 'main: spawn a, sleep 1, cancel a, settle a\na: spawn b {at cleanup}, sleep 9\nb: sleep 4';
  expect(fates(text, [-1, 1, -1])).toEqual([
    expect.stringMatching(/^returned \d+ 0–5$/),
    expect.stringMatching(/^cancelled \d+ 0–5$/),
    'returned 0 1–5',
  ]);
});

test('a cancel at cleanup cuts its target then', () => {
  const text = 'main: spawn a, spawn b\na: sleep 9\nb: cancel a {at cleanup}, sleep 2';
  expect(fates(text, [-1, 0, -1]).slice(1)).toEqual([
    expect.stringMatching(/^cancelled \d+ 0–2$/),
    'returned 0 0–2',
  ]);
});

test('its parent depends on it, and on what it joins', () => {
  const { tasks } = foretell(parseText('main: spawn a, spawn b {at cleanup}\na:\nb: join a'));
  expect([...tasks[0]!.dependsOn].sort()).toEqual([1, 2]);
});
