import { closest, distance } from 'fastest-levenshtein';

/** Nobody looks for a slip in a longer word, or among more: comparing grows with both. */
const LONGEST = 100;
const MOST_KNOWN = 1000;

/** The known word that a typing slip was meant to be, when one is near enough. */
export function findNearest(word: string, known: readonly string[]): string | undefined {
  if (word.length > LONGEST) return undefined;
  const most = Math.max(2, word.length / 3);
  // What is longer or shorter by more than the slip cannot be near.
  const near = known.filter(({ length }) => Math.abs(length - word.length) <= most).slice(0, MOST_KNOWN);
  const best = near.length > 0 ? closest(word, near) : undefined;
  return best !== undefined && distance(word, best) <= most ? best : undefined;
}
