import { TOLERANCE } from '../laws/tolerance.ts';
import { latenessOf } from '../trace/lateness.ts';
import type { Trace } from '../trace/trace.ts';
import type { Glyphs } from './glyphs.ts';
import type { Scale } from './scale.ts';

/** How a task should have run, to be drawn above how it did. Times are ms since the start of the run. */
export interface ExpectedRun {
  readonly task: number;
  readonly start: number;
  readonly finish: number;
  readonly threw: boolean;
}

/**
 * What the oracle foretold of a task, where it knows times and the task kept to them not: nothing limits, nobody works, the
 * clock is not late, and nobody is cancelled or held. Undefined elsewhere: there another time may be right, too.
 */
export function expectedRun(trace: Trace, task: number | undefined): ExpectedRun | undefined {
  const foretold = task === undefined ? undefined : trace.expected.tasks[task];
  if (task === undefined || foretold === undefined) return undefined;
  const { outcome, start, finish, latestFinish } = foretold;
  if (!knowsTimes(trace, finish)) return undefined;
  if (outcome !== 'returned' && outcome !== 'threw') return undefined;
  const threw = outcome === 'threw';
  const ended = trace.waits.finishOf[task]!;
  if (ended >= 0) {
    const time = trace.events.time[ended]! - trace.startTime;
    const inTime = time >= finish - TOLERANCE && time <= latestFinish + TOLERANCE;
    if (inTime && (trace.events.a[ended] === 1) === threw) return undefined;
  }
  return { task, start, finish, threw };
}

function knowsTimes(
  { program, limit, rate, expected, cuts, code, claims, events }: Trace,
  finish: number,
): boolean {
  // Where a sleep holds everybody, a task is in time if no other than those it waits for sleeps.
  const isHeldUp = claims.guarantees.sleep === 'holds' && expected.sleep > finish + TOLERANCE;
  return (
    !isHeldUp &&
    limit >= program.tasks.length - 1 &&
    rate.cap >= program.tasks.length - 1 &&
    expected.work === 0 &&
    cuts === undefined &&
    !code.holds &&
    latenessOf(events) === 0
  );
}

/** What the oracle does not know it leaves out: where in between the task goes on. */
export function drawExpected({ start, finish, threw }: ExpectedRun, scale: Scale, marks: Glyphs): string {
  const row = new Array<string>(scale.width).fill(' ');
  const last = scale.width - 1;
  const [from, to] = [Math.min(scale.at(start), last), Math.min(scale.at(finish), last)];
  row.fill(marks.suspended, from, to);
  row[from] = marks.ran;
  row[to] = threw ? marks.threw : marks.ran;
  for (const { position } of scale.cuts) if (row[position] !== ' ') row[position] = marks.cut;
  return row.join('');
}
