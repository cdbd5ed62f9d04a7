import type { Step, Task } from './program.ts';

/** A task that cancels itself may go on in the same turn, or not; what it asks of its scheduler there, or its end, may be refused, or
 *  not. So it only takes steps of its own, up to a wait: there it is surely stopped. */
export function isHalted({ name, steps }: Task): boolean {
  return halted({ name, steps }).length === steps.length;
}

/** The same steps, with a wait where one is missing. */
export function halted({ name, steps }: Task): readonly Step[] {
  if (!steps.some((step) => isOwn(step, name))) return steps;
  const all: Step[] = [];
  let isDue = false;
  for (const step of steps) {
    if (isDue && !isTaken(step) && !isHalt(step)) all.push({ yield: true });
    if (isDue) isDue = isTaken(step);
    isDue ||= isOwn(step, name);
    all.push(step);
  }
  if (isDue) all.push({ yield: true });
  return all;
}

export function isOwn(step: Step, name: string): boolean {
  return 'cancel' in step && step.cancel === name;
}

/** By the task alone, within its turn. */
function isTaken(step: Step): boolean {
  return 'emit' in step || 'work' in step;
}

function isHalt(step: Step): boolean {
  return 'yield' in step || ('sleep' in step && step.finally === undefined);
}
