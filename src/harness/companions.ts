import type { Scheduler } from '../forms/scheduler.ts';
import type { Case } from '../program/case.ts';
import type { Program } from '../program/program.ts';
import { findUnsettled } from '../program/structure.ts';
import { crowded, isCommuting, isScalable, permuted, scaled } from '../program/variant.ts';
import { isPolite } from '../program/world.ts';
import { type Claims, LEAST_DELAY } from '../trace/claims.ts';
import { type Companion, endsOf, type Relation } from '../trace/companion.ts';
import { isAnyExpired } from '../trace/expired.ts';
import type { Host } from './host.ts';
import { execute } from './run.ts';
import type { Running } from './running.ts';
import { shapeOf } from './shape.ts';

/** A power of two, by which sums of fractions scale exactly. It turns a millisecond into a second: far beyond what programs
 *  of a search ask for. */
const FACTOR = 1024;

/** Where a scheduler looks at the clock every so often, it looks so much oftener. */
const FACTOR_OF_POLLED = 16;

/** More than there are bits in a word, or places in a small ring. */
const BYSTANDERS = 40;

interface Plan {
  readonly program: Program;
  readonly factor?: number;
  readonly inParts?: boolean;
}

/**
 * Runs, for each relation, what the case is to be compared with. None where the world is not polite, since its deviations
 * would meet another run at other places; nor where what the program does has no claim on coming to the same, or who finds no
 * place to wait is refused.
 */
export function* accompany(
  relations: readonly Relation[],
  scheduler: Scheduler,
  { program, environment }: Case,
  host: Host,
): Running<readonly Companion[]> {
  const companions: Companion[] = [];
  if (!mayCompare(environment)) return companions;
  for (const relation of relations) {
    const plan = planOf(relation, program, scheduler.claims);
    if (plan === undefined) continue;
    const { factor = 1, inParts = false } = plan;
    const trace = yield* execute(scheduler, { program: plan.program, environment }, host, inParts);
    if (isAnyExpired(trace.cuts)) continue;
    const ends = endsOf(trace, program.tasks.length);
    companions.push({ relation, program: plan.program, factor, ending: trace.ending, ends });
  }
  return companions;
}

/** What a case is compared with by a relation, as a case of its own, and how it is run. */
export interface Compared {
  readonly case: Case;
  readonly inParts: boolean;
}

/** Undefined where there is nothing to compare the case with. */
export function comparedBy(
  relation: Relation,
  { program, environment }: Case,
  claims: Claims,
): Compared | undefined {
  const plan = mayCompare(environment) ? planOf(relation, program, claims) : undefined;
  return plan && { case: { program: plan.program, environment }, inParts: plan.inParts ?? false };
}

function mayCompare(environment: Case['environment']): boolean {
  return isPolite(environment) && environment.room === undefined;
}

function planOf(relation: Relation, program: Program, claims: Claims): Plan | undefined {
  // Whether an orphan comes to its end, or to that of its parent before, is a matter of whose turn it was.
  const { orphans } = shapeOf(claims);
  if (orphans && relation !== 'time-scaling' && findUnsettled(program) !== undefined) return undefined;
  switch (relation) {
    case 'time-scaling': {
      const { resolution = 0 } = claims.guarantees;
      // Where wake-ups may be late anyway a sleep that is rounded up is no later.
      if (!isScalable(program, resolution > 0 ? 0 : LEAST_DELAY)) return undefined;
      const factor = resolution > 0 ? FACTOR_OF_POLLED : FACTOR;
      const longer = scaled(program, factor);
      return longer && { program: longer, factor };
    }
    case 'spawn-permutation': {
      const other = commutes(program, claims) ? permuted(program) : undefined;
      return other && { program: other };
    }
    case 'delegation':
      return commutes(program, claims) ? { program, inParts: true } : undefined;
    case 'bystander':
      if (!commutes(program, claims)) return undefined;
      return { program: crowded(program, BYSTANDERS, shapeOf(claims).structured) };
  }
}

/** Where the first failure ends the whole, who gets to run by then is a matter of whose turn it was. */
function commutes(program: Program, { guarantees }: Claims): boolean {
  const { tasks } = program;
  const mayStop = guarantees.failure === 'stops' && tasks.some(fails);
  return !mayStop && isCommuting(program);
}

function fails({ steps }: Program['tasks'][number], task: number): boolean {
  return task > 0 && steps.some((step) => 'throw' in step);
}
