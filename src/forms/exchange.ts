import { capacityOf } from '../program/channels.ts';
import { Digest } from '../program/digest.ts';
import { RECEIVED_CLOSED } from '../program/pipe.ts';
import { Kind, Received } from '../trace/event.ts';
import { crashed, type Outcome, type Run } from './run.ts';
import { AdapterError, show } from './validation.ts';

/** What a channel gives a receiver: the next value, or that it is closed and empty. As iterators say it. */
export type Reception = { readonly done?: false; readonly value: unknown } | { readonly done: true };

/** A channel as its scheduler has it. What `send` and `receive` return depends on the form. */
export interface Channel<Sending, Receiving> {
  send(value: unknown): Sending;
  receive(): Receiving;
  close(): unknown;
}

/** A value on its way: an object of its own, so that one that is lost, doubled or made up is seen. */
export class Message {
  readonly channel: number;
  /** It is the channel's so many-th, from 0 on. */
  readonly position: number;
  readonly value: number;
  constructor(channel: number, position: number, value: number) {
    this.channel = channel;
    this.position = position;
    this.value = value;
  }
}

/** The channels of one run, as far as they were used. */
export interface Exchange {
  readonly open: (capacity: number) => unknown;
  readonly channels: (Channel<unknown, unknown> | undefined)[];
  /** By channel, how many were sent; and the message that is to be sent next. */
  readonly sent: number[];
  next: Message | undefined;
}

export function startExchange(open: (capacity: number) => unknown): Exchange {
  return { open, channels: [], sent: [], next: undefined };
}

/** Made when it is first used. */
// biome-ignore lint/suspicious/noExplicitAny: the form knows what its channels return
export function channelOf(run: Run, channel: number): Channel<any, any> {
  const { open, channels } = run.exchange!;
  const known = channels[channel];
  if (known !== undefined) return known;
  const made = open(capacityOf(channel)) as Channel<unknown, unknown>;
  for (const key of ['send', 'receive', 'close'] as const) {
    if (typeof made?.[key] === 'function') continue;
    const given = show(made?.[key]);
    const text = `scheduler '${run.scheduler}': channel() → ${key}: expected a function but received ${given}`;
    return crashed(run, 'channel', new AdapterError(text));
  }
  channels[channel] = made;
  return made;
}

/** A send step, up to its wait. */
export function prepareSend(run: Run, task: number, channel: number, value: number): void {
  const { sent } = run.exchange!;
  const position = sent[channel] ?? 0;
  sent[channel] = position + 1;
  run.exchange!.next = new Message(channel, position, value);
  run.recorder.add(Kind.send, task, run.now(), channel, value);
}

export function closeChannel(run: Run, task: number, channel: number): void {
  run.recorder.add(Kind.shut, task, run.now(), channel);
  try {
    channelOf(run, channel).close();
  } catch (error) {
    run.crash ??= { where: 'close', error };
  }
}

/** Writes down what a receive came to, and says what it folds. */
export function received(run: Run, task: number, channel: number, answer: Outcome | undefined): number {
  const given =
    answer !== undefined && 'value' in answer ? (answer.value as Reception | undefined) : undefined;
  if (given?.done === true) {
    run.recorder.add(Kind.receive, task, run.now(), channel, Received.closed);
    return RECEIVED_CLOSED;
  }
  const message = given?.value;
  const isOwn = message instanceof Message && message.channel === channel;
  run.recorder.add(Kind.receive, task, run.now(), channel, isOwn ? message.position : Received.foreign);
  return isOwn ? message.value : Digest.foreign;
}
