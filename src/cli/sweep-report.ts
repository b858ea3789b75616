/** The summary of a sweep for a terminal, and its points as a table for files. */
import type { UiLanguage } from './language/choose-ui-language.ts';
import { printGrid, underline } from './sweep-print-grid.ts';
import type { SweepColumn, SweepResult } from '../study/index.ts';
import {
  printChange,
  printFactorValue,
  printRange,
  printSetting,
  printValue,
  sayText,
  shortLabels,
  sweepWords,
} from './sweep-words.ts';

const MOST_ROWS = 40;
const MOST_RANKED = 10;

export function printSweep(result: SweepResult, language: UiLanguage): string {
  const words = sweepWords(language);
  const blocks = [
    [
      sayText(result.scenario.title, language),
      words.about(result.points.length, words[result.design.kind], result.replications, result.seed),
    ].join('\n'),
    ...(result.points.length < result.asked ? [words.stopped(result.points.length, result.asked)] : []),
    ...(result.replications < 2 ? [words.oneReplication] : []),
    ...result.figures.map(
      (figure) =>
        `${underline(sayText(figure.title, language))}\n${figureTable(result, figure.id, language)}`,
    ),
    ...rankingBlocks(result, language),
    `${underline(words.again)}\n  ${result.replay}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

function figureTable(result: SweepResult, id: string, language: UiLanguage): string {
  const words = sweepWords(language);
  const figure = result.figures.find((info) => info.id === id) as SweepResult['figures'][number];
  const head = [
    words.point,
    ...shortLabels(result),
    ...result.worlds.map(({ title }) => sayText(title, language)),
    ...(result.compare ? [words.change, words.interval] : []),
  ];
  const rows = result.points
    .slice(0, MOST_ROWS)
    .map((point) => [
      String(point.index),
      ...point.values.map(printFactorValue),
      ...result.worlds.map((world) => printValue(point.worlds[world.id]?.[id]?.mean, figure)),
      ...(result.compare
        ? [printChange(point.change[id]?.mean, figure, words), printRange(point.change[id], figure)]
        : []),
    ]);
  return (
    printGrid([head, ...rows]) +
    (result.points.length > MOST_ROWS ? `\n${words.more(MOST_ROWS, result.points.length)}` : '')
  );
}

function rankingBlocks(result: SweepResult, language: UiLanguage): string[] {
  const lines = describeRanking(result, language);
  if (!lines) return [];
  const words = sweepWords(language);
  return [
    `${underline(words.ranking)}\n${lines.sentences.join('\n')}\n\n${printGrid([lines.head, ...lines.rows.slice(0, MOST_RANKED)])}\n\n${lines.method}`,
  ];
}

/** The ranking in words and as rows: place, point, setting, mean, behind the best, told apart. */
export function describeRanking(
  result: SweepResult,
  language: UiLanguage,
): { sentences: string[]; head: string[]; rows: string[][]; method: string } | undefined {
  const { ranking } = result;
  const best = ranking?.order[0];
  if (!ranking || !best) return undefined;
  const words = sweepWords(language);
  const info = result.figures.find(({ id }) => id === ranking.score.figure) ?? {
    title: { en: ranking.score.figure },
    unit: 'per-month' as const,
  };
  const titleOf = (id: string): string =>
    sayText(result.worlds.find((world) => world.id === id)?.title ?? { en: id }, language);
  const { on } = ranking.score;
  const place =
    on.kind === 'world' ? words.inWorld(titleOf(on.world)) : words.ofChange(titleOf(on.from), titleOf(on.to));
  const settingOf = (index: number): string => {
    const point = result.points.find((candidate) => candidate.index === index);
    return point ? printSetting(result, point) : '';
  };
  const close = ranking.order
    .slice(1)
    .filter(({ isApart }) => !isApart)
    .map(({ point }) => point);
  const sure = ranking.correctSelection;
  return {
    sentences: [
      words.rankedBy(sayText(info.title, language), place, words[ranking.better]),
      sure === undefined
        ? words.tooFew
        : words.certainty(best.point, settingOf(best.point), floorTo(sure, 3)),
      ...(sure !== undefined && close.length > 0
        ? [words.notTold(close.slice(0, 20).join(', ') + (close.length > 20 ? ', …' : ''))]
        : []),
    ],
    head: [
      words.place,
      words.point,
      ...shortLabels(result),
      words.score,
      words.behind,
      words.interval,
      words.isApart,
    ],
    rows: ranking.order.map((row, i) => [
      String(i + 1),
      String(row.point),
      ...(result.points.find(({ index }) => index === row.point)?.values ?? []).map(printFactorValue),
      on.kind === 'world' ? printValue(row.mean, info) : printChange(row.mean, info, words),
      row.behind ? printChange(row.behind.mean, info, words) : words.best,
      printRange(row.behind, info),
      row.behind ? (row.isApart ? words.yes : words.no) : '',
    ]),
    method: sayText(ranking.method, language),
  };
}

/** A bound is rounded towards the side on which it stays true. */
function floorTo(value: number, decimals: number): string {
  return (Math.floor(value * 10 ** decimals) / 10 ** decimals).toFixed(decimals);
}

/** A row for each point, world or change, and figure: what the report shows, with every digit. */
export function tabulatePoints(result: SweepResult): SweepColumn[] {
  const worlds = [...result.worlds.map(({ id }) => id), ...(result.compare ? ['change'] : [])];
  const rows = result.points.flatMap((point) =>
    worlds.flatMap((world) =>
      Object.entries((world === 'change' ? point.change : point.worlds[world]) ?? {}).map(
        ([figure, interval]) => ({ point, world, figure, interval }),
      ),
    ),
  );
  return [
    { name: 'point', kind: 'whole', values: rows.map(({ point }) => point.index) },
    ...result.factors.map(({ label }, f): SweepColumn => {
      const values = rows.map(({ point }) => point.values[f] ?? null);
      const isNumeric = result.points.every((point) => typeof point.values[f] === 'number');
      return {
        name: label,
        kind: isNumeric ? 'number' : 'text',
        values: isNumeric ? values : values.map(String),
      };
    }),
    { name: 'world', kind: 'text', values: rows.map(({ world }) => world) },
    { name: 'figure', kind: 'text', values: rows.map(({ figure }) => figure) },
    { name: 'mean', kind: 'number', values: rows.map(({ interval }) => interval.mean) },
    { name: 'low', kind: 'number', values: rows.map(({ interval }) => interval.low ?? null) },
    { name: 'high', kind: 'number', values: rows.map(({ interval }) => interval.high ?? null) },
  ];
}
