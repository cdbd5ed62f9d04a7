import { fold } from '../program/fate.ts';
import type { Instruction } from '../program/instruction.ts';
import { Kind, lockArgument, Reason } from '../trace/event.ts';
import {
  askToCancel,
  askToClear,
  deliveredOf,
  isCut,
  isEndOf,
  noteJoin,
  startsAfterAll,
} from './cancellation.ts';
import { cleanUp } from './cleanup.ts';
import { argumentOf } from './control.ts';
import { closeChannel, prepareSend, received } from './exchange.ts';
import { isExpiry } from './expiry.ts';
import { finish } from './finish.ts';
import { type Held, releaseAll, releaseOne, take } from './locking.ts';
import { foldRaced, spawnArms } from './racing.ts';
import { noteRejection } from './refusal.ts';
import { endLater, owe, owes } from './registration.ts';
import { errorDigest, type Outcome, type Run, resultDigest, TaskResult, thrownValue } from './run.ts';
import { askForState } from './states.ts';
import { failureAtCleanup } from './teardown.ts';
import { foldTold, settled } from './told.ts';
import { look, watch } from './watching.ts';

/** What a task asks its driver to carry out: the instruction itself. All but `spawn` suspend the task, but a cancel or a
 *  control only where it does not come back at once. */
export type Request = Exclude<
  Instruction,
  { kind: 'emit' | 'work' | 'throw' | 'release' | 'close' | 'arm' | 'watch' | 'look' }
>;

/** A task as its driver sees it: resumed with the outcome of a request, where that has one. */
export type Steps = Generator<Request, Outcome, Outcome | undefined>;

/**
 * Runs the steps of one task, the only place where steps are given a meaning (the oracle, which gives them a second,
 * apart). It writes the task's events, so that all forms leave the same trace. It is resumed with the outcome of a join,
 * or with the error that a scheduler threw where it suspended; its own outcome it returns. Nothing is thrown in or out:
 * an exception costs as much as ten turns, so only a driver throws, where its scheduler expects it.
 *
 * This is the articles' starting point: a generator as a coroutine that says what it waits for and lets others see to it.
 */
export function* interpret(run: Run, task: number): Steps {
  const { recorder } = run;
  const steps = run.code.tasks[task]!;
  let result = 0;
  let at = 0;
  let ended = false;
  /** What it holds of locks; undefined as long as it has taken none. */
  let held: Held[] | undefined;
  /** Positions of the steps whose cleanup is still to be done. */
  let cleanups: number[] | undefined;
  if (run.cutCount > 0) startsAfterAll(run, task);
  recorder.add(Kind.start, task, run.now());
  try {
    for (; at < steps.length; at++) {
      const step = steps[at]!;
      let failure: Outcome | undefined;
      switch (step.kind) {
        case 'emit':
          recorder.add(Kind.emit, task, run.now(), at, step.value);
          result = fold(result, step.value);
          break;
        case 'work':
          recorder.add(Kind.work, task, run.now(), at, step.ms);
          run.hold(step.ms);
          break;
        case 'cleanup':
          recorder.add(Kind.defer, task, run.now(), at, step.ms);
          if (run.registration === undefined) {
            cleanups ??= [];
            cleanups.push(at);
          } else {
            owe(run.registration, task, at);
            failure = yield step;
          }
          break;
        case 'throw':
          run.threwSync = step.sync;
          failure = { error: thrownValue(run, task, step.thrown) };
          break;
        case 'spawn':
          recorder.add(Kind.spawn, task, run.now(), step.task, step.options.after);
          run.spawnCount++;
          failure = yield step;
          if (run.ownsChildren && isCut(run, task)) askToCancel(run, step.task);
          break;
        case 'loop':
          recorder.add(Kind.suspend, task, run.now(), Reason.loop, step.times);
          failure = yield step;
          if (run.cutCount > 0 && isEndOf(run, task, failure)) return failure!;
          recorder.add(Kind.resume, task, run.now(), Reason.loop, step.times);
          break;
        case 'arm':
          break;
        case 'race':
        case 'all': {
          spawnArms(run, task, step.arms);
          recorder.add(Kind.suspend, task, run.now(), Reason[step.kind], at);
          const answer: Outcome = (yield step) ?? { value: undefined };
          if (run.cutCount > 0 && isEndOf(run, task, answer)) return answer;
          recorder.add(Kind.resume, task, run.now(), Reason[step.kind], at);
          result = foldRaced(run, task, step, result, answer);
          break;
        }
        case 'yield':
          recorder.add(Kind.suspend, task, run.now(), Reason.yield);
          failure = yield step;
          if (run.cutCount > 0 && isEndOf(run, task, failure)) return failure!;
          recorder.add(Kind.resume, task, run.now(), Reason.yield);
          break;
        case 'sleep':
          recorder.add(Kind.suspend, task, run.now(), Reason.sleep, step.ms);
          failure = yield step;
          if (run.cutCount > 0 && isEndOf(run, task, failure)) return failure!;
          recorder.add(Kind.resume, task, run.now(), Reason.sleep, step.ms);
          break;
        case 'guarded-sleep':
          recorder.add(Kind.defer, task, run.now(), at, step.cleanup);
          recorder.add(Kind.suspend, task, run.now(), Reason.sleep, step.ms);
          // Its driver writes the rest: whoever closes the task has the call clean up, and not the steps here.
          failure = yield step;
          if (run.cutCount > 0 && isEndOf(run, task, failure)) return failure!;
          break;
        case 'join':
        case 'settle': {
          const reason = step.kind === 'join' ? Reason.join : Reason.settle;
          recorder.add(Kind.suspend, task, run.now(), reason, step.task);
          if (run.joining !== undefined) noteJoin(run, run.joining, task, step.task);
          const answer: Outcome = (yield step) ?? { value: undefined };
          if (run.cutCount > 0 && isEndOf(run, task, answer, step.task)) return answer;
          if (run.joining !== undefined) run.joining[task] = -1;
          if ((run.refuses || run.code.timeouts !== undefined) && 'error' in answer)
            noteRejection(run, step.task, answer.error);
          const outcome: Outcome = run.cancelled !== undefined ? deliveredOf(run, step.task, answer) : answer;
          recorder.add(Kind.resume, task, run.now(), reason, step.task);
          const failed = 'error' in outcome;
          const digest = failed ? errorDigest(run, outcome.error) : resultDigest(step.task, outcome.value);
          recorder.add(Kind.deliver, task, run.now(), step.task, digest);
          if (run.stateOf !== undefined) askForState(run, task, step.task);
          if (failed && step.kind === 'join') failure = outcome;
          else result = fold(result, failed ? settled(digest) : digest);
          break;
        }
        case 'cancel':
          recorder.add(Kind.suspend, task, run.now(), Reason.cancel, step.task);
          askToCancel(run, step.task);
          failure = yield step;
          if (run.cutCount > 0 && isEndOf(run, task, failure)) return failure!;
          recorder.add(Kind.resume, task, run.now(), Reason.cancel, step.task);
          break;
        case 'pause':
        case 'resume':
        case 'clear':
        case 'set-limit':
        case 'set-priority': {
          const argument = argumentOf(step);
          recorder.add(Kind.suspend, task, run.now(), Reason[step.kind], argument);
          if (step.kind === 'clear') askToClear(run);
          failure = yield step;
          if (run.cutCount > 0 && isEndOf(run, task, failure)) return failure!;
          recorder.add(Kind.resume, task, run.now(), Reason[step.kind], argument);
          break;
        }
        case 'idle':
          recorder.add(Kind.suspend, task, run.now(), Reason.idle, step.below);
          failure = yield step;
          recorder.add(Kind.resume, task, run.now(), Reason.idle, step.below);
          if (step.results && (failure === undefined || 'value' in failure)) {
            result = foldTold(run, result, failure);
          }
          break;
        case 'acquire': {
          const permits = Math.min(step.weight, run.permits);
          const argument = lockArgument(step.lock, permits);
          recorder.add(Kind.suspend, task, run.now(), Reason.acquire, argument);
          failure = yield step;
          if (run.cutCount > 0 && isEndOf(run, task, failure)) return failure!;
          if (isExpiry(step.timeout, failure)) {
            recorder.add(Kind.expire, task, run.now(), 0, argument);
            failure = undefined;
            break;
          }
          recorder.add(Kind.resume, task, run.now(), Reason.acquire, argument);
          held = take(held, step.lock, permits, failure);
          break;
        }
        case 'release':
          releaseOne(run, task, held, step.lock);
          break;
        case 'send':
          prepareSend(run, task, step.channel, step.value);
          recorder.add(Kind.suspend, task, run.now(), Reason.send, step.channel);
          failure = yield step;
          recorder.add(Kind.resume, task, run.now(), Reason.send, step.channel);
          break;
        case 'receive': {
          recorder.add(Kind.suspend, task, run.now(), Reason.receive, step.channel);
          failure = yield step;
          recorder.add(Kind.resume, task, run.now(), Reason.receive, step.channel);
          if (failure === undefined || 'value' in failure) {
            result = fold(result, received(run, task, step.channel, failure));
          }
          break;
        }
        case 'close':
          closeChannel(run, task, step.channel);
          break;
        case 'watch':
          watch(run, task, at, step.below);
          break;
        case 'look':
          look(run, task, at);
          break;
      }
      if (failure !== undefined && 'error' in failure) {
        if (cleanups !== undefined) {
          const interruption = yield* cleanUp(run, task, cleanups);
          if (interruption !== undefined) return interruption;
        }
        const thrown = failureAtCleanup(run, task) ?? failure;
        ended = true;
        if (held !== undefined) releaseAll(run, task, held);
        return finish(run, task, 1, errorDigest(run, thrown.error), thrown);
      }
    }
    if (cleanups !== undefined) {
      const interruption = yield* cleanUp(run, task, cleanups);
      if (interruption !== undefined) return interruption;
    }
    ended = true;
    if (held !== undefined) releaseAll(run, task, held);
    const thrown = failureAtCleanup(run, task);
    if (thrown !== undefined) return finish(run, task, 1, errorDigest(run, thrown.error), thrown);
    return finish(run, task, 0, result, { value: new TaskResult(task, result) });
  } finally {
    if (!ended) {
      try {
        if (cleanups !== undefined) yield* cleanUp(run, task, cleanups);
      } finally {
        if (owes(run, task)) endLater(run, task, () => recorder.add(Kind.close, task, run.now(), at));
        else recorder.add(Kind.close, task, run.now(), at);
        if (held !== undefined) releaseAll(run, task, held);
      }
    }
  }
}
