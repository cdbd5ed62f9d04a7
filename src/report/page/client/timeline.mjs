import { svgElement } from './dom.mjs';
import { layOut } from './layout.mjs';

/** @typedef {import('../model.ts').RunView} RunView */

/**
 * @typedef {object} Timeline
 * @property {SVGElement} svg
 * @property {(event: number) => void} point Moves the cursor to an event.
 * @property {(x: number) => number} columnAt The column nearest to a position.
 */

const ROW = 26;
const AXIS = 22;
const MARKER = 18;
const TAIL = 48;

/**
 * Draws a run: a row a task, time from left to right. Every mark differs in shape as well as in colour.
 *
 * @param {RunView} run
 * @param {readonly string[]} names
 * @param {number} zoom
 * @returns {Timeline}
 */
export function drawTimeline(run, names, zoom) {
  const layout = layOut(run.times, zoom);
  const [above] = run.expected ?? [-1];
  const label = 16 + 7.5 * Math.min(18, Math.max(...names.map((name) => name.length), above < 0 ? 2 : 8));
  const bottom = AXIS + ROW * (names.length + (above < 0 ? 0 : 1));
  // Who waits for ever waits past the last event.
  const isOpen = run.waits.some(([task, , , resume]) => resume < 0 && lastOf(task) < 0) || run.more > 0;
  const edge = label + layout.width + (isOpen ? TAIL : 0);
  const width = Math.ceil(edge + 8);
  const height = bottom + MARKER;
  /** @param {number} column */
  const x = (column) => label + (layout.x[column] ?? layout.width);
  /** @param {number} event */
  const xOf = (event) => x(run.events[event]?.[0] ?? 0);
  /** @param {number} task */
  const y = (task) => AXIS + ROW * (task + (above >= 0 && task >= above ? 1 : 0)) + ROW / 2;
  const half = Math.min(9, 9 * zoom);
  const cursor = svgElement('rect', {
    class: 'cursor',
    y: AXIS - 4,
    width: 2 * half + 4,
    height: bottom - AXIS + 8,
    rx: 3,
  });
  const svg = svgElement(
    'svg',
    {
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-label': `Timeline of ${run.name}, ${names.length} tasks, ${run.events.length} events. ${run.ending}${foretold()}`,
    },
    ...violation(),
    cursor,
    ...axis(),
    ...names.flatMap(row),
    ...expected(),
    ...run.waits.flatMap(wait),
    ...turns(),
    ...signs(),
    ...run.marks.map((event) => svgElement('text', { class: 'here', x: xOf(event), y: bottom + 13 }, '▲')),
  );
  return { svg, point, columnAt };

  function axis() {
    const labels = [];
    let free = 0;
    for (const [i, time] of run.times.entries()) {
      const text = `${time}`;
      if (time === run.times[i - 1] || x(i) < free) continue;
      labels.push(svgElement('text', { class: 'time', x: x(i), y: 14 }, text));
      free = x(i) + 8 * text.length + 10;
    }
    return [svgElement('text', { class: 'name', x: 4, y: 14 }, 'ms'), ...labels];
  }

  /**
   * @param {string} name
   * @param {number} task
   */
  function row(name, task) {
    const short = name.length > 18 ? `${name.slice(0, 8)}…${name.slice(-9)}` : name;
    return [
      svgElement('line', { class: 'rule', x1: 0, x2: width, y1: y(task) + ROW / 2, y2: y(task) + ROW / 2 }),
      svgElement(
        'text',
        { class: task === run.about ? 'name about' : 'name', x: 4, y: y(task) + 4 },
        short,
        svgElement('title', {}, name),
      ),
    ];
  }

  function foretold() {
    if (run.expected === undefined) return '';
    const [task, start, finish, throws] = run.expected;
    return ` Expected: ${names[task]} runs from ${start} to ${finish} ms${throws === 0 ? '' : ' and throws'}.`;
  }

  /** Above the row of its task: how that should have run. */
  function expected() {
    if (run.expected === undefined) return [];
    const [task, start, finish, throws] = run.expected;
    const [from, to] = [label + layout.at(start), label + layout.at(finish)];
    const middle = y(task) - ROW;
    /** @param {number} x */
    const box = (x) =>
      svgElement('rect', {
        class: 'foretold',
        x: x - half,
        y: middle - 7,
        width: 2 * half,
        height: 14,
        rx: 2,
      });
    return [
      svgElement('text', { class: 'name quiet', x: 4, y: middle + 4 }, 'expected'),
      svgElement('line', { class: 'suspended', x1: from, x2: to, y1: middle, y2: middle }),
      box(from),
      ...(to > from ? [box(to)] : []),
      ...(throws === 0 ? [] : [svgElement('text', { class: 'sign close', x: to, y: middle + 5 }, '✗')]),
    ];
  }

  /** @param {import('../model.ts').WaitView} wait */
  function wait([task, suspend, ready, resume, deadline]) {
    const from = xOf(suspend) + half;
    const last = lastOf(task);
    const end = resume >= 0 ? xOf(resume) - half : last > suspend ? xOf(last) : edge;
    const due =
      deadline !== null ? label + layout.at(deadline) - half : ready < 0 ? end : Math.max(from, xOf(ready));
    const split = Math.min(Math.max(from, due), end);
    const parts = [];
    if (split > from)
      parts.push(svgElement('line', { class: 'suspended', x1: from, x2: split, y1: y(task), y2: y(task) }));
    if (end > split)
      parts.push(svgElement('line', { class: 'ready', x1: split, x2: end, y1: y(task), y2: y(task) }));
    return parts;
  }

  /** @param {number} task */
  function lastOf(task) {
    return run.events.findLastIndex(
      ([, , one, mark]) => one === task && (mark === 'return' || mark === 'throw' || mark === 'close'),
    );
  }

  function turns() {
    /** @type {Map<number, number>} */
    const began = new Map();
    const parts = [];
    for (const [column, , task, mark] of run.events) {
      if (task < 0 || mark === 'close' || mark === 'stray') continue;
      const from = began.get(task) ?? column;
      began.set(task, from);
      if (mark !== 'suspend' && mark !== 'return' && mark !== 'throw') continue;
      parts.push(turn(task, from, x(column) + half));
      began.delete(task);
    }
    // A turn that never ended holds the processor for good.
    for (const [task, from] of began) parts.push(turn(task, from, edge));
    return parts;
  }

  /**
   * @param {number} task
   * @param {number} from
   * @param {number} to
   */
  function turn(task, from, to) {
    return svgElement('rect', {
      class: 'ran',
      x: x(from) - half,
      y: y(task) - 7,
      width: Math.max(2, to - x(from) + half),
      height: 14,
      rx: 2,
    });
  }

  function signs() {
    return run.events.flatMap(([column, , task, mark]) => {
      const sign = mark === 'throw' ? '✗' : mark === 'close' ? '◇' : mark === 'stray' ? '!' : '';
      return sign === ''
        ? []
        : [svgElement('text', { class: `sign ${mark}`, x: x(column), y: y(task) + 5 }, sign)];
    });
  }

  function violation() {
    if (!(run.to > run.from)) return [];
    const from = label + layout.at(run.from);
    const to = run.to > (run.times.at(-1) ?? 0) ? edge : label + layout.at(run.to);
    return [
      svgElement('rect', {
        class: 'broken',
        x: from,
        y: AXIS - 4,
        width: Math.max(2, to - from),
        height: bottom - AXIS + 8,
      }),
    ];
  }

  /** @param {number} event */
  function point(event) {
    cursor.setAttribute('visibility', event < 0 ? 'hidden' : 'visible');
    cursor.setAttribute('x', String(xOf(event) - half - 2));
  }

  /** @param {number} position */
  function columnAt(position) {
    let best = 0;
    for (const column of layout.x.keys())
      if (Math.abs(x(column) - position) < Math.abs(x(best) - position)) best = column;
    return best;
  }
}
