/**
 * Every number a scenario rests on, not only its parameters: shares, hours, staffing, popularity, words. A reader who
 * doubts an answer must be able to find each of them, and what it is to the answer.
 *
 * Law: every number of the scenario file stands in it once (a posterior’s own numbers are told as its parameters), those that nothing uses with that name; so does every
 * default table in the place of one that the file leaves out.
 */
import type { EvidenceStatus, Words } from '../behaviour/index.ts';
import type { Text } from '../chart/index.ts';
import {
  CUSTOMER_HAZARD,
  describeParameter,
  HOUR_SHARES,
  measuredParameters,
  WEEKDAY_SHARES,
  type DeskConfig,
  type ScenarioConfig,
  type ShareTable,
} from '../scenario/index.ts';
import { arrangementNumbers } from './arrangement-numbers.ts';
import { FIGURE_INFO } from './figures/index.ts';
import { listWeekdays, say, sayEach, studyWords, type StudyWords } from '../words/index.ts';
import type { NumberListId, UsedNumber, UsedNumbers } from './used-numbers.ts';

/** @param locales languages that some callers of the study speak; words in others are not used */
export function numbersUsed(scenario: ScenarioConfig, locales: readonly string[]): UsedNumbers[] {
  const { products, intents, desks, lines, worlds } = scenario;
  const isDrawn = (name: string): boolean => scenario.posterior?.names.includes(name) ?? false;
  const shares = (key: 'products' | 'intents' | 'segments'): UsedNumber[] =>
    scenario[key].map(({ id, title, share, status }, i) => ({
      path: `${key}[${i}].share`,
      title,
      value: share,
      status,
      use: isDrawn(`share.${key.slice(0, -1)}.${id}`) ? 'drawn' : 'fixed',
    }));
  return [
    listOf('callers', [
      ...parameterNumbers('callersPerMonth', scenario.callersPerMonth, titleOf('callersPerMonth'), 'drawn'),
      { path: 'days', title: entryTitle('days'), value: scenario.days, use: 'fixed' },
    ]),
    listOf('parameters', [...parametersOf(scenario), ...measuredNumbers(scenario)]),
    listOf('products', shares('products')),
    listOf('intents', shares('intents')),
    listOf(
      'needs',
      Object.entries(scenario.needs ?? {}).map(([need, value]) => ({
        path: `needs[${JSON.stringify(need)}]`,
        title: plain(need),
        value,
        use: 'fixed',
      })),
    ),
    listOf('segments', shares('segments')),
    tableOf('hours', 'hourShares', scenario.hourShares, ['HOUR_SHARES', HOUR_SHARES], (hour) =>
      plain(`${hour}:00`),
    ),
    tableOf('weekdays', 'weekdayShares', scenario.weekdayShares, ['WEEKDAY_SHARES', WEEKDAY_SHARES], (day) =>
      sayEach((language) => listWeekdays(language)[day] ?? ''),
    ),
    listOf('desks', [...desks.flatMap(deskNumbers), ...arrangementNumbers(scenario)]),
    listOf('patience', patienceNumbers(), CUSTOMER_HAZARD.source),
    listOf(
      'popularity',
      lines.flatMap(({ title, popularity }, i) =>
        popularity === undefined
          ? []
          : [{ path: `lines[${i}].popularity`, title, value: popularity, use: 'fixed' as const }],
      ),
    ),
    listOf(
      'trunks',
      worlds.flatMap(({ title, trunks }, i) =>
        trunks === undefined
          ? []
          : [{ path: `worlds[${i}].trunks`, title, value: trunks, use: 'fixed' as const }],
      ),
    ),
    ...products.map((topic, i) =>
      wordNumbers(`products[${i}].words`, topic.title, topic.words, topic.status),
    ),
    ...intents.map((topic, i) => wordNumbers(`intents[${i}].words`, topic.title, topic.words, topic.status)),
    ...(scenario.otherWords ?? []).flatMap((list, i) =>
      (['products', 'intents'] as const).flatMap((kind) =>
        Object.entries(list[kind]).map(([id, words]) => {
          const topic = scenario[kind].find((each) => each.id === id)?.title ?? plain(id);
          const title = joinTexts(list.title, topic);
          return {
            ...wordNumbers(`otherWords[${i}].${kind}.${id}`, title, words, list.status),
            source: list.source,
          };
        }),
      ),
    ),
    listOf(
      'published',
      (scenario.published ?? []).map(({ figure, change }, i) => ({
        path: `published[${i}].change`,
        title: FIGURE_INFO.find(({ id }) => id === figure)?.title ?? plain(figure),
        value: change,
        status: 'published',
        use: 'unused',
      })),
    ),
    listOf('expected', expectedNumbers(scenario)),
  ].filter(({ numbers }) => numbers.length > 0);

  /** Whose words callers use is drawn where there are several lists; the weights of one are not. */
  function wordNumbers(path: string, title: Text, words: Words, status: EvidenceStatus): UsedNumbers {
    const numbers = Object.entries(words).flatMap(([locale, weights]) =>
      Object.entries(weights).map(([word, value]): UsedNumber => ({
        path: `${path}.${locale}[${JSON.stringify(word)}]`,
        title: { [locale]: word },
        value,
        status,
        use: isHeard(locale) ? 'fixed' : 'unused',
      })),
    );
    return { id: 'words', title, numbers };
  }

  /** A list in `en` serves callers who speak `en-GB`. */
  function isHeard(locale: string): boolean {
    const [primary] = locale.split('-');
    return locales.some((each) => each === locale || each.split('-')[0] === primary);
  }
}

/** What the simulation is held against moves nothing in it. */
function expectedNumbers({ expected = [] }: ScenarioConfig): UsedNumber[] {
  return expected.flatMap((reference, i) =>
    (['value', 'tolerance', 'precision'] as const).flatMap((part): UsedNumber[] => {
      const value = reference[part];
      if (value === undefined) return [];
      const title = FIGURE_INFO.find(({ id }) => id === reference.figure)?.title ?? plain(reference.figure);
      return [
        { path: `expected[${i}].${part}`, title: joinTexts(title, entryTitle(part)), value, use: 'unused' },
      ];
    }),
  );
}

function listOf(id: NumberListId, numbers: readonly UsedNumber[], source?: string): UsedNumbers {
  const title = say(studyWords, (words) => words.numbersUsed.lists[id]);
  return { id, title, ...(source !== undefined && { source }), numbers };
}

/** The file's table, or the default in its place. */
function tableOf(
  id: NumberListId,
  key: string,
  own: ShareTable | undefined,
  [name, fallback]: readonly [string, ShareTable],
  title: (at: number) => Text,
): UsedNumbers {
  const { shares, source, status } = own ?? fallback;
  const path = own ? `${key}.shares` : name;
  const numbers = shares.map((value, at): UsedNumber => ({
    path: `${path}[${at}]`,
    title: title(at),
    value,
    status,
    use: 'fixed',
  }));
  return listOf(id, numbers, source);
}

function patienceNumbers(): UsedNumber[] {
  return CUSTOMER_HAZARD.from.flatMap((from, i): UsedNumber[] => {
    const title = say(studyWords, (words) => words.numbersUsed.waited({ seconds: from }));
    const { status } = CUSTOMER_HAZARD;
    const rate = CUSTOMER_HAZARD.rate[i] ?? Number.NaN;
    return [
      { path: `CUSTOMER_HAZARD.from[${i}]`, title, value: from, status, use: 'fixed' },
      { path: `CUSTOMER_HAZARD.rate[${i}]`, title, value: rate, status, use: 'fixed' },
    ];
  });
}

interface Ranged {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly status: EvidenceStatus;
}

/** Its ends are what it is drawn between; where it is not drawn nothing looks at them. */
function parameterNumbers(
  path: string,
  parameter: Ranged,
  title: Text,
  use: 'drawn' | 'fixed',
): UsedNumber[] {
  const isDrawn = use === 'drawn' && parameter.low < parameter.high;
  return (['value', 'low', 'high'] as const).map((part) => ({
    path: `${path}.${part}`,
    title: joinTexts(title, entryTitle(part)),
    value: parameter[part],
    status: parameter.status,
    use: isDrawn ? 'drawn' : part === 'value' ? 'fixed' : 'unused',
  }));
}

function parametersOf({ parameters = {} }: ScenarioConfig): UsedNumber[] {
  return Object.entries(parameters).flatMap(([name, parameter]) =>
    parameterNumbers(`parameters.${name}`, parameter, titleOf(name), 'drawn'),
  );
}

function measuredNumbers({ measuredMenus = [] }: ScenarioConfig): UsedNumber[] {
  return measuredMenus.flatMap((menu, i) => {
    const parameters = Object.values(measuredParameters({ measuredMenus: [menu] }));
    const names = Object.keys(measuredParameters({ measuredMenus: [menu] }));
    return parameters.flatMap((parameter, p) => {
      const name = names[p] ?? '';
      return parameterNumbers(
        `measuredMenus[${i}].${name.slice(0, name.indexOf('@'))}`,
        parameter,
        titleOf(name),
        'drawn',
      );
    });
  });
}

/** A desk's own handling time moves with the parameter `handlingSeconds`; its own range is not drawn from. */
function deskNumbers({ title, staffing, handlingSeconds, status }: DeskConfig, i: number): UsedNumber[] {
  const path = `desks[${i}]`;
  const at = (
    part: keyof StudyWords['numbersUsed']['entries'],
    value: number,
    place: string,
  ): UsedNumber => ({
    path: `${path}.staffing.${place}`,
    title: joinTexts(title, entryTitle(part)),
    value,
    status,
    use: 'fixed',
  });
  const { hours } = staffing;
  return [
    ...(handlingSeconds
      ? parameterNumbers(
          `${path}.handlingSeconds`,
          handlingSeconds,
          joinTexts(title, titleOf('handlingSeconds')),
          'fixed',
        )
      : []),
    ...('agents' in staffing
      ? typeof staffing.agents === 'number'
        ? [at('agents', staffing.agents, 'agents')]
        : []
      : 'serviceLevel' in staffing
        ? [
            at('serviceLevel', staffing.serviceLevel, 'serviceLevel'),
            at('withinSeconds', staffing.withinSeconds, 'withinSeconds'),
          ]
        : []),
    // A calendar’s times are nobody’s numbers in particular: it is named instead.
    ...(hours && 'days' in hours
      ? [
          ...hours.days.map((day, d) => at('openDay', day, `hours.days[${d}]`)),
          at('opens', hours.from, 'hours.from'),
          at('closes', hours.to, 'hours.to'),
        ]
      : []),
  ];
}

function titleOf(parameter: string): Text {
  return describeParameter(parameter, '').title;
}

function entryTitle(id: keyof StudyWords['numbersUsed']['entries']): Text {
  return say(studyWords, (words) => words.numbersUsed.entries[id]);
}

function plain(text: string): Text {
  return sayEach(() => text);
}

/** Both, in every language that both have; the first alone where they have none in common. */
function joinTexts(first: Text, second: Text): Text {
  const joined = Object.fromEntries(
    Object.entries(first).flatMap(([locale, text]) =>
      Object.hasOwn(second, locale) ? [[locale, `${text} · ${second[locale]}`]] : [],
    ),
  );
  return Object.keys(joined).length > 0 ? joined : first;
}
