import type { Case } from '../../program/case.ts';
import { LOCK_KEYS, type LockKey, type Program, type Step, type StepOf } from '../../program/program.ts';
import type { Bounds } from '../options.ts';
import type { Draft } from './rewrite.ts';
import { placesOf, replaceAt, rewrite, stepAt, withSteps } from './rewrite.ts';

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
  yield rewrite(program, (step) => [
    'weight' in step ? withPermits(step, Math.max(1, (step.weight ?? 1) - 1)) : step,
  ]);
}

/** Steps that ask for permits, at most, whose every choice is tried. */
const MOST_ACQUIRES = 6;

/** Cases in which there are fewer permits, and some of those who ask for more than one ask for as many fewer. */
export function* fewerPermits({ program, environment }: Case, { limits }: Bounds): Iterable<Case> {
  const heavy = placesOf(program, (step) => 'acquire' in step && step.weight !== undefined);
  if (heavy.length === 0 || heavy.length > MOST_ACQUIRES) return;
  for (const limit of limits) {
    const fewer = environment.limit - limit;
    if (fewer <= 0) break;
    for (let chosen = 1; chosen < 1 << heavy.length; chosen++) {
      let lowered = program;
      for (const [position, place] of heavy.entries()) {
        const step = stepAt(program, place);
        if ((chosen & (1 << position)) === 0 || !('acquire' in step)) continue;
        const weight = Math.max(1, step.weight! - fewer);
        lowered = replaceAt(lowered, place, withPermits(step, weight));
      }
      yield { program: lowered, environment: { ...environment, limit } };
    }
  }
}

function withPermits({ weight: _, ...light }: StepOf<'acquire'>, weight: number): Step {
  return weight > 1 ? { ...light, weight } : light;
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
