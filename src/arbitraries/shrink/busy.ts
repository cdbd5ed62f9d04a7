import type { Case } from '../../program/case.ts';
import type { Step } from '../../program/program.ts';
import { Deviation, inWorld } from '../../program/world.ts';
import type { Bounds } from '../options.ts';
import type { Pass } from './pass.ts';
import { withSteps } from './rewrite.ts';

/** Each can make late what the world made late; more than one short sleep is seldom needed. */
const HOGS: readonly Step[] = [{ work: 1 }, { work: 2 }];

/**
 * Cases in which a task works instead of the clock coming late. A task that holds the processor makes timers late in the
 * politest of worlds, and costs as much as a deviation: who fails both ways is to end polite.
 */
export const workInstead: Pass = function* ({ program, environment }: Case, { hog }: Bounds) {
  if (!hog) return;
  const { start = 0, world = [] } = environment;
  for (const [occasion, deviation] of world.entries()) {
    if (deviation < Deviation.late) continue;
    const politer = inWorld(environment, world.with(occasion, Deviation.polite), start);
    for (const [task, { steps }] of program.tasks.entries()) {
      const end = steps.findIndex((step) => 'throw' in step);
      for (let at = 0; at <= (end < 0 ? steps.length : end); at++) {
        for (const work of HOGS) {
          yield { program: withSteps(program, task, steps.toSpliced(at, 0, work)), environment: politer };
        }
      }
    }
  }
};
