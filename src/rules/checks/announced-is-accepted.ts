/** Keys that a hand-written text announces are accepted, and a recording leaves out none that is. */
import { inheritedMeta, keySymbol, lineage, type Key, type Text } from '../../chart/index.ts';
import { findKeyMentions } from '../key-mentions.ts';
import type { Hearing, Inspection, Menu } from '../inspection.ts';
import type { Finding, Rule } from '../types.ts';
import type { JsonPath } from '../../util/problem.ts';
import { say } from '../../util/said.ts';

export const announcedIsAccepted: Rule<never> = {
  id: 'announced-is-accepted',
  title: say(
    'What is announced is accepted, and what is accepted is announced',
    '播报的按键都有效，有效的按键都播报',
  ),
  severity: 'error',
  reason: say(
    'Composed prompts cannot drift from the keys, but recordings and hand-written texts do: keys change, the recording stays. A recording also speaks options to callers for whom they are closed.',
    '自动合成的提示音与按键始终一致，录音和手写文字则不然：按键改了，录音还是旧的；录音还会把已关闭的选项播给本不该听到的来电者。',
  ),
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
        ? say(
            `A text in ${locale} announces key ${keySymbol(key)}, which is closed to some callers.`,
            `${locale} 的文字播报了按键 ${keySymbol(key)}，但该键对部分来电者不开放。`,
          )
        : say(
            `A text in ${locale} announces key ${keySymbol(key)}, which the menu does not accept.`,
            `${locale} 的文字播报了按键 ${keySymbol(key)}，但本菜单中该键无效。`,
          ),
      hint: say(
        'Correct the text, or leave it out: the prompt is then composed from the options.',
        '修改这段文字，或将其删去：提示音会根据选项自动合成。',
      ),
      path,
      menu: menu.state.path,
      shows: { nodes: menu.nodes, callers: hearing.callers, next: [`DTMF.${key}`] },
    };
  }
  for (const option of isRecording ? hearing.options : []) {
    if (option.role !== 'choice' || announced.has(option.key)) continue;
    yield {
      message: say(
        `The recording in ${locale} does not announce key ${keySymbol(option.key)}, which the menu accepts.`,
        `${locale} 的录音没有播报按键 ${keySymbol(option.key)}，而该键在本菜单中有效。`,
      ),
      hint: say(
        'Record it again, or leave the recording out: the prompt is then composed from the options.',
        '重新录音，或删去录音：提示音会根据选项自动合成。',
      ),
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
