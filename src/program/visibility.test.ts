import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Program } from './program.ts';
import { legalPrograms } from './programs.fixture.ts';
import { isVisible, postorder, spawnTree, taskNumbers } from './visibility.ts';

/** The rule as it is stated, with sets: what is visible in each task at each of its steps. */
function visibleSets(program: Program): Set<number>[][] {
  const numbers = taskNumbers(program);
  const sets: Set<number>[][] = [];
  const walk = (task: number, above: ReadonlySet<number>): void => {
    const visible = new Set(above);
    sets[task] = program.tasks[task]!.steps.map((step) => {
      const here = new Set(visible);
      if ('spawn' in step) {
        const child = numbers.get(step.spawn)!;
        walk(child, here);
        visible.add(child);
      }
      return here;
    });
  };
  walk(0, new Set());
  return sets;
}

describe('isVisible', () => {
  test('agrees with the rule at every step of every task', () => {
    fc.assert(
      fc.property(legalPrograms, (program) => {
        const tree = spawnTree(program);
        visibleSets(program).forEach((steps, task) => {
          steps.forEach((visible, at) => {
            const seen = program.tasks.map((_, target) => target).filter((t) => isVisible(tree, t, task, at));
            expect(seen).toEqual([...visible].sort((x, y) => x - y));
          });
        });
      }),
    );
  });
});

describe('postorder', () => {
  test('puts every task once, after all that is visible in it', () => {
    fc.assert(
      fc.property(legalPrograms, (program) => {
        const order = postorder(program);
        expect([...order].sort((x, y) => x - y)).toEqual(program.tasks.map((_, task) => task));
        visibleSets(program).forEach((steps, task) => {
          for (const visible of steps) {
            for (const target of visible) expect(order.indexOf(target)).toBeLessThan(order.indexOf(task));
          }
        });
      }),
    );
  });
});

describe('spawnTree', () => {
  test('says who spawns whom, and at which step', () => {
    const tree = spawnTree({
      tasks: [
        { name: 'main', steps: [{ emit: 1 }, { spawn: 'b' }] },
        { name: 'a', steps: [] },
        { name: 'b', steps: [{ spawn: 'a' }] },
      ],
    });
    expect([...tree.parents]).toEqual([-1, 2, 0]);
    expect([...tree.spawnedAt]).toEqual([-1, 0, 1]);
  });
});
