/** How alike two labels sound: for rules about options that callers could mix up. */
import { distance } from 'fastest-levenshtein';

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** A label as callers hear it: no case, no punctuation, no article, single spaces. */
export function normaliseLabel(label: string): string {
  return label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .replace(/(^| )(?:the|an?|your|our)(?= )/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * `same`, one `inside` the other, or `near` in spelling; undefined when they are distinct. Shares of equal
 * letters from 0 to 1.
 */
export function compareLabels(
  first: string,
  second: string,
  similarity: number,
): 'same' | 'inside' | 'near' | undefined {
  const a = normaliseLabel(first);
  const b = normaliseLabel(second);
  if (!a || !b) return undefined;
  if (a === b) return 'same';
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  // Writing without spaces has no word borders to respect; a single sign is in too many words to mean
  // anything.
  const isInside = CJK.test(short)
    ? short.length > 1 && long.includes(short)
    : ` ${long} `.includes(` ${short} `);
  if (isInside) return 'inside';
  return 1 - distance(a, b) / long.length >= similarity ? 'near' : undefined;
}
