import { Deviation } from '../program/world.ts';
import { Kind } from '../trace/event.ts';
import type { CallbackPrimitives } from './callback.ts';
import type { Run } from './run.ts';
import { isThenable } from './thenable.ts';

/** What is known of a scheduler that keeps its own time. */
export interface OwnTime {
  readonly run: Run;
  readonly primitives: CallbackPrimitives;
  /** When each task that waits for a callback is to have it: what the scheduler must do next, known apart from it. */
  readonly deadlines: Map<number, number>;
  /** How many ms it is behind the time of the tasks: see `keepOwnTime`. */
  lag(): number;
  /** While it is moved past what is due next: what it is known to have come to. Otherwise infinite. */
  reached: number;
  /** It is moved on by a promise, and this was known when that was made. */
  moving: Moving | undefined;
}

interface Moving {
  isOver: boolean;
  readonly events: number;
  readonly time: number;
}

/**
 * A scheduler that keeps its own time cannot know that a task holds the processor. So its time lags behind until it is
 * moved on the next time, and then catches up: what fell due meanwhile fires late, as it does on any processor that is busy.
 */
export function keepOwnTime(run: Run, primitives: CallbackPrimitives): () => number {
  let heldUntil = Number.NEGATIVE_INFINITY;
  const own = (): number => primitives.now!();
  run.now = () => Math.max(own(), heldUntil);
  run.hold = (ms) => {
    run.clock.spend();
    heldUntil = run.now() + ms;
  };
  return () => Math.max(0, heldUntil - own());
}

/** Runs what is due; if that is nothing, moves to the next deadline, and past it in single ms where it is not noticed. */
export function advance(driver: OwnTime, lateness: number): boolean {
  const { run, primitives, deadlines, lag, moving } = driver;
  const { recorder } = run;
  if (moving !== undefined) {
    if (!moving.isOver || !isFurther(run, moving)) return false;
    driver.moving = undefined;
  }
  const before = recorder.length;
  run.clock.spend();
  if (keepMoving(driver, primitives.advance!(lag()))) return true;
  if (recorder.length > before) return true;
  const now = run.now();
  const next = Math.min(...deadlines.values());
  // One ms more than it may need: too late is another fault than lost.
  if (next === Number.POSITIVE_INFINITY || now > next + lateness) return false;
  const to = next > now ? next : now + 1;
  const deviation = next > now ? run.clock.nextDeviation() : Deviation.polite;
  const leap = leapOf(deviation, next, deadlines);
  recorder.add(Kind.advance, -1, now, leap === 0 ? Deviation.polite : deviation, to);
  driver.reached = leap === 0 ? Number.POSITIVE_INFINITY : to;
  primitives.advance!(to + leap - now);
  driver.reached = Number.POSITIVE_INFINITY;
  return recorder.length > before + 1 || run.now() > now;
}

/** Waits for what it returned, if that is a promise. */
function keepMoving(driver: OwnTime, moved: unknown): boolean {
  if (!isThenable(moved)) return false;
  const { run } = driver;
  const moving = { isOver: false, events: run.recorder.length, time: run.now() };
  driver.moving = moving;
  const end = (): void => {
    moving.isOver = true;
  };
  moved.then(end, end);
  return true;
}

function isFurther(run: Run, { events, time }: Moving): boolean {
  return run.recorder.length > events || run.now() > time;
}

/** ms. As far as a clock of the host may be late. */
const LONG_LEAP = 10;

/**
 * By how many ms the scheduler's own time is moved past the next deadline in one go: where the host's clock would be late.
 * Whoever keeps his own time is late for nobody by that: he passes each deadline on the way, and does then what is due.
 */
function leapOf(deviation: number, next: number, deadlines: ReadonlyMap<number, number>): number {
  if (deviation === Deviation.late) return 1;
  if (deviation !== Deviation.tooLate && deviation !== Deviation.tooLateTogether) return 0;
  let leap = LONG_LEAP;
  for (const deadline of deadlines.values()) if (deadline > next) leap = Math.min(leap, deadline - next);
  return leap;
}

/** On its way past several deadlines the clock has moved with the processor idle, and nobody was told. */
export function noteMove({ run: { recorder }, primitives, reached }: OwnTime): number {
  if (reached === Number.POSITIVE_INFINITY) return reached;
  const now = primitives.now!();
  // Up to the last event the processor may have been held.
  const from = Math.max(reached, recorder.time[recorder.length - 1]!);
  if (now > from) recorder.add(Kind.advance, -1, from, Deviation.polite, now);
  return now;
}
