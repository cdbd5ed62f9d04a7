import { expect, test } from 'vitest';
import type { Claims } from '../trace/claims.ts';
import { whyNotApplicable } from './applicable.ts';
import { laws } from './index.ts';

const LIMITER: Claims = { scheduler: 'p-limit', form: 'async', supports: new Set(['limit']), guarantees: {} };
const LOOP: Claims = {
  scheduler: 'loop',
  form: 'coroutine',
  supports: new Set(),
  guarantees: { order: 'fifo', bypass: 1 },
};

function reasons(claims: Claims): Record<string, string> {
  const found: Record<string, string> = {};
  for (const law of laws) {
    const reason = whyNotApplicable(law, claims);
    if (reason !== undefined) found[law.id] = reason;
  }
  return found;
}

test('says what a limiter did not claim', () => {
  expect(reasons(LIMITER)).toEqual({
    'timeout-exact': "p-limit does not support 'timeout'",
    'counts-exact': "p-limit does not support 'counts'",
    'fifo-start': "p-limit does not claim order 'fifo'",
    'fifo-wake': "p-limit claims neither order 'fifo' nor joiners 'fifo'",
    'priority-order': "p-limit does not support 'priority'",
    'state-exact': "p-limit does not support 'state'",
    'bounded-bypass': 'p-limit does not claim a bound on bypass',
    'no-starvation': 'p-limit does not claim a bound on bypass',
    'hog-tolerance': "p-limit supports 'limit': its tasks wait for slots as well as for turns",
    'time-scaling':
      "p-limit supports 'limit' and does not claim workConserving: a free slot may wait for a time of its own",
    'work-conservation': 'p-limit does not claim workConserving',
    'limit-change': "p-limit does not support 'set-limit'",
    'rate-limit': "p-limit does not support 'rate'",
    'queue-limit': "p-limit does not support 'room'",
    'pause-respected': "p-limit does not support 'pause'",
    'clear-drops-waiting': "p-limit does not support 'clear'",
    'idle-exact': "p-limit does not support 'idle'",
    'abort-prompt': "p-limit does not support 'abort'",
    'failure-stops': 'p-limit does not claim that a failure stops',
    'first-decides': "p-limit supports neither 'race' nor 'all'",
    'cancel-stops': "p-limit supports neither 'cancel' nor 'race'",
    'cancel-idempotent': "p-limit does not support 'cancel'",
    'deadlock-report': "p-limit does not claim deadlock 'throws'",
    'weight-limit': "p-limit does not support 'permits'",
    'cleanup-once': "p-limit does not support 'cleanup'",
    scope: "p-limit does not support 'spawn-nested'",
    'mutual-exclusion': "p-limit does not support 'lock'",
    'lock-handoff': "p-limit does not support 'lock'",
    'channel-fifo': "p-limit does not support 'channel'",
    'channel-conservation': "p-limit does not support 'channel'",
  });
});

test('laws of limits do not bind a loop without any, and every claim that is made is put to the test', () => {
  expect(reasons(LOOP)).toEqual({
    'timeout-exact': "loop does not support 'timeout'",
    'state-exact': "loop does not support 'state'",
    'counts-exact': "loop does not support 'counts'",
    'priority-order': "loop does not support 'priority'",
    'concurrency-limit': "loop does not support 'limit'",
    'work-conservation': 'loop does not claim workConserving',
    'limit-change': "loop does not support 'limit'",
    'rate-limit': "loop does not support 'rate'",
    'queue-limit': "loop does not support 'room'",
    'pause-respected': "loop does not support 'pause'",
    'clear-drops-waiting': "loop does not support 'clear'",
    'idle-exact': "loop does not support 'idle'",
    'abort-prompt': "loop does not support 'limit'",
    'failure-stops': 'loop does not claim that a failure stops',
    'first-decides': "loop supports neither 'race' nor 'all'",
    'cancel-stops': "loop supports neither 'cancel' nor 'race'",
    'cancel-idempotent': "loop does not support 'cancel'",
    'deadlock-report': "loop does not claim deadlock 'throws'",
    'weight-limit': "loop does not support 'permits'",
    'cleanup-once': "loop does not support 'cleanup'",
    scope: "loop does not support 'spawn-nested'",
    'mutual-exclusion': "loop does not support 'lock'",
    'lock-handoff': "loop does not support 'lock'",
    'channel-fifo': "loop does not support 'channel'",
    'channel-conservation': "loop does not support 'channel'",
  });
});

test('a scheduler whose sleep holds everybody is not asked to overlap', () => {
  const claims: Claims = {
    ...LOOP,
    guarantees: { ...LOOP.guarantees, sleep: 'holds', workConserving: true },
  };
  expect(Object.keys(reasons(claims))).toEqual([
    'deadlock-report',
    'state-exact',
    'sleep-overlap',
    'deadline-order',
    'timeout-exact',
    'hog-tolerance',
    'fifo-wake',
    'priority-order',
    'concurrency-limit',
    'limit-change',
    'rate-limit',
    'weight-limit',
    'queue-limit',
    'pause-respected',
    'clear-drops-waiting',
    'failure-stops',
    'first-decides',
    'idle-exact',
    'counts-exact',
    'abort-prompt',
    'cancel-stops',
    'cancel-idempotent',
    'cleanup-once',
    'scope',
    'mutual-exclusion',
    'lock-handoff',
    'channel-fifo',
    'channel-conservation',
  ]);
});
