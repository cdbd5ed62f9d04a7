import { expect, test } from 'vitest';
import { traceOf } from '../trace/traces.fixture.ts';
import { channelFifo } from './channel-fifo.ts';

const SENT = `0 main start\n0 main spawn a\n0 main send e 1\n0 main suspend send e\n0 main resume
  0 main send e 2\n0 main suspend send e\n0 main resume\n0 main finish\n0 a start`;

const judge = (...positions: readonly number[]) =>
  channelFifo.check(
    traceOf({
      program: 'main: spawn a, send e 1, send e 2\na: receive e, receive e',
      events: `${SENT}\n${positions.map((position) => `0 a suspend receive e\n0 a resume\n0 a receive e ${position}`).join('\n')}`,
    }),
  );

test('holds where values come as they were sent', () => {
  expect(judge(0, 1)).toEqual({ obligations: 1 });
});

test('is broken by a value that comes behind a later one', () => {
  expect(judge(1, 0)).toMatchObject({
    obligations: 1,
    violation: {
      message: 'a received the 1st value of e at 0 ms, behind the 2nd.',
      task: 1,
      because: ['main sent them at 0 ms and at 0 ms'],
    },
  });
});

test('a value that is missing, made up, or comes twice is a matter of channel-conservation', () => {
  expect(judge(1).violation).toBeUndefined();
  expect(judge(0, -1).violation).toBeUndefined();
  expect(judge(0, 1, 0).violation).toBeUndefined();
});
