import { expect, test } from 'vitest';
import { drain, macrotask } from './drain.ts';
import { routeTo } from './globals.ts';
import { installPostTask } from './post-task.ts';
import { VirtualClock } from './virtual-clock.ts';

type PostTask = (callback: () => unknown, options?: object) => Promise<unknown>;

test('where there is a scheduler.postTask it is routed; where there is none, none appears', async () => {
  const holder = globalThis as { scheduler?: { postTask: PostTask } };
  installPostTask();
  expect(holder.scheduler).toBeUndefined();
  holder.scheduler = { postTask: async () => 'real' };
  installPostTask();
  const { scheduler } = holder;
  const clock = new VirtualClock();
  try {
    await expect(scheduler.postTask(() => 1)).resolves.toBe('real');
    const seen = await macrotask(() => {
      const seen: unknown[] = [];
      const see = (what: unknown): unknown => seen.push(`${clock.peek()}: ${what}`);
      const controller = new AbortController();
      routeTo(clock);
      scheduler.postTask(() => 'late', { delay: 20 }).then(see, see);
      scheduler.postTask(() => 'never', { delay: 20, signal: controller.signal }).then(see, see);
      scheduler.postTask(() => 'soon').then(see, see);
      scheduler.postTask(() => Promise.reject('thrown')).then(see, see);
      controller.abort('aborted');
      scheduler.postTask(() => 'never', { signal: controller.signal }).then(see, see);
      for (drain(); clock.step(); drain());
      return seen;
    });
    expect(seen).toEqual(['0: aborted', '0: aborted', '0: soon', '0: thrown', '20: late']);
  } finally {
    routeTo(undefined);
    delete holder.scheduler;
  }
});
