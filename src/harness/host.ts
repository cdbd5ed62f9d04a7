import { BUDGETS } from '../clock/budget.ts';
import { VirtualClock } from '../clock/virtual-clock.ts';
import type { Run } from '../forms/run.ts';
import type { Scheduler } from '../forms/scheduler.ts';
import type { Case } from '../program/case.ts';
import { Recorder } from '../trace/recorder.ts';
import { WaitColumns } from '../trace/wait-columns.ts';

/** What runs need and reuse. One run at a time: `virtual globals` lead to one clock. */
export interface Host {
  readonly clock: VirtualClock;
  readonly recorder: Recorder;
  readonly waits: WaitColumns;
  /** Microtasks are drained in place; false where `conduct` found that this Node cannot. */
  drains: boolean;
  /** Turns after which a run counts as a livelock. */
  readonly turns: number;
  /** The run that is on, or was last: what is known of it when it has to be abandoned. */
  active: { readonly scheduler: Scheduler; readonly case: Case; readonly run: Run } | undefined;
}

/** For searches: their programs are small, and a polled one of 100 ms takes some thousand turns. */
export const TURNS = 20_000;

/** More events than any program of the search has: the mark of a livelock that still touches tasks. */
export const MAX_EVENTS = 100_000;

export function makeHost(turns: number = BUDGETS.turns): Host {
  return {
    clock: new VirtualClock(),
    recorder: new Recorder(),
    waits: new WaitColumns(),
    drains: true,
    turns,
    active: undefined,
  };
}
