/** Units of words and numbers, by the rules of a language's pack. */
import type { SpokenNumbers, SyllableRule } from './locales/types.ts';

/** Syllables of one word; at least one. Short words in capitals are read letter by letter. */
export function countSyllables(word: string, { mute, nuclei }: SyllableRule): number {
  if (/^[A-Z]{2,4}$/.test(word)) return word.length;
  const lower = word.normalize('NFC').toLowerCase();
  const spoken = mute ? lower.replace(mute, '') : lower;
  return Math.max(1, spoken.match(nuclei)?.length ?? 0);
}

/** Up to 99 as a number, longer ones digit by digit, as a hotline is read; star and pound as a word of two units. */
export function countSpokenNumber(run: string, { small, tens, linking }: SpokenNumbers): number {
  const ofDigit = (digit: string): number => small[Number(digit)] ?? 2;
  const value = Number(run);
  if (!/^[1-9]\d$/.test(run)) return [...run].reduce((sum, digit) => sum + ofDigit(digit), 0);
  if (value < 20) return small[value] ?? 2;
  const ones = value % 10;
  return (tens[Math.floor(value / 10)] ?? 2) + (ones > 0 ? linking + (small[ones] ?? 2) : 0);
}
