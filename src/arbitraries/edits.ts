import type { Case, Rate } from '../program/case.ts';
import { findChannelFault } from '../program/channels.ts';
import { applyEdit, type Edit } from '../program/edit.ts';
import { findLockFault } from '../program/locks.ts';
import { type Step, type StepOf, THROWN } from '../program/program.ts';
import { misfit } from '../program/shape.ts';
import { DEVIATIONS, Deviation, inWorld } from '../program/world.ts';
import { boundsOf, type CaseOptions } from './options.ts';
import { STARTS } from './worlds.ts';

/** An edit and how much it changes: less is a smaller change. */
interface Weighed {
  readonly edit: Edit;
  readonly weight: number;
}

/** Durations that are tried beside those next to the given one, ms. */
const DURATIONS: readonly number[] = [0, 1, 2, 5, 20];

/**
 * The edits of one step, of the limit, or of an impolite world, that lead to a case within the bounds: the smallest change first, those of one
 * size in the order of tasks and steps. Unlike `neighbours` they also lead up: to longer durations and higher limits.
 *
 * What a task throws changes less than that it throws, and that it throws at all is more telling than how long anybody
 * sleeps. A lower limit says that the bug needs several slots; with a higher one mostly nobody waits any more, which says
 * little, and that a task is missing says least. That a bug needs an impolite world is the first thing to know about it.
 */
export function editsOf(kase: Case, options: CaseOptions): readonly Edit[] {
  const { shape, limits, rates, rooms, hog } = boundsOf(options);
  const { program, environment } = kase;
  const weighed: Weighed[] = [];
  for (const { name: task, steps } of program.tasks) {
    steps.forEach((from, step) => {
      for (const { to, weight } of changesOf(from))
        weighed.push({ edit: { kind: 'change', task, step, from, to }, weight });
      weighed.push({ edit: { kind: 'drop', task, step, from }, weight: weightOfDrop(from) });
    });
  }
  for (const to of limits) {
    if (to === environment.limit) continue;
    const weight = to < environment.limit ? Weight.lowerLimit : Weight.higherLimit;
    weighed.push({
      edit: { kind: 'limit', from: environment.limit, to },
      weight: weight + near(environment.limit, to),
    });
  }
  weighed.push(...editsOfRate(environment.rate, rates), ...editsOfRoom(environment.room, rooms));
  weighed.push(...editsOfWorld(environment));
  const admitted = weighed.filter(({ edit }) => {
    if (edit.kind === 'change' && 'work' in edit.to && !hog) return false;
    const edited = applyEdit(kase, edit).program;
    return (
      findLockFault(edited) === undefined &&
      findChannelFault(edited) === undefined &&
      misfit(edited, shape) === undefined
    );
  });
  // Sorting is stable: what weighs the same stays in the program's order.
  return admitted.sort((x, y) => x.weight - y.weight).map(({ edit }) => edit);
}

/** Fewer or more starts in the same time, or another time for as many. More starts say as little as more slots do. */
function editsOfRate(from: Rate | undefined, rates: readonly Rate[]): readonly Weighed[] {
  if (from === undefined) return [];
  return rates
    .filter((to) => (to.cap === from.cap) !== (to.per === from.per))
    .map((to) => {
      const weight = to.cap > from.cap ? Weight.higherLimit : Weight.lowerLimit;
      const far = near(from.cap, to.cap) + near(from.per, to.per);
      return { edit: { kind: 'rate', from, to }, weight: weight + far };
    });
}

/** That any number may wait says that the bug needs somebody refused. */
function editsOfRoom(from: number | undefined, rooms: readonly number[]): readonly Weighed[] {
  if (from === undefined) return [];
  return [undefined, ...rooms.filter((room) => room !== from)].map((to) => ({
    edit: { kind: 'room', from, to },
    weight: to === undefined ? Weight.lowerLimit : Weight.higherLimit + near(from, to),
  }));
}

/** A polite world has none: what it could be instead would be without end. */
function editsOfWorld({ start = 0, world = [] }: Case['environment']): readonly Weighed[] {
  const weighed: Weighed[] = [];
  if (world.length > 0)
    weighed.push({ edit: { kind: 'world', from: world, to: [] }, weight: Weight.politeWorld });
  const deviating = [...world.keys()].filter((occasion) => world[occasion] !== Deviation.polite);
  for (const occasion of deviating) {
    for (const other of [Deviation.polite, ...DEVIATIONS]) {
      const to = inWorld({ limit: 0, dice: 0 }, world.with(occasion, other), 0).world ?? [];
      if (other === world[occasion] || to.length === 0) continue;
      const weight = other === Deviation.polite ? Weight.politeWorld : Weight.otherWorld;
      weighed.push({ edit: { kind: 'world', from: world, to }, weight });
    }
  }
  for (const to of start === 0 ? [] : [0, ...STARTS]) {
    if (to === start) continue;
    const weight = to === 0 ? Weight.politeWorld : Weight.otherWorld;
    weighed.push({ edit: { kind: 'start', from: start, to }, weight });
  }
  return weighed;
}

const Weight = {
  politeWorld: -1,
  thrown: 0,
  sync: 1,
  noThrow: 2,
  wait: 3,
  permits: 3,
  lowerLimit: 4,
  duration: 5,
  dropped: 6,
  higherLimit: 7,
  noTask: 8,
  otherWorld: 9,
} as const;

function changesOf(from: Step): readonly { readonly to: Step; readonly weight: number }[] {
  if ('sleep' in from) return changesOfSleep(from);
  if ('throws' in from) return changesOfFailing(from);
  if ('cleanup' in from) return durationsNear(from.cleanup, (cleanup) => ({ cleanup }));
  if ('loop' in from) return roundsNear(from.loop);
  if ('work' in from) return durationsNear(from.work, (work) => ({ work }));
  if ('timeout' in from && from.timeout !== undefined) return changesOfTimeout(from);
  if ('set-priority' in from)
    return [-1, 0, 1]
      .filter((priority) => priority !== from.priority)
      .map((priority) => ({ to: { ...from, priority }, weight: Weight.duration }));
  if ('after' in from) {
    const { after, ...atOnce } = from;
    const later = durationsNear(after!, (ms) => ({ ...from, after: ms }));
    return [{ to: atOnce, weight: Weight.wait }, ...later];
  }
  if ('at' in from)
    return [{ to: 'spawn' in from ? { spawn: from.spawn } : { cancel: from.cancel }, weight: Weight.wait }];
  if ('priority' in from) return [{ to: { spawn: from.spawn }, weight: Weight.duration }];
  if ('idle' in from && from.idle === 'results') return [{ to: { idle: true }, weight: Weight.wait }];
  if ('set-limit' in from) return limitsNear(from['set-limit']);
  if ('join' in from) return [{ to: { settle: from.join }, weight: Weight.wait }];
  if ('settle' in from) return [{ to: { join: from.settle }, weight: Weight.wait }];
  if ('acquire' in from) return weightsNear(from);
  if (!('throw' in from)) return [];
  const others = THROWN.filter((thrown) => thrown !== from.throw);
  const { sync, ...later } = from;
  return [
    ...others.map((thrown) => ({ to: { ...from, throw: thrown }, weight: Weight.thrown })),
    { to: sync ? later : { ...from, sync: true }, weight: Weight.sync },
  ];
}

function changesOfTimeout(
  from: StepOf<'spawn'> | StepOf<'acquire'>,
): readonly { readonly to: Step; readonly weight: number }[] {
  const { timeout, ...without } = from;
  const others = durationsNear(timeout!, (ms) => ({ ...from, timeout: ms }));
  return [
    { to: without, weight: Weight.wait },
    ...others.filter(({ to }) => 'timeout' in to && to.timeout! >= 1),
  ];
}

function changesOfFailing({ cleanup, throws }: StepOf<'cleanup'>): ReturnType<typeof changesOf> {
  const others = THROWN.filter((thrown) => thrown !== throws);
  return [
    { to: { cleanup }, weight: Weight.noThrow },
    ...others.map((thrown) => ({ to: { cleanup, throws: thrown }, weight: Weight.thrown })),
    ...durationsNear(cleanup, (ms) => ({ cleanup: ms, throws: throws! })),
  ];
}

function changesOfSleep(from: StepOf<'sleep'>): readonly { readonly to: Step; readonly weight: number }[] {
  const { sleep, times, as, finally: cleanup } = from;
  if (cleanup !== undefined) {
    return [
      { to: { sleep }, weight: Weight.wait },
      ...durationsNear(sleep, (ms) => ({ sleep: ms, finally: cleanup })),
      ...durationsNear(cleanup, (ms) => ({ sleep, finally: ms })),
    ];
  }
  const plainer = [
    ...(as === undefined ? [] : [times === undefined ? { sleep } : { sleep, times }]),
    ...(times === undefined ? [] : [as === undefined ? { sleep } : { sleep, as }]),
  ];
  const durations = as === undefined || as === 'text';
  return [
    ...plainer.map((to) => ({ to, weight: Weight.wait })),
    ...(durations ? durationsNear(sleep, (ms) => ({ ...from, sleep: ms })) : []),
  ];
}

/** One round more or less. */
function roundsNear(loop: number): ReturnType<typeof changesOf> {
  return [loop - 1, loop + 1]
    .filter((times) => times >= 1)
    .map((times) => ({ to: { loop: times }, weight: Weight.duration + near(loop, times) }));
}

/** One permit more or less. */
function weightsNear({ acquire, weight = 1 }: StepOf<'acquire'>): ReturnType<typeof changesOf> {
  return [weight - 1, weight + 1]
    .filter((other) => other >= 1)
    .map((other) => ({
      to: other === 1 ? { acquire } : { acquire, weight: other },
      weight: Weight.permits,
    }));
}

function durationsNear(
  from: number,
  stepOf: (ms: number) => Step,
): readonly { readonly to: Step; readonly weight: number }[] {
  const others = new Set([from - 1, from + 1, ...DURATIONS]);
  return [...others]
    .filter((ms) => ms >= 0 && ms !== from)
    .map((ms) => ({ to: stepOf(ms), weight: Weight.duration + near(from, ms) }));
}

function limitsNear(from: number): readonly { readonly to: Step; readonly weight: number }[] {
  return [from - 1, from + 1]
    .filter((limit) => limit >= 1)
    .map((limit) => ({ to: { 'set-limit': limit }, weight: Weight.duration + near(from, limit) }));
}

/** Between 0 and 1, and less for what is nearer. */
function near(from: number, to: number): number {
  return 1 - 1 / (1 + Math.abs(to - from));
}

function weightOfDrop(step: Step): number {
  if ('throw' in step) return Weight.noThrow;
  return 'spawn' in step ? Weight.noTask : Weight.dropped;
}
