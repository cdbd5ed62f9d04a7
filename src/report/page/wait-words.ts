import { CHANNELS, LOCK_KEYS } from '../../program/program.ts';
import { lockOf, permitsOf, priorityOf, Reason, reprioritised } from '../../trace/event.ts';
import { formatTime } from '../scale.ts';

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
export function lockWords(argument: number): string {
  const key = LOCK_KEYS[lockOf(argument)]!;
  const permits = permitsOf(argument);
  return permits === 1 ? key : `${permits} permits of ${key}`;
}

/** The name of the task of that number. */
export type Named = (task: number) => string;

export function suspension(reason: Reason, b: number, named: Named): string {
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

export function resumption(reason: Reason, b: number, named: Named): string {
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
