import { type Figures, figuresArgument, Kind } from '../trace/event.ts';
import { crashed, type Run } from './run.ts';
import { AdapterError, show } from './validation.ts';

/** How many tasks run (have started and not ended), how many wait to start, how many do either, whether none does. What a scheduler does
 *  not say is left out. */
export type Counts = Figures;

/** What a scheduler tells of itself with. */
export interface Watched {
  watch?(below: number, tell: () => void): void;
  counts?(): Counts;
}

/** Asks to be told, by step `at`. In the turn in which it is told, a scheduler that says how many run and wait is asked for that, too. */
export function watch(run: Run, task: number, at: number, below: number): void {
  const { recorder, watched } = run;
  const asked = recorder.length;
  recorder.add(Kind.watch, task, run.now(), at, below);
  try {
    watched!.watch!(below, () => {
      recorder.add(Kind.told, -1, run.now(), asked, below);
      if (watched!.counts !== undefined) look(run, -1, -1);
    });
  } catch (error) {
    crashed(run, 'watch', error);
  }
}

/** Writes down what the scheduler says of itself. */
export function look(run: Run, task: number, at: number): void {
  run.recorder.add(Kind.look, task, run.now(), at, figuresArgument(countsOf(run)));
}

function countsOf(run: Run): Counts {
  let counts: unknown;
  try {
    counts = run.watched!.counts!();
  } catch (error) {
    return crashed(run, 'counts', error);
  }
  if (typeof counts !== 'object' || counts === null) return mistaken(run, 'an object', counts);
  const { idle, ...numbers } = counts as Counts;
  if (idle !== undefined && typeof idle !== 'boolean') return mistaken(run, 'a boolean as idle', idle);
  for (const [name, value] of Object.entries(numbers)) {
    if (!NUMBERS.includes(name)) return mistaken(run, `only ${NUMBERS.join(', ')}, idle`, name);
    if (value !== undefined && !Number.isInteger(value))
      return mistaken(run, `a whole number as ${name}`, value);
  }
  return counts;
}

const NUMBERS: readonly string[] = ['running', 'waiting', 'all'];

function mistaken(run: Run, expected: string, received: unknown): never {
  const text = `scheduler '${run.scheduler}': counts: expected ${expected} but received ${show(received)}`;
  return crashed(run, 'counts', new AdapterError(text));
}
