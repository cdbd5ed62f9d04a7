import { canonicalName } from '../program/canonical.ts';
import type { Step, TaskName, Thrown } from '../program/program.ts';
import { LOCK_KEYS, THROWN } from '../program/program.ts';
import type { Dice } from './dice.ts';
import { Feature } from './features.ts';

/**
 * The steps that generated programs are made of. Programs are never written to, so equal steps are one object: that
 * spares the generator nearly all its allocations.
 */
export const YIELD: Step = { yield: true };
export const IDLE: Step = { idle: true };
export const RESULTS: Step = { idle: 'results' };
/** By how many, from 1 on. */
export const SHORTER: readonly Step[] = [1, 2, 3].map((below) => ({ idle: true, below }));
/** By below how many, from idle on. */
export const WATCHES: readonly Step[] = [
  { watch: true },
  ...[1, 2, 3].map((below) => ({ watch: true, below }) as const),
];
export const LOOK: Step = { look: true };
export const PAUSE: Step = { pause: true };
export const RESUME: Step = { resume: true };
export const CLEAR: Step = { clear: true };

/** By limit, from 1 on. */
export const SET_LIMITS: readonly Step[] = [1, 2, 3, 4].map((limit) => ({ 'set-limit': limit }));

/** By position in `LOCK_KEYS`; of each 1, 2 and 3 permits. */
export const ACQUIRES: readonly (readonly Step[])[] = LOCK_KEYS.map((acquire) => [
  { acquire },
  { acquire, weight: 2 },
  { acquire, weight: 3 },
]);
export const RELEASES: readonly Step[] = LOCK_KEYS.map((release) => ({ release }));

/** Small programs use the rendezvous and the channel that holds one value. */
export const EXCHANGES: readonly Step[] = (['c', 'd'] as const).flatMap((channel) => [
  { send: channel, value: 1 },
  { receive: channel },
  { close: channel },
]);

/** Mostly a few small values, so that deadlines coincide often; a long one now and then. */
export const DURATIONS: readonly number[] = [0, 0, 1, 1, 1, 2, 2, 3, 3, 3, 5, 5, 10, 10, 7, 20];

export const EMITS: readonly Step[] = [1, 2, 3, 1, 7, -1, 100].map((emit) => ({ emit }));

/** By position in `DURATIONS`. */
export const SLEEPS: readonly Step[] = DURATIONS.map((sleep) => ({ sleep }));
export const WORKS: readonly Step[] = DURATIONS.map((work) => ({ work }));

/** By position in `THROWN`. */
const THROWS: readonly Step[] = THROWN.map((thrown) => ({ throw: thrown }));
const SYNC_THROWS: readonly Step[] = THROWN.map((thrown) => ({ throw: thrown, sync: true }));

/** `undefined` is what a missing error looks like, so of the falsy values it comes most often. */
const FALSY: readonly number[] = ['undefined', 'undefined', 'null', 'false', 'zero', 'empty'].map((thrown) =>
  THROWN.indexOf(thrown as Thrown),
);

/** A throw with the given features. `suspended`: it comes after a suspension, where the call can no longer throw. */
export function drawThrow(random: Dice, features: number, suspended: boolean): Step {
  const falsy = (features & Feature.falsyThrow) !== 0 && random.nextInt(0, 1) === 0;
  const sync = !suspended && (features & Feature.syncThrow) !== 0 && random.nextInt(0, 2) > 0;
  const thrown = falsy ? FALSY[random.nextInt(0, FALSY.length - 1)]! : 0;
  return (sync ? SYNC_THROWS : THROWS)[thrown]!;
}

/** The steps that name one task. */
export interface References {
  readonly name: TaskName;
  readonly spawn: Step;
  readonly join: Step;
  readonly settle: Step;
  readonly cancel: Step;
}

const known: References[] = [];

/** Of the task with that number, under its canonical name. */
export function references(task: number): References {
  while (known.length <= task) {
    const name = canonicalName(known.length);
    known.push({
      name,
      spawn: { spawn: name },
      join: { join: name },
      settle: { settle: name },
      cancel: { cancel: name },
    });
  }
  return known[task]!;
}
