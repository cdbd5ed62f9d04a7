import type { Random } from 'fast-check';
import type { Program, Step, TaskName } from '../program/program.ts';
import { conform } from '../program/shape.ts';
import type { Bounds } from './options.ts';
import { IDLE } from './vocabulary.ts';

/**
 * Adds to half of all programs what only some schedulers can be asked: cancels, and waits for idle. Once the program is
 * there, so that what is drawn for other schedulers stays as it is.
 */
export function askMore(random: Random, program: Program, { shape }: Bounds): Program {
  let asked = program;
  if (shape.cancel === true && program.tasks.length > 1 && random.nextInt(0, 1) === 0) {
    asked = withCancels(random, asked, shape.joinInside);
    // Whoever joins what may be cancelled may end there.
    if (shape.structured) asked = conform(asked, shape);
  }
  if (shape.idle === true && random.nextInt(0, 1) === 0) asked = withIdles(random, asked);
  return asked;
}

/** Where a step may be added, and the tasks that it can name there. */
interface Place {
  readonly task: number;
  readonly position: number;
  readonly visible: readonly TaskName[];
}

function withCancels(random: Random, program: Program, joinInside: boolean): Program {
  const tasks = program.tasks.map(({ name, steps }) => ({ name, steps: steps.slice() }));
  // One cancel, now and then more: of the same task, of others.
  for (let left = random.nextInt(0, 3) === 0 ? random.nextInt(2, 3) : 1; left > 0; left--) {
    const places = placesIn({ tasks });
    const place = places[random.nextInt(0, places.length - 1)]!;
    const target = place.visible[random.nextInt(0, place.visible.length - 1)]!;
    const added: Step[] = [{ cancel: target }];
    // Often in the very turn in which a timer of the task fires: after a sleep of the same length.
    const sleeps = tasks.find(({ name }) => name === target)!.steps.filter((step) => 'sleep' in step);
    if (sleeps.length > 0 && random.nextInt(0, 1) === 0) added.unshift(sleeps[0]!);
    // Somebody should be told; often whoever asked.
    if ((place.task === 0 || joinInside) && random.nextInt(0, 2) === 0) {
      added.push(random.nextInt(0, 1) === 0 ? { join: target } : { settle: target });
    }
    tasks[place.task]!.steps.splice(place.position, 0, ...added);
  }
  return { tasks };
}

/** Every place at which some task is visible. Parents stand before their children. */
function placesIn({ tasks }: Program): readonly Place[] {
  const above = new Map<TaskName, readonly TaskName[]>();
  const places: Place[] = [];
  for (let task = 0; task < tasks.length; task++) {
    const { name, steps } = tasks[task]!;
    let visible = above.get(name) ?? [];
    for (let position = 0; position <= steps.length; position++) {
      if (visible.length > 0) places.push({ task, position, visible });
      const step = steps[position];
      if (step === undefined) continue;
      // Behind its end nothing of a task is reached.
      if ('throw' in step) break;
      if (!('spawn' in step)) continue;
      above.set(step.spawn, visible);
      visible = [...visible, step.spawn];
    }
  }
  return places;
}

/** Mostly one, after the last spawn or between two. */
function withIdles(random: Random, program: Program): Program {
  const [main, ...others] = program.tasks;
  const steps = main!.steps.slice();
  const end = steps.findIndex((step) => 'throw' in step);
  for (let left = random.nextInt(0, 3) === 0 ? 2 : 1; left > 0; left--) {
    steps.splice(random.nextInt(0, end < 0 ? steps.length : end), 0, IDLE);
  }
  return { tasks: [{ name: main!.name, steps }, ...others] };
}
