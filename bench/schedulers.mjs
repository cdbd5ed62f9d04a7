import * as effectModule from 'effect';
import * as effectionModule from 'effection';
import limiter from 'p-limit';
import Queue from 'p-queue';
import { builtIn } from '../dist/adapters/built-in.js';
import { effect } from '../dist/adapters/effect.js';
import { effection } from '../dist/adapters/effection.js';
import { pLimit } from '../dist/adapters/p-limit.js';
import { pQueue } from '../dist/adapters/p-queue.js';
import { virtualTimers } from '../dist/adapters/virtual-timers.js';

/** Those whose searches are timed. */
export const SCHEDULERS = [
  ...builtIn,
  virtualTimers,
  pLimit(limiter),
  pQueue(Queue),
  effection(effectionModule),
  effect(effectModule),
];
