import { CHANNELS, LOCK_KEYS } from '../../program/program.ts';
import {
  type Figures,
  figuresOf,
  Kind,
  lockOf,
  permitsOf,
  priorityOf,
  Reason,
  Received,
  reprioritised,
} from '../../trace/event.ts';
import type { Trace } from '../../trace/trace.ts';
import { deviationWords } from './deviation-words.ts';
import { outcomeWords } from './outcome-words.ts';
import { kindKey, reasonKey, stateKey } from './wait-name.ts';

/** `kind` says which of the other keys there are. */
export interface TraceEvent {
  readonly kind: keyof typeof Kind;
  readonly time: number;
  /** Left out where it is about no task: the clock moves. */
  readonly task?: string;
  /** spawn, deliver, hear, revoke: the other task. suspend, resume: the one that is waited for. */
  readonly other?: string;
  /** suspend, resume: why. */
  readonly reason?: string;
  /** emit, send: the number. set-limit: the limit. idle, watch, told: below how many. loop: how often. */
  readonly value?: number;
  /** work, a sleep, what a cleanup takes. */
  readonly ms?: number;
  /** Position of the step in its task's program. */
  readonly step?: number;
  /** acquire, release: of which lock how many permits; a release that not a step asks for but the end of the task. */
  readonly lock?: string;
  readonly permits?: number;
  readonly atEnd?: true;
  /** send, receive, shut: on which channel. receive: the value that was the so many-th to be sent, from 0 on. */
  readonly channel?: string;
  readonly position?: number;
  /** finish, deliver, hear: what the task ended with. receive: that there was no value of the channel. state: what the scheduler says. */
  readonly outcome?: string;
  /** look: what the scheduler said of itself. */
  readonly figures?: Figures;
  /** advance: to when; how much later than it had to; and how the world deviated. */
  readonly to?: number;
  readonly late?: number;
  readonly deviation?: string;
}

/** One event of a trace, with words in place of codes. */
export function eventOf(trace: Trace, event: number): TraceEvent {
  const { events } = trace;
  const kind = events.kind[event] as Kind;
  const task = events.task[event]!;
  return {
    kind: kindKey(kind),
    time: since(trace, events.time[event]!),
    ...(task < 0 ? {} : { task: nameOf(trace, task) }),
    ...argumentsOf(trace, kind, events.a[event]!, events.b[event]!),
  };
}

function argumentsOf(trace: Trace, kind: Kind, a: number, b: number): Partial<TraceEvent> {
  switch (kind) {
    case Kind.spawn:
      return { other: nameOf(trace, a) };
    case Kind.emit:
      return { step: a, value: b };
    case Kind.work:
    case Kind.defer:
    case Kind.cleanup:
    case Kind.cleaned:
      return { step: a, ms: b };
    case Kind.revoke:
    case Kind.revoked:
      return { step: a, other: nameOf(trace, b) };
    case Kind.suspend:
    case Kind.resume:
      return reasonOf(trace, a, b);
    case Kind.deliver:
    case Kind.hear:
      return { other: nameOf(trace, a), outcome: outcomeWords(b, (task) => nameOf(trace, task)) };
    case Kind.finish:
      return { outcome: outcomeWords(b, (task) => nameOf(trace, task)) };
    case Kind.close:
      return { step: a };
    case Kind.release:
      return { lock: LOCK_KEYS[a]!, permits: Math.abs(b), ...(b < 0 ? { atEnd: true } : {}) };
    case Kind.send:
      return { channel: CHANNELS[a]!, value: b };
    case Kind.receive:
      return { channel: CHANNELS[a]!, ...receiptOf(b) };
    case Kind.shut:
      return { channel: CHANNELS[a]! };
    case Kind.expire:
      return a < 0 ? {} : reasonOf(trace, Reason.acquire, b);
    case Kind.watch:
      return b > 0 ? { step: a, value: b } : { step: a };
    case Kind.told:
      return { other: nameOf(trace, trace.events.task[a]!), ...(b > 0 ? { value: b } : {}) };
    case Kind.look:
      return { figures: figuresOf(b) };
    case Kind.state:
      return { other: nameOf(trace, a), outcome: stateKey(b) };
    case Kind.advance:
      return { to: since(trace, b), ...deviationWords(a) };
    default:
      return {};
  }
}

function receiptOf(position: number): Partial<TraceEvent> {
  if (position >= 0) return { position };
  return { outcome: position === Received.closed ? 'closed' : 'foreign value' };
}

function reasonOf(trace: Trace, a: number, b: number): Partial<TraceEvent> {
  const reason = reasonKey(a);
  switch (reason) {
    case 'sleep':
      return { reason, ms: b };
    case 'set-limit':
    case 'loop':
      return { reason, value: b };
    case 'idle':
      return b > 0 ? { reason, value: b } : { reason };
    case 'join':
    case 'settle':
    case 'cancel':
      return { reason, other: nameOf(trace, b) };
    case 'set-priority':
      return { reason, other: nameOf(trace, reprioritised(b)), value: priorityOf(b) };
    case 'acquire':
      return { reason, lock: LOCK_KEYS[lockOf(b)]!, permits: permitsOf(b) };
    case 'send':
    case 'receive':
      return { reason, channel: CHANNELS[b]! };
    default:
      return { reason };
  }
}

export function since({ startTime }: Trace, time: number): number {
  return time - startTime;
}

export function nameOf({ program }: Trace, task: number): string {
  return program.tasks[task]?.name ?? `task ${task}`;
}
