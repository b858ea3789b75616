/** What is said, and what things are called, in each language. */
import type { Draft } from 'immer';
import type { Locale, MachineMeta, Recording, Text } from '../types.ts';
import { setMeta, stateAt, transitionAt } from './draft.ts';
import { nameOption, nameState } from './names.ts';
import type { DocumentDraft, Edit, MachineDocument, OptionPlace } from './types.ts';
import { say, chartWords, type Said } from '../../words/index.ts';

export type TextPlace =
  | { readonly kind: 'title' | 'greeting' | 'closing' | 'no-input' | 'no-match'; readonly state: string }
  | { readonly kind: 'label'; readonly option: OptionPlace }
  | { readonly kind: 'notice' };

/** An empty text takes this language away. */
export function setText(document: MachineDocument, place: TextPlace, locale: Locale, text: string): Edit {
  return {
    name: nameReword(document, place),
    mergeKey: `text ${JSON.stringify([place, locale])}`,
    recipe: (draft) => writeText(draft, place, locale, text),
  };
}

function nameReword(document: MachineDocument, place: TextPlace): Said {
  switch (place.kind) {
    case 'notice':
      return say(chartWords, (words) => words.texts.rewordNotice);
    case 'label':
      return nameOption(document, place.option, (words, option) => words.texts.rewordOption({ option }));
    default:
      return nameState(document, place.state, (words, state) =>
        words.texts.rewordState[place.kind]({ state }),
      );
  }
}

function writeText(draft: DocumentDraft, place: TextPlace, locale: Locale, text: string): void {
  if (place.kind === 'label') {
    const transition = transitionAt(draft, place.option);
    const label = withText(transition.meta?.label, locale, text);
    if (label) transition.meta = { ...transition.meta, label };
    else if (transition.meta) {
      delete transition.meta.label;
      if (Object.keys(transition.meta).length === 0) delete transition.meta;
    }
    return;
  }
  if (place.kind === 'notice') {
    const notice = draft.config.meta.changeNotice;
    if (notice) notice.text = withText(notice.text, locale, text) ?? {};
    return;
  }
  const state = stateAt(draft, place.state);
  if (place.kind === 'no-input' || place.kind === 'no-match') {
    const key = place.kind === 'no-input' ? 'noInput' : 'noMatch';
    const { [key]: old, ...others } = state.meta?.retry ?? {};
    const words = withText(old, locale, text);
    // Set in place when it was there already, so that the order of keys stays.
    if (words && old && state.meta?.retry) state.meta.retry[key] = words;
    else
      setMeta(
        state,
        'retry',
        words ? { ...others, [key]: words } : Object.keys(others).length > 0 ? others : undefined,
      );
    return;
  }
  const words = withText(state.meta?.[place.kind], locale, text);
  // A machine has to have a title, if an empty one.
  setMeta(state, place.kind, words ?? (place.kind === 'title' && place.state === '' ? {} : undefined));
}

function withText(old: Text | undefined, locale: Locale, text: string): Record<Locale, string> | undefined {
  const { [locale]: _old, ...others } = old ?? {};
  if (text === '') return Object.keys(others).length > 0 ? others : undefined;
  return { ...old, [locale]: text };
}

export function setExamples(
  document: MachineDocument,
  option: OptionPlace,
  locale: Locale,
  examples: readonly string[],
): Edit {
  return {
    name: nameOption(document, option, (words, option) => words.texts.changeExamples({ option })),
    mergeKey: `examples ${JSON.stringify([option, locale])}`,
    recipe: (draft) => {
      const transition = transitionAt(draft, option);
      const { [locale]: _old, ...others } = transition.meta?.examples ?? {};
      const next = examples.length > 0 ? { ...transition.meta?.examples, [locale]: [...examples] } : others;
      if (Object.keys(next).length > 0) transition.meta = { ...transition.meta, examples: next };
      else if (transition.meta) {
        delete transition.meta.examples;
        if (Object.keys(transition.meta).length === 0) delete transition.meta;
      }
    },
  };
}

/** A recording replaces the composed prompt of a menu in one language. */
export function setRecording(
  document: MachineDocument,
  state: string,
  locale: Locale,
  recording: Recording | undefined,
): Edit {
  return {
    name: nameState(document, state, (words, state) => words.texts.changeRecording({ state })),
    mergeKey: `recording ${JSON.stringify([state, locale])}`,
    recipe: (draft) => {
      const target = stateAt(draft, state);
      const { [locale]: _old, ...others } = target.meta?.recordings ?? {};
      const next = recording ? { ...target.meta?.recordings, [locale]: { ...recording } } : others;
      setMeta(target, 'recordings', Object.keys(next).length > 0 ? next : undefined);
    },
  };
}

export function setChangeNotice(
  _document: MachineDocument,
  notice: MachineMeta['changeNotice'] | undefined,
): Edit {
  return {
    name: notice
      ? say(chartWords, (words) => words.texts.changeNotice)
      : say(chartWords, (words) => words.texts.removeNotice),
    recipe: ({ config }) => {
      if (notice) config.meta.changeNotice = structuredClone(notice) as Draft<typeof notice>;
      else delete config.meta.changeNotice;
    },
  };
}

/** A note for designers; callers do not hear it. */
export function setDescription(document: MachineDocument, state: string, text: string): Edit {
  return {
    name: nameState(document, state, (words, state) => words.texts.changeNote({ state })),
    mergeKey: `description ${state}`,
    recipe: (draft) => {
      const target = stateAt(draft, state);
      if (text === '') delete target.description;
      else target.description = text;
    },
  };
}
