import { defineScheduler } from '../forms/scheduler.ts';
import { describeScheduler } from './describe-scheduler.ts';

// A test file that another test runs: a queue, right and wrong. The wrong one keeps the slot of a task that throws.
for (const leaks of [false, true]) {
  describeScheduler(
    defineScheduler({
      name: leaks ? 'leaky-queue' : 'queue',
      form: 'async',
      supports: ['limit'],
      guarantees: { order: 'fifo', workConserving: true },
      create({ limit }) {
        const waiting: (() => void)[] = [];
        let running = 0;
        const release = (): void => {
          running--;
          waiting.shift()?.();
        };
        const acquire = (): Promise<void> | void => {
          if (running++ < limit) return;
          return new Promise((resolve) => waiting.push(resolve));
        };
        return {
          async spawn(task) {
            await acquire();
            if (leaks) {
              const result = await task();
              release();
              return result;
            }
            try {
              return await task();
            } finally {
              release();
            }
          },
        };
      },
    }),
    { runs: 300, fixtures: false },
  );
}
