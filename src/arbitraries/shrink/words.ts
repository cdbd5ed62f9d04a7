import { LOCK_KEYS, type LockKey, type Program, type Step, type StepOf } from '../../program/program.ts';
import { references, YIELD } from '../vocabulary.ts';
import { isOwn } from './arrangement.ts';

/** Some of the steps of a program: any of those on offer, so often. */
export interface Word {
  readonly offers: (held: readonly LockKey[], visible: readonly number[]) => readonly Step[];
  left: number;
  readonly pauses?: true;
}

const SLEEPS: readonly Step[] = [{ sleep: 0 }, { sleep: 1 }];

/** The words of a program, its spawns aside. */
export function wordsOf(program: Program): readonly Word[] {
  const steps = program.tasks.flatMap((task) => task.steps);
  const pauses = steps.filter(isPause);
  const sleeps = steps.filter((step) => 'sleep' in step);
  const acquires = steps.flatMap((step) => ('acquire' in step ? [step] : []));
  const releases = steps.filter((step) => 'release' in step);
  const words: Word[] = [
    { ...word([YIELD], pauses.length + 1), pauses: true },
    { ...word([...SLEEPS, ...sleeps], sleeps.length), pauses: true },
    { offers: (held) => takes(acquires, held), left: acquires.length },
    {
      offers: (held) => held.map((release) => ({ release })),
      left: acquires.length === 0 ? 0 : releases.length + 1,
    },
  ];
  for (const kind of ['join', 'settle', 'cancel'] as const) {
    words.push({
      offers: (held, visible) =>
        held.length > 0 && kind !== 'cancel' ? [] : visible.map((task) => references(task)[kind]),
      left: steps.filter((step) => kind in step).length,
    });
  }
  const others = steps.filter(isOther).map(plain);
  for (const step of distinct(others)) {
    words.push(word([step], others.filter((other) => keyOf(other) === keyOf(step)).length));
  }
  return words.filter(({ left }) => left > 0);
}

function word(steps: readonly Step[], left: number): Word {
  const offered = distinct(steps);
  return { offers: () => offered, left };
}

/** Of no more permits than some step here asks for. */
function takes(acquires: readonly StepOf<'acquire'>[], held: readonly LockKey[]): readonly Step[] {
  const most = Math.max(...acquires.map(({ weight = 1 }) => weight));
  const timeouts = new Set(acquires.flatMap(({ timeout }) => (timeout === undefined ? [] : [timeout])));
  const later = LOCK_KEYS.slice(held.length === 0 ? 0 : LOCK_KEYS.indexOf(held.at(-1)!) + 1);
  return later
    .filter((key) => acquires.some(({ acquire }) => acquire === key))
    .flatMap((acquire) =>
      [undefined, ...timeouts].flatMap((timeout) =>
        Array.from({ length: most }, (_, more) => ({
          acquire,
          ...(more === 0 ? {} : { weight: more + 1 }),
          ...(timeout === undefined ? {} : { timeout }),
        })),
      ),
    );
}

export function isPause(step: Step): boolean {
  return 'yield' in step || 'sleep' in step;
}

function isOther(step: Step): boolean {
  return isOwn(step) && !isPause(step) && !('acquire' in step) && !('release' in step);
}

/** What stands for all that differ in what they carry. */
function plain(step: Step): Step {
  if ('send' in step) return { ...step, value: 1 };
  return 'throw' in step ? { throw: 'error' } : step;
}

function distinct(steps: readonly Step[]): readonly Step[] {
  return [...new Map(steps.map((step) => [keyOf(step), step])).values()];
}

function keyOf(step: Step): string {
  return JSON.stringify(step);
}
