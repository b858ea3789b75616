/** Callers of every language have words, and machines that speak to them in it. */
import type { Words } from '../behaviour/index.ts';
import { indexChart, KEY_EVENTS, toList, type Locale, type MachineFile } from '../chart/index.ts';
import { findByLocale, nearestLocale } from '../util/choose-text.ts';
import { formatDecimal } from '../util/format-number.ts';
import type { JsonPath } from '../util/problem.ts';
import { commonWords, say, scenarioWords } from '../words/index.ts';
import { callerLanguages, type CallerLanguage } from './caller-languages.ts';
import type { Report } from '../util/collect-problems.ts';
import type { ScenarioConfig } from './types.ts';
import { ownValue } from '../util/own-value.ts';

/** A list that leaves a topic out would not say how others talk, but that nobody does: an error there. */
export function checkWords(config: ScenarioConfig, report: Report): void {
  for (const { locale } of callerLanguages(config)) {
    for (const key of ['products', 'intents'] as const)
      config[key].forEach(({ id, words }, index) => {
        if (hasWords(words, locale)) return;
        report(
          'missing-words',
          [key, index, 'words'],
          say(scenarioWords, ({ checkScenario: said }) => said.missingWords({ id, locale })),
          say(scenarioWords, ({ checkScenario: said }) => said.missingWordsHint({ locale })),
          'warning',
        );
      });
    config.otherWords?.forEach((list, i) => {
      for (const [key, kind] of [
        ['products', 'product'],
        ['intents', 'intent'],
      ] as const)
        for (const { id } of config[key]) {
          const words = ownValue(list[key], id);
          if (words && hasWords(words, locale)) continue;
          report(
            'missing-words',
            ['otherWords', i, key],
            say(scenarioWords, ({ checkScenario: said }) =>
              said.missingListWords({ list: list.id, kind: said.kinds[kind], id, locale }),
            ),
            say(scenarioWords, ({ checkScenario: said }) => said.missingListWordsHint({ id })),
          );
        }
    });
  }
}

function hasWords(words: Words, locale: Locale): boolean {
  return Object.keys(findByLocale(words, locale) ?? {}).length > 0;
}

interface Line {
  readonly id: string;
  readonly machine: MachineFile;
}

/**
 * Lines that leave callers of a language in another one: they do not speak it, or offer languages without it. And
 * lines that speak several and never ask which: every caller then hears the right one, as if the line knew.
 */
export function checkSpoken(
  config: ScenarioConfig,
  machines: ReadonlyMap<string, MachineFile>,
  report: Report,
): void {
  const inUse = new Set(config.worlds.flatMap(({ lines }) => lines));
  const lines = config.lines.flatMap(({ id, machine: name }): Line[] => {
    const machine = inUse.has(id) ? machines.get(name) : undefined;
    return machine ? [{ id, machine }] : [];
  });
  const languages = callerLanguages(config).filter(({ share }) => share > 0);
  for (const language of languages) {
    const { locale } = language;
    const callers = formatDecimal(language.share * config.callersPerMonth.value, 0);
    const tell = (code: 'unspoken-language' | 'unoffered-language', found: readonly Line[]): void => {
      if (found.length === 0) return;
      const key = code === 'unspoken-language' ? 'unspokenLanguage' : 'unofferedLanguage';
      report(
        code,
        placeOf(config, language),
        say(scenarioWords, ({ checkLanguages: said }, reader) =>
          said[key]({ locale, callers, lines: joinIds(found, commonWords[reader].listComma) }),
        ),
        say(scenarioWords, ({ checkLanguages: said }) => said[`${key}Hint`]({ locale })),
        'warning',
      );
    };
    const isSpoken = ({ machine }: Line): boolean =>
      nearestLocale(locale, machine.config.meta.locales) !== undefined;
    tell(
      'unspoken-language',
      lines.filter((line) => !isSpoken(line)),
    );
    tell(
      'unoffered-language',
      lines.filter((line) => {
        const offered = offeredLanguages(line.machine);
        return isSpoken(line) && offered.length > 0 && nearestLocale(locale, offered) === undefined;
      }),
    );
  }
  const unasked = lines.filter(
    ({ machine }) =>
      offeredLanguages(machine).length === 0 &&
      new Set(languages.flatMap(({ locale }) => nearestLocale(locale, machine.config.meta.locales) ?? []))
        .size > 1,
  );
  if (unasked.length > 0)
    report(
      'language-not-asked',
      ['lines'],
      say(scenarioWords, ({ checkLanguages: said }, reader) =>
        said.languageNotAsked({ lines: joinIds(unasked, commonWords[reader].listComma) }),
      ),
      say(scenarioWords, ({ checkLanguages: said }) => said.languageNotAskedHint),
      'info',
    );
}

function placeOf({ segments }: ScenarioConfig, language: CallerLanguage): JsonPath {
  const own = segments.findIndex(({ locale }) => locale === language.locale);
  return own < 0 ? ['locale'] : ['segments', own, 'locale'];
}

function joinIds(lines: readonly Line[], comma: string): string {
  return lines.map(({ id }) => id).join(comma);
}

function offeredLanguages({ config }: MachineFile): Locale[] {
  const states = [config, ...indexChart(config).states.map((state) => state.config)];
  return states.flatMap(({ on }) =>
    KEY_EVENTS.flatMap((event) => {
      const transitions = on?.[event];
      return transitions === undefined ? [] : toList(transitions).flatMap(({ meta }) => meta?.language ?? []);
    }),
  );
}
