/** What the facts that guards ask about are called. */
import type { FactKind } from '../fact-names.ts';
import type { Locale } from '../types.ts';
import type { DocumentDraft, Edit, MachineDocument } from './types.ts';
import { say, chartWords } from '../../words/index.ts';
import { ownValue } from '../../util/own-value.ts';

export const FACT_KINDS = ['identity', 'devices', 'history'] as const satisfies readonly FactKind[];

/** An empty text takes this language away; a fact without any name is called by its id. */
export function setFactName(
  _document: MachineDocument,
  kind: FactKind,
  id: string,
  locale: Locale,
  text: string,
): Edit {
  return {
    name: say(chartWords, (words) => words.factNames.name({ id })),
    mergeKey: `fact ${JSON.stringify([kind, id, locale])}`,
    recipe: (draft) => writeFactName(draft, kind, id, locale, text),
  };
}

export function writeFactName(
  draft: DocumentDraft,
  kind: FactKind,
  id: string,
  locale: Locale,
  text: string,
): void {
  const { meta } = draft.config;
  const { [locale]: _old, ...others } = ownValue(meta.facts?.[kind], id) ?? {};
  const name = text === '' ? others : { ...ownValue(meta.facts?.[kind], id), [locale]: text };
  const { [id]: _name, ...otherNames } = meta.facts?.[kind] ?? {};
  const list = Object.keys(name).length > 0 ? { ...meta.facts?.[kind], [id]: name } : otherNames;
  const { [kind]: _list, ...otherLists } = meta.facts ?? {};
  const facts = Object.keys(list).length > 0 ? { ...meta.facts, [kind]: list } : otherLists;
  if (Object.keys(facts).length > 0) meta.facts = facts;
  else delete meta.facts;
}
