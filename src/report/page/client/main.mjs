import { element } from './dom.mjs';
import { exhibitSection } from './exhibit.mjs';
import { scorecard } from './scorecard.mjs';

/** @typedef {import('../model.ts').PageData} PageData */

/** More than these nobody prints. */
const MOST_PRINTED = 60;

show(await dataOf(/** @type {HTMLElement} */ (document.getElementById('data'))));

/**
 * @param {HTMLElement} holder
 * @returns {Promise<PageData>}
 */
async function dataOf(holder) {
  const text = holder.textContent ?? '';
  if (!holder.hasAttribute('data-packed')) return JSON.parse(text);
  const packed = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(unpacked).json();
}

/** @param {PageData} page */
function show(page) {
  const stage = element('div', { class: 'stage' });
  const links = page.exhibits.map(({ title, message }, i) =>
    element(
      'li',
      {},
      element('a', { href: `#exhibit-${i + 1}` }, title),
      ' ',
      element('span', { class: 'quiet' }, message),
    ),
  );
  document.getElementById('page')?.replaceChildren(
    // Of one that is alone the title stands above it already.
    element('h1', {}, page.exhibits[0]?.title === page.title ? 'Fairtick' : page.title),
    ...(page.schedulers.length === 0 ? [] : [scorecard(page, open)]),
    ...(links.length < 2
      ? []
      : [
          element(
            'nav',
            { 'aria-label': 'Counterexamples' },
            element('h2', {}, 'Counterexamples'),
            element('ol', {}, ...links),
          ),
        ]),
    stage,
  );
  addEventListener('hashchange', () => turn(true));
  addEventListener('beforeprint', () => {
    stage.replaceChildren(
      ...page.exhibits
        .slice(0, MOST_PRINTED)
        .map((exhibit, i) => exhibitSection(exhibit, `exhibit-${i + 1}`)),
    );
  });
  addEventListener('afterprint', () => turn(false));
  turn(false);

  /** @param {number} exhibit */
  function open(exhibit) {
    const hash = `#exhibit-${exhibit + 1}`;
    if (location.hash === hash) turn(true);
    else location.hash = hash;
  }

  /**
   * Shows the exhibit that the address names, the first one where it names none.
   *
   * @param {boolean} goes Whether a person asked for it.
   */
  function turn(goes) {
    const asked = Number(/^#exhibit-(\d+)$/.exec(location.hash)?.[1] ?? 1) - 1;
    const exhibit = page.exhibits[asked] ?? page.exhibits[0];
    if (exhibit === undefined) return;
    const id = `exhibit-${page.exhibits.indexOf(exhibit) + 1}`;
    const section = exhibitSection(exhibit, id);
    stage.replaceChildren(section);
    for (const link of links)
      link.firstElementChild?.toggleAttribute(
        'aria-current',
        link.firstElementChild.getAttribute('href') === `#${id}`,
      );
    if (!goes) return;
    section.scrollIntoView();
    /** @type {HTMLElement | null} */ (section.querySelector('h2'))?.focus({ preventScroll: true });
  }
}
