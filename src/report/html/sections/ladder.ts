/**
 * Worlds one after another, each compared with the one before it: what an ingredient or a step adds, or
 * costs.
 */
import * as Plot from '@observablehq/plot';
import type { FigureInfo, Interval, WorldResult } from '../../../study/index.ts';
import { climbLadder } from '../../compare-figures.ts';
import { formatBare, formatValue } from '../../format-number.ts';
import { distinctLabels, drawPlot, marginFor } from '../draw-plot.ts';
import { html, type Markup } from '../markup.ts';
import { drawFigure, drawTable } from '../table.ts';
import type { View } from '../view.ts';
import { changeTexts, directionWord } from '../words.ts';
import { tickDecimals } from './dots.ts';

/** Drawn; the table holds every headline figure. */
const MOST_CHARTS = 3;

export const ablation = (view: View): Markup | undefined => drawLadder(view, view.result.ablation);
export const steps = (view: View): Markup | undefined => drawLadder(view, view.result.steps);

function drawLadder(view: View, ids: readonly string[]): Markup | undefined {
  const rungs = climbLadder(view.result, ids);
  if (rungs.length === 0) return undefined;
  const infos = view.result.figureInfo.filter(
    (info) =>
      info.isHeadline && info.better !== 'neither' && rungs.some(({ world }) => world.figures[info.id]),
  );
  const notes = rungs.filter(({ world }) => world.note);
  const table = (info: FigureInfo): Markup => drawRungs(view, info, rungs);
  const [first, ...others] = infos;
  const undrawn = others.slice(MOST_CHARTS - 1);
  const worlds = rungs.map(({ world }) => world);
  return html`${first && html`${drawChart(view, first, worlds)}${table(first)}`}
${others.slice(0, MOST_CHARTS - 1).map((info) => drawChart(view, info, worlds, table(info)))}
${undrawn.length > 0 && html`<details><summary>${view.phrases.moreFigures(undrawn.length)}</summary>${undrawn.map((info) => html`<h3>${view.say(info.title)}</h3>${table(info)}`)}</details>`}
${notes.length > 0 && html`<dl class="note">${notes.map(({ world }) => html`<dt>${view.say(world.title)}</dt><dd>${view.say(world.note)}</dd>`)}</dl>`}`;
}

function drawRungs(view: View, info: FigureInfo, rungs: ReturnType<typeof climbLadder>): Markup {
  const { heads } = view.phrases;
  return drawTable({
    caption: view.say(info.title),
    isCaptionHidden: true,
    columns: [
      { head: heads.world },
      { head: heads.lines, isNumeric: true },
      { head: heads.value, isNumeric: true },
      { head: heads.change, isNumeric: true },
      { head: heads.interval, isNumeric: true },
      { head: heads.verdict },
    ],
    rows: rungs.map(({ world, rows }) => {
      const row = rows.find((candidate) => candidate.info.id === info.id);
      const { change, range } = changeTexts(view, row);
      return [
        view.say(world.title),
        world.lineCount,
        formatValue(world.figures[info.id]?.mean, info.unit, view.phrases),
        change,
        range,
        row ? directionWord(view, row.direction) : '',
      ];
    }),
  });
}

function drawChart(view: View, info: FigureInfo, worlds: readonly WorldResult[], data?: Markup): Markup {
  const { phrases } = view;
  const labels = distinctLabels(
    worlds.map((world) => view.say(world.title)),
    46,
  );
  const dots = worlds.flatMap((world, i) => {
    const value: Interval | undefined = world.figures[info.id];
    if (!value) return [];
    return [
      {
        name: labels[i] ?? '',
        mean: value.mean,
        low: value.low ?? value.mean,
        high: value.high ?? value.mean,
        label: formatValue(value.mean, info.unit, phrases),
      },
    ];
  });
  const most = Math.max(...dots.map((dot) => dot.high), 0) || 1;
  const title = view.say(info.title);
  return drawFigure({
    caption: title,
    showData: phrases.showData,
    ...(data ? { data } : {}),
    chart: drawPlot(
      view,
      { name: title, description: dots.map((dot) => `${dot.name} ${dot.label}`).join('; ') },
      {
        height: 40 + 26 * labels.length,
        marginLeft: marginFor(labels, 330),
        marginRight: 70,
        marginTop: 4,
        marginBottom: 28,
        x: {
          domain: [0, most],
          label: null,
          ticks: 6,
          tickFormat: (value: number) => formatBare(value, info.unit, tickDecimals(most, info.unit)),
        },
        y: { domain: labels, label: null, tickSize: 0 },
        marks: [
          Plot.gridX({ strokeOpacity: 0.12, ticks: 6 }),
          Plot.ruleY(dots, { y: 'name', x1: 0, x2: 'mean', stroke: 'var(--after)', strokeOpacity: 0.35 }),
          Plot.ruleY(dots, {
            y: 'name',
            x1: 'low',
            x2: 'high',
            stroke: 'var(--after)',
            strokeWidth: 4,
            strokeOpacity: 0.6,
          }),
          Plot.dot(dots, { y: 'name', x: 'mean', r: 5, fill: 'var(--after)' }),
          Plot.text(dots, {
            y: 'name',
            x: 'mean',
            text: 'label',
            textAnchor: 'start',
            dx: 11,
            fontVariant: 'tabular-nums',
          }),
          Plot.ruleX([0]),
        ],
      },
    ),
  });
}
