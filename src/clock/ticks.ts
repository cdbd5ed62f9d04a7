import { real, registry, route } from './real.ts';
import { replace } from './replace.ts';

/**
 * Counts ticks and microtasks against the budget of turns, and leaves them where they are, in the engine's own queues
 * and order. A tick that sets the next one for ever would outlive even a kill: Node keeps its queue of ticks. (V8 drops
 * its queue of microtasks.)
 */
export function installTicks(): void {
  replace(process, 'nextTick', nextTick);
  replace(globalThis, 'queueMicrotask', (callback: () => void): void => {
    route.clock?.spend();
    real.queueMicrotask(callback);
  });
}

/**
 * Puts the dispatcher back where somebody has restored the real `nextTick`. vitest does: around each message to its main
 * process it swaps the timers for the real ones, gives `nextTick` back one tick later, and where two messages overlap
 * takes the swapped one for the one to give back.
 */
export function keepTicks(): void {
  if (registry.installed && process.nextTick === real.nextTick) process.nextTick = nextTick;
}

function nextTick(...args: Parameters<typeof process.nextTick>): void {
  route.clock?.spend();
  Reflect.apply(real.nextTick, process, args);
}
