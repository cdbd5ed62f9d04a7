import { LOCK_KEYS, type LockKey, type Program, type Step, type TaskName } from './program.ts';
import { taskNumbers } from './visibility.ts';

/**
 * The same program under canonical names (main, a, b … z, a1, b1 …), given in the order in which spawns appear breadth
 * first from main, its tasks in that order, too; locks are the first ones (k, l …), in the order that they had. Programs that are equal up to names, or up to the order of their tasks,
 * are equal afterwards: so equal bugs are saved as equal fixtures. Expects a legal program.
 */
export function canonicalise(program: Program): Program {
  const numbers = taskNumbers(program);
  const order = [0];
  const names = new Map<TaskName, TaskName>();
  for (const task of order) {
    const { name, steps } = program.tasks[task]!;
    names.set(name, canonicalName(names.size));
    for (const step of steps) if ('spawn' in step) order.push(numbers.get(step.spawn)!);
  }
  const locks = canonicalLocks(program);
  return {
    tasks: order.map((task) => {
      const { name, steps } = program.tasks[task]!;
      return { name: names.get(name)!, steps: steps.map((step) => rename(step, names, locks)) };
    }),
  };
}

/** The canonical name of the task at a position: `main` at 0, `a` at 1, `a1` at 27. */
export function canonicalName(position: number): TaskName {
  if (position === 0) return 'main';
  const letter = String.fromCharCode(97 + ((position - 1) % 26));
  const round = Math.floor((position - 1) / 26);
  return round === 0 ? letter : `${letter}${round}`;
}

/** Undefined where they have their names. Their order is that in which they may be taken, so it stays. */
function canonicalLocks({ tasks }: Program): ReadonlyMap<LockKey, LockKey> | undefined {
  let used: Set<LockKey> | undefined;
  for (const { steps } of tasks) {
    for (const step of steps) {
      if (!('acquire' in step)) continue;
      used ??= new Set();
      used.add(step.acquire);
    }
  }
  if (used === undefined) return undefined;
  const kept = LOCK_KEYS.filter((key) => used.has(key));
  if (kept.at(-1) === LOCK_KEYS[kept.length - 1]) return undefined;
  return new Map(kept.map((key, position) => [key, LOCK_KEYS[position]!]));
}

function rename(
  step: Step,
  names: ReadonlyMap<TaskName, TaskName>,
  locks: ReadonlyMap<LockKey, LockKey> | undefined,
): Step {
  if ('spawn' in step) return { ...step, spawn: names.get(step.spawn)! };
  if ('join' in step) return { join: names.get(step.join)! };
  if ('settle' in step) return { settle: names.get(step.settle)! };
  if ('cancel' in step) return { ...step, cancel: names.get(step.cancel)! };
  if ('set-priority' in step) return { ...step, 'set-priority': names.get(step['set-priority'])! };
  if (locks === undefined) return step;
  if ('acquire' in step) return { ...step, acquire: locks.get(step.acquire)! };
  if ('release' in step) return { release: locks.get(step.release)! };
  return step;
}
