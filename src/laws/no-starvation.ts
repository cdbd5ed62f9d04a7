import { Reason } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { findOvertaking, type Overtaking } from './overtaking.ts';
import { nameOf, timeOf, when } from './wording.ts';

/**
 * An endless stream cannot be run, but it can be begun: each newcomer spawns the next. Who is there when a task becomes
 * ready is of generation 0; what one of generation g spawns later is of generation g + 1, unless it starts inside its
 * parent's turn. If more generations than the claimed bypass get past, nothing stops the rest.
 */
export const noStarvation: Law = {
  id: 'no-starvation',
  rev: 1,
  statement: 'A ready task gets its turn however many newcomers keep arriving.',
  family: 'fairness',
  needs: ['bypass', 'unlimited'],
  implies: ['bounded-bypass'],
  judges: 'any',
  hint: 'Look at where a new task is put: in front of those that wait, or behind them? Is a queue emptied before the next is looked at?',
  check,
};

/** Obligations: each wait for a turn during which a task was spawned. Worst: the highest generation that got past. */
function check(trace: Trace): Judgement {
  const { events, waits, claims } = trace;
  const claimed = claims.guarantees.bypass ?? Number.POSITIVE_INFINITY;
  const overtaking = findOvertaking(trace);
  const obligations = countNewcomers(trace, overtaking);
  if (obligations === 0) return { obligations };
  const { turn, victim, turnCount } = overtaking;
  let worst = 0;
  let worstTurn = -1;
  for (let i = 0; i < turnCount; i++) {
    const wait = victim[i]!;
    if (wait < 0) continue;
    const generation = generationOf(trace, events.task[turn[i]!]!, waits.ready[wait]!);
    if (generation > worst) {
      worst = generation;
      worstTurn = i;
    }
  }
  if (worst <= claimed) return { obligations, worst };
  return { obligations, worst, violation: describe(trace, victim[worstTurn]!, turn[worstTurn]!, worst) };
}

/** Linear, since both the waits and the spawns are in order of events. */
function countNewcomers({ waits }: Trace, { ready, readyCount }: Overtaking): number {
  let newcomers = 0;
  let spawn = 0;
  for (let i = 0; i < readyCount; i++) {
    const wait = ready[i]!;
    const since = waits.ready[wait]!;
    while (spawn < waits.length && (waits.reason[spawn] !== Reason.start || waits.suspend[spawn]! <= since))
      spawn++;
    if (spawn === waits.length) break;
    const resume = waits.resume[wait]!;
    if (resume < 0 || waits.suspend[spawn]! < resume) newcomers++;
  }
  return newcomers;
}

/** Costs as much as newcomers are nested in each other. */
function generationOf({ code, waits }: Trace, task: number, since: number): number {
  let generation = 0;
  for (let at = task; at > 0 && waits.spawnOf[at]! > since; at = code.parents[at]!) {
    if (waits.nested[at] === 0) generation++;
  }
  return generation;
}

function describe(trace: Trace, wait: number, turn: number, generation: number): Violation {
  const { events, waits, code } = trace;
  const task = waits.task[wait]!;
  const since = waits.ready[wait]!;
  const resume = waits.resume[wait]!;
  const chain: number[] = [];
  for (let at = events.task[turn]!; at > 0 && waits.spawnOf[at]! > since; at = code.parents[at]!)
    chain.unshift(at);
  const newcomer = nameOf(trace, events.task[turn]!);
  return {
    message: `${newcomer}, a newcomer of generation ${generation}, took a turn at ${when(trace, turn)} while ${nameOf(trace, task)}, ready since ${timeOf(trace, waits.readyTime[wait]!)}, still waited for one.`,
    task,
    from: waits.readyTime[wait]!,
    to: resume < 0 ? events.time[events.length - 1]! : events.time[resume]!,
    events: [since, turn, ...(resume < 0 ? [] : [resume])],
    because: chain.slice(0, 4).map((child) => spawnOf(trace, child)),
  };
}

function spawnOf(trace: Trace, child: number): string {
  const spawn = trace.waits.spawnOf[child]!;
  return `${nameOf(trace, trace.events.task[spawn]!)} spawned ${nameOf(trace, child)} at ${when(trace, spawn)}, after that`;
}
