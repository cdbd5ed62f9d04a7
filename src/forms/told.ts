import { Digest, SETTLED_CANCELLED, SETTLED_ERROR } from '../program/digest.ts';
import { crashed, type Outcome, type Run, TaskError, TaskResult } from './run.ts';
import { AdapterError, show } from './validation.ts';

/** Folds what a scheduler says that all tasks came to: results other than 0, and errors of tasks, as they stand in its list. */
export function foldTold(run: Run, result: number, answer: Outcome | undefined): number {
  const told = answer !== undefined && 'value' in answer ? answer.value : undefined;
  if (!Array.isArray(told)) {
    const expected = "expected an array of what the tasks came to (supports 'results')";
    const text = `scheduler '${run.scheduler}': idle: ${expected} but received ${show(told)}`;
    return crashed(run, 'idle', new AdapterError(text));
  }
  let folded = result;
  for (const end of told) {
    if (end instanceof TaskError) folded = (Math.imul(folded, 31) + SETTLED_ERROR + 8 * end.task) | 0;
    else if (end instanceof TaskResult && end.value !== 0) folded = (Math.imul(folded, 31) + end.value) | 0;
  }
  return folded;
}

/** What a settle folds that gives an error. */
export function settled(error: number): number {
  return error === Digest.cancelled ? SETTLED_CANCELLED : SETTLED_ERROR + (error - Digest.error);
}
