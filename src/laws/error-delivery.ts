import { Digest } from '../program/digest.ts';
import { THROWN, type Thrown } from '../program/program.ts';
import { Kind } from '../trace/event.ts';
import type { Trace } from '../trace/trace.ts';
import { judgeDeliveries } from './delivery.ts';
import type { Judgement, Law, Violation } from './law.ts';
import { judgeTeardowns } from './teardown.ts';
import { nameOf, when } from './wording.ts';

export const errorDelivery: Law = {
  id: 'error-delivery',
  rev: 1,
  statement:
    'Whoever joins a task that threw is thrown that very error, falsy ones too, and nobody else hears of it; whoever cancels one that fails as it cleans up is told so, where that is claimed.',
  family: 'agreement',
  needs: [],
  implies: [
    'completion',
    'deadline-order',
    'deadlock-free',
    'hog-tolerance',
    'quiescence',
    'result-agreement',
    'sleep-overlap',
    'timely-wake',
  ],
  judges: 'any',
  hint: 'Look for a catch that swallows, for `if (error)` where errors may be falsy, and for a rejection that is passed on twice.',
  check,
};

/** Obligations: each delivery of a task that threw, and each cancel that has something to tell. */
function check(trace: Trace): Judgement {
  const delivered = judgeDeliveries(trace, 1);
  const told = delivered.violation === undefined ? judgeTeardowns(trace) : undefined;
  const judgement =
    told === undefined ? delivered : { ...told, obligations: delivered.obligations + told.obligations };
  const { rejections } = trace.leftovers;
  if (judgement.violation !== undefined || judgement.obligations === 0 || rejections.length === 0)
    return judgement;
  const deliver = findDeliveredTwice(trace);
  return deliver < 0 ? judgement : { ...judgement, violation: describe(trace, deliver) };
}

/** The delivery of an error that was left behind as an unhandled rejection as well; −1 if there is none. */
function findDeliveredTwice({ events, leftovers, program }: Trace): number {
  for (let i = 0; i < events.length; i++) {
    if (events.kind[i] !== Kind.deliver) continue;
    const code = events.b[i]! - Digest.error;
    if (code < 0 || events.b[i]! >= Digest.foreignError) continue;
    const thrown = code % 8 === 0 ? undefined : THROWN[code];
    const owner = program.tasks[code / 8]?.name;
    const left = leftovers.rejections.some((text) =>
      thrown === undefined ? text.endsWith(`task ${owner}`) : text === TEXTS[thrown],
    );
    if (left) return i;
  }
  return -1;
}

/** Rejections are kept as texts: what `String` makes of the values that a task can throw. */
const TEXTS: Readonly<Record<Thrown, string>> = {
  error: '',
  undefined: 'undefined',
  null: 'null',
  false: 'false',
  zero: '0',
  empty: '',
};

function describe(trace: Trace, deliver: number): Violation {
  const { events } = trace;
  const target = events.a[deliver]!;
  const joiner = events.task[deliver]!;
  return {
    message: `${nameOf(trace, joiner)} was given the error of its join of ${nameOf(trace, target)} at ${when(trace, deliver)}, and the same error was also left as a rejection that nobody handled.`,
    task: target,
    from: events.time[deliver]!,
    to: events.time[deliver]!,
    events: [deliver],
    because: [],
  };
}
