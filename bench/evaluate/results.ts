import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { filesIn, hashOf } from '../fingerprint.ts';
import type { Job } from './job.ts';
import type { EvaluateOptions } from './options.ts';

/** Where counterexamples are saved, to be replayed by others: beside the results that name them. */
export const FOUND = '.evaluate/found';

/** One line for each job that was done: what was interrupted goes on where it was. */
const FILE = '.evaluate/results.jsonl';

const BUILT = '.evaluate/built';

/** Modules that only read what was found. */
const READERS =
  /bench\/evaluate\/(bars|families|index|options|page|processes|results|statistics|summary)\.js$/;

interface Line {
  readonly key: string;
  readonly result: unknown;
}

/** What was found so far by the code as it is compiled now. */
export interface Kept {
  /** Undefined where nothing is known. */
  readonly of: (job: Job) => unknown;
  readonly keep: (job: Job, result: unknown) => void;
}

export function openResults(options: EvaluateOptions, file: string = FILE, built: string = BUILT): Kept {
  const code = hashOf(filesIn(built).filter((name) => !READERS.test(name)));
  const known = new Map(linesOf(file).map(({ key, result }) => [key, result]));
  const keyOf = (job: Job): string => JSON.stringify([code, job, ...askedOf(job, options)]);
  return {
    of: (job) => known.get(keyOf(job)),
    keep(job, result) {
      mkdirSync(dirname(file), { recursive: true });
      appendFileSync(file, `${JSON.stringify({ key: keyOf(job), result } satisfies Line)}\n`);
    },
  };
}

/** The options that a job's result depends on. */
function askedOf({ kind }: Job, { cap, falseAlarms }: EvaluateOptions): readonly number[] {
  switch (kind) {
    case 'hunt':
    case 'chain':
    case 'promises':
      return [cap];
    case 'alarms':
      return [falseAlarms];
    case 'replay':
    case 'reduction':
      return [];
  }
}

/** A line that was cut off when the process was killed is no result. */
function linesOf(file: string): readonly Line[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.flatMap((line) => {
    try {
      return [JSON.parse(line) as Line];
    } catch {
      return [];
    }
  });
}
