/** How edits speak about options and states: by the words callers hear, or by their place in the file. */
import { keySymbol, KEYS, type EventName, type Text } from '../types.ts';
import { findState, findTransition } from './find-state.ts';
import type { MachineDocument, Names, OptionPlace } from './types.ts';

/** Longer words are cut in the names of edits. */
const MAX_WORDS = 30;

export function nameOption(verb: Names, document: MachineDocument, place: OptionPlace): Names {
  const transition = findTransition(document.config, place);
  const keys = keyName(place.event);
  const zhKeys = place.event.startsWith('DTMF.') ? `按键 ${keys.replace('key ', '')}` : keys;
  return {
    en: `${verb.en} ${words(transition?.meta?.label, 'en') ?? keys}`,
    'zh-CN': `${verb['zh-CN']} ${words(transition?.meta?.label, 'zh-CN') ?? zhKeys}`,
  };
}

export function nameState(verb: Names, document: MachineDocument, path: string): Names {
  const title = findState(document.config, path)?.meta?.title;
  const fallback = path === '' ? document.config.id : path;
  return {
    en: `${verb.en} ${words(title, 'en') ?? fallback}`,
    'zh-CN': `${verb['zh-CN']} ${words(title, 'zh-CN') ?? fallback}`,
  };
}

export function names(en: string, zh: string): Names {
  return { en, 'zh-CN': zh };
}

function words(text: Text | undefined, locale: string): string | undefined {
  const found = text?.[locale] || Object.values(text ?? {}).find((each) => each !== '');
  return found !== undefined && found.length > MAX_WORDS ? `${found.slice(0, MAX_WORDS - 1)}…` : found;
}

function keyName(event: EventName | 'always'): string {
  const key = KEYS.find((each) => `DTMF.${each}` === event);
  return key === undefined ? event : `key ${keySymbol(key)}`;
}
