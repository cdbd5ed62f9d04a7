import type { Program } from './program.ts';

/** The world around the scheduler in one case. Everything 0, and the limit as small as it will go, is polite; of what is
 *  left out all is polite. */
export interface Environment {
  /** Slots, 1 or more; 0 where the scheduler does not support `limit`. */
  readonly limit: number;
  /** Left out where the scheduler does not support `rate`. */
  readonly rate?: Rate;
  /** How many tasks may wait to start: one more is refused. Left out: any number; so it is where the scheduler does not support `room`. */
  readonly room?: number;
  /** Seed of `env.random`, for schedulers that roll dice. */
  readonly dice: number;
  /** ms at which the virtual clock starts; never 0. Left out: at 0. */
  readonly start?: number;
  /** A `Deviation` for each occasion on which the clock fires a timer or wakes a scheduler that sleeps, in their order; the
   *  last is not polite. Left out, and past its end: polite. */
  readonly world?: readonly number[];
}

/** At most `cap` tasks start in `per` ms; both are 1 or more. What that is about says the guarantee `window`. */
export interface Rate {
  readonly cap: number;
  readonly per: number;
}

/** What is run: a program in an environment. */
export interface Case {
  readonly program: Program;
  readonly environment: Environment;
}
