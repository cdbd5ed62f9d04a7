import { canonicalise } from '../program/canonical.ts';
import { COMBINATORS, type Combinator, type Program, type Step, type TaskName } from '../program/program.ts';
import type { Shape } from '../program/shape.ts';
import type { Dice } from './dice.ts';

export function mayCombine(shape: Shape): boolean {
  return shape.race === true || shape.all === true;
}

/** Adds one or two races, or wholes, of new tasks; somewhere before a task's end. */
export function withCombined(random: Dice, program: Program, shape: Shape): Program {
  const kinds = COMBINATORS.filter((kind) => shape[kind] === true);
  let combined = program;
  for (let left = random.nextInt(1, 2); left > 0; left--)
    combined = combine(random, combined, kinds[random.nextInt(0, kinds.length - 1)]!, shape);
  return canonicalise(combined);
}

function combine(random: Dice, { tasks }: Program, kind: Combinator, shape: Shape): Program {
  const nested = shape.spawn === 'nested';
  const owner = nested ? random.nextInt(0, tasks.length - 1) : 0;
  const { steps } = tasks[owner]!;
  const end = steps.findIndex((step) => 'throw' in step);
  const at = random.nextInt(0, end < 0 ? steps.length : end);
  const visible = shape.joinInside
    ? steps.slice(0, at).flatMap((step) => ('spawn' in step && !('for' in step) ? [step.spawn] : []))
    : [];
  const arms = Array.from({ length: random.nextInt(1, 2) + random.nextInt(0, 2) }, (_, i) => ({
    name: unusedName(tasks, i),
    steps: drawBody(random, visible, shape),
  }));
  const spawns = arms.map(({ name }): Step => ({ spawn: name, for: kind }));
  const owned = { name: tasks[owner]!.name, steps: steps.toSpliced(at, 0, ...spawns) };
  return { tasks: [...tasks.with(owner, owned), ...arms] };
}

/** Names are given anew afterwards. */
function unusedName(tasks: Program['tasks'], i: number): TaskName {
  return `arm${tasks.length}_${i}`;
}

/** Often an arm ends in the turn in which it starts; often it fails; often it waits for what another one waits for. */
function drawBody(random: Dice, visible: readonly TaskName[], shape: Shape): readonly Step[] {
  const body: Step[] = [];
  if (shape.cleanup === true && random.nextInt(0, 3) === 0) body.push({ cleanup: random.nextInt(0, 3) });
  const how = random.nextInt(0, visible.length > 0 ? 7 : 6);
  if (how === 3) body.push({ yield: true });
  if (how === 7) body.push({ join: visible[random.nextInt(0, visible.length - 1)]! });
  if (how > 3 && how < 7) body.push({ sleep: random.nextInt(1, 3) });
  const last = random.nextInt(0, 3);
  if (last === 0) body.push({ throw: 'error' });
  if (last === 1) body.push({ yield: true }, { emit: random.nextInt(1, 9) });
  if (last > 1) body.push({ emit: random.nextInt(1, 9) });
  return body;
}
