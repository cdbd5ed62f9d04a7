import type { Capability, Form, Guarantees } from '../trace/claims.ts';
import { checkDeviations } from './deviations.ts';
import { checkGuarantees, checkTimeLimit } from './guarantees.ts';
import { ASKED_THROUGH, checkSupports, list } from './supports.ts';

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
    shorter: false,
    pause: false,
    resume: false,
    clear: false,
    setLimit: false,
    setPriority: false,
    acquire: false,
    channel: false,
    ready: false,
    watch: false,
    counts: false,
    state: false,
    run: false,
  },
  coroutine: {
    run: true,
    spawn: true,
    join: true,
    sleep: true,
    yield: false,
    call: false,
    cleanup: false,
    cancel: false,
    idle: false,
    shorter: false,
    pause: false,
    resume: false,
    clear: false,
    setLimit: false,
    acquire: false,
    channel: false,
    ready: false,
    race: false,
    all: false,
    cancelSelf: false,
    state: false,
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
  const { guarantees = {}, supports = [] } = given as {
    guarantees?: Guarantees;
    supports?: readonly Capability[];
  };
  checkTimeLimit(guarantees, supports, given.form as Form, fail);
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
  for (const { word, key } of ASKED_THROUGH[form]) {
    if (supports.has(word)) {
      if (given[key] === undefined) {
        fail(`create() → ${key}`, `a function (supports '${word}' needs it)`, undefined);
      }
      // A timer can be cleared without a task being cancelled.
    } else if (given[key] !== undefined && key !== 'clearTimer') {
      fail(`create() → ${key}`, `nothing, or '${word}' in supports: it would never be asked for`, given[key]);
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

/** Throws an `AdapterError`. */
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
