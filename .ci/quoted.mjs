// The README quotes the scorecard and the catalogue of laws: does it still say what the code says?
// node .ci/quoted.mjs FILE [--write], where FILE holds the output of `npm run verify`.
import { readFileSync, writeFileSync } from 'node:fs';
import { laws } from '../dist/index.js';

const [file, write] = process.argv.slice(2);
const verified = readFileSync(file, 'utf8');
const scorecard = verified.slice(verified.search(/^ +completion +agreement/m)).trimEnd();
if (write === '--write') {
  const block = /^```\n +completion +agreement[\s\S]*?^```$/m;
  writeFileSync(
    'README.md',
    readFileSync('README.md', 'utf8').replace(block, () => `\`\`\`\n${scorecard}\n\`\`\``),
  );
}

const readme = readFileSync('README.md', 'utf8');
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
