import { expect, test } from 'vitest';
import { isThenable } from './thenable.ts';

test('whatever has a `then` to call is awaited, a function with one, too', () => {
  const withThen = (target: object, then: unknown) => Object.defineProperty(target, 'then', { value: then });
  const nothing = (): void => {};
  const thenables = [Promise.resolve(), withThen({}, nothing), withThen(() => {}, nothing)];
  expect(thenables.every(isThenable)).toBe(true);
  expect([undefined, null, 1, 'then', {}, withThen({}, 1), nothing].some(isThenable)).toBe(false);
});
