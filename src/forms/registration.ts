import type { Instruction } from '../program/instruction.ts';
import { Kind } from '../trace/event.ts';
import type { Coroutine, CoroutinePrimitives } from './coroutine-primitives.ts';
import type { Run } from './run.ts';
import { failCleanup, type Teardown } from './teardown.ts';

/** What tasks have registered with their scheduler to be cleaned up at their end. Columns by task. */
export interface Registration {
  /** Positions of the steps whose cleanup is still due. */
  readonly due: (number[] | undefined)[];
  /** What each task registers: one and the same, as often as it has something to clean up; every call does the next of it. */
  readonly parts: (Coroutine<void> | undefined)[];
  /** What is to be written down once nothing is due any more: the end of a task whose steps are through. */
  readonly ends: ((() => void) | undefined)[];
  /** How many clean up just now. Tasks that were cancelled may, when all others have ended. */
  busy: number;
}

export function startRegistration(): Registration {
  return { due: [], parts: [], ends: [], busy: 0 };
}

export function isCleaningUp({ registration }: Run): boolean {
  return registration !== undefined && registration.busy > 0;
}

/** A cleanup step, up to its request. */
export function owe({ due }: Registration, task: number, at: number): void {
  due[task] ??= [];
  due[task].push(at);
}

export function owes({ registration }: Run, task: number): boolean {
  return registration !== undefined && (registration.due[task]?.length ?? 0) > 0;
}

/** What a task has registered is its scheduler's to call; its end is written down when the last of it is done. */
export function endLater({ registration }: Run, task: number, end: () => void): void {
  registration!.ends[task] = end;
}

/** The step's request: hands the task's part to its scheduler once more. */
export function register(
  run: Run,
  task: number,
  primitives: CoroutinePrimitives,
  sleep: (ms: number) => Iterable<unknown, unknown, unknown>,
): Iterable<unknown, unknown, unknown> {
  const { parts } = run.registration!;
  parts[task] ??= () => cleanUpNext(run, task, sleep);
  return primitives.cleanup!(parts[task]);
}

/** Cleans up what is next. Who is called too often does the last of it once more. */
function* cleanUpNext(
  run: Run,
  task: number,
  sleep: (ms: number) => Iterable<unknown, unknown, unknown>,
): Generator<unknown, void, unknown> {
  const { recorder } = run;
  const registration = run.registration!;
  const due = registration.due[task]!;
  const steps = run.code.tasks[task]!;
  const at = due.pop() ?? steps.findIndex(({ kind }) => kind === 'cleanup');
  const { ms, throws } = steps[at] as Extract<Instruction, { kind: 'cleanup' }>;
  recorder.add(Kind.cleanup, task, run.now(), at, ms);
  registration.busy++;
  let failure: Teardown | undefined;
  try {
    if (ms > 0) yield* sleep(ms);
    recorder.add(Kind.cleaned, task, run.now(), at, ms);
    failure = throws === undefined ? undefined : failCleanup(run, task, throws);
  } finally {
    registration.busy--;
    if (due.length === 0) {
      registration.ends[task]?.();
      registration.ends[task] = undefined;
    }
  }
  if (failure !== undefined) throw failure.error;
}
