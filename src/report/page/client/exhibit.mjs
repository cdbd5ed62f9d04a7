import { copyButton, element } from './dom.mjs';
import { player } from './player.mjs';
import { shrinking } from './shrinking.mjs';

/** @typedef {import('../model.ts').Exhibit} Exhibit */

/**
 * A counterexample or a difference, from what is wrong to how to see it again.
 *
 * @param {Exhibit} exhibit
 * @param {string} id
 * @returns {HTMLElement}
 */
export function exhibitSection(exhibit, id) {
  const { title, message, statement, because, facts, notes, runs, reproduction, shrinks } = exhibit;
  const code = 'code' in reproduction ? reproduction.code : undefined;
  return element(
    'section',
    { class: 'exhibit', id, 'aria-labelledby': `${id}-title` },
    element('h2', { id: `${id}-title`, tabindex: -1 }, title),
    element('p', { class: 'message' }, message),
    statement === '' ? null : element('p', { class: 'statement' }, 'The law: ', statement),
    element('h3', {}, 'Program'),
    listing(exhibit.text, 'The program'),
    notes.length === 0 ? null : element('p', { class: 'notes' }, notes.join(' · ')),
    element(
      'p',
      { class: 'buttons' },
      copyButton('Copy program', exhibit.text),
      code === undefined ? null : copyButton('Copy as TypeScript', code),
      copyButton('Copy replay command', exhibit.command),
    ),
    element('h3', {}, runs.length > 1 ? 'The two runs' : 'Run'),
    runs.length > 0
      ? player(exhibit)
      : element('p', {}, 'There is no run to show: the scheduler was not at hand, or the law holds now.'),
    because.length === 0 ? null : element('h3', {}, 'Because'),
    because.length === 0 ? null : element('ul', {}, ...because.map((cause) => element('li', {}, cause))),
    facts.length === 0 ? null : element('h3', {}, 'What is known'),
    facts.length === 0 ? null : element('ul', {}, ...facts.map((fact) => element('li', {}, fact))),
    ...shrinking(shrinks, id),
    element('h3', {}, 'See it again'),
    element('p', {}, element('code', { class: 'command' }, exhibit.command)),
    code === undefined
      ? element(
          'p',
          { class: 'quiet' },
          `There is no reproduction in plain promises: ${'none' in reproduction ? reproduction.none : ''}`,
        )
      : element(
          'details',
          {},
          element('summary', {}, 'In plain promises, without Fairtick'),
          listing(code, 'The reproduction'),
        ),
  );
}

/**
 * @param {string} text
 * @param {string} label
 */
function listing(text, label) {
  return element('pre', { tabindex: 0, role: 'group', 'aria-label': label }, element('code', {}, text));
}
