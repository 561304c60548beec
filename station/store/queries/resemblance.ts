import { distance } from 'fastest-levenshtein';

/**
 * How many slips of the keyboard lie between two words: a letter wrong, missing, too many, or swapped
 * with its neighbour, each counts one. Only told apart up to a limit.
 * In: the words; the most slips that matter. Out: the slips, or `Infinity` when there are more.
 */
export function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  const plain = distance(a, b);
  // A swap counts two in `distance`, so what is farther than twice the limit cannot come within it.
  if (plain <= 1 || plain > 2 * most) return plain <= most ? plain : Infinity;
  const slips = withSwaps(a, b);
  return slips <= most ? slips : Infinity;
}

/** The distance in which a swap of two neighbours counts one: row by row, keeping the two rows before. */
function withSwaps(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2]! + 1 : Infinity;
      row.push(Math.min(changed, last[j]! + 1, row[j - 1]! + 1, swapped));
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
