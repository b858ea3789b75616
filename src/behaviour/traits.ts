/** A caller's traits as one small number, so that tables can be laid out by them. */
import type { Dispositions, Mood } from './types.ts';

export const TRAIT_KINDS = 8;
export const MOOD_KINDS = 2;

/** 0 to 7: bit 0 knows menus, bit 1 patient, bit 2 remembers much. */
export function traitsOf({ knowsMenus, patient, memory }: Dispositions): number {
  return Number(knowsMenus) + 2 * Number(patient) + 4 * Number(memory === 'high');
}

/** Dispositions by number: the inverse of `traitsOf`. */
export const DISPOSITIONS: readonly Dispositions[] = Array.from({ length: TRAIT_KINDS }, (_, traits) => ({
  knowsMenus: (traits & 1) > 0,
  patient: (traits & 2) > 0,
  memory: (traits & 4) > 0 ? 'high' : 'low',
}));

/** By number: 0 progressing, 1 stuck. */
export const MOODS: readonly Mood[] = ['progressing', 'stuck'];
