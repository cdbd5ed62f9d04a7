import { MessageChannel as ImportedChannel } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { installGlobals, routeTo } from './globals.ts';
import { real } from './real.ts';
import { VirtualClock } from './virtual-clock.ts';

installGlobals();
const clock = new VirtualClock();
const channels: ImportedChannel[] = [];

afterEach(() => {
  routeTo(undefined);
  for (const { port1 } of channels.splice(0)) port1.close();
});

test('under a run, a message is delivered in the next macrotask, to every kind of listener', () => {
  const { port1, port2 } = open();
  const seen: unknown[] = [];
  Object.assign(port1, { onmessage: (event: MessageEvent) => seen.push(['onmessage', event.data]) });
  port1.addEventListener('message', (event) => seen.push(['listener', (event as MessageEvent).data]));
  port1.on('message', (data: unknown) => seen.push(['on', data]));
  begin();
  port2.postMessage({ a: 1 });
  setImmediate(() => seen.push('immediate'));
  expect(seen).toEqual([]);
  while (clock.step());
  expect(seen).toEqual([['onmessage', { a: 1 }], ['listener', { a: 1 }], ['on', { a: 1 }], 'immediate']);
});

test('the receiver sees what was sent, not what became of it', () => {
  const { port1, port2 } = open();
  let seen: unknown;
  port2.on('message', (data: unknown) => {
    seen = data;
  });
  begin();
  const sent = { a: 1 };
  port1.postMessage(sent);
  sent.a = 2;
  clock.step();
  expect(seen).toEqual({ a: 1 });
  expect(() => port1.postMessage(() => {})).toThrow(/could not be cloned/);
});

test('nothing arrives at a channel that was closed', () => {
  const { port1, port2 } = open();
  let seen = 0;
  port1.on('message', () => seen++);
  begin();
  port2.postMessage(1);
  port2.close();
  while (clock.step());
  expect(seen).toBe(0);
});

test('a channel made before the run follows it, and is real again after it', async () => {
  const { port1, port2 } = open();
  const seen: unknown[] = [];
  port1.on('message', (data: unknown) => seen.push(data));
  begin();
  port2.postMessage('virtual');
  while (clock.step());
  routeTo(undefined);
  port2.postMessage('real');
  await new Promise((resolve) => port1.once('message', resolve));
  expect(seen).toEqual(['virtual', 'real']);
});

test('channels are what they were: instances of both constructors, named imports too', () => {
  expect(ImportedChannel).toBe(MessageChannel);
  const channel = open();
  expect(channel).toBeInstanceOf(MessageChannel);
  expect(channel).toBeInstanceOf(real.MessageChannel);
  expect(() => (MessageChannel as unknown as () => void)()).toThrow(TypeError);
});

function begin(): void {
  clock.reset();
  routeTo(clock);
}

function open(): ImportedChannel {
  const channel = new MessageChannel() as ImportedChannel;
  channels.push(channel);
  return channel;
}
