import type { Program, Step, StepOf } from '../program/program.ts';
import type { Shape } from '../program/shape.ts';
import type { Dice } from './dice.ts';

/** The program with one to three of its sleeps, or with sleeps more, by timers that repeat or are asked for oddly. */
export function withOddTimers(random: Dice, { tasks }: Program, shape: Shape): Program {
  const bodies = tasks.map(({ steps }) => steps.slice());
  for (let left = random.nextInt(1, 3); left > 0; left--) {
    const body = bodies[random.nextInt(0, bodies.length - 1)]!;
    const sleeps = [...body.keys()].filter((at) => 'sleep' in body[at]!);
    if (sleeps.length > 0 && random.nextInt(0, 2) > 0) {
      const at = sleeps[random.nextInt(0, sleeps.length - 1)]!;
      body[at] = draw(random, (body[at] as StepOf<'sleep'>).sleep, shape);
    } else {
      const thrown = body.findIndex((step) => 'throw' in step);
      const at = random.nextInt(0, thrown < 0 ? body.length : thrown);
      body.splice(at, 0, draw(random, random.nextInt(0, 3), shape));
    }
  }
  return { tasks: tasks.map(({ name }, task) => ({ name, steps: bodies[task]! })) };
}

function draw(random: Dice, ms: number, { repeat, oddDelays }: Shape): Step {
  const repeats = repeat === true && (oddDelays !== true || random.nextInt(0, 1) === 0);
  const isOdd = oddDelays === true && (!repeats || random.nextInt(0, 2) > 0);
  const times = repeats ? { times: random.nextInt(1, 3) } : {};
  if (!isOdd) return { sleep: ms, ...times };
  switch (random.nextInt(0, 3)) {
    case 0:
      return { sleep: 0, ...times, as: 'nan' };
    case 1:
      return { sleep: 0, ...times, as: 'negative' };
    default:
      return { sleep: ms, ...times, as: 'text' };
  }
}
