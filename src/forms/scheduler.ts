import type { Clock } from '../clock/clock.ts';
import type { Rate } from '../program/case.ts';
import type { Capability, Claims, Form, Guarantees } from '../trace/claims.ts';
import type { AsyncPrimitives } from './async.ts';
import type { CallbackPrimitives } from './callback.ts';
import type { CoroutinePrimitives } from './coroutine-primitives.ts';
import type { Deviation } from './deviations.ts';
import type { PollablePrimitives } from './pollable.ts';
import { AdapterError, checkDefinition, show } from './validation.ts';

/** What `create` is given, once a run. */
export interface CreateEnvironment {
  /** A virtual clock, for schedulers that take one. Those that use global timers get virtual time anyway. */
  readonly clock: Clock;
  /** The concurrency limit of this run; Infinity where the scheduler does not support `limit`. */
  readonly limit: number;
  /** At most `cap` starts in `per` ms, in this run; `cap` is Infinity where the scheduler does not support `rate`. */
  readonly rate: Rate;
  /** How many tasks may wait to start, in this run; Infinity where any number may, and where the scheduler does not support `room`. */
  readonly room: number;
  /** Permits of each lock, for semaphores: 1 where the scheduler supports neither `permits` nor `weight`. */
  readonly permits: number;
  /** Seeded numbers in [0, 1), for schedulers that roll dice. */
  readonly random: () => number;
}

interface Definition<F extends Form, Primitives> {
  /** Names the scheduler in reports and its folder of counterexamples. */
  readonly name: string;
  readonly form: F;
  /** What it may be asked. Programs use only that. */
  readonly supports?: readonly Capability[];
  /** What it claims beyond the laws that bind everyone. */
  readonly guarantees?: Guarantees;
  /** Laws that it breaks by design, or as long as a ticket is open. One that it does not break is an error, too. */
  readonly deviations?: readonly Deviation[];
  /** Makes a fresh scheduler and returns the primitives of its form. */
  readonly create: (environment: CreateEnvironment) => Primitives;
}

export type SchedulerDefinition =
  | Definition<'async', AsyncPrimitives>
  | Definition<'coroutine', CoroutinePrimitives>
  | Definition<'pollable', PollablePrimitives>
  | Definition<'callback', CallbackPrimitives>;

/** A scheduler under test: its definition, and what it claims. */
export interface Scheduler {
  readonly name: string;
  readonly definition: SchedulerDefinition;
  readonly claims: Claims;
}

/**
 * Describes a scheduler to Fairtick.
 *
 * @throws AdapterError where a key is unknown or missing, or a value is of the wrong kind.
 * @example
 * defineScheduler({ name: 'p-limit', form: 'async', supports: ['limit'], guarantees: { order: 'fifo' },
 *   create({ limit }) { const run = pLimit(limit); return { spawn: (task) => run(task) } } })
 */
export function defineScheduler(definition: SchedulerDefinition): Scheduler {
  checkDefinition(definition);
  const { name, form, supports = [], guarantees = {} } = definition;
  return { name, definition, claims: { scheduler: name, form, supports: new Set(supports), guarantees } };
}

/**
 * For what is called without types.
 *
 * @throws AdapterError where it is not what `defineScheduler` returns, but a bare definition or nothing like it.
 */
export function assertScheduler(value: unknown, asker: string): asserts value is Scheduler {
  const given = value as Partial<Scheduler> | undefined | null;
  if (given?.claims?.supports instanceof Set && typeof given.definition?.create === 'function') return;
  throw new AdapterError(
    `${asker}: expected a scheduler, as defineScheduler({ … }) returns it, but received ${show(value)}`,
  );
}
