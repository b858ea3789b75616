/** The interface in English: the shape of every dictionary, in parts by subject. */
import { enBasics } from './en-basics.ts';
import { enFields } from './en-fields.ts';

/** `language`: for what machines name in several languages. */
export const en = { language: 'en' as string, ...enBasics, ...enFields };

export type Words = typeof en;
