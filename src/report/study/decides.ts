/** What decides the answer: whose value, if it were known, would take most away from what is not known. */
import { KEY_FIGURES, type Decider, type WhatDecides } from '../../study/index.ts';
import { describeGroup, type ParameterGroup } from '../../scenario/index.ts';
import { formatPlain, formatValue } from '../../util/format-number.ts';
import { joinNames } from '../../words/index.ts';
import { sentence, type Cell, type OutlinePart, type OutlineSection } from '../outline/parts.ts';
import { assuranceOf } from './assurance.ts';
import { headlineRows } from './compare-figures.ts';
import {
  describeFigure,
  parameterCell,
  sectionOf,
  statusCell,
  tableOf,
  tablePart,
  type StudyContext,
} from './context.ts';
import { drawsChart, sharesChart } from './decides-charts.ts';
import { quoteParameter } from './names.ts';

/** Parameters by name; the rest is one row. */
const MOST_NAMED = { brief: 6, whole: 12, page: 12 } as const;
/** Below this a share, and the value at which it would turn the sign, is more noise than news. */
const LEAST_SHARE = 0.01;
/** Of the variance, on average: a group that explains less is not worth a week of anybody’s time. */
const TOLD = 0.1;
/** From here on it is worth a sentence where a parameter would turn the sign, even outside its range. */
const MUCH = 0.1;

export function decides(context: StudyContext): OutlineSection | undefined {
  const { result, depth } = context;
  const all = result.uncertainty?.decides ?? [];
  const [first, ...others] = all;
  if (!first) return undefined;
  const isBrief = depth === 'brief';
  return sectionOf(context, 'decides', [
    sentence(measureFirst(context, all)),
    depth !== 'page' && sentence(context.phrases.howToRead.decides),
    ...(isBrief ? [first] : all).flatMap((entry) => decidesFigure(context, entry)),
    ...(isBrief ? others : [])
      .flatMap((entry) => decidesBriefly(context, entry))
      .map((text) => sentence(text)),
    ...all.flatMap((entry) => sayBreakEvens(context, entry)).map((text) => sentence(text)),
  ]);
}

function decidesFigure(context: StudyContext, entry: WhatDecides): OutlinePart[] {
  const { phrases, depth, numbers, language } = context;
  const { title } = describeFigure(context, entry.figure);
  const table = decidersTable(context, entry);
  const groups = entry.groups
    .filter(({ share }) => share >= LEAST_SHARE)
    .map(({ group, share }) =>
      phrases.shareOf({ name: describeGroup(group)[language], share: formatValue(share, 'share', numbers) }),
    );
  const byGroup =
    groups.length > 0 ? [sentence(phrases.groupShares({ list: groups.join(phrases.semicolon) }))] : [];
  if (depth !== 'page')
    return [
      ...(depth === 'whole' ? [{ kind: 'heading', text: title } as const] : []),
      tablePart(table),
      ...byGroup,
    ];
  return [
    {
      ...sharesChart(context, entry, namedDeciders(context, entry)),
      data: { ...table, isCaptionShown: true },
    },
    ...byGroup,
    drawsChart(context, entry),
  ];
}

function namedDeciders({ depth }: StudyContext, { parameters }: WhatDecides): readonly Decider[] {
  return parameters.slice(0, MOST_NAMED[depth]).filter(({ share }) => share >= LEAST_SHARE);
}

function decidersTable(context: StudyContext, entry: WhatDecides): ReturnType<typeof tableOf> {
  const { result, phrases, numbers } = context;
  const { title } = describeFigure(context, entry.figure);
  const named = namedDeciders(context, entry);
  const others = entry.parameters.filter((each) => !named.includes(each));
  const noise = Math.min(entry.rest, noiseOf(context, entry.figure) ?? 0);
  const share = (value: number): string => formatValue(Math.max(0, value), 'share', numbers);
  const plain = (text: string, value: number): Cell[] => [text, share(value), '', '', ''];
  return tableOf(
    context,
    `${phrases.sections.decides}${phrases.colon}${title}`,
    [
      ['parameter', 'text'],
      ['varianceShare', 'number'],
      ['status', 'text'],
      ['range', 'number', 'whole'],
      ['betterWhere', 'text'],
    ],
    [
      ...named.map((each): Cell[] => [
        parameterCell(context, each.parameter),
        share(each.share),
        statusCell(context, each.status),
        rangeOf(context, each.parameter),
        sayWhere(context, each),
      ]),
      ...(others.length > 0
        ? [
            plain(
              phrases.othersTogether({ count: others.length }),
              others.reduce((sum, each) => sum + each.share, 0),
            ),
          ]
        : []),
      plain(phrases.notToldApart, entry.rest - noise),
      ...(result.uncertainty ? [plain(phrases.noiseOfDraws, noise)] : []),
    ],
  );
}

/** Of the headline's draws. */
function noiseOf({ result }: StudyContext, figure: string): number | undefined {
  return result.uncertainty?.comparisons[0]?.differences[figure]?.noise;
}

function rangeOf({ result, numbers }: StudyContext, name: string): string {
  const parameter = result.parameters.find((each) => each.name === name);
  return parameter ? numbers.range(formatPlain(parameter.low), formatPlain(parameter.high)) : '–';
}

/** Empty when no value turns the sign. */
function sayWhere({ phrases }: StudyContext, { breakEven }: Decider): string {
  if (!breakEven) return '';
  const value = formatPlain(Number(breakEven.value.toPrecision(3)));
  const where = breakEven.helps === 'above' ? phrases.above({ value }) : phrases.below({ value });
  return breakEven.isBeyond ? phrases.beyond({ where }) : where;
}

/** A sentence for each parameter that can turn the sign within its range; beyond it only where that is open. */
function sayBreakEvens(context: StudyContext, entry: WhatDecides): string[] {
  const { phrases, language } = context;
  const least = isOpen(context, entry) ? MUCH : 1;
  return entry.parameters
    .filter(({ share, breakEven }) => breakEven && share >= (breakEven.isBeyond ? least : LEAST_SHARE))
    .map((each) =>
      phrases.turnsAt({
        figure: describeFigure(context, entry.figure).title,
        parameter: quoteParameter(each.parameter, language),
        where: sayWhere(context, each),
        range: rangeOf(context, each.parameter),
      }),
    );
}

/** Nothing where no parameter can be named. */
function decidesBriefly(context: StudyContext, entry: WhatDecides): string[] {
  const { phrases, numbers, language } = context;
  const list = namedDeciders(context, entry)
    .slice(0, 3)
    .map(({ parameter, share }) =>
      phrases.shareOf({
        name: quoteParameter(parameter, language),
        share: formatValue(share, 'share', numbers),
      }),
    );
  const { title: figure } = describeFigure(context, entry.figure);
  return list.length > 0 ? [phrases.decidesBriefly({ figure, list: joinNames(list, language) })] : [];
}

/** Whether the draws leave open which way a figure goes. */
function isOpen({ result }: StudyContext, { figure }: WhatDecides): boolean {
  const row = headlineRows(result).find(({ info }) => info.id === figure);
  return row !== undefined && !['better', 'worse', 'same'].includes(assuranceOf(row) ?? '');
}

/**
 * The group that decides most about the key figures whose direction is not settled; where all are, about all of them:
 * to measure what cannot turn anything is no use.
 */
function measureFirst(context: StudyContext, all: readonly WhatDecides[]): string {
  const { phrases, numbers, language } = context;
  const open = all.filter((entry) => isOpen(context, entry));
  const asked = (open.length > 0 ? open : all).toSorted(
    (a, b) => KEY_FIGURES.indexOf(a.figure) - KEY_FIGURES.indexOf(b.figure),
  );
  const shareIn = ({ groups }: WhatDecides, group: ParameterGroup): number =>
    groups.find((each) => each.group === group)?.share ?? 0;
  const sumOf = (group: ParameterGroup): number =>
    asked.reduce((sum, entry) => sum + shareIn(entry, group), 0);
  const [best] = [...new Set(asked.flatMap(({ groups }) => groups.map(({ group }) => group)))].toSorted(
    (a, b) => sumOf(b) - sumOf(a),
  );
  if (best === undefined || sumOf(best) < TOLD * asked.length)
    return phrases.notTold({ draws: context.result.uncertainty?.draws ?? 0 });
  return phrases.measureFirst({
    group: describeGroup(best)[language],
    list: joinNames(
      asked.map((entry) =>
        phrases.ofVariance({
          share: formatValue(shareIn(entry, best), 'share', numbers),
          figure: describeFigure(context, entry.figure).title,
        }),
      ),
      language,
    ),
    how: phrases.howToMeasure[best],
  });
}
