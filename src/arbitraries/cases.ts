import type { Random } from 'fast-check';
import { Arbitrary, Stream, Value } from 'fast-check';
import type { Case } from '../program/case.ts';
import { parseProgram } from '../program/parse.ts';
import type { Program } from '../program/program.ts';
import { isSameRate } from '../program/rate.ts';
import { misfit } from '../program/shape.ts';
import { worldFault } from '../program/world.ts';
import { diceFrom } from './dice.ts';
import { generateCase } from './generate.ts';
import type { Bounds, CaseOptions } from './options.ts';
import { boundsOf } from './options.ts';
import { smallerCases } from './shrink.ts';

/**
 * Random programs in random environments, as a fast-check arbitrary: seed, path and shrinking work as its users expect. A
 * failing case shrinks to a 1-minimal one (see `neighbours`), whether it was generated or given as an example.
 *
 * Written by hand over plain JSON: several times faster than combinators, and shrinking can use what it knows of programs.
 * Throws a RangeError where the options admit no case.
 *
 * @example
 * const shape = { spawn: 'nested', joinInside: true, structured: false };
 * fc.assert(fc.property(cases({ shape, limits: [1, 2, 3] }), ({ program, environment }) => …));
 */
export function cases(options: CaseOptions): Arbitrary<Case> {
  return new CaseArbitrary(boundsOf(options));
}

class CaseArbitrary extends Arbitrary<Case> {
  readonly #bounds: Bounds;

  constructor(bounds: Bounds) {
    super();
    this.#bounds = bounds;
  }

  override generate(random: Random, biasFactor: number | undefined): Value<Case> {
    return new Value(generateCase(diceFrom(random), biasFactor, this.#bounds), undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is Case {
    return isWithin(value, this.#bounds);
  }

  /** Needs no context: a case says all that shrinking must know, so a recorded path leads to the same case again. */
  override shrink(value: Case): Stream<Value<Case>> {
    return new Stream(smallerCases(value, this.#bounds)).map((smaller) => new Value(smaller, undefined));
  }
}

/** Any case that is well-formed and fits the bounds, of whatever size: fixtures may be larger than what is generated. */
function isWithin(value: unknown, { shape, limits, rates, rooms, hog }: Bounds): boolean {
  if (typeof value !== 'object' || value === null || !('program' in value) || !('environment' in value))
    return false;
  const { program, environment } = value;
  if (typeof environment !== 'object' || environment === null) return false;
  if (!('limit' in environment) || !('dice' in environment)) return false;
  if (worldFault(environment) !== undefined) return false;
  const { rate, room } = environment as Partial<Case['environment']>;
  if (room !== undefined && !rooms.includes(room)) return false;
  if (rate === undefined ? rates.length > 0 : !rates.some((allowed) => isSameRate(allowed, rate)))
    return false;
  const { limit, dice } = environment;
  if (!limits.some((allowed) => allowed === limit)) return false;
  if (typeof dice !== 'number' || !Number.isInteger(dice) || dice < 0) return false;
  const parsed = parsedOrNot(program);
  if (parsed === undefined || misfit(parsed, shape) !== undefined) return false;
  return hog || parsed.tasks.every((task) => task.steps.every((step) => !('work' in step)));
}

function parsedOrNot(json: unknown): Program | undefined {
  try {
    return parseProgram(json);
  } catch {
    return undefined;
  }
}
