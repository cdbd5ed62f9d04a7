import type { Columns } from './columns.ts';
import type { Glyphs } from './glyphs.ts';
import { nearest } from './nearest.ts';

/** Where columns and times lie on a line of text. Positions count characters from 0. */
export interface Scale {
  /** Characters in all, the tail included. */
  readonly width: number;
  /** For each column its position, or that of the cut that hides it. */
  readonly positions: Int32Array;
  /** The position of each cut, and the columns (from, up to but not including `to`) that it hides. */
  readonly cuts: readonly { readonly position: number; readonly from: number; readonly to: number }[];
  /** The line of times. */
  readonly line: string;
  /** Where a time lies: its first column, or in proportion between two columns; `width` where it is past the last. */
  at(time: number): number;
}

export interface ScaleOptions {
  /** Characters there are. */
  readonly room: number;
  /** Columns that must stay visible where some are cut. */
  readonly anchors: readonly number[];
  /** A word for what lies past the last column; empty where nothing does. */
  readonly tail: string;
  readonly glyphs: Glyphs;
}

/** Distances are proportional to time as far as the room and the times' own width allow. */
export function scaleOf(columns: Columns, options: ScaleOptions): Scale {
  const { times } = columns;
  const tail = options.tail === '' ? 0 : options.tail.length + 1;
  const room = options.room - tail;
  const pieces = piecesOf(times, keptColumns(times, options.anchors, room));
  const steps = stepsBetween(pieces, room);
  const positions = new Int32Array(times.length);
  const cuts: { position: number; from: number; to: number }[] = [];
  const line: string[] = [];
  let x = 0;
  let free = 0;
  pieces.forEach((piece, p) => {
    if (piece.hidden > 0) {
      positions.fill(x, piece.first - piece.hidden, piece.first);
      cuts.push({ position: x, from: piece.first - piece.hidden, to: piece.first });
      x += 1;
    }
    for (let i = 0; i < piece.length; i++) positions[piece.first + i] = x + i;
    // A time that has no room before its neighbours goes unsaid; that the clock stands still is always said.
    write(line, x, ''.padEnd(piece.length > 1 ? piece.length : 0, options.glyphs.still));
    const text = formatTime(piece.time);
    if (x >= free && x + text.length <= room) {
      write(line, x, text);
      free = x + text.length + 1;
    }
    x += steps[p]!;
  });
  x = tail > 0 ? Math.max(x, free - 1) : x;
  write(line, x + 1, options.tail);
  const width = x + tail;
  return { width, positions, cuts, line: Array.from(line, (c) => c ?? ' ').join(''), at };

  function at(time: number): number {
    const next = times.findIndex((t) => t >= time);
    if (next === -1) return width;
    if (next === 0 || times[next] === time) return positions[next]!;
    const from = positions[next - 1]! + 1;
    const share = (time - times[next - 1]!) / (times[next]! - times[next - 1]!);
    return Math.max(
      from,
      Math.min(positions[next]! - 1, from + Math.round(share * (positions[next]! - from))),
    );
  }
}

/** As many ms as a number of a few digits can say. */
export function formatTime(ms: number): string {
  return Number.isFinite(ms) ? String(Math.round(ms * 1000) / 1000) : 'ever';
}

/** Visible columns of one time, side by side. */
interface Piece {
  readonly first: number;
  length: number;
  readonly time: number;
  /** Columns left out right before it. */
  readonly hidden: number;
}

function keptColumns(times: readonly number[], anchors: readonly number[], room: number): number[] {
  const cost = (c: number): number => (c > 0 && times[c] === times[c - 1] ? 1 : 2);
  let total = 0;
  for (let c = 0; c < times.length; c++) total += cost(c);
  const ends = [0, times.length - 1];
  // The rest is for the cuts themselves: one beside each end, and around what matters.
  return total <= room
    ? [...times.keys()]
    : nearest(times.length, [...ends, ...anchors], room - 4 - anchors.length, cost);
}

function piecesOf(times: readonly number[], kept: readonly number[]): Piece[] {
  const pieces: Piece[] = [];
  let previous = -1;
  for (const c of kept) {
    const last = pieces.at(-1);
    if (last !== undefined && c === previous + 1 && last.time === times[c]) last.length += 1;
    else pieces.push({ first: c, length: 1, time: times[c]!, hidden: c - previous - 1 });
    previous = c;
  }
  return pieces;
}

/** For each piece how far the next one begins: its own columns and the gap after them. */
function stepsBetween(pieces: readonly Piece[], room: number): number[] {
  for (const perMs of PER_MS) {
    const steps = stepsAt(perMs, true);
    if (total(steps) <= room) return steps;
  }
  return stepsAt(0, false);

  function stepsAt(perMs: number, labelled: boolean): number[] {
    return pieces.map((piece, p) => {
      const next = pieces[p + 1];
      if (next === undefined) return piece.length;
      if (next.hidden > 0) return piece.length;
      const gap = Math.max(1, Math.round((next.time - piece.time) * perMs));
      return Math.max(piece.length + gap, labelled ? formatTime(piece.time).length + 1 : 0);
    });
  }

  function total(steps: readonly number[]): number {
    return steps.reduce((sum, step, p) => sum + step + (pieces[p]!.hidden > 0 ? 1 : 0), 0);
  }
}

/** Characters for each ms, the widest first: 1, 2 or 5 times a power of ten, so that equal distances stay comparable. */
const PER_MS: readonly number[] = [
  4,
  ...[0, 1, 2, 3, 4, 5, 6, 7].flatMap((e) => [2, 1, 0.5].map((m) => m / 10 ** e)),
  0,
];

function write(line: string[], position: number, text: string): void {
  for (let i = 0; i < text.length; i++) line[position + i] = text[i]!;
}
