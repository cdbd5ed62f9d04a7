import { alternatives, misspelt, received } from './fault.ts';
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
type ReadStep =
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
  'acquire',
  'release',
  'send',
  'receive',
  'close',
  'throw',
];

/** Reads one step of foreign JSON. Whether the tasks that it names exist is a question for the whole program. */
export function readStep(json: unknown): ReadStep {
  if (!isObject(json)) return { reason: `Expected a step, such as {"sleep": 3}, but ${received(json)}` };
  const keys = Object.keys(json);
  const kinds = keys.filter(isKind);
  const stray = keys.find((key) => !isKind(key) && !isOption(key));
  if (stray !== undefined) {
    return { reason: misspelt(`a step (${alternatives(STEP_KINDS)})`, stray, [...STEP_KINDS, ...OPTIONS]) };
  }
  const [kind, second] = kinds;
  if (kind === undefined) {
    return {
      reason: `Expected one of ${alternatives(STEP_KINDS)} but received ${keys.length === 0 ? 'an empty object' : `only ${alternatives(keys)}`}`,
    };
  }
  if (second !== undefined) {
    return { reason: `Expected one kind of step but received both "${kind}" and "${second}"` };
  }
  const value = json[kind];
  if (Object.hasOwn(json, 'sync')) {
    if (kind !== 'throw') {
      return { key: 'sync', reason: `Expected "sync" on a "throw" only but received it on a "${kind}"` };
    }
    if (json.sync !== true) {
      return { key: 'sync', reason: `Expected true, or no "sync" at all, but ${received(json.sync)}` };
    }
  }
  if (Object.hasOwn(json, 'weight')) {
    const { weight } = json;
    if (kind !== 'acquire') {
      return {
        key: 'weight',
        reason: `Expected "weight" on an "acquire" only but received it on a "${kind}"`,
      };
    }
    if (!isWeight(weight)) {
      return {
        key: 'weight',
        reason: `Expected a whole number from 2 to ${MOST_WEIGHT}, or no "weight" at all for 1, but ${received(weight)}`,
      };
    }
    const read = readValue(kind, value, false);
    return read.step === undefined ? read : { step: { ...read.step, weight } as Step };
  }
  if (kind === 'send' || Object.hasOwn(json, 'value')) return readSend(kind, value, json.value);
  return readValue(kind, value, json.sync === true);
}

function readSend(kind: StepKind, channel: unknown, value: unknown): ReadStep {
  if (kind !== 'send') {
    return { key: 'value', reason: `Expected "value" on a "send" only but received it on a "${kind}"` };
  }
  if (!isChannel(channel)) return wrong(kind, `a channel (${alternatives(CHANNELS)})`, channel);
  if (typeof value !== 'number' || (value | 0) !== value) {
    return {
      key: 'value',
      reason: `Expected a whole number from ${-(2 ** 31)} to ${2 ** 31 - 1} but ${received(value)}`,
    };
  }
  return { step: { send: channel, value: value | 0 } };
}

/** Keys that stand beside that of the kind. */
const OPTIONS: readonly string[] = ['sync', 'weight', 'value'];

function isOption(key: string): boolean {
  return OPTIONS.includes(key);
}

const MOST_WEIGHT = 1_000;

function isWeight(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 2 && value <= MOST_WEIGHT;
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
    case 'yield':
    case 'idle':
      if (value !== true) return wrong(kind, 'true', value);
      return { step: kind === 'yield' ? { yield: true } : { idle: true } };
    case 'sleep':
    case 'work': {
      if (typeof value !== 'number' || !(value >= 0 && value <= LONGEST_MS)) {
        return wrong(kind, `a number of ms from 0 to ${LONGEST_MS}`, value);
      }
      // JSON knows −0, but a program that went through JSON.stringify has lost it: there is one zero only.
      const ms = value + 0;
      return { step: kind === 'sleep' ? { sleep: ms } : { work: ms } };
    }
    case 'spawn':
    case 'join':
    case 'settle':
    case 'cancel':
      if (typeof value !== 'string') return wrong(kind, 'the name of a task', value);
      if (kind === 'spawn') return { step: { spawn: value } };
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
      return { step: kind === 'receive' ? { receive: value } : { close: value } };
    case 'throw':
      if (!isThrown(value)) return wrong(kind, alternatives(THROWN), value);
      return { step: sync ? { throw: value, sync } : { throw: value } };
  }
}

const LONGEST_MS = 1e9;

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
