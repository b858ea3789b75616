/**
 * How long speech takes, per language: seconds = perUnit * units + perComma * inner commas + perSentence *
 * sentences.
 */

export interface SpeechModel {
  /** Primary BCP 47 subtag. */
  readonly language: string;
  readonly unit: 'syllable' | 'character' | 'mora' | 'letter';
  /** Seconds. */
  readonly perUnit: number;
  readonly perComma: number;
  readonly perSentence: number;
  /**
   * Mean absolute error against the speech engine it was fitted to, as a share, leave one out; undefined when
   * never measured.
   */
  readonly meanError: number | undefined;
  readonly source: string;
  readonly status: 'measured' | 'assumption';
}

// Fitted to an engine, not to people: the error against a human reader or another voice is larger and
// unknown.
const FITTED =
  'least squares fit to espeak-ng 1.52, error by leave-one-out against that engine, not against people';

function fitted(
  language: string,
  unit: SpeechModel['unit'],
  coefficients: readonly [number, number, number],
  meanError: number,
): SpeechModel {
  const [perUnit, perComma, perSentence] = coefficients;
  return { language, unit, perUnit, perComma, perSentence, meanError, source: FITTED, status: 'measured' };
}

export const SPEECH_MODELS: readonly SpeechModel[] = [
  fitted('en', 'syllable', [0.173, 0.406, 0.33], 0.079),
  fitted('zh', 'character', [0.239, 0.227, 0.264], 0.046),
  fitted('ja', 'mora', [0.112, 0.059, 0.235], 0.086),
  fitted('pl', 'syllable', [0.178, 0.455, 0.149], 0.071),
  fitted('ar', 'letter', [0.097, 0.413, 0.144], 0.046),
  fitted('he', 'letter', [0.082, 0.482, 0.087], 0.054),
];
