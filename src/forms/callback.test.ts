import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cases } from '../arbitraries/cases.ts';
import { VirtualClock } from '../clock/virtual-clock.ts';
import type { Program } from '../program/program.ts';
import { Deviation } from '../program/world.ts';
import { type CallbackPrimitives, startCallbacks } from './callback.ts';
import { happened, prepare, runCallbacks } from './forms.fixture.ts';
import type { Run } from './run.ts';

const programs = cases({ shape: { spawn: 'nested', joinInside: true, structured: false } });

test('starts, yields and continues joins by a timer of 0 ms where nothing can be deferred', () => {
  const { run, clock } = prepare('main: spawn a, yield, join a\na: emit 1');
  const delays: number[] = [];
  runCallbacks(run, clock, {
    setTimer(ms, callback) {
      delays.push(ms);
      clock.setTimer(ms, callback);
    },
  });
  expect(delays).toEqual([0, 0, 0, 0]);
  expect(run.finishCount).toBe(2);
});

test('defers them where the scheduler can, and sleeps by its timers', () => {
  const { run, clock } = prepare('main: spawn a, yield, join a\na: sleep 3');
  const asked: unknown[] = [];
  runCallbacks(run, clock, {
    setTimer(ms, callback) {
      asked.push(ms);
      clock.setTimer(ms, callback);
    },
    defer(callback) {
      asked.push('defer');
      clock.setImmediate(callback);
    },
  });
  expect(asked).toEqual(['defer', 'defer', 'defer', 3, 'defer']);
});

test('a task that is continued twice leaves a stray event', () => {
  const { run, clock } = prepare('main: sleep 3, emit 1');
  runCallbacks(run, clock, {
    setTimer(ms, callback) {
      clock.setTimer(ms, callback);
      if (ms > 0) clock.setTimer(ms + 1, callback);
    },
  });
  expect(happened(run, ['emit', 'stray'])).toEqual(['3 main emit 1 1', '4 main stray 0 0']);
});

test('a task that is started twice leaves two starts', () => {
  const { run, clock } = prepare('main: emit 1');
  runCallbacks(run, clock, {
    defer(callback) {
      callback();
      callback();
    },
  });
  expect(happened(run, ['start'])).toHaveLength(2);
});

test("a task's error stays with the task: its callback does not throw", () => {
  const { run, clock } = prepare('main: spawn a, settle a, emit 1\na: throw undefined');
  runCallbacks(run, clock);
  expect(happened(run, ['deliver'])).toEqual([`0 main deliver 1 ${2 ** 34 + 1}`]);
  expect(run.finishCount).toBe(2);
});

test('a delay is given as it is spelt', () => {
  const { run, clock } = prepare('main: sleep 3 {as text}, sleep 0 {as nan}, sleep 0 {as negative}');
  const delays: unknown[] = [];
  runCallbacks(run, clock, {
    setTimer(ms, callback) {
      delays.push(ms);
      clock.setTimer(Math.max(0, Number(ms) || 0), callback);
    },
    defer: (callback) => clock.setImmediate(callback),
  });
  expect(delays).toEqual(['3', Number.NaN, -1]);
  expect(run.finishCount).toBe(1);
});

test('a repeating timer is cleared with its last call; one that calls on leaves a stray event', () => {
  const { run, clock } = prepare('main: sleep 3 {times 2}');
  const cleared: unknown[] = [];
  runCallbacks(run, clock, {
    repeat(ms, callback) {
      for (const calls of [1, 2, 3]) clock.setTimer(calls * ms, callback);
      return 'it';
    },
    clearTimer: (id) => cleared.push(id),
  });
  expect(cleared).toEqual(['it']);
  expect(happened(run, ['resume', 'stray'])).toEqual(['6 main resume 2 6', '9 main stray 0 0']);
});

test('to cancel a task that has ended clears the timer that woke it last', () => {
  const { run, clock } = prepare('main: spawn a, sleep 5, cancel a\na: sleep 3');
  const cleared: unknown[] = [];
  runCallbacks(run, clock, {
    setTimer: (ms, callback) => {
      clock.setTimer(ms, callback);
      return ms;
    },
    clearTimer: (id) => cleared.push(id),
  });
  expect(cleared).toEqual([3]);
  expect(run.finishCount).toBe(2);
});

test('a time of its own may be moved on by a promise', async () => {
  const { run } = prepare('main: sleep 3');
  let now = 0;
  let wake: (() => void) | undefined;
  const advance = startCallbacks(
    run,
    {
      setTimer(_, callback) {
        wake = callback;
      },
      defer: (callback) => callback(),
      now: () => now,
      async advance() {
        await undefined;
        now = 3;
        wake?.();
      },
    },
    0,
  )!;
  expect(advance()).toBe(true);
  // Not over, and nothing else to do.
  expect(advance()).toBe(false);
  await Promise.resolve();
  expect(run.finishCount).toBe(1);
});

test('whoever joins hears of an end as the scheduler tells it, also where that was told before', () => {
  const { run, clock } = prepare('main: spawn a, join a, join a\na: sleep 3');
  const asked: string[] = [];
  runCallbacks(run, clock, {
    ending() {
      let listeners: (() => void)[] | undefined = [];
      return {
        tell() {
          asked.push('tell');
          for (const listener of listeners!.splice(0)) listener();
          listeners = undefined;
        },
        hear(callback) {
          asked.push('hear');
          if (listeners === undefined) callback();
          else listeners.push(callback);
        },
      };
    },
  });
  // The second join comes while the first is told: nobody calls that back any more.
  expect(asked).toEqual(['hear', 'tell', 'hear']);
  expect(happened(run, ['deliver'])).toHaveLength(1);
});

test('a defer that throws is a crash', () => {
  const { run } = prepare('main: emit 1');
  const defer = (): never => {
    throw new Error('full');
  };
  expect(() => startCallbacks(run, { setTimer: () => 0, defer }, 0)).toThrow('full');
  expect(run.crash?.where).toBe('defer');
});

test('a scheduler with a time of its own is moved to each deadline, and so leaves the same events', () => {
  fc.assert(
    fc.property(programs, ({ program }) => {
      const { run, clock } = prepare(program);
      runCallbacks(run, clock);
      expect(withoutAdvances(runOnOwnTime(program, {}))).toEqual(withoutAdvances(run));
    }),
  );
});

test('the time of its own catches up after a task has held the processor', () => {
  const run = runOnOwnTime('main: spawn a, work 5, sleep 3\na: sleep 2', {});
  expect(happened(run, ['work', 'resume', 'advance'])).toEqual([
    '0 main work 1 5',
    '5 - advance 0 7',
    '7 a resume 2 2',
    '7 - advance 0 8',
    '8 main resume 2 3',
  ]);
});

test.each([
  [0, 1, 'is noticed one ms late'],
  [0, 2, 'is lost'],
  [4, 5, 'is noticed one ms late'],
  [4, 6, 'is lost'],
])('with a lateness of %i a timer that is %i ms late %s', (lateness, late, what) => {
  const run = runOnOwnTime('main: sleep 3', { late, lateness });
  expect(happened(run, ['resume'])).toEqual(what === 'is lost' ? [] : [`${3 + late} main resume 2 3`]);
});

test('a scheduler whose time stands still is given up', () => {
  const { run } = prepare('main: sleep 3');
  const advance = startCallbacks(
    run,
    { ...ownTime(0), now: () => 0, setTimer: () => 0, defer: (go) => go() },
    0,
  )!;
  expect(advance()).toBe(false);
});

test('a time of its own that is moved past several deadlines in one go stops at each of them', () => {
  const run = runOnOwnTime('main: spawn a, sleep 3, sleep 2\na: sleep 4', { world: [Deviation.tooLate] });
  expect(happened(run, ['resume', 'advance'])).toEqual([
    `0 - advance ${Deviation.tooLate} 3`,
    '3 main resume 2 3',
    '3 - advance 0 4',
    '4 a resume 2 4',
    '4 - advance 0 5',
    '5 main resume 2 2',
  ]);
});

test('how far it is moved at a time changes nothing for the tasks', () => {
  const worlds = fc.array(fc.constantFrom(Deviation.polite, Deviation.late, Deviation.tooLate), {
    maxLength: 9,
  });
  fc.assert(
    fc.property(programs, worlds, ({ program }, world) => {
      expect(withoutAdvances(runOnOwnTime(program, { world }))).toEqual(
        withoutAdvances(runOnOwnTime(program, {})),
      );
    }),
  );
});

function runOnOwnTime(
  program: string | Program,
  { late = 0, lateness = 0, world = [] as readonly number[] },
): Run {
  const { run } = prepare(program, world);
  const advance = startCallbacks(run, ownTime(late), lateness)!;
  while (advance());
  return run;
}

/** A clock that is nobody else's: the scheduler under test here. */
function ownTime(late: number): CallbackPrimitives & Required<Pick<CallbackPrimitives, 'now'>> {
  const clock = new VirtualClock();
  clock.reset();
  return {
    setTimer: (ms, callback) => clock.setTimer(ms === 0 ? 0 : ms + late, callback),
    advance(ms) {
      const end = clock.peek() + ms;
      while (clock.nextDeadline() <= end) clock.step();
      clock.sleep(end - clock.peek());
    },
    now: () => clock.peek(),
  };
}

function withoutAdvances(run: Run): string[] {
  return happened(run).filter((line) => !line.includes(' - advance'));
}
