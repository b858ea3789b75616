/**
 * What came out: the judgement, the figures, the ladders, the places where callers get lost, the controls.
 */
import type { StudyResult, WorldResult } from '../../study/index.ts';
import { sayIn } from '../choose-language.ts';
import { climbLadder, compareFigures, directionOf, findWorld, type FigureRow } from '../compare-figures.ts';
import { describeEffort } from '../describe-effort.ts';
import { formatChange, formatPlain, formatRange, formatValue } from '../format-number.ts';
import { controlPairs, judgeControl, judgeStudy } from '../judge.ts';
import { nameMenu, nameOf } from '../names.ts';
import type { Phrases } from '../phrases/index.ts';
import type { Language } from '../types.ts';
import {
  sectionOf,
  sentence,
  tableOf,
  type Outline,
  type OutlinePart,
  type OutlineSection,
} from './parts.ts';

export function summary(outline: Outline): OutlineSection | undefined {
  const { lead, balance } = judgeStudy(outline.result, outline.options);
  return sectionOf(outline, 'summary', [
    sentence(lead),
    ...balance.map(sentence),
    ...findNotices(outline.result, outline.language, outline.phrases).map(({ text }) => sentence(text)),
  ]);
}

/** What a reader must know before believing the numbers. */
export function findNotices(
  result: StudyResult,
  language: Language,
  phrases: Phrases,
): { readonly text: string; readonly isAlarm: boolean }[] {
  const first = result.figureInfo.find((info) =>
    result.precision?.figure === undefined ? info.isHeadline : info.id === result.precision.figure,
  );
  const print = (value: number): string =>
    first ? formatChange(value, first.unit, phrases).replace(/^\+/, '') : formatPlain(value);
  return [
    ...(result.isStopped ? [{ text: phrases.stoppedEarly(result.replications), isAlarm: true }] : []),
    ...(result.replications === 1 ? [{ text: phrases.oneReplication, isAlarm: true }] : []),
    ...(result.precision
      ? [
          {
            text: (result.precision.isReached ? phrases.precisionReached : phrases.precisionMissed)(
              first ? sayIn(language, first.title) : '',
              print(result.precision.reached),
              print(result.precision.asked),
            ),
            isAlarm: !result.precision.isReached,
          },
        ]
      : []),
  ];
}

export function rowCells(
  { language, phrases }: Outline,
  { info, before, after, difference, direction }: FigureRow,
): string[] {
  return [
    sayIn(language, info.title),
    formatValue(before?.mean, info.unit, phrases),
    formatValue(after?.mean, info.unit, phrases),
    formatChange(difference?.mean, info.unit, phrases),
    formatRange(difference, info.unit, phrases) ?? '–',
    phrases.directions[direction],
  ];
}

export function figures(outline: Outline, isWhole: boolean): OutlineSection | undefined {
  const { result, phrases } = outline;
  const rows = compareFigures(result, result.compare.before, result.compare.after).filter(
    (row) => isWhole || row.info.isHeadline,
  );
  if (rows.length === 0) return undefined;
  return sectionOf(outline, 'figures', [
    tableOf(
      outline,
      [
        ['figure', 'text'],
        ['before', 'number'],
        ['after', 'number'],
        ['difference', 'number'],
        ['interval', 'number'],
        ['verdict', 'text'],
      ],
      rows.map((row) => rowCells(outline, row)),
    ),
    sentence(phrases.howToRead.figures),
    ...describeEffort(result, outline.language, phrases).map(sentence),
  ]);
}

export function ladder(
  outline: Outline,
  id: 'steps' | 'ablation',
  worlds: readonly string[],
): OutlineSection | undefined {
  const { result, language, phrases } = outline;
  const first = result.figureInfo.find((info) => info.isHeadline && info.better !== 'neither');
  const rungs = climbLadder(result, worlds);
  if (!first || rungs.length === 0) return undefined;
  return sectionOf(outline, id, [
    sentence(`${sayIn(language, first.title)}${phrases.colon}${phrases.howToRead[id]}`),
    tableOf(
      outline,
      [
        ['world', 'text'],
        ['lines', 'number'],
        ['value', 'number'],
        ['change', 'number'],
        ['interval', 'number'],
        ['verdict', 'text'],
      ],
      rungs.map(({ world, rows }) => {
        const row = rows.find((candidate) => candidate.info.id === first.id);
        return [
          sayIn(language, world.title),
          String(world.lineCount),
          formatValue(world.figures[first.id]?.mean, first.unit, phrases),
          row ? formatChange(row.difference?.mean, first.unit, phrases) : '',
          row ? (formatRange(row.difference, first.unit, phrases) ?? '–') : '',
          row ? phrases.directions[row.direction] : '',
        ];
      }),
    ),
  ]);
}

export function lost(outline: Outline, count: number): OutlineSection | undefined {
  const { result, language, phrases } = outline;
  const worlds = [result.compare.before, result.compare.after]
    .map((id) => findWorld(result, id))
    .filter((world) => world !== undefined);
  return sectionOf(
    outline,
    'lost',
    worlds.flatMap((world) => [
      sentence(
        `${sayIn(language, world.title)}${world.lostAt.length === 0 ? `${phrases.colon}${phrases.noneLost}` : ''}`,
      ),
      world.lostAt.length === 0 ? undefined : lostTable(outline, world, count),
    ]),
  );
}

export function lostTable(outline: Outline, world: WorldResult, count: number): OutlinePart {
  const { result, language, phrases } = outline;
  return tableOf(
    outline,
    [
      ['menu', 'text'],
      ['line', 'text'],
      ['cause', 'text'],
      ['callsPerMonth', 'number'],
      ['share', 'number'],
    ],
    world.lostAt
      .toSorted((a, b) => b.calls - a.calls)
      .slice(0, count)
      .map((at) => [
        nameMenu(world, at, language),
        nameOf(result, 'lines', at.line, language),
        phrases.causes[at.cause],
        formatValue(at.calls, 'per-month', phrases),
        formatValue(at.share, 'share', phrases),
      ]),
  );
}

export function control(outline: Outline): OutlineSection | undefined {
  const { result, phrases } = outline;
  const pairs = controlPairs(result);
  if (!result.control) return undefined;
  return sectionOf(outline, 'control', [
    sentence(judgeControl(result, phrases)),
    pairs.length === 0
      ? undefined
      : tableOf(
          outline,
          [
            ['control', 'text'],
            ['before', 'number'],
            ['after', 'number'],
            ['difference', 'number'],
            ['interval', 'number'],
            ['verdict', 'text'],
          ],
          pairs.map(([id, { before, after, difference }]) => [
            phrases.controls[id],
            formatValue(before.mean, 'share', phrases),
            formatValue(after.mean, 'share', phrases),
            formatChange(difference.mean, 'share', phrases),
            formatRange(difference, 'share', phrases) ?? '–',
            phrases.directions[directionOf({ better: 'lower' }, difference)],
          ]),
        ),
    sentence(phrases.howToRead.control),
  ]);
}
