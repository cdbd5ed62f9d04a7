import type { Program, Step, TaskName } from './program.ts';
import { printStep } from './text.ts';

/**
 * Where a cleared task is forgotten, who joins it waits for ever, and no program may: which tasks wait when all that wait are
 * cleared depends on whose turn it was. So main joins nothing that it spawned before a clear of its own; and where another
 * task clears, at some time or other, nothing that was spawned before it was known to have ended.
 *
 * Says which step does, in a sentence; undefined where none does.
 */
export function findJoinOfCleared(program: Program): string | undefined {
  const { tasks } = program;
  const inside = clearsInside(program);
  for (const { name, steps } of tasks) {
    const doubtful = new Set<TaskName>();
    for (let i = 0; i < steps.length; i++) {
      const step = steps[i]!;
      track(doubtful, steps, i);
      const target = joined(step);
      if (target === undefined || !(inside || doubtful.has(target))) continue;
      return `${name} has "${printStep(step)}" as step ${i + 1}, but ${target} may have been cleared, and nobody tells.`;
    }
  }
  return undefined;
}

/** Without the joins and settles of what may have been cleared. */
export function withoutJoinsOfCleared(program: Program): Program {
  const inside = clearsInside(program);
  const tasks = program.tasks.map(({ name, steps }) => {
    const doubtful = new Set<TaskName>();
    const kept = steps.filter((step, i) => {
      track(doubtful, steps, i);
      const target = joined(step);
      return target === undefined || !(inside || doubtful.has(target));
    });
    return { name, steps: kept };
  });
  return { tasks };
}

function clearsInside({ tasks }: Program): boolean {
  return tasks.some(({ steps }, task) => task > 0 && steps.some((step) => 'clear' in step));
}

/** A clear puts all in doubt that was spawned before it, but for what had been joined by then. */
function track(doubtful: Set<TaskName>, steps: readonly Step[], at: number): void {
  if (!('clear' in steps[at]!)) return;
  const ended = new Set<TaskName | undefined>();
  for (const step of steps.slice(0, at)) ended.add(joined(step));
  for (const step of steps.slice(0, at)) {
    if ('spawn' in step && !ended.has(step.spawn)) doubtful.add(step.spawn);
  }
}

function joined(step: Step): TaskName | undefined {
  if ('join' in step) return step.join;
  return 'settle' in step ? step.settle : undefined;
}
