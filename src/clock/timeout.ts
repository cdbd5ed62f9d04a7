import { real, route, type VirtualTime } from './real.ts';

/**
 * What `setTimeout` and `setInterval` return under a run: as Node's `Timeout`, on virtual time. It holds to the run in
 * which it was made: once that is over, nothing arms it again.
 */
export class Timeout {
  private readonly clock: VirtualTime;
  private readonly run: number;
  private readonly delay: number;
  private readonly repeats: boolean;
  private readonly callback: Callback;
  private readonly args: readonly unknown[];
  /** Id on the clock while it is armed, 0 while it is not. */
  private timer = 0;
  private closed = false;
  private referenced = true;
  private primitive = 0;
  private readonly wake: () => void;

  /** `delay` in ms, coerced (see `coerceDelay`). */
  constructor(
    clock: VirtualTime,
    delay: number,
    repeats: boolean,
    callback: Callback,
    args: readonly unknown[],
  ) {
    this.clock = clock;
    this.run = clock.run;
    this.delay = delay;
    this.repeats = repeats;
    this.callback = callback;
    this.args = args;
    this.wake = () => this.fire();
    this.timer = clock.setTimer(delay, this.wake);
  }

  close(): this {
    this.closed = true;
    this.disarm();
    if (this.primitive !== 0) byPrimitive.delete(this.primitive);
    return this;
  }

  /** Starts its delay anew, also after it has fired; not after it was cleared. */
  refresh(): this {
    if (!this.closed) this.arm(this.delay);
    return this;
  }

  ref(): this {
    this.referenced = true;
    return this;
  }

  unref(): this {
    this.referenced = false;
    return this;
  }

  hasRef(): boolean {
    return this.referenced;
  }

  [Symbol.dispose](): void {
    this.close();
  }

  /** A number by which `clearTimeout` finds it, beyond all that Node gives to real timers. */
  [Symbol.toPrimitive](): number {
    if (this.primitive === 0) {
      // A run leaves timers behind that nobody clears.
      if (lastRun !== this.run) byPrimitive.clear();
      lastRun = this.run;
      this.primitive = FIRST_PRIMITIVE + ++primitives;
      byPrimitive.set(this.primitive, this);
    }
    return this.primitive;
  }

  private fire(): void {
    this.timer = 0;
    if (!this.repeats) {
      if (this.primitive !== 0) byPrimitive.delete(this.primitive);
      this.call();
      return;
    }
    // As in Node, the next period begins before the callback, and is armed after it, whatever the callback throws.
    const next = this.clock.peek() + this.delay;
    try {
      this.call();
    } finally {
      if (!this.closed) this.arm(Math.max(0, next - this.clock.peek()));
    }
  }

  private call(): void {
    if (this.args.length === 0) this.callback.call(this);
    else Reflect.apply(this.callback, this, this.args);
  }

  private arm(delay: number): void {
    if (this.clock.run !== this.run) return;
    this.disarm();
    this.timer = this.clock.setTimer(delay, this.wake);
  }

  private disarm(): void {
    if (this.timer !== 0) this.clock.clearTimer(this.timer);
    this.timer = 0;
  }
}

export type Callback = (...args: unknown[]) => unknown;

/** As Node does: whole ms, and 1 for whatever is not a number from 1 to 2³¹ − 1. */
export function coerceDelay(delay: unknown): number {
  const ms = (delay as number) * 1;
  return ms >= 1 && ms <= 2 ** 31 - 1 ? Math.trunc(ms) : 1;
}

export function setTimeout(callback: Callback, delay?: number, ...args: unknown[]): Timeout | NodeJS.Timeout {
  const { clock } = route;
  // Node's own refusal of what is no function is better than an imitation.
  if (clock === undefined || typeof callback !== 'function') return real.setTimeout(callback, delay, ...args);
  return new Timeout(clock, coerceDelay(delay), false, callback, args);
}

export function setInterval(
  callback: Callback,
  delay?: number,
  ...args: unknown[]
): Timeout | NodeJS.Timeout {
  const { clock } = route;
  if (clock === undefined || typeof callback !== 'function')
    return real.setInterval(callback, delay, ...args);
  return new Timeout(clock, coerceDelay(delay), true, callback, args);
}

/** Also `clearInterval`. Knows virtual from real by what it is given, so either may be cleared at any time. */
export function clearTimeout(timer?: unknown): void {
  if (timer instanceof Timeout) timer.close();
  else if (isPrimitive(timer)) byPrimitive.get(Number(timer))?.close();
  else real.clearTimeout(timer as NodeJS.Timeout);
}

function isPrimitive(timer: unknown): boolean {
  return (typeof timer === 'number' || typeof timer === 'string') && Number(timer) > FIRST_PRIMITIVE;
}

const FIRST_PRIMITIVE = 2 ** 52;
const byPrimitive: Map<number, Timeout> = new Map();
let primitives = 0;
let lastRun = 0;
