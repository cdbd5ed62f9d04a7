import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** What is used of the `effect` module, versions 2 and 3. */
export interface EffectScheduling {
  readonly Scheduler: {
    readonly MixedScheduler: new (
      maxNextTickBeforeTimer: number,
    ) => {
      scheduleTask(task: () => void, priority: number): void;
    };
  };
}

/**
 * The scheduler of callbacks below Effect's fibers (https://effect-ts.github.io/effect/effect/Scheduler.ts.html): `scheduleTask(task, priority)`. The changelog of
 * 3.6.4: "ensure Scheduler tasks are added to a matching priority bucket" (https://github.com/Effect-TS/effect/pull/3452); buckets are run in
 * ascending order, so of two tasks the one of the lower number comes first.
 */
export function effectScheduler(
  { Scheduler }: EffectScheduling,
  name = 'effect (MixedScheduler)',
): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['spawn-nested', 'priority'],
    guarantees: { order: 'priority' },
    create() {
      const scheduler = new Scheduler.MixedScheduler(2048);
      return {
        spawn: (task, { priority = 0 }) =>
          new Promise((resolve, reject) =>
            scheduler.scheduleTask(() => {
              try {
                task().then(resolve, reject);
              } catch (error) {
                reject(error);
              }
            }, -priority),
          ),
      };
    },
  });
}
