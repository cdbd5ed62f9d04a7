import type { Run } from './run.ts';

/** Carries out a join for a form whose schedulers have no handles: calls back at once, or when the task finishes. */
export function whenFinished(run: Run, task: number, callback: () => void): void {
  if (run.outcomes[task] !== undefined) callback();
  else run.listeners[task] = [...(run.listeners[task] ?? []), callback];
}

export function tellListeners(run: Run, task: number): void {
  const listeners = run.listeners[task];
  run.listeners[task] = undefined;
  if (listeners !== undefined) for (const listener of listeners) listener();
}
