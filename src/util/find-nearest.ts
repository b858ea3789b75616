import { closest, distance } from 'fastest-levenshtein';

/** The known word that a typing slip was meant to be, when one is near enough. */
export function findNearest(word: string, known: readonly string[]): string | undefined {
  const best = known.length > 0 ? closest(word, known) : undefined;
  return best !== undefined && distance(word, best) <= Math.max(2, word.length / 3) ? best : undefined;
}
