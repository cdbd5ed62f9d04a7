import { printProgram } from '../program/text.ts';
import type { Companion, Relation } from '../trace/companion.ts';
import { isAnyExpired } from '../trace/expired.ts';
import type { Ending, Trace } from '../trace/trace.ts';
import type { Judgement, Violation } from './law.ts';
import { endOf, nameOf, when } from './wording.ts';

/** What the run is to be compared with; undefined where nothing was run, or it went on for longer than a search waits. */
export function companionOf({ companions, cuts }: Trace, relation: Relation): Companion | undefined {
  // Whose time is up first may be another one in another run.
  if (isAnyExpired(cuts)) return undefined;
  const companion = companions?.find((one) => one.relation === relation);
  const kind = companion?.ending.kind;
  return kind === 'budget' || kind === 'hang' ? undefined : companion;
}

/**
 * Whether the other run came to its end, and each task ended in it with the same result or error. Obligations: each task
 * that ended.
 *
 * @param otherwise what was otherwise there, to go at the beginning of a sentence: 'Where b is spawned before a,'
 */
export function judgeSameResults(trace: Trace, companion: Companion, otherwise: string): Judgement {
  if (companion.ending.kind !== 'completed') return brokenOff(trace, companion, otherwise);
  const { events, waits } = trace;
  let obligations = 0;
  for (let task = 0; task < companion.ends.length; task++) {
    const finish = waits.finishOf[task]!;
    if (finish < 0) continue;
    obligations++;
    const { status, digest } = companion.ends[task]!;
    if (status === events.a[finish] && digest === events.b[finish]) continue;
    return { obligations, violation: otherResult(trace, companion, task, otherwise) };
  }
  return { obligations };
}

export function brokenOff(trace: Trace, companion: Companion, otherwise: string): Judgement {
  const { events, startTime } = trace;
  const stuck = companion.ends.findIndex(({ status }) => status < 0);
  const who = stuck < 0 ? '' : ` ${nameOf(trace, stuck)} never ended:`;
  return {
    obligations: 1,
    violation: {
      message: `${otherwise}${who === '' ? '' : `${who}`} the run ended as ${wordsOf(companion.ending)}.`,
      ...(stuck < 0 ? {} : { task: stuck }),
      from: startTime,
      to: events.length === 0 ? startTime : events.time[events.length - 1]!,
      events: [],
      because: [shown(companion)],
    },
  };
}

function otherResult(trace: Trace, companion: Companion, task: number, otherwise: string): Violation {
  const { events, waits } = trace;
  const finish = waits.finishOf[task]!;
  const start = Math.max(0, waits.startOf[task]!);
  const { status, digest } = companion.ends[task]!;
  const there = status < 0 ? 'never ended' : endOf(trace, task, status, digest);
  const here = endOf(trace, task, events.a[finish]!, events.b[finish]!);
  return {
    message: `${otherwise} ${nameOf(trace, task)} ${there}; here it ${here}, at ${when(trace, finish)}.`,
    task,
    from: events.time[start]!,
    to: events.time[finish]!,
    events: [finish],
    because: [shown(companion)],
  };
}

/** What was run, on one line. */
export function shown({ program }: Companion): string {
  const lines = printProgram(program).split('\n');
  const most = lines.length > LINES ? [...lines.slice(0, LINES), `… ${lines.length - LINES} more`] : lines;
  return `compared with: ${most.map((line) => shorten(line.replace(/: +/, ': '))).join(' | ')}`;
}

const LINES = 8;

function shorten(line: string): string {
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}

function wordsOf(ending: Ending): string {
  return ending.kind === 'crash' ? `a crash (${shorten(ending.error)})` : `a ${ending.kind}`;
}
