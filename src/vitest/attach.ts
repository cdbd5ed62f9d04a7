import type { TestContext } from 'vitest';
import type { Counterexample } from '../harness/report.ts';
import { failureText } from '../report/failure.ts';
import { pageOfExhibits } from '../report/page/data.ts';
import { exhibitOf } from '../report/page/exhibit.ts';
import { pageHtml } from '../report/page/html.ts';
import { perfettoTrace } from '../report/traces/perfetto.ts';

/**
 * Hangs what is to be looked at on a failing test, for reporters that show attachments (vitest's UI and HTML report): the
 * failure as text, its page, and a trace for Perfetto. They travel inside blob reports, and leave no file behind.
 */
export async function attach({ annotate }: TestContext, counterexample: Counterexample): Promise<void> {
  const { scheduler, law, trace } = counterexample;
  const exhibit = exhibitOf(counterexample);
  const pieces: readonly Piece[] = [
    {
      message: 'attached: the failure as text',
      contentType: 'text/plain',
      body: failureText(counterexample),
    },
    {
      message: 'attached: a page to step through the run',
      contentType: 'text/html',
      body: pageHtml(pageOfExhibits(`${scheduler} › ${law}`, [exhibit])),
    },
    {
      message: 'attached: a trace for https://ui.perfetto.dev',
      contentType: 'application/json',
      body: JSON.stringify(perfettoTrace(trace, counterexample)),
    },
  ];
  for (const { message, contentType, body } of pieces) {
    await annotate(message, 'counterexample', { contentType, body, bodyEncoding: 'utf-8' });
  }
}

interface Piece {
  readonly message: string;
  readonly contentType: string;
  readonly body: string;
}
