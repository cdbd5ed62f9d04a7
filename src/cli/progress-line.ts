import type { Progress } from '../harness/report.ts';
import { progressText } from '../report/progress.ts';
import type { Terminal } from './terminal.ts';

/** A line that is written over while a search goes on. Nothing where nobody sits there: a log has no use for it. */
export interface ProgressLine {
  readonly show: (progress: Progress) => void;
  readonly clear: () => void;
}

export function progressLine(scheduler: string, { interactive, murmur, width }: Terminal): ProgressLine {
  let shown = false;
  return {
    show(progress) {
      if (!interactive) return;
      shown = true;
      murmur(
        `\r${progressText(scheduler, progress)
          .slice(0, width - 1)
          .padEnd(width - 1)}`,
      );
    },
    clear() {
      if (shown) murmur(`\r${' '.repeat(width - 1)}\r`);
    },
  };
}
