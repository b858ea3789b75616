/** What a calibrated answer still takes for granted, and what the answer would be otherwise. */
import { KEY_FIGURES, type StillAssumed, type TotalInterval } from '../../study/index.ts';
import { describeGroup, groupOf } from '../../scenario/index.ts';
import { formatChange, formatDecimal, formatPlain, formatValue } from '../../util/format-number.ts';
import { joinNames } from '../../words/index.ts';
import { sentence, type OutlinePart, type OutlineSection } from '../outline/parts.ts';
import { countDraws } from './assurance.ts';
import {
  describeFigure,
  sectionOf,
  tableOf,
  tablePart,
  type StudyContext,
  type StudyPhrases,
} from './context.ts';
import { quoteParameter } from './names.ts';
import { formatTotal } from './total-cells.ts';

type Item = keyof StudyPhrases['assumed']['items'];

/** What no log says, and the parameter that stands for it; some of it is in no model. */
const ITEMS: readonly (readonly [Item, parameter?: string])[] = [
  ['labels', 'labels'],
  ['wrongNumber', 'wrongNumber'],
  ['catchAll', 'catchAll'],
  ['pooled', 'crossTrainedHandling'],
  ['transport', 'asToday'],
  ['finding'],
  ['novelty'],
  ['demand'],
];
/** Parameters that are named; the rest is counted. */
const MOST_NAMED = 6;
/** Above it the log has not said anything (calibrate/types.ts). */
const NOT_SAID = 0.9;

/** Nothing without a posterior. */
export function assumed(context: StudyContext): OutlineSection | undefined {
  const { result, depth, phrases } = context;
  const found = result.assumed;
  if (!found) return undefined;
  return sectionOf(context, 'assumed', [
    sentence(sayLearnt(context, found), 'lead'),
    ...sayLeft(context).map((text) => sentence(text)),
    { kind: 'heading', text: phrases.assumed.caption({ draws: found.draws }) },
    settingsTable(context, found),
    depth !== 'page' && sentence(phrases.howToRead.assumed),
    { kind: 'heading', text: phrases.assumed.itemsCaption },
    itemsTable(context),
    ...sayUnsaid(context).map((text) => sentence(text)),
    ...found.extrapolated.map(({ title, machine, menu, options, depth: at, mostOptions, mostDepth }) =>
      sentence(
        phrases.assumed.extrapolated({
          menu: context.say(title) || menu,
          machine,
          options,
          depth: at,
          mostOptions,
          mostDepth,
        }),
        'alert',
      ),
    ),
  ]);
}

/** The headline in a line, with what it rests on. */
function sayLearnt(context: StudyContext, { calls, from, to }: StillAssumed): string {
  const { result, phrases, numbers } = context;
  const [first] = KEY_FIGURES;
  const total = first === undefined ? undefined : result.uncertainty?.comparisons[0]?.differences[first];
  const learnt = phrases.assumed.learnt({ calls: formatDecimal(calls), from, to });
  if (first === undefined || !total) return learnt;
  const { title, unit } = describeFigure(context, first);
  const draws = result.uncertainty?.draws ?? 0;
  return [
    learnt,
    phrases.assumed.headline({
      figure: title,
      change: formatChange(total.median, unit, numbers),
      range: formatTotal(total, unit, numbers),
      noise: halfWidth(total, unit, context, Math.sqrt(total.noise ?? 0)),
      count: formatPlain(countDraws(total.helps?.share ?? 0, draws)),
      draws,
    }),
  ].join(phrases.assumed.gap);
}

/** Half of the 90 % interval, or a part of it. */
function halfWidth(
  { low, high }: TotalInterval,
  unit: ReturnType<typeof describeFigure>['unit'],
  { numbers }: StudyContext,
  part = 1,
): string {
  return formatChange(((high - low) / 2) * part, unit, numbers).replace(/^\+/, '');
}

/** For the first key figure: what is left open, by what it rests on, and what measuring would take away. */
function sayLeft(context: StudyContext): string[] {
  const { result, phrases, numbers, language } = context;
  const entry = result.uncertainty?.decides[0];
  const total = entry && result.uncertainty?.comparisons[0]?.differences[entry.figure];
  if (!entry?.grounds || !total) return [];
  const share = (value: number): string => formatValue(Math.max(0, value), 'share', numbers);
  const noise = Math.min(total.noise ?? 0, entry.rest);
  const { title: figure, unit } = describeFigure(context, entry.figure);
  const { learnt, labels, assumed: others } = entry.grounds;
  const [best] = entry.groups;
  return [
    phrases.assumed.left({
      figure,
      noise: share(noise),
      learnt: share(learnt),
      labels: share(labels),
      assumed: share(others),
      together: share(entry.rest - noise),
    }),
    ...(best
      ? [
          phrases.assumed.shrink({
            group: describeGroup(best.group)[language],
            figure,
            from: halfWidth(total, unit, context),
            to: halfWidth(total, unit, context, Math.sqrt(Math.max(0, 1 - best.share))),
            how: phrases.howToMeasure[best.group],
          }),
        ]
      : []),
  ];
}

function settingsTable(context: StudyContext, { settings, draws }: StillAssumed): OutlinePart {
  const { phrases, numbers } = context;
  return tablePart(
    tableOf(
      context,
      phrases.assumed.caption({ draws }),
      [
        ['setting', 'text'],
        ['figure', 'text'],
        ['drawnChange', 'number'],
        ['total', 'number'],
        ['helps', 'number'],
      ],
      settings.flatMap(({ id, figures }) =>
        Object.entries(figures)
          .slice(0, context.depth === 'brief' ? 2 : undefined)
          .map(([figure, total]) => {
            const { title, unit } = describeFigure(context, figure);
            return [
              phrases.assumed.settings[id],
              title,
              formatChange(total.median, unit, numbers),
              formatTotal(total, unit, numbers),
              total.helps ? `${formatPlain(countDraws(total.helps.share, draws))}/${draws}` : '–',
            ];
          }),
      ),
    ),
  );
}

function itemsTable(context: StudyContext): OutlinePart {
  const { result, phrases, numbers } = context;
  const namesOf = (name: string): typeof result.parameters =>
    result.parameters.filter((each) =>
      name === 'labels' ? groupOf(each.name) === 'labels' : each.name === name,
    );
  // Some labels may have been learnt, and others not: those are named by their widest.
  const leftOf = (name: string): typeof result.parameters =>
    namesOf(name)
      .filter(({ status }) => status !== 'calibrated' && status !== 'measured')
      .toSorted((a, b) => b.high - b.low - (a.high - a.low));
  const priorOf = (name: string | undefined): string => {
    if (name === 'asToday') return phrases.assumed.asToday;
    const [own] = name === undefined ? [] : leftOf(name);
    if (!own) return phrases.assumed.notInModel;
    const [low, high] = [own.low, own.high].map((end) => formatPlain(Number(end.toPrecision(3))));
    return numbers.range(low ?? '', high ?? '');
  };
  const isCounted = (name: string): boolean => namesOf(name).length > 0 && leftOf(name).length === 0;
  const rows = ITEMS.filter(([, name]) => name === undefined || !isCounted(name)).map(([item, name]) => [
    phrases.assumed.items[item],
    priorOf(name),
  ]);
  return tablePart(
    tableOf(
      context,
      phrases.assumed.itemsCaption,
      [
        ['assumption', 'text'],
        ['takenAs', 'text'],
      ],
      rows,
    ),
  );
}

/** Parameters about which the log says nothing that was not known before. */
function sayUnsaid({ result, phrases, language }: StudyContext): string[] {
  const names = result.parameters
    .filter(({ name, narrowed = 0 }) => narrowed > NOT_SAID && groupOf(name) !== 'labels')
    .map(({ name }) => quoteParameter(name, language));
  if (names.length === 0) return [];
  return [
    phrases.assumed.unsaid({
      list: joinNames(names.slice(0, MOST_NAMED), language),
      more: Math.max(0, names.length - MOST_NAMED),
    }),
  ];
}
