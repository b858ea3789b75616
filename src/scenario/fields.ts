/**
 * What a key of the scenario file means: its words stand in the catalogue, its unit, default and example here. The
 * schema that editors read and the messages about a wrong file take them from this one place. One more key does not
 * compile before it has all of them.
 */
import type { Annotations } from '../util/about.ts';
import { BASE_LANGUAGE, commonWords, scenarioWords, type Language } from '../words/index.ts';
import { DESK_FIELDS, ROSTER } from './desk-fields.ts';
import type { FieldFacts, FieldName } from './field-facts.ts';
import { POSTERIOR, POSTERIOR_FIELDS } from './posterior-fields.ts';

export type { FieldName } from './field-facts.ts';

const PARAMETER = {
  value: 8000,
  low: 6000,
  high: 10_000,
  unit: 'callers per month',
  source: 'call log of last March',
  status: 'measured',
};
const NO_INPUT = {
  value: 0.08,
  low: 0.07,
  high: 0.09,
  unit: 'probability per menu',
  source: 'key log of a week',
  status: 'measured',
};
const WORDS = { en: { phone: 0.9, screen: 0.5 } };

const WEEK = [
  { days: [1, 2, 3, 4, 5], open: ['08:30-12:00', '13:00-17:30'] },
  { days: [5], open: ['22:00-06:00'] },
];
const SPECIAL = [{ date: '2026-12-25', open: [], title: { en: 'Christmas' } }];

const FIELDS: Readonly<Record<FieldName, FieldFacts>> = {
  ...DESK_FIELDS,

  'scenario.schema': { example: '../node_modules/dialtree/dist/schema/scenario.schema.json' },
  'scenario.id': { example: 'shop' },
  'scenario.title': { example: { en: 'A shop’s hotlines' } },
  'scenario.about': { example: { en: 'Numbers are real, shares are guessed.' } },
  'scenario.locale': { example: 'en' },
  'scenario.products': {
    example: [{ id: 'phone', title: { en: 'Phones' }, words: WORDS, share: 3, status: 'assumption' }],
  },
  'scenario.intents': {
    example: [
      {
        id: 'repair',
        title: { en: 'Repair' },
        words: { en: { repair: 0.9 } },
        share: 2,
        status: 'assumption',
      },
    ],
  },
  'scenario.needs': { example: { 'phone.repair': 0.25 } },
  'scenario.segments': {
    example: [
      { id: 'consumer', title: { en: 'Consumers' }, share: 1, status: 'assumption', patience: 'customers' },
    ],
  },
  'scenario.callersPerMonth': { example: PARAMETER },
  'scenario.days': { unit: 'days', example: 28 },
  'scenario.timeZone': { example: 'Europe/Berlin' },
  'scenario.starts': { example: '2026-11-30' },
  'scenario.calendars': { example: [{ id: 'office', week: WEEK, special: SPECIAL }] },
  'scenario.hourShares': {
    example: {
      shares: [0, 0, 0, 0, 0, 0, 0, 1, 4, 8, 9, 8, 6, 7, 8, 8, 7, 6, 4, 3, 2, 1, 0, 0],
      source: 'call log of last March',
      status: 'measured',
    },
  },
  'scenario.weekdayShares': {
    example: { shares: [11, 10, 10, 10, 10, 7, 6], source: 'call log of last March', status: 'measured' },
  },
  'scenario.weekShares': {
    example: {
      shares: Array.from({ length: 168 }, (_, hour) => (hour % 24 < 8 ? 0 : 1)),
      source: 'volumes of last March',
      status: 'measured',
    },
  },
  'scenario.agentGroups': {
    example: [
      {
        id: 'all-rounders',
        title: { en: 'All-rounders' },
        staffing: { agents: 4 },
        skills: [{ desk: 'repairs' }, { desk: 'sales', priority: 2 }],
        status: 'assumption',
      },
    ],
  },
  'scenario.priorities': { example: [{ segment: 'business', priority: 1 }] },
  'scenario.desks': {
    example: [
      {
        id: 'repairs',
        title: { en: 'Repairs' },
        serves: ['phone.repair'],
        staffing: { agents: 6 },
        status: 'assumption',
      },
    ],
  },
  'scenario.lines': { example: [{ id: 'phones', title: { en: 'Phones' }, machine: 'phones' }] },
  'scenario.worlds': {
    example: [{ id: 'before', title: { en: 'As it is' }, lines: ['phones'], transfers: 'none' }],
  },
  'scenario.compare': { example: { before: 'before', after: 'after' } },
  'scenario.ablation': { example: ['before', 'one-number', 'after'] },
  'scenario.steps': { example: ['before', 'step-1', 'after'] },
  'scenario.parameters': {
    example: {
      wrongNumber: {
        value: 0.1,
        low: 0.06,
        high: 0.14,
        unit: 'probability of dialling a wrong one of many lines',
        source: 'tallies of a week',
        status: 'measured',
      },
    },
  },
  'scenario.measuredMenus': {
    example: [{ machine: 'shop', menu: 'products', noInput: NO_INPUT }],
  },
  'scenario.published': {
    example: [
      { figure: 'repeatCalls7d', change: -900, note: { en: 'In a month' }, source: 'annual report 2024' },
    ],
  },
  'scenario.expected': {
    example: [
      { figure: 'waitSeconds', value: 29.1735, source: 'Erlang-C: 100 calls an hour, 180 s, 7 agents' },
    ],
  },
  'scenario.otherWords': {
    example: [
      {
        id: 'agents',
        title: { en: 'What agents say callers say' },
        source: 'three agents of the repair desk',
        status: 'assumption',
        products: { phone: WORDS },
        intents: { repair: { en: { broken: 0.8 } } },
      },
    ],
  },
  'scenario.posterior': { example: POSTERIOR },

  'topic.id': { example: 'phone' },
  'topic.title': { example: { en: 'Phones' } },
  'topic.words': { example: WORDS },
  'topic.share': { unit: 'weight', example: 3 },
  'topic.status': { example: 'assumption' },
  'topic.history': { example: 'open-repair' },
  'word.list': { example: { phone: 0.9, screen: 0.5 } },
  'word.one': { unit: 'probability', example: 0.9 },
  'need.one': { unit: 'share', example: 0.25 },

  'parameter.value': { unit: 'ownUnit', example: 8000 },
  'parameter.low': { unit: 'ownUnit', example: 6000 },
  'parameter.high': { unit: 'ownUnit', example: 10_000 },
  'parameter.unit': { example: 'callers per month' },
  'parameter.source': { example: 'call log of last March' },
  'parameter.status': { example: 'measured' },
  'parameter.distribution': { example: 'normal', fallback: 'triangular' },
  'parameter.narrowed': { unit: 'share', example: 0.07 },

  'table.hours': {
    unit: 'weight',
    example: [0, 0, 0, 0, 0, 0, 0, 1, 4, 8, 9, 8, 6, 7, 8, 8, 7, 6, 4, 3, 2, 1, 0, 0],
  },
  'table.weekdays': { unit: 'weight', example: [11, 10, 10, 10, 10, 7, 6] },
  'table.week': {
    unit: 'weight',
    example: Array.from({ length: 168 }, (_, hour) => (hour % 24 < 8 ? 0 : 1)),
  },
  'table.source': { example: 'call log of last March' },
  'table.status': { example: 'measured' },

  'segment.id': { example: 'business' },
  'segment.title': { example: { en: 'Business customers' } },
  'segment.share': { unit: 'weight', example: 1 },
  'segment.status': { example: 'assumption' },
  'segment.patience': { example: 'customers' },
  'segment.locale': { example: 'es' },

  'hours.days': { unit: 'weekday', example: [1, 2, 3, 4, 5] },
  'hours.from': { unit: 'hourOfDay', example: 8.5 },
  'hours.to': { unit: 'hourOfDay', example: 18 },
  'hours.calendar': { example: 'office' },

  'calendar.id': { example: 'office' },
  'calendar.title': { example: { en: 'Office hours' } },
  'calendar.timeZone': { example: 'Europe/Berlin' },
  'calendar.week': { example: WEEK },
  'calendar.special': { example: SPECIAL },
  'weekHours.days': { unit: 'weekday', example: [1, 2, 3, 4, 5] },
  'range.one': { example: '08:30-12:00' },
  'weekHours.open': { example: ['08:30-12:00', '13:00-17:30'] },
  'specialDay.date': { example: '2026-12-24' },
  'specialDay.open': { example: ['08:30-12:00'] },
  'specialDay.title': { example: { en: 'Christmas Eve' } },

  'line.id': { example: 'phones' },
  'line.title': { example: { en: 'Phones' } },
  'line.machine': { example: 'phones' },
  'line.number': { example: '400-000-0001' },
  'line.popularity': { unit: 'weight', example: 1 },

  'world.id': { example: 'before' },
  'world.title': { example: { en: 'As it is' } },
  'world.lines': { example: ['phones', 'repairs'] },
  'world.transfers': { example: 'none' },
  'world.pooled': { example: true, fallback: false },
  'world.crossTrained': { example: true, fallback: false },
  'world.staffing': { example: { repairs: { roster: ROSTER } } },
  'world.dial': { example: { phone: 'phones' } },
  'world.trunks': { unit: 'calls', example: 120 },
  'world.note': { example: { en: 'From June on' } },

  'compare.before': { example: 'before' },
  'compare.after': { example: 'after' },

  'published.figure': { example: 'repeatCalls7d' },
  'published.change': { unit: 'figure', example: -900 },
  'published.note': { example: { en: 'In a month' } },
  'published.source': { example: 'annual report 2024' },

  'measuredMenu.machine': { example: 'shop' },
  'measuredMenu.menu': { example: 'products' },
  'measuredMenu.noInput': { example: NO_INPUT },
  'measuredMenu.noMatch': { example: NO_INPUT },
  'measuredMenu.slip': {
    example: { ...NO_INPUT, value: 0.01, low: 0, high: 0.02, unit: 'probability per key' },
  },
  'measuredMenu.hangUpProgressing': {
    example: { ...NO_INPUT, value: 0.002, low: 0.001, high: 0.003, unit: 'per second' },
  },
  'measuredMenu.hangUpStuck': {
    example: { ...NO_INPUT, value: 0.01, low: 0.005, high: 0.02, unit: 'per second' },
  },
  'measuredMenu.operatorAtOnce': {
    example: { ...NO_INPUT, unit: 'probability per menu, callers used to menus' },
  },
  'measuredMenu.operatorWhenStuck': {
    example: { ...NO_INPUT, unit: 'probability per menu heard while stuck' },
  },
  'measuredMenu.decideSeconds': { example: { ...NO_INPUT, value: 2, low: 1.5, high: 2.5, unit: 'seconds' } },

  'expected.figure': { example: 'waitSeconds' },
  'expected.world': { example: 'before' },
  'expected.value': { unit: 'ownUnit', example: 29.1735 },
  'expected.tolerance': { unit: 'ownUnit', example: 0.00005, fallback: 0 },
  'expected.precision': { unit: 'ownUnit', example: 0.5 },
  'expected.note': { example: { en: 'Rounded to four decimals' } },
  'expected.source': { example: 'Erlang-C: 100 calls an hour, 180 s, 7 agents' },

  ...POSTERIOR_FIELDS,

  'wordList.id': { example: 'agents' },
  'wordList.title': { example: { en: 'What agents say callers say' } },
  'wordList.source': { example: 'three agents of the repair desk' },
  'wordList.status': { example: 'assumption' },
  'wordList.products': { example: { phone: WORDS } },
  'wordList.intents': { example: { repair: { en: { broken: 0.8 } } } },
};

export function annotate(name: FieldName, language: Language = BASE_LANGUAGE): Annotations {
  const { unit, example, fallback } = FIELDS[name];
  const [owner = '', key = ''] = name.split('.');
  const all: Readonly<Record<string, Readonly<Record<string, string>>>> = scenarioWords[language].fields;
  const meaning = all[owner]?.[key] ?? '';
  const inUnit = unit && scenarioWords[language].fieldUnits[unit];
  return {
    description: inUnit === undefined ? meaning : [meaning, inUnit].join(commonWords[language].sentenceGap),
    examples: [example],
    ...(fallback !== undefined && { default: fallback }),
    ...(unit && { 'x-unit': unit }),
  };
}
