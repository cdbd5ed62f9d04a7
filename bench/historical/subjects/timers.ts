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
  type RxjsDebounce,
  rxjsAsap,
  rxjsAsync,
  rxjsAsyncSubject,
  rxjsDebounce,
  rxjsMergeMap,
  rxjsVirtualTime,
} from '../../../src/adapters/rxjs.ts';
import {
  type RxjsStreams,
  type RxjsTimeouts,
  rxjsCoroutine,
  rxjsTimeout,
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
