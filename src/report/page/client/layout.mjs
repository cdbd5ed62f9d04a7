/**
 * Where the columns of a timeline lie. Turns at one and the same time stand side by side; between two times there is room
 * in proportion to how long the clock moves.
 *
 * @typedef {object} Layout
 * @property {number[]} x The middle of each column.
 * @property {number} width Of all columns.
 * @property {(time: number) => number} at Where a time lies.
 */

/** Of a column, and of the gap that the longest and the shortest move of the clock leave. */
const COLUMN = 22;
const LONGEST_GAP = 150;
const SHORTEST_GAP = 14;

/**
 * @param {readonly number[]} times
 * @param {number} zoom 1: as drawn at first.
 * @returns {Layout}
 */
export function layOut(times, zoom) {
  const gaps = times.map((time, i) => (i === 0 ? 0 : Math.max(0, time - times[i - 1])));
  const longest = Math.max(...gaps, 1);
  /** @type {number[]} */
  const x = [];
  let right = 0;
  gaps.forEach((gap) => {
    const room = gap === 0 ? 0 : Math.max(SHORTEST_GAP, (LONGEST_GAP * gap) / longest);
    x.push((right + room + COLUMN / 2) * zoom);
    right += room + COLUMN;
  });
  return { x, width: Math.max(right, COLUMN) * zoom, at };

  /** @param {number} time */
  function at(time) {
    const next = times.findIndex((one) => one >= time);
    if (next === -1) return right * zoom;
    if (next === 0 || times[next] === time) return x[next];
    const share = (time - times[next - 1]) / (times[next] - times[next - 1]);
    return x[next - 1] + share * (x[next] - x[next - 1]);
  }
}
