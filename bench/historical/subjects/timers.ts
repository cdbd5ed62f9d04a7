import {
  type FakeTimers,
  fakeMicrotasks,
  fakeRunAllAsync,
  fakeTimers,
} from '../../../src/adapters/fake-timers.ts';
import { type Most, most } from '../../../src/adapters/most.ts';
import { type ReactScheduler, reactScheduler } from '../../../src/adapters/react-scheduler.ts';
import {
  type Rxjs,
  rxjsAsap,
  rxjsAsync,
  rxjsAsyncSubject,
  rxjsMergeMap,
  rxjsVirtualTime,
} from '../../../src/adapters/rxjs.ts';
import {
  type RxjsStreams,
  rxjsCoroutine,
  rxjsForkJoin,
  rxjsRace,
} from '../../../src/adapters/rxjs-coroutine.ts';
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
    { name: 'VirtualTimeScheduler', adapter: 'rxjs', adapt: rx(rxjsVirtualTime) },
    { name: 'mergeMap', adapter: 'rxjs', adapt: rx(rxjsMergeMap) },
    {
      name: 'mergeMap, coroutines',
      adapter: 'rxjs-coroutine',
      adapt: (module) => rxjsCoroutine(module as unknown as RxjsStreams),
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
  ],
  scheduler: [
    {
      name: 'callbacks',
      adapter: 'react-scheduler',
      adapt: (module) => reactScheduler(named<() => ReactScheduler>(module, 'load')),
    },
  ],
};

function clock(adapter: (module: FakeTimers) => ReturnType<Subject['adapt']>): Subject['adapt'] {
  return (module) =>
    adapter((module.createClock === undefined ? main(module) : module) as unknown as FakeTimers);
}

function rx(adapter: (module: Rxjs) => ReturnType<Subject['adapt']>): Subject['adapt'] {
  return (module) => adapter(module as unknown as Rxjs);
}
