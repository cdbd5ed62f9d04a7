import { parseText } from '../program/text.ts';
import type { Companion } from '../trace/companion.ts';
import type { Trace } from '../trace/trace.ts';
import { type TraceText, traceOf } from '../trace/traces.fixture.ts';

/** The trace of a run that is compared with another one, which ended as told: by default as it did itself. */
export function comparedWith(
  text: TraceText,
  {
    ends = [],
    ...changes
  }: Omit<Partial<Companion>, 'ends'> & { ends?: readonly Partial<Companion['ends'][0]>[] },
): Trace {
  const trace = traceOf(text);
  const same = trace.expected.tasks.map(({ digest, outcome, finish, latestFinish }) => ({
    time: finish,
    latest: latestFinish,
    status: outcome === 'threw' ? 1 : 0,
    digest,
  }));
  const companion: Companion = {
    relation: 'bystander',
    program: parseText(text.program),
    factor: 1,
    ending: { kind: 'completed' },
    ends: same.map((end, task) => ({ ...end, ...ends[task] })),
    ...changes,
  };
  return { ...trace, companions: [companion] };
}
