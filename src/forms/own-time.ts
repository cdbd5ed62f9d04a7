import { Kind } from '../trace/event.ts';
import { isThenable } from './async.ts';
import type { CallbackPrimitives } from './callback.ts';
import type { Run } from './run.ts';

/** What is known of a scheduler that keeps its own time. */
export interface OwnTime {
  readonly run: Run;
  readonly primitives: CallbackPrimitives;
  /** When each task that waits for a callback is to have it: what the scheduler must do next, known apart from it. */
  readonly deadlines: Map<number, number>;
  /** How many ms it is behind the time of the tasks: see `keepOwnTime`. */
  lag(): number;
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
  const ms = next > now ? next - now : 1;
  recorder.add(Kind.advance, -1, now, 0, now + ms);
  primitives.advance!(ms);
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
