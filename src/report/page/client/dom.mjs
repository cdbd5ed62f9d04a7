/** @typedef {Node | string | number | null | undefined} Child */
/** @typedef {{ [name: string]: string | number | boolean | null | undefined | ((event: any) => void) }} Properties */

/**
 * An element with attributes, listeners (`onclick`) and children. Texts become text nodes: whatever they hold, nothing in
 * them is markup.
 *
 * @param {string} name
 * @param {Properties} [properties]
 * @param {...Child} children
 * @returns {HTMLElement}
 */
export function element(name, properties = {}, ...children) {
  return /** @type {HTMLElement} */ (build(document.createElement(name), properties, children));
}

/**
 * @param {string} name
 * @param {Properties} [properties]
 * @param {...Child} children
 * @returns {SVGElement}
 */
export function svgElement(name, properties = {}, ...children) {
  return /** @type {SVGElement} */ (
    build(document.createElementNS('http://www.w3.org/2000/svg', name), properties, children)
  );
}

/**
 * @param {Element} made
 * @param {Properties} properties
 * @param {readonly Child[]} children
 */
function build(made, properties, children) {
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? '' : String(value));
  }
  made.append(
    ...children
      .filter((child) => child !== null && child !== undefined)
      .map((child) => (child instanceof Node ? child : String(child))),
  );
  return made;
}

/**
 * A button that copies a text, and says that it did.
 *
 * @param {string} label
 * @param {string} text
 * @returns {HTMLElement}
 */
export function copyButton(label, text) {
  const button = element('button', { type: 'button', class: 'copy', onclick: copy }, label);
  return button;

  async function copy() {
    button.textContent = (await copied(text)) ? 'Copied' : 'Select and copy it by hand';
    setTimeout(() => {
      button.textContent = label;
    }, 1500);
  }
}

/**
 * @param {string} text
 * @returns {Promise<boolean>}
 */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // A page that was opened from a file may not be allowed to: the old way still works there.
    const area = /** @type {HTMLTextAreaElement} */ (element('textarea', { class: 'offscreen' }));
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}
