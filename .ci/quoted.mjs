// The README quotes the scorecard, the catalogue of laws and the bars of the evaluation: does it still say what the code says?
// node .ci/quoted.mjs FILE [--write], where FILE holds the output of `npm run verify`.
import { readFileSync, writeFileSync } from 'node:fs';
import { laws } from '../dist/index.js';

const [file, write] = process.argv.slice(2);
const verified = readFileSync(file, 'utf8');
const evaluation = readFileSync('bench/evaluation.md', 'utf8');
const quotes = [
  { name: 'scorecard', block: /^```\n +completion +agreement[\s\S]*?^```$/m, text: scorecard() },
  { name: 'laws', block: /^\| family +\| law +\|[\s\S]*?(?=\n\n)/m, text: catalogue() },
  { name: 'bars', block: /^\| +\| demand +\| measured +\|[\s\S]*?(?=\n\n)/m, text: bars() },
];

if (write === '--write') {
  let readme = readFileSync('README.md', 'utf8');
  for (const { block, text } of quotes) readme = readme.replace(block, () => text);
  writeFileSync('README.md', readme);
}

const readme = readFileSync('README.md', 'utf8');
const missing = quotes.filter(({ text }) => !squeeze(readme).includes(squeeze(text)));
for (const { name, text } of missing)
  console.error(`README.md does not quote the ${name} as printed now. Put this into it:\n\n${text}\n`);
if (missing.length > 0) process.exit(1);
console.log('The README quotes the scorecard, the laws and the evaluation as they are.');

/** The formatter aligns tables. */
function squeeze(text) {
  return text.replace(/[ \t]+/g, ' ').replace(/-{3,}/g, '---');
}

/** The matrix and the sum; what lies between tells more than a README should. */
function scorecard() {
  const printed = verified.slice(verified.search(/^ +completion +agreement/m)).trimEnd();
  const matrix = printed.slice(0, printed.search(/^· not applicable$/m)).trimEnd();
  const sum = printed
    .slice(printed.search(/^✓ [\d,]+ held/m))
    .replace(/^Page: .*$/m, '')
    .trimEnd();
  return `\`\`\`\n${matrix}\n\n[… what does not apply, and why; what each was tried with]\n\n${sum}\n\`\`\``;
}

function catalogue() {
  const rows = laws.map(({ id, family, statement }, i) => [
    laws[i - 1]?.family === family ? '' : family,
    `\`${id}\``,
    statement,
  ]);
  return table([['family', 'law', 'every correct scheduler'], ...rows]);
}

function table([head, ...rows]) {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i].length)));
  const line = (cells) => `| ${cells.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join(
    '\n',
  );
}

function bars() {
  return /^\| {2}\| demand \| measured \|[\s\S]*?(?=\n\n)/m.exec(evaluation)[0];
}
