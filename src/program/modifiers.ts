import { alternatives, received } from './fault.ts';
import { type Modifier, SPELLINGS, type Spelling, type Step, type StepKind } from './program.ts';

type Json = Readonly<Record<string, unknown>>;

interface Fault {
  readonly key: Modifier;
  readonly reason: string;
}

/** Keys that say more of a step of one kind. */
const KIND_OF: { readonly [M in Modifier]: StepKind } = {
  sync: 'throw',
  priority: 'spawn',
  times: 'sleep',
  as: 'sleep',
};

const KEYS = Object.keys(KIND_OF) as readonly Modifier[];

/** As they may stand in foreign JSON. */
export const MODIFIERS: readonly string[] = KEYS;

/** What is wrong with the modifiers of a step in foreign JSON. */
export function modifierFault(json: Json, kind: StepKind): Fault | undefined {
  for (const key of KEYS) {
    if (!Object.hasOwn(json, key)) continue;
    const expected = KIND_OF[key] === kind ? expectedOf(key, json) : `"${key}" on a "${KIND_OF[key]}" only`;
    if (expected === undefined) continue;
    const instead = KIND_OF[key] === kind ? received(json[key]) : `received it on a "${kind}"`;
    return { key, reason: `Expected ${expected} but ${instead}` };
  }
  return undefined;
}

/** The step with the modifiers of legal JSON, in one order of keys. */
export function withModifiers(step: Step, { priority, times, as }: Json): Step {
  if ('spawn' in step && typeof priority === 'number') return { spawn: step.spawn, priority: priority + 0 };
  if (!('sleep' in step)) return step;
  return {
    sleep: step.sleep,
    ...(typeof times === 'number' ? { times } : {}),
    ...(typeof as === 'string' ? { as: as as Spelling } : {}),
  };
}

/** Undefined where that is what it is. */
function expectedOf(key: Modifier, json: Json): string | undefined {
  const value = json[key];
  switch (key) {
    case 'sync':
      return value === true ? undefined : 'true, or no "sync" at all,';
    case 'priority':
      return isWhole(value, -HIGHEST, HIGHEST) ? undefined : `a whole number from -${HIGHEST} to ${HIGHEST}`;
    case 'times':
      return isWhole(value, 1, MOST_TIMES) ? undefined : `a whole number from 1 to ${MOST_TIMES}`;
    case 'as':
      if (!(SPELLINGS as readonly unknown[]).includes(value)) return alternatives(SPELLINGS);
      return value === 'text' || json.sleep === 0 ? undefined : '"text", or a "sleep" of 0,';
  }
}

/** Priority; the lowest is its opposite. */
const HIGHEST = 1_000;

const MOST_TIMES = 1_000;

function isWhole(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}
