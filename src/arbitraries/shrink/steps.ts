import type { Program, Step, StepKind } from '../../program/program.ts';
import type { Draft } from './rewrite.ts';
import { isRepeated, placesOf, rewrite } from './rewrite.ts';

const KINDS: readonly StepKind[] = [
  'work',
  'cancel',
  'idle',
  'cleanup',
  'clear',
  'set-limit',
  'set-priority',
  'pause',
  'resume',
  'acquire',
  'release',
  'send',
  'receive',
  'close',
  'loop',
  'watch',
  'look',
  'settle',
  'join',
  'sleep',
  'yield',
  'emit',
  'throw',
];

/**
 * Programs without all steps of a kind, and with half of them in every task; without chunks of n, n/2 … 1 of the steps of
 * one task.
 */
export function* withoutSteps(program: Program): Iterable<Draft> {
  for (const kind of KINDS) {
    if (placesOf(program, (step) => kind in step).length < 2) continue;
    yield rewrite(program, (step) => (kind in step ? [] : [step]));
    yield withHalf(program, kind);
  }
  for (let task = 0; task < program.tasks.length; task++) {
    const { steps } = program.tasks[task]!;
    for (let size = steps.length; size >= 1; size >>= 1) {
      for (let start = 0; start < steps.length; start += size) {
        if (isLikeTheLast(steps, start, size)) continue;
        yield withoutChunk(program, task, start, start + size);
      }
    }
  }
}

function withHalf(program: Program, kind: StepKind): Draft {
  const tasks = program.tasks.map(({ name, steps }) => {
    let keep = steps.filter((step) => kind in step).length >> 1;
    return { name, steps: steps.filter((step) => !(kind in step) || keep-- > 0) };
  });
  return { tasks };
}

function withoutChunk(program: Program, task: number, from: number, to: number): Draft {
  return rewrite(program, (step, other, position) =>
    other === task && position >= from && position < to ? [] : [step],
  );
}

/** Within a loop: without this chunk as much is left as without the chunk before it. */
function isLikeTheLast(steps: readonly Step[], start: number, size: number): boolean {
  const end = start + size;
  if (start === 0 || end > steps.length) return false;
  for (let at = start - size + 1; at < end; at++) if (!isRepeated(steps, at)) return false;
  return true;
}

/** Beyond so many steps there are too many pairs; single steps will have gone before that. */
const MOST_STEPS_FOR_PAIRS = 20;

/** Programs without two of the steps: what goes only together, such as a yield in each of two tasks. */
export function* withoutPairs(program: Program): Iterable<Draft> {
  const places = placesOf(program, () => true);
  if (places.length > MOST_STEPS_FOR_PAIRS) return;
  for (let i = 0; i < places.length; i++) {
    for (let j = i + 1; j < places.length; j++) {
      const [x, y] = [places[i]!, places[j]!];
      yield rewrite(program, (step, task, position) =>
        (task === x.task && position === x.position) || (task === y.task && position === y.position)
          ? []
          : [step],
      );
    }
  }
}
