import type { Program, Step, TaskName } from '../program/program.ts';
import type { Dice } from './dice.ts';

/** Where a step may be added, and the tasks that it can name there. */
export interface Place {
  readonly task: number;
  readonly position: number;
  readonly visible: readonly TaskName[];
}

/** Every place at which some task is visible. Parents stand before their children. */
export function placesIn({ tasks }: Program): readonly Place[] {
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
      if (!('for' in step || 'at' in step)) visible = [...visible, step.spawn];
    }
  }
  return places;
}

/** Mostly one that is cancelled somewhere. */
export function drawOwner<T extends Program['tasks'][number]>(random: Dice, tasks: readonly T[]): T {
  const targets = tasks.filter(({ name }) =>
    tasks.some(({ steps }) => steps.some((step) => 'cancel' in step && step.cancel === name)),
  );
  const among = targets.length > 0 && random.nextInt(0, 3) > 0 ? targets : tasks;
  return among[random.nextInt(0, among.length - 1)]!;
}

/** Where the steps of a task end: what stands behind a throw is not reached. */
export function endOf(steps: readonly Step[]): number {
  const end = steps.findIndex((step) => 'throw' in step);
  return end < 0 ? steps.length : end;
}
