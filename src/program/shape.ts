import { isExchange } from './channels.ts';
import { findJoinOfCleared } from './cleared.ts';
import type { Program, Step, StepOf } from './program.ts';
import { isHalted, isOwn } from './self-cancel.ts';
import { findUnsettled } from './structure.ts';
import { printStep } from './text.ts';
import { LONGEST_TIMER } from './timer.ts';

/**
 * What a scheduler can be asked, as limits on programs. The generator builds within a shape, shrinking stays within it,
 * and a fixture that no longer fits it is stale.
 */
export interface Shape {
  /** `main-first`: only main spawns, and all its spawns come before its other steps (the tasks are given at once).
   *  `main`: only main spawns, at any time. `nested`: every task may spawn. */
  readonly spawn: 'main-first' | 'main' | 'nested';
  /** May tasks other than main join or settle? Not in a limiter: a task that holds a slot while it waits for one that
   *  needs a slot is a deadlock of the program. */
  readonly joinInside: boolean;
  /** Every task settles all that it spawned before it ends, on every path: what a parent's end does to its children
   *  then makes no difference. */
  readonly structured: boolean;
  /** And yet, may a task end before what it spawned, which is cancelled then? Left out: no. */
  readonly orphans?: boolean;
  /** May tasks be cancelled? Left out: no. */
  readonly cancel?: boolean;
  /** And may they cancel themselves? Left out: no. */
  readonly cancelSelf?: boolean;
  /** May main wait until the scheduler is idle? Left out: no. */
  readonly idle?: boolean;
  /** And be told what the tasks came to? Left out: no. */
  readonly results?: boolean;
  /** May main wait until none waits to start, or until fewer than so many do? Left out: no. */
  readonly size?: 'empty' | 'any';
  /** May tasks have something to clean up? Left out: no. */
  readonly cleanup?: boolean;
  /** And may that fail? Left out: no. */
  readonly cleanupThrows?: boolean;
  /** And may tasks be spawned and cancelled then? Left out: no. */
  readonly cleanupActs?: boolean;
  /** Must it take no time? Left out: no. */
  readonly cleanupAtOnce?: boolean;
  /** May parts of a task have something to clean up of their own? Left out: no. */
  readonly finally?: boolean;
  /** May the scheduler be paused, and resumed? Left out: no. */
  readonly pause?: boolean;
  /** May the waiting tasks be cleared? `unjoined`: nobody joins what may have been cleared. Left out: no. */
  readonly clear?: 'joined' | 'unjoined';
  /** May spawns have a priority? Left out: no. */
  readonly priority?: boolean;
  /** May the priority of a task that waits be set anew? Left out: no. */
  readonly setPriority?: boolean;
  /** May the limit be set anew? Left out: no. */
  readonly setLimit?: boolean;
  /** May sleeps be by timers that repeat? Left out: no. */
  readonly repeat?: boolean;
  /** May delays be given otherwise than as numbers of at least 0? Left out: no. */
  readonly oddDelays?: boolean;
  /** May sleeps be longer than any timer of a host? Left out: no. */
  readonly longSleeps?: boolean;
  /** May tasks take locks? And more than one permit of a lock? Left out: no. */
  readonly lock?: boolean;
  readonly weight?: boolean;
  /** May tasks use channels? Left out: no. */
  readonly channel?: boolean;
  /** Are programs wanted that come to a standstill by them? None is excluded otherwise. Left out: no. */
  readonly standstill?: boolean;
  /** May spawns have a timeout (`or-none`: or say that there is to be none)? And waits for locks? Left out: no. */
  readonly timeout?: 'some' | 'or-none';
  readonly lockTimeout?: boolean;
  /** May tasks ask for what is there at once, again and again? Left out: no. */
  readonly loop?: boolean;
  /** May tasks ask to be told of idle, or of a short queue? And what the scheduler says of itself? Left out: no. */
  readonly watch?: boolean;
  readonly look?: boolean;
  /** May tasks race? May they make up a whole? Left out: no. */
  readonly race?: boolean;
  readonly all?: boolean;
  /** May tasks be given as promises? Left out: no. */
  readonly pending?: boolean;
}

/**
 * Why a legal program does not fit a shape, as a sentence that names task and step; undefined where it fits. Where
 * `structured` is asked, the steps after a task's end are free: what ends a task is determinate, so it has one path.
 *
 * @example misfit(parseText('main: spawn a\na: emit 1'), { spawn: 'main', joinInside: true, structured: true })
 * // 'main ends while a, which it spawned, is not settled.'
 */
export function misfit(program: Program, shape: Shape): string | undefined {
  const { tasks } = program;
  for (let task = 0; task < tasks.length; task++) {
    const { name, steps } = tasks[task]!;
    if (shape.cancelSelf === true && !isHalted(tasks[task]!))
      return `${name} cancels itself, and neither sleeps nor yields behind that.`;
    let given = true;
    for (let i = 0; i < steps.length; i++) {
      const step = steps[i]!;
      if (!('spawn' in step)) given = false;
      const own = isOwn(step, name);
      const reason = own ? misfitOfSelf(shape) : misfitOfStep(step, task === 0, given, shape);
      if (reason !== undefined) return `${name} has "${printStep(step)}" as step ${i + 1}, but ${reason}.`;
    }
  }
  if (shape.clear === 'unjoined') {
    const lost = findJoinOfCleared(program);
    if (lost !== undefined) return lost;
  }
  return isSettled(shape) ? findUnsettled(program) : undefined;
}

/** Must every task settle what it spawned? */
export function isSettled({ structured, orphans }: Shape): boolean {
  return structured && orphans !== true;
}

function misfitOfSelf({ cancelSelf }: Shape): string | undefined {
  return cancelSelf === true ? undefined : 'no task can be asked to cancel itself';
}

/** `given`: no other step than spawns has come so far. */
function misfitOfStep(step: Step, inMain: boolean, given: boolean, shape: Shape): string | undefined {
  if ('spawn' in step && shape.spawn !== 'nested') {
    if (!inMain) return 'only the main task may spawn';
    if (shape.spawn === 'main-first' && !given) return 'all spawns must come before other steps';
  }
  if (('join' in step || 'settle' in step) && !inMain && !shape.joinInside) {
    return 'only the main task may wait for others';
  }
  if ('cancel' in step && shape.cancel !== true) return 'the scheduler cannot be asked to cancel';
  if ('cleanup' in step && shape.cleanup !== true)
    return 'the scheduler is not said to run what a task has to clean up';
  if ('cleanup' in step && step.cleanup > 0 && shape.cleanupAtOnce === true)
    return 'what the scheduler calls to clean up can wait for nothing';
  if ('throws' in step && shape.cleanupThrows !== true)
    return 'the scheduler is not said to stand it where a task fails as it cleans up';
  if ('at' in step && shape.cleanupActs !== true)
    return 'the scheduler is not said to take anything from a task that cleans up';
  if ('finally' in step && shape.finally !== true)
    return 'the scheduler is not said to run what a call within a task has to clean up';
  if ('idle' in step && shape.idle !== true) return 'the scheduler cannot be asked whether it is idle';
  if ('idle' in step && step.idle === 'results' && shape.results !== true)
    return 'the scheduler does not say what the tasks came to';
  if ('idle' in step && !mayAskSize(step, shape)) return 'the scheduler cannot be asked how many wait';
  if ('idle' in step && !inMain)
    return 'only the main task may wait for idle: others keep the scheduler busy';
  if (('pause' in step || 'resume' in step) && shape.pause !== true) {
    return 'the scheduler cannot be asked to pause';
  }
  if ('set-priority' in step && shape.setPriority !== true)
    return 'the scheduler cannot be asked for another priority of a task';
  if ('priority' in step && shape.priority !== true) return 'the scheduler takes no priorities';
  if ('for' in step && shape[step.for!] !== true) return 'the scheduler cannot be asked for that';
  if ('after' in step && shape.pending !== true) return 'the scheduler takes no promises of tasks';
  if ('clear' in step && !inMain && shape.spawn === 'main-first')
    return 'only the main task may clear what it gave at once';
  if ('clear' in step && shape.clear === undefined) return 'the scheduler cannot be asked to clear';
  if ('sleep' in step && step.times !== undefined && shape.repeat !== true)
    return 'the scheduler has no timers that repeat';
  if ('sleep' in step && step.as !== undefined && shape.oddDelays !== true)
    return 'the scheduler is to be given a number of ms';
  if ('sleep' in step && step.sleep > LONGEST_TIMER && shape.longSleeps !== true)
    return `the scheduler is not said to sleep for more than ${LONGEST_TIMER} ms`;
  if ('set-limit' in step && shape.setLimit !== true) return 'the scheduler cannot be given another limit';
  if (('acquire' in step || 'release' in step) && shape.lock !== true)
    return 'the scheduler cannot be asked for locks';
  if (isExchange(step) && shape.channel !== true) return 'the scheduler cannot be asked for channels';
  if ('loop' in step && shape.loop !== true) return 'the scheduler is not said to stand long loops';
  if ('watch' in step && (shape.watch !== true || !mayAskSize(step, shape)))
    return 'the scheduler cannot be asked to tell of that';
  if ('look' in step && shape.look !== true) return 'the scheduler cannot be asked how many run and wait';
  if ('weight' in step && shape.weight !== true) return 'the scheduler has one permit of each lock';
  return 'timeout' in step ? misfitOfTimeout(step, shape) : undefined;
}

function misfitOfTimeout(step: StepOf<'spawn'> | StepOf<'acquire'>, shape: Shape): string | undefined {
  if (mayTimeOut(step, shape)) return undefined;
  if ('acquire' in step) return 'the scheduler has no timeouts for locks';
  const limits = 'the scheduler has no limit of time that a task could do without';
  return shape.timeout === undefined ? 'the scheduler takes no timeouts' : limits;
}

export function mayTimeOut(
  step: StepOf<'spawn'> | StepOf<'acquire'>,
  { timeout, lockTimeout }: Shape,
): boolean {
  if ('acquire' in step) return lockTimeout === true;
  return step.timeout === 0 ? timeout === 'or-none' : timeout !== undefined;
}

/** How many wait: none, or fewer than so many. */
export function mayAskSize({ below = 0 }: StepOf<'idle'> | StepOf<'watch'>, { size }: Shape): boolean {
  return below === 0 || size === 'any' || (size === 'empty' && below === 1);
}
