/** Every text exists in every language the machine declares. */
import type { Text, TextList } from '../../chart/index.ts';
import { findByLocale } from '../../speech/index.ts';
import type { JsonPath } from '../../util/problem.ts';
import type { Inspection } from '../inspection.ts';
import type { Rule } from '../types.ts';
import { say, rulesWords, commonWords } from '../../words/index.ts';

export const textsTranslated: Rule<never> = {
  id: 'texts-translated',
  title: say(rulesWords, (words) => words.textsTranslated.title),
  severity: 'error',
  reason: say(rulesWords, (words) => words.textsTranslated.reason),
  source: 'defects found in real menus',
  limits: {},
  *check(inspection) {
    for (const { text, path, menu } of spokenTexts(inspection)) {
      // A text that is empty everywhere is silence on purpose.
      if (Object.values(text).every(isEmpty)) continue;
      const missing = inspection.locales.filter((locale) =>
        isEmpty(findByLocale<string | readonly string[]>(text, locale)),
      );
      if (missing.length === 0) continue;
      yield {
        message: say(rulesWords, (words, language) =>
          words.textsTranslated.message({ missing: missing.join(commonWords[language].listComma) }),
        ),
        hint: say(rulesWords, (words) => words.textsTranslated.hint),
        path,
        ...(menu === undefined ? {} : { menu }),
      };
    }
  },
};

function isEmpty(value: string | readonly string[] | undefined): boolean {
  return (
    value === undefined ||
    (typeof value === 'string' ? value.trim() === '' : value.every((part) => part.trim() === ''))
  );
}

interface SpokenText {
  readonly text: Text | TextList;
  readonly path: JsonPath;
  readonly menu: string | undefined;
}

function* spokenTexts({ chart }: Inspection): Iterable<SpokenText> {
  const { changeNotice } = chart.config.meta;
  if (changeNotice)
    yield { text: changeNotice.text, path: ['meta', 'changeNotice', 'text'], menu: undefined };
  for (const { config, jsonPath, path, isMenu } of chart.states) {
    const { greeting, closing, retry } = config.meta ?? {};
    const menu = isMenu ? path : undefined;
    const at = (...keys: string[]): JsonPath => [...jsonPath, 'meta', ...keys];
    if (greeting) yield { text: greeting, path: at('greeting'), menu };
    if (closing) yield { text: closing, path: at('closing'), menu };
    if (retry?.noInput) yield { text: retry.noInput, path: at('retry', 'noInput'), menu };
    if (retry?.noMatch) yield { text: retry.noMatch, path: at('retry', 'noMatch'), menu };
  }
  for (const { transition, jsonPath, source } of chart.transitions) {
    const { label, examples } = transition.meta ?? {};
    const menu = source.isMenu ? source.path : undefined;
    if (label) yield { text: label, path: [...jsonPath, 'meta', 'label'], menu };
    if (examples) yield { text: examples, path: [...jsonPath, 'meta', 'examples'], menu };
  }
}
