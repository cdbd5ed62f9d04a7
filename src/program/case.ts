import type { Program } from './program.ts';

/** The world around the scheduler in one case. Everything 0, and the limit as small as it will go, is polite. */
export interface Environment {
  /** Slots, 1 or more; 0 where the scheduler does not support `limit`. */
  readonly limit: number;
  /** Seed of `env.random`, for schedulers that roll dice. */
  readonly dice: number;
}

/** What is run: a program in an environment. */
export interface Case {
  readonly program: Program;
  readonly environment: Environment;
}
