import { editsOf } from '../arbitraries/edits.ts';
import type { Scheduler } from '../forms/scheduler.ts';
import type { Law } from '../laws/law.ts';
import type { Case } from '../program/case.ts';
import { applyEdit, describeEdit, type Edit } from '../program/edit.ts';
import type { Trace } from '../trace/trace.ts';
import { attemptFor, withinTime } from './attempt.ts';
import { decisiveOf } from './decisive.ts';
import type { Host } from './host.ts';
import { immaterialIn } from './immaterial.ts';
import { brokenLaws, judge } from './judge.ts';
import type { Running } from './running.ts';
import { caseOptionsOf } from './shape.ts';

/** What the edits of a counterexample tell about its cause. */
export interface Explanation {
  /** The smallest edit under which the law holds. */
  readonly cause?: Edit;
  /** `cause` in words. */
  readonly passesIf?: string;
  /** What the scheduler does otherwise then, in words; where it does nothing else that can be told, left out. */
  readonly decisive?: string;
  /** What can be otherwise without the law holding, in words. */
  readonly immaterial: readonly string[];
  /** Programs that were run. */
  readonly tried: number;
}

/** What became of one edit. */
export interface Trial {
  readonly edit: Edit;
  /** fails: the same law is broken. stuck: it is not, but the run does not come to its end. elsewhere: it is not, but
   *  another law is. untested: all hold, this one because it was not put to the test. */
  readonly outcome: 'fails' | 'stuck' | 'elsewhere' | 'untested' | 'passes';
}

/** Edits tried for one counterexample, at most; a livelock costs as much as hundreds of other runs. */
const MOST_TRIED = 200;
const MOST_LIVELOCKS = 20;

const NOTHING: Explanation = { immaterial: [], tried: 0 };

/**
 * Looks around a failing case: which small edit makes the law hold, and which make no difference. Always the same law;
 * a case that hangs gets no explanation, since each look would cost real time. After Hypothesis (which parts of an example
 * can vary) and delta debugging (Zeller 1999: the cause is the smallest difference between what fails and what passes).
 *
 * @param laws those that are also put to what passes: one under which they hold as well is the better cause.
 * @param failing the run of the case itself, kept.
 */
export function* explainCase(
  scheduler: Scheduler,
  law: Law,
  kase: Case,
  laws: readonly Law[],
  failing: Trace,
  timeLimit: number,
  host: Host,
): Running<Explanation> {
  const { ending } = failing;
  if (ending.kind === 'hang') return NOTHING;
  const attempt = attemptFor(law);
  const options = caseOptionsOf(scheduler.claims);
  const edits = editsOf(kase, options).slice(0, ending.kind === 'budget' ? MOST_LIVELOCKS : MOST_TRIED);
  const trials: Trial[] = [];
  // An edit that hangs ends the look: what was seen until then is true all the same.
  yield* withinTime(tryAll(), host, 4 * timeLimit);
  const best = smallestPassing(trials);
  const sure = best !== undefined && (yield* isSure(best.edit)) ? best.edit : undefined;
  const decisive = sure && (yield* decisiveFor(sure));
  return {
    ...(sure === undefined ? {} : { cause: sure, passesIf: describeEdit(sure, kase.program) }),
    ...(decisive === undefined ? {} : { decisive }),
    immaterial: immaterialIn(trials, kase),
    tried: trials.length,
  };

  function* tryAll(): Running<void> {
    for (const edit of edits) trials.push({ edit, outcome: yield* outcomeOf(applyEdit(kase, edit)) });
  }

  function* outcomeOf(edited: Case): Running<Trial['outcome']> {
    const trace = yield* attempt(scheduler, edited, host);
    const { obligations, violation } = judge(law, trace);
    if (violation !== undefined) return 'fails';
    if (trace.ending.kind !== 'completed') return 'stuck';
    if (brokenLaws(laws, trace).length > 0) return 'elsewhere';
    return obligations > 0 ? 'passes' : 'untested';
  }

  function* decisiveFor(edit: Edit): Running<string | undefined> {
    const passing = yield* withinTime(attempt(scheduler, applyEdit(kase, edit), host), host, timeLimit);
    return 'value' in passing ? decisiveOf(failing, passing.value, edit) : undefined;
  }

  /** Where state outlives a run, what passed once may have passed by luck. */
  function* isSure(edit: Edit): Running<boolean> {
    const result = yield* withinTime(bothAgain(), host, 2 * timeLimit);
    return 'value' in result && result.value;

    function* bothAgain(): Running<boolean> {
      if ((yield* outcomeOf(kase)) !== 'fails') return false;
      const again = yield* outcomeOf(applyEdit(kase, edit));
      return again !== 'fails' && again !== 'stuck';
    }
  }
}

/**
 * Edits come the smallest first. A law that is not put to the test any more says little of the cause, except of an error:
 * without any, a law about errors has nothing to say, and that is the point.
 */
function smallestPassing(trials: readonly Trial[]): Trial | undefined {
  return (
    trials.find(({ edit, outcome }) => outcome === 'passes' || (outcome === 'untested' && isOfError(edit))) ??
    trials.find(({ outcome }) => outcome === 'untested') ??
    trials.find(({ outcome }) => outcome === 'elsewhere')
  );
}

function isOfError(edit: Edit): boolean {
  return (edit.kind === 'change' || edit.kind === 'drop') && 'throw' in edit.from;
}
