import fc from 'fast-check';
import type { Scheduler } from '../../src/forms/scheduler.ts';
import { limitsOf, shapeOf } from '../../src/harness/shape.ts';
import { canonicalName } from '../../src/program/canonical.ts';
import type { Case } from '../../src/program/case.ts';
import { conform } from '../../src/program/conform.ts';
import { type Step, THROWN } from '../../src/program/program.ts';
import type { Shape } from '../../src/program/shape.ts';

/**
 * Programs as a good user of fast-check writes them in half an hour: how many tasks, then who spawns whom, then what each
 * does with those that it can see, by `chain`. Generates the same kinds of programs as Fairtick's own arbitrary, of the
 * same size at most; shrinks as fast-check shrinks what is chained.
 */
export function chainedCases({ claims }: Scheduler): fc.Arbitrary<Case> {
  const shape = shapeOf(claims);
  const limits = limitsOf(claims);
  return fc
    .record({
      tasks: treeOf(shape).chain((parents) =>
        fc.tuple(...parents.map((_, task) => bodyOf(task, parents, shape))),
      ),
      limit: limits.length === 0 ? fc.constant(0) : fc.constantFrom(...limits),
      dice: fc.nat(9),
    })
    .map(({ tasks, limit, dice }) => {
      const program = { tasks: tasks.map((steps, task) => ({ name: canonicalName(task), steps })) };
      return { program: conform(program, shape), environment: { limit, dice } };
    });
}

const MOST_TASKS = 8;
const MOST_STEPS = 6;

/** The number of the parent of each task; main has −1. */
function treeOf({ spawn }: Shape): fc.Arbitrary<number[]> {
  return fc.integer({ min: 1, max: MOST_TASKS }).chain((tasks) => {
    const parents = Array.from({ length: tasks }, (_, task) => {
      if (task === 0) return fc.constant(-1);
      return spawn === 'nested' ? fc.nat(task - 1) : fc.constant(0);
    });
    return fc.tuple(...parents);
  });
}

/** Spawns before or after what else it does, and at the end it waits for some of its children. */
function bodyOf(task: number, parents: readonly number[], shape: Shape): fc.Arbitrary<Step[]> {
  const children = childrenOf(task, parents);
  const waits = task === 0 || shape.joinInside;
  return fc.boolean().chain((late) => {
    const visible = [...visibleFrom(task, parents), ...(late ? [] : children)];
    return fc
      .record({
        body: fc.array(stepOf(waits ? visible : []), { maxLength: MOST_STEPS }),
        awaited: fc.shuffledSubarray(waits ? [...children] : []),
        settle: fc.boolean(),
      })
      .map(({ body, awaited, settle }) => {
        const spawns = children.map((child): Step => ({ spawn: canonicalName(child) }));
        const ends = awaited.map((child): Step => waitFor(child, settle));
        return late ? [...body, ...spawns, ...ends] : [...spawns, ...body, ...ends];
      });
  });
}

function stepOf(visible: readonly number[]): fc.Arbitrary<Step> {
  const own: fc.Arbitrary<Step>[] = [
    fc.nat(9).map((emit) => ({ emit })),
    fc.constant<Step>({ yield: true }),
    fc.nat(20).map((sleep) => ({ sleep })),
    fc.nat(20).map((work) => ({ work })),
    fc
      .constantFrom(...THROWN)
      .chain((thrown) => fc.constantFrom<Step>({ throw: thrown }, { throw: thrown, sync: true })),
  ];
  if (visible.length === 0) return fc.oneof(...own);
  const wait = fc
    .constantFrom(...visible)
    .chain((task) => fc.boolean().map((settle) => waitFor(task, settle)));
  return fc.oneof(...own, wait);
}

function waitFor(task: number, settle: boolean): Step {
  return settle ? { settle: canonicalName(task) } : { join: canonicalName(task) };
}

function childrenOf(task: number, parents: readonly number[]): readonly number[] {
  return parents.flatMap((parent, child) => (parent === task ? [child] : []));
}

/** What its parent had spawned before it, and what its parent could see itself. Late spawns change nothing in that. */
function visibleFrom(task: number, parents: readonly number[]): readonly number[] {
  if (task === 0) return [];
  const parent = parents[task]!;
  return [
    ...visibleFrom(parent, parents),
    ...childrenOf(parent, parents).filter((sibling) => sibling < task),
  ];
}
