/** The page of a sweep: every figure against every factor as small multiples, the ranking, every point. */
import * as Plot from '@observablehq/plot';
import type { Factor, Interval, SweepResult } from '../study/index.ts';
import type { UiLanguage } from './language/choose-ui-language.ts';
import { colourOf, drawFigure, drawKey, drawPage, drawTable, escapeText } from './sweep-page-parts.ts';
import { describeRanking } from './sweep-report.ts';
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

export function drawSweepPage(result: SweepResult, language: UiLanguage): string {
  const words = sweepWords(language);
  const title = sayText(result.scenario.title, language);
  const ranking = describeRanking(result, language);
  const isPart = result.points.length < result.asked;
  const body = `<header><p class="soft">${words.kicker}</p><h1>${escapeText(title)}</h1><p>${escapeText(words.about(result.points.length, words[result.design.kind], result.replications, result.seed))}</p>
${isPart ? `<p><strong>${escapeText(words.stopped(result.points.length, result.asked))}</strong></p>` : ''}</header><main>
${ranking ? `<section><h2>${words.ranking}</h2>${ranking.sentences.map((sentence) => `<p>${escapeText(sentence)}</p>`).join('')}${drawTable(words.ranking, ranking.head, ranking.rows)}<p class="soft">${escapeText(ranking.method)}</p></section>` : ''}
<section><h2>${words.multiples}</h2><p class="soft">${words.how}</p>${drawKey(result.worlds.map((world) => sayText(world.title, language)))}
${result.figures.map((figure) => `<h3>${escapeText(sayText(figure.title, language))}</h3><div class="multiples">${result.factors.map((_, f) => drawCell(result, figure, f, language)).join('')}</div>`).join('\n')}</section>
<section><h2>${words.data}</h2>${result.figures.map((figure) => drawPoints(result, figure, language)).join('')}</section>
<section><h2>${words.files}</h2><p>${words.query}</p><pre>${escapeText(exampleQuery(result))}</pre></section>
<section><h2>${words.again}</h2><pre>${escapeText(result.replay)}</pre></section>
</main>`;
  return drawPage({ tag: words.tag, kicker: words.kicker, title, body });
}

type Figure = SweepResult['figures'][number];

function drawCell(result: SweepResult, figure: Figure, f: number, language: UiLanguage): string {
  const factor = result.factors[f] as Factor;
  const isNumeric = result.points.every((point) => typeof point.values[f] === 'number');
  const scale = figure.unit === 'share' ? 100 : 1;
  const dots = result.points.flatMap((point) =>
    result.worlds.flatMap((world, w) => {
      const interval: Interval | undefined = point.worlds[world.id]?.[figure.id];
      if (!interval) return [];
      const { mean, low = mean, high = mean } = interval;
      const x = isNumeric ? (point.values[f] as number) : String(point.values[f]);
      return [
        {
          x,
          mean: mean * scale,
          low: low * scale,
          high: high * scale,
          colour: colourOf(w),
          tip: `${sayText(world.title, language)}, ${printSetting(result, point)}: ${printValue(mean, figure)}`,
        },
      ];
    }),
  );
  const plot = (document: never): unknown =>
    Plot.plot({
      width: 340,
      height: 220,
      marginLeft: 52,
      style: { fontSize: '11px', fontFamily: 'inherit', background: 'transparent', overflow: 'visible' },
      x: isNumeric ? { label: null, ticks: 5, inset: 8 } : { label: null, type: 'point' },
      y: { label: figure.unit === 'share' ? '%' : null, ticks: 5, nice: true, zero: false, inset: 4 },
      marks: [
        Plot.gridY({ strokeOpacity: 0.12, ticks: 5 }),
        Plot.ruleX(dots, {
          x: 'x',
          y1: 'low',
          y2: 'high',
          stroke: 'colour',
          strokeOpacity: 0.5,
          strokeWidth: 2,
        }),
        Plot.dot(dots, { x: 'x', y: 'mean', r: 3, fill: 'colour', title: 'tip' }),
      ],
      document,
    });
  return drawFigure(plot, factor.label, `${sayText(figure.title, language)} / ${factor.label}`);
}

function drawPoints(result: SweepResult, figure: Figure, language: UiLanguage): string {
  const words = sweepWords(language);
  const head = [
    words.point,
    ...shortLabels(result),
    ...result.worlds.map(({ title }) => sayText(title, language)),
    ...(result.compare ? [words.change, words.interval] : []),
  ];
  const rows = result.points.map((point) => [
    String(point.index),
    ...point.values.map(printFactorValue),
    ...result.worlds.map((world) => printValue(point.worlds[world.id]?.[figure.id]?.mean, figure)),
    ...(result.compare
      ? [
          printChange(point.change[figure.id]?.mean, figure, words),
          printRange(point.change[figure.id], figure),
        ]
      : []),
  ]);
  return drawTable(sayText(figure.title, language), head, rows);
}

/** A question to start from: the mean of the first figure by the first factor and world. */
export function exampleQuery(result: SweepResult): string {
  const factor = `"${(result.factors[0]?.label ?? 'point').replaceAll('"', '""')}"`;
  const figure = result.figures[0]?.id ?? 'lostRate';
  return `SELECT ${factor}, world, avg(${figure}) FROM 'replications.parquet' GROUP BY ALL ORDER BY ALL;`;
}
