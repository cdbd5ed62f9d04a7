import { expect } from 'vitest';
import { editsOf } from '../src/arbitraries/edits.ts';
import { macrotask } from '../src/clock/drain.ts';
import type { Scheduler } from '../src/forms/scheduler.ts';
import { attemptFor } from '../src/harness/attempt.ts';
import { makeHost } from '../src/harness/host.ts';
import { judge } from '../src/harness/judge.ts';
import type { Counterexample } from '../src/harness/report.ts';
import { finish } from '../src/harness/running.ts';
import { caseOptionsOf } from '../src/harness/shape.ts';
import { lawById } from '../src/laws/index.ts';
import { applyEdit, describeEdit, type Edit } from '../src/program/edit.ts';
import { Deviation } from '../src/program/world.ts';

/** Tries every sentence that a report says about a counterexample: its cause, and what is immaterial. */
export async function expectTrueSentences(
  counterexample: Counterexample,
  scheduler: Scheduler,
): Promise<void> {
  const { passesIf, immaterial, program, shrinking } = counterexample;
  const around = await trialsOf(counterexample, scheduler);
  const causes = around.filter(({ edit }) => describeEdit(edit, program) === passesIf);
  expect(causes).toMatchObject([{ broken: false, completed: true }]);
  for (const claim of immaterial) {
    const meant = around.filter(({ edit }) => isMeant(claim, edit));
    expect(meant.length, claim).toBeGreaterThan(0);
    expect(
      meant.filter(({ broken }) => !broken),
      claim,
    ).toEqual([]);
  }
  expect(shrinking.neighbours).toBeGreaterThan(0);
}

/** An edit of a counterexample, and what it comes to on a host that has run nothing else. */
interface Trial {
  readonly edit: Edit;
  readonly broken: boolean;
  readonly completed: boolean;
}

function trialsOf(counterexample: Counterexample, scheduler: Scheduler): Promise<readonly Trial[]> {
  const law = lawById(counterexample.law)!;
  const options = caseOptionsOf(scheduler.claims);
  return macrotask(() =>
    editsOf(counterexample, options).map((edit) => {
      const trace = finish(attemptFor(law)(scheduler, applyEdit(counterexample, edit), makeHost()));
      return {
        edit,
        broken: judge(law, trace).violation !== undefined,
        completed: trace.ending.kind === 'completed',
      };
    }),
  );
}

/** Reads a claim back: is this edit one of those that it says fail too? */
function isMeant(claim: string, edit: Edit): boolean {
  const range = /^any limit from (\d+) to (\d+) fails/.exec(claim);
  if (range !== null) {
    return edit.kind === 'limit' && edit.to >= Number(range[1]) && edit.to <= Number(range[2]);
  }
  const limits = /^limits? (.*) fails? too/.exec(claim);
  if (limits !== null) return edit.kind === 'limit' && numbersIn(limits[1]!).includes(edit.to);
  const later = /^the (\d+)\w\w timer may be later$/.exec(claim);
  if (later !== null) return edit.kind === 'world' && edit.to[Number(later[1]) - 1] === Deviation.tooLate;
  if (claim.startsWith('at what time but 0 the clock starts')) return edit.kind === 'start' && edit.to > 0;
  if (edit.kind !== 'change') return false;
  const step = / in step (\d+)/.exec(claim);
  if (step !== null && edit.step !== Number(step[1]) - 1) return false;
  if (claim.startsWith(`what ${edit.task} throws`))
    return 'throw' in edit.to && 'throw' in edit.from && edit.to.throw !== edit.from.throw;
  const kind = 'sleep' in edit.to ? 'sleep' : 'work';
  const sameStep =
    claim.startsWith(`how long ${edit.task} ${kind}s`) ||
    claim.startsWith(`that ${edit.task} ${kind}s longer`);
  const ms = 'sleep' in edit.to ? edit.to.sleep : 'work' in edit.to ? edit.to.work : undefined;
  return sameStep && ms !== undefined && numbersIn(/\((.*) ms/.exec(claim)![1]!).includes(ms);
}

function numbersIn(text: string): readonly number[] {
  return [...text.matchAll(/[\d.]+/g)].map(([digits]) => Number(digits));
}
