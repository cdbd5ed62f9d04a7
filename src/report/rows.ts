import { isCut } from '../trace/cuts.ts';
import { Kind, Reason } from '../trace/event.ts';
import { isRefused } from '../trace/refused.ts';
import type { Trace } from '../trace/trace.ts';
import type { Columns } from './columns.ts';
import type { Glyphs } from './glyphs.ts';
import type { Scale } from './scale.ts';

/** Draws what each task did: for each a row of as many characters as the scale is wide. */
export function drawTasks(trace: Trace, columns: Columns, scale: Scale, marks: Glyphs): string[][] {
  const rows = trace.program.tasks.map(() => new Array<string>(scale.width).fill(' '));
  drawWaits(trace, columns, scale, marks, rows);
  drawTurns(trace, columns, scale, marks, rows);
  for (const { position } of scale.cuts)
    for (const row of rows) if (row[position] !== ' ') row[position] = marks.cut;
  return rows;
}

function drawWaits(trace: Trace, columns: Columns, scale: Scale, marks: Glyphs, rows: string[][]): void {
  const { waits, events } = trace;
  const ends = lastOf(trace);
  for (let wait = 0; wait < waits.length; wait++) {
    const task = waits.task[wait]!;
    const x = (event: number): number => scale.positions[columns.of[event]!]!;
    const from = x(waits.suspend[wait]!) + 1;
    const resume = waits.resume[wait]!;
    const end = ends[task]!;
    const to = resume >= 0 ? x(resume) : end > waits.suspend[wait]! ? x(end) : scale.width;
    const ready = Math.max(from, readyPosition(wait));
    rows[task]?.fill(marks.suspended, from, Math.min(ready, to));
    rows[task]?.fill(marks.waiting, Math.min(ready, to), to);

    function readyPosition(wait: number): number {
      if (waits.reason[wait] === Reason.sleep) return scale.at(waits.readyTime[wait]! - trace.startTime);
      if (waits.ready[wait] === -1) return scale.width;
      return x(waits.ready[wait]!) + 1;
    }
  }

  function lastOf({ program, cuts }: Trace): Int32Array {
    const last = new Int32Array(program.tasks.length).fill(-1);
    for (let i = 0; i < events.length; i++) {
      if (events.kind[i] === Kind.finish || events.kind[i] === Kind.close) last[events.task[i]!] = i;
    }
    // What was cancelled, cleared or refused before it started is closed by nobody.
    if (cuts === undefined) return last;
    for (let task = 1; task < last.length; task++) {
      if (last[task] === -1 && isCut(cuts, task))
        last[task] = isRefused(cuts, task) ? cuts.refused![task]! : cuts.asked[task]!;
    }
    return last;
  }
}

function drawTurns(trace: Trace, columns: Columns, scale: Scale, marks: Glyphs, rows: string[][]): void {
  const { events } = trace;
  const began = new Int32Array(rows.length).fill(-1);
  for (let i = 0; i < events.length; i++) {
    const task = events.task[i]!;
    const row = rows[task];
    if (row === undefined) continue;
    const x = scale.positions[columns.of[i]!]!;
    const kind = events.kind[i]!;
    if (kind === Kind.close || kind === Kind.refuse || kind === Kind.stray) {
      row[x] = kind === Kind.stray ? marks.stray : marks.closed;
      if (kind !== Kind.stray) began[task] = -1;
      continue;
    }
    if (kind === Kind.start || kind === Kind.resume || began[task] === -1) began[task] = x;
    row.fill(marks.ran, began[task], x + 1);
    if (kind === Kind.finish && events.a[i] === 1) row[x] = marks.threw;
    if (kind === Kind.suspend || kind === Kind.finish) began[task] = -1;
  }
  // A turn that never ended holds the processor for good.
  began.forEach((x, task) => {
    if (x >= 0) rows[task]!.fill(marks.ran, x, scale.width);
  });
}
