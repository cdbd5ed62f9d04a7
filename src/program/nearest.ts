/**
 * The word that was probably meant, for messages of the kind "did you mean "sleep"?": the nearest by edit distance
 * (Levenshtein 1966, with swapped neighbours as one edit), or undefined where none is near enough to be worth naming.
 *
 * @example nearest('slep', ['sleep', 'settle']) // 'sleep'
 */
export function nearest(word: string, words: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = word.length < 4 ? 2 : 3;
  for (const candidate of words) {
    // Each edit changes the length by one at most; and a foreign word may be megabytes long.
    if (Math.abs(word.length - candidate.length) >= least) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < least && distance < candidate.length) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

function editDistance(from: string, to: string): number {
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      let edits = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (swapped) edits = Math.min(edits, before[j - 2]! + 1);
      row.push(edits);
    }
    before = last;
    last = row;
  }
  return last[to.length]!;
}
