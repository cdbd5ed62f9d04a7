import { Command } from 'commander';
import type { Law } from '../../laws/law.ts';
import type { End } from '../cli.ts';
import { EXIT } from '../exit.ts';
import type { LawExample } from '../law-example.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

export function lawsCommand(terminal: Terminal, end: End): Command {
  return new Command('laws')
    .description(
      'The laws that schedulers are held to, or one of them with an example of a scheduler that breaks it.',
    )
    .argument('[id]', 'the id of a law')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExamples:\n  npx fairtick laws\n  npx fairtick laws work-conservation')
    .action(async (id: string | undefined, options: { readonly json?: true }) => {
      const [{ laws }, { lawExamples }] = await Promise.all([
        import('../../laws/index.ts'),
        import('../law-examples.ts'),
      ]);
      const asked = id === undefined ? laws : [await lawNamed(id, laws)];
      if (options.json)
        terminal.say(
          JSON.stringify(
            asked.map((law) => plain(law, lawExamples[law.id])),
            null,
            2,
          ),
        );
      else if (id === undefined) terminal.say(await catalogue(laws, terminal));
      else terminal.report(await description(asked[0]!, lawExamples[asked[0]!.id], terminal));
      end(EXIT.fine);
    });
}

async function lawNamed(id: string, laws: readonly Law[]): Promise<Law> {
  const law = laws.find((one) => one.id === id);
  if (law !== undefined) return law;
  const { nearest } = await import('../../program/nearest.ts');
  const ids = laws.map((one) => one.id);
  const meant = nearest(id, ids) ?? ids.find((one) => one.includes(id));
  throw new UsageError(
    `There is no law '${id}'.${meant === undefined ? '' : ` Did you mean ${meant}?`} All of them: npx fairtick laws`,
  );
}

async function catalogue(laws: readonly Law[], { width }: Terminal): Promise<string> {
  const { wrap } = await import('../../report/wrap.ts');
  const indent = Math.max(...laws.map(({ id }) => id.length)) + 4;
  const lines: string[] = [];
  let family = '';
  for (const law of laws) {
    if (law.family !== family) lines.push(...(family === '' ? [] : ['']), law.family);
    family = law.family;
    wrap(law.statement, width - indent).forEach((text, i) => {
      lines.push((i === 0 ? `  ${law.id}`.padEnd(indent) : ' '.repeat(indent)) + text);
    });
  }
  return `${lines.join('\n')}\n\nOne of them, with an example that breaks it: npx fairtick laws ${laws[0]!.id}`;
}

async function description(
  law: Law,
  example: LawExample | undefined,
  { width, ascii }: Terminal,
): Promise<string> {
  const { wrap } = await import('../../report/wrap.ts');
  const lines = [
    `${law.id} (${law.family}, revision ${law.rev})`,
    '',
    ...wrap(law.statement, width),
    ...(law.needs.length === 0
      ? []
      : ['', ...wrap(`It binds schedulers with: ${law.needs.join(', ')}.`, width)]),
    ...(law.implies.length === 0
      ? []
      : wrap(`Where it is broken, this may break as a consequence: ${law.implies.join(', ')}.`, width)),
    '',
    ...wrap(`Hint: ${law.hint}`, width),
  ];
  if (example === undefined) return lines.join('\n');
  const drawn = ascii ? example.ascii : example.timeline;
  lines.push(
    '',
    ...wrap(`For example, a scheduler with this bug: ${example.bug}`, width),
    '',
    ...wrap(example.message, width - 2).map((line) => `  ${line}`),
    '',
    ...example.program.split('\n').map((line) => `  ${line}`),
    ...(example.notes === '' ? [] : ['', ...wrap(example.notes, width - 2).map((line) => `  ${line}`)]),
    '',
    ...drawn.split('\n').map((line) => `  ${line}`),
  );
  return lines.join('\n');
}

function plain(
  { id, rev, family, statement, needs, implies, hint }: Law,
  example: LawExample | undefined,
): object {
  return { id, rev, family, statement, needs, implies, hint, example };
}
