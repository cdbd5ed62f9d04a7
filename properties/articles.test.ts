import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { builtIn } from '../src/adapters/built-in.ts';
import { macrotask } from '../src/clock/drain.ts';
import { installGlobals } from '../src/clock/globals.ts';
import type { Scheduler } from '../src/forms/scheduler.ts';
import { runCase } from '../src/harness/attempt.ts';
import { makeHost } from '../src/harness/host.ts';
import { parseProgram } from '../src/program/parse.ts';
import type { Program } from '../src/program/program.ts';
import { Kind } from '../src/trace/event.ts';
import type { Trace } from '../src/trace/trace.ts';

/** An example of the articles: a program, and what it comes to. */
interface Example {
  readonly title: string;
  readonly program: unknown;
  /** By scheduler: ms of virtual time at the last finish, and how many more are all right: where waiting is polled, one
   *  interval for the longest sleep, or for each join that still has its turn to wait for after it. */
  readonly expect: {
    readonly [scheduler: string]: { readonly makespan: number; readonly tolerance?: number };
  };
  /** By task, as folds; the same under every scheduler. */
  readonly results: { readonly [task: string]: number };
}

const folder = new URL('../fixtures/programs/', import.meta.url);
const examples = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Example);

beforeAll(installGlobals);

describe.each(examples)('$title', ({ program: json, expect: figures, results }) => {
  const program = parseProgram(json);

  test('has a figure for each built-in scheduler, and for no other', () => {
    expect(Object.keys(figures)).toEqual(builtIn.map(({ name }) => name));
  });

  test.each(builtIn)('$name', async (scheduler) => {
    const { makespan, tolerance = 0 } = figures[scheduler.name]!;
    const ran = await run(scheduler, program);
    expect(ran.ending).toEqual({ kind: 'completed' });
    expect(ran.results).toEqual(results);
    expect(ran.makespan).toBeGreaterThanOrEqual(makespan);
    expect(ran.makespan).toBeLessThanOrEqual(makespan + tolerance);
  });
});

interface Ran {
  readonly ending: Trace['ending'];
  readonly makespan: number;
  readonly results: Example['results'];
}

function run(scheduler: Scheduler, program: Program): Promise<Ran> {
  return macrotask(() => {
    const { ending, events } = runCase(
      scheduler,
      { program, environment: { limit: 0, dice: 0 } },
      makeHost(),
    );
    const results: { [task: string]: number } = {};
    let makespan = 0;
    for (let i = 0; i < events.length; i++) {
      if (events.kind[i] !== Kind.finish) continue;
      makespan = events.time[i]!;
      results[program.tasks[events.task[i]!]!.name] = events.b[i]!;
    }
    return { ending, makespan, results };
  });
}
