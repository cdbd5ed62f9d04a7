import type { Timer } from '../program/timer.ts';
import { Kind } from '../trace/event.ts';
import { isCut, tellCancelled } from './cancellation.ts';
import { interpret, type Request } from './interpreter.ts';
import { whenFinished } from './joining.ts';
import { advance, keepOwnTime, noteMove, type OwnTime } from './own-time.ts';
import { crashed, type Outcome, type Run } from './run.ts';

/** What a scheduler of timers and callbacks is asked with: a fake clock, a timer wheel, React's scheduler. */
export interface CallbackPrimitives {
  /** Calls back once, `ms` from now. Returns what `clearTimer` takes. Only with `supports: ['odd-delays']` is `ms` something else than a
   *  number of at least 0, whatever its type says. */
  setTimer(ms: number, callback: () => void): unknown;
  /** With `supports: ['cancel']` a task that waits for a timer is cancelled by clearing it. One that has fired may be cleared, too, or one that is
   *  cleared already: that does nothing. */
  clearTimer?(id: unknown): void;
  /** Calls back at each multiple of `ms` from now (`supports: ['repeat']`), until that is cleared. Returns what `clearTimer` takes. */
  repeat?(ms: number, callback: () => void): unknown;
  /** Calls back as soon as possible, after what already waits. Left out: `setTimer(0)`. */
  defer?(callback: () => void): unknown;
  /** Makes what tells of the end of one task: `hear` has its callback called once, when `tell` is called or after that. Left out: who joins
   *  is deferred when the task ends. */
  ending?(): { tell(): void; hear(callback: () => void): void };
  /** Moves the scheduler's own time on, by so many ms or further, firing what falls due; at once, or by the time that the promise
   *  which it returns is fulfilled. Left out: it runs on (virtual) global timers. */
  advance?(ms: number): unknown;
  /** The scheduler's own time, ms. Needed with `advance`. */
  now?(): number;
}

interface Driver extends OwnTime {
  /** The timer that each task waits for, or that woke it last; undefined where the program cancels nothing. */
  readonly timers: Map<number, unknown> | undefined;
  /** By task, where the scheduler has a way to tell its end. */
  readonly endings: ReturnType<NonNullable<CallbackPrimitives['ending']>>[] | undefined;
}

/**
 * Writes the program in continuations and starts main. Returns a step that moves the scheduler's own time, if it has one:
 * false once it got nobody any further. `lateness`: how many ms past a deadline the scheduler may need to notice it.
 */
export function startCallbacks(
  run: Run,
  primitives: CallbackPrimitives,
  lateness: number,
): (() => boolean) | undefined {
  const lag = primitives.advance === undefined ? () => 0 : keepOwnTime(run, primitives);
  const driver: Driver = {
    run,
    primitives,
    deadlines: new Map(),
    timers: run.code.cuts ? new Map() : undefined,
    lag,
    reached: Number.POSITIVE_INFINITY,
    moving: undefined,
    endings: primitives.ending === undefined ? undefined : [],
  };
  try {
    run.startTime = run.now();
    startTask(driver, 0);
  } catch (error) {
    crashed(run, 'defer', error);
  }
  return primitives.advance === undefined ? undefined : () => advance(driver, lateness);
}

function startTask(driver: Driver, task: number): void {
  const { run, deadlines } = driver;
  defer(driver, task, () => {
    deadlines.delete(task);
    driver.reached = noteMove(driver);
    const steps = interpret(run, task);
    proceed(undefined);

    function proceed(answer: Outcome | undefined): void {
      let next = steps.next(answer);
      while (!next.done && (next.value.kind === 'spawn' || next.value.kind === 'cancel')) {
        if (next.value.kind === 'spawn') spawn(driver, next.value.task);
        else cancel(driver, next.value.task);
        next = steps.next();
      }
      // Its outcome is in `run.outcomes`: a callback has nobody to return it to, or to throw it to.
      if (!next.done) wait(next.value);
    }

    function wait(request: Request): void {
      run.clock.spend();
      let waiting = true;
      /** Each continuation is for one use: a second call is the scheduler's fault and is written down. */
      const goOn = (): void => {
        if (!waiting) {
          run.recorder.add(Kind.stray, task, run.now());
          return;
        }
        waiting = false;
        deadlines.delete(task);
        driver.reached = noteMove(driver);
        proceed(
          request.kind === 'join' || request.kind === 'settle' ? run.outcomes[request.task] : undefined,
        );
      };
      switch (request.kind) {
        case 'sleep':
          deadlines.set(task, run.now() + request.ms);
          if (request.timer === undefined) setTimer(driver, task, request.ms + driver.lag(), goOn);
          else askFor(driver, task, request.timer, goOn);
          break;
        case 'join':
        case 'settle':
          if (driver.endings !== undefined) hearOf(driver, task, request.task, goOn);
          else {
            whenFinished(run, request.task, () => {
              if (!isCut(run, task)) defer(driver, task, goOn);
            });
          }
          break;
        default:
          // A yield; or what no scheduler of this form can be asked.
          defer(driver, task, goOn);
          break;
      }
    }
  });
}

function spawn(driver: Driver, child: number): void {
  const { run, primitives, endings } = driver;
  try {
    if (endings !== undefined) {
      const ending = primitives.ending!();
      endings[child] = ending;
      whenFinished(run, child, () => ending.tell());
    }
    startTask(driver, child);
  } catch (error) {
    crashed(driver.run, 'defer', error);
  }
}

/** What waits for a timer has that cleared; nobody can take back what was deferred, so that is not gone on with. Of a task that has ended the
 *  timer that woke it last is cleared, as careless code does. */
function cancel({ run, primitives, deadlines, timers }: Driver, target: number): void {
  const hasEnded = !isCut(run, target);
  const timer = timers?.get(target);
  try {
    if (timer !== undefined) primitives.clearTimer!(timer);
  } catch (error) {
    crashed(run, 'clearTimer', error);
  }
  if (hasEnded) return;
  deadlines.delete(target);
  tellCancelled(run, target);
}

/** Who has asked for the end of a task may be cancelled by then. */
function hearOf({ run, endings }: Driver, task: number, target: number, goOn: () => void): void {
  endings![target]!.hear(() => {
    if (!isCut(run, task)) goOn();
  });
}

function setTimer({ primitives, timers }: Driver, task: number, ms: number, callback: () => void): void {
  const timer = primitives.setTimer(ms, callback);
  timers?.set(task, timer);
}

/** A scheduler that keeps its own time is behind by what somebody held the processor for: that comes on top of a delay, but of none that
 *  stands for 0. */
function askFor(driver: Driver, task: number, timer: Timer, callback: () => void): void {
  const { delay, times } = timer;
  const lag = driver.lag();
  if (times === undefined) {
    const ms = typeof delay === 'string' ? String(Number(delay) + lag) : delay;
    setTimer(driver, task, ms as number, callback);
  } else if (lag > 0) {
    setTimer(driver, task, lag, () => repeat(driver, task, delay, times, callback));
  } else repeat(driver, task, delay, times, callback);
}

function repeat(
  { primitives, timers }: Driver,
  task: number,
  delay: number | string,
  times: number,
  callback: () => void,
): void {
  let left = times;
  const timer = primitives.repeat!(delay as number, () => {
    left--;
    if (left === 0) primitives.clearTimer!(timer);
    // A call too many is told to who waited, and written down.
    if (left <= 0) callback();
  });
  timers?.set(task, timer);
}

function defer(driver: Driver, task: number, callback: () => void): void {
  const { run, primitives, deadlines, timers, lag } = driver;
  deadlines.set(task, run.now());
  if (primitives.defer === undefined) setTimer(driver, task, lag(), callback);
  else if (timers === undefined) primitives.defer(callback);
  else {
    timers.delete(task);
    primitives.defer(() => {
      if (!isCut(run, task)) callback();
    });
  }
}
