/** A bug of a published package that was reproduced in one version and, mostly, is gone from a later one. */
export interface Row {
  readonly id: string;
  readonly package: string;
  readonly buggy: string;
  /** Undefined: the newest release still has it. */
  readonly fixed: string | undefined;
  readonly wrong: string;
}

/**
 * Reads the table of `corpus.md`.
 *
 * @throws Error that names the line that is no row.
 * @example
 * parseCorpus('| id | package | buggy | fixed | what goes wrong |\n|---|---|---|---|---|\n| a | b | 1.0.0 | - | c |')
 * // [{ id: 'a', package: 'b', buggy: '1.0.0', fixed: undefined, wrong: 'c' }]
 */
export function parseCorpus(text: string): readonly Row[] {
  const lines = text.split('\n');
  const head = lines.findIndex((line) => /^\|[-| ]+\|$/.test(line));
  return lines.flatMap((line, i) => (i > head && line.trim() !== '' ? [rowOf(line, i + 1)] : []));
}

function rowOf(line: string, number: number): Row {
  const cells = line
    .replace(/^\| | \|$/g, '')
    .split(' | ')
    .map((cell) => cell.trim());
  const [id, name, buggy, fixed, wrong] = cells;
  if (cells.length !== 5 || !id || !name || !buggy || !fixed || !wrong) {
    throw new Error(`corpus.md, line ${number}: expected 5 cells but received ${JSON.stringify(line)}`);
  }
  return { id, package: name, buggy, fixed: fixed === '-' ? undefined : fixed, wrong };
}
