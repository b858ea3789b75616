/** The interface's own words. One more language: a file that satisfies `Words`, its row here. */
import { en, type Words } from './en.ts';
import { zhCn } from './zh-cn.ts';

export type { Words } from './en.ts';
export type UiLanguage = 'en' | 'zh-CN';

export const LANGUAGES: readonly { readonly id: UiLanguage; readonly name: string; readonly words: Words }[] =
  [
    { id: 'en', name: 'English', words: en },
    { id: 'zh-CN', name: '简体中文', words: zhCn },
  ];

export function wordsOf(language: UiLanguage): Words {
  return LANGUAGES.find(({ id }) => id === language)?.words ?? en;
}

/** The first of the browser's languages that the interface speaks. */
export function preferredLanguage(preferences: readonly string[]): UiLanguage {
  for (const tag of preferences) {
    const language = tag.toLowerCase().split('-')[0];
    if (language === 'zh') return 'zh-CN';
    if (language === 'en') return 'en';
  }
  return 'en';
}
