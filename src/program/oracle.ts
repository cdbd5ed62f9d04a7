import type { Program } from './program.ts';

/** The truth about a program, computed without a scheduler. Times assume a processor for every task and start at 0. */
export interface Expectation {
  /** In the order of `program.tasks`. */
  readonly tasks: readonly ExpectedTask[];
  /** Sum of all `work` that is reached, ms. */
  readonly work: number;
  /** Sum of all `sleep` that is reached, ms. */
  readonly sleep: number;
  /** The longest dependency chain, sleeps and work included: the time of the last finish, ms. */
  readonly span: number;
}

export interface ExpectedTask {
  /** `unspawned`: no reached step spawns it. `stuck`: it waits on itself through a cycle of joins. */
  readonly outcome: 'returned' | 'threw' | 'unspawned' | 'stuck';
  /** Of its result or error (see `digest.ts`); 0 where it has none. */
  readonly digest: number;
  /** ms; NaN where it never comes to that. */
  readonly start: number;
  readonly finish: number;
  /** Latest finish for a scheduler whose every wake-up may be late by `lateness` ms. */
  readonly latestFinish: number;
  /** Numbers of the tasks whose outcome this task's own depends on: joined or settled, transitively. */
  readonly dependsOn: ReadonlySet<number>;
}

/** `lateness`: how late each start and each wake-up may be, ms. */
export function expect(program: Program, lateness = 0): Expectation {
  throw new Error(`not written yet: ${program.tasks.length} ${lateness}`);
}
