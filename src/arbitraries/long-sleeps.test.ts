import { expect, test } from 'vitest';
import { parseProgram } from '../program/parse.ts';
import { parseText } from '../program/text.ts';
import { LONGEST_TIMER } from '../program/timer.ts';
import { Dice } from './dice.ts';
import { withLongSleep } from './long-sleeps.ts';

const program = parseText('main: spawn a, spawn b, emit 1\na: sleep 5, throw\nb: throw');

test('one task sleeps long, in place of a short sleep or before its end', () => {
  for (let seed = 0; seed < 50; seed++) {
    const drawn = withLongSleep(new Dice(seed), program);
    expect(parseProgram(drawn)).toEqual(drawn);
    const steps = drawn.tasks.flatMap((task) => task.steps);
    expect(steps.filter((step) => 'sleep' in step && step.sleep >= LONGEST_TIMER)).toHaveLength(1);
    expect(drawn.tasks[1]!.steps).toHaveLength(2);
    expect(drawn.tasks[2]!.steps.at(-1)).toEqual({ throw: 'error' });
  }
});
