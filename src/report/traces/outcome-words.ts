import { Digest } from '../../program/digest.ts';
import { THROWN } from '../../program/program.ts';

/** 'returned 5', 'threw its error', 'threw undefined' … of whatever task it is. */
export function outcomeWords(digest: number, nameOf: (task: number) => string): string {
  if (digest < Digest.foreign) return `result ${digest}`;
  if (digest === Digest.foreign) return 'foreign value';
  if (digest === Digest.foreignError) return 'foreign error';
  if (digest === Digest.cancelled) return 'cancelled';
  const code = digest - Digest.error;
  if (code % 8 === Digest.atCleanup) return `error of ${nameOf(Math.floor(code / 8))} at cleanup`;
  return code % 8 === 0 ? `error of ${nameOf(code / 8)}` : `threw ${THROWN[code] ?? 'error'}`;
}
