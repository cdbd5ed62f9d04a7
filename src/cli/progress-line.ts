import type { Progress } from '../harness/report.ts';
import { type Pace, progressText } from '../report/progress.ts';
import { type Stopwatch, startStopwatch } from './soak/stopwatch.ts';
import type { Terminal } from './terminal.ts';

/** A line that is written over while a search goes on; a log, where nobody sits, gets a line every half minute. */
export interface ProgressLine {
  readonly show: (progress: Progress) => void;
  readonly clear: () => void;
}

/** ms of real time between two lines of a log, and between two states of a line that is written over. */
const LOGGED = 30_000;
const SHOWN = 100;

export function progressLine(
  subject: string,
  { interactive, murmur, width }: Terminal,
  watch: Stopwatch = startStopwatch(),
): ProgressLine {
  const known = new Map<Progress['phase'], Progress>();
  let shown = false;
  let last = interactive ? Number.NEGATIVE_INFINITY : 0;
  return {
    show(progress) {
      known.set(progress.phase, progress);
      const elapsed = watch.elapsed();
      if (elapsed - last < (interactive ? SHOWN : LOGGED)) return;
      last = elapsed;
      shown = true;
      const text = progressText(subject, progress, paceOf([...known.values()], elapsed));
      murmur(interactive ? `\r${text.slice(0, width - 1).padEnd(width - 1)}` : `${text}\n`);
    },
    clear() {
      if (shown && interactive) murmur(`\r${' '.repeat(width - 1)}\r`);
    },
  };
}

/** Of all phases that were met so far, since the random programs are tried in two parts. */
function paceOf(phases: readonly Progress[], elapsed: number): Pace | undefined {
  const done = phases.reduce((sum, phase) => sum + phase.done, 0);
  if (elapsed < SHOWN || done === 0) return undefined;
  const perSecond = (done * 1000) / elapsed;
  if (phases.some(({ of }) => of === undefined)) return { perSecond };
  const rest = phases.reduce((sum, phase) => sum + phase.of! - phase.done, 0);
  return { perSecond, left: (rest * 1000) / perSecond };
}
