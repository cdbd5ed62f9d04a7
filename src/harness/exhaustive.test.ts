import { expect, test } from 'vitest';
import { exhaustiveOf, SMALL } from './exhaustive.ts';
import { OptionError } from './option-error.ts';

test('left out, it is the small scope', () => {
  expect(exhaustiveOf(undefined, undefined)).toEqual(SMALL);
  expect(exhaustiveOf(undefined, ' ')).toEqual(SMALL);
});

test('an option goes further, or leaves it out', () => {
  expect(exhaustiveOf({ tasks: 4, steps: 5 }, undefined)).toEqual({ tasks: 4, steps: 5 });
  expect(exhaustiveOf({ tasks: 1, steps: 0 }, undefined)).toEqual({ tasks: 1, steps: 0 });
  expect(exhaustiveOf(false, undefined)).toBe(false);
});

test('the environment overrides the option', () => {
  expect(exhaustiveOf(false, '4x5')).toEqual({ tasks: 4, steps: 5 });
  expect(exhaustiveOf({ tasks: 4, steps: 5 }, 'off')).toBe(false);
});

test.each([
  [true, undefined, 'options.exhaustive: expected { tasks, steps }, or false for none, but received true'],
  [null, undefined, 'options.exhaustive: expected { tasks, steps }'],
  [
    { tasks: 3 },
    undefined,
    'options.exhaustive.steps: expected a whole number from 0 to 99 but received undefined',
  ],
  [{ tasks: 0, steps: 1 }, undefined, 'options.exhaustive.tasks: expected a whole number from 1 to 99'],
  [{ tasks: 1.5, steps: 1 }, undefined, 'options.exhaustive.tasks'],
  [{ tasks: 3, steps: 3, limit: 2 }, undefined, 'options.exhaustive.limit: expected one of tasks, steps'],
  [undefined, '4', 'FAIRTICK_EXHAUSTIVE: expected tasks and steps, such as 4x5, or off, but received "4"'],
  [undefined, '0x4', 'FAIRTICK_EXHAUSTIVE: expected tasks and steps'],
])('refuses %j with FAIRTICK_EXHAUSTIVE=%s', (option, variable, message) => {
  expect(() => exhaustiveOf(option, variable)).toThrow(OptionError);
  expect(() => exhaustiveOf(option, variable)).toThrow(message);
});
