import { Kind } from '../trace/event.ts';
import { isTearingDown } from '../trace/teardowns.ts';
import { tellListeners } from './joining.ts';
import { type Outcome, type Run, TaskCancelled, TaskResult } from './run.ts';

/** Notes that somebody asks to cancel a task. Without effect on one that has finished or is cancelled already. */
export function askToCancel(run: Run, task: number): void {
  run.cancelled ??= new Uint8Array(run.code.tasks.length);
  if (run.cancelled[task] !== 0 && run.cancelled[task] !== EXPIRED) return;
  if (run.outcomes[task] === undefined) {
    run.cancelled[task] = 1;
    run.cutCount++;
    if (run.ownsChildren) cancelBelow(run, task);
    if (run.code.arms !== undefined) askToCancelArms(run, task);
    if (run.joining !== undefined) askToCancelJoiners(run, run.joining, task);
  } else if (hasJustFinished(run, task) || isWaitedFor(run, task)) run.cancelled[task] = 2;
}

/** Where a join of what is cancelled cancels who joins. */
export function noteJoin(run: Run, joining: Int32Array, task: number, target: number): void {
  joining[task] = target;
  if (isCut(run, target)) askToCancel(run, task);
}

function askToCancelJoiners(run: Run, joining: Int32Array, target: number): void {
  for (let task = 0; task < joining.length; task++) if (joining[task] === target) askToCancel(run, task);
}

/** What a task has spawned is cancelled with it, or at its end. */
export function cancelBelow(run: Run, task: number): void {
  const { parents } = run.code;
  for (let child = 1; child < parents.length; child++)
    if (parents[child] === task && run.handles[child] !== undefined && run.outcomes[child] === undefined)
      askToCancel(run, child);
}

/** Arms end with the task that runs them. */
function askToCancelArms(run: Run, task: number): void {
  const { arms, parents } = run.code;
  for (let arm = 1; arm < parents.length; arm++) {
    const isRunning = run.handles[arm] !== undefined && run.outcomes[arm] === undefined;
    if (parents[arm] === task && arms![arm] !== undefined && isRunning) askToCancel(run, arm);
  }
}

/** An arm has ended: where that decides, the others are to be cancelled. */
export function endsOthers(run: Run, task: number, failed: boolean): void {
  const combined = run.code.arms?.[task];
  if (combined === undefined || (combined.kind === 'all' && !failed)) return;
  for (const arm of combined.arms) {
    if (arm !== task && run.outcomes[arm] === undefined) askToCancel(run, arm);
  }
}

/** Notes that somebody asks to clear what waits: what was spawned and has not started counts as cut, unless it starts. */
export function askToClear(run: Run): void {
  const { recorder, code } = run;
  run.cancelled ??= new Uint8Array(code.tasks.length);
  run.clearedAt = run.clock.peek();
  for (let i = 0; i < recorder.length; i++) {
    const task = recorder.a[i]!;
    if (recorder.kind[i] !== Kind.spawn || run.cancelled[task] !== 0 || hasStarted(run, task)) continue;
    run.cancelled[task] = CLEARED;
    run.cutCount++;
    run.clearedCount++;
  }
}

/** In `Run.cancelled`. */
const CLEARED = 3;

/** Likewise: its time is up, and it goes on. */
export const EXPIRED = 4;

/** Likewise: it was refused, and has not started. */
export const REFUSED = 5;

export function hasStarted({ recorder }: Run, task: number): boolean {
  for (let i = recorder.length - 1; i >= 0; i--) {
    if (recorder.kind[i] === Kind.start && recorder.task[i] === task) return true;
  }
  return false;
}

/** A task that starts was not cleared, nor refused. */
export function startsAfterAll(run: Run, task: number): void {
  const state = run.cancelled?.[task];
  if (state !== CLEARED && state !== REFUSED) return;
  run.cancelled![task] = 0;
  run.cutCount--;
  if (state === CLEARED) run.clearedCount--;
}

/** It went on to its end, whoever asked for what. */
export function endedAfterAll(run: Run, task: number): void {
  run.cancelled![task] = 2;
  run.cutCount--;
  run.finishCount++;
}

/** Its scheduler may not know yet: a task takes its last step before its end is known to all. */
function hasJustFinished({ recorder }: Run, task: number): boolean {
  for (let i = recorder.length - 1; i >= 0 && !isMove(recorder, i); i--) {
    if (recorder.kind[i] === Kind.finish && recorder.task[i] === task) return true;
  }
  return false;
}

/** Nor may it have ended, while what it has spawned cleans up. */
function isWaitedFor({ ownsChildren, recorder, code }: Run, task: number): boolean {
  return ownsChildren && isTearingDown(recorder, code, task, recorder.length);
}

function isMove({ kind, time, b }: Run['recorder'], event: number): boolean {
  return kind[event] === Kind.advance && b[event]! > time[event]!;
}

/** Was the task asked to be cancelled, and has it not finished? */
export function isCut(run: Run, task: number): boolean {
  return run.cancelled !== undefined && run.cancelled[task] === 1;
}

/**
 * Is this answer how a scheduler ends the task itself: an error that it throws in where a cancelled task waits (asyncio's
 * way)? The error of the task that it waits for is none.
 */
export function isEndOf(run: Run, task: number, answer: Outcome | undefined, awaited = -1): boolean {
  if (answer === undefined || !('error' in answer) || !isCut(run, task)) return false;
  const own = awaited < 0 ? undefined : run.outcomes[awaited];
  return own === undefined || !('error' in own) || !Object.is(own.error, answer.error);
}

/** What a join comes to: of a cancelled task one and the same error, whether its scheduler throws one of its own for that
 *  or gives some value. What it ended with itself, if it did, stays what it is. */
export function deliveredOf(run: Run, task: number, answer: Outcome): Outcome {
  if (
    run.cancelled === undefined ||
    run.cancelled[task] === 0 ||
    ('value' in answer && answer.value instanceof TaskResult)
  )
    return answer;
  const own = run.outcomes[task];
  if (own !== undefined && 'error' in own && 'error' in answer && Object.is(own.error, answer.error))
    return answer;
  return { error: new TaskCancelled(run.code.program.tasks[task]!.name) };
}

/** For forms whose schedulers have no joins of their own: once the request has come back, whoever waits is told. */
export function tellCancelled(run: Run, task: number): void {
  if (!isCut(run, task)) return;
  run.outcomes[task] ??= { error: new TaskCancelled(run.code.program.tasks[task]!.name) };
  tellListeners(run, task);
}

/** Cancelled by its signal, and it has not ended. */
export function isAborted(run: Run, task: number): boolean {
  return run.controllers[task]?.signal.aborted === true && isCut(run, task);
}
