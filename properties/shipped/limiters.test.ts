import limiter from 'p-limit';
import Queue from 'p-queue';
import PromiseQueue from 'promise-queue';
import { pLimit } from '../../src/adapters/p-limit.ts';
import { pQueue } from '../../src/adapters/p-queue.ts';
import { promiseQueue } from '../../src/adapters/promise-queue.ts';
import { describeScheduler } from '../../src/vitest/index.ts';

describeScheduler(pLimit(limiter));
describeScheduler(pQueue(Queue));
describeScheduler(promiseQueue(PromiseQueue));
