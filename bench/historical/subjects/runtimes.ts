import { bluebirdCoroutine, bluebirdMap } from '../../../src/adapters/bluebird.ts';
import { caf } from '../../../src/adapters/caf.ts';
import { co } from '../../../src/adapters/co.ts';
import {
  type EffectModule,
  type EffectTimeoutModule,
  effect,
  effectTimeout,
} from '../../../src/adapters/effect.ts';
import {
  type EffectDeferredModule,
  type EffectDeferredWithModule,
  effectDeferred,
  effectDeferredWith,
} from '../../../src/adapters/effect-deferred.ts';
import { type EffectQueueModule, effectQueue } from '../../../src/adapters/effect-queue.ts';
import { type EffectScheduling, effectScheduler } from '../../../src/adapters/effect-scheduler.ts';
import { type EffectScopeModule, effectScope } from '../../../src/adapters/effect-scope.ts';
import { type EffectSemaphoreModule, effectSemaphore } from '../../../src/adapters/effect-semaphore.ts';
import {
  type Effection,
  effection,
  effectionArms,
  effectionCalls,
  effectionRuns,
  effectionTeardown,
} from '../../../src/adapters/effection.ts';
import {
  type CurriedFluture,
  type Fluture,
  flutureBoth,
  flutureParallel,
  flutureRace,
} from '../../../src/adapters/fluture.ts';
import { type JsCsp, jsCsp } from '../../../src/adapters/js-csp.ts';
import {
  type ReduxSaga,
  reduxSaga,
  reduxSagaAll,
  reduxSagaCancel,
} from '../../../src/adapters/redux-saga.ts';
import type { Module, Subject, Subjects } from '../subjects.ts';
import { main, named } from './exported.ts';

const saga: readonly Subject[] = [
  { name: 'sagas', adapter: 'redux-saga', adapt: (module) => reduxSaga(module as unknown as ReduxSaga) },
  {
    name: 'sagas, cancel',
    adapter: 'redux-saga',
    adapt: (module) => reduxSagaCancel(module as unknown as ReduxSaga),
  },
  {
    name: 'sagas, all',
    adapter: 'redux-saga',
    from: [0, 15],
    adapt: (module) => reduxSagaAll(module as unknown as ReduxSaga),
  },
];

/** Since version 12 there is no default export that has it all. */
function futures(module: Module): Fluture | CurriedFluture {
  return 'coalesce' in module ? (module as unknown as CurriedFluture) : main(module);
}

/** Coroutine and effect runtimes. */
export const runtimes: Subjects = {
  '@redux-saga/core': saga,
  bluebird: [
    { name: 'coroutine', adapter: 'bluebird', adapt: (module) => bluebirdCoroutine(main(module)) },
    { name: 'map', adapter: 'bluebird', adapt: (module) => bluebirdMap(main(module)) },
  ],
  caf: [{ name: 'flows', adapter: 'caf', adapt: (module) => caf(named(module, 'CAF')) }],
  co: [{ name: 'coroutines', adapter: 'co', adapt: (module) => co(main(module)) }],
  effect: [
    { name: 'fibers', adapter: 'effect', adapt: (module) => effect(module as unknown as EffectModule) },
    {
      name: 'fibers, timeouts',
      adapter: 'effect',
      from: [3],
      adapt: (module) => effectTimeout(module as unknown as EffectTimeoutModule),
    },
    {
      name: 'fibers, Deferred',
      adapter: 'effect-deferred',
      adapt: (module) => effectDeferred(module as unknown as EffectDeferredModule),
    },
    {
      name: 'fibers, Deferred with an effect',
      adapter: 'effect-deferred',
      adapt: (module) => effectDeferredWith(module as unknown as EffectDeferredWithModule),
    },
    {
      name: 'MixedScheduler',
      adapter: 'effect-scheduler',
      from: [2],
      until: [4],
      adapt: (module) => effectScheduler(module as unknown as EffectScheduling),
    },
    {
      name: 'fibers, Queue',
      adapter: 'effect-queue',
      from: [4],
      adapt: (module) => effectQueue(module as unknown as EffectQueueModule),
    },
    {
      name: 'fibers, Semaphore',
      adapter: 'effect-semaphore',
      adapt: (module) => effectSemaphore(module as unknown as EffectSemaphoreModule),
    },
    {
      name: 'fibers, Scope',
      adapter: 'effect-scope',
      adapt: (module) => effectScope(module as unknown as EffectScopeModule),
    },
  ],
  effection: [
    { name: 'tasks', adapter: 'effection', adapt: (module) => effection(module as unknown as Effection) },
    {
      name: 'tasks, race and all',
      adapter: 'effection',
      adapt: (module) => effectionArms(module as unknown as Effection),
    },
    {
      name: 'tasks, calls',
      adapter: 'effection',
      adapt: (module) => effectionCalls(module as unknown as Effection),
    },
    {
      name: 'tasks, run',
      adapter: 'effection',
      adapt: (module) => effectionRuns(module as unknown as Effection),
    },
    {
      name: 'tasks, teardown',
      adapter: 'effection',
      adapt: (module) => effectionTeardown(module as unknown as Effection),
    },
  ],
  'js-csp': [{ name: 'processes', adapter: 'js-csp', adapt: (module) => jsCsp(module.csp as JsCsp) }],
  fluture: [
    { name: 'race', adapter: 'fluture', adapt: (module) => flutureRace(futures(module)) },
    { name: 'both', adapter: 'fluture', adapt: (module) => flutureBoth(futures(module)) },
    { name: 'parallel', adapter: 'fluture', adapt: (module) => flutureParallel(futures(module)) },
  ],
  'redux-saga': saga,
};
