import type { Fail } from './validation.ts';

/** A law that a scheduler is known to break, and why that stays so: listed, never silenced. */
export interface Deviation {
  /** Its id. */
  readonly law: string;
  /** What its maintainers say of it, or the ticket. */
  readonly reason: string;
}

/** Whether its law exists is not known here: schedulers are defined without the laws. */
export function checkDeviations(deviations: unknown, fail: Fail): void {
  if (deviations === undefined) return;
  if (!Array.isArray(deviations))
    fail('deviations', "an array of { law: 'its id', reason: 'why' }", deviations);
  for (const [i, deviation] of deviations.entries()) {
    const given = (deviation ?? {}) as { readonly [key: string]: unknown };
    for (const key of ['law', 'reason']) {
      if (typeof given[key] !== 'string' || given[key] === '') {
        fail(`deviations[${i}].${key}`, 'a non-empty string', given[key]);
      }
    }
  }
}
