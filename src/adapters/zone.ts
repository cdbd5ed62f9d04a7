import { defineScheduler, type Scheduler } from '../forms/scheduler.ts';

/** What is used of the `Zone` that `zone.js` makes, any version since 0.11, with `zone.js/plugins/fake-async-test`. */
export interface ZoneModule {
  readonly Zone: {
    readonly current: Zone;
    readonly FakeAsyncTestZoneSpec: new (name: string) => FakeAsyncSpec;
  };
  /** The global timers, as it patches them. */
  readonly timers: Pick<typeof globalThis, 'setTimeout' | 'setInterval' | 'clearTimeout' | 'clearInterval'>;
}

type Timer = ReturnType<typeof setTimeout>;

interface Zone {
  fork(spec: object): Zone;
  run<T>(body: () => T): T;
  scheduleMacroTask(
    source: string,
    callback: () => void,
    data: object,
    schedule: (task: Task) => void,
    cancel: (task: Task) => void,
  ): Task;
  cancelTask(task: Task): unknown;
}

interface FakeAsyncSpec {
  tick(ms: number): void;
  getCurrentTickTime(): number;
}

interface Task {
  readonly zone: Zone;
  readonly invoke: () => void;
}

/**
 * The zone of Angular's `fakeAsync` (https://angular.dev/api/core/testing/fakeAsync): "Timers are synchronous; `tick()` simulates the asynchronous passage of
 * time"; `tick`: "Simulates the asynchronous passage of time for the timers in the `fakeAsync` zone"
 * (https://angular.dev/api/core/testing/tick). The timers are those of the host, `setTimeout` and the others: so with what these make of a delay
 * that is text, negative or NaN, and of one that is less than 1 ms (`resolution`).
 */
export function zoneFakeAsync(module: ZoneModule, name = 'zone.js (fakeAsync)'): Scheduler {
  return defineScheduler({
    name,
    form: 'callback',
    supports: ['spawn-nested', 'cancel', 'repeat', 'odd-delays'],
    guarantees: { resolution: 1 },
    create() {
      const { Zone, timers } = module;
      const spec = new Zone.FakeAsyncTestZoneSpec(name);
      const zone = Zone.current.fork(spec);
      return {
        setTimer: (ms, callback) => zone.run(() => timers.setTimeout(callback, ms)),
        repeat: (ms, callback) => new Interval(zone.run(() => timers.setInterval(callback, ms))),
        clearTimer: (timer) =>
          zone.run(() => {
            if (timer instanceof Interval) timers.clearInterval(timer.id);
            else timers.clearTimeout(timer as Timer);
          }),
        advance: (ms) => zone.run(() => spec.tick(ms)),
        now: () => spec.getCurrentTickTime(),
      };
    },
  });
}

/**
 * The tasks of a zone (https://github.com/angular/angular/blob/main/packages/zone.js/lib/zone-impl.ts): `scheduleMacroTask`: "Schedule a MacroTask";
 * "MacroTasks represent tasks which will be executed after some delay … MacroTasks can be canceled"; `cancelTask`: "Allows the zone to intercept canceling of
 * scheduled Task". What makes them wait here is a timer of the clock.
 */
export function zoneTasks(module: ZoneModule, name = 'zone.js (tasks)'): Scheduler {
  return defineScheduler({
    name,
    form: 'callback',
    supports: ['spawn-nested', 'cancel'],
    create({ clock }) {
      const { Zone } = module;
      const timers = new Map<Task, number>();
      return {
        setTimer: (ms, callback) =>
          Zone.current.scheduleMacroTask(
            name,
            callback,
            {},
            (task) => timers.set(task, clock.setTimer(ms, task.invoke)),
            (task) => clock.clearTimer(timers.get(task)!),
          ),
        clearTimer: (task) => (task as Task).zone.cancelTask(task as Task),
      };
    },
  });
}

class Interval {
  readonly id: Timer;
  constructor(id: Timer) {
    this.id = id;
  }
}
