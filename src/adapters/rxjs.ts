import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** What is used of the `rxjs` module, version 6 or 7; `operators` are those of `rxjs/operators`. */
export interface Rxjs {
  readonly asyncScheduler: RxScheduler;
  readonly asapScheduler: RxScheduler;
  readonly queueScheduler: RxScheduler;
  readonly VirtualTimeScheduler: new () => VirtualTime;
  readonly Subject: new () => Subject;
  readonly AsyncSubject: new () => AsyncSubject;
  readonly operators: {
    mergeMap(project: (task: Task) => PromiseLike<unknown>, concurrent: number): unknown;
  };
}

type Task = () => Promise<unknown>;

/** What is used besides; of version 6 or 7. */
export interface RxjsDebounce {
  readonly Subject: new () => {
    next(value: unknown): void;
    pipe(operator: unknown): { subscribe(callback: () => void): { unsubscribe(): void } };
  };
  readonly operators: { debounceTime(ms: number): unknown };
}

interface RxScheduler {
  schedule(work: () => void, delay?: number): { unsubscribe(): void };
}

interface VirtualTime extends RxScheduler {
  frame: number;
  maxFrames: number;
  flush(): void;
}

interface AsyncSubject {
  next(value: unknown): void;
  complete(): void;
  subscribe(callback: () => void): unknown;
}

interface Subject {
  next(task: Task): void;
  pipe(operator: unknown): { subscribe(): unknown };
}

/** `asyncScheduler` (https://rxjs.dev/api/index/const/asyncScheduler): "Schedule task as if you used setTimeout(task, duration)". Of that
 *  Node says (https://nodejs.org/api/timers.html#settimeoutcallback-delay-args): "When `delay` is … less than `1` …, the `delay` will
 *  be set to `1`", so what is for at once may be 1 ms late. And of `setTimeout` (https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html#run-steps-after-a-timeout):
 *  "Wait until any invocations of this algorithm … that started before this one, and whose milliseconds is less than or equal to this one's, have completed",
 *  so that nobody takes two turns while another is ready. */
export function rxjsAsync({ asyncScheduler }: Rxjs, name = 'rxjs.asyncScheduler'): Scheduler {
  return ofScheduler(asyncScheduler, { resolution: 1, bypass: 1 }, name);
}

/** The same, where each task's end is told by an `AsyncSubject` (https://rxjs.dev/api/index/class/AsyncSubject): "a variant of Subject that only emits a value
 *  when it completes. It will emit its latest value to all its observers on completion", also to those that come after that. */
export function rxjsAsyncSubject(
  { asyncScheduler, AsyncSubject }: Rxjs,
  name = 'rxjs.AsyncSubject',
): Scheduler {
  return defineScheduler({
    name,
    form: 'callback',
    supports: ['spawn-nested'],
    guarantees: { resolution: 1 },
    create: () => ({
      setTimer: (ms, callback) => asyncScheduler.schedule(callback, ms),
      ending() {
        const end = new AsyncSubject();
        return {
          tell() {
            end.next(undefined);
            end.complete();
          },
          hear: (callback) => end.subscribe(callback),
        };
      },
    }),
  });
}

/** `asapScheduler` (https://rxjs.dev/api/index/const/asapScheduler): "Perform task as fast as it can be performed asynchronously";
 *  "behaves the same as asyncScheduler scheduler when you use it to delay task in time". */
export function rxjsAsap({ asapScheduler }: Rxjs, name = 'rxjs.asapScheduler'): Scheduler {
  return ofScheduler(asapScheduler, { resolution: 0 }, name);
}

/** `queueScheduler` (https://rxjs.dev/api/index/const/queueScheduler): "Put every next task on a queue, instead of executing it immediately"; "when used with delay,
 *  behaves the same as asyncScheduler scheduler"; "used without delay, it schedules given task synchronously - executes it right when it is scheduled. However
 *  when called recursively, … instead of executing immediately, that task will be put on a queue and wait for current one to finish". */
export function rxjsQueue({ queueScheduler }: Rxjs, name = 'rxjs.queueScheduler'): Scheduler {
  return ofScheduler(queueScheduler, { resolution: 0 }, name);
}

/** `schedule` returns "a subscription in order to be able to unsubscribe the scheduled work" (its docstring), also what is to run at once:
 *  so that, too, is asked for with a delay, of 0. */
function ofScheduler(
  scheduler: RxScheduler,
  guarantees: { readonly resolution: number; readonly bypass?: number },
  name: string,
): Scheduler {
  return defineScheduler({
    name,
    form: 'callback',
    supports: ['spawn-nested', 'cancel'],
    guarantees,
    create: () => ({
      setTimer: (ms, callback) => scheduler.schedule(callback, ms),
      clearTimer: (timer) => (timer as ReturnType<RxScheduler['schedule']>).unsubscribe(),
    }),
  });
}

/** A timer is a `debounceTime` (https://rxjs.dev/api/index/function/debounceTime): "It's like `delay`, but passes only the most recent notification
 *  from each burst of emissions". To clear it is to unsubscribe (https://rxjs.dev/guide/subscription): "release resources or cancel Observable
 *  executions". Its shortest is that of `asyncScheduler`, 1 ms. */
export function rxjsDebounce({ Subject, operators }: RxjsDebounce, name = 'rxjs.debounceTime'): Scheduler {
  return defineScheduler({
    name,
    form: 'callback',
    supports: ['spawn-nested', 'cancel'],
    guarantees: { resolution: 1 },
    create: () => ({
      setTimer(ms, callback) {
        const calls = new Subject();
        const timer = calls.pipe(operators.debounceTime(ms)).subscribe(callback);
        calls.next(undefined);
        return timer;
      },
      clearTimer: (timer) => (timer as { unsubscribe(): void }).unsubscribe(),
    }),
  });
}

/** `VirtualTimeScheduler` (https://rxjs.dev/api/index/class/VirtualTimeScheduler): `flush`: "Prompt the Scheduler to execute all of its
 *  queued actions, therefore clearing its queue", up to `maxFrames`: "The maximum number of frames to process". */
export function rxjsVirtualTime(
  { VirtualTimeScheduler }: Rxjs,
  name = 'rxjs.VirtualTimeScheduler',
): Scheduler {
  return defineScheduler({
    name,
    form: 'callback',
    supports: ['spawn-nested', 'cancel'],
    create() {
      const scheduler = new VirtualTimeScheduler();
      return {
        setTimer: (ms, callback) => scheduler.schedule(callback, ms),
        clearTimer: (timer) => (timer as ReturnType<RxScheduler['schedule']>).unsubscribe(),
        advance(ms) {
          scheduler.maxFrames = scheduler.frame + ms;
          scheduler.flush();
          scheduler.frame = scheduler.maxFrames;
        },
        now: () => scheduler.frame,
      };
    },
  });
}

/** `mergeMap` (https://rxjs.dev/api/index/function/mergeMap): "Projects each source value to an Observable which is merged in the output
 *  Observable"; `concurrent`: "Maximum number of input Observables being subscribed to concurrently". An error would end the stream, so
 *  each task carries its own. */
export function rxjsMergeMap({ Subject, operators }: Rxjs, name = 'rxjs.mergeMap'): Scheduler {
  return defineScheduler({
    name,
    form: 'async',
    supports: ['limit'],
    guarantees: { order: 'fifo', workConserving: true },
    create({ limit }) {
      const tasks = new Subject();
      tasks.pipe(operators.mergeMap((task) => task(), limit)).subscribe();
      return {
        spawn: (task) => new Promise((resolve, reject) => tasks.next(guarded(task, resolve, reject))),
      };
    },
  });
}

function guarded(task: Task, resolve: (value: unknown) => void, reject: (error: unknown) => void) {
  return async (): Promise<void> => {
    try {
      resolve(await task());
    } catch (error) {
      reject(error);
    }
  };
}
