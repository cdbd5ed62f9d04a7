import { Kind } from '../trace/event.ts';
import type { Outcome, Run } from './run.ts';
import { AdapterError, show } from './validation.ts';

/** What a task holds of one lock. */
export interface Held {
  readonly lock: number;
  readonly permits: number;
  /** Its scheduler's: gives it back. */
  readonly release: () => unknown;
}

/** Did a scheduler answer a wait for a lock with what gives it back? */
export function isRelease(answer: Outcome | undefined): answer is { readonly value: () => unknown } {
  return answer !== undefined && 'value' in answer && typeof answer.value === 'function';
}

/** Of an adapter. What is thrown instead is an error like any other of its scheduler. */
export function releaseFault(run: Run, expected: string, given: unknown): AdapterError {
  const text = `expected ${expected} that gives the lock back but received ${show(given)}`;
  return new AdapterError(`scheduler '${run.scheduler}': acquire: ${text}`);
}

/** Notes what was taken; what is no release has been made a crash of the run. */
export function take(
  held: Held[] | undefined,
  lock: number,
  permits: number,
  answer: Outcome | undefined,
): Held[] {
  const taken = held ?? [];
  if (isRelease(answer)) taken.push({ lock, permits, release: answer.value });
  return taken;
}

/** A step that gives a lock back. */
export function releaseOne(run: Run, task: number, held: Held[] | undefined, lock: number): void {
  const position = held?.findIndex((one) => one.lock === lock) ?? -1;
  if (position < 0) return;
  const [one] = held!.splice(position, 1);
  run.recorder.add(Kind.release, task, run.now(), lock, one!.permits);
  call(run, one!);
}

/** What every `finally` does: the end of a task gives back what it holds, what was taken last first. */
export function releaseAll(run: Run, task: number, held: Held[]): void {
  while (held.length > 0) {
    const one = held.pop()!;
    run.recorder.add(Kind.release, task, run.now(), one.lock, -one.permits);
    call(run, one);
  }
}

function call(run: Run, { release }: Held): void {
  try {
    release();
  } catch (error) {
    run.crash ??= { where: 'release', error };
  }
}
