import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** What is used of `node:timers`. */
export interface NodeTimers {
  readonly setTimeout: (callback: () => void, ms: number) => unknown;
}

/**
 * Async functions, promises and the host's timers, and nothing else. Of those that wait for a promise the first goes on first: its reactions are kept in
 * a list, and made jobs in that order (https://tc39.es/ecma262/#sec-triggerpromisereactions); jobs are run in the order in which they were
 * made (https://tc39.es/ecma262/#sec-hostenqueuepromisejob). Of timers: "Node.js makes no guarantees about the exact timing of when callbacks will fire, nor
 * of their ordering" (https://nodejs.org/api/timers.html#settimeoutcallback-delay-args).
 */
export function nativePromises({ setTimeout }: NodeTimers, name = 'promises'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['spawn-nested'],
    guarantees: { joiners: 'fifo' },
    create: () => ({
      // To call an async function is to spawn it; what throws at the call is a rejection in one.
      spawn: async (task) => await task(),
      sleep: (ms) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
    }),
  });
}
