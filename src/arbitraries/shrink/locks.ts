import { LOCK_KEYS, type LockKey, type Program, type Step } from '../../program/program.ts';
import type { Draft } from './rewrite.ts';
import { placesOf, rewrite, withSteps } from './rewrite.ts';

/**
 * Programs with fewer locks: one lock does for another as well, everywhere or in one task; a lock is taken and given back in
 * one go; all ask for fewer permits.
 */
export function* fewerLocks(program: Program): Iterable<Draft> {
  if (placesOf(program, (step) => 'acquire' in step).length === 0) return;
  for (const from of LOCK_KEYS) {
    for (const to of LOCK_KEYS) {
      if (from === to) continue;
      yield rewrite(program, (step) => [renamed(step, from, to)]);
      yield rewrite(program, (step) => [exchanged(step, from, to)]);
    }
    yield rewrite(program, (step) => (names(step, from) ? [] : [step]));
    for (let task = 0; task < program.tasks.length; task++) {
      const { steps } = program.tasks[task]!;
      if (!steps.some((step) => names(step, from))) continue;
      yield withSteps(
        program,
        task,
        steps.filter((step) => !names(step, from)),
      );
      for (const to of LOCK_KEYS) {
        if (from !== to)
          yield withSteps(
            program,
            task,
            steps.map((step) => renamed(step, from, to)),
          );
      }
    }
  }
  yield rewrite(program, (step) => ['weight' in step ? lighter(step.acquire, step.weight ?? 1) : step]);
}

function lighter(acquire: LockKey, weight: number): Step {
  return weight > 2 ? { acquire, weight: weight - 1 } : { acquire };
}

function names(step: Step, key: LockKey): boolean {
  return ('acquire' in step && step.acquire === key) || ('release' in step && step.release === key);
}

function renamed(step: Step, from: LockKey, to: LockKey): Step {
  if ('acquire' in step) return step.acquire === from ? { ...step, acquire: to } : step;
  return 'release' in step && step.release === from ? { release: to } : step;
}

/** The two locks exchanged. */
function exchanged(step: Step, x: LockKey, y: LockKey): Step {
  const other = (key: LockKey): LockKey => (key === x ? y : key === y ? x : key);
  if ('acquire' in step) return { ...step, acquire: other(step.acquire) };
  return 'release' in step ? { release: other(step.release) } : step;
}
