import { expect, test } from 'vitest';
import type { Replay, Verdict } from '../harness/report.ts';
import { leak } from '../report/example.fixture.ts';
import { isShownBy, shownIn, toldBy } from './told-twice.ts';

const replay: Replay = { file: 'f.json', state: 'fails', law: leak.law, counterexample: leak };
const broken: Verdict = { law: leak.law, status: 'broken', obligations: 5, counterexample: leak };
const longer = {
  ...leak,
  program: {
    tasks: [
      { name: 'main', steps: [{ spawn: 'a' }] },
      { name: 'a', steps: leak.program.tasks[1]!.steps },
    ],
  },
};
const aborting = {
  ...leak,
  program: {
    tasks: [
      { name: 'main', steps: [{ spawn: 'a' }, { cancel: 'a' }] },
      { name: 'a', steps: [] },
    ],
  },
};

test('the test of its law tells a saved counterexample that the search has met, by that program or by another', () => {
  expect(toldBy(replay, [broken])).toBe(leak.law);
  expect(toldBy({ ...replay, state: 'drifted' }, [{ ...broken, counterexample: longer }])).toBe(leak.law);
  expect(toldBy(replay, [{ ...broken, counterexample: aborting, others: [longer] }])).toBe(leak.law);
});

test('nobody tells another bug of the law, what the search has not met, or that it is flaky', () => {
  expect(toldBy(replay, [{ ...broken, counterexample: aborting }])).toBeUndefined();
  expect(toldBy(replay, [{ law: leak.law, status: 'held', obligations: 5 }])).toBeUndefined();
  expect(toldBy(replay, [])).toBeUndefined();
  expect(toldBy({ ...replay, state: 'flaky' }, [broken])).toBeUndefined();
});

test('where its law is broken as a consequence the cause tells it, if that is there', () => {
  const consequence: Verdict = { ...broken, impliedBy: 'completion' };
  const cause: Verdict = { ...broken, law: 'completion' };
  expect(toldBy(replay, [consequence, cause])).toBe('completion');
  expect(toldBy(replay, [consequence])).toBeUndefined();
  expect(shownIn(consequence)).toEqual([]);
});

test('shown is only the very same program in the same world', () => {
  expect(isShownBy([broken], leak)).toBe(true);
  expect(isShownBy([broken], longer)).toBe(false);
  expect(isShownBy([broken], { ...leak, environment: { limit: 3, dice: 0 } })).toBe(false);
});
