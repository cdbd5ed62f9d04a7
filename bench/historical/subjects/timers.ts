import {
  type FakeTimers,
  fakeMicrotasks,
  fakeRunAllAsync,
  fakeTimers,
} from '../../../src/adapters/fake-timers.ts';
import { type Most, most } from '../../../src/adapters/most.ts';
import { type NodeTimers, nativePromises } from '../../../src/adapters/native-promises.ts';
import { type NodeMock, nodeMockTimers } from '../../../src/adapters/node-mock-timers.ts';
import { type ReactScheduler, reactScheduler } from '../../../src/adapters/react-scheduler.ts';
import {
  type Rxjs,
  type RxjsDebounce,
  rxjsAsap,
  rxjsAsync,
  rxjsAsyncSubject,
  rxjsDebounce,
  rxjsMergeMap,
  rxjsQueue,
  rxjsVirtualTime,
} from '../../../src/adapters/rxjs.ts';
import {
  type RxjsStreams,
  type RxjsTimeouts,
  rxjsCoroutine,
  rxjsForkJoin,
  rxjsRace,
  rxjsTimeout,
} from '../../../src/adapters/rxjs-coroutine.ts';
import { type RxjsFinalizers, rxjsFinalize } from '../../../src/adapters/rxjs-finalize.ts';
import { type ZoneModule, zoneFakeAsync, zoneTasks } from '../../../src/adapters/zone.ts';
import type { Subject, Subjects } from '../subjects.ts';
import { main, named } from './exported.ts';

/** Fake clocks, and schedulers of callbacks. */
export const timers: Subjects = {
  '@sinonjs/fake-timers': [
    { name: 'clock', adapter: 'fake-timers', adapt: clock(fakeTimers) },
    { name: 'clock, microtasks', adapter: 'fake-timers', adapt: clock(fakeMicrotasks) },
    { name: 'clock, runAllAsync', adapter: 'fake-timers', adapt: clock(fakeRunAllAsync) },
  ],
  lolex: [{ name: 'clock', adapter: 'fake-timers', adapt: clock(fakeTimers) }],
  most: [{ name: 'scheduler', adapter: 'most', adapt: (module) => most(module as unknown as Most) }],
  rxjs: [
    { name: 'asyncScheduler', adapter: 'rxjs', adapt: rx(rxjsAsync) },
    { name: 'AsyncSubject', adapter: 'rxjs', adapt: rx(rxjsAsyncSubject) },
    { name: 'asapScheduler', adapter: 'rxjs', adapt: rx(rxjsAsap) },
    { name: 'queueScheduler', adapter: 'rxjs', adapt: rx(rxjsQueue) },
    { name: 'VirtualTimeScheduler', adapter: 'rxjs', adapt: rx(rxjsVirtualTime) },
    { name: 'mergeMap', adapter: 'rxjs', adapt: rx(rxjsMergeMap) },
    {
      name: 'mergeMap, coroutines',
      adapter: 'rxjs-coroutine',
      adapt: (module) => rxjsCoroutine(module as unknown as RxjsStreams),
    },
    {
      name: 'finalize',
      adapter: 'rxjs-finalize',
      adapt: (module) => rxjsFinalize(module as unknown as RxjsFinalizers),
    },
    {
      name: 'race',
      adapter: 'rxjs-coroutine',
      adapt: (module) => rxjsRace(module as unknown as RxjsStreams),
    },
    {
      name: 'forkJoin',
      adapter: 'rxjs-coroutine',
      adapt: (module) => rxjsForkJoin(module as unknown as RxjsStreams),
    },
    {
      name: 'timeout',
      adapter: 'rxjs-coroutine',
      from: [7],
      adapt: (module) => rxjsTimeout(module as unknown as RxjsTimeouts),
    },
    {
      name: 'debounceTime',
      adapter: 'rxjs',
      adapt: (module) => rxjsDebounce(module as unknown as RxjsDebounce),
    },
  ],
  node: [
    {
      name: 'node:test mock timers',
      adapter: 'node-mock-timers',
      adapt: (module) => nodeMockTimers((module.test as { readonly mock: NodeMock }).mock),
    },
    {
      name: 'promises, timers',
      adapter: 'native-promises',
      adapt: (module) => nativePromises(module.timers as NodeTimers),
    },
  ],
  scheduler: [
    {
      name: 'callbacks',
      adapter: 'react-scheduler',
      adapt: (module) => reactScheduler(named<() => ReactScheduler>(module, 'load')),
    },
  ],
  'zone.js': [
    {
      name: 'fakeAsync',
      adapter: 'zone',
      adapt: (module) => zoneFakeAsync(module as unknown as ZoneModule),
    },
    { name: 'tasks', adapter: 'zone', adapt: (module) => zoneTasks(module as unknown as ZoneModule) },
  ],
};

function clock(adapter: (module: FakeTimers) => ReturnType<Subject['adapt']>): Subject['adapt'] {
  return (module) =>
    adapter((module.createClock === undefined ? main(module) : module) as unknown as FakeTimers);
}

function rx(adapter: (module: Rxjs) => ReturnType<Subject['adapt']>): Subject['adapt'] {
  return (module) => adapter(module as unknown as Rxjs);
}
