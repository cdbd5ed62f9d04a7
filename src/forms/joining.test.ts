import { expect, test } from 'vitest';
import { prepare } from './forms.fixture.ts';
import { tellListeners, whenFinished } from './joining.ts';

test('who waits is told once, and at once where the task has ended', () => {
  const { run } = prepare('main: spawn a, join a\na:');
  const told: string[] = [];
  whenFinished(run, 1, () => told.push('early'));
  tellListeners(run, 1);
  tellListeners(run, 1);
  run.outcomes[1] = { value: 1 };
  whenFinished(run, 1, () => told.push('late'));
  expect(told).toEqual(['early', 'late']);
});
