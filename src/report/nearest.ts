/**
 * Chooses what to show of a row that is too long: the positions nearest to those that matter, in ascending order. Where
 * the budget is short, earlier anchors come first. `cost` is what a position takes of the budget.
 *
 * @example nearest(9, [0, 8], 4) // [0, 1, 7, 8]
 */
export function nearest(
  length: number,
  anchors: readonly number[],
  budget: number,
  cost: (position: number) => number = () => 1,
): number[] {
  const distance = new Float64Array(length).fill(Number.MAX_VALUE);
  const rank = new Int32Array(length);
  anchors.forEach((anchor, r) => {
    for (let i = 0; i < length; i++) {
      const d = Math.abs(i - anchor);
      if (d >= distance[i]!) continue;
      distance[i] = d;
      rank[i] = r;
    }
  });
  const byImportance = Array.from(distance.keys()).sort(
    (x, y) => distance[x]! - distance[y]! || rank[x]! - rank[y]! || x - y,
  );
  const kept: number[] = [];
  let left = budget;
  for (const position of byImportance) {
    left -= cost(position);
    if (left < 0) break;
    kept.push(position);
  }
  return kept.sort((x, y) => x - y);
}
