import type { Capability, Form } from '../trace/claims.ts';
import type { Fail } from './validation.ts';

const CAPABILITIES: { readonly [C in Capability]: true } = {
  limit: true,
  'spawn-nested': true,
  cancel: true,
  idle: true,
  results: true,
  empty: true,
  size: true,
  cleanup: true,
  finally: true,
  pause: true,
  clear: true,
  'set-limit': true,
  priority: true,
  abort: true,
  repeat: true,
  'odd-delays': true,
  'long-sleeps': true,
  lock: true,
  permits: true,
  weight: true,
  channel: true,
  rate: true,
  timeout: true,
  'lock-timeout': true,
  loop: true,
  'set-priority': true,
  pending: true,
  race: true,
  all: true,
  'cancel-self': true,
  'cleanup-throws': true,
  'cleanup-acts': true,
  watch: true,
  counts: true,
  state: true,
  room: true,
};

/** What a scheduler is asked through primitives of its own. */
type Asked = Exclude<
  Capability,
  | 'limit'
  | 'spawn-nested'
  | 'priority'
  | 'abort'
  | 'size'
  | 'results'
  | 'cleanup'
  | 'cleanup-throws'
  | 'cleanup-acts'
  | 'finally'
  | 'permits'
  | 'weight'
  | 'odd-delays'
  | 'long-sleeps'
  | 'rate'
  | 'timeout'
  | 'lock-timeout'
  | 'pending'
  | 'room'
>;

const BY_NAME: { readonly [C in Asked]: readonly string[] } = {
  cancel: ['cancel'],
  idle: ['idle'],
  empty: ['shorter'],
  pause: ['pause', 'resume'],
  clear: ['clear'],
  'set-limit': ['setLimit'],
  lock: ['acquire'],
  channel: ['channel'],
  loop: ['ready'],
  state: ['state'],
  repeat: ['repeat', 'clearTimer'],
  'set-priority': ['setPriority'],
  race: ['race'],
  all: ['all'],
  'cancel-self': ['cancelSelf'],
  watch: ['watch'],
  counts: ['counts'],
};

const {
  repeat,
  'set-priority': setPriority,
  race,
  all,
  'cancel-self': cancelSelf,
  watch,
  counts,
  ...OF_TASKS
} = BY_NAME;

/** The primitives with which a form carries out what is supported; what it has none for it cannot be asked. */
const ASKED_BY: { readonly [F in Form]: { readonly [C in Asked]?: readonly string[] } } = {
  async: { ...OF_TASKS, 'set-priority': setPriority, watch, counts },
  coroutine: { ...OF_TASKS, race, all, 'cancel-self': cancelSelf },
  pollable: { cancel: ['cancel'] },
  callback: { cancel: ['clearTimer'], repeat },
};

const ASKED: readonly Asked[] = [
  'cancel',
  'idle',
  'empty',
  'pause',
  'clear',
  'set-limit',
  'lock',
  'channel',
  'repeat',
  'loop',
  'set-priority',
  'race',
  'all',
  'cancel-self',
  'watch',
  'counts',
  'state',
];

/** The same as lists: they are gone through in every run. */
export const ASKED_THROUGH: {
  readonly [F in Form]: readonly { readonly word: Asked; readonly key: string }[];
} = {
  async: primitivesOf('async'),
  coroutine: primitivesOf('coroutine'),
  pollable: primitivesOf('pollable'),
  callback: primitivesOf('callback'),
};

function primitivesOf(form: Form): readonly { readonly word: Asked; readonly key: string }[] {
  return ASKED.flatMap((word) => (ASKED_BY[form][word] ?? []).map((key) => ({ word, key })));
}

/** What a task is spawned with. */
const OF_SPAWNS: readonly Capability[] = ['priority', 'abort', 'pending', 'room'];

/** What is about tasks that wait for a slot, or for a rate to have room. */
const OF_WAITS: readonly Capability[] = ['pause', 'clear', 'abort', 'empty', 'counts', 'room'];

/** Words that are known, that go with the form, and that go together. */
export function checkSupports(supports: unknown, form: Form, fail: Fail): void {
  if (supports === undefined) return;
  if (!Array.isArray(supports)) {
    fail('supports', `an array of ${list(Object.keys(CAPABILITIES))}`, supports);
  }
  for (const [i, word] of supports.entries()) {
    if (typeof word !== 'string' || !Object.hasOwn(CAPABILITIES, word)) {
      fail(`supports[${i}]`, list(Object.keys(CAPABILITIES)), word);
    }
    const ends = ['cancel', 'abort'].find((other) => supports.includes(other));
    if (word === 'lock' && form === 'async' && ends !== undefined) {
      fail(
        `supports[${i}]`,
        `no 'lock' beside '${ends}' (an async task that is cancelled while it holds one never gives it back)`,
        word,
      );
    }
    if (word === 'channel' && supports.includes('limit')) {
      fail(
        `supports[${i}]`,
        "no 'channel' beside 'limit' (who waits for a value may hold the slot that its sender needs)",
        word,
      );
    }
    if (word === 'watch' && !supports.includes('idle')) fail(`supports[${i}]`, "'idle' beside it", word);
    if (word === 'empty' && !supports.includes('idle')) fail(`supports[${i}]`, "'idle' beside it", word);
    if (word === 'set-priority' && !supports.includes('priority'))
      fail(`supports[${i}]`, "'priority' beside it", word);
    if (word === 'size' && !supports.includes('empty')) fail(`supports[${i}]`, "'empty' beside it", word);
    if ((word === 'weight' || word === 'permits') && !supports.includes('lock'))
      fail(`supports[${i}]`, "'lock' beside it", word);
    if (ASKED.some((asked) => asked === word && ASKED_BY[form][asked] === undefined)) {
      fail(`supports[${i}]`, `what form '${form}' has a primitive for`, word);
    }
    if ((word === 'cleanup' || word === 'finally') && form !== 'coroutine') {
      fail(`supports[${i}]`, "form 'coroutine' with it: only a coroutine can be closed and clean up", word);
    }
    if (word === 'cleanup-throws' && !supports.includes('cleanup'))
      fail(`supports[${i}]`, "'cleanup' beside it", word);
    if (word === 'cleanup-acts') checkActs(supports, `supports[${i}]`, fail);
    if (word === 'cancel-self' && !supports.includes('cancel'))
      fail(`supports[${i}]`, "'cancel' beside it", word);
    if (word === 'results' && !supports.includes('idle')) fail(`supports[${i}]`, "'idle' beside it", word);
    if (OF_SPAWNS.some((option) => option === word) && form !== 'async') {
      fail(`supports[${i}]`, "form 'async' with it", word);
    }
    if (word === 'timeout' && form !== 'async' && form !== 'coroutine') {
      fail(`supports[${i}]`, "form 'async' or 'coroutine' with it", word);
    }
    if (word === 'lock-timeout' && !supports.includes('lock'))
      fail(`supports[${i}]`, "'lock' beside it", word);
    if (word === 'odd-delays' && form !== 'callback') {
      fail(`supports[${i}]`, "form 'callback' with it: a delay of others is a number", word);
    }
    if (word === 'abort' && supports.includes('cancel')) {
      fail(`supports[${i}]`, "'cancel' or 'abort': tasks are cancelled in one way", word);
    }
    if (word === 'set-limit' && !supports.includes('limit'))
      fail(`supports[${i}]`, "'limit' beside it", word);
    if (OF_WAITS.some((asked) => asked === word) && !['limit', 'rate'].some((of) => supports.includes(of))) {
      fail(`supports[${i}]`, "'limit' beside what is about waiting for a slot, or 'rate'", word);
    }
    if (word === 'rate' && form !== 'async') fail(`supports[${i}]`, "form 'async' with it", word);
    if (word === 'rate' && ['lock', 'channel', 'spawn-nested'].some((other) => supports.includes(other))) {
      fail(`supports[${i}]`, "no 'lock', 'channel' or 'spawn-nested' beside it: tasks wait for nobody", word);
    }
  }
}

/** @example "'a', 'b'" */
export function list(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(', ');
}

/** What a task is asked for as it cleans up. */
function checkActs(supports: readonly Capability[], at: string, fail: Fail): void {
  const word = 'cleanup-acts';
  if (!supports.includes('cleanup')) fail(at, "'cleanup' beside it", word);
  if (!supports.includes('cancel') && !supports.includes('spawn-nested'))
    fail(at, "'cancel' or 'spawn-nested' beside it", word);
  const other = (['limit', 'lock', 'channel'] as const).find((held) => supports.includes(held));
  if (other !== undefined)
    fail(at, `no '${other}' beside it (who cleans up may hold what the task that it spawns needs)`, word);
}
