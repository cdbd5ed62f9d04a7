import { element } from './dom.mjs';
import { instantPanel } from './instant.mjs';
import { layOut } from './layout.mjs';
import { instantAt } from './state.mjs';
import { drawTimeline } from './timeline.mjs';

/** @typedef {import('../model.ts').Exhibit} Exhibit */
/** @typedef {import('../model.ts').RunView} RunView */

const ZOOMS = [0.5, 0.7, 1, 1.4, 2, 2.8, 4];

/** A timeline is drawn at first as large as fits here, for most people need not scroll then. */
const COMFORTABLE = 720;

/**
 * The runs of an exhibit with one cursor over them: it steps through the events of one run, or through the columns that two
 * have in common. A range input carries it, so that keys and screen readers know how.
 *
 * @param {Exhibit} exhibit
 * @returns {HTMLElement}
 */
export function player({ runs, tasks }) {
  const names = tasks.map(({ name }) => name);
  const single = runs.length === 1;
  const last = single ? runs[0].events.length - 1 : Math.max(...runs.map(({ times }) => times.length)) - 1;
  let zoom = fitting(runs);
  let position = firstPosition();
  const range = /** @type {HTMLInputElement} */ (
    element('input', {
      type: 'range',
      min: 0,
      max: Math.max(0, last),
      value: position,
      'aria-label': single ? 'Event' : 'Moment',
      oninput: () => move(Number(range.value)),
    })
  );
  const told = element('p', { class: 'told', 'aria-live': 'polite' });
  const views = runs.map((run) => ({
    run,
    figure: element('div', {
      class: 'scroll',
      tabindex: 0,
      role: 'group',
      'aria-label': `Timeline of ${run.name}, scrolls sideways`,
    }),
    instant: element('div', { class: 'instant' }),
    draw: drawTimeline(run, names, 1),
  }));
  const box = element(
    'div',
    { class: 'player', onkeydown: pressed },
    element(
      'div',
      { class: 'controls' },
      button('«', 'To the first event', () => move(0)),
      button('◀', 'One event back', () => move(position - 1)),
      range,
      button('▶', 'One event on', () => move(position + 1)),
      button('»', 'To the last event', () => move(last)),
      button('−', 'Draw smaller', () => zoomTo(zoom - 1)),
      button('+', 'Draw larger', () => zoomTo(zoom + 1)),
    ),
    told,
    ...views.map(({ run, figure, instant }) =>
      element(
        'figure',
        {},
        element(
          'figcaption',
          {},
          single ? '' : element('strong', {}, run.name),
          ` ${run.ending}`,
          run.more > 0
            ? ` Of ${run.events.length + run.more} events the first ${run.events.length} are shown.`
            : '',
        ),
        figure,
        instant,
      ),
    ),
    element('p', { class: 'legend' }, ...legend(single ? 'what is wrong' : 'they part here')),
  );
  zoomTo(zoom);
  return box;

  /** Where the violation shows. */
  function firstPosition() {
    const mark = runs[0].marks.at(-1) ?? runs[0].events.length - 1;
    return Math.max(0, single ? mark : (runs[0].events[mark]?.[0] ?? 0));
  }

  /** @param {number} to */
  function move(to) {
    position = Math.min(Math.max(0, to), Math.max(0, last));
    range.value = String(position);
    const said = [];
    for (const { run, instant, draw } of views) {
      const event = eventAt(run);
      draw.point(event);
      const now = instantAt(run, event, names.length);
      instant.replaceChildren(instantPanel(now, tasks));
      said.push(`${single ? '' : `${run.name}: `}at ${now.time} ms, ${now.words}`);
    }
    const text = `${single ? 'Event' : 'Moment'} ${position + 1} of ${last + 1}: ${said.join('; ')}`;
    told.textContent = text;
    range.setAttribute('aria-valuetext', text);
  }

  /** @param {RunView} run */
  function eventAt(run) {
    return single ? position : run.events.findLastIndex(([column]) => column <= position);
  }

  /** @param {number} to */
  function zoomTo(to) {
    zoom = Math.min(Math.max(0, to), ZOOMS.length - 1);
    for (const view of views) {
      const draw = drawTimeline(view.run, names, ZOOMS[zoom]);
      view.draw = draw;
      draw.svg.addEventListener('click', (event) => {
        const column = draw.columnAt(event.clientX - draw.svg.getBoundingClientRect().left);
        move(single ? view.run.events.findLastIndex(([one]) => one <= column) : column);
      });
      view.figure.replaceChildren(draw.svg);
    }
    move(position);
  }

  /** @param {KeyboardEvent} event */
  function pressed(event) {
    // The range input has its own keys, and so has what scrolls; these are for the buttons beside them.
    const steps = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === '+' || event.key === '=') zoomTo(zoom + 1);
    else if (event.key === '-') zoomTo(zoom - 1);
    else if (steps !== undefined && event.target !== range) move(position + steps);
    else return;
    event.preventDefault();
  }
}

/** @param {readonly RunView[]} runs */
function fitting(runs) {
  const room = Math.min(COMFORTABLE, innerWidth - 120);
  const zoom = ZOOMS.findLastIndex((one) => runs.every(({ times }) => layOut(times, one).width <= room));
  return Math.max(ZOOMS.indexOf(1), zoom);
}

/**
 * @param {string} sign
 * @param {string} label
 * @param {() => void} onclick
 */
function button(sign, label, onclick) {
  return element('button', { type: 'button', 'aria-label': label, title: label, onclick }, sign);
}

/** @param {string} here What the mark says. */
function legend(here) {
  /** @type {[string, string, string][]} */
  const entries = [
    ['ran', '■', 'ran'],
    ['ready', '┄', 'ready, waiting for its turn'],
    ['suspended', '─', 'suspended'],
    ['throw', '✗', 'threw'],
    ['here', '▲', here],
  ];
  return entries.map(([kind, sign, words]) =>
    element(
      'span',
      {},
      element('span', { class: `key ${kind}`, 'aria-hidden': 'true' }, sign),
      ` ${words}  `,
    ),
  );
}
