import { timeOf } from '../laws/wording.ts';
import type { Edit } from '../program/edit.ts';
import type { TaskName } from '../program/program.ts';
import { Kind } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';

/** What a scheduler decides: that a task starts, goes on, or ends. */
interface Decision {
  readonly task: TaskName;
  readonly kind: number;
  /** ms since the start of the run. */
  readonly time: number;
}

/**
 * The decisive step, in words that go after "Passes if: …; then ": the first thing that the scheduler does otherwise in the
 * run that passes. What the edit itself changed (its own task, tasks that one of the two lacks) is no decision.
 *
 * @example
 * 'b starts at 0 ms' // where it never did
 * 'b goes on at 2 ms, not at 3 ms'
 * 'a starts at 0 ms, where b did'
 */
export function decisiveOf(failing: Trace, passing: Trace, edit: Edit): string | undefined {
  const edited = 'task' in edit && !('throw' in edit.from) ? edit.task : undefined;
  const there = new Set(passing.program.tasks.map(({ name }) => name));
  const common = new Set(
    failing.program.tasks.map(({ name }) => name).filter((name) => there.has(name) && name !== edited),
  );
  const here = decisionsOf(failing, common);
  const then = decisionsOf(passing, common);
  const at = then.findIndex((decision, i) => here[i] === undefined || !isSame(decision, here[i]));
  const next = then[at];
  if (next === undefined) return undefined;
  const instead = here[at];
  const words = `${next.task} ${verbOf(next)} at ${timeOf(passing, passing.startTime + next.time)}`;
  if (instead === undefined) return words;
  const time = timeOf(failing, failing.startTime + instead.time);
  if (instead.task !== next.task) return `${words}, where ${instead.task} ${verbOf(instead)}`;
  return instead.kind === next.kind ? `${words}, not at ${time}` : `${words}, where it ${verbOf(instead)}`;
}

function decisionsOf({ events, program, startTime }: Trace, tasks: ReadonlySet<TaskName>): Decision[] {
  const decisions: Decision[] = [];
  for (let i = 0; i < events.length; i++) {
    const kind = events.kind[i]!;
    if (kind !== Kind.start && kind !== Kind.resume && kind !== Kind.finish) continue;
    const task = program.tasks[events.task[i]!]!.name;
    if (tasks.has(task)) decisions.push({ task, kind, time: events.time[i]! - startTime });
  }
  return decisions;
}

function isSame(one: Decision, other: Decision): boolean {
  return one.task === other.task && one.kind === other.kind && one.time === other.time;
}

function verbOf({ kind }: Decision): string {
  if (kind === Kind.start) return 'starts';
  return kind === Kind.resume ? 'goes on' : 'ends';
}
