import { TOLERANCE } from '../laws/tolerance.ts';
import { LEAST_DELAY } from '../trace/claims.ts';
import type { Discrepancy } from './discrepancy.ts';
import type { Observation } from './observation.ts';

/** The earliest finish whose time no claim of either scheduler leaves open. */
export function timingOf(a: Observation, b: Observation): Discrepancy | undefined {
  const lateness = latenessOf(a, b);
  if (lateness === undefined) return undefined;
  if (bothHold(a, b)) return makespanOf(a, b);
  let earliest = Number.POSITIVE_INFINITY;
  let found = -1;
  a.tasks.forEach((one, task) => {
    const other = b.tasks[task]!;
    const allowed = Math.max(one.slack, other.slack) + lateness + TOLERANCE;
    const time = Math.min(one.time, other.time);
    if (Math.abs(one.time - other.time) <= allowed || !(time < earliest)) return;
    earliest = time;
    found = task;
  });
  return found < 0 ? undefined : timedOf(found, a, b);
}

function timedOf(found: number, a: Observation, b: Observation): Discrepancy {
  return {
    kind: 'timing',
    a: { task: found, event: a.tasks[found]!.finished },
    b: { task: found, event: b.tasks[found]!.finished },
  };
}

/** Where every sleep holds everybody, each may end early or late by whose turn it was; all together take one time. */
function makespanOf(a: Observation, b: Observation): Discrepancy | undefined {
  const lasts = [a, b].map(({ tasks }) =>
    tasks.reduce((last, { time }, i) => (time > tasks[last]!.time ? i : last), 0),
  );
  const [one, other] = [a.tasks[lasts[0]!]!, b.tasks[lasts[1]!]!];
  // Not `<=`: a time that there is not makes no difference.
  if (!(Math.abs(one.time - other.time) > slackOf(a, b) + worldOf(a, b) + TOLERANCE)) return undefined;
  return {
    kind: 'timing',
    a: { task: lasts[0]!, event: one.finished },
    b: { task: lasts[1]!, event: other.finished },
  };
}

/**
 * By how many ms a task may end earlier or later because the order of turns is free, beyond its own slack; undefined where
 * nothing bounds it.
 */
function latenessOf(a: Observation, b: Observation): number | undefined {
  // Whoever works holds up everybody once.
  if (a.unlimited && b.unlimited) return a.work + worldOf(a, b) + Math.max(lateStarts(a), lateStarts(b));
  // Who is spawned while a slot is free has it, or whoever is spawned next and comes first.
  const hasPriorities = a.tasks.some(({ priority }) => priority !== 0);
  const exact = [a, b].every(
    ({ claims: { guarantees }, flat }) =>
      flat && guarantees.order === 'fifo' && guarantees.workConserving === true && !hasPriorities,
  );
  // In a queue with slots the lateness of those in front adds up.
  return exact ? a.work + worldOf(a, b) + slackOf(a, b) : undefined;
}

/** The same world is late for one where it is not for the other: they come to different occasions. */
function worldOf(a: Observation, b: Observation): number {
  return Math.max(a.lateness, b.lateness);
}

/** A limiter that does not claim `workConserving` may start each task by `setTimeout(0)`. */
function lateStarts({ claims, tasks }: Observation): number {
  const prompt = !claims.supports.has('limit') || claims.guarantees.workConserving === true;
  return prompt ? 0 : LEAST_DELAY * (tasks.length - 1);
}

function bothHold(a: Observation, b: Observation): boolean {
  return [a, b].every(({ claims }) => claims.guarantees.sleep === 'holds');
}

function slackOf(a: Observation, b: Observation): number {
  return a.tasks.reduce((sum, { slack }, i) => sum + Math.max(slack, b.tasks[i]!.slack), 0);
}
