import { expect, test } from 'vitest';
import type { Scheduler } from '../forms/scheduler.ts';
import { check } from '../harness/check.ts';
import { asyncLock } from './async-lock.ts';
import { asyncMutex, asyncSemaphore } from './async-mutex.ts';
import { asyncSema } from './async-sema.ts';

/** Stands in for the packages, whose semaphores it is small enough to be. */
class Permits {
  private free: number;
  private readonly waiting: { readonly weight: number; readonly grant: () => void }[] = [];

  constructor(free = 1) {
    this.free = free;
  }

  take(weight: number): Promise<void> {
    return new Promise((grant) => {
      this.waiting.push({ weight, grant });
      this.give(0);
    });
  }

  give(weight: number): void {
    this.free += weight;
    while (this.waiting.length > 0 && this.waiting[0]!.weight <= this.free) {
      const { weight: taken, grant } = this.waiting.shift()!;
      this.free -= taken;
      grant();
    }
  }
}

class Mutex extends Permits {
  async acquire(): Promise<() => void> {
    await this.take(1);
    return () => this.give(1);
  }
}

class Semaphore extends Permits {
  async acquire(weight = 1): Promise<[number, () => void]> {
    await this.take(weight);
    return [0, () => this.give(weight)];
  }
}

class Sema extends Permits {
  async acquire(): Promise<string> {
    await this.take(1);
    return 'token';
  }
  release(token?: unknown): void {
    if (token === 'token') this.give(1);
  }
}

class Lock {
  private readonly keys = new Map<string, Permits>();
  async acquire(key: string, held: () => Promise<void>): Promise<void> {
    const lock = this.keys.get(key) ?? new Permits();
    this.keys.set(key, lock);
    await lock.take(1);
    await held();
    lock.give(1);
  }
}

const judged = async (scheduler: Scheduler): Promise<Record<string, string>> => {
  const { verdicts } = await check(scheduler, { runs: 300, exhaustive: false, fixtures: false });
  return Object.fromEntries(verdicts.map(({ law, status }) => [law, status]));
};

test.each<[Scheduler, string]>([
  [asyncMutex({ Mutex, Semaphore }), 'not-applicable'],
  [asyncSemaphore({ Mutex, Semaphore }), 'held'],
  [asyncSema({ Sema }), 'held'],
  [asyncLock(Lock), 'not-applicable'],
])('$name takes locks and gives them back', async (scheduler, weights) => {
  const verdicts = await judged(scheduler);
  expect(Object.values(verdicts)).not.toContain('broken');
  expect(verdicts).toMatchObject({
    'mutual-exclusion': 'held',
    'lock-handoff': 'held',
    'weight-limit': weights,
  });
});

test('what a package does wrong shows', async () => {
  const broken = { acquire: async () => () => undefined };
  const Broken = class {
    acquire = broken.acquire;
  };
  expect(await judged(asyncMutex({ Mutex: Broken, Semaphore }))).toMatchObject({
    'mutual-exclusion': 'broken',
  });
});
