import type { Ending } from '../trace/trace.ts';
import type { Observation, ObservedTask } from './observation.ts';
import { orderOf } from './order.ts';
import { comparable } from './settled.ts';
import { timingOf } from './timing.ts';

/** In what two runs of one case can differ, the most telling first. */
export const DIFFERENCES = ['ending', 'outcome', 'order', 'timing'] as const;

export type DifferenceKind = (typeof DIFFERENCES)[number];

/** Where two runs part. */
export interface Discrepancy {
  readonly kind: DifferenceKind;
  readonly a: Mark;
  readonly b: Mark;
}

/** A task, −1 where it is about none, and the event that shows it, −1 where none does. */
export interface Mark {
  readonly task: number;
  readonly event: number;
}

/**
 * In what two runs of the same case differ, at most one of each kind, the most telling first. What neither scheduler
 * guarantees makes no difference:
 *
 * - how it ended: completed, deadlock, livelock, crash; and whether anything is left behind; where a program comes to a
 *   standstill on any scheduler not how that is told;
 * - outcome: of tasks that ended in both runs (in one, where the runs ended alike), since programs are determinate; and
 *   whether a task was continued unasked;
 * - order of starts: where both claim one. Tasks that were not spawned in the same order are not compared, and those of
 *   different priorities only where both take priorities, and one of the two must have passed over the higher;
 * - timing: of finishes, within the lateness that both claim together with all work of the program. Where tasks wait for
 *   slots, only if both claim `fifo` and `workConserving` and only main spawns: else another order is right, too.
 *
 * Whom a pause, a clear, a lower limit or a cancel finds waiting is nobody's claim either: see `comparable`. Nor is it whether
 * a task that ends in the very instant in which its time is up has ended or timed out, on which all that follows may depend.
 *
 * The order of turns at one and the same time, and so of equal deadlines, is nobody's claim and never compared.
 */
export function discrepancies(a: Observation, b: Observation): readonly Discrepancy[] {
  const far = comparable(a, b);
  if (far === 'nothing' || isTie(a, b) || isTie(b, a)) return [];
  const found = [endingOf(a, b), outcomeOf(a, b), orderOf(a, b)];
  if (far === 'all') found.push(timingOf(a, b));
  return found.filter((one) => one !== undefined);
}

/** A task's time was up in `a` as it ended in `b`, or so shortly before or after as both may be late. */
function isTie(a: Observation, b: Observation): boolean {
  const late = latenessIn(a) + latenessIn(b);
  return a.tasks.some(
    ({ expired }, task) =>
      Math.abs(expired - b.tasks[task]!.time) <= late && Number.isNaN(b.tasks[task]!.expired),
  );
}

/** ms by which anything may come too late. */
function latenessIn({ claims, lateness, work }: Observation): number {
  return (claims.guarantees.resolution ?? 0) + lateness + work;
}

const NOWHERE: Mark = { task: -1, event: -1 };

function endingOf(a: Observation, b: Observation): Discrepancy | undefined {
  const alike = classOf(a) === classOf(b);
  if (alike && (a.standstill || a.ending.kind !== 'completed' || leaves(a) === leaves(b))) return undefined;
  const task = alike ? -1 : a.tasks.findIndex((one, i) => one.finished < 0 !== b.tasks[i]!.finished < 0);
  return { kind: 'ending', ...(task < 0 ? { a: NOWHERE, b: NOWHERE } : partingOf(task, a, b)) };
}

/** Whether the real clock or a budget stopped a livelock is no matter of the scheduler. What comes to a standstill one reports
 *  by throwing where it was run, another by ending the run, and a third cannot know. */
function classOf({ ending, standstill }: Observation): string {
  const { kind } = ending;
  if (standstill && isTold(ending)) return 'standstill';
  return kind === 'hang' || kind === 'budget' ? 'livelock' : kind;
}

function isTold(ending: Ending): boolean {
  return (
    ending.kind === 'completed' ||
    ending.kind === 'deadlock' ||
    (ending.kind === 'crash' && ending.where === 'run')
  );
}

function leaves({ leftovers }: Observation): string {
  const { timers, rejections } = leftovers;
  return `${timers > 0} ${rejections.length > 0}`;
}

/** Where a task went on in one run and not in the other. */
function partingOf(task: number, a: Observation, b: Observation): Pick<Discrepancy, 'a' | 'b'> {
  const [one, other] = [a.tasks[task]!, b.tasks[task]!];
  return { a: { task, event: reached(one, other) }, b: { task, event: reached(other, one) } };
}

function reached(own: ObservedTask, other: ObservedTask): number {
  if (own.finished < 0) return own.last;
  return other.started < 0 ? own.started : own.finished;
}

function outcomeOf(a: Observation, b: Observation): Discrepancy | undefined {
  const alike = classOf(a) === classOf(b);
  const task = a.tasks.findIndex((one, i) => {
    const other = b.tasks[i]!;
    if (one.strayed !== other.strayed) return true;
    if (one.finished < 0 || other.finished < 0) return alike && one.finished < 0 !== other.finished < 0;
    return one.threw !== other.threw || one.digest !== other.digest;
  });
  return task < 0 ? undefined : { kind: 'outcome', ...partingOf(task, a, b) };
}
