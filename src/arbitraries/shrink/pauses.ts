import type { Program, Step } from '../../program/program.ts';
import type { Draft } from './rewrite.ts';
import { awaited, rewrite, withSteps } from './rewrite.ts';

/** What gives a scheduler the chance to run others: no time, or the least of it. */
const PAUSES: readonly Step[] = [{ yield: true }, { sleep: 0 }, { sleep: 1 }];

/** More yields in a row than this are a loop. */
const LONG_LOOP = 12;

/**
 * Programs in which a pause stands in for what mattered only because it took turns: for a task, whose steps its parent does
 * after the pause, or nobody; for several yields in a row.
 */
export function* pauseInstead(program: Program): Iterable<Draft> {
  for (let parent = 0; parent < program.tasks.length; parent++) {
    const { steps } = program.tasks[parent]!;
    for (let at = 0; at < steps.length; at++) {
      const step = steps[at]!;
      if ('spawn' in step) yield* pauseForTask(program, parent, at, step.spawn);
    }
  }
  for (const pause of PAUSES) {
    for (let task = 0; task < program.tasks.length; task++) yield* pauseForYields(program, task, pause);
  }
}

/** Where it was spawned, and after what the parent does next on its own. */
function* pauseForTask(program: Program, parent: number, spawned: number, name: string): Iterable<Draft> {
  const { steps } = program.tasks[parent]!;
  const own = program.tasks.find((task) => task.name === name)?.steps ?? [];
  const next = steps.findIndex((step, i) => i > spawned && ('throw' in step || awaited(step) !== undefined));
  for (const at of [spawned, next < 0 ? steps.length : next]) {
    for (const pause of PAUSES) {
      // A task and its spawn are as large as two pauses, and deeper.
      for (const instead of [[pause], [pause, ...own], [pause, pause]]) {
        yield rewrite(withSteps(program, parent, steps.toSpliced(at, 0, ...instead)), (step) =>
          ('spawn' in step && step.spawn === name) || awaited(step) === name ? [] : [step],
        );
      }
    }
  }
}

function* pauseForYields(program: Program, task: number, pause: Step): Iterable<Draft> {
  const { steps } = program.tasks[task]!;
  let last = -1;
  for (let from = 0; from < steps.length; from++) {
    if (!('yield' in steps[from]!)) continue;
    // A loop as a whole: of its parts there are too many.
    if (last < from) last = endOfYields(steps, from);
    else if (last - from >= LONG_LOOP) continue;
    const first = last - from >= LONG_LOOP ? last : from + 1;
    for (let to = first; to <= last; to++) {
      yield withSteps(program, task, steps.toSpliced(from, to - from + 1, pause));
    }
  }
}

/** The last position of the yields in a row that begin there. */
function endOfYields(steps: readonly Step[], from: number): number {
  const end = steps.findIndex((step, at) => at > from && !('yield' in step));
  return (end < 0 ? steps.length : end) - 1;
}
