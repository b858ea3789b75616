/** The words of what-if, by the interface's language. */
import type { UiLanguage } from '../../core/words/index.ts';
import { en, type WhatIfWords } from './en.ts';
import { zhCn } from './zh-cn.ts';

export type { WhatIfWords } from './en.ts';
export const WHAT_IF_WORDS: Readonly<Record<UiLanguage, WhatIfWords>> = { en, 'zh-CN': zhCn };
