/** What holds for a machine as a whole. */
import type { Draft } from 'immer';
import type { Locale, MachineMeta, NeedId } from '../types.ts';
import { indexChart } from '../chart.ts';
import { listAt, setList, setMeta, stateAt, type StateDraft } from './draft.ts';
import { FACT_KINDS, writeFactName } from './fact-names.ts';
import { Refused } from './refused.ts';
import type { Edit, MachineDocument } from './types.ts';
import { say, chartWords } from '../../words/index.ts';

/** Undefined takes a detail away; what is not named stays. */
export interface MachineDetails {
  readonly version?: string | undefined;
  readonly number?: string | undefined;
  readonly owner?: MachineMeta['owner'] | undefined;
  readonly status?: MachineMeta['status'] | undefined;
  readonly note?: string | undefined;
}

export function setMachineDetails(_document: MachineDocument, details: MachineDetails): Edit {
  return {
    name: say(chartWords, (words) => words.machineDetails.changeDetails),
    mergeKey: `details ${Object.keys(details).join(' ')}`,
    recipe: ({ config }) => {
      for (const [key, value] of Object.entries(details)) {
        const holder = (key === 'version' ? config : config.meta) as Record<string, unknown>;
        if (value === undefined || value === '') delete holder[key];
        else holder[key] = structuredClone(value);
      }
    },
  };
}

/** Needs the machine promises to serve. */
export function setNeeds(_document: MachineDocument, needs: readonly NeedId[]): Edit {
  return {
    name: say(chartWords, (words) => words.machineDetails.changePromisedNeeds),
    recipe: ({ config }) => {
      if (needs.length > 0) config.meta.needs = [...new Set(needs)] as Draft<NeedId[]>;
      else delete config.meta.needs;
    },
  };
}

export function addLocale(_document: MachineDocument, locale: Locale): Edit {
  return {
    name: say(chartWords, (words) => words.machineDetails.addLanguage({ locale })),
    recipe: ({ config }) => {
      if (config.meta.locales.includes(locale))
        throw new Refused(say(chartWords, (words) => words.machineDetails.spokenAlready({ locale })));
      config.meta.locales.push(locale);
    },
  };
}

/** With every text in this language. */
export function removeLocale(document: MachineDocument, locale: Locale): Edit {
  return {
    name: say(chartWords, (words) => words.machineDetails.removeLanguage({ locale })),
    recipe: (draft) => {
      const { meta } = draft.config;
      if (!meta.locales.includes(locale)) return;
      if (meta.locales.length === 1)
        throw new Refused(say(chartWords, (words) => words.machineDetails.lastLanguage));
      meta.locales = meta.locales.filter((each) => each !== locale);
      meta.title = without(meta.title, locale) ?? {};
      for (const kind of FACT_KINDS)
        for (const id of Object.keys(meta.facts?.[kind] ?? {})) writeFactName(draft, kind, id, locale, '');
      if (meta.changeNotice) meta.changeNotice.text = without(meta.changeNotice.text, locale) ?? {};
      for (const { path } of indexChart(document.config).states)
        silence(stateAt(draft, path), path === '', locale);
    },
  };
}

function silence(state: StateDraft, isMachine: boolean, locale: Locale): void {
  const { meta } = state;
  if (meta) {
    for (const key of ['title', 'greeting', 'closing', 'recordings'] as const) {
      if (meta[key] && Object.hasOwn(meta[key], locale) && !(isMachine && key === 'title'))
        setMeta(state, key, without(meta[key] as Record<string, never>, locale));
    }
    if (meta.retry) {
      for (const key of ['noInput', 'noMatch'] as const) {
        const texts = without(meta.retry[key], locale);
        if (texts) meta.retry[key] = texts;
        else delete meta.retry[key];
      }
      if (Object.keys(meta.retry).length === 0) setMeta(state, 'retry', undefined);
    }
  }
  for (const event of Object.keys(state.on ?? {}) as 'DTMF.1'[]) {
    const list = listAt(state, event);
    if (
      !list.some(
        ({ meta }) =>
          meta?.language === locale ||
          Object.hasOwn(meta?.label ?? {}, locale) ||
          Object.hasOwn(meta?.examples ?? {}, locale),
      )
    )
      continue;
    setList(
      state,
      event,
      list.map((each) => {
        const { label, examples, language, ...others } = each.meta ?? {};
        const left = {
          ...others,
          ...nest('language', language === locale ? undefined : language),
          ...nest('label', without(label, locale)),
          ...nest('examples', without(examples, locale)),
        };
        const { meta: _old, ...rest } = each;
        return Object.keys(left).length > 0 ? { ...rest, meta: left } : rest;
      }),
    );
  }
}

function nest<K extends string, T>(key: K, value: T | undefined): { [key in K]?: T } {
  return (value === undefined ? {} : { [key]: value }) as { [key in K]?: T };
}

function without<T>(
  texts: Readonly<Record<Locale, T>> | undefined,
  locale: Locale,
): Record<Locale, T> | undefined {
  const { [locale]: _gone, ...others } = texts ?? {};
  return Object.keys(others).length > 0 ? (others as Record<Locale, T>) : undefined;
}
