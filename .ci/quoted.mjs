// The README quotes the scorecard and the catalogue of laws: does it still say what the code says?
import { readFileSync } from 'node:fs';
import { laws } from '../dist/index.js';

const readme = readFileSync('README.md', 'utf8');
const verified = readFileSync(process.argv[2], 'utf8');
const scorecard = verified.slice(verified.search(/^ +completion +agreement/m)).trimEnd();
const catalogue = laws.map(({ id, statement }) => `| \`${id}\` | ${statement} |`);

const missing = [scorecard, ...catalogue].filter((text) => !squeeze(readme).includes(squeeze(text)));
if (missing.length > 0) {
  console.error(`README.md does not quote what is printed now. Put this into it:\n\n${missing.join('\n')}`);
  process.exit(1);
}
console.log('The README quotes the scorecard and the laws as they are.');

/** The formatter aligns tables. */
function squeeze(text) {
  return text.replace(/[ \t]+/g, ' ');
}
