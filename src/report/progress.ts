import type { Progress } from '../harness/report.ts';
import { grouped } from './grouped.ts';

/** How fast something long goes on. */
export interface Pace {
  readonly perSecond: number;
  /** ms of real time that it will take yet; left out where nobody can tell. */
  readonly left?: number;
}

/**
 * How far a long search has come, in a line.
 *
 * @param subject the scheduler, and of several which one.
 * @example 'my-queue (2 of 5): 51,200 of 99,844 small programs, 24,310/s, 0:02 left'
 */
export function progressText(subject: string, { phase, done, of }: Progress, pace?: Pace): string {
  const total = of === undefined ? '' : ` of ${grouped(of)}`;
  return `${subject}: ${grouped(done)}${total} ${phase} programs${pace === undefined ? '' : paceText(pace)}`;
}

/** @example ', 24,310/s, 0:02 left' */
export function paceText({ perSecond, left }: Pace): string {
  return `, ${grouped(Math.round(perSecond))}/s${left === undefined ? '' : `, ${clockText(left)} left`}`;
}

/** @example clockText(252_000) // '4:12' */
export function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (n: number): string => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/**
 * @param share of what is to be done, from 0 to 1.
 * @example progressBar(0.25, 8, false) // '██░░░░░░'
 */
export function progressBar(share: number, width: number, ascii: boolean): string {
  const done = Math.round(Math.min(1, Math.max(0, share)) * width);
  const [full, empty] = ascii ? ['#', '.'] : ['█', '░'];
  return full.repeat(done) + empty.repeat(width - done);
}
