import { expect, test } from 'vitest';
import type { Ending } from '../trace/trace.ts';
import { traceOf } from '../trace/traces.fixture.ts';
import { channelConservation } from './channel-conservation.ts';

const PROGRAM = 'main: spawn a, send d 1, send d 2, close d\na: receive d, receive d, receive d';
const DEADLOCK: Ending = { kind: 'deadlock' };

/** What main and a do, one letter an event: S sends and W goes on from it, A asks and 0, 1, x (made up), c (closed) come. */
function judge(story: string, ending: Ending = { kind: 'completed' }, channel = 'd') {
  const lines: Record<string, string> = {
    S: `0 main send ${channel} 1\n0 main suspend send ${channel}`,
    W: '0 main resume',
    C: `0 main shut ${channel}`,
    A: `0 a suspend receive ${channel}`,
    '0': `0 a resume\n0 a receive ${channel} 0`,
    '1': `0 a resume\n0 a receive ${channel} 1`,
    x: `0 a resume\n0 a receive ${channel} -1`,
    c: `0 a resume\n0 a receive ${channel} -2`,
  };
  const events = [...story].map((letter) => lines[letter]!).join('\n');
  const program = PROGRAM.replaceAll(' d', ` ${channel}`);
  return channelConservation.check(
    traceOf({ program, events: `0 main start\n0 main spawn a\n0 a start\n${events}`, ending }),
  );
}

test('holds where all that is sent is received, and then the close is told', () => {
  expect(judge('SWA0SWA1CAc')).toEqual({ obligations: 5 });
  expect(judge('SWSA0WA1CAc')).toEqual({ obligations: 5 });
});

test('holds for values that nobody asks for', () => {
  expect(judge('SWCA0').violation).toBeUndefined();
  expect(judge('SWS', DEADLOCK).violation).toBeUndefined();
});

test.each([
  ['SWA0Ax', 'a received from d at 0 ms what nobody had sent.'],
  ['SWA0A0', 'a received the 1st value of d twice, at 0 ms for the second time.'],
  ['Ac', 'a was told at 0 ms that d was closed, and nobody had closed it.'],
  ['SWCAc', 'a was told at 0 ms that d was closed, and had not received the 1st value of d.'],
  [
    'SWSW',
    'main went on at 0 ms from sending the 2nd value of d, which holds one value, and only 0 had been asked for.',
  ],
  ['SWA0ASWA1', undefined],
  ['SWSA1W', 'Nobody received the 1st value of d, and what was sent behind it was received.'],
])('is judged by what comes: %s', (story, message) => {
  expect(judge(story).violation?.message).toBe(message);
});

test.each([
  ['SWA', 'a waits since 0 ms to receive from d, and was not given the 1st value of d.'],
  ['CA', 'a waits since 0 ms to receive from d, and was not told that it was closed.'],
  ['SWSA0', 'main waits since 0 ms to send the 2nd value of d, for which there is room.'],
  ['A', undefined],
])('is judged by who waits at the end: %s', (story, message) => {
  expect(judge(story, DEADLOCK).violation?.message).toBe(message);
});

test('a run that was broken off says nothing of who waits', () => {
  expect(judge('SWA', { kind: 'budget', budget: 'turns', spent: 9 }).violation).toBeUndefined();
});

test('in a rendezvous nobody goes on from sending what nobody has asked for', () => {
  expect(judge('ASW0', undefined, 'c').violation).toBeUndefined();
  expect(judge('SW', undefined, 'c').violation?.message).toContain(
    'which holds nothing, and only 0 had been asked for',
  );
});
