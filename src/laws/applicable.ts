import type { Claims } from '../trace/claims.ts';
import type { Law, Need } from './law.ts';

/**
 * Why a law does not bind a scheduler; undefined where it does.
 *
 * @example whyNotApplicable(fifoStart, claims) // "p-limit does not claim order 'fifo'"
 */
export function whyNotApplicable(law: Law, claims: Claims): string | undefined {
  for (const need of law.needs) {
    const reason = whyUnmet(need, claims);
    if (reason !== undefined) return `${claims.scheduler} ${reason}`;
  }
  return undefined;
}

function whyUnmet(need: Need, claims: Claims): string | undefined {
  const { form, supports, guarantees } = claims;
  switch (need) {
    case 'limit':
      return supports.has('limit') ? undefined : "does not support 'limit'";
    case 'cancel':
      return supports.has('cancel') || supports.has('abort') ? undefined : "does not support 'cancel'";
    case 'abort':
    case 'cleanup':
    case 'idle':
    case 'counts':
    case 'pause':
    case 'clear':
    case 'set-limit':
    case 'lock':
    case 'channel':
    case 'rate':
    case 'room':
    case 'state':
      return supports.has(need) ? undefined : `does not support '${need}'`;
    case 'timeout':
      if (supports.has('timeout') || supports.has('lock-timeout') || guarantees.timeLimit !== undefined)
        return undefined;
      return "does not support 'timeout'";
    case 'untimed':
      if (guarantees.timeLimit === undefined) return undefined;
      return 'guarantees a timeLimit: where more wait, more time out';
    case 'cut':
    case 'arms': {
      const isAsked = supports.has('race') || supports.has('all');
      if (isAsked || (need === 'cut' && whyUnmet('cancel', claims) === undefined)) return undefined;
      return need === 'cut' ? "supports neither 'cancel' nor 'race'" : "supports neither 'race' nor 'all'";
    }
    case 'stops':
      return guarantees.failure === 'stops' ? undefined : 'does not claim that a failure stops';
    case 'permits':
      return supports.has('permits') || supports.has('weight') ? undefined : "does not support 'permits'";
    case 'unlimited':
      if (supports.has('rate')) return "supports 'rate': its tasks wait for that as well as for turns";
      return supports.has('limit')
        ? "supports 'limit': its tasks wait for slots as well as for turns"
        : undefined;
    case 'fifo':
      return guarantees.order === 'fifo' ? undefined : "does not claim order 'fifo'";
    case 'fifo-wake':
      return guarantees.order === 'fifo' || guarantees.joiners === 'fifo'
        ? undefined
        : "claims neither order 'fifo' nor joiners 'fifo'";
    case 'priority':
      if (!supports.has('priority')) return "does not support 'priority'";
      return guarantees.order === 'priority' || guarantees.order === 'fifo'
        ? undefined
        : "claims neither order 'priority' nor 'fifo'";
    case 'bypass':
      return guarantees.bypass === undefined ? 'does not claim a bound on bypass' : undefined;
    case 'work-conserving':
      return guarantees.workConserving === true ? undefined : 'does not claim workConserving';
    case 'deadlock-reporting':
      return guarantees.deadlock === 'throws' ? undefined : "does not claim deadlock 'throws'";
    case 'prompt':
      return guarantees.resolution
        ? `claims a resolution of ${guarantees.resolution} ms: it asks tasks in an order of its own`
        : undefined;
    case 'steady':
      if (supports.has('rate'))
        return "supports 'rate': when a task starts is a matter of times that do not scale";
      return supports.has('limit') && guarantees.workConserving !== true
        ? "supports 'limit' and does not claim workConserving: a free slot may wait for a time of its own"
        : undefined;
    case 'nesting':
      return form === 'coroutine' || form === 'async'
        ? undefined
        : `is of form '${form}', whose tasks are not split over calls`;
    case 'families':
      return supports.has('spawn-nested') ? undefined : "does not support 'spawn-nested'";
    case 'overlap':
      return guarantees.sleep === 'holds' ? "claims that a sleep holds everybody (sleep 'holds')" : undefined;
  }
}
