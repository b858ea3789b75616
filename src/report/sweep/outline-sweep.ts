/** The report of a sweep: every figure at every point, which point is best, and how sure one can be. */
import { LEAD_FIGURE, type Factor, type FigureInfo, type SweepResult } from '../../study/index.ts';
import { formatChange, formatRange, formatValue } from '../../util/format-number.ts';
import { reportWords } from '../../words/index.ts';
import { chooseLanguage, sayIn } from '../choose-language.ts';
import { seriesAt } from '../outline/charts.ts';
import {
  sentence,
  type ChartPart,
  type Depth,
  type Outline,
  type OutlinePart,
  type OutlineSection,
  type OutlineTable,
} from '../outline/parts.ts';
import type { ReportOptions } from '../types.ts';
import { printFactorValue, printSetting, shortLabels } from './print-setting.ts';
import { rankingSection } from './ranking-section.ts';
import type { SweepContext } from './sweep-context.ts';
import { sweepNumbers } from './sweep-numbers.ts';

/** In a terminal; other forms have them all. */
const MOST_ROWS = 40;

export function outlineSweep(result: SweepResult, options: ReportOptions, depth: Depth): Outline {
  const language = chooseLanguage(result, options);
  const words = reportWords[language].sweep;
  const context: SweepContext = { result, language, words, numbers: sweepNumbers(language), depth };
  const ranking = rankingSection(context);
  const tables = result.figures.map((figure) => pointTable(context, figure));
  const sections: readonly (OutlineSection | undefined)[] =
    depth === 'page'
      ? [ranking, multiplesSection(context), dataSection(context, tables), querySection(context)]
      : [
          ...result.figures.map((figure, f): OutlineSection => ({
            id: figure.id,
            title: sayIn(language, figure.title),
            parts: [{ kind: 'table', table: tables[f] as OutlineTable }],
          })),
          ranking,
        ];
  return {
    language,
    kicker: words.kicker,
    title: sayIn(language, result.scenario.title),
    about: words.about({
      points: result.points.length,
      design: words[result.design.kind],
      replications: result.replications,
      seed: result.seed,
    }),
    width: undefined,
    sections: [
      ...notices(context),
      ...sections.filter((section) => section !== undefined),
      { id: 'again', title: words.again, parts: [{ kind: 'command', text: result.replay }] },
    ],
  };
}

/** What a reader must know before believing the numbers. */
function notices({ result, words }: SweepContext): OutlineSection[] {
  const texts = [
    ...(result.points.length < result.asked
      ? [words.stopped({ done: result.points.length, asked: result.asked })]
      : []),
    ...(result.replications < 2 ? [words.oneReplication] : []),
  ];
  return texts.map((text, i) => ({ id: `notice-${i}`, title: '', parts: [sentence(text, 'alert')] }));
}

function pointTable(context: SweepContext, figure: FigureInfo): OutlineTable {
  const { result, words, numbers, language, depth } = context;
  const shown = depth === 'brief' ? result.points.slice(0, MOST_ROWS) : result.points;
  const heads = [
    words.point,
    ...shortLabels(result),
    ...result.worlds.map(({ title }) => sayIn(language, title)),
    ...(result.compare ? [words.change, words.interval] : []),
  ];
  return {
    caption: sayIn(language, figure.title),
    isCaptionShown: true,
    columns: heads.map((head) => ({ head, isNumeric: true })),
    rows: shown.map((point) => [
      String(point.index),
      ...point.values.map(printFactorValue),
      ...result.worlds.map((world) =>
        formatValue(point.worlds[world.id]?.[figure.id]?.mean, figure.unit, numbers),
      ),
      ...(result.compare
        ? [
            formatChange(point.change[figure.id]?.mean, figure.unit, numbers),
            formatRange(point.change[figure.id], figure.unit, numbers) ?? '–',
          ]
        : []),
    ]),
    ...(shown.length < result.points.length && {
      note: words.more({ shown: shown.length, all: result.points.length }),
    }),
  };
}

/** Every figure against every factor. */
function multiplesSection(context: SweepContext): OutlineSection {
  const { result, words, language } = context;
  return {
    id: 'multiples',
    title: words.multiples,
    how: words.how,
    parts: [
      {
        kind: 'key',
        items: result.worlds.map(({ title }, w) => ({ text: sayIn(language, title), series: seriesAt(w) })),
      },
      ...result.figures.flatMap((figure): OutlinePart[] => [
        { kind: 'heading', text: sayIn(language, figure.title) },
        {
          kind: 'multiples',
          charts: result.factors.map((factor, f) => scatterOf(context, figure, factor, f)),
        },
      ]),
    ],
  };
}

function scatterOf(context: SweepContext, figure: FigureInfo, factor: Factor, f: number): ChartPart {
  const { result, numbers, language } = context;
  const isNumeric = result.points.every((point) => typeof point.values[f] === 'number');
  return {
    kind: 'chart',
    caption: factor.label,
    chart: {
      kind: 'scatter',
      title: `${sayIn(language, figure.title)} / ${factor.label}`,
      unit: figure.unit,
      points: result.points.flatMap((point) =>
        result.worlds.flatMap((world, w) => {
          const interval = point.worlds[world.id]?.[figure.id];
          if (!interval) return [];
          const { mean, low = mean, high = mean } = interval;
          const value = point.values[f];
          return [
            {
              x: isNumeric && typeof value === 'number' ? value : String(value),
              mean,
              low,
              high,
              series: seriesAt(w),
              tip: `${sayIn(language, world.title)}, ${printSetting(result, point)}: ${formatValue(mean, figure.unit, numbers)}`,
            },
          ];
        }),
      ),
    },
  };
}

function dataSection({ words }: SweepContext, tables: readonly OutlineTable[]): OutlineSection {
  return { id: 'data', title: words.data, parts: tables.map((table) => ({ kind: 'table', table })) };
}

/** A question to start from: the mean of the first figure by the first factor and world. */
function querySection({ result, words }: SweepContext): OutlineSection {
  const factor = `"${(result.factors[0]?.label ?? 'point').replaceAll('"', '""')}"`;
  const figure = result.figures[0]?.id ?? LEAD_FIGURE;
  const query = `SELECT ${factor}, world, avg(${figure}) FROM 'replications.parquet' GROUP BY ALL ORDER BY ALL;`;
  return {
    id: 'files',
    title: words.files,
    parts: [sentence(words.query), { kind: 'command', text: query }],
  };
}
