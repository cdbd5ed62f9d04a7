import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';
import { compareSchedulers } from './compare-schedulers.ts';

// Run by compare-schedulers.test.ts: two rewrites of a queue of one slot, of which one starts the newest first.
const queue = createQueue('queue', (waiting) => waiting.shift());

compareSchedulers(
  queue,
  createQueue('rewrite', (waiting) => waiting.splice(0, 1)[0]),
);
compareSchedulers(
  queue,
  createQueue('stack', (waiting) => waiting.pop()),
  { runs: 200 },
);

type Task = () => Promise<unknown>;

function createQueue(name: string, next: (waiting: Task[]) => Task | undefined): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit'],
    guarantees: { order: 'fifo', workConserving: true },
    create({ limit }) {
      const waiting: Task[] = [];
      let running = 0;
      const fill = (): void => {
        while (running < limit && waiting.length > 0) {
          running++;
          const ended = (): void => {
            running--;
            fill();
          };
          next(waiting)!().then(ended, ended);
        }
      };
      return {
        spawn: (task) =>
          new Promise((resolve, reject) => {
            waiting.push(() => Promise.resolve().then(task).then(resolve, reject));
            fill();
          }),
      };
    },
  });
}
