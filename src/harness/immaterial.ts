import type { Case } from '../program/case.ts';
import { ordinal, placeOf } from '../program/edit.ts';
import { type Step, THROWN } from '../program/program.ts';
import { Deviation } from '../program/world.ts';
import type { Trial } from './explain.ts';

/**
 * What can be otherwise while the law stays broken, in words; each claim names what was tried, or holds for all there is.
 *
 * @example
 * 'any limit from 1 to 4 fails too'
 * 'how long a sleeps does not matter (0, 2, 5 and 20 ms fail too)'
 * 'what a throws does not matter'
 */
export function immaterialIn(trials: readonly Trial[], { program, environment }: Case): readonly string[] {
  const claims: string[] = [];
  for (const { name, steps } of program.tasks) {
    steps.forEach((step, position) => {
      const own = trials.filter(
        ({ edit }) => edit.kind === 'change' && edit.task === name && edit.step === position,
      );
      const claim = claimOf(step, name, placeOf(program, name, position), own);
      if (claim !== undefined) claims.push(claim);
    });
  }
  const around = [
    claimOfLimits(trials, environment.limit),
    claimOfStart(trials),
    ...(environment.world ?? []).map((_, occasion) => claimOfLateness(trials, occasion, environment)),
  ];
  return [...around.filter((claim) => claim !== undefined), ...claims];
}

function claimOf(step: Step, task: string, place: string, trials: readonly Trial[]): string | undefined {
  if ('throw' in step) return claimOfThrown(step.throw, task, place, trials);
  if ('sleep' in step) return claimOfDuration('sleep', step.sleep, task, place, trials);
  if ('work' in step) return claimOfDuration('work', step.work, task, place, trials);
  return undefined;
}

/** Only where each of the other values was tried. */
function claimOfThrown(
  thrown: string,
  task: string,
  place: string,
  trials: readonly Trial[],
): string | undefined {
  const others = trials.filter(
    ({ edit }) => edit.kind === 'change' && 'throw' in edit.to && edit.to.throw !== thrown,
  );
  const all = others.length === THROWN.length - 1 && others.every(({ outcome }) => outcome === 'fails');
  return all ? `what ${task} throws${place} does not matter` : undefined;
}

function claimOfDuration(
  kind: 'sleep' | 'work',
  ms: number,
  task: string,
  place: string,
  trials: readonly Trial[],
): string | undefined {
  const tried = trials
    .flatMap(({ edit, outcome }) => {
      if (edit.kind !== 'change') return [];
      const { to } = edit;
      if ('sleep' in to && 'sleep' in edit.from && (to.times !== edit.from.times || to.as !== edit.from.as))
        return [];
      return [{ ms: 'sleep' in to ? to.sleep : 'work' in to ? to.work : 0, fails: outcome === 'fails' }];
    })
    .sort((x, y) => x.ms - y.ms);
  const listed = (some: typeof tried): string => `(${enumerate(some.map((one) => one.ms))} ms fail too)`;
  if (tried.length > 1 && tried.every(({ fails }) => fails)) {
    return `how long ${task} ${kind}s${place} does not matter ${listed(tried)}`;
  }
  const longer = tried.filter((one) => one.ms > ms);
  if (longer.length < 2 || !longer.every(({ fails }) => fails)) return undefined;
  // Not `a may sleep longer`: as a sentence that would begin with a task that there is not, A.
  return `that ${task} ${kind}s longer${place} does not matter ${listed(longer)}`;
}

function claimOfLimits(trials: readonly Trial[], limit: number): string | undefined {
  const failing = trials.flatMap(({ edit, outcome }) =>
    edit.kind === 'limit' && outcome === 'fails' ? [edit.to] : [],
  );
  if (failing.length === 0) return undefined;
  const all = [limit, ...failing].sort((x, y) => x - y);
  const first = all[0]!;
  const last = all.at(-1)!;
  if (all.length > 2 && last - first === all.length - 1)
    return `any limit from ${first} to ${last} fails too`;
  return failing.length === 1
    ? `limit ${failing[0]} fails too`
    : `limits ${enumerate(failing.sort((x, y) => x - y))} fail too`;
}

/** Only where each other start but 0 fails as well: that 0 does not is what the start is there for. */
function claimOfStart(trials: readonly Trial[]): string | undefined {
  const others = trials.flatMap(({ edit, outcome }) =>
    edit.kind === 'start' && edit.to > 0 ? [{ start: edit.to, fails: outcome === 'fails' }] : [],
  );
  if (others.length === 0 || !others.every(({ fails }) => fails)) return undefined;
  return `at what time but 0 the clock starts does not matter (${enumerate(others.map(({ start }) => start))} fail too)`;
}

/** A timer that is late, by however much. */
function claimOfLateness(
  trials: readonly Trial[],
  occasion: number,
  { world = [] }: Case['environment'],
): string | undefined {
  if (world[occasion] !== Deviation.late) return undefined;
  const later = trials.some(
    ({ edit, outcome }) =>
      edit.kind === 'world' && edit.to[occasion] === Deviation.tooLate && outcome === 'fails',
  );
  return later ? `the ${ordinal(occasion)} timer may be later` : undefined;
}

function enumerate(values: readonly number[]): string {
  return values.length === 1 ? `${values[0]}` : `${values.slice(0, -1).join(', ')} and ${values.at(-1)}`;
}
