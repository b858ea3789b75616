/**
 * Needs as tasks in plain words. A task that says what a label says tests reading, not understanding, so the
 * words of the labels are avoided wherever the scenario has others.
 */
import { createVocabulary, type Words } from '../behaviour/index.ts';
import { indexChart, type Locale, type MachineConfig, type Text } from '../chart/index.ts';
import type { NeedShare } from '../scenario/index.ts';
import { chooseText, findByLocale } from '../speech/index.ts';
import { ownValue } from '../util/own-value.ts';
import { chooseLanguage, phoneTestWords } from '../words/index.ts';
import type { TasksFile } from './tasks-file.ts';

/** What the options of some menus are called, in one language. */
export function labelsOf(machines: readonly MachineConfig[], locale: Locale): string[] {
  const labels = machines.flatMap((config) =>
    indexChart(config).transitions.flatMap(({ transition: { meta } }) =>
      (meta?.role ?? 'choice') === 'choice'
        ? (chooseText(meta?.label, locale, config.meta.locales) ?? [])
        : [],
    ),
  );
  return [...new Set(labels.filter((label) => label.trim() !== ''))];
}

export interface Phrase {
  readonly sentence: string;
  /** Words of the need that both the sentence and a label say. */
  readonly shared: readonly string[];
  /** Whether somebody wrote it. */
  readonly isOwn: boolean;
}

/** One need as a task. `labels` are those of the menus that will be heard. */
export function phraseTask(
  { need, product, intent }: Pick<NeedShare, 'need' | 'product' | 'intent'>,
  locale: Locale,
  labels: readonly string[],
  tasks: TasksFile = {},
): Phrase {
  const thing = readText(ownValue(tasks.products, product.id), locale) ?? chooseWord(product, locale, labels);
  const own =
    readText(ownValue(tasks.needs, need), locale) ??
    readText(ownValue(tasks.intents, intent.id), locale)?.replaceAll('{product}', thing);
  const sentence =
    own ??
    phoneTestWords[chooseLanguage(locale)].task({
      product: thing,
      intent: chooseWord(intent, locale, labels),
    });
  const words = [product, intent].flatMap((topic) => wordsOf(topic.words, locale));
  const said = sayers(locale);
  return {
    sentence,
    shared: words.filter((word) => said(word, [sentence]) && said(word, labels)),
    isOwn: own !== undefined,
  };
}

/** In this very language, or one of its kind: a task in another language would be none. */
function readText(text: Text | undefined, locale: Locale): string | undefined {
  return findByLocale(text, locale);
}

/** What callers call it that no label says, the most convincing first; else its title, else the best word. */
function chooseWord(
  { title, words }: { readonly title: Text; readonly words: Words },
  locale: Locale,
  labels: readonly string[],
): string {
  const said = sayers(locale);
  const known = wordsOf(words, locale);
  const name = findByLocale(title, locale);
  return known.find((word) => !said(word, labels)) ?? name ?? known[0] ?? chooseText(title, locale, []) ?? '';
}

/** From the most convincing on. */
function wordsOf(words: Words, locale: Locale): string[] {
  return Object.entries(findByLocale(words, locale) ?? {})
    .toSorted(([, a], [, b]) => b - a)
    .map(([word]) => word);
}

/** Whether texts say a word, as callers would hear it: "repairs" says "repair". */
function sayers(locale: Locale): (word: string, texts: readonly string[]) => boolean {
  return (word, texts) =>
    (createVocabulary([{ need: 'a.b', product: { [locale]: { [word]: 1 } }, intent: {} }], locale).mentionsIn(
      texts,
    )[0]?.length ?? 0) > 0;
}
