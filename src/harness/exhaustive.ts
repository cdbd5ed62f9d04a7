import type { SmallScope } from '../arbitraries/enumerate.ts';
import { show } from '../forms/validation.ts';
import { OptionError } from './option-error.ts';

/**
 * What is enumerated where nothing else is asked for, main and all spawns included. How many programs these are depends on
 * what the scheduler can be asked, and on nothing else, least of all on the machine: about 8,700 where tasks spawn tasks,
 * 8,500 cases of a limiter, 4,800 of what is given all tasks at once, and 2,700 of a runtime whose parents own their
 * children, which tends to be ten times as slow as the others. Those with one step fewer come in impolite worlds as well,
 * which adds 2,300 to 4,600 cases.
 */
export const SMALL: SmallScope = { tasks: 4, steps: 4 };

/**
 * The option `exhaustive`, and over it the environment variable FAIRTICK_EXHAUSTIVE: `4x5` (tasks, steps) or `off`.
 *
 * @throws OptionError
 */
export function exhaustiveOf(option: unknown, variable: string | undefined): SmallScope | false {
  const text = variable?.trim();
  if (text) return parse(text);
  if (option === undefined) return SMALL;
  if (option === false) return false;
  if (typeof option !== 'object' || option === null) {
    throw new OptionError(
      `options.exhaustive: expected { tasks, steps }, or false for none, but received ${show(option)}`,
    );
  }
  for (const key of Object.keys(option)) {
    if (key !== 'tasks' && key !== 'steps')
      throw new OptionError(`options.exhaustive.${key}: expected one of tasks, steps`);
  }
  const { tasks, steps } = option as { readonly tasks?: unknown; readonly steps?: unknown };
  return { tasks: whole('tasks', tasks, 1), steps: whole('steps', steps, 0) };
}

function parse(text: string): SmallScope | false {
  if (text === 'off') return false;
  const [, tasks, steps] = /^(\d{1,2})x(\d{1,2})$/.exec(text) ?? [];
  if (Number(tasks) > 0) return { tasks: Number(tasks), steps: Number(steps) };
  throw new OptionError(
    `FAIRTICK_EXHAUSTIVE: expected tasks and steps, such as 4x5, or off, but received ${show(text)}`,
  );
}

/** Beyond, no machine comes to the end. */
const MOST = 99;

function whole(key: 'tasks' | 'steps', value: unknown, least: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= MOST) return value;
  throw new OptionError(
    `options.exhaustive.${key}: expected a whole number from ${least} to ${MOST} but received ${show(value)}`,
  );
}
