/** What identities, devices and histories are called: `meta.facts` of the machine, else the id as words. */
import { chooseText } from '../util/choose-text.ts';
import type { FactNames, Locale, MachineMeta } from './types.ts';
import { ownValue } from '../util/own-value.ts';

export type FactKind = keyof FactNames;

export interface FactName {
  readonly name: string;
  /** Given by a person, and so made to complete a sentence; else it is the id. */
  readonly isGiven: boolean;
}

/** @param locale of the reader; a name in another language is still better than an id. */
export function nameFact(
  meta: Pick<MachineMeta, 'facts' | 'locales'>,
  kind: FactKind,
  id: string,
  locale: Locale,
): FactName {
  const known = meta.facts?.[kind];
  const given = chooseText(ownValue(known, id), locale, meta.locales)?.trim();
  return given
    ? { name: given, isGiven: true }
    : { name: id.replaceAll(/[-_]+/g, ' ').trim() || id, isGiven: false };
}
