import type { Judgement, Law, LawId } from '../laws/law.ts';
import type { Trace } from '../trace/trace.ts';

const NOT_JUDGED: Judgement = { obligations: 0 };

/** Puts one law to one trace. */
export function judge(law: Law, trace: Trace): Judgement {
  return law.judges === 'completed' && trace.ending.kind !== 'completed' ? NOT_JUDGED : law.check(trace);
}

/** The laws that a trace breaks. */
export function brokenLaws(laws: readonly Law[], trace: Trace): LawId[] {
  return laws.filter((law) => judge(law, trace).violation !== undefined).map((law) => law.id);
}
