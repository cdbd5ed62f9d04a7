import { type Fault, quoted } from './fault.ts';
import { LOCK_KEYS, type LockKey, type Program, type Step } from './program.ts';

/**
 * The rules of locks. A task takes locks in the order of `LOCK_KEYS`, each once at a time, gives back only what it holds, and
 * waits for no other task while it holds one.
 *
 * So no program can deadlock by its locks: whoever waits for a lock waits for a task that holds it, and that waits, if for
 * anything but time and its turn, for a later lock. Chains of such waits come to an end (Havender 1968).
 */
interface Holding {
  /** A bit for each lock. */
  held: number;
}

/** The first step that breaks the rules of locks. */
export function findLockFault({ tasks }: Program): Fault | undefined {
  for (let task = 0; task < tasks.length; task++) {
    const { steps } = tasks[task]!;
    const holding: Holding = { held: 0 };
    for (let step = 0; step < steps.length; step++) {
      const reason = follow(holding, steps[step]!);
      if (reason !== undefined) return { place: { task, step, key: keyOf(steps[step]!) }, reason };
    }
  }
  return undefined;
}

/** The steps without those that break the rules of locks; the same list where none does. */
export function keepLegal(steps: readonly Step[]): readonly Step[] {
  if (!steps.some((step) => 'acquire' in step || 'release' in step)) return steps;
  const holding: Holding = { held: 0 };
  const legal = steps.filter((step) => follow(holding, step) === undefined);
  return legal.length === steps.length ? steps : legal;
}

/** The program without those steps. */
export function withLegalLocks({ tasks }: Program): Program {
  return { tasks: tasks.map(({ name, steps }) => ({ name, steps: keepLegal(steps) })) };
}

/** The locks that a task still holds after these steps, in their order. */
export function heldAfter(steps: readonly Step[]): readonly LockKey[] {
  const holding: Holding = { held: 0 };
  for (const step of steps) follow(holding, step);
  return locksIn(holding.held);
}

/** Why the step breaks the rules; undefined where it does not, and then it is noted. */
function follow(holding: Holding, step: Step): string | undefined {
  const { held } = holding;
  if ('acquire' in step) {
    const bit = bitOf(step.acquire);
    if (held >= bit)
      return `Expected a lock after ${last(held)}, which is held here, but received ${quoted(step.acquire)}`;
    holding.held |= bit;
  } else if ('release' in step) {
    const bit = bitOf(step.release);
    if ((held & bit) === 0) return `Expected a lock that is held here but received ${quoted(step.release)}`;
    holding.held &= ~bit;
  } else if (held !== 0 && waitsForOthers(step)) {
    return `Expected no wait for other tasks while a lock is held, as ${last(held)} is here`;
  }
  return undefined;
}

/** A close may tell one that waits, and needs nobody for that. */
function waitsForOthers(step: Step): boolean {
  return 'join' in step || 'settle' in step || 'idle' in step || 'send' in step || 'receive' in step;
}

function bitOf(key: LockKey): number {
  return 1 << LOCK_KEYS.indexOf(key);
}

function last(held: number): LockKey {
  return locksIn(held).at(-1)!;
}

function locksIn(held: number): readonly LockKey[] {
  return LOCK_KEYS.filter((_, lock) => (held & (1 << lock)) !== 0);
}

function keyOf(step: Step): string {
  return Object.keys(step)[0]!;
}
