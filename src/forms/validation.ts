import type { Capability, Form } from '../trace/claims.ts';
import { checkDeviations } from './deviations.ts';
import { checkGuarantees } from './guarantees.ts';

/** The adapter is wrong, not the scheduler: an unknown key, a missing primitive, a `spawn` that returns nothing. */
export class AdapterError extends Error {
  override readonly name: string = 'AdapterError';
}

/** Keys that `create` must (`true`) or may (`false`) return, by form. */
const PRIMITIVES: { readonly [F in Form]: { readonly [key: string]: boolean } } = {
  async: {
    spawn: true,
    sleep: false,
    yield: false,
    join: false,
    cancel: false,
    idle: false,
    pause: false,
    resume: false,
    clear: false,
    setLimit: false,
    run: false,
  },
  coroutine: {
    run: true,
    spawn: true,
    join: true,
    sleep: true,
    yield: false,
    call: false,
    cancel: false,
    idle: false,
    pause: false,
    resume: false,
    clear: false,
    setLimit: false,
  },
  pollable: { run: true, spawn: false, cancel: false },
  callback: {
    setTimer: true,
    clearTimer: false,
    repeat: false,
    defer: false,
    advance: false,
    now: false,
    ending: false,
  },
};

/** The same as lists: they are asked for in every run. */
const PRIMITIVE_KEYS: { readonly [F in Form]: readonly string[] } = {
  async: Object.keys(PRIMITIVES.async),
  coroutine: Object.keys(PRIMITIVES.coroutine),
  pollable: Object.keys(PRIMITIVES.pollable),
  callback: Object.keys(PRIMITIVES.callback),
};

const DEFINITION = ['name', 'form', 'supports', 'guarantees', 'deviations', 'create'] as const;

const CAPABILITIES: { readonly [C in Capability]: true } = {
  limit: true,
  'spawn-nested': true,
  cancel: true,
  idle: true,
  cleanup: true,
  pause: true,
  clear: true,
  'set-limit': true,
  priority: true,
  abort: true,
  repeat: true,
  'odd-delays': true,
};

/** What a scheduler is asked through primitives of its own. */
type Asked = Exclude<Capability, 'limit' | 'spawn-nested' | 'priority' | 'abort' | 'cleanup' | 'odd-delays'>;

const BY_NAME: { readonly [C in Asked]: readonly string[] } = {
  cancel: ['cancel'],
  idle: ['idle'],
  pause: ['pause', 'resume'],
  clear: ['clear'],
  'set-limit': ['setLimit'],
  repeat: ['repeat', 'clearTimer'],
};

const { repeat: _, ...OF_TASKS } = BY_NAME;

/** The primitives with which a form carries out what is supported; what it has none for it cannot be asked. */
const ASKED_BY: { readonly [F in Form]: { readonly [C in Asked]?: readonly string[] } } = {
  async: OF_TASKS,
  coroutine: OF_TASKS,
  pollable: { cancel: ['cancel'] },
  callback: { cancel: ['clearTimer'], repeat: BY_NAME.repeat },
};

const ASKED: readonly Asked[] = ['cancel', 'idle', 'pause', 'clear', 'set-limit', 'repeat'];

/** What a task is spawned with. */
const OF_SPAWNS: readonly Capability[] = ['priority', 'abort'];

/** What is about tasks that wait for a slot. */
const OF_SLOTS: readonly Capability[] = ['pause', 'clear', 'set-limit', 'priority', 'abort'];

/** @throws AdapterError that names the adapter, the key, what was expected and what was received. */
export function checkDefinition(definition: unknown): void {
  if (typeof definition !== 'object' || definition === null) {
    throw new AdapterError(
      `defineScheduler: expected an object with ${list(DEFINITION)} but received ${show(definition)}`,
    );
  }
  const given = definition as { readonly [key: string]: unknown };
  const name = typeof given.name === 'string' && given.name !== '' ? given.name : undefined;
  if (name === undefined) {
    throw new AdapterError(
      `defineScheduler: name: expected a non-empty string but received ${show(given.name)}`,
    );
  }
  const fail = failure(`scheduler '${name}'`);
  checkKeys(given, DEFINITION, '', fail);
  if (typeof given.form !== 'string' || !Object.hasOwn(PRIMITIVES, given.form)) {
    fail('form', list(Object.keys(PRIMITIVES)), given.form);
  }
  if (typeof given.create !== 'function')
    fail('create', 'a function that returns the primitives', given.create);
  checkSupports(given.supports, given.form as Form, fail);
  checkGuarantees(given.guarantees, fail);
  checkDeviations(given.deviations, fail);
}

/** @throws AdapterError as above, for what `create` returned. */
export function checkPrimitives(
  scheduler: string,
  form: Form,
  primitives: unknown,
  supports: ReadonlySet<Capability> = NOTHING,
): void {
  const fail = failure(`scheduler '${scheduler}'`);
  const required = PRIMITIVES[form];
  const keys = PRIMITIVE_KEYS[form];
  if (typeof primitives !== 'object' || primitives === null) {
    fail('create', `an object with ${list(keys.filter((key) => required[key]))}`, primitives);
  }
  const given = primitives as { readonly [key: string]: unknown };
  checkKeys(given, keys, 'create() → ', fail);
  for (const key of keys) {
    if (given[key] === undefined ? required[key] : typeof given[key] !== 'function') {
      fail(`create() → ${key}`, `a function (form '${form}' needs it)`, given[key]);
    }
  }
  for (const word of ASKED) {
    for (const key of ASKED_BY[form][word] ?? []) {
      if (supports.has(word) && given[key] === undefined) {
        fail(`create() → ${key}`, `a function (supports '${word}' needs it)`, undefined);
      }
      // A timer can be cleared without a task being cancelled.
      if (!supports.has(word) && key !== 'clearTimer' && given[key] !== undefined) {
        fail(
          `create() → ${key}`,
          `nothing, or '${word}' in supports: it would never be asked for`,
          given[key],
        );
      }
    }
  }
  if (given.advance !== undefined && given.now === undefined) {
    fail(
      'create() → now',
      'a function (a scheduler with `advance` keeps its own time: `now` tells it)',
      undefined,
    );
  }
}

const NOTHING: ReadonlySet<Capability> = new Set();

/** Says in a few words what a value is, without running any of its code. */
export function show(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.length > 40 ? `${value.slice(0, 39)}…` : value);
    case 'function':
      return 'a function';
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? 'an array' : 'an object';
    default:
      return String(value);
  }
}

/** Throws an AdapterError. */
export type Fail = (key: string, expected: string, received: unknown) => never;

function failure(subject: string): Fail {
  return (key, expected, received) => {
    throw new AdapterError(`${subject}: ${key}: expected ${expected} but received ${show(received)}`);
  };
}

/** No key but the known ones. */
export function checkKeys(given: object, known: readonly string[], place: string, fail: Fail): void {
  for (const key of Object.keys(given)) {
    if (!known.includes(key)) fail(`${place}${key}`, `one of the keys ${list(known)}`, key);
  }
}

function checkSupports(supports: unknown, form: Form, fail: Fail): void {
  if (supports === undefined) return;
  if (!Array.isArray(supports)) {
    fail('supports', `an array of ${list(Object.keys(CAPABILITIES))}`, supports);
  }
  for (const [i, word] of supports.entries()) {
    if (typeof word !== 'string' || !Object.hasOwn(CAPABILITIES, word)) {
      fail(`supports[${i}]`, list(Object.keys(CAPABILITIES)), word);
    }
    if (ASKED.some((asked) => asked === word && ASKED_BY[form][asked] === undefined)) {
      fail(`supports[${i}]`, `what form '${form}' has a primitive for`, word);
    }
    if (word === 'cleanup' && form !== 'coroutine') {
      fail(`supports[${i}]`, "form 'coroutine' with it: only a coroutine can be closed and clean up", word);
    }
    if (OF_SPAWNS.some((option) => option === word) && form !== 'async') {
      fail(`supports[${i}]`, "form 'async' with it", word);
    }
    if (word === 'odd-delays' && form !== 'callback') {
      fail(`supports[${i}]`, "form 'callback' with it: a delay of others is a number", word);
    }
    if (word === 'abort' && supports.includes('cancel')) {
      fail(`supports[${i}]`, "'cancel' or 'abort': tasks are cancelled in one way", word);
    }
    if (OF_SLOTS.some((asked) => asked === word) && !supports.includes('limit')) {
      fail(`supports[${i}]`, "'limit' beside what is about waiting for a slot", word);
    }
  }
}

/** Words as an error names them. */
export function list(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(', ');
}
