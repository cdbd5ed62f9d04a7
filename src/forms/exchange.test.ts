import { expect, test } from 'vitest';
import { type Message, type Reception, startExchange } from './exchange.ts';
import { happened, prepare, runAsync, runCoroutines } from './forms.fixture.ts';
import { defineScheduler } from './scheduler.ts';

const EVENTS = ['send', 'receive', 'shut'] as const;

/** A channel that says what it was asked, and gives what it was told to. */
function scripted(said: unknown[], receptions: Reception[]) {
  return {
    send: async (value: unknown) => said.push((value as Message).value),
    receive: async () => receptions.shift()!,
    close: () => said.push('close'),
  };
}

test('each value goes out as an object of its own, and a close is called', async () => {
  const { run, clock } = prepare('main: send c 5, send c 5, close c');
  const said: unknown[] = [];
  run.exchange = startExchange((capacity) => {
    said.push(`open ${capacity}`);
    return scripted(said, []);
  });
  await runAsync(run, clock);
  expect(said).toEqual(['open 0', 5, 5, 'close']);
  expect(happened(run, EVENTS)).toEqual(['0 main send 0 5', '0 main send 0 5', '0 main shut 0 0']);
});

test('what is received is told from what is made up, and from a close', async () => {
  const { run, clock } = prepare('main: spawn a, receive e, receive e, receive e\na: send e 7');
  const messages: unknown[] = [];
  const receptions: Reception[] = [{ value: 7 }, { done: true }];
  run.exchange = startExchange(() => ({
    send: async (value: unknown) => messages.push(value),
    receive: async () => (messages.length > 0 ? { value: messages.shift() } : receptions.shift()),
    close: () => undefined,
  }));
  await runAsync(run, clock, { spawn: (task) => task() });
  expect(happened(run, ['receive'])).toEqual([
    '0 main receive 2 0',
    '0 main receive 2 -1',
    '0 main receive 2 -2',
  ]);
});

test('a coroutine sends and receives through yield*', () => {
  const { run, clock } = prepare('main: spawn a, receive d\na: send d 3');
  const values: unknown[] = [];
  run.exchange = startExchange(() => ({
    *send(value: unknown) {
      values.push(value);
    },
    *receive() {
      while (values.length === 0) yield () => values.length > 0;
      return { value: values.shift() };
    },
    close: () => undefined,
  }));
  runCoroutines(run, clock);
  expect(happened(run, EVENTS)).toEqual(['0 a send 1 3', '0 main receive 1 0']);
});

test('a channel without one of its three functions is the fault of the adapter', async () => {
  const { run, clock } = prepare('main: send c 1');
  run.exchange = startExchange(() => ({ send: async () => undefined, close: () => undefined }));
  await runAsync(run, clock);
  expect(run.crash).toMatchObject({
    where: 'channel',
    error: { message: "scheduler 'tiny': channel() → receive: expected a function but received undefined" },
  });
});

test('what breaks in a close breaks the scheduler', async () => {
  const { run, clock } = prepare('main: close c');
  run.exchange = startExchange(() => ({
    ...scripted([], []),
    close() {
      throw new Error('no');
    },
  }));
  await runAsync(run, clock);
  expect(run.crash).toMatchObject({ where: 'close', error: new Error('no') });
});

test('who waits for a value holds a slot, so a limit and channels do not go together', () => {
  const create = () => ({ spawn: () => undefined });
  expect(() => defineScheduler({ name: 'q', form: 'async', supports: ['limit', 'channel'], create })).toThrow(
    "supports[1]: expected no 'channel' beside 'limit'",
  );
});
