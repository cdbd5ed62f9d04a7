import { alternatives, received } from './fault.ts';
import { modifierFault, strayFault, withModifiers } from './modifiers.ts';
import {
  CHANNELS,
  type ChannelName,
  LOCK_KEYS,
  type LockKey,
  type Step,
  type StepKind,
  THROWN,
  type Thrown,
} from './program.ts';

/** A legal step; or what is wrong with it, and under which key. */
export type ReadStep =
  | { readonly step: Step }
  | { readonly step?: undefined; readonly key?: string; readonly reason: string };

export const STEP_KINDS: readonly StepKind[] = [
  'emit',
  'yield',
  'sleep',
  'work',
  'spawn',
  'join',
  'settle',
  'cancel',
  'idle',
  'cleanup',
  'pause',
  'resume',
  'clear',
  'set-limit',
  'set-priority',
  'acquire',
  'release',
  'send',
  'receive',
  'close',
  'loop',
  'watch',
  'look',
  'throw',
];

/** Steps that are said in one word. */
export type PlainKind = (typeof PLAIN)[number];

const PLAIN = ['yield', 'idle', 'pause', 'resume', 'clear', 'watch', 'look'] as const;

export function isPlain(kind: string): kind is PlainKind {
  return (PLAIN as readonly string[]).includes(kind);
}

/** Reads one step of foreign JSON. Whether the tasks that it names exist is a question for the whole program. */
export function readStep(json: unknown): ReadStep {
  if (!isObject(json)) return { reason: `Expected a step, such as {"sleep": 3}, but ${received(json)}` };
  const keys = Object.keys(json);
  const kinds = keys.filter(isKind);
  const stray = strayFault(keys, STEP_KINDS);
  if (stray !== undefined) return stray;
  const [kind, second] = kinds;
  if (kind === undefined) {
    return {
      reason: `Expected one of ${alternatives(STEP_KINDS)} but received ${keys.length === 0 ? 'an empty object' : `only ${alternatives(keys)}`}`,
    };
  }
  if (second !== undefined) {
    return { reason: `Expected one kind of step but received both "${kind}" and "${second}"` };
  }
  const fault = modifierFault(json, kind);
  if (fault !== undefined) return fault;
  const read = readValue(kind, json[kind], json.sync === true);
  return read.step === undefined ? read : { step: withModifiers(read.step, json) };
}

export function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function isKind(key: string): key is StepKind {
  return (STEP_KINDS as readonly string[]).includes(key);
}

function readValue(kind: StepKind, value: unknown, sync: boolean): ReadStep {
  switch (kind) {
    case 'emit':
      if (typeof value !== 'number' || (value | 0) !== value) {
        return wrong(kind, `a whole number from ${-(2 ** 31)} to ${2 ** 31 - 1}`, value);
      }
      return { step: { emit: value | 0 } };
    case 'idle':
      if (value === 'results') return { step: { idle: value } };
      if (value !== true) return wrong(kind, 'true or "results"', value);
      return { step: { idle: value } };
    case 'yield':
    case 'pause':
    case 'resume':
    case 'clear':
    case 'watch':
    case 'look':
      if (value !== true) return wrong(kind, 'true', value);
      return { step: plainStep(kind) };
    case 'set-limit':
      if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > HIGHEST_LIMIT) {
        return wrong(kind, `a whole number from 1 to ${HIGHEST_LIMIT}`, value);
      }
      return { step: { 'set-limit': value } };
    case 'loop':
      if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > LONGEST_LOOP) {
        return wrong(kind, `a whole number from 1 to ${LONGEST_LOOP}`, value);
      }
      return { step: { loop: value } };
    case 'sleep':
    case 'cleanup':
    case 'work': {
      const longest = kind === 'sleep' ? LONGEST_SLEEP : LONGEST_MS;
      if (typeof value !== 'number' || !(value >= 0 && value <= longest)) {
        return wrong(kind, `a number of ms from 0 to ${longest}`, value);
      }
      // JSON knows −0, but a program that went through JSON.stringify has lost it: there is one zero only.
      const ms = value + 0;
      if (kind === 'cleanup') return { step: { cleanup: ms } };
      return { step: kind === 'sleep' ? { sleep: ms } : { work: ms } };
    }
    case 'spawn':
    case 'join':
    case 'settle':
    case 'cancel':
    case 'set-priority':
      if (typeof value !== 'string') return wrong(kind, 'the name of a task', value);
      if (kind === 'spawn') return { step: { spawn: value } };
      if (kind === 'set-priority') return { step: { 'set-priority': value, priority: 0 } };
      if (kind === 'join') return { step: { join: value } };
      return { step: kind === 'settle' ? { settle: value } : { cancel: value } };
    case 'acquire':
    case 'release':
      if (!isLock(value)) return wrong(kind, `a lock (${alternatives(LOCK_KEYS)})`, value);
      return { step: kind === 'acquire' ? { acquire: value } : { release: value } };
    case 'send':
    case 'receive':
    case 'close':
      if (!isChannel(value)) return wrong(kind, `a channel (${alternatives(CHANNELS)})`, value);
      if (kind === 'send') return { step: { send: value, value: 0 } };
      return { step: kind === 'receive' ? { receive: value } : { close: value } };
    case 'throw':
      if (!isThrown(value)) return wrong(kind, alternatives(THROWN), value);
      return { step: sync ? { throw: value, sync } : { throw: value } };
  }
}

const LONGEST_MS = 1e9;

/** Longer than any timer of a host. */
const LONGEST_SLEEP = 1e10;

/** A fifth of what a run may ask its clock. */
const LONGEST_LOOP = 20_000;

/** As many as a program may have tasks. */
const HIGHEST_LIMIT = 1_000;

function plainStep(kind: PlainKind): Step {
  switch (kind) {
    case 'yield':
      return { yield: true };
    case 'idle':
      return { idle: true };
    case 'pause':
      return { pause: true };
    case 'resume':
      return { resume: true };
    case 'clear':
      return { clear: true };
    case 'watch':
      return { watch: true };
    case 'look':
      return { look: true };
  }
}

function isLock(value: unknown): value is LockKey {
  return (LOCK_KEYS as readonly unknown[]).includes(value);
}

function isChannel(value: unknown): value is ChannelName {
  return (CHANNELS as readonly unknown[]).includes(value);
}

function isThrown(value: unknown): value is Thrown {
  return (THROWN as readonly unknown[]).includes(value);
}

function wrong(key: StepKind, expected: string, value: unknown): ReadStep {
  return { key, reason: `Expected ${expected} but ${received(value)}` };
}
