import { findByLocale } from '../util/choose-text.ts';
import { inheritedMeta, type Chart, type Text } from '../chart/index.ts';

/**
 * What people call a menu: its own title or its group's, in every language it has. Empty when nobody named
 * it.
 */
export function titleTextOf(chart: Chart, path: string): Text {
  const state = chart.stateAt(path);
  return (state && inheritedMeta(state, 'title')) ?? {};
}

/** The same in one language, else the path. */
export function titleOf(chart: Chart, path: string, locale: string): string {
  return chooseTitle(titleTextOf(chart, path), locale) ?? path;
}

/** A title in this language, else in any. */
export function chooseTitle(title: Text | undefined, locale: string): string | undefined {
  return findByLocale(title, locale) ?? Object.values(title ?? {})[0];
}
