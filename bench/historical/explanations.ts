import type { Broken } from './job.ts';

/** Why fixed versions, or the newest ones, break a law. */
export interface Explanation {
  readonly package: string;
  /** Left out: whichever. */
  readonly versions?: readonly string[];
  readonly subject?: string;
  readonly law?: Broken['law'];
  readonly program?: RegExp;
  readonly text: string;
}

const FALSY = /throw (undefined|null|false|zero|empty)/;

export const explanations: readonly Explanation[] = [
  {
    package: 'async',
    law: 'limit-change',
    text: 'a deviation that the adapter lists: a raised `concurrency` is looked at when the next task is pushed or ends',
  },
  {
    package: 'fastq',
    law: 'completion',
    program: /pause/,
    text: 'a bug from 1.17.0 on, newest included: `resume()` never returns if a task that it starts pauses the queue (fixtures/reports/fastq-resume-never-returns.md)',
  },
  {
    package: 'bluebird',
    subject: 'coroutine',
    law: 'quiescence',
    text: 'a deviation that the adapter lists: 1 ms after a rejection it looks whether that was handled',
  },
  ...(['quiescence', 'sleep-overlap'] as const).map((law) => ({
    package: 'bottleneck',
    law,
    text: 'a deviation that the adapter lists: timers of 0 ms, 1 ms each in Node, before and after a job',
  })),
  {
    package: 'rxjs',
    subject: 'asapScheduler',
    law: 'quiescence',
    text: 'another row: rxjs-asap-cancel-in-flush-throws, mended in 7.5.0',
  },
  {
    package: 'rxjs',
    versions: ['6.3.1'],
    subject: 'VirtualTimeScheduler',
    text: 'another row: rxjs-virtualtime-loses-actions, mended in 6.4.0',
  },
  {
    package: 'fastq',
    program: FALSY,
    text: 'a bug of all versions: `if (err) reject(err)` takes a falsy rejection for success',
  },
  {
    package: 'bottleneck',
    versions: ['2.3.1'],
    law: 'error-delivery',
    program: FALSY,
    text: 'a bug of that version: a falsy rejection is taken for success; not so in 2.19.5',
  },
  {
    package: 'bottleneck',
    program: /throw.* sync/,
    text: 'a job that throws at the call: its error comes out of a timer, too',
  },
  {
    package: 'async-lock',
    program: FALSY,
    text: 'a bug of all versions: a falsy rejection is taken for success',
  },
  {
    package: 'generic-pool',
    program: /throw.* sync/,
    text: 'a bug of all versions: `use(fn)` with an fn that throws synchronously keeps the resource',
  },
  {
    package: 'generic-pool',
    versions: ['3.1.5', '3.5.0'],
    law: 'concurrency-limit',
    text: 'a bug until 3.5.0: of two that ask a microtask apart both are lent a resource, with `max: 1`; reproduced by hand',
  },
  {
    package: '@supercharge/promise-pool',
    program: FALSY,
    text: 'a bug of these versions: `error.message` of null or undefined is read, and the pool stops',
  },
  {
    package: '@rushstack/node-core-library',
    versions: ['3.42.2'],
    law: 'concurrency-limit',
    text: 'another row: rushstack-foreach-async-iterator-over-limit, mended in 3.45.5',
  },
  {
    package: 'effection',
    versions: ['4.1.0'],
    law: 'completion',
    program: FALSY,
    text: '4.1.0 wraps what is thrown and falsy (`ThrownValueError`) when it leaves `run`; not so in 4.1.1',
  },
  {
    package: 'redux-saga',
    versions: ['0.12.1', '0.13.0', '0.15.0'],
    text: 'a bug until 1.0.0: `error.sagaStack` of what was thrown is read and written, whatever it is',
  },
];
