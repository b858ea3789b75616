/** The registry of languages: one row per file in this folder, held by a test. */
import type { Wording } from '../types.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import { pt } from './pt.ts';
import { zh } from './zh.ts';

export const WORDINGS: readonly Wording[] = [de, en, es, fr, it, ja, ko, pt, zh];
