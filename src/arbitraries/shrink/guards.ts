import type { Program } from '../../program/program.ts';
import type { Draft } from './rewrite.ts';
import { withSteps } from './rewrite.ts';

/** Programs in which a task cleans up after the sleep that it is closed in (`finally`), and not after all that it does. */
export function* guardInstead(program: Program): Iterable<Draft> {
  for (let task = 0; task < program.tasks.length; task++) {
    const { steps } = program.tasks[task]!;
    for (let at = 0; at + 1 < steps.length; at++) {
      const [owed, wait] = [steps[at]!, steps[at + 1]!];
      if (!('cleanup' in owed) || !('yield' in wait || 'sleep' in wait)) continue;
      const sleep = 'sleep' in wait ? wait.sleep : 0;
      yield withSteps(program, task, steps.toSpliced(at, 2, { sleep, finally: owed.cleanup }));
    }
  }
}
