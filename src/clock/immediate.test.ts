import { beforeAll, expect, test } from 'vitest';
import { drain, macrotask } from './drain.ts';
import { installGlobals, routeTo } from './globals.ts';
import { collectRejections } from './rejections.ts';
import { VirtualClock } from './virtual-clock.ts';

beforeAll(installGlobals);

test('a microtask that throws once the budget is spent ends no process, and leaves the clock alone', async () => {
  const thrown = await macrotask(() => {
    const clock = new VirtualClock();
    clock.reset({ budgets: { turns: 10 } });
    const rejections = collectRejections();
    routeTo(clock);
    const again = (): void => queueMicrotask(again);
    again();
    drain();
    routeTo(undefined);
    rejections.stop();
    return { reasons: rejections.take(), pending: clock.step(), exceeded: clock.exceeded };
  });
  expect(thrown.exceeded?.budget).toBe('turns');
  expect(thrown.reasons).toEqual([thrown.exceeded]);
  expect(thrown.pending).toBe(false);
});
