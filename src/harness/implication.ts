import type { Law, LawId } from '../laws/law.ts';
import type { Counterexample } from './report.ts';

/**
 * Says for each broken law whether another one's bug explains it. Law Y is explained by X where X names Y as a mere
 * consequence (`implies`) and Y's own smallest counterexample breaks X too: then X says more precisely what is wrong. And
 * where it does not break X, but X's smallest breaks Y with a program no smaller than Y's, X is the consequence.
 */
export function explain(
  laws: readonly Law[],
  found: ReadonlyMap<LawId, Counterexample>,
): ReadonlyMap<LawId, LawId> {
  const explained = new Map<LawId, LawId>();
  const impliedBy = new Map(laws.map((law) => [law.id, law.implies]));
  for (const [general, smallest] of found) {
    for (const [specific, implies] of impliedBy) {
      const other = found.get(specific);
      if (other === undefined || specific === general || !implies.includes(general)) continue;
      if (smallest.alsoBroken.includes(specific)) {
        if (!explained.has(general) && root(explained, specific) !== general)
          explained.set(general, specific);
      } else if (other.alsoBroken.includes(general) && smallest.size <= other.size) {
        if (!explained.has(specific) && root(explained, general) !== specific)
          explained.set(specific, general);
      }
    }
  }
  for (const law of explained.keys()) explained.set(law, root(explained, law));
  return explained;
}

function root(explained: ReadonlyMap<LawId, LawId>, law: LawId): LawId {
  let at = law;
  for (let next = explained.get(at); next !== undefined; next = explained.get(at)) at = next;
  return at;
}
