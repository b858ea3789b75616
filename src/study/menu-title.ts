import { inheritedMeta, type Chart, type Text } from '../chart/index.ts';

/** What people call a menu: its own title, its group's, or its path. */
export function titleOf(chart: Chart, path: string, locale: string): string {
  const state = chart.stateAt(path);
  return (state && chooseTitle(inheritedMeta(state, 'title'), locale)) ?? path;
}

/** A title in this language, else in any. */
export function chooseTitle(title: Text | undefined, locale: string): string | undefined {
  return title?.[locale] ?? Object.values(title ?? {})[0];
}
