import type { Violation } from '../../laws/law.ts';

/** What is exported, beside the trace itself: a counterexample is one. */
export interface Exported {
  readonly scheduler: string;
  readonly law?: string;
  readonly violation?: Violation;
  /** What is said where the violation is marked; default 'broken here'. */
  readonly here?: string;
}
