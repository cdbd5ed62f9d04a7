import { Deviation } from '../../program/world.ts';
import { deviationOf, lateBy } from '../../trace/lateness.ts';

/** How the world was not polite as the clock moved; `a`: that of its event. */
export function deviationWords(a: number): { readonly late?: number; readonly deviation?: string } {
  if (a === 0) return {};
  const found = Object.entries(Deviation).find(([, code]) => code === deviationOf(a));
  return { late: lateBy(a), deviation: found?.[0] ?? 'unknown' };
}
