/**
 * What the `fairtick` command ends with, for scripts and CI.
 *
 * - 0: nothing is wrong. Every law held, every fixture is fixed, the two do not differ.
 * - 1: something is wrong with a scheduler. A law is broken or vacuous, a fixture still fails, the two differ.
 * - 2: the question could not be answered. Wrong usage, no such file, no adapter, a stale or a flaky fixture.
 * - 130: stopped by Ctrl-C.
 */
export const EXIT = { fine: 0, broken: 1, unanswered: 2, stopped: 130 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const EXIT_CODES_HELP: string = `
Exit codes:
  0  nothing is wrong
  1  something is wrong with a scheduler (a law is broken or vacuous, a fixture still fails, the two differ)
  2  there is no answer (wrong usage, no such file or adapter, a fixture that is stale or flaky)`;

/** Of several answers the one to end with: what is surely wrong goes before what could not be asked. */
export function worstOf(codes: readonly ExitCode[]): ExitCode {
  if (codes.includes(EXIT.stopped)) return EXIT.stopped;
  if (codes.includes(EXIT.broken)) return EXIT.broken;
  return codes.includes(EXIT.unanswered) ? EXIT.unanswered : EXIT.fine;
}
