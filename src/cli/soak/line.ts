import { grouped } from '../../report/grouped.ts';
import { clockText, paceText, progressBar } from '../../report/progress.ts';
import type { Terminal } from '../terminal.ts';
import type { Campaign } from './campaign.ts';
import type { Stopwatch } from './stopwatch.ts';

/** When a session is over: after so many ms of real time, or so many programs of all sessions. */
export interface Aim {
  readonly time: number;
  readonly programs: number | undefined;
}

/** A person sees a line that is written over twice a second, a log gets one every half minute. */
export function soakLine(
  campaign: Campaign,
  aim: Aim,
  watch: Stopwatch,
  { interactive, murmur, width, ascii }: Terminal,
): { readonly clear: () => void; readonly end: () => void } {
  const before = campaign.programs;
  const clear = (): void => {
    if (interactive) murmur(`\r${' '.repeat(width - 1)}\r`);
  };
  const show = (): void => {
    const text = soakText(campaign, before, aim, watch.elapsed(), ascii);
    murmur(interactive ? `\r${text.slice(0, width - 1).padEnd(width - 1)}` : `${text}\n`);
  };
  const timer = watch.every(interactive ? 500 : 30_000, show);
  return {
    clear,
    end() {
      timer.stop();
      clear();
    },
  };
}

/**
 * @param before programs of earlier sessions: they say nothing of this one's speed.
 * @example 'my-queue ████░░░░ 120,000 programs, 8,300/s, 2 bugs, 0:14, 0:16 left'
 */
export function soakText(
  { scheduler, programs, bugs }: Campaign,
  before: number,
  { time, programs: most = Number.POSITIVE_INFINITY }: Aim,
  elapsed: number,
  ascii: boolean,
): string {
  const perSecond = ((programs - before) * 1000) / Math.max(1, elapsed);
  const byCount = perSecond > 0 ? ((most - programs) * 1000) / perSecond : Number.POSITIVE_INFINITY;
  const left = Math.max(0, Math.min(time - elapsed, byCount));
  const share = Math.max(elapsed / time, programs / most);
  const found = `${bugs.length} ${bugs.length === 1 ? 'bug' : 'bugs'}`;
  const bar = progressBar(share, 20, ascii);
  const speed = paceText({ perSecond });
  const rest = Number.isFinite(left) ? `, ${clockText(left)} left` : '';
  return `${scheduler} ${bar} ${grouped(programs)} programs${speed}, ${found}, ${clockText(elapsed)}${rest}`;
}
