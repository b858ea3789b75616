/** The report of a phone test: what people did in each world, what they mistook, and what no test can tell. */
import type {
  PhoneTestReport,
  TestCounts,
  TestDifference,
  TestMean,
  TestShare,
} from '../../phone-test/index.ts';
import { formatDecimal, formatSigned } from '../../util/format-number.ts';
import { BASE_LANGUAGE, reportWords } from '../../words/index.ts';
import { sayIn } from '../choose-language.ts';
import {
  sentence,
  type Depth,
  type Outline,
  type OutlinePart,
  type OutlineSection,
} from '../outline/parts.ts';
import type { ReportOptions } from '../types.ts';
import type { TestContext } from './test-context.ts';
import { matrixSections } from './matrix-sections.ts';

/** With fewer people a share says little. */
const FEW = 12;
/** Needs on a terminal. */
const WORST = 6;

/** In English, unless another language is asked for. */
export function outlinePhoneTest(
  result: PhoneTestReport,
  { language = BASE_LANGUAGE }: ReportOptions,
  depth: Depth,
): Outline {
  const words = reportWords[language].phoneTest;
  const context: TestContext = { result, language, words, depth };
  return {
    language,
    kicker: words.kicker,
    title: sayIn(language, result.scenario.title),
    about: words.about({ participants: result.participants, tasks: result.tasks }),
    width: undefined,
    sections: [
      ...noticesOf(context),
      answerSection(context),
      ...differenceSections(context),
      needSection(context),
      ...matrixSections(context),
      limitSection(context),
    ],
  };
}

function noticesOf({ result, words }: TestContext): OutlineSection[] {
  const { participants, plans } = result;
  const notices = [
    ...(participants < FEW ? [words.few({ count: participants })] : []),
    ...(plans > 1 ? [words.plans({ count: plans })] : []),
  ];
  return notices.length > 0
    ? [{ id: 'notices', title: '', parts: notices.map((text) => sentence(text, 'alert')) }]
    : [];
}

function answerSection({ result, words, language }: TestContext): OutlineSection {
  const rows = result.worlds.map((world) => [
    sayIn(language, world.title),
    String(world.tasks),
    ...(hasNumbers(result) ? [printShare(world.rightNumber)] : []),
    printShare(world.firstKey),
    printShare(world.success),
    printShare(world.gaveUp),
    printMean(world.keySeconds),
    printMean(world.ease),
  ]);
  const heads = [
    words.world,
    words.tasks,
    ...(hasNumbers(result) ? [words.rightNumber] : []),
    words.firstKey,
    words.success,
    words.gaveUp,
    words.keySeconds,
    words.ease,
  ];
  return {
    id: 'answer',
    title: words.answer,
    parts: [
      ...result.worlds.map(({ title, success }) =>
        sentence(
          words.lead({
            world: sayIn(language, title),
            hits: success.hits,
            of: success.of,
            share: percent(success.of > 0 ? success.hits / success.of : Number.NaN),
            low: percent(success.low),
            high: percent(success.high),
          }),
          'lead',
        ),
      ),
      {
        kind: 'table',
        table: {
          caption: words.answer,
          isSetOff: true,
          columns: heads.map((head, i) => ({ head, isNumeric: i > 0, isSpare: i > 4 })),
          rows,
          note: words.note,
        },
      },
    ],
  };
}

function differenceSections({ result, words, language }: TestContext): OutlineSection[] {
  const [before, after] = [result.worlds[0], result.worlds.at(-1)];
  if (result.differences.length === 0 || !before || !after) return [];
  const title = words.differences({
    after: sayIn(language, after.title),
    before: sayIn(language, before.title),
  });
  const heads = [
    words.figure,
    words.difference,
    words.interval,
    words.people,
    words.more,
    words.moreForPrecision,
  ];
  const part: OutlinePart = {
    kind: 'table',
    table: {
      caption: title,
      columns: heads.map((head, i) => ({ head, isNumeric: i > 0 })),
      note: words.moreNote,
      rows: result.differences.map((difference) => [
        words[difference.figure],
        printDifference(difference, difference.mean),
        difference.low === undefined || difference.high === undefined
          ? '–'
          : `${printDifference(difference, difference.low)} .. ${printDifference(difference, difference.high)}`,
        String(difference.participants),
        sayMore(difference.more, words.settled),
        sayMore(difference.moreForPrecision, words.enough),
      ]),
    },
  };
  return [{ id: 'differences', title, parts: [part] }];
}

function sayMore(count: number | undefined, none: string): string {
  return count === undefined ? '–' : count === 0 ? none : `+${count}`;
}

function needSection({ result, words, language, depth }: TestContext): OutlineSection {
  const rows = result.needs.flatMap(({ need, product, intent, worlds }) =>
    worlds.map((world) => ({
      share: world.success.of > 0 ? world.success.hits / world.success.of : 1,
      cells: [
        depth === 'brief' ? need : `${sayIn(language, product)} · ${sayIn(language, intent)}`,
        sayIn(language, result.worlds.find(({ id }) => id === world.id)?.title),
        ...(hasNumbers(result) ? [printCount(world.rightNumber)] : []),
        printCount(world.firstKey),
        printCount(world.success),
        world.success.of > 0 ? `${percent(world.success.low)} .. ${percent(world.success.high)}` : '–',
      ],
    })),
  );
  const shown = depth === 'brief' ? rows.toSorted((a, b) => a.share - b.share).slice(0, WORST) : rows;
  const title = depth === 'brief' ? words.worst : words.needs;
  const heads = [
    words.need,
    words.world,
    ...(hasNumbers(result) ? [words.rightNumber] : []),
    words.firstKey,
    words.success,
    words.interval,
  ];
  return {
    id: 'needs',
    title,
    parts: [
      {
        kind: 'table',
        table: {
          caption: title,
          columns: heads.map((head, i) => ({ head, isNumeric: i > 1 })),
          rows: shown.map(({ cells }) => cells),
        },
      },
    ],
  };
}

function limitSection({ words }: TestContext): OutlineSection {
  const { hangUps, patience, urgency, numbers, words: own, known } = words.cannotList;
  return {
    id: 'cannot',
    title: words.cannot,
    parts: [
      {
        kind: 'mapped',
        parts: [
          sentence(words.cannotLead),
          { kind: 'list', items: [hangUps, patience, urgency, numbers, own, known] },
          sentence(words.cannotUse),
        ],
      },
    ],
  };
}

function hasNumbers({ worlds }: PhoneTestReport): boolean {
  return worlds.some(({ rightNumber }: TestCounts) => rightNumber !== undefined);
}

function percent(share: number): string {
  return Number.isFinite(share) ? `${formatDecimal(share * 100, 0)}\u00a0%` : '–';
}

function printShare(share: TestShare | undefined): string {
  return share === undefined || share.of === 0
    ? '–'
    : `${percent(share.hits / share.of)} (${percent(share.low)} .. ${percent(share.high)})`;
}

function printCount(share: TestShare | undefined): string {
  return share === undefined || share.of === 0 ? '–' : `${share.hits}/${share.of}`;
}

function printMean(mean: TestMean | undefined): string {
  if (!mean) return '–';
  const { low, high } = mean;
  return low === undefined || high === undefined
    ? formatDecimal(mean.mean, 1)
    : `${formatDecimal(mean.mean, 1)} (${formatDecimal(low, 1)} .. ${formatDecimal(high, 1)})`;
}

function printDifference({ figure }: TestDifference, value: number): string {
  return figure === 'ease'
    ? `${value < 0 ? '−' : '+'}${formatDecimal(Math.abs(value), 1)}`
    : `${formatSigned(value, 'share', 0)}\u00a0pp`;
}
