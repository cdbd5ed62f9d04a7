import { type Code, isBelow } from '../program/code.ts';
import { type Events, Kind } from './event.ts';

/**
 * Before that event, does something that a task has spawned, at whatever depth, clean up? Or did it since the clock last moved idly: then who
 * waits for it may not know. Takes time in proportion to the events.
 */
export function isTearingDown(events: Events, code: Code, task: number, before: number): boolean {
  /** By task: how many of its cleanups end further on. */
  const later = new Uint8Array(code.parents.length);
  let hasMoved = false;
  for (let i = before - 1; i >= 0; i--) {
    const below = events.task[i]!;
    switch (events.kind[i]) {
      case Kind.advance:
        hasMoved ||= events.b[i]! > events.time[i]!;
        break;
      case Kind.cleaned:
        if (!hasMoved && isBelow(code, below, task)) return true;
        later[below]!++;
        break;
      case Kind.cleanup:
        if (later[below]! > 0) later[below]!--;
        else if (isBelow(code, below, task)) return true;
        break;
    }
  }
  return false;
}
