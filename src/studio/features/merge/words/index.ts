/** The words of the merge assistant, by the interface's language. */
import type { UiLanguage } from '../../../core/words/index.ts';
import { en, type MergeWords } from './en.ts';
import { zhCn } from './zh-cn.ts';

export type { MergeWords } from './en.ts';
export const MERGE_WORDS: Readonly<Record<UiLanguage, MergeWords>> = { en, 'zh-CN': zhCn };
