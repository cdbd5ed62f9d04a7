import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Difference } from '../harness/difference.ts';
import type { Counterexample } from '../harness/report.ts';
import { differenceDocument, differenceMermaid, differencePerfetto } from '../report/traces/difference.ts';
import { traceDocument } from '../report/traces/document.ts';
import { mermaidDiagram } from '../report/traces/mermaid.ts';
import { perfettoTrace } from '../report/traces/perfetto.ts';
import type { Terminal } from './terminal.ts';

/** What a counterexample is exported as, besides a page. */
export const EXPORTS = ['perfetto', 'mermaid', 'trace'] as const;

export type Export = (typeof EXPORTS)[number];

/** Writes a counterexample, or a difference, for somebody else's viewer into a file, or prints it where none is named. */
export function exportAs(
  form: Export,
  found: Counterexample | Difference,
  file: string | undefined,
  { cwd, say, murmur }: Pick<Terminal, 'cwd' | 'say' | 'murmur'>,
): void {
  const isDifference = 'schedulers' in found;
  const text = (isDifference ? differenceAs(form, found) : textOf(form, found)).trimEnd();
  if (file === undefined) {
    say(text);
    return;
  }
  const path = resolve(cwd, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${text}\n`);
  murmur(`${file}: ${(isDifference ? DIFFERENCE_VIEWERS : VIEWERS)[form]}\n`);
}

function textOf(form: Export, counterexample: Counterexample): string {
  switch (form) {
    case 'perfetto':
      return JSON.stringify(perfettoTrace(counterexample.trace, counterexample));
    case 'mermaid':
      return mermaidDiagram(counterexample.trace, counterexample);
    case 'trace':
      return JSON.stringify(traceDocument(counterexample.trace, counterexample), null, 1);
  }
}

function differenceAs(form: Export, difference: Difference): string {
  switch (form) {
    case 'perfetto':
      return JSON.stringify(differencePerfetto(difference));
    case 'mermaid':
      return differenceMermaid(difference);
    case 'trace':
      return JSON.stringify(differenceDocument(difference), null, 1);
  }
}

const VIEWERS: Readonly<Record<Export, string>> = {
  perfetto: 'open it in https://ui.perfetto.dev or chrome://tracing',
  mermaid: 'put it into an issue, in a block that begins with ```mermaid',
  trace: 'its schema is fairtick/trace.schema.json',
};

const DIFFERENCE_VIEWERS: typeof VIEWERS = {
  ...VIEWERS,
  mermaid: 'put it into an issue as it is',
  trace: 'its schema is fairtick/difference.schema.json',
};
