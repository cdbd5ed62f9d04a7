import type { Replay, Report, Verdict } from '../harness/report.ts';
import { lawById } from '../laws/index.ts';
import type { LawId } from '../laws/law.ts';
import { type FailureOptions, failureText } from '../report/failure.ts';
import { glyphs } from '../report/glyphs.ts';
import { isShownBy } from './told-twice.ts';

/** What a test does with a verdict. */
export type Outcome =
  | { readonly kind: 'pass'; readonly note?: string }
  | { readonly kind: 'skip'; readonly reason: string }
  | { readonly kind: 'fail'; readonly message: string };

const PASS: Outcome = { kind: 'pass' };

/**
 * Only `held` passes: what does not apply, or was never put to the test, must not look green. What breaks as its adapter
 * says passes, too, and says so; what an adapter says breaks and does not is an adapter that is out of date.
 */
export function lawOutcome(report: Report, law: LawId, options: FailureOptions = {}): Outcome {
  const { scheduler } = report;
  const marks = glyphs(options.ascii);
  const title = `${marks.broken} ${scheduler} ${marks.of} ${law}`;
  const verdict = report.verdicts.find((one) => one.law === law);
  if (report.unusable !== undefined)
    return fail(`${marks.broken} ${scheduler} could not be checked: ${report.unusable}`);
  if (verdict === undefined) return fail(`${title} was not judged: the check left it out of its report.`);
  const { counterexample, others = [], impliedBy, deviation, reason = 'no reason was given' } = verdict;
  switch (verdict.status) {
    case 'held':
      if (deviation !== undefined)
        return fail(
          `${title} holds, but its adapter lists it as a deviation (${deviation}).\n\n` +
            '  A deviation that no longer shows is taken off the list; or raise `runs`, where it shows rarely.',
        );
      return { kind: 'pass', note: whatItRestsOn(report, verdict) };
    case 'not-applicable':
      return { kind: 'skip', reason };
    case 'vacuous':
      return fail(
        `${title} is vacuous: ${reason}.\n\n` +
          `  It says: ${lawById(law)?.statement ?? law}\n` +
          '  Nothing put that to the test: a pass would mean nothing.\n' +
          adviceFor(report),
      );
    case 'broken':
      if (deviation !== undefined) return { kind: 'pass', note: `deviates: ${deviation}` };
      if (impliedBy !== undefined)
        return fail(consequence(title, impliedBy, counterexample?.violation.message));
      if (counterexample === undefined) return fail(`${title}: ${reason}`);
      return fail([counterexample, ...others].map((one) => failureText(one, options)).join('\n\n'));
  }
}

/** What a green test says, and how little. */
function whatItRestsOn(
  { runs, exhaustive }: Report,
  { obligations, occasions = 0, hardly }: Verdict,
): string {
  const small = exhaustive === undefined ? '' : `${exhaustive.scope}, and `;
  const tested =
    hardly === undefined
      ? `put to the test ${obligations} times, in ${occasions} programs`
      : `hardly put to the test (${hardly})`;
  return `held, and was ${tested}; tried were ${small}${runs} random programs`;
}

function adviceFor({ verdicts }: Report): string {
  const first = verdicts.find(({ status, impliedBy }) => status === 'broken' && impliedBy === undefined);
  if (first !== undefined) {
    return `  Mend ${first.law} first: what breaks it may be what keeps programs from getting that far.`;
  }
  return (
    '  Raise `runs`, or let `supports` and `guarantees` admit programs that do.\n' +
    '  If it cannot bind this scheduler, leave it out of `laws`.'
  );
}

/**
 * A saved counterexample passes once it is fixed. A stale one says nothing about the scheduler: it is skipped.
 *
 * @param verdicts of the laws whose tests run beside it: what the search has found as well, the test of its law shows, and
 *   nobody reads it twice.
 */
export function replayOutcome(
  { file, state, reason, counterexample }: Replay,
  options: FailureOptions = {},
  verdicts: readonly Verdict[] = [],
): Outcome {
  const block =
    counterexample === undefined
      ? ''
      : isShownBy(verdicts, counterexample)
        ? ` The test of ${counterexample.law} shows it.`
        : `\n\n${failureText({ ...counterexample, fixture: file }, options)}`;
  switch (state) {
    case 'fixed':
      return PASS;
    case 'stale':
      return {
        kind: 'skip',
        reason: `stale: ${reason ?? 'it can no longer be run'}. Delete ${file}, or restore what it needs.`,
      };
    case 'fails':
      return fail(`${file} still fails, event for event as it was saved.${block}`);
    case 'drifted':
      return fail(`${file} still breaks its law, but by another trace than the saved one.${block}`);
    case 'flaky':
      return fail(`${file} is flaky: ${reason ?? 'two replays differ'}.${block}`);
  }
}

function fail(message: string): Outcome {
  return { kind: 'fail', message };
}

function consequence(title: string, cause: LawId, message: string | undefined): string {
  return `${title} is broken as a consequence: look at ${cause} first.${message === undefined ? '' : `\n\n  ${message}`}`;
}
