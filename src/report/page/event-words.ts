import { ordinal } from '../../program/edit.ts';
import { CHANNELS, LOCK_KEYS } from '../../program/program.ts';
import { figuresOf, Kind, type Reason, Received, State } from '../../trace/event.ts';
import type { Trace } from '../../trace/trace.ts';
import { formatTime } from '../scale.ts';
import { lockWords, resumption, suspension } from './wait-words.ts';

/**
 * An event in a sentence.
 *
 * @example 'b goes on: its sleep of 30 ms is over'
 */
export function eventWords(trace: Trace, event: number): string {
  const { events, program } = trace;
  const kind = events.kind[event] as Kind;
  const [a, b] = [events.a[event]!, events.b[event]!];
  const name = program.tasks[events.task[event]!]?.name ?? 'nobody';
  const named = (task: number): string => program.tasks[task]?.name ?? 'nobody';
  switch (kind) {
    case Kind.spawn:
      return `${name} spawns ${named(a)}`;
    case Kind.start:
      return `${name} starts`;
    case Kind.emit:
      return `${name} emits ${b}`;
    case Kind.work:
      return `${name} holds the processor for ${formatTime(b)} ms`;
    case Kind.suspend:
      return `${name} ${suspension(a as Reason, b, named)}`;
    case Kind.resume:
      return `${name} goes on: ${resumption(a as Reason, b, named)}`;
    case Kind.deliver:
      return `${name} is given what ${named(a)} ended with`;
    case Kind.finish:
      return `${name} ${a === 1 ? 'throws' : 'returns'}`;
    case Kind.close:
      return `${name} is closed before its end`;
    case Kind.stray:
      return `${name} is continued, though it waits for nothing`;
    case Kind.defer:
      return `${name} has something to clean up from here on`;
    case Kind.cleanup:
      return `${name} begins to clean up`;
    case Kind.cleaned:
      return `${name} has cleaned up`;
    case Kind.release:
      return `${name} gives ${LOCK_KEYS[a]} back${b < 0 ? ' at its end' : ''}`;
    case Kind.send:
      return `${name} sends ${b} on ${CHANNELS[a]}`;
    case Kind.receive:
      return `${name} ${reception(b)} ${CHANNELS[a]}`;
    case Kind.shut:
      return `${name} closes ${CHANNELS[a]}`;
    case Kind.expire:
      return a < 0 ? `the time of ${name} is up` : `${name} has waited long enough for ${lockWords(b)}`;
    case Kind.revoke:
      return `${name} asks, as it cleans up, to cancel ${named(b)}`;
    case Kind.revoked:
      return `its request to cancel ${named(b)} has come back to ${name}`;
    case Kind.hear:
      return `${name} is told of an error: something failed as ${named(a)} was cancelled`;
    case Kind.watch:
      return `${name} asks to be told ${b > 0 ? `when fewer than ${b} wait` : 'of idle'}`;
    case Kind.told:
      return `${named(events.task[a]!)} is told that ${b > 0 ? `fewer than ${b} wait` : 'all is idle'}`;
    case Kind.look:
      return `the scheduler says that ${figureWords(b)}`;
    case Kind.state:
      return `${named(a)} is ${stateWords(b)}, says the scheduler`;
    case Kind.refuse:
      return `${name} is refused: it will not start`;
    case Kind.advance:
      return `the clock moves to ${formatTime(b - trace.startTime)} ms${a === 0 ? '' : ', not politely'}`;
    default:
      return unknown(kind);
  }
}

/** @example '1 run, 2 wait' */
export function figureWords(argument: number): string {
  const { running, waiting, all, idle } = figuresOf(argument);
  return [
    ...(running === undefined ? [] : [`${running} run`]),
    ...(waiting === undefined ? [] : [`${waiting} wait`]),
    ...(all === undefined ? [] : [`${all} run or wait`]),
    ...(idle === undefined ? [] : [idle ? 'it is idle' : 'it is not idle']),
  ].join(', ');
}

function stateWords(state: number): string {
  switch (state) {
    case State.running:
      return 'still there';
    case State.returned:
      return 'one that returned';
    case State.threw:
      return 'one that threw';
    case State.cancelled:
      return 'cancelled';
    default:
      return 'none that it knows';
  }
}

function reception(value: number): string {
  if (value === Received.closed) return 'is told of the close of';
  if (value === Received.foreign) return 'is given what nobody sent on';
  return `is given the ${ordinal(value)} value of`;
}

/** New ones need words: the compiler says so. */
function unknown(code: never): never {
  throw new TypeError(`There are no words for ${code}.`);
}
