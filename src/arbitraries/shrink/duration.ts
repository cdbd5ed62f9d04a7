import type { Program, Step, StepOf } from '../../program/program.ts';
import type { Draft, Place } from './rewrite.ts';
import { placesOf, rewrite, stepAt } from './rewrite.ts';

/** The places of all sleeps, of all work, of all timeouts, and of tasks that come later, in the order of the text. */
export function durationsOf(program: Program): Place[] {
  return placesOf(
    program,
    (step) =>
      ('sleep' in step && isNumeric(step)) ||
      'work' in step ||
      'cleanup' in step ||
      'after' in step ||
      isTimed(step),
  );
}

/** In ms of virtual time. */
export function durationAt(program: Program, place: Place): number {
  return durationOf(stepAt(program, place));
}

function durationOf(step: Step): number {
  if ('sleep' in step) return step.sleep;
  if ('cleanup' in step) return step.cleanup;
  if ('after' in step) return step.after!;
  if (isTimed(step)) return step.timeout!;
  return 'work' in step ? step.work : 0;
}

/** Keeps all steps, with other durations. */
export function mapDurations(program: Program, change: (ms: number, at: Place) => number): Draft {
  return rewrite(program, (step, task, position) => {
    if ('sleep' in step && isNumeric(step))
      return [{ ...step, sleep: change(step.sleep, { task, position }) }];
    if ('work' in step) return [{ work: change(step.work, { task, position }) }];
    if ('after' in step) return [{ ...step, after: change(step.after!, { task, position }) }];
    if (isTimed(step)) return [{ ...step, timeout: Math.max(1, change(step.timeout!, { task, position })) }];
    if ('cleanup' in step) return [{ ...step, cleanup: change(step.cleanup, { task, position }) }];
    return [step];
  });
}

/** Of one that is to have no timeout the 0 is no duration. */
function isTimed(step: Step): step is StepOf<'spawn'> | StepOf<'acquire'> {
  return 'timeout' in step && step.timeout! > 0;
}

/** Not what stands for 0 and nothing else. */
function isNumeric({ as }: StepOf<'sleep'>): boolean {
  return as === undefined || as === 'text';
}

export function isAt(x: Place, y: Place): boolean {
  return x.task === y.task && x.position === y.position;
}
