import { element } from './dom.mjs';

/** @typedef {import('../model.ts').Exhibit['tasks']} Tasks */

/** Steps of a task that are listed at a time. */
const MOST_STEPS = 30;

/**
 * What is the case at an instant: the clock, who is ready, who sleeps, and where each task stands in its program.
 *
 * @param {import('./state.mjs').Instant} instant
 * @param {Tasks} tasks
 * @returns {HTMLElement}
 */
export function instantPanel({ time, ready, sleeping, tasks: states }, tasks) {
  return element(
    'div',
    { class: 'panel' },
    element(
      'dl',
      {},
      element('dt', {}, 'Clock'),
      element('dd', {}, `${time} ms`),
      element('dt', {}, 'Ready, in order'),
      element('dd', {}, ready.map((task) => tasks[task].name).join(', ') || 'nobody'),
      element('dt', {}, 'Sleeping'),
      element(
        'dd',
        {},
        sleeping.map(({ task, deadline }) => `${tasks[task].name} until ${deadline} ms`).join(', ') ||
          'nobody',
      ),
    ),
    element(
      'div',
      { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': 'States of the tasks' },
      element(
        'table',
        { class: 'states' },
        element(
          'thead',
          {},
          element(
            'tr',
            {},
            ...['Task', 'State', 'Program'].map((title) => element('th', { scope: 'col' }, title)),
          ),
        ),
        element('tbody', {}, ...states.map((state, task) => stateRow(state, tasks[task]))),
      ),
    ),
  );
}

/**
 * @param {import('./state.mjs').TaskState} state
 * @param {Tasks[number]} task
 */
function stateRow({ state, words, step }, task) {
  // What has returned stands nowhere any more; what threw shows where.
  const at = words === 'returned' ? task.steps.length : step;
  const listed = near(task.steps.length, at);
  const steps = listed.flatMap((i, n) => [
    n === 0 ? (i > 0 ? '… ' : '') : ', ',
    element(
      'span',
      i === at ? { class: 'at', 'aria-current': 'step' } : i < at ? { class: 'done' } : {},
      task.steps[i],
    ),
  ]);
  if (listed.length > 0 && listed.at(-1) !== task.steps.length - 1) steps.push(' …');
  return element(
    'tr',
    { class: state.replace(' ', '-') },
    element('th', { scope: 'row' }, task.name),
    element('td', {}, element('span', { class: 'state' }, state), words === '' ? '' : ` ${words}`),
    element('td', {}, element('code', {}, ...steps)),
  );
}

/**
 * The steps to be listed: a loop may have thousands.
 *
 * @param {number} length
 * @param {number} at
 * @returns {number[]}
 */
function near(length, at) {
  const first = length <= MOST_STEPS ? 0 : Math.min(Math.max(0, at - MOST_STEPS / 2), length - MOST_STEPS);
  return Array.from({ length: Math.min(length, MOST_STEPS) }, (_, i) => first + i);
}
