import { Kind } from '../trace/event.ts';
import { askToClear, cancelBelow, endedAfterAll, endsOthers, isCut } from './cancellation.ts';
import { tellListeners } from './joining.ts';
import { endLater, owes } from './registration.ts';
import { errorDigest, type Outcome, type Run } from './run.ts';
import { afterCleanup } from './teardown.ts';

/** What a task had registered comes first: cancelled meanwhile it has not ended, but is closed. */
export function finish(run: Run, task: number, status: 0 | 1, digest: number, outcome: Outcome): Outcome {
  if (!owes(run, task)) return finishNow(run, task, status, digest, outcome);
  endLater(run, task, () => {
    if (isCut(run, task)) run.recorder.add(Kind.close, task, run.now(), run.code.tasks[task]!.length);
    else {
      const end = afterCleanup(run, task, outcome);
      if (end === outcome) finishNow(run, task, status, digest, outcome);
      else if ('error' in end) finishNow(run, task, 1, errorDigest(run, end.error), end);
    }
  });
  return outcome;
}

function finishNow(run: Run, task: number, status: 0 | 1, digest: number, outcome: Outcome): Outcome {
  run.recorder.add(Kind.finish, task, run.now(), status, digest);
  if (run.cancelled?.[task] === 1) endedAfterAll(run, task);
  else if (run.outcomes[task] === undefined) run.finishCount++;
  run.outcomes[task] = outcome;
  if (run.ownsChildren) cancelBelow(run, task);
  if (run.code.arms !== undefined) endsOthers(run, task, status === 1);
  if (run.failsFast && status === 1 && task > 0) askToClear(run);
  if (run.listeners[task] !== undefined) tellListeners(run, task);
  return outcome;
}
