/**
 * Room: what a menu says and how long saying it takes.
 *
 * Laws:
 * - A prompt is composed from the transitions of its menu, so what is announced is what is accepted.
 * - Segments are in spoken order and never overlap; pauses lie between them.
 * - A length is an estimate with its error stated, unless a recording brings its own seconds.
 *
 * One more language, in three places: a locale pack in `locales/`, its row in `locales/index.ts`, its speech
 * model in `speech-models.ts`; the tests run over both registries.
 */
export { estimateSeconds, speechModelFor } from './estimate-seconds.ts';
export { SPEECH_MODELS, type SpeechModel, type Writing } from './speech-models.ts';
export { countEnglishSyllables } from './english-syllables.ts';
export {
  chooseText,
  findByLocale,
  nearestLocale,
  primaryLanguage,
  spokenLocale,
} from '../util/choose-text.ts';
export { hasPhrasing, LOCALE_PACKS, localePackFor } from './locales/index.ts';
export type { LocalePack } from './locales/types.ts';
export { composePrompt, OPTION_PAUSE_SECONDS, promptLength } from './compose-prompt.ts';
export type { PromptLength, PromptMenu, PromptOption, PromptSegment } from './types.ts';
export { promptMenuAt, promptReport, type PromptReport } from './prompt-report.ts';
export { unitsThatFit } from './units-that-fit.ts';
