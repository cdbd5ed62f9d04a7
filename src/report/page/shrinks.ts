import type { Reduced } from '../../harness/report.ts';
import { boundsText } from '../../program/rate.ts';
import { printProgram } from '../../program/text.ts';
import { columnsOf } from '../columns.ts';
import { alignColumns } from '../difference.ts';
import type { RunView, Shrunk } from './model.ts';
import { runShape } from './run-view.ts';

/**
 * The way of shrinking, from the first program that failed to the last, each with the timeline of its run. Programs of which
 * nothing but what the text does not show has changed are one; empty where nothing was shrunk.
 *
 * @param names of the scheduler, or of the two that are compared.
 */
export function shrinksOf(history: readonly Reduced[], names: readonly string[]): Shrunk[] {
  const shrinks: Shrunk[] = [];
  for (const { program, environment, runs = [] } of history) {
    const text = printProgram(program);
    const size = program.tasks.reduce((sum, { steps }) => sum + 1 + steps.length, 0);
    const world = environment.world === undefined ? '' : ', the world is not polite';
    const note = [`size ${size}`, ...boundsText(environment)].join(', ') + world;
    const last = shrinks.at(-1);
    if (last?.text === text && last.note === note) continue;
    const drawn = shapesOf(runs, names);
    shrinks.push({
      text,
      note,
      ...(drawn.length === 0 ? {} : { names: program.tasks.map(({ name }) => name), runs: drawn }),
    });
  }
  return shrinks.length > 1 ? shrinks : [];
}

function shapesOf(runs: NonNullable<Reduced['runs']>, names: readonly string[]): RunView[] {
  const [a, b] = runs;
  if (a === undefined) return [];
  if (b === undefined) return [runShape(a.trace, names[0]!, a.violation)];
  const columns = alignColumns(
    columnsOf(a.trace.events, a.trace.startTime),
    columnsOf(b.trace.events, b.trace.startTime),
  );
  return [a, b].map(({ trace }, i) => runShape(trace, names[i]!, undefined, columns[i]));
}
