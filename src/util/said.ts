/** Sentences that are still written where they are said; those of `src/words` take their place. */
import type { Said } from '../words/index.ts';

export { asSaid, joinLines, joinSaid, saidIn, type Said } from '../words/index.ts';

export function say(en: string, zh: string): Said {
  return { en, 'zh-CN': zh };
}

/** @param language a BCP 47 tag; Chinese, else English. */
export function isChinese(language: string): boolean {
  return /^zh\b/i.test(language);
}
