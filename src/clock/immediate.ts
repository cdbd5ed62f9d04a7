import { real, route, type VirtualTime } from './real.ts';
import type { Callback } from './timeout.ts';

/** What `setImmediate` returns under a run: as Node's `Immediate`. */
export class Immediate {
  private readonly clock: VirtualTime;
  private readonly id: number;
  private referenced = true;

  constructor(clock: VirtualTime, callback: Callback, args: readonly unknown[]) {
    this.clock = clock;
    this.id = clock.setImmediate(
      args.length === 0 ? () => callback.call(this) : () => Reflect.apply(callback, this, args),
    );
  }

  close(): void {
    this.clock.clearImmediate(this.id);
  }

  ref(): this {
    this.referenced = true;
    return this;
  }

  unref(): this {
    this.referenced = false;
    return this;
  }

  hasRef(): boolean {
    return this.referenced;
  }

  [Symbol.dispose](): void {
    this.close();
  }
}

export function setImmediate(callback: Callback, ...args: unknown[]): Immediate | NodeJS.Immediate {
  const { clock } = route;
  if (clock === undefined || typeof callback !== 'function') return real.setImmediate(callback, ...args);
  if (isNodesOwn(callback)) return inert(callback);
  return new Immediate(clock, callback, args);
}

export function clearImmediate(immediate?: unknown): void {
  if (immediate instanceof Immediate) immediate.close();
  else real.clearImmediate(immediate as NodeJS.Immediate);
}

/**
 * After an uncaught exception Node itself sets an immediate that does nothing, through the same module as everybody. The
 * run has no part in it, and refusing it for want of a budget would end the process.
 */
function isNodesOwn(callback: Callback): boolean {
  return callback.name === 'noop' && callback.toString() === 'function noop() {}';
}

function inert(callback: Callback): NodeJS.Immediate {
  const immediate = real.setImmediate(callback);
  real.clearImmediate(immediate);
  return immediate;
}
