/** How edits speak about options and states: by the words callers hear, or by their place in the file. */
import { chartWords, say, type ChartWords, type Language, type Said } from '../../words/index.ts';
import { keySymbol, KEYS, type Text } from '../types.ts';
import { findState, findTransition } from './find-state.ts';
import type { MachineDocument, OptionPlace } from './types.ts';

/** Longer words are cut in the names of edits. */
const MAX_WORDS = 30;

/** @param speak puts the option's name into the sentence. */
export function nameOption(
  document: MachineDocument,
  { state, event, position }: OptionPlace,
  speak: (words: ChartWords, option: string) => string,
): Said {
  const label = findTransition(document.config, { state, event, position })?.meta?.label;
  const key = KEYS.find((each) => `DTMF.${each}` === event);
  return say(chartWords, (words, language) =>
    speak(
      words,
      shorten(label, language) ?? (key === undefined ? event : words.names.key({ key: keySymbol(key) })),
    ),
  );
}

/** @param speak puts the state's name into the sentence. */
export function nameState(
  document: MachineDocument,
  path: string,
  speak: (words: ChartWords, state: string) => string,
): Said {
  const title = findState(document.config, path)?.meta?.title;
  const fallback = path === '' ? document.config.id : path;
  return say(chartWords, (words, language) => speak(words, shorten(title, language) ?? fallback));
}

function shorten(text: Text | undefined, language: Language): string | undefined {
  const found = text?.[language] || Object.values(text ?? {}).find((each) => each !== '');
  return found !== undefined && found.length > MAX_WORDS ? `${found.slice(0, MAX_WORDS - 1)}…` : found;
}
