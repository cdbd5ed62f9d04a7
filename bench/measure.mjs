import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');

/** A full collection, to measure memory by. Not between rounds: it throws optimised code away with the garbage. */
export const collectGarbage = runInNewContext('gc');

/**
 * Times several ways of doing the same, side by side: each round runs every one of them, so that a machine that gets
 * slower in between slows them all. The first round only warms up.
 *
 * @param {Record<string, () => number | Promise<number>>} ways each returns how often it did it
 * @param {number} rounds
 * @returns {Promise<Record<string, number>>} ns for doing it once, the median of the rounds
 */
export async function sideBySide(ways, rounds = 7) {
  const seen = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, way] of Object.entries(ways)) {
      const start = process.hrtime.bigint();
      const times = await way();
      const ns = Number(process.hrtime.bigint() - start) / times;
      if (round > 0) seen[name].push(ns);
    }
  }
  return Object.fromEntries(Object.entries(seen).map(([name, list]) => [name, median(list)]));
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = values.toSorted((x, y) => x - y);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * A Markdown table.
 *
 * @param {readonly string[]} head
 * @param {readonly (readonly (string | number)[])[]} rows
 */
export function table(head, rows) {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `${lines.join('\n')}\n`;
}

/** Three digits that mean something. */
export function short(value) {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
}
