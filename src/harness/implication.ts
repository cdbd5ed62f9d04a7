import type { Law, LawId } from '../laws/law.ts';
import type { Counterexample } from './report.ts';
import type { Tally } from './tally.ts';

/** How the search saw the laws break, each by itself and together. */
export type Company = Pick<Tally, 'law' | 'breaks' | 'without'>;

/**
 * Says for each broken law whether another one's bug explains it. Law Y is explained by X where X names Y as a mere
 * consequence (`implies`) and
 *
 * - Y's own smallest counterexample breaks X too: then X says more precisely what is wrong;
 * - or X's smallest breaks Y, and Y has no smaller one: what X looks at beyond Y is needed.
 *
 * Where X's smallest breaks Y, and Y has a smaller one that does not break X, X is the consequence; and where X yields to Y
 * (`yieldsTo`), and the search saw Y break without X, but hardly X without Y.
 */
export function explain(
  laws: readonly Law[],
  found: ReadonlyMap<LawId, Counterexample>,
  company: readonly Company[],
): ReadonlyMap<LawId, LawId> {
  const explained = new Map<LawId, LawId>();
  const positions = new Map(company.map(({ law }, position) => [law.id, position]));
  const rest: (readonly [general: LawId, specific: LawId])[] = [];
  for (const [general, smallest] of found) {
    for (const { id: specific, implies, yieldsTo } of laws) {
      if (!found.has(specific) || specific === general || !implies.includes(general)) continue;
      if (yieldsTo?.includes(general) === true && isWider(general, specific)) {
        if (found.get(specific)!.alsoBroken.includes(general)) mark(specific, general);
      } else if (smallest.alsoBroken.includes(specific)) {
        mark(general, specific);
      } else {
        rest.push([general, specific]);
      }
    }
  }
  for (const [general, specific] of rest) {
    const { size, alsoBroken } = found.get(specific)!;
    const least = found.get(general)!.size;
    if (!alsoBroken.includes(general) || least > size) continue;
    if (least < size || explained.has(general)) mark(specific, general);
    else mark(general, specific);
  }
  for (const law of explained.keys()) explained.set(law, root(explained, law));
  return explained;

  function mark(consequence: LawId, cause: LawId): void {
    if (!explained.has(consequence) && root(explained, cause) !== consequence)
      explained.set(consequence, cause);
  }

  /** Does the one break without the other, and the other hardly ever without the one? */
  function isWider(one: LawId, other: LawId): boolean {
    const alone = shareWithout(one, other);
    return alone > SELDOM && shareWithout(other, one) < alone / 2;
  }

  function shareWithout(one: LawId, other: LawId): number {
    const { breaks, without } = company[positions.get(one)!]!;
    return without[positions.get(other)!]! / breaks;
  }
}

/** In so many of its programs a law may break alone that always breaks with another: in large ones much comes together. */
const SELDOM = 0.03;

function root(explained: ReadonlyMap<LawId, LawId>, law: LawId): LawId {
  let at = law;
  for (let next = explained.get(at); next !== undefined; next = explained.get(at)) at = next;
  return at;
}
