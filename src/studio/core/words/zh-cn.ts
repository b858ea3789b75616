/** 界面文字：简体中文。 */
import type { Words } from './en.ts';
import { zhBasics } from './zh-basics.ts';
import { zhFields } from './zh-fields.ts';

export const zhCn: Words = { language: 'zh-CN', ...zhBasics, ...zhFields };
