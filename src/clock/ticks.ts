import { real, route } from './real.ts';
import { replace } from './replace.ts';

/**
 * Counts ticks and microtasks against the budget of turns, and leaves them where they are, in the engine's own queues
 * and order. A tick that sets the next one for ever would outlive even a kill: Node keeps its queue of ticks. (V8 drops
 * its queue of microtasks.)
 */
export function installTicks(): void {
  replace(process, 'nextTick', (...args: Parameters<typeof process.nextTick>): void => {
    route.clock?.spend();
    Reflect.apply(real.nextTick, process, args);
  });
  replace(globalThis, 'queueMicrotask', (callback: () => void): void => {
    route.clock?.spend();
    real.queueMicrotask(callback);
  });
}
