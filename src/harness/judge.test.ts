import { expect, test } from 'vitest';
import { caseOf, direct, lawOf, onHost, sleepy } from './harness.fixture.ts';
import { brokenLaws, judge } from './judge.ts';
import { execute } from './run.ts';

const broken = lawOf('causality', () => 'always');

test('a law of completed runs is not put to others', async () => {
  const completed = await onHost((host) => execute(direct, caseOf('main: sleep 5'), host));
  const deadlocked = await onHost((host) => execute(sleepy, caseOf('main: sleep 5'), host));
  const law = { ...broken, judges: 'completed' } as const;
  expect(judge(law, completed).violation?.message).toBe('always');
  expect(judge(law, deadlocked)).toEqual({ obligations: 0 });
  expect(judge(broken, deadlocked).violation?.message).toBe('always');
});

test('the broken laws are named in the order given', async () => {
  const trace = await onHost((host) => execute(direct, caseOf('main: emit 1'), host));
  const laws = [{ ...broken, id: 'quiescence' } as const, lawOf('completion', () => undefined), broken];
  expect(brokenLaws(laws, trace)).toEqual(['quiescence', 'causality']);
});
