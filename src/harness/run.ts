import type { Budgets } from '../clock/budget.ts';
import { routeTo } from '../clock/globals.ts';
import { collectRejections } from '../clock/rejections.ts';
import { POLITE } from '../clock/world.ts';
import { isCleaningUp } from '../forms/registration.ts';
import { describeError, errorDigest, makeRun, type Run } from '../forms/run.ts';
import type { Scheduler } from '../forms/scheduler.ts';
import { askForStates } from '../forms/states.ts';
import type { Case } from '../program/case.ts';
import { type Code, compile } from '../program/code.ts';
import { expect } from '../program/oracle.ts';
import { UNLIMITED } from '../program/rate.ts';
import { LEAST_DELAY } from '../trace/claims.ts';
import { findCuts } from '../trace/cuts.ts';
import { Kind } from '../trace/event.ts';
import type { Ending, Leftovers, Trace } from '../trace/trace.ts';
import { findWaits } from '../trace/waits.ts';
import { outlast, settleDown, stir } from './afterwards.ts';
import { type Host, MAX_EVENTS } from './host.ts';
import { seededRandom } from './seeded-random.ts';
import { hasPermits } from './shape.ts';
import { type Started, start } from './start.ts';

const NOTHING_LEFT: Leftovers = {
  timers: 0,
  nextDeadline: Number.POSITIVE_INFINITY,
  rejections: [],
  escapes: [],
};

/**
 * Runs one case from its start to quiescence and gives its trace. Yields wherever microtasks have to be drained before it
 * goes on, so that one text serves the synchronous drain and the slow one. The trace's columns are those of the host's
 * recorder: valid until the next run.
 */
export function* execute(
  scheduler: Scheduler,
  kase: Case,
  host: Host,
  inParts = false,
): Generator<void, Trace, void> {
  const { clock, recorder } = host;
  recorder.reset();
  let kept = Number.POSITIVE_INFINITY;
  const { limit, dice, start: startTime = 0, world = POLITE } = kase.environment;
  const { timeLimit, timedOut, scope, joinCancelled } = scheduler.claims.guarantees;
  const code = compile(kase.program, timeLimit);
  clock.reset({
    startTime,
    world,
    budgets: budgetsFor(host, code),
    onExceeded: () => {
      kept = recorder.length;
    },
    onAdvance: (from, to, mark) => recorder.add(Kind.advance, -1, from, mark, to),
  });
  // The limit of a semaphore is how many permits it has; a lock has one.
  const permits = hasPermits(scheduler.claims) ? limit : 1;
  const [stopsExpired, ownsChildren] = [timedOut === 'stops', scope === 'cancels'];
  const run = makeRun(scheduler.name, code, clock, recorder, inParts, permits, stopsExpired, ownsChildren);
  run.failsFast = failsFast(scheduler);
  run.refuses = scheduler.claims.supports.has('room');
  run.keepsFirstError = scheduler.claims.guarantees.errors === 'first';
  if (joinCancelled === 'cancels' && code.cuts) run.joining = new Int32Array(code.tasks.length).fill(-1);
  host.active = { scheduler, case: kase, run };
  // The slow loop's watchdog must know the program's name before it runs: afterwards may never come.
  if (!host.drains) yield;
  const rejections = collectRejections();
  routeTo(clock);
  try {
    const started = begin(scheduler, run, {
      clock,
      limit: limitOf(scheduler, limit),
      rate: kase.environment.rate ?? UNLIMITED,
      room: kase.environment.room ?? Number.POSITIVE_INFINITY,
      permits: run.permits,
      random: seededRandom(dice),
    });
    yield;
    while (started !== undefined && !isOver(run, started, host)) {
      if (!stepOnce(run, started, host)) break;
      yield;
    }
    const ending = endingOf(run, started, host);
    if (ending.kind === 'completed') yield* settleDown(scheduler, host);
    if (run.cutCount > 0 && ending.kind === 'completed') yield* outlast(scheduler, host);
    const leftovers: Leftovers = {
      timers: clock.pendingTimers,
      nextDeadline: clock.nextDeadline(),
      rejections: rejections.take().map(describeError),
      escapes: [],
    };
    if (run.cutCount > 0 && ending.kind === 'completed') yield* stir(host);
    const end = ending.kind === 'completed' && run.stateOf !== undefined ? afterStates(run, ending) : ending;
    // Whom the end of the budget is thrown to, task or scheduler, did not bring about what it does then.
    recorder.length = Math.min(recorder.length, kept);
    return traceOf(host, end, leftovers);
  } finally {
    routeTo(undefined);
    rejections.stop();
  }
}

/** The trace of a run that the wall clock had to stop: what was recorded until then. */
export function abandon(host: Host, ms: number): Trace {
  return traceOf(host, { kind: 'hang', ms }, NOTHING_LEFT);
}

function begin(
  scheduler: Scheduler,
  run: Run,
  environment: Parameters<typeof start>[2],
): Started | undefined {
  try {
    return start(scheduler, run, environment);
  } catch (error) {
    run.crash ??= { where: 'create', error };
    return undefined;
  }
}

function isOver(run: Run, started: Started, host: Host): boolean {
  if (run.crash !== undefined || host.clock.exceeded !== undefined) return true;
  if (host.recorder.length > MAX_EVENTS) return true;
  if (run.pendingInputs > 0 || isCleaningUp(run)) return false;
  if (started.end.kind === 'pending' || run.finishCount + run.cutCount !== run.spawnCount) return false;
  return run.clearedCount === 0 || !mayStillStart(run, host);
}

/** What was cleared may have had its slot before, and start by a timer that was set then. */
function mayStillStart({ clearedAt }: Run, { clock, active }: Host): boolean {
  const { resolution = 0 } = active!.scheduler.claims.guarantees;
  return clock.pendingImmediates > 0 || clock.nextDeadline() <= clearedAt + LEAST_DELAY + resolution;
}

/** One macrotask. False at quiescence. */
function stepOnce(run: Run, started: Started, { clock }: Host): boolean {
  try {
    if (clock.step()) return true;
    return started.advance?.() ?? false;
  } catch (error) {
    if (clock.exceeded === undefined) run.crash ??= { where: 'a timer callback', error };
    return true;
  }
}

function endingOf(run: Run, started: Started | undefined, { clock, recorder }: Host): Ending {
  if (clock.exceeded !== undefined) {
    return { kind: 'budget', budget: clock.exceeded.budget, spent: clock.exceeded.spent };
  }
  if (recorder.length > MAX_EVENTS) return { kind: 'budget', budget: 'events', spent: recorder.length };
  if (run.crash !== undefined) return crash(run.crash.where, run.crash.error);
  if (started === undefined) return { kind: 'deadlock' };
  switch (started.end.kind) {
    case 'none':
      return run.finishCount + run.cutCount === run.spawnCount ? { kind: 'completed' } : { kind: 'deadlock' };
    case 'pending':
      return { kind: 'deadlock' };
    case 'returned':
      return { kind: 'completed' };
    case 'threw':
      return isMainsError(run, started.end.error) ? { kind: 'completed' } : crash('run', started.end.error);
  }
}

function crash(where: string, error: unknown): Ending {
  return { kind: 'crash', where, error: describeError(error) };
}

/** To be asked for a state is the last that may break a scheduler. */
function afterStates(run: Run, ending: Ending): Ending {
  const before = run.crash;
  askForStates(run);
  return run.crash === undefined || run.crash === before ? ending : crash(run.crash.where, run.crash.error);
}

function isMainsError(run: Run, error: unknown): boolean {
  const outcome = run.outcomes[0];
  return (
    outcome !== undefined && 'error' in outcome && errorDigest(run, outcome.error) === errorDigest(run, error)
  );
}

function traceOf(host: Host, ending: Ending, leftovers: Leftovers): Trace {
  const { scheduler, case: kase, run } = host.active!;
  const { program, environment } = kase;
  const events = host.recorder;
  const { resolution = 0, scope, joinCancelled } = scheduler.claims.guarantees;
  const joinsCancel = joinCancelled === 'cancels';
  const { code, refuses, keepsFirstError: keepsFirst } = run;
  const cuts = findCuts(events, code, scope, resolution, failsFast(scheduler), joinsCancel, refuses);
  return {
    program,
    code,
    claims: scheduler.claims,
    limit: limitOf(scheduler, environment.limit),
    rate: environment.rate ?? UNLIMITED,
    room: environment.room ?? Number.POSITIVE_INFINITY,
    permits: run.permits,
    startTime: run.startTime,
    events,
    ending,
    leftovers,
    expected: expect(program, resolution, LEAST_DELAY, cuts?.steps, keepsFirst, cuts?.joined, cuts?.refused),
    waits: findWaits(events, code.tasks.length, host.waits, cuts),
    cuts,
    foreignErrors: run.foreignErrors,
  };
}

function limitOf(scheduler: Scheduler, limit: number): number {
  return scheduler.claims.supports.has('limit') ? limit : Number.POSITIVE_INFINITY;
}

function budgetsFor({ turns }: Host, { isLong, rounds }: Code): Partial<Budgets> {
  const enough = { turns: turns + TURNS_OF_ROUND * rounds };
  return isLong ? { ...enough, time: LONG_TIME } : enough;
}

/** What a scheduler may ask its clock for each round of a loop. */
const TURNS_OF_ROUND = 10;

function failsFast({ claims }: Scheduler): boolean {
  return claims.guarantees.failure === 'stops';
}

/** Enough for programs that sleep for months, ms. */
const LONG_TIME = 1e12;
