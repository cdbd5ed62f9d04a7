import type { Scheduler } from '../forms/scheduler.ts';
import { Kind } from '../trace/event.ts';
import { type Host, MAX_EVENTS } from './host.ts';

/** After the last task a scheduler may still tidy up: at once, or for as long as it said that its timers take. Some are one for
 *  the whole process, and would else wait in the next run for what was promised in this one. */
export function* settleDown(scheduler: Scheduler, { clock }: Host): Generator<void, void, void> {
  const end = clock.peek() + (scheduler.claims.guarantees.resolution ?? 0);
  while ((clock.pendingImmediates > 0 || clock.nextDeadline() <= end) && clock.exceeded === undefined) {
    try {
      clock.step();
    } catch {
      return;
    }
    yield;
  }
}

/** A task that is nobody's child may be at its cleanup when all others have ended, and nobody waits for it: who cancelled it
 *  has been cancelled, too. The timers that it sleeps by are its own, and not left behind. */
export function* outlast({ claims }: Scheduler, host: Host): Generator<void, void, void> {
  const { scope = 'detached' } = claims.guarantees;
  const { clock } = host;
  if (scope !== 'detached') return;
  while (clock.pendingTimers > 0 && clock.exceeded === undefined && isCleaningUp(host)) {
    try {
      if (!clock.step()) return;
    } catch {
      return;
    }
    yield;
  }
}

/** Some task has begun to clean up, and has neither come to the end of it nor been closed. */
function isCleaningUp({ recorder }: Host): boolean {
  const { kind, task } = recorder;
  const busy = new Set<number>();
  for (let i = 0; i < recorder.length; i++) {
    if (kind[i] === Kind.cleanup) busy.add(task[i]!);
    else if (kind[i] === Kind.cleaned || kind[i] === Kind.close) busy.delete(task[i]!);
  }
  return busy.size > 0;
}

/** Whether a task that was cancelled has really stopped shows only in what is left of it. */
export function* stir({ clock, recorder }: Host): Generator<void, void, void> {
  while (clock.exceeded === undefined && recorder.length <= MAX_EVENTS) {
    try {
      if (!clock.step()) return;
    } catch {
      return;
    }
    yield;
  }
}
