import { Kind, State } from '../trace/event.ts';
import type { Run } from './run.ts';

/** What a scheduler says of a task. */
export type TaskState = Exclude<keyof typeof State, 'other'>;

/** Asks its scheduler for the state of a task. Who was told of its end may ask, and then nobody (−1), when all is over. */
export function askForState(run: Run, asker: number, task: number): void {
  const { stateOf, handles, recorder } = run;
  if (stateOf === undefined || handles[task] === undefined || run.code.arms?.[task] !== undefined) return;
  recorder.add(Kind.state, asker, run.now(), task, codeOf(stateOf, handles[task]));
}

/** Of all that were spawned. */
export function askForStates(run: Run): void {
  for (let task = 1; task < run.code.tasks.length; task++) askForState(run, -1, task);
}

function codeOf(stateOf: (handle: unknown) => unknown, handle: unknown): number {
  try {
    return State[stateOf(handle) as TaskState] ?? State.other;
  } catch {
    return State.other;
  }
}
