import type { Program, Step } from '../program/program.ts';
import type { Dice } from './dice.ts';
import { EMITS, RESULTS, SLEEPS } from './vocabulary.ts';

/**
 * The program in which main is told what all tasks came to, behind its last spawn: before it joins any whose error would end it.
 * Mostly two of them end otherwise than they were spawned, and each comes to something: both fail, or nobody does.
 */
export function withResults(random: Dice, { tasks }: Program): Program {
  const bodies = tasks.map(({ steps }) => steps.slice());
  const main = bodies[0]!;
  const spawned = main.flatMap((step) => ('spawn' in step ? [step.spawn] : []));
  if (spawned.length > 1 && random.nextInt(0, 3) > 0) {
    const fails = random.nextInt(0, 1) === 0;
    for (let task = 1; task < bodies.length && !fails; task++) bodies[task] = bodies[task]!.filter(returns);
    const late = random.nextInt(0, spawned.length - 2);
    const early = random.nextInt(late + 1, spawned.length - 1);
    for (const [i, at] of [late, early].entries()) {
      const task = tasks.findIndex(({ name }) => name === spawned[at]);
      const rest = bodies[task]!.filter(returns);
      const sleep = i === 0 ? [SLEEPS[random.nextInt(2, SLEEPS.length - 1)]!] : [];
      bodies[task] = [...sleep, ...rest, fails ? THROW : EMITS[random.nextInt(0, EMITS.length - 1)]!];
    }
  }
  main.splice(main.findLastIndex((step) => 'spawn' in step) + 1, 0, RESULTS);
  return { tasks: tasks.map(({ name }, task) => ({ name, steps: bodies[task]! })) };
}

const THROW: Step = { throw: 'error' };

function returns(step: Step): boolean {
  return !('throw' in step);
}
