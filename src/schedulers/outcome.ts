/** How a task ended, in the words of `Promise.allSettled`. The status tells, not the reason: `undefined` can be thrown too. */
export type Outcome<T> =
  | { readonly status: 'fulfilled'; readonly value: T }
  | { readonly status: 'rejected'; readonly reason: unknown };

/** Runs `body` and keeps what it gives or throws. */
export function outcomeOf<T>(body: () => T): Outcome<T> {
  try {
    return { status: 'fulfilled', value: body() };
  } catch (reason) {
    return { status: 'rejected', reason };
  }
}

/** The value, or the reason thrown as it was: a joiner meets the very error that the task threw. */
export function unwrap<T>(outcome: Outcome<T>): T {
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}
