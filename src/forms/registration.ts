import type { Instruction } from '../program/instruction.ts';
import { Kind } from '../trace/event.ts';
import type { Coroutine, CoroutinePrimitives } from './coroutine-primitives.ts';
import type { Run } from './run.ts';
import { failCleanup, type Teardown } from './teardown.ts';

/** What tasks have registered with their scheduler to be cleaned up at their end. Columns by task. */
export interface Registration {
  /** Positions of the steps whose cleanup is still due. */
  readonly due: (number[] | undefined)[];
  /** What each task registers: one and the same as often as the same is to be done, of which every call does the next. */
  readonly parts: (Part[] | undefined)[];
  /** Each is a part of its own: where none takes any time all are alike, and nobody saw in which order they come. */
  readonly apart: boolean;
  /** What is to be written down once nothing is due any more: the end of a task whose steps are through. */
  readonly ends: ((() => void) | undefined)[];
  /** How many clean up just now. Tasks that were cancelled may, when all others have ended. */
  busy: number;
}

/** A function that is registered, and the step for which it first was. */
interface Part {
  readonly at: number;
  readonly call: Coroutine<void>;
}

export function startRegistration(apart = false): Registration {
  return { due: [], parts: [], apart, ends: [], busy: 0 };
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

/** The step's request: hands the task's part to its scheduler, perhaps once more. */
export function register(
  run: Run,
  task: number,
  primitives: CoroutinePrimitives,
  sleep: (ms: number) => Iterable<unknown, unknown, unknown>,
): Iterable<unknown, unknown, unknown> {
  const { parts, due, apart } = run.registration!;
  const at = due[task]!.at(-1)!;
  parts[task] ??= [];
  let part = apart ? undefined : parts[task].find((other) => isAlike(run, task, at, other.at));
  if (part === undefined) {
    part = { at, call: () => cleanUpNext(run, task, at, sleep) };
    parts[task].push(part);
  }
  return primitives.cleanup!(part.call);
}

function isAlike({ code, registration }: Run, task: number, one: number, other: number): boolean {
  if (one === other) return true;
  const [a, b] = [code.tasks[task]![one] as Cleanup, code.tasks[task]![other] as Cleanup];
  return !registration!.apart && a.ms === b.ms && a.throws === b.throws;
}

type Cleanup = Extract<Instruction, { kind: 'cleanup' }>;

/** Cleans up what is next of this kind. Who is called too often does it once more. */
function* cleanUpNext(
  run: Run,
  task: number,
  first: number,
  sleep: (ms: number) => Iterable<unknown, unknown, unknown>,
): Generator<unknown, void, unknown> {
  const { recorder } = run;
  const registration = run.registration!;
  const due = registration.due[task]!;
  const steps = run.code.tasks[task]!;
  const next = due.findLastIndex((at) => isAlike(run, task, at, first));
  const [at = first] = next < 0 ? [] : due.splice(next, 1);
  const { ms, throws } = steps[at] as Cleanup;
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
