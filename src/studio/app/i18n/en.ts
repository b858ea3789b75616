/** The interface in English: the shape of every dictionary, in parts by subject. */
import { enBasics } from './en-basics.ts';
import { enFields } from './en-fields.ts';

export const en = { ...enBasics, ...enFields };

export type Words = typeof en;
