import { readFileSync } from 'node:fs';
import Queue240 from 'p-queue-2.4.0';
import Queue241 from 'p-queue-2.4.1';
import PromiseQueue212 from 'promise-queue-2.1.2';
import PromiseQueue223 from 'promise-queue-2.2.3';
import { expect, test } from 'vitest';
import { mutants } from '../fixtures/mutants/index.ts';
import { limiter } from '../fixtures/mutants/limiter.ts';
import { pool } from '../fixtures/mutants/pool.ts';
import { priorityQueue } from '../fixtures/mutants/priority-queue.ts';
import { otherDesigns } from '../fixtures/other-designs/index.ts';
import { builtIn, sequential } from '../src/adapters/built-in.ts';
import { type PQueue, pQueue } from '../src/adapters/p-queue.ts';
import { promiseQueue } from '../src/adapters/promise-queue.ts';
import { defineScheduler, type Scheduler } from '../src/forms/scheduler.ts';
import { compare } from '../src/harness/compare.ts';
import { differenceText } from '../src/report/difference.ts';

const correct = [...builtIn, ...otherDesigns];

test.each([
  {
    broken: pQueue(Queue240, 'p-queue 2.4.0'),
    fixed: pQueue(Queue241, 'p-queue 2.4.1'),
    text: 'main: spawn a, idle\na:    throw sync',
  },
  {
    broken: promiseQueue(PromiseQueue212, 'promise-queue 2.1.2'),
    fixed: promiseQueue(PromiseQueue223, 'promise-queue 2.2.3'),
    text: 'main: spawn a, spawn b\na:    throw sync\nb:',
  },
])(
  '$broken.name and $fixed.name differ by a task that throws at the call',
  async ({ broken, fixed, text }) => {
    const found = await compare(broken, fixed);
    expect(found).toMatchObject({ kind: 'ending', text, shrinking: { minimal: true } });
    expect(await compare(fixed, fixed, { runs: 300 })).toBeUndefined();
  },
);

test('the README shows what is printed, by the adapter that stands there', async () => {
  const adapter = (Queue: PQueue, name: string): Scheduler =>
    defineScheduler({
      name,
      form: 'async',
      supports: ['limit', 'idle'],
      guarantees: { order: 'fifo', workConserving: true },
      create({ limit }) {
        const queue = new Queue({ concurrency: limit });
        return { spawn: (task) => queue.add(task, {}), idle: () => queue.onIdle() };
      },
    });
  const found = await compare(adapter(Queue240, 'p-queue 2.4.0'), adapter(Queue241, 'p-queue 2.4.1'));
  expect(readFileSync('README.md', 'utf8')).toContain(`\n${differenceText(found!)}\n`);
});

test('correct schedulers differ only in what they claim to be different: who is first, and whether a sleep holds', async () => {
  const differing: string[] = [];
  for (const [i, a] of correct.entries()) {
    // Each beside all that are built in, itself, and the next one: of all pairs of designs few would tell more.
    for (const b of builtIn.includes(a) ? correct.slice(i) : correct.slice(i, i + 2)) {
      if (a !== sequential && !areAlike(a, b)) continue;
      const found = await compare(a, b, { runs: 150 });
      if (found !== undefined) differing.push(`${a.name} and ${b.name}: ${found.kind}`);
    }
  }
  const others = correct.filter((one) => one !== sequential);
  expect(differing.filter((pair) => pair.startsWith('sequential and'))).toEqual(
    others.map(({ name }) => `sequential and ${name}: timing`),
  );
  expect(differing.filter((pair) => !pair.startsWith('sequential and') && !pair.includes('lifo'))).toEqual(
    [],
  );
});

/** Beside the others those that have locks or channels are limiters and loops like any; what a limit of time does to tasks is
 *  claimed; which tasks a failure stops, and when a window begins, is left open in part. */
function areAlike(a: Scheduler, b: Scheduler): boolean {
  const [one, other] = [a.claims.guarantees, b.claims.guarantees];
  if (a === b) return true;
  if (one.failure === 'stops' || other.failure === 'stops') return false;
  if (haveBoth(a, b, 'rate')) return false;
  return shares(a) === shares(b) && one.timeLimit === other.timeLimit && one.timeout === other.timeout;
}

function haveBoth(a: Scheduler, b: Scheduler, word: 'rate'): boolean {
  return a.claims.supports.has(word) && b.claims.supports.has(word);
}

function shares({ claims: { supports } }: Scheduler): boolean {
  return supports.has('lock') || supports.has('channel');
}

/** What shows only in the order of turns, in what `run` returns, or in the second run of two. */
const UNSEEN: readonly string[] = [
  'polled: results as they come',
  'polled: the first twice',
  'round-robin: two turns',
  'round-robin: remembers',
  'event-loop: long way up',
  'turn-queue: joins the wrong bucket',
  // How far a task comes that is cancelled while it runs, and what it cleans up then.
  'trampoline: watches over the cancelled',
  'round-robin: deaf to cancels',
  'shuffled-polling: one poll more',
  'fake-clock: calls what is cleared meanwhile',
  'acting-loop: takes no cancel from who is closed',
  'acting-loop: waits for nobody in a finally',
  'event-loop: drops what it cancels',
  'event-loop: closes and goes',
  'event-loop: hurries what it cancels',
  'interrupting-loop: returns and goes on',
  'interrupting-loop: throws twice',
  'registering-loop: cancels others only',
  'registering-loop: cleans up under its feet',
  'interrupting-loop: does not wait for what it interrupts',
  'timed-loop: only tells',
  // In which order it cleans up, and who is told that this failed.
  'registering-loop: the first comes first',
  'teardown-loop: keeps to itself what fails',
  // What a scheduler says of itself and of its tasks, and to whom.
  'telling queue: calls one',
  'telling queue: calls again',
  'telling queue: empty before it runs',
  'telling queue: counts who failed',
  'telling queue: counts who was cleared',
  'linked-loop: cancelled by itself only',
  'linked-loop: no error, no failure',
  // Programs of a comparison settle what they spawn, so no parent ends before its children.
  'nursery: lets go what it returns from',
  'nursery: a cancel stays at the top',
  'nursery: does not wait for its children',
  // Who of those that come is turned away: what is cut short in one run, and not in the other, is no difference by itself.
  'bounded pool: drops the first in the line',
  // How a standstill is told.
  'channel-loop: ends in silence',
  'channel-loop: minds main alone',
  // Who of those that wait is first after a change of priority.
  'changing queue: behind its equals',
  'changing queue: another priority for the next one',
  // In the order in which sleepers wake, and by no more than the world was late, which both may lose.
  'one-timer: from the end',
  'native-async: makes up for a late timer',
  'native-async: the last joiner first',
  'native-async: the last sleeper first',
  // In programs that only stand beside others: longer ones, larger ones, and such as call parts of themselves.
  'timing-wheel: two bits for the rounds',
  'native-async: a slow clock for long sleeps',
  'call-stack: returns nothing',
  'call-stack: goes on before the call has ended',
  'event-loop: room for 40',
  'limiter: numbers used again',
];

/** Who has a lock when: whose turn it is to ask for it is nobody's claim, and each may wait for all others. */
const LOCKED: readonly string[] = [
  'mutex: taken a microtask late',
  'mutex: wakes all',
  'mutex: free while it is handed on',
  'mutex: newcomers first',
  'mutex: last come, first served',
  'mutex: unlocks on an error',
  'semaphore: asks whether one is free',
  'semaphore: takes one',
  'semaphore: gives back all there are',
  'semaphore: wakes one',
  'semaphore: serves who asks for little',
  'semaphore: holds up who asks for little',
  'timed-semaphore: who gave up stays in the line',
  'timed-semaphore: does not look again',
];

/** Its law needs ten steps already: three tasks that meet in a full queue, and one more that comes when it is empty. */
const LARGEST = 'bounded pool: who is refused keeps a place';

const bases = [...correct, limiter, pool, priorityQueue];
// Nothing to be seen costs a whole search.
const compared = mutants.filter(
  ({ name, original }) => bases.includes(original) && !LOCKED.includes(name) && !UNSEEN.includes(name),
);
const families = [...new Set(compared.map(({ family }) => family))];

test.each(families)(
  'a scheduler with a planted bug differs from what it was, in a handful of steps: %s',
  async (among) => {
    const missed: string[] = [];
    for (const { name, original, scheduler } of compared.filter(({ family }) => family === among)) {
      const found = await compare(original, scheduler, { timeLimit: 100 });
      if (found === undefined) missed.push(name);
      else {
        expect(found.size, name).toBeLessThanOrEqual(name === LARGEST ? 11 : 10);
        expect(found.shrinking.minimal, name).toBe(true);
      }
    }
    expect(missed).toEqual([]);
  },
);

test('of most planted bugs a comparison sees something', () => {
  expect(compared.length).toBeGreaterThan(3 * UNSEEN.length);
});
