import { VirtualClock } from '../dist/clock/virtual-clock.js';
import { EventLoop } from '../dist/schedulers/event-loop.js';
import { collectGarbage, short, table } from './measure.mjs';

/** So many coroutines, each asleep at once. */
export function sleepers() {
  const rows = [1e4, 1e5, 1e6].map((count) => {
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    let asleep = 0;
    const start = performance.now();
    const clock = new VirtualClock();
    clock.reset({ budgets: { turns: Number.POSITIVE_INFINITY } });
    const loop = new EventLoop(clock);
    let woken = 0;
    const sleeper = function* (ms) {
      yield loop.sleep(ms);
      if (woken++ === 0) asleep = process.memoryUsage().heapUsed - before;
    };
    loop.runUntilComplete(loop.gather(Array.from({ length: count }, (_, i) => sleeper((i * 7919) % 10_007))));
    const ms = performance.now() - start;
    if (woken !== count) throw new Error(`Only ${woken} of ${count} sleepers woke.`);
    return [count.toLocaleString('en'), short(ms / 1000), short((ms * 1e6) / count), short(asleep / count)];
  });
  return table(['sleeping coroutines on event-loop', 's in all', 'ns each', 'bytes of heap each'], rows);
}
