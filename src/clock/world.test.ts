import { describe, expect, test } from 'vitest';
import { Deviation as InProgram } from '../program/world.ts';
import { VirtualClock } from './virtual-clock.ts';
import { Deviation } from './world.ts';

/** Sets timers named by their position, each at its time, and gives what fired in each step. */
function fire(world: readonly number[], timers: readonly (readonly [at: number, ms: number])[]): string[] {
  const clock = new VirtualClock();
  clock.reset({ world, startTime: 100 });
  let step: string[] = [];
  timers.forEach(([at, ms], timer) => {
    if (at > clock.peek() - 100) clock.hold(at - (clock.peek() - 100));
    clock.setTimer(ms, () => step.push(`${timer}@${clock.peek() - 100}`));
  });
  const steps: string[] = [];
  while (clock.step()) {
    steps.push(step.join(' '));
    step = [];
  }
  return steps;
}

test('both rooms mean the same by a deviation', () => {
  expect(Deviation).toEqual(InProgram);
});

describe('a timer', () => {
  const three = [
    [0, 5],
    [0, 5],
    [0, 8],
  ] as const;

  test('fires alone and in time where the world is polite, or no longer deviates', () => {
    expect(fire([], three)).toEqual(['0@5', '1@5', '2@8']);
    expect(fire([0, 0, 0, 3], three)).toEqual(['0@5', '1@5', '2@8']);
  });

  test('fires together with the next that is due, and only with that', () => {
    expect(fire([1], three)).toEqual(['0@5 1@5', '2@8']);
    expect(fire([1, 1, 1], three)).toEqual(['0@5 1@5', '2@8']);
    expect(fire([5], three)).toEqual(['0@8 1@8', '2@8']);
    expect(fire([5, 1], three)).toEqual(['0@8 1@8 2@8']);
  });

  test('fires late: by 1 ms, up to the next deadline, or by 10 ms', () => {
    expect(fire([3], three)).toEqual(['0@6', '1@6', '2@8']);
    expect(fire([4], three)).toEqual(['0@8', '1@8', '2@8']);
    expect(fire([4], [[0, 5]])).toEqual(['0@15']);
  });

  test('that is overdue is not later still', () => {
    expect(
      fire(
        [3, 4],
        [
          [0, 1],
          [6, 2],
        ],
      ),
    ).toEqual(['0@6', '1@18']);
  });

  test('changes places with one of another duration, never with one of its own', () => {
    expect(
      fire(
        [2],
        [
          [0, 5],
          [0, 5],
          [3, 2],
          [3, 2],
        ],
      ),
    ).toEqual(['2@5', '0@5', '1@5', '3@5']);
    expect(
      fire(
        [2],
        [
          [0, 5],
          [0, 5],
        ],
      ),
    ).toEqual(['0@5', '1@5']);
  });
});

test('what a callback sets is not due before its macrotask is over', () => {
  const clock = new VirtualClock();
  clock.reset({ world: [1, 1] });
  let inner = false;
  clock.setTimer(1, () => {
    clock.setTimer(0, () => {
      inner = true;
    });
  });
  clock.step();
  expect(inner).toBe(false);
});

test('a scheduler that sleeps oversleeps, and the observer is told by how much', () => {
  const clock = new VirtualClock();
  const moves: number[][] = [];
  clock.reset({ world: [3, 1, 4], onAdvance: (...move) => moves.push(move) });
  for (const ms of [2, 0, 2, 2]) clock.sleep(ms);
  expect(moves).toEqual([
    [0, 3, 8 + 3],
    [3, 5, 0],
    [5, 17, 80 + 4],
  ]);
});
