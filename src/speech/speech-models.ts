/**
 * How long speech takes, per language: seconds = perUnit * units + perComma * inner commas + perSentence *
 * sentences.
 */

/** A stretch of one kind of writing, counted in the unit of the language that reads it. */
export type Writing = 'latin' | 'han' | 'kana' | 'hangul' | 'arabic' | 'hebrew' | 'other';

/** How fast a language is spoken in prompts, pauses apart. */
export interface SpeechModel {
  /** Primary BCP 47 subtag. */
  readonly language: string;
  /** What is counted. */
  readonly unit: 'syllable' | 'character' | 'mora' | 'letter';
  /** Kinds of writing that it reads; others are read by the model of theirs. Undefined: whatever there is. */
  readonly writings: readonly Writing[] | undefined;
  /** Seconds. */
  readonly perUnit: number;
  /** Seconds of a comma that something follows. */
  readonly perComma: number;
  /** Seconds of a full stop. */
  readonly perSentence: number;
  /** Units per second between pauses: `value` is 1 / perUnit; prompts are seldom slower or faster than low and high. */
  readonly unitsPerSecond: { readonly value: number; readonly low: number; readonly high: number };
  /**
   * Mean absolute error against the speech engine it was fitted to, as a share, leave one out; undefined when
   * never measured.
   */
  readonly meanError: number | undefined;
  /** Where the numbers come from. */
  readonly source: string;
  /** `measured` against a speech engine; `assumption` where no engine was at hand. */
  readonly status: 'measured' | 'assumption';
}

/**
 * Units per second between pauses when people read a text aloud: Pellegrino, Coupé & Marsico 2011, seven
 * languages; syllables, which are morae in Japanese and characters in Chinese. Prompts are slower: an upper bound.
 */
const READING: Readonly<Record<string, number>> = {
  en: 6.19,
  ja: 7.84,
  zh: 5.18,
  es: 7.82,
  fr: 7.18,
  de: 5.97,
  it: 6.99,
};

// Fitted to an engine, not to people: the error against a human reader or another voice is larger and
// unknown.
const FITTED =
  'least squares fit to espeak-ng 1.52, error by leave-one-out against that engine, not against people';
const EN = [0.173, 0.406, 0.33] as const;
const ZH = [0.239, 0.227, 0.264] as const;

/** Prompts against reading, mean of the two languages of which both are known: 0.87. */
const PROMPT_TO_READING = (1 / EN[0] / 6.19 + 1 / ZH[0] / 5.18) / 2;
/** The slowest prompts against reading, as in Chinese: 2.2 of 5.18 characters a second. */
const SLOWEST_TO_READING = 2.2 / 5.18;
/** Pauses of languages without a fit: means of English and Chinese. */
const PAUSES = [(EN[1] + ZH[1]) / 2, (EN[2] + ZH[2]) / 2] as const;

function rangeOf(perUnit: number, reading: number): SpeechModel['unitsPerSecond'] {
  return { value: 1 / perUnit, low: SLOWEST_TO_READING * reading, high: reading };
}

function fitted(
  language: string,
  unit: SpeechModel['unit'],
  writings: readonly Writing[],
  coefficients: readonly [number, number, number],
  meanError: number,
): SpeechModel {
  const [perUnit, perComma, perSentence] = coefficients;
  // Where nobody's reading is known, as if it stood to prompts as in English and Chinese.
  const reading = READING[language] ?? 1 / perUnit / PROMPT_TO_READING;
  return {
    language,
    unit,
    writings,
    perUnit,
    perComma,
    perSentence,
    meanError,
    unitsPerSecond: rangeOf(perUnit, reading),
    source: FITTED,
    status: 'measured',
  };
}

/** Without an engine to fit to: from how fast the language is read aloud, or as fast as the source says. */
function derived(
  language: string,
  unit: SpeechModel['unit'],
  writings: readonly Writing[],
  reading: number,
  source: string,
  perSecond = PROMPT_TO_READING * reading,
): SpeechModel {
  return {
    language,
    unit,
    writings,
    perUnit: 1 / perSecond,
    perComma: PAUSES[0],
    perSentence: PAUSES[1],
    unitsPerSecond: rangeOf(1 / perSecond, reading),
    meanError: undefined,
    source,
    status: 'assumption',
  };
}

function fromReading(language: string): SpeechModel {
  const reading = READING[language];
  if (reading === undefined) throw new Error(`It is not known how fast "${language}" is read.`);
  return derived(
    language,
    'syllable',
    ['latin'],
    reading,
    `0.87 of the ${reading} syllables/s at which Pellegrino et al. 2011 heard it read, as prompts stand to reading in English and Chinese; pauses as theirs`,
  );
}

const ROMANCE = ['es', 'fr', 'it'].reduce((sum, language) => sum + (READING[language] ?? 0) / 3, 0);

export const SPEECH_MODELS: readonly SpeechModel[] = [
  fitted('en', 'syllable', ['latin'], EN, 0.079),
  fitted('zh', 'character', ['han'], ZH, 0.046),
  // The engine reads no kanji, and its 8.9 morae/s were faster than people read.
  derived(
    'ja',
    'mora',
    ['han', 'kana'],
    7.84,
    'default of speech tools, 6.5 morae/s, from memory and not verified; at most the 7.84 of Pellegrino et al. 2011; pauses as in English and Chinese',
    6.5,
  ),
  derived(
    'ko',
    'syllable',
    ['hangul'],
    7,
    '0.87 of some 7 syllables/s in reading, from memory of Coupé et al. 2019 and not verified; pauses as in English and Chinese',
  ),
  fromReading('es'),
  fromReading('fr'),
  fromReading('de'),
  fromReading('it'),
  derived(
    'pt',
    'syllable',
    ['latin'],
    ROMANCE,
    'no reading rate known to us: that of Spanish, French and Italian (Pellegrino et al. 2011, mean 7.33 syllables/s) times 0.87; pauses as in English and Chinese',
  ),
  fitted('pl', 'syllable', ['latin'], [0.178, 0.455, 0.149], 0.071),
  fitted('ar', 'letter', ['arabic'], [0.097, 0.413, 0.144], 0.046),
  fitted('he', 'letter', ['hebrew'], [0.082, 0.482, 0.087], 0.054),
];
