/** The characters that reports are drawn with: one column each, so that rows stay aligned. */
export interface Glyphs {
  readonly waiting: string;
  readonly suspended: string;
  readonly ran: string;
  readonly threw: string;
  readonly closed: string;
  readonly stray: string;
  readonly here: string;
  readonly span: string;
  /** Stands for what was left out. */
  readonly cut: string;
  /** Follows a time on the scale for as long as the clock stands still. */
  readonly still: string;
  readonly broken: string;
  /** Broken, as its adapter says. */
  readonly deviates: string;
  readonly held: string;
  readonly hardly: string;
  readonly vacuous: string;
  readonly notApplicable: string;
  /** Between a scheduler and a law. */
  readonly of: string;
}

const UNICODE: Glyphs = {
  waiting: '·',
  suspended: '─',
  ran: '■',
  threw: '✗',
  closed: '◇',
  stray: '!',
  here: '▲',
  span: '╌',
  cut: '…',
  still: '=',
  broken: '✗',
  deviates: '≠',
  held: '✓',
  hardly: '~',
  vacuous: '?',
  notApplicable: '·',
  of: '›',
};

/** For terminals and logs that know no more. */
const ASCII: Glyphs = {
  waiting: '.',
  suspended: '-',
  ran: '#',
  threw: 'X',
  closed: 'o',
  stray: '!',
  here: '^',
  span: '~',
  cut: '_',
  still: '=',
  broken: 'x',
  deviates: '/',
  held: '+',
  hardly: '~',
  vacuous: '?',
  notApplicable: '.',
  of: '>',
};

export function glyphs(ascii = false): Glyphs {
  return ascii ? ASCII : UNICODE;
}
