import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** An adapter as a person has one: a queue of which a task that throws keeps its slot, and the same queue mended. */
export const leaky: Scheduler = adapt('leaky', false);
export const mended: Scheduler = adapt('mended', true);

function adapt(name: string, mends: boolean): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit'],
    guarantees: { order: 'fifo', workConserving: true },
    create({ limit }) {
      const waiting: (() => void)[] = [];
      let running = 0;
      const fill = (): void => {
        while (running < limit && waiting.length > 0) {
          running++;
          waiting.shift()!();
        }
      };
      const ended = (): void => {
        running--;
        fill();
      };
      return {
        spawn: (task) =>
          new Promise((resolve, reject) => {
            waiting.push(() => {
              const result = Promise.resolve().then(task);
              result.then(resolve, reject);
              result.then(ended, mends ? ended : () => {});
            });
            fill();
          }),
      };
    },
  });
}
