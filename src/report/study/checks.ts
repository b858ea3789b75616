/** Checks on the answer: the controls, other people's words, published figures. */
import type { PublishedCheck, WordListResult, WorldResult } from '../../study/index.ts';
import { formatChange, formatPlain, formatRange, formatValue } from '../../util/format-number.ts';
import { joinNames } from '../../words/index.ts';
import { sentence, type Cell, type OutlinePart, type OutlineSection } from '../outline/parts.ts';
import { judgeTogether } from './judge-together.ts';
import {
  describeFigure,
  directionCell,
  parameterCell,
  sectionOf,
  statusCell,
  tableOf,
  tablePart,
  type StudyContext,
} from './context.ts';
import { controlPairs, judgeControl } from './judge-control.ts';
import { citeSource, quoteParameter } from './names.ts';
import { findDeciders, type Decider } from './turners.ts';
import { sayWords } from './word-lists.ts';

/**
 * The no-effect controls, and on a page the exact answer beside the simulated one: two ways to catch the
 * model lying.
 */
export function control(context: StudyContext): OutlineSection | undefined {
  const { result, phrases, numbers, depth, pair } = context;
  const isPage = depth === 'page';
  const pairs = controlPairs(result);
  const isAlarm = isPage && result.control?.isKept === false;
  const directions = judgeTogether(
    pairs.map(([, { difference }]) => ({ info: { better: 'lower' as const }, difference })),
  );
  const table = tableOf(
    context,
    `${phrases.sections.control}${phrases.colon}${describeFigure(context, 'lostRate').title}`,
    [
      ['control', 'text'],
      ['before', 'number'],
      ['after', 'number'],
      ['difference', 'number'],
      ['interval', 'number'],
      ['verdict', 'text'],
    ],
    pairs.map(([id, { before, after, difference }], row) => [
      phrases.controls[id],
      formatValue(before.mean, 'share', numbers),
      formatValue(after.mean, 'share', numbers),
      formatChange(difference.mean, 'share', numbers),
      formatRange(difference, 'share', numbers) ?? '–',
      directionCell(context, directions[row] ?? 'unknown'),
    ]),
  );
  return sectionOf(context, 'control', [
    ...(result.control
      ? [
          sentence(judgeControl(result, phrases), isAlarm ? 'alert' : undefined),
          pairs.length > 0 && tablePart({ ...table, isCaptionShown: true }),
          !isPage && sentence(phrases.howToRead.control),
        ]
      : []),
    ...(isPage && pair.length > 0 ? exactParts(context) : []),
  ]);
}

/**
 * The simulated figures count every call, redials included; the exact ones the first call only. Near, not
 * equal.
 */
function exactParts(context: StudyContext): OutlinePart[] {
  const { phrases, numbers, pair, say } = context;
  const rows = pair.flatMap((world) =>
    (
      [
        ['lostShare', 'lostRate', world.exact.lostRate, 'share'],
        ['misrouted', 'misroutedRate', world.exact.misroutedRate, 'share'],
        ['menuTime', 'menuSeconds', world.exact.menuSeconds, 'seconds'],
      ] as const
    )
      .map(([head, figure, exact, unit]) => [
        `${say(world.title)} · ${phrases.heads[head]}`,
        formatValue(exact, unit, numbers),
        formatValue(world.figures[figure]?.mean, unit, numbers),
        formatRange(world.figures[figure], unit, numbers, false) ?? '–',
      ])
      .concat(closedRows(context, world)),
  );
  return [
    { kind: 'heading', text: phrases.exactTitle },
    sentence(phrases.exactHow, 'how'),
    tablePart(
      tableOf(
        context,
        phrases.exactTitle,
        [
          ['figure', 'text'],
          ['exactAnswer', 'number'],
          ['sampledAnswer', 'number'],
          ['interval', 'number'],
        ],
        rows,
      ),
    ),
  ];
}

/** Of a world whose menus never say so, none. */
function closedRows(
  { phrases, numbers, say }: StudyContext,
  { title, exact, closedAt }: WorldResult,
): string[][] {
  if (exact.closedRate === 0) return [];
  const sampled = closedAt.reduce((sum, at) => sum + (at.by === 'menu' ? at.share : 0), 0);
  return [
    [
      `${say(title)} · ${phrases.sections.closed}${phrases.colon}${phrases.heads.closedByMenu}`,
      formatValue(exact.closedRate, 'share', numbers),
      formatValue(sampled, 'share', numbers),
      '–',
    ],
  ];
}

/** The headline under every word list, and on a page who wrote them. A brief report has its first figure. */
export function words(context: StudyContext): OutlineSection | undefined {
  const { result, language, phrases, numbers, depth, say } = context;
  const lists = result.otherWords?.lists ?? [];
  const shown = result.figureInfo
    .filter(({ id }) => lists[0] && Object.hasOwn(lists[0].figures, id))
    .slice(0, depth === 'brief' ? 1 : undefined);
  if (shown.length === 0 || !result.otherWords) return undefined;
  const { replications, days } = result.otherWords;
  const nameOf = ({ title }: WordListResult): string => (title ? say(title) : phrases.ownWords);
  const sources = lists.flatMap((list) =>
    list.source ? [`${nameOf(list)}${phrases.colon}${citeSource(list.source, language)}`] : [],
  );
  const isPage = depth === 'page';
  return sectionOf(context, 'words', [
    depth === 'whole' && sentence(phrases.howToRead.words),
    ...shown.flatMap((info): OutlinePart[] => {
      const title = say(info.title);
      const directions = judgeTogether(
        lists.map(({ figures }) => ({ info, difference: figures[info.id]?.difference })),
      );
      return [
        ...(isPage ? [{ kind: 'heading', text: title } as const] : []),
        ...sayWords(result, info, language, title).map((text) => sentence(text)),
        tablePart(
          tableOf(
            context,
            `${phrases.sections.words}${phrases.colon}${title}`,
            [
              ['wordList', 'text'],
              ['before', 'number'],
              ['after', 'number'],
              ['difference', 'number'],
              ['interval', 'number'],
              ['verdict', 'text', 'page'],
            ],
            lists.map((list, row) => {
              const { before, after, difference } = list.figures[info.id] ?? {};
              return [
                nameOf(list),
                formatValue(before?.mean, info.unit, numbers),
                formatValue(after?.mean, info.unit, numbers),
                formatChange(difference?.mean, info.unit, numbers),
                formatRange(difference, info.unit, numbers) ?? '–',
                directionCell(context, directions[row] ?? 'unknown'),
              ];
            }),
          ),
        ),
      ];
    }),
    sentence(
      `${phrases.replicationCount({ replications })}, ${phrases.dayCount({ days })}${phrases.stop}`.trimEnd(),
      'how',
    ),
    isPage && sources.length > 0 && { kind: 'list', items: sources },
  ]);
}

/** Published figures beside simulated ones, each with its verdict and the parameters that decide it. */
export function published(context: StudyContext): OutlineSection | undefined {
  const { result, phrases, numbers, depth } = context;
  if (result.published.length === 0) return undefined;
  const table = tableOf(
    context,
    phrases.sections.published,
    [
      ['figure', 'text'],
      ['published', 'number'],
      ['simulated', 'number'],
      ['interval', 'number'],
      ['verdict', 'text', 'page'],
    ],
    result.published.map((check): Cell[] => {
      const { title, unit } = describeFigure(context, check.figure);
      return [
        title,
        formatChange(check.published, unit, numbers),
        formatChange(check.simulated.mean, unit, numbers),
        formatRange(check.simulated, unit, numbers) ?? '–',
        phrases.verdicts[check.verdict],
      ];
    }),
  );
  return sectionOf(context, 'published', [
    tablePart(table),
    ...result.published.flatMap((check) => {
      const deciders = findDeciders(check, result.sensitivity);
      return depth === 'page'
        ? decidersTable(context, check, deciders)
        : decidersInWords(context, check, deciders);
    }),
  ]);
}

function decidersInWords(
  context: StudyContext,
  check: PublishedCheck,
  deciders: readonly Decider[],
): OutlinePart[] {
  const { phrases, language, say } = context;
  const { title } = describeFigure(context, check.figure);
  const quote = ({ bar }: Decider): string => quoteParameter(bar.parameter, language);
  const reaching = deciders.filter(({ reaches }) => reaches).map(quote);
  const decided = `${phrases.decidersOf({ figure: title })}${phrases.colon}${joinNames(deciders.map(quote), language)}${phrases.stop}`;
  return [
    sentence(`${title}${phrases.colon}${phrases.verdicts[check.verdict]}${phrases.stop}${say(check.note)}`),
    ...(deciders.length > 0
      ? [
          sentence(
            `${decided}${reaching.length > 0 ? phrases.reachAlone({ parameters: joinNames(reaching, language) }) : phrases.noneReaches}`,
          ),
        ]
      : []),
  ];
}

function decidersTable(
  context: StudyContext,
  check: PublishedCheck,
  deciders: readonly Decider[],
): OutlinePart[] {
  const { phrases, numbers, say } = context;
  const { title, unit } = describeFigure(context, check.figure);
  const table = tableOf(
    context,
    phrases.decidersOf({ figure: title }),
    [
      ['parameter', 'text'],
      ['status', 'text'],
      ['low', 'number'],
      ['high', 'number'],
      ['atLow', 'number'],
      ['atHigh', 'number'],
      ['verdict', 'text'],
    ],
    deciders.map(({ bar, reaches }) => [
      parameterCell(context, bar.parameter),
      statusCell(context, bar.status),
      formatPlain(bar.low),
      formatPlain(bar.high),
      formatChange(bar.atLow.mean, unit, numbers),
      formatChange(bar.atHigh.mean, unit, numbers),
      reaches ? phrases.reachesAlone : phrases.reachesNot,
    ]),
  );
  const isReached = deciders.some(({ reaches }) => reaches);
  return [
    { kind: 'heading', text: title },
    sentence(say(check.note), undefined, `${phrases.heads.source}${phrases.colon}${check.source}`),
    ...(deciders.length > 0
      ? [
          sentence(isReached ? phrases.someReach : phrases.noneReaches),
          tablePart({ ...table, isCaptionShown: true }),
        ]
      : []),
  ];
}
