import { canonicalise } from '../program/canonical.ts';
import type { Environment } from '../program/case.ts';
import type { Program, Step, Task, TaskName } from '../program/program.ts';
import type { Shape } from '../program/shape.ts';
import type { Dice } from './dice.ts';
import { endOf } from './places.ts';
import { CLEAR, EMITS, SLEEPS } from './vocabulary.ts';

/**
 * The program in which more tasks come together than there is room for: some of main's own, or mostly a crowd of new ones, that hold
 * every slot, take every place and are one too many. Then a slot or a place is given back, in one of the ways in which that
 * can be, and others come. Main mostly settles instead of joining: where it joined one that is refused it would end there.
 */
export function withCrowd(random: Dice, program: Program, environment: Environment, shape: Shape): Program {
  const settles = random.nextInt(0, 3) > 0;
  const crowd = random.nextInt(0, 3) > 0 ? drawCrowd(random, program, environment, shape) : undefined;
  const [main, ...others] = program.tasks;
  const steps = main!.steps.map((step) => (settles && 'join' in step ? { settle: step.join } : step));
  if (crowd === undefined) return { tasks: [{ name: main!.name, steps }, ...others] };
  // Rather before all others come.
  const at = Math.min(random.nextInt(0, endOf(steps)), random.nextInt(0, steps.length));
  steps.splice(at, 0, ...crowd.steps);
  return canonicalise({ tasks: [{ name: main!.name, steps }, ...others, ...crowd.tasks] });
}

interface Crowd {
  /** Of main. */
  readonly steps: readonly Step[];
  readonly tasks: readonly Task[];
}

function drawCrowd(random: Dice, { tasks }: Program, environment: Environment, shape: Shape): Crowd {
  const slots = environment.limit > 0 ? environment.limit : (environment.rate?.cap ?? 1);
  const { room = 0 } = environment;
  const added: Task[] = [];
  const steps: Step[] = [];
  const spawn = (step: Step): TaskName => {
    // Names are given anew afterwards.
    const name = `crowd${tasks.length}_${added.length}`;
    added.push({ name, steps: [step] });
    steps.push({ spawn: name });
    return name;
  };
  const running = Array.from({ length: slots }, () => spawn(SLEEPS[random.nextInt(LONG, LONGEST)]!));
  if (random.nextInt(0, 1) === 0) steps.push(SLEEPS[0]!);
  const waiting = Array.from({ length: room }, () => spawn(drawShort(random)));
  for (let more = random.nextInt(0, 2); more > 0; more--) spawn(drawShort(random));
  steps.push(...drawRelief(random, running, waiting, shape));
  for (let more = random.nextInt(1, 2); more > 0; more--) spawn(drawShort(random));
  if (random.nextInt(0, 1) === 0) steps.push({ settle: added[random.nextInt(0, added.length - 1)]!.name });
  return { steps, tasks: added };
}

/** By position in `SLEEPS`: from 1 to 3 ms, from 3 to 10 ms. */
const SHORT = 2;
const LONG = 7;
const LONGEST = 13;

function drawShort(random: Dice): Step {
  return random.nextInt(0, 1) === 0 ? EMITS[0]! : SLEEPS[random.nextInt(0, LONG)]!;
}

/** What gives a slot, or a place, back. */
function drawRelief(
  random: Dice,
  running: readonly TaskName[],
  waiting: readonly TaskName[],
  { clear, cancel }: Shape,
): readonly Step[] {
  const ways: Step[] = [SLEEPS[random.nextInt(LONG, LONGEST)]!, { settle: running[0]! }];
  if (clear !== undefined) ways.push(CLEAR, CLEAR);
  if (cancel === true) ways.push({ cancel: running[0]! });
  if (cancel === true && waiting.length > 0) {
    const one: Step = { cancel: waiting[random.nextInt(0, waiting.length - 1)]! };
    ways.push(one, one, one);
  }
  const way = ways[random.nextInt(0, ways.length - 1)]!;
  // Of an end, or a cancel, some hear some turns later.
  return random.nextInt(0, 2) === 0 ? [way] : [way, SLEEPS[SHORT]!];
}
