import type { Progress } from '../harness/report.ts';
import { grouped } from './grouped.ts';

/**
 * How far a long search has come, in a line.
 *
 * @example 'my-queue: 51,200 of 99,844 small programs'
 */
export function progressText(scheduler: string, { phase, done, of }: Progress): string {
  const total = of === undefined ? '' : ` of ${grouped(of)}`;
  return `${scheduler}: ${grouped(done)}${total} ${phase} programs`;
}
