import type { Instruction } from '../program/instruction.ts';
import { Kind } from '../trace/event.ts';
import { isEndOf } from './cancellation.ts';
import type { Request } from './interpreter.ts';
import type { Outcome, Run } from './run.ts';
import { failCleanup } from './teardown.ts';

/** Cleans up, the last first, each once. Gives the error with which a scheduler ends the task meanwhile; what
 *  the task itself throws is noted (see `teardown.ts`), since those before it are done all the same. */
export function* cleanUp(
  run: Run,
  task: number,
  cleanups: number[],
): Generator<Request, Outcome | undefined, Outcome | undefined> {
  for (let at = cleanups.pop(); at !== undefined; at = cleanups.pop()) {
    const { ms, throws } = run.code.tasks[task]![at] as Extract<Instruction, { kind: 'cleanup' }>;
    run.recorder.add(Kind.cleanup, task, run.now(), at, ms);
    const answer = ms > 0 ? yield { kind: 'sleep', ms } : undefined;
    if (run.cutCount > 0 && isEndOf(run, task, answer)) return answer;
    run.recorder.add(Kind.cleaned, task, run.now(), at, ms);
    if (throws !== undefined) failCleanup(run, task, throws);
  }
  return undefined;
}
