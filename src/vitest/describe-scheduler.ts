import { relative } from 'node:path';
import { describe, type TestContext, test } from 'vitest';
import type { Scheduler } from '../forms/scheduler.ts';
import { check } from '../harness/check.ts';
import { SMALL } from '../harness/exhaustive.ts';
import { listFixtures } from '../harness/fixture.ts';
import { resolveOptions } from '../harness/options.ts';
import type { CheckOptions, Report } from '../harness/report.ts';
import type { LawId } from '../laws/law.ts';
import { isAscii } from '../report/ascii.ts';
import type { FailureOptions } from '../report/failure.ts';
import { progressText } from '../report/progress.ts';
import { attach } from './attach.ts';
import { failWith } from './fail.ts';
import { cellOf, replayCellOf } from './meta.ts';
import { lawOutcome, type Outcome, replayOutcome } from './outcome.ts';
import { isShownBy, shownIn, toldBy } from './told-twice.ts';

/**
 * Declares a `describe` for a scheduler: a test for each saved counterexample, then a test for each law. All of them
 * share one check, which the first test that runs starts. A law that does not apply is skipped with its reason; one that
 * was never put to the test fails.
 *
 * @throws OptionError where an option cannot be meant.
 * @example
 * import limiter from 'p-limit';
 * describeScheduler(defineScheduler({
 *   name: 'p-limit', form: 'async', supports: ['limit'], guarantees: { order: 'fifo' },
 *   create({ limit }) { const run = limiter(limit); return { spawn: (task) => run(task) }; },
 * }));
 */
export function describeScheduler(scheduler: Scheduler, options: CheckOptions = {}): void {
  const { laws, fixtures, path, exhaustive } = resolveOptions(options);
  const isLong = exhaustive !== false && exhaustive.tasks * exhaustive.steps > SMALL.tasks * SMALL.steps;
  const onProgress = options.onProgress ?? (isLong ? announcerFor(scheduler.name) : undefined);
  // A path asks for one program alone: saved ones would only be in the way.
  const saved = fixtures === false || path !== undefined ? [] : listFixtures(fixtures, scheduler.name);
  let report: Promise<Report> | undefined;
  const checked = (): Promise<Report> => {
    report ??= check(scheduler, { ...options, ...(onProgress === undefined ? {} : { onProgress }) });
    return report;
  };

  describe(scheduler.name, () => {
    for (const file of saved) {
      test(`replays ${file}`, UNLIMITED, async (context) => {
        const { replays, verdicts } = await checked();
        const replay = replays.find((one) => one.file === file);
        if (replay === undefined)
          throw new Error(`${file} was not replayed: it was deleted after the tests were collected.`);
        const told = verdicts.filter(({ law }) => runsBeside(law, context));
        context.task.meta.fairtickReplay = replayCellOf(scheduler.name, replay, toldBy(replay, told));
        const outcome = replayOutcome(replay, toldAs(context), told);
        // Reporters hide why a test is skipped, and a lost regression test must not go unnoticed.
        if (outcome.kind === 'skip') console.warn(`${scheduler.name}: ${file} is ${outcome.reason}`);
        if (outcome.kind === 'fail' && replay.counterexample !== undefined) {
          if (!isShownBy(told, replay.counterexample))
            await attach(context, { ...replay.counterexample, fixture: file }, testFile(context));
        }
        await enact(outcome, context);
      });
    }
    for (const { id } of laws) {
      test(id, UNLIMITED, async (context) => {
        const report = await checked();
        const verdict = report.verdicts.find((one) => one.law === id);
        if (verdict !== undefined) context.task.meta.fairtick = cellOf(report, verdict, testFile(context));
        for (const one of shownIn(verdict)) await attach(context, one, testFile(context));
        await enact(lawOutcome(report, id, toldAs(context)), context);
      });
    }
  });
}

/** One of the tests waits for the whole check. That ends by itself: hanging schedulers are stopped by its own limits. */
const UNLIMITED = { timeout: 0 };

/** Straight to the terminal: vitest would hold a console's lines back until the whole search is over. */
function announcerFor(scheduler: string): NonNullable<CheckOptions['onProgress']> {
  return (progress) => {
    if (progress.done % ANNOUNCED === 0) process.stderr.write(`${progressText(scheduler, progress)}\n`);
  };
}

/** Programs between two lines. */
const ANNOUNCED = 51_200;

/** A run of some tests only, by `-t`, leaves the others out: what they would show somebody else has to. */
function runsBeside(law: LawId, { task }: TestContext): boolean {
  return task.suite?.tasks.some(({ name, mode }) => name === law && mode === 'run') ?? false;
}

/** What is attached is read elsewhere; only what is thrown goes to the terminal. */
function toldAs(context: TestContext): FailureOptions {
  return { file: testFile(context), ascii: isAscii(process.env, process.platform) };
}

function testFile({ task }: TestContext): string {
  return relative(process.cwd(), task.file.filepath).replaceAll('\\', '/');
}

async function enact(outcome: Outcome, context: TestContext): Promise<void> {
  switch (outcome.kind) {
    case 'pass':
      if (outcome.note !== undefined) await context.annotate(outcome.note);
      return;
    case 'skip':
      context.skip(outcome.reason);
      return;
    case 'fail':
      failWith(outcome.message);
  }
}
