/**
 * Everything a report says in its own words, one file per language. To add one: a file here, its row, and
 * `Language`.
 */
import type { Language } from '../types.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';
import type { Phrases } from './types.ts';

export type { Head, Phrases, Section } from './types.ts';
export const PHRASES: Readonly<Record<Language, Phrases>> = { en, zh };
