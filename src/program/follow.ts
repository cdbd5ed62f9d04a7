import { combine } from './combine.ts';
import { Digest, SETTLED_CANCELLED, SETTLED_ERROR } from './digest.ts';
import { errorOf, failAtEnd, failLater, latestCleanups, leavesCut } from './endings.ts';
import { type Fate, fold, latestBreak, type Walk } from './fate.ts';
import { waitForIdle, waitForSize } from './idleness.ts';
import { cleanUpLate, oweLate } from './late.ts';
import { close, pipeOf, receive, send } from './pipe.ts';
import { kindOf, type StepOf, type TaskName } from './program.ts';
import { foldResults } from './results.ts';
import { sleepOf } from './timer.ts';

export function begin(walk: Walk, fate: Fate, now: number, latest: number): void {
  fate.outcome = 'stuck';
  fate.start = now;
  fate.finish = now;
  fate.latestFinish = latest + walk.lateness;
  if (fate.isRefused) {
    fate.cutTime = now;
    fate.latestCutTime = latest;
  }
  if (!fate.isHeld) walk.stack.push(fate);
}

/** Follows a task until it spawns another, waits, or ends. */
export function follow(walk: Walk, fate: Fate): void {
  if (fate.outcome === 'stuck') {
    followOn(walk, fate);
    return;
  }
  // Its time was up, all were told, and it goes on.
  const { digest, finish, latestFinish } = fate;
  followOn(walk, fate);
  fate.digest = digest;
  fate.finish = finish;
  fate.latestFinish = latestFinish;
}

function followOn(walk: Walk, fate: Fate): void {
  const { steps, stop, ending } = fate;
  if (ending !== undefined) {
    end(walk, fate, ending.outcome, ending.digest);
    return;
  }
  while (fate.at < stop) {
    const step = steps[fate.at++]!;
    const kind = kindOf(step);
    switch (kind) {
      case 'emit':
        fate.digest = fold(fate.digest, (step as StepOf<'emit'>).emit);
        break;
      case 'sleep': {
        const sleep = sleepOf(step as StepOf<'sleep'>);
        const { finally: cleanup } = step as StepOf<'sleep'>;
        if (cleanup !== undefined) {
          fate.finish += cleanup;
          fate.latestFinish += Math.max(cleanup, walk.leastSleep) + walk.lateness;
          walk.sleep += cleanup;
        }
        fate.finish += sleep;
        // Rounded as a late wake-up's time is: the deadline first.
        fate.latestFinish = fate.latestFinish + Math.max(sleep, walk.leastSleep) + walk.lateness;
        walk.sleep += sleep;
        break;
      }
      case 'spawn': {
        if ('for' in step) {
          if (!combine(walk, fate)) return;
          break;
        }
        if ('at' in step) {
          oweLate(fate, step as StepOf<'spawn'>);
          break;
        }
        const child = walk.fates[walk.numberOf((step as StepOf<'spawn'>).spawn)];
        if (child?.outcome !== 'unspawned') break;
        walk.stack.push(fate);
        const { after = 0 } = step as StepOf<'spawn'>;
        begin(walk, child, fate.finish + after, fate.latestFinish + after);
        return;
      }
      case 'join':
        if (!take(walk, fate, (step as StepOf<'join'>).join, true)) return;
        break;
      case 'settle':
        if (!take(walk, fate, (step as StepOf<'settle'>).settle, false)) return;
        break;
      case 'work': {
        const { work } = step as StepOf<'work'>;
        fate.finish += work;
        fate.latestFinish += work;
        walk.work += work;
        break;
      }
      case 'yield':
      case 'loop':
        fate.latestFinish += walk.lateness;
        break;
      case 'throw': {
        end(walk, fate, 'threw', errorOf((step as StepOf<'throw'>).throw, 8 * fate.number));
        return;
      }
      case 'cancel':
        if ('at' in step) oweLate(fate, step as StepOf<'cancel'>);
        else cancel(walk, fate, (step as StepOf<'cancel'>).cancel);
        break;
      case 'cleanup': {
        const { cleanup, throws } = step as StepOf<'cleanup'>;
        if (throws !== undefined) failLater(fate, throws);
        fate.cleanup += cleanup;
        fate.latestCleanup += Math.max(cleanup, walk.leastSleep) + walk.lateness;
        walk.sleep += cleanup;
        break;
      }
      case 'idle':
        if ('below' in step) {
          if (!waitForSize(walk, fate, step.below!)) return;
        } else if (!waitForIdle(walk, fate)) return;
        if ((step as StepOf<'idle'>).idle === 'results') foldResults(walk, fate);
        break;
      case 'clear':
        clear(walk, fate);
        break;
      case 'watch':
      case 'look':
        break;
      // Whom it may run, and how many at once, is the scheduler's part: a program comes to the same.
      case 'pause':
      case 'resume':
      case 'set-limit':
      case 'set-priority':
        fate.latestFinish += walk.lateness;
        break;
      case 'acquire':
        if (fate.holds++ === 0) fate.heldSince = fate.latestFinish;
        fate.latestFinish += walk.lateness;
        break;
      case 'release':
        if (--fate.holds === 0) walk.held += fate.latestFinish - fate.heldSince;
        break;
      case 'send': {
        const { send: channel, value } = step as StepOf<'send'>;
        if (!send(walk, fate, pipeOf(walk, fate, channel), value)) return;
        break;
      }
      case 'receive':
        if (!receive(walk, fate, pipeOf(walk, fate, (step as StepOf<'receive'>).receive))) return;
        break;
      case 'close':
        close(walk, fate, pipeOf(walk, fate, (step as StepOf<'close'>).close));
        break;
    }
  }
  if (!fate.isCut) end(walk, fate, 'returned', fate.digest);
  else if (!Number.isNaN(fate.cutTime)) endCut(walk, fate);
}

/** Ends a task that is cancelled, when it was cancelled or when it got there. */
export function endCut(walk: Walk, fate: Fate): void {
  if (!Number.isNaN(fate.cutTime)) {
    fate.finish = Math.max(fate.finish, fate.cutTime);
    fate.latestFinish = Math.max(fate.latestFinish, fate.latestCutTime) + walk.lateness;
    const step = fate.steps[fate.stop];
    // It may have been in the middle of that sleep.
    if (step !== undefined && 'finally' in step)
      fate.latestFinish += Math.max(step.finally!, walk.leastSleep) + walk.lateness;
  }
  end(walk, fate, 'cancelled', Digest.cancelled);
}

/** Of several cancels any will do: none of them comes too late for the task. */
export function cancel(walk: Walk, fate: Fate, name: TaskName): void {
  const target = walk.fates[walk.numberOf(name)];
  const isDue = target?.isCut === true && target.outcome === 'stuck' && Number.isNaN(target.cutTime);
  if (isDue) {
    target.cutTime = fate.finish;
    target.latestCutTime = fate.latestFinish;
    // One that cancels itself ends with its last step, wherever that is.
    if (target.at === target.stop && target !== fate) endCut(walk, target);
  }
  // A scheduler may wait until what it cancels has cleaned up, and whatever that had spawned.
  fate.latestFinish += walk.lateness + latestCleanups(walk);
}

/** What is cut before its first step, and not ended by then, was waiting. */
function clear(walk: Walk, fate: Fate): void {
  for (const other of walk.fates) {
    if (!other.isCut || other.stop > 0 || other.outcome !== 'stuck' || !Number.isNaN(other.cutTime)) continue;
    other.cutTime = fate.finish;
    other.latestCutTime = fate.latestFinish;
    endCut(walk, other);
  }
  fate.latestFinish += walk.lateness;
}

/** Takes what another task ended with. False where the task cannot go on: the other has not ended, or its error ends this
 *  one as well. */
function take(walk: Walk, fate: Fate, name: TaskName, rethrow: boolean): boolean {
  const target = walk.fates[walk.numberOf(name)];
  if (target === undefined) return false;
  fate.dependOn(target.number);
  if (target.outcome === 'unspawned' || target.outcome === 'stuck') {
    fate.at--;
    target.waiting ??= [];
    target.waiting.push(fate);
    return false;
  }
  fate.finish = Math.max(fate.finish, target.finish);
  fate.latestFinish = Math.max(fate.latestFinish, target.latestFinish) + walk.lateness;
  if (target.outcome === 'returned') {
    fate.digest = fold(fate.digest, target.digest);
  } else if (rethrow) {
    end(walk, fate, 'threw', target.digest);
    return false;
  } else {
    const isCancelled = target.digest === Digest.cancelled;
    const told = isCancelled ? SETTLED_CANCELLED : SETTLED_ERROR + (target.digest - Digest.error);
    fate.digest = fold(fate.digest, told);
  }
  return true;
}

function end(walk: Walk, fate: Fate, outcome: 'returned' | 'threw' | 'cancelled', digest: number): void {
  if (fate.outcome !== 'stuck') return;
  if (fate.isCut && outcome === 'threw') {
    // It was cancelled while it cleaned up behind its error.
    fate.at = fate.stop;
    if (!Number.isNaN(fate.cutTime)) endCut(walk, fate);
    return;
  }
  if (fate.owed !== undefined) {
    fate.ending ??= { outcome, digest };
    if (!cleanUpLate(walk, fate)) return;
  }
  fate.outcome = outcome;
  fate.digest = digest;
  if (fate.failures !== undefined && outcome !== 'cancelled') failAtEnd(walk, fate, fate.failures);
  fate.finish += fate.cleanup;
  fate.latestFinish += fate.latestCleanup;
  // Its end is told when what it leaves behind has cleaned up.
  if (walk.hasCuts && leavesCut(walk, fate)) fate.latestFinish += latestCleanups(walk);
  if (fate.holds > 0) walk.held += fate.latestFinish - fate.heldSince + latestBreak(walk, fate);
  if (fate.waiting !== undefined) walk.stack.push(...fate.waiting);
}
