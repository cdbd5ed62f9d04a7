import type { Law, LawId } from '../laws/law.ts';
import type { Company } from './implication.ts';
import type { Counterexample } from './report.ts';

/** In so large a share of the programs that break a comparison another law must be broken, too, to be its cause. */
const OFTEN = 0.25;

/**
 * Adds to what explains what: what was broken in the search, and not when its smallest program was run once more, is a
 * consequence of the state that makes two runs of one program differ.
 */
export function setVanishedAside(
  found: ReadonlyMap<LawId, Pick<Counterexample, 'vanished'>>,
  explained: ReadonlyMap<LawId, LawId>,
): ReadonlyMap<LawId, LawId> {
  const all = new Map(explained);
  if (!found.has('determinism')) return all;
  for (const [law, { vanished }] of found) {
    if (law !== 'determinism' && vanished === true && !all.has(law)) all.set(law, 'determinism');
  }
  for (const [law, cause] of all) if (all.has(cause)) all.set(law, all.get(cause)!);
  return all;
}

/**
 * Adds to what explains what: a law that only says that two runs differ (a metamorphic one) is a consequence of a law that a
 * single run breaks, where the run that it compares with breaks that law by itself, or the search often saw both broken by the
 * same program. Of several the one most often seen.
 */
export function setComparisonsAside(
  laws: readonly Law[],
  found: ReadonlyMap<LawId, Pick<Counterexample, 'comparedBreaks'>>,
  company: readonly Company[],
  explained: ReadonlyMap<LawId, LawId>,
): ReadonlyMap<LawId, LawId> {
  const all = new Map(explained);
  for (const { id, family } of laws) {
    if (family !== 'metamorphic' || !found.has(id) || all.has(id)) continue;
    const own = company.find(({ law }) => law.id === id)!;
    const { comparedBreaks = [] } = found.get(id)!;
    let most = -1;
    let cause: LawId | undefined;
    for (const [position, { law }] of company.entries()) {
      if (law.family === 'metamorphic' || !found.has(law.id)) continue;
      const together = own.breaks - own.without[position]!;
      if (!comparedBreaks.includes(law.id) && together <= OFTEN * own.breaks) continue;
      if (together <= most) continue;
      most = together;
      cause = law.id;
    }
    if (cause !== undefined) all.set(id, explained.get(cause) ?? cause);
  }
  return all;
}
