import { canDrain, drain, macrotask } from '../clock/drain.ts';
import { driveSlowly } from '../clock/drive.ts';
import { printProgram } from '../program/text.ts';
import type { Host } from './host.ts';

/** A computation that yields wherever microtasks have to be drained before it can go on. */
export type Running<T> = Generator<void, T, void>;

/** Runs it to its end in place. Only inside a macrotask. */
export function finish<T>(running: Running<T>): T {
  let next = running.next();
  while (!next.done) {
    drain();
    next = running.next();
  }
  return next.value;
}

/**
 * Runs it to its end: in one macrotask where microtasks can be drained in place, else with a macrotask for each drain, some
 * ten times slower.
 */
export async function conduct<T>(running: () => Running<T>, host: Host): Promise<T> {
  // Whether it can drain only shows inside a macrotask: in a microtask nothing can.
  const inPlace = await macrotask(() => {
    host.drains = canDrain();
    return host.drains ? { value: finish(running()) } : undefined;
  });
  if (inPlace !== undefined) return inPlace.value;
  const mine = lastSlow.then(() => driveSlowly(running(), () => whatRuns(host)));
  lastSlow = mine.catch(() => undefined);
  return mine;
}

/** Virtual globals lead to one clock: what runs over many macrotasks waits for what does so already. */
let lastSlow: Promise<unknown> = Promise.resolve();

/** For the watchdog, which can only say what was on and end the process. */
function whatRuns({ active }: Host): string {
  return active === undefined
    ? 'no program'
    : `${active.scheduler.name}:\n${printProgram(active.case.program)}`;
}
