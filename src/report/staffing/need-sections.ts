/** How many agents before and after, and what the two worlds are like when each has them. */
import type { NeedChange, StaffedComparison, StaffingResult } from '../../study/index.ts';
import { formatChange, formatRange, formatValue } from '../../util/format-number.ts';
import { sayIn } from '../choose-language.ts';
import { sentence, type OutlinePart, type OutlineSection } from '../outline/parts.ts';
import { numberWords } from '../number-words.ts';
import {
  amount,
  relate,
  sayWay,
  signed,
  signedRange,
  tableOf,
  type StaffingContext,
} from './staffing-context.ts';

const MEASURES = ['peak', 'weeklyHours', 'paidHours'] as const;

/** What a merger is about, first. */
export function needSection(context: StaffingContext): OutlineSection {
  const { result, words } = context;
  const { comparisons, cases } = result;
  const kinds = [...new Set(cases.map(({ way }) => way.kind))];
  const explained = kinds.map((kind) => words.whatWays[kind === 'cross-trained' ? 'crossTrained' : kind]);
  const months = Math.max(0, ...cases.map(({ plan }) => plan.without.length));
  return {
    id: 'need',
    title: words.need,
    parts: [
      ...(comparisons.length > 0
        ? [
            ...comparisons.map((each) => sentence(sayChange(context, each), 'lead')),
            needTable(context),
            sentence(words.hoursNote({ months }), 'note'),
          ]
        : cases.map((each) =>
            sentence(
              words.leadAlone({
                way: sayWay(context, each.way),
                world: sayIn(context.language, each.title),
                hours: amount(each.plan.weeklyHours),
                peak: each.plan.peak,
              }),
              'lead',
            ),
          )),
      sentence(
        result.leastShift === undefined
          ? words.paidNote
          : words.shiftNote({ hours: amount(result.leastShift / 2) }),
        'note',
      ),
      sentence(explained.join(' '), 'note'),
      ...sayPools(context),
    ],
  };
}

function sayPools({ result, words }: StaffingContext): OutlinePart[] {
  const isShared = result.cases.some(({ way }) => way.kind !== 'apart');
  if (result.pools === 'named' || (result.pools === 'all-desks' && !isShared)) return [];
  return [sentence(result.pools === 'none' ? words.noPools : words.allDesks, 'note')];
}

function sayChange(context: StaffingContext, { way, weeklyHours, peak }: StaffedComparison): string {
  const { before, after, difference } = weeklyHours;
  const { low, high } = difference;
  return context.words.lead({
    way: sayWay(context, way),
    after: amount(after),
    before: amount(before),
    afterWorld: titleOf(context, context.result.compare.after),
    beforeWorld: titleOf(context, context.result.compare.before),
    change: relate(before, difference.mean),
    low: low === undefined ? '–' : relate(before, low),
    high: high === undefined ? '–' : relate(before, high),
    peakAfter: peak.after,
    peakBefore: peak.before,
  });
}

function titleOf({ result, language }: StaffingContext, world: string): string {
  return sayIn(language, result.cases.find((each) => each.world === world)?.title) || world;
}

function needTable(context: StaffingContext): OutlinePart {
  const { result, words } = context;
  const isPaidAlike = result.comparisons.every(
    ({ weeklyHours, paidHours }) =>
      weeklyHours.before === paidHours.before && weeklyHours.after === paidHours.after,
  );
  const measures = isPaidAlike ? MEASURES.filter((measure) => measure !== 'paidHours') : MEASURES;
  const row = (name: string, { before, after, difference }: NeedChange): string[] => [
    name,
    amount(before),
    amount(after),
    signed(difference.mean),
    signedRange(difference),
    relate(before, difference.mean),
  ];
  return {
    kind: 'table',
    table: {
      ...tableOf(
        words.need,
        [words.organised, words.before, words.after, words.change, words.interval, words.relative],
        result.comparisons.flatMap((comparison) =>
          measures.map((measure) =>
            row(
              words.rowOf({ way: sayWay(context, comparison.way), measure: words.measures[measure] }),
              comparison[measure],
            ),
          ),
        ),
      ),
      isSetOff: true,
    },
  };
}

/** A terminal has the first way, and the dearest one that people could really be organised in. */
export function comparisonSections(context: StaffingContext): OutlineSection[] {
  const { result, words, depth } = context;
  const real = result.comparisons.filter(({ way }) => way.kind !== 'pooled');
  const shown =
    depth === 'brief' ? real.filter((_, i) => i === 0 || i === real.length - 1) : result.comparisons;
  return shown.map((comparison, i) => ({
    id: `same-${i}`,
    title: words.sameOf({ way: sayWay(context, comparison.way) }),
    parts: [
      figureTable(context, comparison, result.figures),
      ...(i === 0 ? [sentence(words.sameNote, 'note')] : []),
    ],
  }));
}

function figureTable(
  context: StaffingContext,
  { figures }: StaffedComparison,
  infos: StaffingResult['figures'],
): OutlinePart {
  const { words, language } = context;
  const numbers = numberWords(language);
  const rows = infos.flatMap(({ id, title, unit }) => {
    const found = figures.find(({ figure }) => figure === id);
    if (!found) return [];
    return [
      [
        sayIn(language, title),
        formatValue(found.before?.mean, unit, numbers),
        formatValue(found.after?.mean, unit, numbers),
        formatChange(found.difference?.mean, unit, numbers),
        formatRange(found.difference, unit, numbers) ?? '–',
      ],
    ];
  });
  return {
    kind: 'table',
    table: tableOf(words.same, [words.figure, words.before, words.after, words.change, words.interval], rows),
  };
}
