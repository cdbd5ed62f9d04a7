import type { Counterexample, Report, Verdict } from '../harness/report.ts';
import type { LawId, Violation } from '../laws/law.ts';
import { compile } from '../program/code.ts';
import { Digest } from '../program/digest.ts';
import type { Program, Step } from '../program/program.ts';
import { UNLIMITED } from '../program/rate.ts';
import type { Claims } from '../trace/claims.ts';
import { Kind, Reason } from '../trace/event.ts';
import { Recorder } from '../trace/recorder.ts';
import type { Ending, Trace } from '../trace/trace.ts';
import { copyWaits } from '../trace/wait-columns.ts';
import { findWaits } from '../trace/waits.ts';

/** What a task does at a time: `[time, task, kind, argument]`; for `move`, the time that it moves to. */
export type Moment =
  | readonly [number, string, 'start' | 'yields' | 'returns' | 'throws' | 'closed' | 'stray' | 'emits']
  | readonly [number, string, 'spawns' | 'joins' | 'resumes', string?]
  | readonly [number, string, 'sleeps' | 'works' | 'move', number];

/** A trace written by hand: reports must draw what never happened, too. */
export function traceOf(
  steps: Readonly<Record<string, readonly Step[]>>,
  moments: readonly Moment[],
  options: { readonly ending?: Ending; readonly claims?: Partial<Claims>; readonly limit?: number } = {},
): Trace {
  const program: Program = { tasks: Object.entries(steps).map(([name, body]) => ({ name, steps: body })) };
  const numbers = new Map(program.tasks.map((task, number) => [task.name, number]));
  const suspended = new Map<number, readonly [number, number]>();
  const events = new Recorder();
  for (const [time, name, kind, argument] of moments) {
    const task = numbers.get(name) ?? -1;
    const target = typeof argument === 'string' ? numbers.get(argument)! : (argument ?? 0);
    const suspend = (reason: number, b: number): void => {
      suspended.set(task, [reason, b]);
      events.add(Kind.suspend, task, time, reason, b);
    };
    if (kind === 'start') events.add(Kind.start, task, time);
    else if (kind === 'spawns') events.add(Kind.spawn, task, time, target);
    else if (kind === 'emits') events.add(Kind.emit, task, time);
    else if (kind === 'works') events.add(Kind.work, task, time, 0, target);
    else if (kind === 'yields') suspend(Reason.yield, 0);
    else if (kind === 'sleeps') suspend(Reason.sleep, target);
    else if (kind === 'joins') suspend(Reason.join, target);
    else if (kind === 'resumes') events.add(Kind.resume, task, time, ...(suspended.get(task) ?? [0, 0]));
    else if (kind === 'returns') events.add(Kind.finish, task, time, 0, 0);
    else if (kind === 'throws') events.add(Kind.finish, task, time, 1, Digest.error + 8 * task);
    else if (kind === 'closed') events.add(Kind.close, task, time);
    else if (kind === 'stray') events.add(Kind.stray, task, time);
    else events.add(Kind.advance, -1, time, 0, target);
  }
  const { limit = Number.POSITIVE_INFINITY, ending = { kind: 'completed' } } = options;
  return {
    program,
    code: compile(program),
    claims: { scheduler: 'my-queue', form: 'async', supports: new Set(), guarantees: {}, ...options.claims },
    permits: 1,
    rate: UNLIMITED,
    room: Number.POSITIVE_INFINITY,
    limit,
    startTime: 0,
    events,
    ending,
    leftovers: { timers: 0, nextDeadline: Number.POSITIVE_INFINITY, rejections: [], escapes: [] },
    expected: { tasks: [], work: 0, sleep: 0, span: 0 } as unknown as Trace['expected'],
    waits: copyWaits(findWaits(events, program.tasks.length), program.tasks.length),
  };
}

/** The queue of the design: a task that throws keeps its slot. */
export const leakedSlot: { readonly trace: Trace; readonly violation: Violation } = {
  trace: traceOf(
    {
      main: [{ spawn: 'a' }, { spawn: 'b' }, { spawn: 'c' }],
      a: [{ throw: 'error' }],
      b: [{ sleep: 30 }],
      c: [{ emit: 1 }],
    },
    [
      [0, 'main', 'start'],
      [0, 'main', 'spawns', 'a'],
      [0, 'main', 'spawns', 'b'],
      [0, 'main', 'spawns', 'c'],
      [0, 'main', 'returns'],
      [0, 'a', 'start'],
      [0, 'a', 'throws'],
      [0, 'b', 'start'],
      [0, 'b', 'sleeps', 30],
      [0, '', 'move', 30],
      [30, 'b', 'resumes'],
      [30, 'b', 'returns'],
      [30, 'c', 'start'],
      [30, 'c', 'emits'],
      [30, 'c', 'returns'],
    ],
    { limit: 2 },
  ),
  violation: {
    message: 'From 0 to 30 ms one of 2 slots was free while c waited.',
    task: 3,
    from: 0,
    to: 30,
    events: [6, 9],
    because: [
      'c did not start: its spawn at 0 ms found both slots taken',
      'a threw at 0 ms and never gave its slot back',
    ],
  },
};

export const leak: Counterexample = {
  ...leakedSlot,
  scheduler: 'my-queue',
  law: 'work-conservation',
  program: leakedSlot.trace.program,
  environment: { limit: 2, dice: 0 },
  seed: 1,
  path: '117:0:3:1',
  text: 'main: spawn a, spawn b, spawn c\na:    throw\nb:    sleep 30\nc:    emit 1\n',
  size: 10,
  shrinking: { from: 23, taken: 31, tried: 200, minimal: true, neighbours: 12 },
  alsoBroken: ['completion'],
  passesIf: 'a does not throw',
  decisive: 'c starts at 0 ms, not at 30 ms',
  immaterial: ['what a throws does not matter', 'limit 1 fails too'],
};

/** A report on the laws named, held where nothing else is said. */
export function reportOn(
  scheduler: string,
  verdicts: readonly (LawId | Verdict)[],
  rest: Partial<Report> = {},
): Report {
  return {
    scheduler,
    runs: 1000,
    seed: 1,
    replays: [],
    ...rest,
    verdicts: verdicts.map((given) =>
      typeof given === 'string' ? { law: given, status: 'held', obligations: 500 } : given,
    ),
  };
}
