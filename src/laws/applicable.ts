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

function whyUnmet(need: Need, { supports, guarantees }: Claims): string | undefined {
  switch (need) {
    case 'limit':
      return supports.has('limit') ? undefined : "does not support 'limit'";
    case 'cancel':
    case 'idle':
    case 'lock':
    case 'channel':
      return supports.has(need) ? undefined : `does not support '${need}'`;
    case 'permits':
      return supports.has('permits') || supports.has('weight') ? undefined : "does not support 'permits'";
    case 'unlimited':
      return supports.has('limit')
        ? "supports 'limit': its tasks wait for slots as well as for turns"
        : undefined;
    case 'fifo':
      return guarantees.order === 'fifo' ? undefined : "does not claim order 'fifo'";
    case 'bypass':
      return guarantees.bypass === undefined ? 'does not claim a bound on bypass' : undefined;
    case 'work-conserving':
      return guarantees.workConserving === true ? undefined : 'does not claim workConserving';
    case 'overlap':
      return guarantees.sleep === 'holds' ? "claims that a sleep holds everybody (sleep 'holds')" : undefined;
  }
}
