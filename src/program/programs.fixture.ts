import fc from 'fast-check';
import { keepLegal } from './locks.ts';
import type { Program, Step, Task, TaskName } from './program.ts';
import { LOCK_KEYS, THROWN } from './program.ts';

/** Legal programs of up to 9 tasks under awkward names, main first, the others in any order. For this room's tests. */
export const legalPrograms: fc.Arbitrary<Program> = fc.gen().map((draw): Program => {
  // A copy: what was drawn is given again when fast-check shrinks, so it must not be changed.
  const names = [...draw(fc.shuffledSubarray, NAMES, { minLength: NAMES.length })];
  const tasks: Task[] = [];
  grow([]);
  const [main, ...others] = tasks.reverse();
  return { tasks: [main!, ...draw(fc.shuffledSubarray, others, { minLength: others.length })] };

  function grow(above: readonly TaskName[]): TaskName {
    const name = names.pop()!;
    const visible = [...above];
    const steps: Step[] = [];
    for (let left = draw(fc.nat, 6); left > 0; left--) {
      const kind = draw(fc.constantFrom, ...KINDS);
      if (kind === 'spawn') {
        if (names.length === 0) continue;
        const child = grow(visible);
        const after = draw(fc.nat, 3) === 0 ? { after: draw(fc.nat, 3) } : {};
        const priority = draw(fc.boolean) ? {} : { priority: draw(fc.nat, 3) - 1 };
        steps.push({ spawn: child, ...priority, ...after });
        visible.push(child);
      } else if (kind === 'wait') {
        if (visible.length === 0) continue;
        const target = draw(fc.constantFrom, ...visible);
        steps.push(draw(fc.constantFrom<Step[]>, { join: target }, { settle: target }, { cancel: target }));
      } else {
        steps.push(draw(plainSteps));
      }
    }
    tasks.push({ name, steps: keepLegal(steps) });
    return name;
  }
});

/** The same with some joins turned to any task, or to nobody: often not legal, and tasks may wait for ever. */
export const tangledPrograms: fc.Arbitrary<Program> = fc.gen().map((draw): Program => {
  const { tasks } = draw(legal);
  const names = [...tasks.map(({ name }) => name), 'nobody'];
  const turn = (step: Step): Step => {
    if (!('join' in step || 'settle' in step) || draw(fc.nat, 3) > 0) return step;
    const target = draw(fc.constantFrom, ...names);
    return 'join' in step ? { join: target } : { settle: target };
  };
  return { tasks: tasks.map(({ name, steps }) => ({ name, steps: steps.map(turn) })) };
});

const NAMES = ['main', 'a', 'emit', 'sync', '__proto__', 'constructor', 'x-1', '_', 'undefined'];
const KINDS = ['spawn', 'spawn', 'wait', 'wait', 'plain', 'plain', 'plain'] as const;

function plainSteps(): fc.Arbitrary<Step> {
  const ms = fc.oneof(
    fc.nat(10),
    fc.double({ min: 0, max: 1e9, noNaN: true }).map((value) => value + 0),
  );
  return fc.oneof(
    fc.integer().map((emit): Step => ({ emit })),
    fc.constantFrom<Step[]>({ yield: true }, { pause: true }, { resume: true }, { clear: true }),
    fc.integer({ min: 1, max: 9 }).map((limit): Step => ({ 'set-limit': limit })),
    ms.map((sleep): Step => ({ sleep })),
    fc
      .tuple(fc.nat(9), fc.integer({ min: 1, max: 9 }))
      .map(([sleep, times]): Step => ({ sleep, times, as: 'text' })),
    fc.constantFrom<Step[]>(
      { sleep: 0, as: 'negative' },
      { sleep: 3, times: 2 },
      { sleep: 0, times: 3, as: 'nan' },
    ),
    ms.map((work): Step => ({ work })),
    fc.constantFrom(...THROWN).map((thrown): Step => ({ throw: thrown })),
    fc.constantFrom(...THROWN).map((thrown): Step => ({ throw: thrown, sync: true })),
    fc.constantFrom(...LOCK_KEYS).map((acquire): Step => ({ acquire })),
    fc
      .tuple(fc.constantFrom(...LOCK_KEYS), fc.integer({ min: 2, max: 9 }))
      .map(([acquire, weight]): Step => ({ acquire, weight })),
    fc.constantFrom(...LOCK_KEYS).map((release): Step => ({ release })),
  );
}

function legal(): fc.Arbitrary<Program> {
  return legalPrograms;
}
