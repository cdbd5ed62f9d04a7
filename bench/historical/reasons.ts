import type { Stranger } from './finding.ts';
import type { Broken } from './job.ts';

/** Why a row is missed, found out by looking at it. */
export interface Reason {
  readonly kind: 'no feature' | 'no law' | 'out of reach' | 'wrong claim';
  readonly text: string;
}

/** Why fixed versions break a law, too. */
export interface Explanation {
  readonly package: string;
  /** Left out: whichever. */
  readonly versions?: readonly string[];
  readonly subject?: string;
  readonly law?: Broken['law'];
  readonly program?: RegExp;
  readonly text: string;
}

/** By id of the row. */
export const reasons: Readonly<Record<string, Reason>> = {};

export const strangers: readonly Stranger[] = [];

export const explanations: readonly Explanation[] = [];
