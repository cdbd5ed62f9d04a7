import type { Program } from '../../program/program.ts';
import type { Draft } from './rewrite.ts';
import { rewrite } from './rewrite.ts';

/**
 * Programs in which a race stands in for an `all` that a failure ends: what ends it is the first arm that is through, which need not throw for
 * that.
 */
export function* raceInstead(program: Program): Iterable<Draft> {
  for (let parent = 0; parent < program.tasks.length; parent++) {
    const { steps } = program.tasks[parent]!;
    const arms = new Set(steps.flatMap((step) => ('for' in step && step.for === 'all' ? [step.spawn] : [])));
    if (arms.size === 0) continue;
    yield rewrite(program, (step, task) => {
      if ('for' in step && arms.has(step.spawn)) return [{ ...step, for: 'race' }];
      return 'throw' in step && arms.has(program.tasks[task]!.name) ? [] : [step];
    });
  }
}
