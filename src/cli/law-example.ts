/** A small program on which a scheduler with one bug breaks a law. */
export interface LawExample {
  /** What is wrong with the scheduler, in a sentence. */
  readonly bug: string;
  /** What the law says of the run. */
  readonly message: string;
  /** In text notation. */
  readonly program: string;
  /** The limit and the world, where they matter. */
  readonly notes: string;
  /** The run, drawn in Unicode and in ASCII. */
  readonly timeline: string;
  readonly ascii: string;
}
