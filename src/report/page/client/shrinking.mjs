import { element } from './dom.mjs';
import { drawTimeline } from './timeline.mjs';

/** @typedef {import('../model.ts').Shrunk} Shrunk */

/**
 * From the first program that failed to the last: a slider, the program with what the next reduction takes away, and its run.
 *
 * @param {readonly Shrunk[]} shrinks
 * @param {string} id
 * @returns {HTMLElement[]}
 */
export function shrinking(shrinks, id) {
  if (shrinks.length === 0) return [];
  const last = shrinks.length - 1;
  const program = element('code', {});
  const note = element('output', { for: `${id}-shrink` });
  const drawn = element('div', { class: 'shrunk-runs' });
  const range = /** @type {HTMLInputElement} */ (
    element('input', {
      type: 'range',
      id: `${id}-shrink`,
      min: 0,
      max: last,
      value: last,
      oninput: () => show(Number(range.value)),
    })
  );
  show(last);
  return [
    element('h3', {}, 'How it was shrunk'),
    element('div', { class: 'controls' }, element('label', { for: `${id}-shrink` }, 'Reduction'), range),
    element('p', { class: 'notes' }, note),
    element(
      'pre',
      { class: 'shrunk', tabindex: 0, role: 'group', 'aria-label': 'The program at this reduction' },
      program,
    ),
    drawn,
  ];

  /** @param {number} step */
  function show(step) {
    const { text, note: size, names = [], runs = [] } = shrinks[step];
    const said = step === 0 ? 'as it was found' : step === last ? 'the smallest' : `after reduction ${step}`;
    note.textContent = `${step} of ${last}: ${said}, ${size}`;
    range.setAttribute('aria-valuetext', note.textContent);
    program.replaceChildren(
      ...compared(text, shrinks[step + 1]?.text ?? text).map(({ text, stays }) =>
        element('span', stays ? {} : { class: 'leaves' }, text),
      ),
    );
    drawn.replaceChildren(...runs.map((run) => shownRun(run, names, runs.length > 1)));
  }
}

/**
 * A program in parts, each with whether it is still there in the next one: a task goes with its steps, a step alone.
 *
 * @param {string} text
 * @param {string} next
 * @returns {{ text: string, stays: boolean }[]}
 */
function compared(text, next) {
  const left = new Map(
    next
      .trimEnd()
      .split('\n')
      .map((line) => [nameIn(line), stepsIn(line)]),
  );
  return text
    .trimEnd()
    .split('\n')
    .flatMap((line) => {
      const kept = left.get(nameIn(line));
      if (kept === undefined)
        return [
          { text: line, stays: false },
          { text: '\n', stays: true },
        ];
      const steps = stepsIn(line);
      const head = line.slice(0, line.length - steps.join(', ').length);
      let at = 0;
      const parts = steps.flatMap((step, i) => {
        const found = kept.indexOf(step, at);
        if (found >= 0) at = found + 1;
        return [
          { text: i === 0 ? '' : ', ', stays: true },
          { text: step, stays: found >= 0 },
        ];
      });
      return [{ text: head, stays: true }, ...parts, { text: '\n', stays: true }];
    });
}

/** @param {string} line */
function nameIn(line) {
  return line.slice(0, line.indexOf(':'));
}

/** @param {string} line */
function stepsIn(line) {
  const steps = line.slice(line.indexOf(':') + 1).trim();
  return steps === '' ? [] : steps.split(', ');
}

/**
 * A run to be looked at.
 *
 * @param {import('../model.ts').RunView} run
 * @param {readonly string[]} names
 * @param {boolean} isNamed
 */
function shownRun(run, names, isNamed) {
  const label = `Timeline of ${run.name} at this reduction, scrolls sideways`;
  const { svg, point } = drawTimeline(run, names, 1);
  point(-1);
  return element(
    'figure',
    {},
    isNamed ? element('figcaption', {}, element('strong', {}, run.name), ` ${run.ending}`) : null,
    element('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': label }, svg),
  );
}
