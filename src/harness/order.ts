import type { Discrepancy } from './discrepancy.ts';
import type { Observation, ObservedTask } from './observation.ts';

/** The earliest start of a task that, by what both claim, does not come before another one in both runs. */
export function orderOf(a: Observation, b: Observation): Discrepancy | undefined {
  const inLine = [a, b].every(({ claims: { guarantees } }) =>
    ['fifo', 'lifo'].includes(guarantees.order ?? 'any'),
  );
  // First in, first out is a claim about any two tasks; last in, first out only about those that wait together.
  const together = [a, b].some(({ claims: { guarantees } }) => guarantees.order !== 'fifo');
  const byPriority = [a, b].every(
    ({ claims: { supports } }) => supports.has('limit') && supports.has('priority'),
  );
  if (!inLine && !byPriority) return undefined;
  const inOrder = [...a.tasks.keys()]
    .filter((task) => task > 0 && a.tasks[task]!.started >= 0 && b.tasks[task]!.started >= 0)
    .sort((x, y) => a.tasks[x]!.started - a.tasks[y]!.started);
  for (let i = 0; i < inOrder.length; i++) {
    const first = inOrder[i]!;
    const overtaking = inOrder
      .slice(i + 1)
      .find((then) => b.tasks[then]!.started < b.tasks[first]!.started && isComparable(first, then));
    if (overtaking === undefined) continue;
    return {
      kind: 'order',
      a: { task: first, event: a.tasks[first]!.started },
      b: { task: overtaking, event: b.tasks[overtaking]!.started },
    };
  }
  return undefined;

  /** One starts first in `a`, the other in `b`. */
  function isComparable(inA: number, inB: number): boolean {
    const [x, y] = [a.tasks[inA]!, a.tasks[inB]!];
    if (Number.isNaN(x.priority + y.priority)) return false;
    if (x.priority !== y.priority) {
      if (!byPriority) return false;
      return x.priority < y.priority ? passesOver(x, y) : passesOver(b.tasks[inB]!, b.tasks[inA]!);
    }
    if (!inLine) return false;
    if (x.spawned < y.spawned !== b.tasks[inA]!.spawned < b.tasks[inB]!.spawned) return false;
    return !together || [a, b].every(({ tasks }) => waitTogether(tasks[inA]!, tasks[inB]!));
  }
}

/** Was the higher one there, and the slot not given away, when the lower one started before it? As `priority-order` says. */
function passesOver(lower: ObservedTask, higher: ObservedTask): boolean {
  return higher.spawned < lower.started && (higher.spawned < lower.spawned || higher.sealed);
}

function waitTogether(x: ObservedTask, y: ObservedTask): boolean {
  return Math.max(x.spawned, y.spawned) < Math.min(x.started, y.started);
}
