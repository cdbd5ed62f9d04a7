import type { Trace } from '../trace/trace.ts';
import { judgeDeliveries } from './delivery.ts';
import type { Judgement, Law } from './law.ts';

export const joinDelivery: Law = {
  id: 'join-delivery',
  rev: 1,
  statement: 'Whoever joins a task that returned is given its result, however many join it and however late.',
  family: 'agreement',
  needs: [],
  implies: [
    'completion',
    'deadline-order',
    'deadlock-free',
    'exactly-once',
    'hog-tolerance',
    'result-agreement',
    'sleep-overlap',
    'timely-wake',
    'work-conservation',
  ],
  judges: 'any',
  hint: 'Compare the first joiner with later ones, and a join before the end with one after it: each needs the result.',
  check,
};

/** Obligations: each delivery of a task that returned. Against what it really returned, not what it should have. */
function check(trace: Trace): Judgement {
  return judgeDeliveries(trace, 0);
}
