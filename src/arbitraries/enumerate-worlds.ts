import type { Case } from '../program/case.ts';
import { type Program, sizeOf } from '../program/program.ts';
import { type EnumerateOptions, enumerate } from './enumerate.ts';
import { deviations } from './worlds.ts';

/** The scope of which each program also comes in impolite worlds; undefined where there is none. */
export function impoliteScope<Options extends EnumerateOptions>(options: Options): Options | undefined {
  // A deviation is worth a step.
  return options.steps > 0 ? { ...options, steps: options.steps - 1 } : undefined;
}

/**
 * Every case of a scope in the polite world (see `enumerate`), and those of one step fewer in every world with exactly one
 * deviation that their sleeps leave room for: each sleep is an occasion for a clock that is late, each but the last one for
 * what takes two timers, and what never sleeps has none. Smallest first, where a deviation counts as one step; of equally
 * large ones those in the polite world first.
 */
export function* enumerateWorlds(options: EnumerateOptions): Generator<Case> {
  const smaller = impoliteScope(options);
  const impolite = smaller === undefined ? none() : enumerate(smaller);
  let next = impolite.next();
  let size = 0;
  for (const kase of enumerate(options)) {
    if (sizeOf(kase.program) > size) {
      yield* inWorlds(size);
      size = sizeOf(kase.program);
    }
    yield kase;
  }
  yield* inWorlds(Number.POSITIVE_INFINITY);

  /** Those that are no larger, deviation included. */
  function* inWorlds(largest: number): Generator<Case> {
    for (; !next.done && sizeOf(next.value.program) < largest; next = impolite.next()) {
      const occasions = sleepsIn(next.value.program);
      if (occasions > 0) yield* deviations(next.value, occasions);
    }
  }
}

function* none(): Generator<Case> {}

function sleepsIn({ tasks }: Program): number {
  let sleeps = 0;
  for (const { steps } of tasks) for (const step of steps) if ('sleep' in step) sleeps++;
  return sleeps;
}
