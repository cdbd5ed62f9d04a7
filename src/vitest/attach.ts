import type { TestContext } from 'vitest';
import type { Difference } from '../harness/difference.ts';
import type { Counterexample } from '../harness/report.ts';
import { differenceText } from '../report/difference.ts';
import { failureText, testCommand } from '../report/failure.ts';
import { pageOfExhibits } from '../report/page/data.ts';
import { differenceExhibit, exhibitOf } from '../report/page/exhibit.ts';
import { pageHtml } from '../report/page/html.ts';
import type { Exhibit } from '../report/page/model.ts';
import { differencePerfetto } from '../report/traces/difference.ts';
import { type ChromeTrace, perfettoTrace } from '../report/traces/perfetto.ts';

/**
 * Hangs what is to be looked at on a failing test, for reporters that show attachments (vitest's UI and HTML report): the
 * failure as text, its page, and a trace for Perfetto. They travel inside blob reports, and leave no file behind.
 */
export function attach(context: TestContext, counterexample: Counterexample, file: string): Promise<void> {
  return attachAll(
    context,
    'counterexample',
    failureText(counterexample, { file }),
    exhibitOf(counterexample, (one) => testCommand(one, { file })),
    perfettoTrace(counterexample.trace, counterexample),
  );
}

/** The same of two schedulers that differ: page and trace show both runs, one above the other. */
export function attachDifference(context: TestContext, difference: Difference): Promise<void> {
  return attachAll(
    context,
    'difference',
    differenceText(difference),
    differenceExhibit(difference, commandOf(difference)),
    differencePerfetto(difference),
  );
}

/** Where it stands in a test there is no command that runs it alone. */
function commandOf({ seed, path }: Difference): string {
  return `compare(…, { seed: ${seed}, path: '${path}' })`;
}

async function attachAll(
  { annotate }: TestContext,
  type: string,
  text: string,
  exhibit: Exhibit,
  trace: ChromeTrace,
): Promise<void> {
  const pieces: readonly Piece[] = [
    { message: 'attached: the failure as text', contentType: 'text/plain', body: text },
    {
      message: 'attached: a page to step through the run',
      contentType: 'text/html',
      body: pageHtml(pageOfExhibits(exhibit.title, [exhibit])),
    },
    {
      message: 'attached: a trace for https://ui.perfetto.dev',
      contentType: 'application/json',
      body: JSON.stringify(trace),
    },
  ];
  for (const { message, contentType, body } of pieces) {
    await annotate(message, type, { contentType, body, bodyEncoding: 'utf-8' });
  }
}

interface Piece {
  readonly message: string;
  readonly contentType: string;
  readonly body: string;
}
