import type { Case } from '../../program/case.ts';
import { heldAfter } from '../../program/locks.ts';
import { type ChannelName, type Program, type Step, sizeOf } from '../../program/program.ts';
import type { Bounds } from '../options.ts';
import { references } from '../vocabulary.ts';
import { isLess, type Measure, measure } from './measure.ts';
import { mend } from './mend.ts';
import type { Draft } from './rewrite.ts';
import { placesOf, rewrite } from './rewrite.ts';
import { isPause, type Word, wordsOf } from './words.ts';

/** Drafts of one size, at most: a size that has more is not tried, nor is any beyond it. */
const MOST_DRAFTS = 20_000;

/** Cases, at most, of all sizes: shrinking has a bound of its own, and comes by here more than once. */
const MOST_CASES = 15_000;

/**
 * *Every* smaller program over the words of this one, the smallest first: each kind of step no more often than here, only a
 * pause and a release once more. For programs with locks and channels, in which hardly a step goes or moves by itself: one
 * holds, one waits, one comes late, and who of them is main is all the same. Left out is what hardly matters there: pauses
 * before the first spawn, and last in a task that holds nothing.
 */
export function* fromOwnWords(from: Case, { shape, limits }: Bounds): Iterable<Case> {
  const { program, environment } = from;
  if (placesOf(program, isShared).length === 0) return;
  const least = measure(from);
  const lower = limits.filter((limit) => limit <= environment.limit);
  let cases = 0;
  for (let size = 2; size <= sizeOf(program); size++) {
    const smaller: { readonly case: Case; readonly its: Measure }[] = [];
    let drafts = 0;
    for (const draft of draftsOf(program, size)) {
      if (++drafts > MOST_DRAFTS) return;
      const mended = mend(draft, shape);
      if (mended === undefined || sizeOf(mended) !== size) continue;
      for (const limit of lower) {
        if (limit > 0 && asksForMore(mended, limit)) continue;
        const kase = { program: mended, environment: { ...environment, limit } };
        const its = measure(kase);
        if (isLess(its, least)) smaller.push({ case: kase, its });
      }
    }
    smaller.sort((x, y) => (isLess(x.its, y.its) ? -1 : isLess(y.its, x.its) ? 1 : 0));
    for (const each of smaller) {
      if (++cases > MOST_CASES) return;
      yield each.case;
    }
  }
}

/** More permits than there are: one who asks for them is given all. */
function asksForMore(program: Program, limit: number): boolean {
  return placesOf(program, (step) => 'weight' in step && (step.weight ?? 1) > limit).length > 0;
}

function isShared(step: Step): boolean {
  return 'acquire' in step || 'send' in step || 'receive' in step;
}

/** A program while it is built: tasks breadth first, each from its first step on. */
interface Growth {
  readonly words: readonly Word[];
  readonly tasks: { readonly steps: Step[]; readonly visible: readonly number[] }[];
}

function* draftsOf(program: Program, size: number): Generator<Draft> {
  const carriesValues = placesOf(program, (step) => 'send' in step && step.value !== 1).length > 0;
  for (let count = Math.min(program.tasks.length, (size + 1) >> 1); count >= 1; count--) {
    const growth: Growth = { words: wordsOf(program), tasks: [{ steps: [], visible: [] }] };
    for (const _ of grow(growth, 0, size - count, count - 1)) {
      if (!growth.tasks.every(doesSomething)) continue;
      const draft = {
        tasks: growth.tasks.map(({ steps }, task) => ({ name: references(task).name, steps: steps.slice() })),
      };
      yield draft;
      if (carriesValues) yield numbered(draft);
    }
  }
}

/** Pauses, where it holds nothing, and nothing comes after them: the task might as well be without. */
function doesSomething({ steps }: Growth['tasks'][number], task: number): boolean {
  const last = steps.at(-1);
  if (last === undefined) return task === 0;
  return !isPause(last) || heldAfter(steps).length > 0;
}

/** All ways to go on from within a task, spending exactly so many steps, so many of them spawns. */
function* grow(growth: Growth, task: number, steps: number, spawns: number): Generator<void> {
  const { tasks, words } = growth;
  if (steps === 0) {
    yield;
    return;
  }
  const body = tasks[task]!.steps;
  const last = body.at(-1);
  if (last === undefined || !('throw' in last)) {
    const visible = visibleIn(growth, task);
    if (spawns > 0) {
      tasks.push({ steps: [], visible });
      body.push(references(tasks.length - 1).spawn);
      yield* grow(growth, task, steps - 1, spawns - 1);
      body.pop();
      tasks.pop();
    }
    if (steps > spawns) {
      const held = heldAfter(body);
      for (const word of words) {
        if (word.left === 0 || (word.pauses && tasks.length === 1)) continue;
        word.left--;
        for (const step of word.offers(held, visible)) {
          body.push(step);
          yield* grow(growth, task, steps - 1, spawns);
          body.pop();
        }
        word.left++;
      }
    }
  }
  if (task + 1 < tasks.length) yield* grow(growth, task + 1, steps, spawns);
}

/** What a task may wait for after its last step: what its parent could at its spawn, and what it spawned itself. */
function visibleIn({ tasks }: Growth, task: number): readonly number[] {
  const { steps, visible } = tasks[task]!;
  const own = steps.flatMap((step) =>
    'spawn' in step ? [tasks.findIndex((_, child) => references(child).name === step.spawn)] : [],
  );
  return [...visible, ...own];
}

/** The values of each channel are 1, 2, 3 …: for what shows only where they differ. */
function numbered(draft: Draft): Draft {
  const next = new Map<ChannelName, number>();
  return rewrite(draft, (step) => {
    if (!('send' in step)) return [step];
    next.set(step.send, (next.get(step.send) ?? 0) + 1);
    return [{ ...step, value: next.get(step.send)! }];
  });
}
