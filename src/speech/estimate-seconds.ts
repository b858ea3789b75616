/** Seconds it takes to say a text. */
import type { Locale } from '../chart/index.ts';
import { primaryLanguage } from '../util/choose-text.ts';
import { countSpokenNumber, countSyllables } from './count-spoken.ts';
import { countEnglishSyllables } from './english-syllables.ts';
import { localePackFor } from './locales/index.ts';
import { SPEECH_MODELS, type SpeechModel, type Writing } from './speech-models.ts';

const RUNS: readonly (readonly [Writing, RegExp])[] = [
  ['han', /\p{Script=Han}/u],
  ['kana', /[\p{Script=Hiragana}\p{Script=Katakana}ー]/u],
  ['hangul', /\p{Script=Hangul}/u],
  ['arabic', /\p{Script=Arabic}/u],
  ['hebrew', /\p{Script=Hebrew}/u],
  ['latin', /\p{Script=Latin}/u],
  ['other', /\p{L}/u],
];

/**
 * Which language's model reads a script when the text's own language has none, or when the script is foreign
 * to it.
 */
const READER: Readonly<Record<Writing, string>> = {
  latin: 'en',
  han: 'zh',
  kana: 'ja',
  hangul: 'ko',
  arabic: 'ar',
  hebrew: 'he',
  other: 'pl',
};
const modelOf = new Map(SPEECH_MODELS.map((model) => [model.language, model]));

/**
 * The model that reads a text. An unknown language is read with the model of its script, marked as an
 * assumption.
 */
export function speechModelFor(locale: Locale, text = ''): SpeechModel {
  const language = primaryLanguage(locale);
  const own = modelOf.get(language);
  if (own) return own;
  const writing = RUNS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'latin';
  const reader = modelOf.get(READER[writing]) as SpeechModel;
  return {
    ...reader,
    language,
    // Chosen by script: it reads everything of that text.
    writings: undefined,
    meanError: undefined,
    status: 'assumption',
    source: `no model for "${language}": read with that of "${reader.language}" by script`,
  };
}

/**
 * Seconds of a text in a locale: the fitted model of `SPEECH_MODELS`. Latin words inside Chinese (and Chinese
 * inside English) are counted with the model of their own script; digits are read in the text's language. 0
 * for silence.
 */
export function estimateSeconds(text: string, locale: Locale): number {
  const model = speechModelFor(locale, text);
  let seconds = 0;
  for (const { writing, run } of splitByWriting(text)) {
    const isOwn = writing === 'digits' || isReadBy(model, writing);
    const reader = isOwn ? model : (modelOf.get(READER[writing as Writing]) as SpeechModel);
    seconds += reader.perUnit * countUnits(run, writing, reader);
  }
  if (seconds === 0) return 0;
  return seconds + model.perComma * countInnerCommas(text) + model.perSentence * countSentences(text);
}

function isReadBy({ writings }: SpeechModel, writing: Writing): boolean {
  return writings === undefined || writings.includes(writing);
}

function* splitByWriting(text: string): Generator<{ writing: Writing | 'digits'; run: string }> {
  for (const [word] of text.matchAll(/[\d*#]+|[\p{L}\p{M}ー'’]+/gu)) {
    if (/^[\d*#]/.test(word)) {
      yield { writing: 'digits', run: word };
      continue;
    }
    let run = '';
    let writing: Writing | undefined;
    for (const letter of word) {
      // Accents, apostrophes and joiners belong to the run they stand in.
      const next: Writing | undefined = RUNS.find(([, pattern]) => pattern.test(letter))?.[0] ?? writing;
      if (next !== writing && run && writing) {
        yield { writing, run };
        run = '';
      }
      writing = next;
      run += letter;
    }
    if (writing) yield { writing, run };
  }
}

function countUnits(run: string, writing: Writing | 'digits', model: SpeechModel): number {
  if (writing === 'digits') return countSpokenDigits(run, model);
  switch (model.unit) {
    case 'syllable': {
      // One hangul is one syllable.
      if (writing === 'hangul') return [...run.normalize('NFC')].length;
      const rule = localePackFor(model.language).syllables;
      if (rule) return countSyllables(run, rule);
      return writing === 'latin' && model.language !== 'pl'
        ? countEnglishSyllables(run)
        : countVowelGroups(run);
    }
    case 'character':
      // A fallback reader may meet letters: about three of them make a syllable.
      return writing === 'han' || writing === 'hangul' ? [...run].length : [...run].length / 3;
    case 'mora':
      return countMorae(run);
    case 'letter':
      return run.match(/\p{L}/gu)?.length ?? 0;
  }
}

/**
 * By the language's own numbers where its pack knows them; else one unit a digit where a digit is one
 * character, syllables where it is a word. 星号 and 井号 are two characters.
 */
function countSpokenDigits(run: string, model: SpeechModel): number {
  const { numbers } = localePackFor(model.language);
  if (numbers) return countSpokenNumber(run, numbers);
  switch (model.unit) {
    case 'syllable':
      return countEnglishSyllables(run);
    case 'character':
    case 'mora':
      return [...run].reduce((sum, sign) => sum + (/\d/.test(sign) && model.unit === 'character' ? 1 : 2), 0);
    case 'letter':
      // A digit's name has four letters or so in Arabic and Hebrew.
      return 4 * run.length;
  }
}

/**
 * Polish, and other alphabets for want of better: one syllable a vowel group, `i` before a vowel only
 * softens.
 */
function countVowelGroups(run: string): number {
  const vowels = run.toLowerCase().match(/i(?![aeouąęó])|[aeouyąęóаеёиоуыэюяіїєαεηιουω]/g);
  return Math.max(1, vowels?.length ?? Math.round([...run].length / 3));
}

/**
 * Assumption. Readings taken from Chinese have one or two morae, Japanese ones mostly two or three; 1.83 over the
 * words of phone menus that the tests count by hand.
 */
const MORAE_PER_KANJI = 1.8;

/** One mora a kana, none for the small ones that melt. */
function countMorae(run: string): number {
  let morae = 0;
  for (const sign of run)
    morae += /[ゃゅょャュョぁぃぅぇぉァィゥェォ]/.test(sign)
      ? 0
      : /\p{Script=Han}/u.test(sign)
        ? MORAE_PER_KANJI
        : 1;
  return morae;
}

/** Commas and their kin that something follows; not the comma of 1,000. */
function countInnerCommas(text: string): number {
  return text.match(/(?:[,;:](?!\d)|[、，；：،؛])(?=[^\p{L}\p{N}]*[\p{L}\p{N}])/gu)?.length ?? 0;
}

/** Stretches between full stops that say something; at least one. The point of 3.5 ends nothing. */
function countSentences(text: string): number {
  const stretches = text.split(/[。！？!?؟…]+|\.(?!\d)/u).filter((stretch) => /[\p{L}\p{N}]/u.test(stretch));
  return Math.max(1, stretches.length);
}
