import type { Tally } from './tally.ts';

/** Fewer occasions than these, in all or among programs, say little about a scheduler. */
const FEW_OBLIGATIONS = 30;
const FEW_IN_A_HUNDRED = 1;

/** Why a law that held was hardly put to the test; undefined where it was. The same everywhere: a matter of counts alone. */
export function hardlyTested(
  { obligations, occasions }: Pick<Tally, 'obligations' | 'occasions'>,
  programs: number,
): string | undefined {
  if (obligations >= FEW_OBLIGATIONS && 100 * occasions >= FEW_IN_A_HUNDRED * programs) return undefined;
  return `${obligations} ${obligations === 1 ? 'occasion' : 'occasions'} in ${occasions} of ${programs} programs`;
}
