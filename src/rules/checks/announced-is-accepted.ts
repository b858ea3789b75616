/** Keys that a hand-written text announces are accepted, and a recording leaves out none that is. */
import { inheritedMeta, keySymbol, lineage, type Key, type Text } from '../../chart/index.ts';
import { findKeyMentions } from '../key-mentions.ts';
import type { Hearing, Inspection, Menu } from '../inspection.ts';
import type { Finding, Rule } from '../types.ts';
import type { JsonPath } from '../../util/problem.ts';
import { say, rulesWords } from '../../words/index.ts';

export const announcedIsAccepted: Rule<never> = {
  id: 'announced-is-accepted',
  title: say(rulesWords, (words) => words.announcedIsAccepted.title),
  severity: 'error',
  reason: say(rulesWords, (words) => words.announcedIsAccepted.reason),
  source: 'defects found in real menus',
  limits: {},
  *check(inspection) {
    for (const menu of inspection.menus) {
      const texts = handWritten(menu, inspection);
      for (const { text, locale, path, isRecording } of texts) {
        const announced = new Set(findKeyMentions(text).map(({ key }) => key));
        // A text in which we can read no key at all is in a language whose way of saying so we do not know.
        if (announced.size === 0) continue;
        for (const hearing of inspection.hearings(menu))
          yield* compare(menu, hearing, announced, locale, path, isRecording);
      }
    }
  },
};

function* compare(
  menu: Menu,
  hearing: Hearing,
  announced: ReadonlySet<Key>,
  locale: string,
  path: JsonPath,
  isRecording: boolean,
): Iterable<Finding> {
  const accepted = new Map(hearing.options.map((option) => [option.key, option]));
  for (const key of announced) {
    if (accepted.has(key)) continue;
    yield {
      message: menu.options.some((option) => option.key === key)
        ? say(rulesWords, (words) => words.announcedIsAccepted.message({ locale, key: keySymbol(key) }))
        : say(rulesWords, (words) =>
            words.announcedIsAccepted.textAnnouncesUnknown({ locale, key: keySymbol(key) }),
          ),
      hint: say(rulesWords, (words) => words.announcedIsAccepted.hint),
      path,
      menu: menu.state.path,
      shows: { nodes: menu.nodes, callers: hearing.callers, next: [`DTMF.${key}`] },
    };
  }
  for (const option of isRecording ? hearing.options : []) {
    if (option.role !== 'choice' || announced.has(option.key)) continue;
    yield {
      message: say(rulesWords, (words) =>
        words.announcedIsAccepted.recordingLeavesOut({ locale, optionKey: keySymbol(option.key) }),
      ),
      hint: say(rulesWords, (words) => words.announcedIsAccepted.recordingHint),
      path,
      menu: menu.state.path,
      shows: { nodes: menu.nodes, callers: hearing.callers },
    };
  }
}

interface HandWritten {
  readonly text: string;
  readonly locale: string;
  readonly path: JsonPath;
  readonly isRecording: boolean;
}

function handWritten({ state }: Menu, { locales }: Inspection): HandWritten[] {
  const { greeting, closing, recordings } = state.config.meta ?? {};
  const retryOwner = lineage(state).find(({ config }) => config.meta?.retry !== undefined);
  const retry = inheritedMeta(state, 'retry');
  const of = (text: Text | undefined, path: JsonPath): HandWritten[] =>
    locales.flatMap((locale) =>
      text?.[locale] === undefined
        ? []
        : [{ text: text[locale], locale, path: [...path, locale], isRecording: false }],
    );
  const spoken = locales.flatMap((locale) => {
    const recording = recordings?.[locale];
    return recording
      ? [
          {
            text: recording.text,
            locale,
            path: [...state.jsonPath, 'meta', 'recordings', locale],
            isRecording: true,
          },
        ]
      : [];
  });
  return [
    ...spoken,
    ...of(greeting, [...state.jsonPath, 'meta', 'greeting']),
    ...of(closing, [...state.jsonPath, 'meta', 'closing']),
    ...(retryOwner
      ? [
          ...of(retry?.noInput, [...retryOwner.jsonPath, 'meta', 'retry', 'noInput']),
          ...of(retry?.noMatch, [...retryOwner.jsonPath, 'meta', 'retry', 'noMatch']),
        ]
      : []),
  ];
}
