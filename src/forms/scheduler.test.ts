import { expect, test } from 'vitest';
import { assertScheduler, defineScheduler } from './scheduler.ts';
import { AdapterError } from './validation.ts';

const create = () => ({ spawn: () => undefined });

test('a scheduler claims what its definition says, and nothing where it says nothing', () => {
  expect(defineScheduler({ name: 'plain', form: 'async', create }).claims).toEqual({
    scheduler: 'plain',
    form: 'async',
    supports: new Set(),
    guarantees: {},
  });
  const { claims } = defineScheduler({
    name: 'queue',
    form: 'async',
    supports: ['limit'],
    guarantees: { order: 'fifo' },
    create,
  });
  expect(claims).toEqual({
    scheduler: 'queue',
    form: 'async',
    supports: new Set(['limit']),
    guarantees: { order: 'fifo' },
  });
});

test('defining a scheduler does not create it', () => {
  const definition = {
    name: 'late',
    form: 'async',
    create: () => expect.fail('created'),
  } as const;
  expect(defineScheduler(definition).definition).toBe(definition);
});

test('a wrong definition is refused at once', () => {
  expect(() => defineScheduler({ name: 'q', form: 'promise', create } as never)).toThrow(AdapterError);
});

test.each([
  [{ name: 'q', form: 'async', create }, 'an object'],
  [undefined, 'undefined'],
  [() => {}, 'a function'],
])('%o was not made by defineScheduler, and who asked says so', (value, shown) => {
  expect(() => assertScheduler(value, 'check')).toThrow(
    `check: expected a scheduler, as defineScheduler({ … }) returns it, but received ${shown}`,
  );
});
