import type { Program, Step, StepKind, StepOf } from '../../program/program.ts';
import { SPELLINGS, THROWN } from '../../program/program.ts';
import type { Draft } from './rewrite.ts';
import { placesOf, replaceAt, rewrite, stepAt } from './rewrite.ts';
import { fewerRounds } from './rounds.ts';

const KINDS: readonly StepKind[] = [
  'work',
  'cancel',
  'idle',
  'clear',
  'set-limit',
  'set-priority',
  'pause',
  'resume',
  'acquire',
  'release',
  'cleanup',
  'loop',
  'watch',
  'look',
  'sleep',
  'settle',
  'join',
  'throw',
];

/** Programs in which steps ask less of a scheduler: all of a kind at once, then one at a time. */
export function* simplifyKinds(program: Program): Iterable<Draft> {
  for (const kind of KINDS) {
    const places = placesOf(program, (step) => kind in step);
    if (places.length < 2) continue;
    const most = Math.max(...places.map((place) => simpler(stepAt(program, place)).length));
    for (let choice = 0; choice < most; choice++) {
      yield rewrite(program, (step) => [kind in step ? (simpler(step)[choice] ?? step) : step]);
    }
  }
  for (const place of placesOf(program, () => true)) {
    for (const step of simpler(stepAt(program, place))) yield replaceAt(program, place, step);
  }
}

/** Fewer permits, then an earlier lock; its release is mended where a pass changes both. */
function simplerLocks(step: StepOf<'acquire'>): readonly Step[] {
  const { weight = 1, ...light } = step;
  const fewer: Step[] = [];
  if (weight > 1) fewer.push(light);
  if (weight > 2) fewer.push({ ...light, weight: weight - 1 });
  return [{ yield: true }, ...untimed(step), ...fewer];
}

/** However long it takes. */
function untimed(step: StepOf<'spawn'> | StepOf<'acquire'>): readonly Step[] {
  const { timeout, ...without } = step;
  return timeout === undefined ? [] : [without];
}

function simplerPriorities(step: StepOf<'spawn'>): readonly Step[] {
  const { priority, ...without } = step;
  if (priority === undefined) return [];
  const others = [1, -1, Math.trunc(priority / 2)];
  return [without, ...others.map((other) => ({ ...without, priority: other }))];
}

/** Idle without being told anything, then a lower size. */
function simplerWaits({ idle, below }: StepOf<'idle'>): readonly Step[] {
  if (idle === 'results') return [{ idle: true }];
  if (below === undefined) return [];
  const lower = Array.from(
    { length: Math.min(below - 1, 2) },
    (_, i): Step => ({ idle: true, below: i + 1 }),
  );
  return [{ idle: true }, ...lower];
}

/** A look at this one instant, then to be told of idle, then of a lower size. */
function simplerWatches({ below = 0 }: StepOf<'watch'>): readonly Step[] {
  const lower = Array.from({ length: Math.min(below, 2) }, (_, size): Step => watchOf(size));
  return [{ look: true }, ...lower];
}

function watchOf(below: number): Step {
  return below === 0 ? { watch: true } : { watch: true, below };
}

/** What may stand in for a step, the simplest first. */
function simpler(step: Step): readonly Step[] {
  if ('work' in step) return [{ yield: true }, { sleep: step.work }];
  if ('loop' in step) return [{ yield: true }, ...fewerRounds(step)];
  if ('finally' in step) return simplerGuards(step);
  if ('sleep' in step) return [{ yield: true }, ...plainerTimers(step)];
  if ('for' in step) return [{ spawn: step.spawn }];
  if ('spawn' in step && 'at' in step) return [{ cleanup: 0 }, { spawn: step.spawn }];
  if ('after' in step) {
    const { after, ...atOnce } = step;
    return [atOnce, ...[0, 1].filter((ms) => ms < after!).map((ms) => ({ ...step, after: ms }))];
  }
  if ('set-priority' in step) return lowerPriorities(step);
  if ('spawn' in step) return [...untimed(step), ...simplerPriorities(step)];
  if ('throws' in step) return simplerFailures(step);
  if ('join' in step || 'cleanup' in step) return [{ yield: true }];
  if ('idle' in step) return [{ yield: true }, ...simplerWaits(step)];
  if ('watch' in step) return simplerWatches(step);
  if ('pause' in step || 'resume' in step || 'clear' in step) return [{ yield: true }];
  if ('set-limit' in step) {
    const lower = Array.from({ length: step['set-limit'] - 1 }, (_, i): Step => ({ 'set-limit': i + 1 }));
    return [{ yield: true }, ...lower];
  }
  if ('acquire' in step) return simplerLocks(step);
  if ('send' in step) {
    const least: Step[] = [{ yield: true }, { receive: step.send }];
    return step.value === 1 ? least : [...least, { send: step.send, value: 1 }];
  }
  if ('receive' in step || 'close' in step) return [{ yield: true }];
  if ('release' in step) return [{ yield: true }];
  if ('cancel' in step && 'at' in step) return [{ yield: true }, { cleanup: 0 }, { cancel: step.cancel }];
  if ('cancel' in step) return [{ yield: true }, { join: step.cancel }];
  if ('settle' in step) return [{ yield: true }, { join: step.settle }];
  if (!('throw' in step)) return [];
  const values: Step[] = THROWN.slice(0, THROWN.indexOf(step.throw)).map((thrown) => ({ throw: thrown }));
  if (step.sync === undefined) return [{ yield: true }, ...values, { emit: 1 }];
  return [
    { yield: true },
    ...values,
    { throw: step.throw },
    ...values.map((value) => ({ ...value, sync: true }) as Step),
  ];
}

/** Without a failure, or with a simpler one. */
function simplerFailures({ cleanup, throws }: StepOf<'cleanup'>): readonly Step[] {
  const values = THROWN.slice(0, THROWN.indexOf(throws!));
  return [{ yield: true }, { cleanup }, ...values.map((thrown): Step => ({ cleanup, throws: thrown }))];
}

/** Nearer to 0, that of a task which was given none. */
function lowerPriorities(step: StepOf<'set-priority'>): readonly Step[] {
  const lower = [0, 1, -1, Math.trunc(step.priority / 2)].map((priority): Step => ({ ...step, priority }));
  return [{ yield: true }, ...lower];
}

/** Without anything to clean up, or for less long. */
function simplerGuards({ sleep, finally: cleanup }: StepOf<'sleep'>): readonly Step[] {
  const shorter = [0, 1].filter((ms) => ms < cleanup!).map((ms): Step => ({ sleep, finally: ms }));
  return [{ yield: true }, { sleep }, ...shorter];
}

/** The timer that repeats less often or only once, the delay that is spelt as another one or as a number. */
function plainerTimers({ sleep, times, as }: StepOf<'sleep'>): readonly Step[] {
  if (times === undefined && as === undefined) return [];
  const spelt = as === undefined ? {} : { as };
  const repeated = times === undefined ? {} : { times };
  return [
    { sleep },
    ...(times === undefined ? [] : [{ sleep: Math.max(1, sleep) }, { sleep, ...spelt }]),
    ...(as === undefined ? [] : [{ sleep, ...repeated }]),
    ...[1, 2].filter((fewer) => fewer < (times ?? 0)).map((fewer) => ({ sleep, times: fewer, ...spelt })),
    ...SPELLINGS.slice(0, as === undefined ? 0 : SPELLINGS.indexOf(as)).map((simpler) => ({
      sleep,
      ...repeated,
      as: simpler,
    })),
  ];
}
