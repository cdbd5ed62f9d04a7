import type { Program, Step } from '../../program/program.ts';
import type { Pass } from './pass.ts';
import type { Draft } from './rewrite.ts';
import { placesOf, replaceAt, rewrite, stepAt } from './rewrite.ts';
import { drop } from './tasks.ts';

/**
 * Cases with a window less: a sleep that is shorter by its length, and as many tasks fewer as start in one. Neither can go
 * alone, or the others come at other places of their windows.
 */
export const fewerWindows: Pass = function* ({ program, environment }) {
  const { rate } = environment;
  if (rate === undefined) return;
  const names = program.tasks.slice(1).map(({ name }) => name);
  for (const place of placesOf(program, (step) => 'sleep' in step && step.sleep >= rate.per)) {
    const step = stepAt(program, place) as Extract<Step, { readonly sleep: number }>;
    const sooner = replaceAt(program, place, { ...step, sleep: step.sleep - rate.per });
    for (let first = 0; first + rate.cap <= names.length; first++) {
      yield { program: drop(sooner, new Set(names.slice(first, first + rate.cap))), environment };
    }
  }
};

/** Cases at a rate of shorter windows, and with shorter sleeps: in proportion, or as far from the end of a window as before. */
export const shorterWindows: Pass = function* ({ program, environment }, { rates }) {
  const { rate } = environment;
  if (rate === undefined) return;
  for (const other of rates) {
    if (other.cap !== rate.cap || other.per >= rate.per) continue;
    const share = other.per / rate.per;
    const shorter: readonly ((ms: number) => number)[] = [
      (ms) => Math.floor(ms * share),
      (ms) => Math.ceil(ms * share),
      (ms) => (ms < rate.per - 1 ? Math.ceil(ms * share) : ms - rate.per + other.per),
    ];
    for (const change of shorter) {
      yield { program: withSleeps(program, change), environment: { ...environment, rate: other } };
    }
  }
};

function withSleeps(program: Program, change: (ms: number) => number): Draft {
  return rewrite(program, (step) => ['sleep' in step ? { ...step, sleep: change(step.sleep) } : step]);
}
