/** What is wrong, right, doubtful or beside the point, in the colours that every terminal has. */
const [RED, GREEN, BOLD, DIM] = ['31', '32', '1', '2'].map(
  (code) => (text: string) => `\u001b[${code}m${text}\u001b[${code === '1' || code === '2' ? '22' : '39'}m`,
) as [Paint, Paint, Paint, Paint];

type Paint = (text: string) => string;

/**
 * Colours a report for a terminal. Every mark differs in shape as well, so that nothing is lost without it. Last of all: what
 * was laid out to a width must not count the codes.
 */
export function painted(text: string): string {
  return text.split('\n').map(paintLine).join('\n');
}

function paintLine(line: string): string {
  if (/^[✗x] \S/.test(line)) return BOLD(RED(line));
  // What points at the violation: marks and spans alone.
  if (/^\s*[▲^][▲^╌~ ]*$/.test(line)) return RED(line);
  if (/^ *expected {2}/.test(line)) return GREEN(line);
  if (isLegend(line)) return DIM(line);
  return line
    .replace(
      /^( *)(Because|Passes if|1-minimal|Also breaks|Hint|Saved|Again|Look)(?=: )/,
      (_, indent, label) => `${indent}${BOLD(label)}`,
    )
    .replaceAll('✗', RED('✗'))
    .replaceAll('✓', GREEN('✓'));
}

function isLegend(line: string): boolean {
  return /^ *\S (waiting|suspended|ran|threw|closed|continued unasked|broken here|they part here|same time, in order)( {2}|$)/.test(
    line,
  );
}

/** https://no-color.org: whatever it is set to, unless to nothing. FORCE_COLOR is for a pipe that shows them all the same. */
export function hasColour(
  env: { readonly [name: string]: string | undefined },
  isTerminal: boolean,
): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return isTerminal && env.TERM !== 'dumb';
}
