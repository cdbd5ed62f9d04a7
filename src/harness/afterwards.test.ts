import { beforeAll, expect, test } from 'vitest';
import { installGlobals } from '../clock/globals.ts';
import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';
import type { Leftovers } from '../trace/trace.ts';
import { caseOf, onHost } from './harness.fixture.ts';
import { execute } from './run.ts';

beforeAll(installGlobals);

test('what a cancelled task still cleans up by is not left behind, where nobody waits for it', async () => {
  expect(await left(detached(clearTimeout), 'main: spawn a, cancel a\na: cleanup 5, sleep 9')).toEqual({
    timers: 0,
    nextDeadline: Number.POSITIVE_INFINITY,
  });
});

test('a timer that is due behind that is', async () => {
  const forgetful = detached(() => {});
  const program = 'main: spawn a, cancel a\na: cleanup 5, sleep 9';
  expect(await left(forgetful, program)).toMatchObject({ timers: 1, nextDeadline: 9 });
  expect(await left(forgetful, 'main: spawn a, cancel a\na: sleep 9')).toMatchObject({ timers: 1 });
});

test('whose children must end before it ends with nothing left to clean up', async () => {
  const program = 'main: spawn a, cancel a\na: cleanup 5, sleep 9';
  expect(await left(detached(clearTimeout, 'cancels'), program)).toMatchObject({
    timers: 1,
    nextDeadline: 5,
  });
});

async function left(
  scheduler: Scheduler,
  program: string,
): Promise<Pick<Leftovers, 'timers' | 'nextDeadline'>> {
  const { leftovers } = await onHost((host) => execute(scheduler, caseOf(program), host));
  return { timers: leftovers.timers, nextDeadline: leftovers.nextDeadline };
}

/** What a coroutine waits for: how that begins, which gives how it is called off. */
type Wait = (then: () => void) => () => void;

interface Running {
  readonly coroutine: Generator<Wait, unknown, undefined>;
  callOff: () => void;
}

/** Closes what is cancelled, goes on with its cleanup, and waits for neither. */
function detached(
  clear: (timer: ReturnType<typeof setTimeout>) => void,
  scope: 'detached' | 'cancels' = 'detached',
): Scheduler {
  return defineScheduler({
    name: 'detached',
    form: 'coroutine',
    supports: ['cancel', 'cleanup'],
    guarantees: { scope },
    create: () => ({
      run: (main) => void begin(main()),
      *spawn(task) {
        return begin(task());
      },
      *join() {},
      *sleep(ms) {
        yield (then: () => void) => {
          const timer = setTimeout(then, ms);
          return () => clear(timer);
        };
      },
      *cancel(running: Running) {
        running.callOff();
        advance(running, running.coroutine.return(undefined));
      },
    }),
  });
}

function begin(coroutine: Running['coroutine']): Running {
  const running = { coroutine, callOff: () => {} };
  advance(running, coroutine.next());
  return running;
}

function advance(running: Running, step: IteratorResult<Wait, unknown>): void {
  if (!step.done) running.callOff = step.value(() => advance(running, running.coroutine.next()));
}
