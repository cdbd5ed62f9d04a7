import type { Program, Step, TaskName } from '../../program/program.ts';

/**
 * A draft: what a reduction makes of a program, well-formed or not. It may join tasks that are not visible and keep tasks
 * that nobody spawns; `mend` makes a program of it, or nothing.
 */
export type Draft = Program;

/** Puts other steps, or none, in the place of each step. Unchanged steps are shared with the original. */
export function rewrite(
  program: Program,
  replacement: (step: Step, task: number, position: number) => readonly Step[],
): Draft {
  return {
    tasks: program.tasks.map(({ name, steps }, task) => ({
      name,
      steps: steps.flatMap((step, position) => replacement(step, task, position)),
    })),
  };
}

/** Puts one other step, or none, in the place of one step. */
export function replaceAt(program: Program, at: Place, step: Step | undefined): Draft {
  return rewrite(program, (old, task, position) => {
    if (task !== at.task || position !== at.position) return [old];
    return step === undefined ? [] : [step];
  });
}

/** Gives one task other steps. */
export function withSteps(program: Program, number: number, steps: readonly Step[]): Draft {
  return { tasks: program.tasks.map((task, i) => (i === number ? { name: task.name, steps } : task)) };
}

/** Where a step stands: the number of its task, and its position there. */
export interface Place {
  readonly task: number;
  readonly position: number;
}

/** The places of all steps that satisfy `wanted`, in the order of the text. */
export function placesOf(program: Program, wanted: (step: Step) => boolean): Place[] {
  return program.tasks.flatMap(({ steps }, task) =>
    steps.flatMap((step, position) => (wanted(step) ? [{ task, position }] : [])),
  );
}

export function stepAt(program: Program, { task, position }: Place): Step {
  return program.tasks[task]!.steps[position]!;
}

/** The task that a step must see: one that it waits for, or cancels. */
export function targetOf(step: Step): TaskName | undefined {
  if ('set-priority' in step) return step['set-priority'];
  return 'cancel' in step ? step.cancel : awaited(step);
}

/** The task that a step waits for, if it is a join or a settle. */
export function awaited(step: Step): TaskName | undefined {
  if ('join' in step) return step.join;
  return 'settle' in step ? step.settle : undefined;
}

/** Of two steps next to each other, is it all the same which one goes, or stays? Only asked of what names no task. */
export function isSame(x: Step, y: Step): boolean {
  if ('yield' in x) return 'yield' in y;
  if ('emit' in x) return 'emit' in y && x.emit === y.emit;
  if ('sleep' in x) return 'sleep' in y && x.sleep === y.sleep && x.times === y.times && x.as === y.as;
  return 'work' in x && 'work' in y && x.work === y.work;
}

/** Does a step go on with what the one before it does? Loops are long runs of these: one of them stands for all. */
export function isRepeated(steps: readonly Step[], position: number): boolean {
  return position > 0 && isSame(steps[position - 1]!, steps[position]!);
}
