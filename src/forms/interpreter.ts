import type { Instruction } from '../program/code.ts';
import { Digest, SETTLED_ERROR } from '../program/digest.ts';
import { Kind, Reason } from '../trace/event.ts';
import { errorDigest, type Run, resultDigest, TaskResult, thrownValue } from './run.ts';

/** What a task asks its driver to carry out: the instruction itself. All but `spawn` suspend the task. */
export type Request = Extract<Instruction, { kind: 'yield' | 'sleep' | 'spawn' | 'join' | 'settle' }>;

/**
 * Runs the steps of one task, the only place where steps are given a meaning (the oracle, which gives them a second,
 * apart). Yields requests; is resumed with the joined result, or has the joined error thrown in. It writes the task's
 * events, so that all forms leave the same trace.
 *
 * This is the articles' starting point: a generator as a coroutine that says what it waits for and lets others see to it.
 */
export function* interpret(run: Run, task: number): Generator<Request, TaskResult, unknown> {
  const { recorder } = run;
  const steps = run.code.tasks[task]!;
  let result = 0;
  let at = 0;
  let ended = false;
  recorder.add(Kind.start, task, run.now());
  try {
    for (; at < steps.length; at++) {
      const step = steps[at]!;
      switch (step.kind) {
        case 'emit':
          recorder.add(Kind.emit, task, run.now(), at, step.value);
          result = fold(result, step.value);
          break;
        case 'work':
          recorder.add(Kind.work, task, run.now(), at, step.ms);
          run.hold(step.ms);
          break;
        case 'throw':
          run.threwSync = step.sync;
          throw thrownValue(run, task, step.thrown);
        case 'spawn':
          recorder.add(Kind.spawn, task, run.now(), step.task);
          run.spawnCount++;
          yield step;
          break;
        case 'yield':
          recorder.add(Kind.suspend, task, run.now(), Reason.yield);
          yield step;
          recorder.add(Kind.resume, task, run.now(), Reason.yield);
          break;
        case 'sleep':
          recorder.add(Kind.suspend, task, run.now(), Reason.sleep, step.ms);
          yield step;
          recorder.add(Kind.resume, task, run.now(), Reason.sleep, step.ms);
          break;
        case 'join':
        case 'settle': {
          const reason = step.kind === 'join' ? Reason.join : Reason.settle;
          recorder.add(Kind.suspend, task, run.now(), reason, step.task);
          let value: unknown;
          try {
            value = yield step;
          } catch (error) {
            recorder.add(Kind.resume, task, run.now(), reason, step.task);
            const digest = errorDigest(run, error);
            recorder.add(Kind.deliver, task, run.now(), step.task, digest);
            if (step.kind === 'join') throw error;
            result = fold(result, SETTLED_ERROR + (digest - Digest.error));
            break;
          }
          recorder.add(Kind.resume, task, run.now(), reason, step.task);
          const digest = resultDigest(step.task, value);
          recorder.add(Kind.deliver, task, run.now(), step.task, digest);
          result = fold(result, digest);
          break;
        }
      }
    }
    ended = true;
    const value = new TaskResult(task, result);
    finish(run, task, 0, result, { value });
    return value;
  } catch (error) {
    ended = true;
    finish(run, task, 1, errorDigest(run, error), { error });
    throw error;
  } finally {
    if (!ended) recorder.add(Kind.close, task, run.now(), at);
  }
}

/** Carries out a join for a form whose schedulers have no handles: calls back at once, or when the task finishes. */
export function whenFinished(run: Run, task: number, callback: () => void): void {
  if (run.outcomes[task] !== undefined) callback();
  else run.listeners[task] = [...(run.listeners[task] ?? []), callback];
}

function finish(
  run: Run,
  task: number,
  status: 0 | 1,
  digest: number,
  outcome: NonNullable<Run['outcomes'][number]>,
): void {
  run.recorder.add(Kind.finish, task, run.now(), status, digest);
  if (run.finished[task] === 0) {
    run.finished[task] = 1;
    run.finishCount++;
  }
  run.outcomes[task] = outcome;
  const listeners = run.listeners[task];
  if (listeners !== undefined) {
    run.listeners[task] = undefined;
    for (const listener of listeners) listener();
  }
}

function fold(result: number, value: number): number {
  return (Math.imul(result, 31) + value) | 0;
}
