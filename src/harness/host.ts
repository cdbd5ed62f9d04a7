import { canDrain } from '../clock/drain.ts';
import { VirtualClock } from '../clock/virtual-clock.ts';
import type { Run } from '../forms/run.ts';
import type { Scheduler } from '../forms/scheduler.ts';
import type { Case } from '../program/case.ts';
import { Recorder } from '../trace/recorder.ts';

/** What runs need and reuse. One run at a time: `virtual globals` lead to one clock. */
export interface Host {
  readonly clock: VirtualClock;
  readonly recorder: Recorder;
  /** Microtasks can be drained in place. */
  readonly drains: boolean;
  /** The run that is on, or was last: what is known of it when it has to be abandoned. */
  active: { readonly scheduler: Scheduler; readonly case: Case; readonly run: Run } | undefined;
}

/** Only inside a macrotask: elsewhere microtasks cannot be drained, and it would look as if they never could. */
export function makeHost(): Host {
  return { clock: new VirtualClock(), recorder: new Recorder(), drains: canDrain(), active: undefined };
}
