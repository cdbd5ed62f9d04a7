import { describe, expect, test } from 'vitest';
import { readStep } from './step.ts';

describe('readStep', () => {
  test.each<[unknown]>([
    [{ emit: -(2 ** 31) }],
    [{ emit: 2 ** 31 - 1 }],
    [{ yield: true }],
    [{ sleep: 0 }],
    [{ work: 1e9 }],
    [{ sleep: 0.25 }],
    [{ spawn: 'a' }],
    [{ spawn: 'a', priority: -1000 }],
    [{ join: 'a' }],
    [{ settle: 'a' }],
    [{ pause: true }],
    [{ resume: true }],
    [{ clear: true }],
    [{ 'set-limit': 1000 }],
    [{ loop: 10_000 }],
    [{ throw: 'error' }],
    [{ acquire: 'k' }],
    [{ acquire: 'n', weight: 2 }],
    [{ release: 'l' }],
    [{ throw: 'zero', sync: true }],
  ])('takes %j as it is', (json) => {
    expect(readStep(json)).toStrictEqual({ step: json });
  });

  test('knows one zero', () => {
    for (const json of [{ emit: -0 }, { sleep: -0 }, { work: -0 }]) {
      expect(readStep(json).step).toStrictEqual(JSON.parse(JSON.stringify(json)));
    }
  });

  test.each<[unknown, string | undefined, string]>([
    ['sleep', undefined, 'Expected a step, such as {"sleep": 3}, but received "sleep"'],
    [{}, undefined, 'received an empty object'],
    [{ sync: true }, undefined, 'received only "sync"'],
    [{ acquire: 'q' }, 'acquire', 'Expected a lock ("k", "l", "m" or "n") but received "q"'],
    [{ release: 1 }, 'release', 'Expected a lock ("k", "l", "m" or "n") but received 1'],
    [
      { acquire: 'k', weight: 1 },
      'weight',
      'Expected a whole number from 2 to 1000, or no "weight" at all for 1',
    ],
    [{ acquire: 'k', weight: 2.5 }, 'weight', 'but received 2.5'],
    [
      { sleep: 1, weight: 2 },
      'weight',
      'Expected "weight" on an "acquire" only but received it on a "sleep"',
    ],
    [{ slep: 3 }, undefined, 'received "slep"; did you mean "sleep"?'],
    [{ sleep: 3, emit: 1 }, undefined, 'Expected one kind of step but received both "sleep" and "emit"'],
    [{ throw: 'error', async: true }, undefined, 'received "async"; did you mean "sync"?'],
    [{ emit: 1, sync: true }, 'sync', 'Expected "sync" on a "throw" only but received it on an "emit"'],
    [{ throw: 'error', sync: false }, 'sync', 'Expected true, or no "sync" at all, but received false'],
    [
      { emit: 2 ** 31 },
      'emit',
      'Expected a whole number from -2147483648 to 2147483647 but received 2147483648',
    ],
    [{ emit: 1.5 }, 'emit', 'received 1.5'],
    [{ emit: Number.NaN }, 'emit', 'received NaN'],
    [
      { spawn: 'a', priority: 0.5 },
      'priority',
      'Expected a whole number from -1000 to 1000 but received 0.5',
    ],
    [{ spawn: 'a', priority: '1' }, 'priority', 'received "1"'],
    [
      { join: 'a', priority: 1 },
      'priority',
      'Expected "priority" on a "spawn" only but received it on a "join"',
    ],
    [{ priority: 1 }, undefined, 'received only "priority"'],
    [{ spawn: 'a', prio: 1 }, undefined, 'received "prio"'],
    [{ pause: 1 }, 'pause', 'Expected true but received 1'],
    [{ 'set-limit': 0 }, 'set-limit', 'Expected a whole number from 1 to 1000 but received 0'],
    [{ 'set-limit': 1.5 }, 'set-limit', 'received 1.5'],
    [{ loop: 0 }, 'loop', 'Expected a whole number from 1 to 20000 but received 0'],
    [{ loop: 2.5 }, 'loop', 'received 2.5'],
    [{ yield: 1 }, 'yield', 'Expected true but received 1'],
    [{ sleep: -1 }, 'sleep', 'Expected a number of ms from 0 to 10000000000 but received -1'],
    [{ sleep: Number.POSITIVE_INFINITY }, 'sleep', 'received Infinity'],
    [{ work: null }, 'work', 'received null'],
    [{ spawn: ['a'] }, 'spawn', 'Expected the name of a task but received an array of 1'],
    [{ throw: undefined }, 'throw', '"zero" or "empty" but received nothing'],
    [{ throw: 'Error' }, 'throw', 'received "Error"'],
  ])('refuses %j', (json, key, reason) => {
    const read = readStep(json);
    expect(read).toMatchObject(key === undefined ? {} : { key });
    expect('reason' in read && read.reason).toContain(reason);
  });
});
