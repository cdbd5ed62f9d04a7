import { Arbitrary, type Random, Stream, Value } from 'fast-check';
import { type Dice, diceFrom } from './dice.ts';

/**
 * The ways in which random programs are drawn, each biased towards something that breaks schedulers:
 *
 * - `swarm`: anything, with a random set of features left out
 * - `burst`: many tasks in one turn, whose deadlines tie, often at 0
 * - `deep`: tasks that spawn tasks that spawn tasks, and that wait for what has long ended
 * - `wide`: as many tasks as may be, with hardly a step each
 * - `long`: one task that goes on for a hundred turns or steps, seldom for thousands, while the others wait
 * - `rich`: many busy tasks that do all that there is: most bugs show in the first such program, if not the rare ones,
 *   that something else in it hides
 */
export type Strategy = (typeof STRATEGIES)[number];

export const STRATEGIES = ['swarm', 'burst', 'deep', 'wide', 'long', 'rich'] as const;

/** Programs of each strategy among so many of all, the first ones apart. `long` ones are dear: as much as ten others. */
export const SHARES: Readonly<Record<Strategy, number>> = {
  swarm: 97,
  burst: 13,
  deep: 8,
  wide: 8,
  long: 1,
  rich: 1,
};

const LOTS: readonly Strategy[] = STRATEGIES.flatMap((strategy) =>
  Array<Strategy>(SHARES[strategy]).fill(strategy),
);

/** fast-check's bias in the first nine runs; in the next ninety it is 3. */
const FIRST_RUNS = 2;

/**
 * The first thing that is drawn of a case: so `strategies` can draw it again, and a case need not carry it. The first
 * programs of a search are rich ones: what is easily found is found by them.
 */
export function drawStrategy(random: Dice, biasFactor: number | undefined): Strategy {
  const drawn = LOTS[random.nextInt(0, LOTS.length - 1)]!;
  return biasFactor === FIRST_RUNS ? 'rich' : drawn;
}

/** With the seed and the path of a random case: the strategy that drew it. */
export function strategies(): Arbitrary<Strategy> {
  return new StrategyArbitrary();
}

class StrategyArbitrary extends Arbitrary<Strategy> {
  override generate(random: Random, biasFactor: number | undefined): Value<Strategy> {
    return new Value(drawStrategy(diceFrom(random), biasFactor), undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is Strategy {
    return LOTS.some((strategy) => strategy === value);
  }

  override shrink(): Stream<Value<Strategy>> {
    return Stream.nil();
  }
}
