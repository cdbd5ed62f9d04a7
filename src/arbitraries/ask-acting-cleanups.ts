import { canonicalName } from '../program/canonical.ts';
import type { Program, Step, Task } from '../program/program.ts';
import type { Shape } from '../program/shape.ts';
import type { Dice } from './dice.ts';
import { drawOwner, endOf, type Place, placesIn } from './places.ts';

/** The program in which one or two tasks have a task to spawn, or to cancel, as they clean up. */
export function withActingCleanups(random: Dice, program: Program, { cancel, spawn }: Shape): Program {
  let asked = program;
  for (let left = random.nextInt(1, 2); left > 0; left--) {
    const isSpawn = spawn === 'nested' && (cancel !== true || random.nextInt(0, 1) === 0);
    if (isSpawn) asked = withLateSpawn(random, asked);
    else if (cancel === true) asked = withLateCancel(random, asked);
  }
  return asked;
}

/** What nobody names is spawned later; where every task is named somewhere, there is one more. */
function withLateSpawn(random: Dice, { tasks }: Program): Program {
  const { name, steps } = drawOwner(random, tasks);
  const owner = tasks.findIndex((task) => task.name === name);
  const end = endOf(steps);
  const free = steps.findIndex(
    (step, at) => at < end && 'spawn' in step && isPlain(step) && !isNamed(tasks, step.spawn),
  );
  if (free >= 0) {
    const { spawn } = steps[free] as { readonly spawn: string };
    return replaced(tasks, owner, { name, steps: steps.with(free, { spawn, at: 'cleanup' }) });
  }
  const fresh = freshName(tasks);
  const body: readonly Step[] = BODIES[random.nextInt(0, BODIES.length - 1)]!;
  const late: Step = { spawn: fresh, at: 'cleanup' };
  // Mostly before its first wait: then it has one in which it can be ended.
  const at = random.nextInt(0, 2) > 0 ? 0 : random.nextInt(0, end);
  const { tasks: more } = replaced(tasks, owner, { name, steps: steps.toSpliced(at, 0, late) });
  return { tasks: [...more, { name: fresh, steps: body }] };
}

function withLateCancel(random: Dice, program: Program): Program {
  const { name: owner } = drawOwner(random, program.tasks);
  const all = placesIn(program);
  const own = all.filter(({ task }) => program.tasks[task]!.name === owner);
  const places = own.length > 0 ? own : all;
  if (places.length === 0) return program;
  // The first of them mostly: then it has a wait in which it can be ended.
  const place: Place = random.nextInt(0, 2) > 0 ? places[0]! : places[random.nextInt(0, places.length - 1)]!;
  const { task, position, visible } = place;
  const target = visible[random.nextInt(0, visible.length - 1)]!;
  const { name, steps } = program.tasks[task]!;
  return replaced(program.tasks, task, {
    name,
    steps: steps.toSpliced(position, 0, { cancel: target, at: 'cleanup' }),
  });
}

function replaced(tasks: Program['tasks'], number: number, task: Task): Program {
  return { tasks: tasks.with(number, task) };
}

function isPlain(step: Step): boolean {
  return Object.keys(step).length === 1;
}

function isNamed(tasks: Program['tasks'], name: string): boolean {
  return tasks.some(({ steps }) =>
    steps.some((step) => Object.entries(step).some(([key, value]) => key !== 'spawn' && value === name)),
  );
}

function freshName(tasks: Program['tasks']): string {
  let position = tasks.length;
  while (tasks.some(({ name }) => name === canonicalName(position))) position++;
  return canonicalName(position);
}

const BODIES: readonly (readonly Step[])[] = [
  [],
  [{ yield: true }],
  [{ sleep: 1 }],
  [{ sleep: 2 }, { emit: 1 }],
  [{ throw: 'error' }],
];
