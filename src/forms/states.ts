import { Kind, State } from '../trace/event.ts';
import { crashed, type Run } from './run.ts';

/** What a scheduler says of a task. */
export type TaskState = Exclude<keyof typeof State, 'other'>;

/** Asks its scheduler for the state of a task. Who was told of its end may ask, and then nobody (−1), when all is over. */
export function askForState(run: Run, asker: number, task: number): void {
  const { stateOf, handles, recorder } = run;
  if (stateOf === undefined || handles[task] === undefined || run.code.arms?.[task] !== undefined) return;
  recorder.add(Kind.state, asker, run.now(), task, stateCode(run, stateOf, handles[task]));
}

/** Of all that were spawned, up to where the scheduler throws: then that is the run's crash. */
export function askForStates(run: Run): void {
  try {
    for (let task = 1; task < run.code.tasks.length; task++) askForState(run, -1, task);
  } catch (error) {
    if (run.crash?.error !== error) throw error;
  }
}

function stateCode(run: Run, stateOf: (handle: unknown) => unknown, handle: unknown): number {
  let said: unknown;
  try {
    said = stateOf(handle);
  } catch (error) {
    return crashed(run, 'state', error);
  }
  return State[said as TaskState] ?? State.other;
}
