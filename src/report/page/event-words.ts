import { ordinal } from '../../program/edit.ts';
import { CHANNELS, LOCK_KEYS } from '../../program/program.ts';
import {
  figuresOf,
  Kind,
  lockOf,
  permitsOf,
  priorityOf,
  Reason,
  Received,
  reprioritised,
  State,
} from '../../trace/event.ts';
import type { Trace } from '../../trace/trace.ts';
import { formatTime } from '../scale.ts';

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

/** What a suspended task waits for. `argument`: `b` of its suspension; `named`: the name of the task of that number. */
export function reasonWords(reason: Reason, argument: number, named: Named): string {
  switch (reason) {
    case Reason.start:
      return 'start';
    case Reason.yield:
      return 'its next turn';
    case Reason.sleep:
      return 'its deadline';
    case Reason.join:
    case Reason.settle:
      return `the end of ${named(argument)}`;
    case Reason.cancel:
      return `${named(argument)} to be cancelled`;
    case Reason.idle:
      return argument > 0 ? `fewer than ${argument} to wait` : 'idle';
    case Reason.pause:
    case Reason.resume:
    case Reason.clear:
    case Reason['set-limit']:
    case Reason['set-priority']:
      return 'the scheduler to grant what it asked for';
    case Reason.acquire:
      return lockWords(argument);
    case Reason.race:
      return 'the first of its arms to end';
    case Reason.all:
      return 'all of its arms to end';
    case Reason.send:
      return `somebody who receives from ${CHANNELS[argument]}`;
    case Reason.receive:
      return `a value of ${CHANNELS[argument]}`;
    case Reason.loop:
      return 'the end of its loop';
    default:
      return unknown(reason);
  }
}

/** @example '2 permits of k' */
function lockWords(argument: number): string {
  const key = LOCK_KEYS[lockOf(argument)]!;
  const permits = permitsOf(argument);
  return permits === 1 ? key : `${permits} permits of ${key}`;
}

type Named = (task: number) => string;

function suspension(reason: Reason, b: number, named: Named): string {
  switch (reason) {
    case Reason.start:
      return 'waits to start';
    case Reason.yield:
      return 'yields';
    case Reason.sleep:
      return `sleeps for ${formatTime(b)} ms`;
    case Reason.join:
      return `joins ${named(b)}`;
    case Reason.settle:
      return `settles ${named(b)}`;
    case Reason.cancel:
      return `cancels ${named(b)}`;
    case Reason.idle:
      return b > 0 ? `waits until fewer than ${b} wait` : 'waits for idle';
    case Reason.pause:
      return 'pauses the scheduler';
    case Reason.resume:
      return 'lets the scheduler resume';
    case Reason.clear:
      return 'clears what waits';
    case Reason['set-limit']:
      return `sets the limit to ${b}`;
    case Reason['set-priority']:
      return `sets the priority of ${named(reprioritised(b))} to ${priorityOf(b)}`;
    case Reason.acquire:
      return `asks for ${lockWords(b)}`;
    case Reason.race:
      return 'waits for the first of its arms to end';
    case Reason.all:
      return 'waits for all of its arms to end';
    case Reason.send:
      return `waits to have sent on ${CHANNELS[b]}`;
    case Reason.receive:
      return `waits to receive from ${CHANNELS[b]}`;
    case Reason.loop:
      return `asks ${b} times in a row for what is there`;
    default:
      return unknown(reason);
  }
}

function resumption(reason: Reason, b: number, named: Named): string {
  switch (reason) {
    case Reason.start:
      return 'it may start';
    case Reason.yield:
      return 'it is its turn again';
    case Reason.sleep:
      return `its sleep of ${formatTime(b)} ms is over`;
    case Reason.join:
    case Reason.settle:
      return `${named(b)} has ended`;
    case Reason.cancel:
      return `its request to cancel ${named(b)} came back`;
    case Reason.idle:
      return b > 0 ? `the scheduler says that fewer than ${b} wait` : 'the scheduler says that it is idle';
    case Reason.pause:
    case Reason.resume:
    case Reason.clear:
    case Reason['set-limit']:
    case Reason['set-priority']:
      return 'what it asked for is granted';
    case Reason.acquire:
      return `it has ${lockWords(b)}`;
    case Reason.race:
      return 'its race is over';
    case Reason.all:
      return 'its arms have ended, or one has failed';
    case Reason.send:
      return `what it sent on ${CHANNELS[b]} is accepted`;
    case Reason.receive:
      return `its wait for ${CHANNELS[b]} is over`;
    case Reason.loop:
      return 'its loop is over';
    default:
      return unknown(reason);
  }
}

/** New ones need words: the compiler says so. */
function unknown(code: never): never {
  throw new TypeError(`There are no words for ${code}.`);
}
