import type { Combined } from '../program/arms.ts';
import { Kind } from '../trace/event.ts';
import { errorDigest, type Outcome, type Run, resultDigest, TaskError, TaskResult } from './run.ts';

export function spawnArms(run: Run, task: number, arms: readonly number[]): void {
  for (const arm of arms) {
    run.recorder.add(Kind.spawn, task, run.now(), arm);
    run.spawnCount++;
    run.handles[arm] = arm;
  }
}

/** Writes what a task was given of its arms, and gives its result from then on. */
export function foldRaced(
  run: Run,
  task: number,
  { kind, arms }: Combined,
  result: number,
  answer: Outcome,
): number {
  return kind === 'all' && 'value' in answer
    ? foldAll(run, task, arms, result, answer.value)
    : foldFirst(run, task, arms, result, answer);
}

/** Who is first is not determinate: it is told, and not folded. */
function foldFirst(run: Run, task: number, arms: readonly number[], result: number, answer: Outcome): number {
  if ('error' in answer) {
    const { error } = answer;
    const own = error instanceof TaskError && arms.includes(error.task) ? error.task : undefined;
    const winner = own ?? arms.find((arm) => hasThrown(run, arm, error)) ?? arms[0]!;
    run.recorder.add(Kind.deliver, task, run.now(), winner, errorDigest(run, error));
    return result;
  }
  const value = unwrapped(answer.value);
  const winner = value instanceof TaskResult && arms.includes(value.task) ? value.task : arms[0]!;
  run.recorder.add(Kind.deliver, task, run.now(), winner, resultDigest(winner, value));
  return result;
}

function foldAll(run: Run, task: number, arms: readonly number[], result: number, value: unknown): number {
  const values: readonly unknown[] = Array.isArray(value) ? value : [];
  let folded = result;
  for (const [i, arm] of arms.entries()) {
    const digest = resultDigest(arm, values[i]);
    run.recorder.add(Kind.deliver, task, run.now(), arm, digest);
    folded = (Math.imul(folded, 31) + digest) | 0;
  }
  return folded;
}

function hasThrown(run: Run, arm: number, error: unknown): boolean {
  const outcome = run.outcomes[arm];
  return outcome !== undefined && 'error' in outcome && Object.is(outcome.error, error);
}

/** Some tell under which name or in which place the winner stood. */
function unwrapped(value: unknown): unknown {
  if (value instanceof TaskResult || typeof value !== 'object' || value === null) return value;
  const [inner, ...more] = Object.values(value).filter((one) => one !== undefined);
  return more.length === 0 ? inner : value;
}
