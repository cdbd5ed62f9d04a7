import type { Instruction } from '../program/instruction.ts';
import { Kind } from '../trace/event.ts';
import { askToCancel, isEndOf } from './cancellation.ts';
import type { Request } from './interpreter.ts';
import type { Outcome, Run } from './run.ts';
import { failCleanup } from './teardown.ts';

/** A part of a task that asks its driver for something, as its steps do. */
type Part = Generator<Request, Outcome | undefined, Outcome | undefined>;

/** Cleans up, the last first, each once. Gives the error with which a scheduler ends the task meanwhile; what
 *  the task itself throws is noted (see `teardown.ts`), since those before it are done all the same. */
export function* cleanUp(run: Run, task: number, cleanups: number[]): Part {
  for (let at = cleanups.pop(); at !== undefined; at = cleanups.pop()) {
    const { ms, throws, spawns, cancels } = run.code.tasks[task]![at] as Extract<
      Instruction,
      { kind: 'cleanup' }
    >;
    run.recorder.add(Kind.cleanup, task, run.now(), at, ms);
    let answer: Outcome | undefined;
    if (spawns !== undefined) answer = yield* spawnLate(run, task, spawns);
    else if (cancels !== undefined) answer = yield* cancelLate(run, task, at, cancels);
    else if (ms > 0) answer = yield { kind: 'sleep', ms };
    if (run.cutCount > 0 && isEndOf(run, task, answer, spawns)) return answer;
    run.recorder.add(Kind.cleaned, task, run.now(), at, ms);
    if (throws !== undefined) failCleanup(run, task, throws);
  }
  return undefined;
}

/** Waits for the end of what it spawns, whatever that is. */
function* spawnLate(run: Run, task: number, child: number): Part {
  run.recorder.add(Kind.spawn, task, run.now(), child);
  run.spawnCount++;
  yield { kind: 'spawn', task: child, options: {} };
  return yield { kind: 'settle', task: child };
}

function* cancelLate(run: Run, task: number, at: number, target: number): Part {
  run.recorder.add(Kind.revoke, task, run.now(), at, target);
  askToCancel(run, target);
  const answer = yield { kind: 'cancel', task: target };
  if (run.cutCount === 0 || !isEndOf(run, task, answer))
    run.recorder.add(Kind.revoked, task, run.now(), at, target);
  return answer;
}
