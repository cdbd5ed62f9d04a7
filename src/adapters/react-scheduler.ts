import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** What is used of the `scheduler` module, React's, any version since 0.20. */
export interface ReactScheduler {
  readonly unstable_NormalPriority: number;
  unstable_scheduleCallback(
    priority: number,
    callback: () => void,
    options?: { readonly delay: number },
  ): unknown;
  unstable_cancelCallback(task: unknown): void;
}

/**
 * React's scheduler is one for the whole process, so each run needs a module of its own: `load` evaluates it anew. Its README
 * (https://github.com/facebook/react/tree/main/packages/scheduler#readme) says no more than: "a package for cooperative scheduling in a
 * browser environment … The public API for this package is not yet finalized". Nothing is claimed beyond the laws that bind everyone.
 */
export function reactScheduler(load: () => ReactScheduler, name = 'react-scheduler'): Scheduler {
  return defineScheduler({
    name,
    form: 'callback',
    supports: ['spawn-nested', 'cancel'],
    create() {
      const scheduler = load();
      const priority = scheduler.unstable_NormalPriority;
      return {
        setTimer: (ms, callback) =>
          scheduler.unstable_scheduleCallback(priority, () => callback(), { delay: ms }),
        clearTimer: (task) => scheduler.unstable_cancelCallback(task),
        defer: (callback) => scheduler.unstable_scheduleCallback(priority, () => callback()),
      };
    },
  });
}
