import { endOf, nameOf, namesOf, when } from '../laws/wording.ts';
import type { Case } from '../program/case.ts';
import { Kind } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import type { DifferenceKind, Discrepancy, Mark } from './discrepancy.ts';
import type { CheckOptions, Reduced, Shrinking } from './report.ts';

export type CompareOptions = Pick<CheckOptions, 'runs' | 'seed' | 'path' | 'timeLimit' | 'onProgress'>;

/** The smallest case found on which two schedulers differ. */
export interface Difference extends Case {
  readonly kind: DifferenceKind;
  /** Their names, told apart where they bear the same one. */
  readonly schedulers: readonly [string, string];
  /** A sentence that names both schedulers, tasks and times. */
  readonly message: string;
  /** The program in text notation. */
  readonly text: string;
  /** Steps + tasks. */
  readonly size: number;
  /** The two runs. */
  readonly a: Trace;
  readonly b: Trace;
  /** Where they part. */
  readonly marks: { readonly a: Mark; readonly b: Mark };
  /** As options of `compare` they lead to this case again. */
  readonly seed: number;
  readonly path: string;
  readonly shrinking: Shrinking;
  /** The differing cases on the way, from the one that was met to this one. */
  readonly history?: readonly Reduced[];
}

/** What a discrepancy says, in a sentence. */
export function wordsFor(found: Discrepancy, a: Trace, b: Trace): string {
  const [nameA, nameB] = namesApart(a, b);
  const of = (say: (trace: Trace, mark: Mark) => string): string =>
    `With ${nameA} ${say(a, found.a)}; with ${nameB} ${say(b, found.b)}.`;
  switch (found.kind) {
    case 'ending':
      return of(endingOf);
    case 'outcome':
      return of(outcomeOf);
    case 'order':
      return of((trace, { task }) =>
        startsOf(trace, task, task === found.a.task ? found.b.task : found.a.task),
      );
    case 'timing':
      return of((trace, { task, event }) => `${nameOf(trace, task)} ended at ${when(trace, event)}`);
  }
}

export function namesApart(a: Trace, b: Trace): readonly [string, string] {
  const [nameA, nameB] = [a.claims.scheduler, b.claims.scheduler];
  return nameA === nameB ? [`${nameA} (a)`, `${nameB} (b)`] : [nameA, nameB];
}

function endingOf(trace: Trace): string {
  const { ending, leftovers } = trace;
  switch (ending.kind) {
    case 'completed': {
      const left = [
        ...(leftovers.rejections.length > 0 ? ['a rejection that nobody handled'] : []),
        ...(leftovers.timers > 0 ? ['a timer that was still set'] : []),
      ];
      return left.length === 0 ? 'the run completed' : `the run completed and left ${left.join(' and ')}`;
    }
    case 'deadlock':
      return `the run ended in a deadlock: ${unfinished(trace)}`;
    case 'budget':
    case 'hang':
      return `the run never came to rest: ${unfinished(trace)}`;
    case 'crash':
      return `${ending.where} threw ${ending.error}`;
  }
}

function unfinished(trace: Trace): string {
  const { waits, program } = trace;
  const left = [...program.tasks.keys()].filter(
    (task) => waits.finishOf[task]! < 0 && (task === 0 || waits.spawnOf[task]! >= 0),
  );
  return left.length === 0 ? 'all tasks had ended' : `${namesOf(trace, left)} had not ended`;
}

function outcomeOf(trace: Trace, { task }: Mark): string {
  const { events, waits } = trace;
  for (let i = 0; i < events.length; i++) {
    if (events.kind[i] !== Kind.stray || events.task[i] !== task) continue;
    return `${nameOf(trace, task)} was continued unasked at ${when(trace, i)}`;
  }
  const finish = waits.finishOf[task]!;
  const name = nameOf(trace, task);
  if (finish < 0) return `${name} never ended`;
  return `${name} ${endOf(trace, task, events.a[finish]!, events.b[finish]!)}`;
}

function startsOf(trace: Trace, first: number, then: number): string {
  const at = when(trace, trace.waits.startOf[first]!);
  return `${nameOf(trace, first)} started at ${at}, before ${nameOf(trace, then)}`;
}
