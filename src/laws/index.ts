import { abortPrompt } from './abort-prompt.ts';
import { boundedBypass } from './bounded-bypass.ts';
import { bystander } from './bystander.ts';
import { cancelIdempotent } from './cancel-idempotent.ts';
import { cancelStops } from './cancel-stops.ts';
import { causality } from './causality.ts';
import { channelConservation } from './channel-conservation.ts';
import { channelFifo } from './channel-fifo.ts';
import { cleanupOnce } from './cleanup-once.ts';
import { clearDropsWaiting } from './clear-drops-waiting.ts';
import { clockMonotonic } from './clock-monotonic.ts';
import { completion } from './completion.ts';
import { concurrencyLimit } from './concurrency-limit.ts';
import { countsExact } from './counts-exact.ts';
import { deadlineOrder } from './deadline-order.ts';
import { deadlockFree } from './deadlock-free.ts';
import { deadlockReport } from './deadlock-report.ts';
import { delegation } from './delegation.ts';
import { determinism } from './determinism.ts';
import { errorDelivery } from './error-delivery.ts';
import { errorIsolation } from './error-isolation.ts';
import { exactlyOnce } from './exactly-once.ts';
import { failureStops } from './failure-stops.ts';
import { fifoStart } from './fifo-start.ts';
import { fifoWake } from './fifo-wake.ts';
import { firstDecides } from './first-decides.ts';
import { hogTolerance } from './hog-tolerance.ts';
import { idleExact } from './idle-exact.ts';
import { joinDelivery } from './join-delivery.ts';
import type { Law } from './law.ts';
import { limitChange } from './limit-change.ts';
import { lockHandoff } from './lock-handoff.ts';
import { mutualExclusion } from './mutual-exclusion.ts';
import { noEarlyWake } from './no-early-wake.ts';
import { noStarvation } from './no-starvation.ts';
import { pauseRespected } from './pause-respected.ts';
import { priorityOrder } from './priority-order.ts';
import { queueLimit } from './queue-limit.ts';
import { quiescence } from './quiescence.ts';
import { rateLimit } from './rate-limit.ts';
import { resultAgreement } from './result-agreement.ts';
import { scope } from './scope.ts';
import { sleepOverlap } from './sleep-overlap.ts';
import { spawnPermutation } from './spawn-permutation.ts';
import { stateExact } from './state-exact.ts';
import { timeScaling } from './time-scaling.ts';
import { timelyWake } from './timely-wake.ts';
import { timeoutExact } from './timeout-exact.ts';
import { weightLimit } from './weight-limit.ts';
import { workConservation } from './work-conservation.ts';

/** The catalogue, in the order of the scorecard. */
export const laws: readonly Law[] = [
  completion,
  exactlyOnce,
  deadlockFree,
  deadlockReport,
  quiescence,
  resultAgreement,
  joinDelivery,
  errorDelivery,
  errorIsolation,
  stateExact,
  sleepOverlap,
  noEarlyWake,
  timelyWake,
  deadlineOrder,
  timeoutExact,
  clockMonotonic,
  hogTolerance,
  causality,
  fifoStart,
  fifoWake,
  priorityOrder,
  boundedBypass,
  noStarvation,
  concurrencyLimit,
  workConservation,
  limitChange,
  rateLimit,
  weightLimit,
  queueLimit,
  pauseRespected,
  clearDropsWaiting,
  failureStops,
  firstDecides,
  idleExact,
  countsExact,
  abortPrompt,
  cancelStops,
  cancelIdempotent,
  cleanupOnce,
  scope,
  mutualExclusion,
  lockHandoff,
  channelFifo,
  channelConservation,
  determinism,
  timeScaling,
  spawnPermutation,
  delegation,
  bystander,
];

/** The law of that id; undefined for an id that a later version of the catalogue may know. */
export function lawById(id: string): Law | undefined {
  return laws.find((law) => law.id === id);
}
