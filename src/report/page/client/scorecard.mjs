import { element } from './dom.mjs';
import { gridKeys } from './grid-keys.mjs';

/** @typedef {import('../model.ts').PageData} PageData */
/** @typedef {import('../model.ts').CellEntry} CellEntry */

/** @type {{ readonly [S in CellEntry['status']]: readonly [sign: string, words: string] }} */
const STATUS = {
  held: ['✓', 'held'],
  hardly: ['~', 'held, but hardly put to the test'],
  broken: ['✗', 'broken'],
  vacuous: ['?', 'vacuous: never put to the test'],
  'not-applicable': ['·', 'not applicable'],
};

/**
 * Schedulers × laws. One cell at a time is in the order of the Tab key, arrow keys go from cell to cell; what a cell rests on
 * is told below the table, on hover and on focus, and in sight however long the table is.
 *
 * @param {PageData} page
 * @param {(exhibit: number) => void} open
 * @returns {HTMLElement}
 */
export function scorecard({ laws, schedulers, meaning }, open) {
  const detail = element(
    'div',
    {
      class: 'detail',
      'aria-live': 'polite',
      tabindex: 0,
      role: 'group',
      'aria-label': 'What the cell rests on',
    },
    element('p', {}, 'Point at a cell, or go there with the arrow keys, to see what it rests on.'),
  );
  /** @type {HTMLElement[][]} */
  const grid = schedulers.map(({ name, cells }, row) =>
    cells.map((cell, column) => cellElement(name, cell, row, column)),
  );
  const rows = schedulers.map(({ name }, row) =>
    element('tr', {}, element('th', { scope: 'row' }, element('span', { class: 'who' }, name)), ...grid[row]),
  );
  const heads = laws.map(({ id, statement }) =>
    element('th', { scope: 'col', class: 'law', title: statement }, element('span', {}, id)),
  );
  const families = [...new Set(laws.map(({ family }) => family))];
  const groups = families.map((family) =>
    element(
      'th',
      {
        scope: 'colgroup',
        colspan: laws.filter((law) => law.family === family).length,
        'data-family': family,
      },
      family,
    ),
  );
  const filter = /** @type {HTMLInputElement} */ (
    element('input', { type: 'search', id: 'filter', placeholder: 'p-queue, order …', oninput: apply })
  );
  const which = /** @type {HTMLSelectElement} */ (
    element(
      'select',
      { id: 'which', onchange: apply },
      element('option', { value: 'all' }, 'all'),
      element('option', { value: 'not-green' }, 'what is not green'),
      element('option', { value: 'broken' }, 'what is broken'),
    )
  );
  const count = element('span', { class: 'quiet', role: 'status' });
  apply();
  return element(
    'section',
    { class: 'scorecard', 'aria-labelledby': 'scorecard-title' },
    element('h2', { id: 'scorecard-title' }, 'Scorecard'),
    element(
      'p',
      { class: 'controls' },
      element('label', { for: 'filter' }, 'Scheduler, law or family'),
      filter,
      element('span', { class: 'together' }, element('label', { for: 'which' }, 'Show'), ' ', which),
      count,
    ),
    element(
      'div',
      { class: 'scroll' },
      element(
        'table',
        { role: 'grid', 'aria-labelledby': 'scorecard-title', onkeydown: gridKeys(rows, grid) },
        element(
          'thead',
          {},
          element('tr', {}, element('td', {}), ...groups),
          element('tr', {}, element('th', { scope: 'col' }, 'scheduler'), ...heads),
        ),
        element('tbody', {}, ...rows),
      ),
    ),
    detail,
    element(
      'p',
      { class: 'legend' },
      ...Object.values(STATUS).map(([sign, words]) =>
        element('span', {}, element('span', { class: 'key', 'aria-hidden': 'true' }, sign), ` ${words}  `),
      ),
    ),
    element('p', { class: 'quiet' }, meaning),
  );

  /**
   * @param {string} name
   * @param {CellEntry | null} cell
   * @param {number} row
   * @param {number} column
   */
  function cellElement(name, cell, row, column) {
    const [sign, words] = cell === null ? ['', 'not asked for'] : STATUS[cell.status];
    const exhibits = cell?.exhibits ?? [];
    const tell = () => detail.replaceChildren(...details(name, cell, row, column));
    const made = element(
      'td',
      {
        class: cell?.status ?? 'none',
        tabindex: -1,
        'data-row': row,
        'data-column': column,
        onmouseenter: tell,
        onfocus: tell,
        onclick: () => (exhibits.length > 0 ? open(exhibits[0]) : made.focus()),
      },
      element('span', { 'aria-hidden': 'true' }, sign),
      element('span', { class: 'offscreen' }, words),
    );
    return made;
  }

  /**
   * @param {string} name
   * @param {CellEntry | null} cell
   * @param {number} row
   * @param {number} column
   */
  function details(name, cell, row, column) {
    const { id, statement } = laws[column];
    const { obligations = 0, occasions, worst, note, exhibits = [] } = cell ?? {};
    const figures = [
      cell === null || cell.status === 'not-applicable'
        ? ''
        : `put to the test ${obligations} times${occasions === undefined ? '' : `, in ${occasions} programs`}`,
      worst === undefined ? '' : `worst case ${worst}`,
      note ?? '',
    ].filter((text) => text !== '');
    return [
      element(
        'p',
        {},
        element('strong', {}, `${name} › ${id}: ${cell === null ? 'not asked for' : STATUS[cell.status][1]}`),
      ),
      element('p', {}, statement),
      element('p', {}, figures.join('; ')),
      ...(exhibits.length === 0
        ? []
        : [
            element(
              'p',
              {},
              ...exhibits.map((exhibit, i) =>
                element(
                  'button',
                  { type: 'button', onclick: () => open(exhibit) },
                  exhibits.length === 1 ? 'Look at it' : `Look at ${i + 1}`,
                ),
              ),
            ),
          ]),
      element('p', { class: 'quiet' }, `Tried: ${schedulers[row].tried}`),
    ];
  }

  function apply() {
    const text = filter.value.trim().toLowerCase();
    const asksColumns =
      laws.some(({ id, family }) => id.includes(text) || family.includes(text)) &&
      !schedulers.some(({ name }) => name.toLowerCase().includes(text));
    const wanted = { all: () => true, 'not-green': isNotGreen, broken: isBroken }[
      /** @type {'all' | 'not-green' | 'broken'} */ (which.value)
    ];
    const asked = schedulers.map(({ name }) => asksColumns || name.toLowerCase().includes(text));
    // A law that says nothing of the kind for anybody only takes room.
    const shownColumns = laws.map(
      ({ id, family }, c) =>
        (!asksColumns || id.includes(text) || family.includes(text)) &&
        schedulers.some(({ cells }, r) => asked[r] && wanted(cells[c])),
    );
    let shown = 0;
    rows.forEach((row, r) => {
      row.hidden = !(asked[r] && schedulers[r].cells.some((cell, c) => shownColumns[c] && wanted(cell)));
      if (!row.hidden) shown++;
      grid[r].forEach((cell, c) => {
        cell.hidden = !shownColumns[c];
        cell.classList.toggle('dim', !wanted(schedulers[r].cells[c]));
      });
    });
    for (const [c, head] of heads.entries()) head.hidden = !shownColumns[c];
    for (const [g, group] of groups.entries()) {
      const visible = laws.filter(({ family }, c) => family === families[g] && shownColumns[c]).length;
      group.hidden = visible === 0;
      group.setAttribute('colspan', String(Math.max(1, visible)));
    }
    count.textContent = `${shown} of ${schedulers.length} schedulers`;
  }

  /** @param {CellEntry | null} cell */
  function isNotGreen(cell) {
    return cell !== null && cell.status !== 'held' && cell.status !== 'not-applicable';
  }

  /** @param {CellEntry | null} cell */
  function isBroken(cell) {
    return cell?.status === 'broken';
  }
}
