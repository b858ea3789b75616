/** The words of compare, by the interface's language. */
import type { UiLanguage } from '../../../core/words/index.ts';
import { en, type CompareWords } from './en.ts';
import { zhCn } from './zh-cn.ts';

export type { CompareWords } from './en.ts';
export const COMPARE_WORDS: Readonly<Record<UiLanguage, CompareWords>> = { en, 'zh-CN': zhCn };
