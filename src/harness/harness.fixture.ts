import { installGlobals } from '../clock/globals.ts';
import type { AsyncPrimitives } from '../forms/async.ts';
import { defineScheduler, type Scheduler, type SchedulerDefinition } from '../forms/scheduler.ts';
import type { Law, LawId } from '../laws/law.ts';
import type { Case, Environment } from '../program/case.ts';
import { parseText } from '../program/text.ts';
import { Kind } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import { type Host, makeHost } from './host.ts';
import { conduct, type Running } from './running.ts';

/** Conducts a computation on a fresh host. For this room's tests. */
export async function onHost<T>(running: (host: Host) => Running<T>): Promise<T> {
  installGlobals();
  const host = makeHost();
  return conduct(() => running(host), host);
}

export function caseOf(program: string, environment: Partial<Environment> = {}): Case {
  return { program: parseText(program), environment: { limit: 0, dice: 0, ...environment } };
}

type AsyncDefinition = Extract<SchedulerDefinition, { form: 'async' }>;

/** Calls each task when it is spawned, and does the rest as told. */
export function asyncScheduler(
  primitives: Partial<AsyncPrimitives> = {},
  definition: Partial<AsyncDefinition> = {},
): Scheduler {
  return defineScheduler({
    name: 'direct',
    form: 'async',
    supports: ['spawn-nested'],
    create: () => ({ spawn: async (task) => task(), ...primitives }),
    ...definition,
  });
}

/** A correct scheduler. */
export const direct: Scheduler = asyncScheduler();

/** Loses every task that sleeps 3 ms or more: it wakes the others only. */
export const sleepy: Scheduler = asyncScheduler({
  sleep: (ms) => (ms < 3 ? new Promise((resolve) => setTimeout(resolve, ms)) : new Promise(() => {})),
});

/** A law that is put to the test once a run. */
export function lawOf(
  id: LawId,
  violated: (trace: Trace) => string | undefined,
  changes: Partial<Law> = {},
): Law {
  return {
    id,
    rev: 1,
    statement: 'Nothing is violated.',
    family: 'completion',
    needs: [],
    implies: [],
    judges: 'any',
    hint: 'Look.',
    check(trace) {
      const message = violated(trace);
      if (message === undefined) return { obligations: 1, worst: trace.events.length };
      return { obligations: 1, violation: { message, from: 0, to: 0, events: [], because: [] } };
    },
    ...changes,
  };
}

/** Broken where some task sleeps on and on. */
export const ends: Law = lawOf('completion', ({ ending }) =>
  ending.kind === 'completed' ? undefined : `the run ended as ${ending.kind}`,
);

/** Broken where so many tasks or more throw. */
export function fewErrors(id: LawId, most: number): Law {
  return lawOf(id, ({ events }) => {
    let errors = 0;
    for (let i = 0; i < events.length; i++) if (events.kind[i] === Kind.finish && events.a[i] === 1) errors++;
    return errors > most ? `${errors} tasks threw` : undefined;
  });
}
