/**
 * Which words of a vocabulary a text says. Both sides are folded alike: width, case, the accents of Latin
 * letters, and the inflections that the language's pack takes off.
 */

/**
 * A word made ready for searching. Scripts written without spaces are found anywhere, and so is Korean, whose
 * particles stick to its words; others are found as whole (stemmed) words.
 */
export interface PreparedWord {
  readonly needle: string;
  readonly isSpaced: boolean;
}

export interface PreparedText {
  readonly folded: string;
  /** Stemmed words with one space around each. */
  readonly stems: string;
}

/** One form for the inflections of a word that callers do not tell apart. */
export type Stemmer = (word: string) => string;

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}ー]/u;
const UNSPACED_ALL = new RegExp(UNSPACED, 'gu');
/** Where such words are parted by spaces, everybody parts them otherwise: 요금 조회, 요금조회. */
const SPACE_WITHIN = new RegExp(`(?<=${UNSPACED.source})\\s+(?=${UNSPACED.source})`, 'gu');
/** "avería" is typed as "averia", "Störung" as "Storung"; marks of other scripts are letters of their own. */
const LATIN_ACCENTS = /(?<=\p{Script=Latin})[\u0300-\u036f]+/gu;

export function prepareWord(word: string, stemmer: Stemmer = stem): PreparedWord {
  const { folded, stems } = prepareText(word, stemmer);
  return UNSPACED.test(folded)
    ? { needle: folded.trim(), isSpaced: false }
    : { needle: stems.trim() && stems, isSpaced: true };
}

export function prepareText(text: string, stemmer: Stemmer = stem): PreparedText {
  const folded = text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(LATIN_ACCENTS, '')
    .normalize('NFC')
    .replace(SPACE_WITHIN, '');
  const words =
    folded
      .replace(UNSPACED_ALL, ' ')
      .replace(/['’]s(?![\p{L}])/gu, '')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return { folded, stems: ` ${words.map(stemmer).join(' ')} ` };
}

/**
 * A light English stemmer: plural, -ing, -ed, doubled consonant, final e. Other words pass nearly unchanged,
 * the same on both sides.
 */
export function stem(word: string): string {
  let s = word;
  if (s.length > 4 && s.endsWith('ies')) s = `${s.slice(0, -3)}y`;
  else if (s.length > 4 && /(ss|x|z|ch|sh)es$/.test(s)) s = s.slice(0, -2);
  else if (s.length > 3 && /[^su]s$/.test(s)) s = s.slice(0, -1);
  if (s.length > 5 && /[aeiouy].*ing$/.test(s)) s = s.slice(0, -3);
  else if (s.length > 4 && /[aeiouy].*ed$/.test(s)) s = s.slice(0, -2);
  else if (s.length > 4 && s.endsWith('e')) return s.slice(0, -1);
  else return s;
  return /([bdfgmnprt])\1$/.test(s) ? s.slice(0, -1) : s.endsWith('e') ? s.slice(0, -1) : s;
}

/**
 * Indices of the words that occur. A word that stands only inside a longer word of the vocabulary does not
 * count: "维修" in "维修网点", "repair" in "repair shop".
 */
export function findWords(text: PreparedText, vocabulary: readonly PreparedWord[]): Set<number> {
  const hits: { word: number; start: number; end: number; isSpaced: boolean }[] = [];
  vocabulary.forEach(({ needle, isSpaced }, word) => {
    if (needle === '') return;
    const haystack = isSpaced ? text.stems : text.folded;
    for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + 1)) {
      hits.push({ word, start: at, end: at + needle.length, isSpaced });
    }
  });
  const isInside = (a: (typeof hits)[number], b: (typeof hits)[number]): boolean =>
    a.isSpaced === b.isSpaced && b.start <= a.start && a.end <= b.end && b.end - b.start > a.end - a.start;
  return new Set(hits.filter((hit) => !hits.some((other) => isInside(hit, other))).map((hit) => hit.word));
}
