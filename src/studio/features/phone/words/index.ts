/** The words of the phone, by the interface's language. */
import type { UiLanguage } from '../../../core/words/index.ts';
import { en, type PhoneWords } from './en.ts';
import { zhCn } from './zh-cn.ts';

export type { PhoneWords } from './en.ts';
export const PHONE_WORDS: Readonly<Record<UiLanguage, PhoneWords>> = { en, 'zh-CN': zhCn };
