import type { Difference } from '../../harness/difference.ts';
import { type TraceDocument, traceDocument } from './document.ts';
import type { Exported } from './exported.ts';
import { mermaidDiagram } from './mermaid.ts';
import { type ChromeTrace, perfettoTrace } from './perfetto.ts';

/**
 * Two runs that differ, for other programs: `difference.schema.json` beside this file, which the package exports as
 * `fairtick/difference.schema.json`, says the same. Each run's `violation` marks where it parts from the other.
 */
export interface DifferenceDocument {
  readonly fairtick: 'difference';
  readonly format: typeof DIFFERENCE_FORMAT;
  readonly kind: Difference['kind'];
  readonly message: string;
  readonly schedulers: Difference['schedulers'];
  readonly runs: readonly [TraceDocument, TraceDocument];
}

const DIFFERENCE_FORMAT = 1;

/** @example writeFileSync('difference.json', JSON.stringify(differenceDocument(await compare(a, b)))) */
export function differenceDocument(difference: Difference): DifferenceDocument {
  const { kind, message, schedulers, a, b } = difference;
  const [one, other] = halves(difference);
  return {
    fairtick: 'difference',
    format: DIFFERENCE_FORMAT,
    kind,
    message,
    schedulers,
    runs: [traceDocument(a, one), traceDocument(b, other)],
  };
}

/** Both runs in one file for Perfetto, a process each, one above the other on the same times. */
export function differencePerfetto(difference: Difference): ChromeTrace {
  const { a, b, schedulers, message } = difference;
  const [one, other] = halves(difference);
  const [above, below] = [perfettoTrace(a, one), perfettoTrace(b, other)];
  // An arrow's ends find each other by their number, whatever process they are in.
  const numbers = above.traceEvents.length;
  return {
    traceEvents: [
      ...above.traceEvents,
      ...below.traceEvents.map((event) => ({
        ...event,
        pid: event.pid + 1,
        ...(event.id === undefined ? {} : { id: event.id + numbers }),
      })),
    ],
    displayTimeUnit: 'ms',
    otherData: { ...above.otherData, scheduler: schedulers.join(' and '), difference: message },
  };
}

/** Both runs as Markdown, a Mermaid sequence diagram each: for an issue or a pull request as it stands. */
export function differenceMermaid(difference: Difference): string {
  const { a, b } = difference;
  const [one, other] = halves(difference);
  return [mermaidDiagram(a, one), mermaidDiagram(b, other)]
    .map((diagram) => `\`\`\`mermaid\n${diagram}\`\`\`\n`)
    .join('\n');
}

function halves(difference: Difference): readonly [Exported, Exported] {
  const { schedulers, marks, a, b } = difference;
  return [half(schedulers[0], marks.a, a), half(schedulers[1], marks.b, b)];

  function half(scheduler: string, { task, event }: typeof marks.a, trace: Difference['a']): Exported {
    const time = event < 0 ? trace.startTime : trace.events.time[event]!;
    return {
      scheduler,
      here: 'they part here',
      violation: {
        message: difference.message,
        because: [],
        ...(task < 0 ? {} : { task }),
        from: time,
        to: time,
        events: event < 0 ? [] : [event],
      },
    };
  }
}
