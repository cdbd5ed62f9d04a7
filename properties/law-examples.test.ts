import { expect, test } from 'vitest';
import { mutants } from '../fixtures/mutants/index.ts';
import type { Mutant } from '../fixtures/mutants/mutant.ts';
import type { LawExample } from '../src/cli/law-example.ts';
import { check } from '../src/harness/check.ts';
import { laws } from '../src/laws/index.ts';
import { boundsText } from '../src/program/rate.ts';
import { printProgram } from '../src/program/text.ts';
import { timeline } from '../src/report/timeline.ts';
import { worldWords } from '../src/report/world.ts';

// The mutants are not in the package: what `fairtick laws <id>` shows of them is.
test('the examples that ship are what the mutants show now (npx vitest run properties/law-examples -u)', async () => {
  const entries: string[] = [];
  for (const { id } of laws) {
    // Of the smallest the first.
    const [mutant] = mutants.filter(({ law }) => law === id).sort((a, b) => a.size - b.size);
    expect(mutant, `a mutant that breaks ${id}`).toBeDefined();
    entries.push(`  '${id}': ${JSON.stringify(await exampleOf(mutant!))},`);
  }
  await expect(`${HEAD}${entries.join('\n')}\n};\n`).toMatchFileSnapshot('../src/cli/law-examples.ts');
});

const HEAD = `import type { LawExample } from './law-example.ts';

/** For each law the smallest planted bug that breaks it. Written by properties/law-examples.test.ts: do not edit. */
export const lawExamples: { readonly [law: string]: LawExample } = {
`;

async function exampleOf({ scheduler, law, bug }: Mutant): Promise<LawExample> {
  const report = await check(scheduler, { runs: 100, laws: [law], fixtures: false });
  const { program, environment, violation, trace } = report.verdicts[0]!.counterexample!;
  return {
    bug,
    message: violation.message,
    program: printProgram(program),
    notes: [...boundsText(environment), worldWords(environment, trace)]
      .filter((note) => note !== '')
      .join('; '),
    timeline: timeline(trace, { width: 76, violation }),
    ascii: timeline(trace, { width: 76, violation, ascii: true }),
  };
}
