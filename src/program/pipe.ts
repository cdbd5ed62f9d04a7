import { capacityOf } from './channels.ts';
import type { Fate, Walk } from './fate.ts';
import { CHANNELS, type ChannelName } from './program.ts';

/** What a receive folds that was told that the channel is closed. */
export const RECEIVED_CLOSED = 89;

/** A channel as the oracle follows it. One sends and one receives, so it makes no difference whom of both it follows first. */
export interface Pipe {
  readonly capacity: number;
  /** Sent and not received, with the time from which each can be received, and the latest such time. */
  readonly held: (Moment & { readonly value: number })[];
  /** When each receive was over: then there is room for one more. */
  readonly freed: Moment[];
  sent: number;
  /** The tasks that use it: what one ends with may depend on the other. */
  readonly users: Fate[];
  /** Who waits to send, and what; who waits to receive. */
  sender: { readonly fate: Fate; readonly value: number } | undefined;
  receiver: Fate | undefined;
  closed: Moment | undefined;
}

/** When something happens, and when at the latest, ms. */
interface Moment {
  readonly time: number;
  readonly latest: number;
}

/** The channel, for a task that uses it. */
export function pipeOf(walk: Walk, fate: Fate, channel: ChannelName): Pipe {
  const number = CHANNELS.indexOf(channel);
  walk.pipes ??= [];
  walk.pipes[number] ??= {
    capacity: capacityOf(number),
    held: [],
    freed: [],
    sent: 0,
    users: [],
    sender: undefined,
    receiver: undefined,
    closed: undefined,
  };
  const pipe = walk.pipes[number];
  if (!pipe.users.includes(fate)) {
    for (const other of pipe.users) {
      fate.dependOn(other.number);
      other.dependOn(fate.number);
    }
    pipe.users.push(fate);
  }
  return pipe;
}

/** False where the sender has to wait. */
export function send(walk: Walk, fate: Fate, pipe: Pipe, value: number): boolean {
  const { receiver } = pipe;
  if (pipe.capacity === 0) {
    if (receiver === undefined) {
      pipe.sender = { fate, value };
      return false;
    }
    pipe.receiver = undefined;
    meet(walk, fate, receiver, value);
    walk.stack.push(receiver);
    return true;
  }
  if (pipe.held.length >= pipe.capacity) {
    pipe.sender = { fate, value };
    return false;
  }
  accept(walk, pipe, fate, value);
  if (receiver !== undefined) {
    pipe.receiver = undefined;
    take(walk, receiver, pipe);
    walk.stack.push(receiver);
  }
  return true;
}

/** False where the receiver has to wait. */
export function receive(walk: Walk, fate: Fate, pipe: Pipe): boolean {
  const { sender } = pipe;
  if (pipe.held.length > 0) {
    take(walk, fate, pipe);
    if (sender !== undefined) {
      pipe.sender = undefined;
      accept(walk, pipe, sender.fate, sender.value);
      walk.stack.push(sender.fate);
    }
    return true;
  }
  if (sender !== undefined) {
    pipe.sender = undefined;
    meet(walk, sender.fate, fate, sender.value);
    walk.stack.push(sender.fate);
    return true;
  }
  if (pipe.closed === undefined) {
    pipe.receiver = fate;
    return false;
  }
  hearOfClose(walk, fate, pipe.closed);
  return true;
}

export function close(walk: Walk, fate: Fate, pipe: Pipe): void {
  pipe.closed = { time: fate.finish, latest: fate.latestFinish };
  const { receiver } = pipe;
  if (receiver === undefined) return;
  pipe.receiver = undefined;
  hearOfClose(walk, receiver, pipe.closed);
  walk.stack.push(receiver);
}

function meet(walk: Walk, sender: Fate, receiver: Fate, value: number): void {
  const time = Math.max(sender.finish, receiver.finish);
  const latest = Math.max(sender.latestFinish, receiver.latestFinish) + walk.lateness;
  sender.finish = time;
  receiver.finish = time;
  sender.latestFinish = latest;
  receiver.latestFinish = latest;
  receiver.fold(value);
}

function accept(walk: Walk, pipe: Pipe, sender: Fate, value: number): void {
  const room = pipe.freed[pipe.sent++ - pipe.capacity];
  sender.finish = Math.max(sender.finish, room?.time ?? 0);
  sender.latestFinish = Math.max(sender.latestFinish, room?.latest ?? 0) + walk.lateness;
  pipe.held.push({ value, time: sender.finish, latest: sender.latestFinish });
}

function take(walk: Walk, receiver: Fate, pipe: Pipe): void {
  const { value, time, latest } = pipe.held.shift()!;
  receiver.finish = Math.max(receiver.finish, time);
  receiver.latestFinish = Math.max(receiver.latestFinish, latest) + walk.lateness;
  receiver.fold(value);
  pipe.freed.push({ time: receiver.finish, latest: receiver.latestFinish });
}

function hearOfClose(walk: Walk, receiver: Fate, closed: Moment): void {
  receiver.finish = Math.max(receiver.finish, closed.time);
  receiver.latestFinish = Math.max(receiver.latestFinish, closed.latest) + walk.lateness;
  receiver.fold(RECEIVED_CLOSED);
}
