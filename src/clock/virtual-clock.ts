import { BUDGETS, BudgetExceeded, type Budgets } from './budget.ts';
import type { Clock } from './clock.ts';
import { ImmediateQueue } from './immediate-queue.ts';
import { TimerQueue } from './timer-queue.ts';
import { Deviation, isTogether, latenessOf, markOf, POLITE } from './world.ts';

export interface ClockOptions {
  /** ms of virtual time; default 0. */
  readonly startTime?: number;
  readonly budgets?: Partial<Budgets>;
  /** How the clock deviates from polite, by occasion (see `Deviation`); default, and past its end: polite. */
  readonly world?: readonly number[];
  /** Told, just before, that the clock moves with the processor idle; and of each deviation, also where it does not move.
   *  `mark`: 0 where it was polite (see `markOf`). */
  readonly onAdvance?: (from: number, to: number, mark: number) => void;
  /** Told once, when the first budget is used up and before anybody is thrown `BudgetExceeded`. */
  readonly onExceeded?: () => void;
}

/**
 * The clock of a run: it moves only when nothing is ready, and then straight to the next deadline (as trio's
 * `MockClock` does with `autojump`). Times are ms of virtual time. Reset it and use it again: a run allocates no clock.
 *
 * Every call but `peek`, `clearTimer` and `clearImmediate` counts against the budget of turns, and throws
 * `BudgetExceeded` once a budget is used up.
 *
 * @example
 * const clock = new VirtualClock();
 * clock.setTimer(30, wake);
 * while (clock.step());
 * clock.peek(); // 30
 */
export class VirtualClock implements Clock {
  /** The first budget that was exceeded, however the scheduler took it. */
  exceeded: BudgetExceeded | undefined = undefined;
  /** Raised by `reset`: what belongs to an earlier run knows by it that its run is over. */
  run = 0;

  private readonly timers: TimerQueue = new TimerQueue();
  private readonly immediates: ImmediateQueue = new ImmediateQueue();
  private time = 0;
  private startTime = 0;
  private turnsLeft: number = BUDGETS.turns;
  private turns: number = BUDGETS.turns;
  private lastTime: number = BUDGETS.time;
  private world: readonly number[] = POLITE;
  /** Of the next timer that fires, or sleep that ends: its position in `world`. */
  private occasion = 0;
  private onAdvance: ((from: number, to: number, mark: number) => void) | undefined = undefined;
  private onExceeded: (() => void) | undefined = undefined;

  /** Starts a new run: drops all timers, renews the budgets. */
  reset(options: ClockOptions = {}): void {
    this.run++;
    this.exceeded = undefined;
    this.timers.clear();
    this.immediates.clear();
    this.startTime = options.startTime ?? 0;
    this.time = this.startTime;
    this.turns = options.budgets?.turns ?? BUDGETS.turns;
    this.turnsLeft = this.turns;
    this.lastTime = this.startTime + (options.budgets?.time ?? BUDGETS.time);
    this.world = options.world ?? POLITE;
    this.occasion = 0;
    this.onAdvance = options.onAdvance;
    this.onExceeded = options.onExceeded;
  }

  now(): number {
    this.spend();
    return this.time;
  }

  /** The time, for an observer: costs the run nothing. */
  peek(): number {
    return this.time;
  }

  get pendingTimers(): number {
    return this.timers.size;
  }

  get pendingImmediates(): number {
    return this.immediates.size;
  }

  /** Infinity where no timer is pending. */
  nextDeadline(): number {
    return this.timers.nextDeadline();
  }

  sleep(ms: number): void {
    this.spend();
    checkDuration('sleep', ms);
    if (this.occasion < this.world.length && ms > 0) this.oversleep(this.time + ms);
    else this.advance(this.time + ms);
  }

  /** Moves the clock with the processor busy: `onAdvance` hears nothing of it. */
  hold(ms: number): void {
    this.spend();
    checkDuration('hold', ms);
    this.moveTo(this.time + ms);
  }

  setTimer(ms: number, callback: () => void): number {
    this.spend();
    checkDuration('setTimer', ms);
    return this.timers.set(this.time + ms, callback);
  }

  clearTimer(id: number): void {
    this.timers.cancel(id);
  }

  /** Calls back once, before the clock moves and before any timer, due ones included. */
  setImmediate(callback: () => void): number {
    this.spend();
    return this.immediates.set(callback);
  }

  clearImmediate(id: number): void {
    this.immediates.cancel(id);
  }

  /**
   * Runs one macrotask: the oldest immediate, else the timer with the earliest deadline, for which the clock moves where
   * it lies ahead. Where the world is impolite, several timers. False where nothing is pending. What a callback throws
   * comes out of here.
   */
  step(): boolean {
    if (this.immediates.size > 0) {
      this.spend();
      this.immediates.shift()!();
      return true;
    }
    if (this.timers.size === 0) return false;
    this.spend();
    if (this.occasion < this.world.length) return this.stepImpolitely();
    this.advance(this.timers.nextDeadline());
    this.timers.shift()!();
    return true;
  }

  /** Counts turns that something else took: a loop that never asks the clock for anything else. */
  spend(turns = 1): void {
    this.turnsLeft -= turns;
    if (this.turnsLeft < 0) this.refuse();
  }

  /** Leaves no budget, so that what the run still tries ends at once. For a run that was cut short. */
  exhaust(): void {
    this.turnsLeft = 0;
  }

  /** How the world deviates on the next occasion, which then has passed: for who moves a clock of his own. */
  nextDeviation(): number {
    return this.world[this.occasion++] ?? Deviation.polite;
  }

  private stepImpolitely(): true {
    const { timers } = this;
    const set = timers.mark();
    for (;;) {
      const deviation = this.world[this.occasion++] ?? Deviation.polite;
      this.deviate(deviation, timers.nextDeadline());
      const callback = deviation === Deviation.swapped ? timers.shiftOther() : timers.shift();
      callback!();
      // What a callback sets is not due before its macrotask is over.
      if (!isTogether(deviation) || !timers.isDue(this.time, set)) return true;
      this.spend();
    }
  }

  private oversleep(until: number): void {
    const deviation = this.world[this.occasion++]!;
    // A sleep is alone: there is nothing to fire with it, or before it.
    if (latenessOf(deviation, until, this.timers) > 0) this.deviate(deviation, until);
    else this.advance(until);
  }

  private deviate(deviation: number, until: number): void {
    // A timer that is overdue has been late already.
    const late = until > this.time ? latenessOf(deviation, until, this.timers) : 0;
    if (late === 0 && (deviation === Deviation.late || deviation === Deviation.tooLate)) this.advance(until);
    else this.advance(until + late, markOf(deviation, late));
  }

  private advance(to: number, mark = 0): void {
    if (to <= this.time) {
      if (mark > 0) this.onAdvance?.(this.time, this.time, mark);
      return;
    }
    const from = this.time;
    this.checkTime(to);
    this.onAdvance?.(from, to, mark);
    this.setTime(to);
  }

  private moveTo(to: number): void {
    this.checkTime(to);
    this.setTime(to);
  }

  private setTime(to: number): void {
    if (this.occasion < this.world.length && to > this.time) this.timers.separate();
    this.time = to;
  }

  private checkTime(to: number): void {
    if (to <= this.lastTime) return;
    this.exceed(new BudgetExceeded('time', to - this.startTime));
  }

  private refuse(): never {
    this.exceed(this.exceeded ?? new BudgetExceeded('turns', this.turns - this.turnsLeft));
  }

  private exceed(by: BudgetExceeded): never {
    if (this.exceeded === undefined) this.onExceeded?.();
    this.exceeded = by;
    this.turnsLeft = 0;
    throw by;
  }
}

function checkDuration(what: string, ms: number): void {
  if (ms >= 0 && ms < Number.POSITIVE_INFINITY) return;
  throw new RangeError(`${what}: expected a finite number of ms, 0 or more, but received ${String(ms)}.`);
}
