/** Which languages the callers of a scenario speak. */

import type { Locale } from '../chart/index.ts';
import type { ScenarioConfig, Segment } from './types.ts';

/** A language, and how many callers hear and think in it. */
export interface CallerLanguage {
  /** A BCP 47 tag. */
  readonly locale: Locale;
  /** Of all callers, 0 to 1. */
  readonly share: number;
  /** Their segments. */
  readonly segments: readonly Segment[];
}

/** Most spoken first. `locale` is that of segments which name none: the scenario's, or the one asked for. */
export function callerLanguages(
  { segments, locale: ownLocale }: Pick<ScenarioConfig, 'segments' | 'locale'>,
  locale = ownLocale,
): CallerLanguage[] {
  const total = segments.reduce((sum, { share }) => sum + share, 0);
  const found = new Map<Locale, { share: number; segments: Segment[] }>();
  for (const segment of segments) {
    const spoken = segment.locale ?? locale;
    const known = found.get(spoken) ?? { share: 0, segments: [] };
    known.share += total > 0 ? segment.share / total : 0;
    known.segments.push(segment);
    found.set(spoken, known);
  }
  return [...found]
    .map(([spoken, known]) => ({ locale: spoken, ...known }))
    .toSorted((a, b) => b.share - a.share);
}
