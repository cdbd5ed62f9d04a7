/** Middle of the values; the mean of the middle two of an even number of them. Not a number where there are none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((x, y) => x - y);
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle]!;
  return (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Not a number where there are none. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The least value that so large a share of the values does not exceed (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((x, y) => x - y);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** How many satisfy it, of how many: 1 where there is nothing to ask. */
export function shareOf<T>(items: readonly T[], satisfies: (item: T) => boolean): number {
  return items.length === 0 ? 1 : items.filter(satisfies).length / items.length;
}

/** Not found counts as found after the last program that was tried: infinitely late. */
export function orNever(found: number | null): number {
  return found ?? Number.POSITIVE_INFINITY;
}
