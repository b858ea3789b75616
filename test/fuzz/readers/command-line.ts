/** What is typed behind a command: single values, lists, factors of a sweep, and whole lines. */
import {
  BadValue,
  readChoice,
  readChoices,
  readDate,
  readLanguage,
  readList,
  readLocale,
  readLocales,
  readNumber,
  readWhole,
  readWorlds,
} from '../../../src/cli/options/read-options.ts';
import { readColumns } from '../../../src/cli/project/read-rosters.ts';
import { checkVariant, countPoints, parseFactor, planPoints } from '../../../src/study/index.ts';
import { LANGUAGES } from '../../../src/words/index.ts';
import { smallDesign } from '../../study/small-study.ts';
import { Broken, holdProblems, holdSentence } from '../laws.ts';
import { makeText } from './tables.ts';
import type { Reader } from './types.ts';

const range = { from: 0, to: 1000 };
/** By the name that an input begins with. */
const VALUES: Readonly<
  Record<string, { readonly read: (text: string) => unknown; readonly samples: readonly string[] }>
> = {
  whole: { read: readWhole(range), samples: ['12', '+7', '0', '1000'] },
  number: { read: readNumber(range), samples: ['0.5', '1e2', '.5', '999.99'] },
  list: { read: (text) => readList(text, ['a']), samples: ['a,b, c', 'one'] },
  worlds: { read: (text) => readWorlds(text, undefined), samples: ['before,after', 'before'] },
  choices: { read: (text) => readChoices(['text', 'html'])(text, undefined), samples: ['text,html', 'html'] },
  choice: { read: readChoice(['text', 'json']), samples: ['text', 'json'] },
  date: { read: readDate, samples: ['2026-11-28', '2024-02-29'] },
  locale: { read: readLocale, samples: ['zh-cn', 'en-GB-u-ca-buddhist', 'de'] },
  locales: { read: (text) => readLocales(text, undefined), samples: ['zh-cn,en', 'de'] },
  language: { read: readLanguage, samples: ['zh_CN.UTF-8', 'en', 'zh'] },
  columns: { read: readColumns, samples: ['group=Skill,weekday=Tag', 'from=von'] },
};

export const options: Reader = {
  name: 'options',
  extension: 'txt',
  weight: 40,
  make: (luck) => {
    const name = luck.pick(Object.keys(VALUES));
    return `${name} ${makeText(luck, VALUES[name]?.samples ?? [''])}`;
  },
  read: (input) => {
    const [name = ''] = input.split(' ', 1);
    const text = input.slice(name.length + 1);
    const reader = Object.hasOwn(VALUES, name) ? VALUES[name] : undefined;
    if (!reader) return { isAccepted: false, said: () => '' };
    try {
      const value = reader.read(text);
      if (typeof value === 'number' && !(value >= range.from && value <= range.to))
        throw new Broken('problem', `${JSON.stringify(text)} was read as ${value}.`);
      return { isAccepted: true, said: () => JSON.stringify(value) };
    } catch (cause) {
      if (!(cause instanceof BadValue)) throw cause;
      for (const language of LANGUAGES) holdSentence(cause.said[language], input, name);
      return { isAccepted: false, said: () => JSON.stringify(cause.said) };
    }
  },
};

const design = { ...smallDesign(), replications: 1 };
const FACTORS = [
  'wrongNumber=0.1,0.2',
  'wrongNumber=0..0.5',
  'wrongNumber=0..0.5:7',
  'scenario#desks.operator.staffing.agents=1,2,3',
  'scenario#desks[4].staffing.agents=1..5',
  'scenario#segments.consumer.title["zh-CN"]=a,b',
  'machine:small#meta.noInputSeconds=4,5,6',
  "machine:small#states['pc'].initial=menu",
  'callersPerMonth=500..2000:3',
  'scenario#days=7,14',
  'machine:small#on["DTMF.9"].meta.role=repeat,back',
];
const MOST_POINTS = 3;

export const factor: Reader = {
  name: 'factor',
  extension: 'txt',
  weight: 6,
  make: (luck) => makeText(luck, FACTORS),
  read: (text) => {
    const { factor: read, problems } = parseFactor(text, design);
    holdProblems(problems, { text, file: design.file });
    if (!read) return { isAccepted: false, said: () => JSON.stringify(problems) };
    const kind = text.length % 2 === 0 ? ({ kind: 'grid' } as const) : ({ kind: 'lhs', points: 3 } as const);
    if (countPoints([read], kind) > 2000) return { isAccepted: true, said: () => JSON.stringify(read) };
    const points = planPoints([read], kind, 1);
    const found = points.slice(0, MOST_POINTS).map((point) => {
      const wrong = checkVariant(design, [read], point);
      for (const { code, message } of wrong) holdSentence(message, text, code);
      return wrong;
    });
    return { isAccepted: true, said: () => JSON.stringify([read, points.length, found]) };
  },
};
