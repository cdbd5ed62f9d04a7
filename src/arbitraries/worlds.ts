import type { Case, Environment } from '../program/case.ts';
import type { Program } from '../program/program.ts';
import { DEVIATIONS, Deviation, inWorld } from '../program/world.ts';
import type { Dice } from './dice.ts';

/** Of twenty worlds so many are not polite: where no task sleeps, where one does, where several do. A late clock shows only
 *  to who sleeps, and most of what deviates takes two timers. */
const IMPOLITE: readonly number[] = [1, 4, 10];

/** Deviations come early in a run: most programs are small, and what comes after their end changes nothing. */
const MOST_OCCASIONS = 8;

/** ms at which a clock may start: all but the first that is asked after falsy ones; a round one; a date. */
export const STARTS: readonly number[] = [1, 1000, 1_700_000_000_000];

/** The same environment, in a world drawn at random: mostly polite, else with a single deviation, or always the same one, or
 *  several; or only another start. */
export function drawWorld(random: Dice, environment: Environment, { tasks }: Program): Environment {
  let sleepers = 0;
  for (const { steps } of tasks) if (steps.some((step) => 'sleep' in step)) sleepers++;
  if (random.nextInt(1, 20) > IMPOLITE[Math.min(sleepers, 2)]!) return environment;
  const how = sleepers === 0 ? 0 : random.nextInt(0, 7);
  const start = how === 0 || random.nextInt(0, 2) === 0 ? drawStart(random) : 0;
  if (how === 0) return inWorld(environment, [], start);
  if (how <= 2) return inWorld(environment, oneDeviation(drawOccasion(random), drawDeviation(random)), start);
  return inWorld(environment, how <= 5 ? drawHabit(random) : drawDeviations(random), start);
}

/** What takes two timers: on the last occasion there is no other. */
const OF_TWO: readonly Deviation[] = [Deviation.together, Deviation.swapped, Deviation.tooLateTogether];

/**
 * The polite case in every world with exactly one deviation that so many occasions leave room for: a clock that starts
 * elsewhere, or a deviation on one of them, the earliest first.
 */
export function* deviations({ program, environment }: Case, occasions: number): Generator<Case> {
  for (const start of STARTS) yield { program, environment: inWorld(environment, [], start) };
  for (let occasion = 0; occasion < occasions; occasion++) {
    for (const deviation of DEVIATIONS) {
      if (occasion === occasions - 1 && OF_TWO.includes(deviation)) continue;
      const world = oneDeviation(occasion, deviation);
      yield { program, environment: inWorld(environment, world, 0) };
    }
  }
}

/** Worlds that are politer than this one, the politest first: nothing, one kind or one deviation of it fewer, each milder,
 *  each one occasion earlier; then an earlier start. */
export function* politer(environment: Environment): Generator<Environment> {
  const { start = 0, world = [] } = environment;
  if (start > 0 && world.length > 0) yield inWorld(environment, [], 0);
  if (world.length > 0) yield inWorld(environment, [], start);
  if (start > 0) yield inWorld(environment, world, 0);
  for (const [occasion, deviation] of world.entries()) {
    if (deviation === Deviation.polite) continue;
    yield inWorld(environment, world.with(occasion, Deviation.polite), start);
  }
  for (const [occasion, deviation] of world.entries()) {
    for (const milder of DEVIATIONS) {
      if (milder >= deviation) break;
      yield inWorld(environment, world.with(occasion, milder), start);
    }
  }
  yield* earlier(environment);
  for (const other of STARTS) if (other < start) yield inWorld(environment, world, other);
}

/**
 * The same deviations on other occasions, for a program that comes to fewer: some of the polite ones in front of a deviation
 * left out, the most first.
 */
export function* earlier(environment: Environment): Generator<Environment> {
  const { start = 0, world = [] } = environment;
  let gap = 0;
  for (const [occasion, deviation] of world.entries()) {
    if (deviation === Deviation.polite) {
      gap++;
      continue;
    }
    for (let out = gap; out > 0; out--)
      yield inWorld(environment, world.toSpliced(occasion - out, out), start);
    gap = 0;
  }
}

function oneDeviation(occasion: number, deviation: number): readonly number[] {
  return [...new Array<number>(occasion).fill(Deviation.polite), deviation];
}

/** A host that does the same each time. All at once is what most bugs show in: half of these do that. */
function drawHabit(random: Dice): readonly number[] {
  const deviation = random.nextInt(0, 1) === 0 ? Deviation.tooLateTogether : drawDeviation(random);
  return new Array<number>(MOST_OCCASIONS).fill(deviation);
}

function drawDeviations(random: Dice): readonly number[] {
  const world: number[] = [];
  // Half of the occasions: where all deviate, one deviation hides what another would show.
  for (let left = random.nextInt(2, MOST_OCCASIONS); left > 0; left--)
    world.push(random.nextInt(0, 1) === 0 ? Deviation.polite : drawDeviation(random));
  return world;
}

function drawDeviation(random: Dice): number {
  return DEVIATIONS[random.nextInt(0, DEVIATIONS.length - 1)]!;
}

function drawOccasion(random: Dice): number {
  return Math.min(random.nextInt(0, MOST_OCCASIONS - 1), random.nextInt(0, MOST_OCCASIONS - 1));
}

function drawStart(random: Dice): number {
  return STARTS[random.nextInt(0, STARTS.length - 1)]!;
}
