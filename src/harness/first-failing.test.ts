import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Case } from '../program/case.ts';
import { firstFailing } from './first-failing.ts';
import { caseOf, onHost } from './harness.fixture.ts';
import type { Host } from './host.ts';
import type { Running } from './running.ts';

const COUNT = 6;

/** So long that only what loops runs out of it, also on a machine that is busy with others; ms of real time. */
const TIME = 1000;

const CASES = Array.from({ length: COUNT }, (_, i) => caseOf(`main: sleep ${i}`));

test('finds the first case that fails, and asks nothing of those behind it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { minLength: COUNT, maxLength: COUNT }), async (failing) => {
      const asked: number[] = [];
      const fails = (i: number): boolean => {
        asked.push(i);
        return failing[i]!;
      };
      const found = await onHost((host) => find(host, fails, neverAsked));
      const first = failing.indexOf(true);
      expect(found).toBe(first === -1 ? undefined : first);
      expect(asked).toEqual(Array.from({ length: first === -1 ? COUNT : first + 1 }, (_, i) => i));
    }),
  );
});

test('asks the case on which the time ran out on its own, and goes on behind it', async () => {
  const alone: number[] = [];
  const found = await onHost((host) =>
    find(
      host,
      (i) => {
        while (i === 2);
        return i === 4;
      },
      (i) => {
        alone.push(i);
        return false;
      },
    ),
  );
  expect({ found, alone }).toEqual({ found: 4, alone: [2] });
});

test('a case that only fails on its own is found', async () => {
  const spins = (i: number): boolean => {
    while (i === 1);
    return false;
  };
  expect(await onHost((host) => find(host, spins, () => true))).toBe(1);
});

test('asks each on its own once something hung', async () => {
  const alone: number[] = [];
  let hung = false;
  const found = await onHost((host) =>
    find(
      host,
      (i) => {
        while (i === 1);
        return false;
      },
      (i) => {
        alone.push(i);
        hung = true;
        return i === 4;
      },
      () => hung,
    ),
  );
  expect({ found, alone }).toEqual({ found: 4, alone: [1, 2, 3, 4] });
});

function find(
  host: Host,
  fails: (i: number) => boolean,
  failsInTime: (i: number) => boolean,
  hangs: () => boolean = () => false,
): Running<number | undefined> {
  const asking = { fails: about(fails), failsInTime: about(failsInTime), hangs };
  return firstFailing(asking, host, TIME)(CASES);
}

function about(says: (i: number) => boolean): (kase: Case) => Running<boolean> {
  return function* (kase) {
    return says(CASES.indexOf(kase));
  };
}

function neverAsked(): never {
  throw new Error('Nothing ran out of time here.');
}
