import fc from 'fast-check';
import { expect, test } from 'vitest';
import { neighbours } from '../arbitraries/shrink.ts';
import type { Case } from '../program/case.ts';
import { direct } from './harness.fixture.ts';
import { casesFor } from './search.ts';
import { limitsOf, shapeOf } from './shape.ts';
import { type FirstFailing, type Shrunk, shrink } from './shrink.ts';

const arbitrary = casesFor(direct);
const options = { shape: shapeOf(direct.claims), limits: limitsOf(direct.claims) };

test('takes the path that fast-check takes, to the same counterexample', () => {
  fc.assert(
    fc.property(fc.integer(), fc.constantFrom(hasTwoSleeps, hasSettledThrow), (seed, fails) => {
      const property = fc.property(arbitrary, (kase) => !fails(kase));
      const found = fc.check(property, { seed, numRuns: 200, endOnFailure: false });
      if (found.counterexamplePath === null) return;
      const [run] = found.counterexamplePath.split(':');
      const [start] = fc.sample(arbitrary, { seed, path: run!, numRuns: 1 });
      const shrunk = shrinkAll(start!, fails);
      expect([run, ...shrunk.path].join(':')).toBe(found.counterexamplePath);
      expect(shrunk.case).toEqual(found.counterexample![0]);
      expect(replayed(fails, seed, [run, ...shrunk.path].join(':'))).toEqual(shrunk.case);
    }),
    { numRuns: 30 },
  );
});

test('where it says minimal, no smaller neighbour fails', () => {
  fc.assert(
    fc.property(arbitrary, (start) => {
      if (!hasTwoSleeps(start)) return;
      const shrunk = shrinkAll(start, hasTwoSleeps);
      expect(shrunk.minimal).toBe(true);
      expect([...neighbours(shrunk.case, options)].filter(hasTwoSleeps)).toEqual([]);
    }),
  );
});

test('a case that nothing smaller of fails stays as it is', () => {
  const [start] = fc.sample(arbitrary, { seed: 1, numRuns: 1 });
  const { case: smallest, path, tried, minimal } = shrinkAll(start!, () => false);
  expect({ smallest, path, minimal }).toEqual({ smallest: start, path: [], minimal: true });
  expect(tried).toBe([...neighbours(start!, options)].length);
});

test('stops at the bound, with what it has by then', () => {
  const start = fc.sample(arbitrary, { seed: 3, numRuns: 200 }).find(hasTwoSleeps)!;
  const all = shrinkAll(start, hasTwoSleeps);
  const bounded = shrinkAll(start, hasTwoSleeps, 5);
  expect(bounded.tried).toBe(5);
  expect(bounded.minimal).toBe(false);
  expect(bounded.path).toEqual(all.path.slice(0, bounded.path.length));
  expect(bounded.path.length).toBeLessThan(all.path.length);
});

test('stops at a case that is known, on the same way there', () => {
  fc.assert(
    fc.property(arbitrary, fc.nat(), (start, position) => {
      if (!hasTwoSleeps(start)) return;
      const all = shrinkAll(start, hasTwoSleeps);
      if (all.path.length === 0) return;
      const known = all.history[1 + (position % all.path.length)]!;
      const again = shrinkAll(start, hasTwoSleeps, 100_000, (kase) => sameAs(kase, known));
      expect(again.case).toEqual(known);
      expect(again.history).toEqual(all.history.slice(0, again.history.length));
    }),
  );
});

function sameAs(one: Case, other: Case): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function shrinkAll(
  start: Case,
  fails: (kase: Case) => boolean,
  most = 100_000,
  isKnown?: (kase: Case) => boolean,
): Shrunk {
  const steps = shrink(arbitrary, start, asking(fails), most, isKnown);
  const end = steps.next();
  if (!end.done) throw new Error('Nothing here waits for microtasks.');
  return end.value;
}

function asking(fails: (kase: Case) => boolean): FirstFailing {
  return function* (cases) {
    const first = cases.findIndex(fails);
    return first === -1 ? undefined : first;
  };
}

function replayed(fails: (kase: Case) => boolean, seed: number, path: string): Case | undefined {
  const property = fc.property(arbitrary, (kase) => !fails(kase));
  return fc.check(property, { seed, path, endOnFailure: true }).counterexample?.[0];
}

function hasTwoSleeps({ program }: Case): boolean {
  return (
    program.tasks.filter(({ steps }) => steps.some((step) => 'sleep' in step && step.sleep >= 2)).length > 1
  );
}

function hasSettledThrow({ program }: Case): boolean {
  const steps = program.tasks.flatMap((task) => task.steps);
  return steps.some((step) => 'settle' in step) && steps.some((step) => 'throw' in step);
}
