import { expect, test } from 'vitest';
import { toFixture } from '../../harness/fixture.ts';
import { leak } from '../../report/example.fixture.ts';
import { record, recordDeath, startCampaign } from './campaign.ts';
import { soakText } from './line.ts';
import { summary } from './summary.ts';

const campaign = startCampaign('my-queue', 1, 1000);
record(campaign, { number: 0, programs: 1000, bugs: [toFixture(leak)] });
record(campaign, { number: 1, programs: 1000, bugs: [toFixture(leak)] });
campaign.elapsed = 62_000;

test('says what was run, what was found and how to look at it', () => {
  expect(
    summary(campaign, 'stopped', ['a.json'], 'my-queue.ts', true),
  ).toBe(`my-queue: 2,000 random programs from seed 1 in 1:02, 1 distinct counterexample.

x work-conservation: From 0 to 30 ms one of 2 slots was free while c waited.
  met in 2 parts, first within 1,000 programs
  Look: npx fairtick view a.json --adapter my-queue.ts

It was stopped: the same command goes on from here.`);
});

test('says how workers died', () => {
  const dead = startCampaign('q', 1, 1000);
  recordDeath(dead, 3, 'ended with code 7');
  expect(summary(dead, 'deaths', [], 'q.ts', false)).toMatch(
    /✗ in part 3 ended with code 7\n\nIt was given up/,
  );
});

test.each([
  [
    { time: 40_000, programs: undefined },
    '#####............... 2,000 programs, 100/s, 1 bug, 0:10, 0:30 left',
  ],
  [{ time: Infinity, programs: 4000 }, '##########.......... 2,000 programs, 100/s, 1 bug, 0:10, 0:20 left'],
  [{ time: 40_000, programs: 2500 }, '################.... 2,000 programs, 100/s, 1 bug, 0:10, 0:05 left'],
])('its line says how far it is from its aim: %o', (aim, expected) => {
  expect(soakText(campaign, 1000, aim, 10_000, true)).toBe(`my-queue ${expected}`);
});
