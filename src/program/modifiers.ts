import { alternatives, misspelt, received } from './fault.ts';
import {
  COMBINATORS,
  type Combinator,
  type Modifier,
  SPELLINGS,
  type Spelling,
  type Step,
  type StepKind,
  THROWN,
  type Thrown,
} from './program.ts';

/** What is wrong with a step, and under which key. */
interface StepFault {
  readonly step?: undefined;
  readonly key?: string;
  readonly reason: string;
}

type Json = Readonly<Record<string, unknown>>;

/** On which kind of step a modifier stands, what it may be, and how that is said. */
interface Rule {
  readonly kind: StepKind;
  /** Another kind of step that may have it. */
  readonly orKind?: StepKind;
  /** Another kind of step that must have it. */
  readonly needed?: StepKind;
  readonly expected: string;
  readonly isLegal: (value: unknown, json: Json) => boolean;
}

/** Priority; the lowest is its opposite. */
const HIGHEST = 1_000;

const MOST_WEIGHT = 1_000;

const MOST_TIMES = 1_000;

const LONGEST_MS = 1e9;

/** As many as a program may have tasks. */
const MOST_BELOW = 1_000;

const RULES: { readonly [M in Modifier]: Rule } = {
  sync: { kind: 'throw', expected: 'true, or no "sync" at all,', isLegal: (value) => value === true },
  priority: {
    kind: 'spawn',
    needed: 'set-priority',
    expected: `a whole number from -${HIGHEST} to ${HIGHEST}`,
    isLegal: (value) => isInteger(value) && Math.abs(value) <= HIGHEST,
  },
  weight: {
    kind: 'acquire',
    expected: `a whole number from 2 to ${MOST_WEIGHT}, or no "weight" at all for 1,`,
    isLegal: (value) => isInteger(value) && value >= 2 && value <= MOST_WEIGHT,
  },
  value: {
    kind: 'send',
    needed: 'send',
    expected: `a whole number from ${-(2 ** 31)} to ${2 ** 31 - 1}`,
    isLegal: isInteger,
  },
  times: {
    kind: 'sleep',
    expected: `a whole number from 1 to ${MOST_TIMES}`,
    isLegal: (value) => isInteger(value) && value >= 1 && value <= MOST_TIMES,
  },
  as: {
    kind: 'sleep',
    expected: `${alternatives(SPELLINGS)}, and of a "sleep" that is not 0 "text",`,
    isLegal: (value, { sleep }) =>
      (SPELLINGS as readonly unknown[]).includes(value) && (value === 'text' || sleep === 0),
  },
  finally: {
    kind: 'sleep',
    expected: `a number of ms from 0 to ${LONGEST_MS}, and no "times" or "as" beside it,`,
    isLegal: (value, { times, as }) =>
      typeof value === 'number' &&
      value >= 0 &&
      value <= LONGEST_MS &&
      times === undefined &&
      as === undefined,
  },
  below: {
    kind: 'idle',
    orKind: 'watch',
    expected: `a whole number from 1 to ${MOST_BELOW}, and an "idle" that is true,`,
    isLegal: (value, { idle, watch }) =>
      isInteger(value) && value >= 1 && value <= MOST_BELOW && (idle === true || watch === true),
  },
  timeout: {
    kind: 'spawn',
    orKind: 'acquire',
    expected: `a number of ms from 1 to ${LONGEST_MS} (of a "spawn" also 0 for none)`,
    isLegal: (value, { spawn }) =>
      typeof value === 'number' &&
      value <= LONGEST_MS &&
      (value >= 1 || (value === 0 && spawn !== undefined)),
  },
  after: {
    kind: 'spawn',
    expected: `a number of ms from 0 to ${LONGEST_MS}`,
    isLegal: (value) => typeof value === 'number' && value >= 0 && value <= LONGEST_MS,
  },
  for: {
    kind: 'spawn',
    expected: `${alternatives(COMBINATORS)}, and nothing else beside it,`,
    isLegal: (value, { priority, after, timeout }) =>
      (COMBINATORS as readonly unknown[]).includes(value) &&
      [priority, after, timeout].every((other) => other === undefined),
  },
  throws: {
    kind: 'cleanup',
    expected: `${alternatives(THROWN)}, or no "throws" at all,`,
    isLegal: (value) => (THROWN as readonly unknown[]).includes(value),
  },
  at: {
    kind: 'spawn',
    orKind: 'cancel',
    expected: '"cleanup", and nothing else beside it,',
    isLegal: (value, { priority, after, timeout, for: combinator }) =>
      value === 'cleanup' && [priority, after, timeout, combinator].every((other) => other === undefined),
  },
};

const MODIFIERS = Object.keys(RULES) as readonly Modifier[];

/** A key that is neither a kind of step nor a modifier. */
export function strayFault(keys: readonly string[], kinds: readonly string[]): StepFault | undefined {
  const known = [...kinds, ...MODIFIERS];
  const stray = keys.find((key) => !known.includes(key));
  if (stray === undefined) return undefined;
  return { reason: misspelt(`a step (${alternatives(kinds)})`, stray, known) };
}

/** What stands beside the key of a kind, and must not; or is missing. */
export function modifierFault(json: Json, kind: StepKind): StepFault | undefined {
  for (const key of MODIFIERS) {
    const rule = RULES[key];
    const isMissing = kind === rule.needed;
    if (!Object.hasOwn(json, key) && !isMissing) continue;
    if (kind !== rule.kind && kind !== rule.orKind && kind !== rule.needed) {
      const others = rule.orKind === undefined ? '' : ` or ${withArticle(rule.orKind)}`;
      return {
        key,
        reason: `Expected "${key}" on ${withArticle(rule.kind)}${others} only but received it on ${withArticle(kind)}`,
      };
    }
    if (!rule.isLegal(json[key], json))
      return { key, reason: `Expected ${rule.expected} but ${received(json[key])}` };
  }
  return undefined;
}

/** The step with what its JSON says more of it. JSON knows −0, but a program that went through JSON.stringify has lost it. */
export function withModifiers(step: Step, json: Json): Step {
  const { priority, weight, value, times, as, below, timeout, after } = json;
  const timed = timeout === undefined ? {} : { timeout: (timeout as number) + 0 };
  if ('idle' in step && below !== undefined) return { idle: true, below: below as number };
  if ('watch' in step && below !== undefined) return { watch: true, below: below as number };
  if (('spawn' in step || 'cancel' in step) && json.at !== undefined) return { ...step, at: 'cleanup' };
  if ('spawn' in step && json.for !== undefined) return { spawn: step.spawn, for: json.for as Combinator };
  if ('spawn' in step) {
    return {
      spawn: step.spawn,
      ...(priority === undefined ? {} : { priority: (priority as number) + 0 }),
      ...timed,
      ...(after === undefined ? {} : { after: (after as number) + 0 }),
    };
  }
  if ('acquire' in step && typeof weight === 'number') return { acquire: step.acquire, weight, ...timed };
  if ('acquire' in step) return { acquire: step.acquire, ...timed };
  if ('set-priority' in step) return { ...step, priority: (priority as number) + 0 };
  if ('send' in step) return { send: step.send, value: (value as number) + 0 };
  if ('cleanup' in step && json.throws !== undefined) return { ...step, throws: json.throws as Thrown };
  if ('sleep' in step && json.finally !== undefined)
    return { sleep: step.sleep, finally: (json.finally as number) + 0 };
  if ('sleep' in step && (times !== undefined || as !== undefined)) {
    return {
      sleep: step.sleep,
      ...(times === undefined ? {} : { times: times as number }),
      ...(as === undefined ? {} : { as: as as Spelling }),
    };
  }
  return step;
}

function isInteger(value: unknown): value is number {
  return typeof value === 'number' && (value | 0) === value;
}

/** @example 'an "idle"' */
function withArticle(kind: StepKind): string {
  return `${/^[aeiou]/.test(kind) ? 'an' : 'a'} "${kind}"`;
}
