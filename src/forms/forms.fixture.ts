import { VirtualClock } from '../clock/virtual-clock.ts';
import { compile } from '../program/code.ts';
import type { Program } from '../program/program.ts';
import { parseText } from '../program/text.ts';
import { Kind } from '../trace/event.ts';
import { Recorder } from '../trace/recorder.ts';
import { type AsyncPrimitives, asyncTask } from './async.ts';
import { type CallbackPrimitives, startCallbacks } from './callback.ts';
import { coroutine } from './coroutine.ts';
import type { CoroutinePrimitives } from './coroutine-primitives.ts';
import { type Pollable, type PollablePrimitives, runPollables } from './pollable.ts';
import { makeRun, type Run } from './run.ts';

/** A run of a program with a clock of its own, not started yet. For this room's tests. */
export function prepare(
  program: string | Program,
  world: readonly number[] = [],
): { run: Run; clock: VirtualClock } {
  const clock = new VirtualClock();
  clock.reset({ world });
  const code = compile(typeof program === 'string' ? parseText(program) : program);
  return { run: makeRun('tiny', code, clock, new Recorder()), clock };
}

/** Events as lines: `3 a finish 0 1` is "at 3 ms task a finished, returned, digest 1". */
export function happened(run: Run, what: readonly (keyof typeof Kind)[] = KINDS): string[] {
  const { recorder, code } = run;
  const lines: string[] = [];
  for (let i = 0; i < recorder.length; i++) {
    const kind = KINDS[recorder.kind[i]!]!;
    if (!what.includes(kind)) continue;
    const name = code.program.tasks[recorder.task[i]!]?.name ?? '-';
    lines.push(`${recorder.time[i]} ${name} ${kind} ${recorder.a[i]} ${recorder.b[i]}`);
  }
  return lines;
}

const KINDS = Object.keys(Kind) as (keyof typeof Kind)[];

/** Fires the clock's timers, with a real macrotask after each so that promises settle, until none is left. */
export async function settle(clock: VirtualClock): Promise<void> {
  do await new Promise((resolve) => setImmediate(resolve));
  while (clock.step());
}

export function runCoroutines(
  run: Run,
  clock: VirtualClock,
  changes: Partial<CoroutinePrimitives> = {},
): unknown {
  const primitives = { ...tinyCoroutines(clock), ...changes };
  return primitives.run(coroutine(run, primitives, 0));
}

export async function runAsync(
  run: Run,
  clock: VirtualClock,
  changes: Partial<AsyncPrimitives> = {},
): Promise<unknown> {
  const primitives: AsyncPrimitives = { spawn: async (task) => task(), ...changes };
  const ended = Promise.resolve()
    .then(asyncTask(run, primitives, 0))
    .catch((error: unknown) => error);
  await settle(clock);
  return Promise.race([ended, 'pending']);
}

export function runPolled(run: Run, clock: VirtualClock, changes: Partial<PollablePrimitives> = {}): unknown {
  return runPollables(run, { run: (tasks) => pollAll(tasks, clock), ...changes });
}

export function runCallbacks(run: Run, clock: VirtualClock, changes: Partial<CallbackPrimitives> = {}): void {
  startCallbacks(run, { setTimer: (ms, callback) => clock.setTimer(ms, callback), ...changes }, 0);
  while (clock.step());
}

interface Turning {
  readonly steps: Generator<() => boolean, unknown, unknown>;
  canGoOn: () => boolean;
  end: { readonly value: unknown } | { readonly error: unknown } | undefined;
}

/** The least scheduler of coroutines: what is yielded says when to go on. */
export function tinyCoroutines(clock: VirtualClock): CoroutinePrimitives {
  const tasks: Turning[] = [];
  const begin = (task: () => Turning['steps']): Turning => {
    const turning: Turning = { steps: task(), canGoOn: () => true, end: undefined };
    tasks.push(turning);
    return turning;
  };
  return {
    run(main) {
      const { steps } = begin(main);
      for (;;) {
        const next = tasks.find((task) => task.end === undefined && task.canGoOn());
        if (next !== undefined) {
          takeTurn(next);
          tasks.push(...tasks.splice(tasks.indexOf(next), 1));
        } else if (!clock.step()) break;
      }
      return unwrap(tasks.find((task) => task.steps === steps)!);
    },
    *spawn(task) {
      return begin(task);
    },
    *join(task: Turning) {
      yield () => task.end !== undefined;
      return unwrap(task);
    },
    *sleep(ms) {
      let due = false;
      clock.setTimer(ms, () => {
        due = true;
      });
      yield () => due;
    },
  };
}

function takeTurn(task: Turning): void {
  try {
    const { done, value } = task.steps.next();
    if (done) task.end = { value };
    else task.canGoOn = value;
  } catch (error) {
    task.end = { error };
  }
}

function unwrap({ end }: Turning): unknown {
  if (end === undefined) return undefined;
  if ('error' in end) throw end.error;
  return end.value;
}

function pollAll(tasks: readonly Pollable[], clock: VirtualClock): void {
  let pending = tasks;
  while (pending.length > 0) {
    const left = pending.filter((task) => {
      try {
        return !task.poll(clock.peek());
      } catch {
        return false;
      }
    });
    if (left.length === pending.length) clock.sleep(1);
    pending = left;
  }
}
