import { PAGE_FORMAT, type PageData } from './model.ts';

/** A file that is no report: names the place and what was expected there. */
class PageError extends Error {
  override readonly name: string = 'PageError';
}

/** Is it meant to be a report, whatever is wrong with it? */
export function looksLikeReport(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'fairtick' in json;
}

/**
 * Reads a report from JSON of unknown origin, as `fairtick check --json` prints it. Only its shape is looked at: whatever
 * texts are in it, the page shows them as text.
 *
 * @throws PageError
 */
export function readPage(json: unknown, file: string): PageData {
  const fail = (place: string, expected: string): never => {
    throw new PageError(`${file}: ${place}: expected ${expected}`);
  };
  if (!looksLikeReport(json)) return fail('the whole', 'a report, as `fairtick check --json` prints it');
  const given = json as { readonly [key: string]: unknown };
  if (given.fairtick !== 'report' || given.format !== PAGE_FORMAT) {
    return fail(
      'format',
      `a report of format ${PAGE_FORMAT}: was it written by another version of fairtick?`,
    );
  }
  checkShape(given, PAGE, '', fail);
  return given as unknown as PageData;
}

/** A shape to be found in JSON: a type's name, a list of one shape, a tuple, or an object's keys. `?` ends an optional one. */
type Shape =
  | 'text'
  | 'number'
  | 'number or null'
  | { readonly list: Shape }
  | { readonly tuple: readonly Shape[] }
  | { readonly keys: Keys }
  | { readonly orNull: Shape };
type Keys = { readonly [key: string]: Shape };

const TEXTS: Shape = { list: 'text' };
const RUN: Keys = {
  name: 'text',
  ending: 'text',
  times: { list: 'number' },
  events: { list: { tuple: ['number', 'number', 'number', 'text', 'number', 'text'] } },
  waits: { list: { tuple: ['number', 'number', 'number', 'number', 'number or null', 'text'] } },
  marks: { list: 'number' },
  from: 'number',
  to: 'number',
  about: 'number',
  'expected?': { tuple: ['number', 'number', 'number', 'number'] },
  more: 'number',
};
const EXHIBIT: Keys = {
  title: 'text',
  message: 'text',
  statement: 'text',
  because: TEXTS,
  facts: TEXTS,
  notes: TEXTS,
  tasks: { list: { keys: { name: 'text', steps: TEXTS } } },
  text: 'text',
  reproduction: { keys: { 'code?': 'text', 'none?': 'text' } },
  command: 'text',
  shrinks: {
    list: { keys: { text: 'text', note: 'text', 'names?': TEXTS, 'runs?': { list: { keys: RUN } } } },
  },
  runs: { list: { keys: RUN } },
};
const CELL: Keys = {
  status: 'text',
  obligations: 'number',
  'occasions?': 'number',
  'worst?': 'number',
  'note?': 'text',
  'exhibits?': { list: 'number' },
};
const PAGE: Keys = {
  title: 'text',
  meaning: 'text',
  laws: { list: { keys: { id: 'text', family: 'text', statement: 'text' } } },
  schedulers: {
    list: { keys: { name: 'text', tried: 'text', cells: { list: { orNull: { keys: CELL } } } } },
  },
  exhibits: { list: { keys: EXHIBIT } },
};

type Fail = (place: string, expected: string) => never;

function checkShape(value: object, keys: Keys, place: string, fail: Fail): void {
  for (const [key, shape] of Object.entries(keys)) {
    const name = key.replace('?', '');
    const found = Object.hasOwn(value, name)
      ? (value as { readonly [key: string]: unknown })[name]
      : undefined;
    if (found === undefined && key.endsWith('?')) continue;
    checkValue(found, shape, `${place}${place === '' ? '' : '.'}${name}`, fail);
  }
}

function checkValue(value: unknown, shape: Shape, place: string, fail: Fail): void {
  if (typeof shape === 'string') {
    const fits =
      shape === 'text'
        ? typeof value === 'string'
        : typeof value === 'number' || (value === null && shape === 'number or null');
    if (!fits) fail(place, `a ${shape}`);
  } else if ('orNull' in shape) {
    if (value !== null) checkValue(value, shape.orNull, place, fail);
  } else if ('keys' in shape) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) fail(place, 'an object');
    else checkShape(value, shape.keys, place, fail);
  } else if (!Array.isArray(value)) fail(place, 'a list');
  else {
    const length = 'list' in shape ? value.length : shape.tuple.length;
    for (let i = 0; i < length; i++) {
      checkValue(value[i], 'list' in shape ? shape.list : shape.tuple[i]!, `${place}[${i}]`, fail);
    }
  }
}
