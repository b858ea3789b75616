/** How long the menus speak, against the limits for a first menu. */
import * as Plot from '@observablehq/plot';
import type { WorldResult } from '../../../study/index.ts';
import { formatValue } from '../../format-number.ts';
import { nameMenuOfLine } from '../../names.ts';
import { distinctLabels, drawPlot, marginFor } from '../draw-plot.ts';
import { html, type Markup } from '../markup.ts';
import { drawFigure, drawTable } from '../table.ts';
import type { View } from '../view.ts';

/** The case's rule (first menu no longer than 20 s), and the point at which the rules begin to warn. */
const LIMIT_SECONDS = 20;
const WARN_SECONDS = 15;
const MOST_BARS = 20;

export function prompts(view: View): Markup | undefined {
  const worlds = view.pair.filter((world) => world.prompts.length > 0);
  if (worlds.length === 0) return undefined;
  const most = Math.max(
    LIMIT_SECONDS * 1.1,
    ...worlds.flatMap((world) => world.prompts.map((prompt) => prompt.seconds)),
  );
  return html`${worlds.map((world) => drawWorld(view, world, most))}`;
}

function drawWorld(view: View, world: WorldResult, most: number): Markup {
  const { phrases } = view;
  const all = world.prompts.toSorted(
    (a, b) => Number(b.isFirst) - Number(a.isFirst) || b.seconds - a.seconds,
  );
  const drawn = all.slice(0, MOST_BARS);
  const title = phrases.firstMenusOf(view.say(world.title));
  const labels = distinctLabels(
    drawn.map((prompt) => nameMenuOfLine(view.result, world, prompt, view.language)),
  );
  const bars = drawn.map((prompt, i) => ({
    menu: labels[i] ?? '',
    seconds: prompt.seconds,
    colour: prompt.isFirst
      ? prompt.seconds > LIMIT_SECONDS
        ? 'var(--lost)'
        : 'var(--served)'
      : 'var(--soft)',
    opacity: prompt.isFirst ? 1 : 0.4,
    label: `${formatValue(prompt.seconds, 'seconds', phrases)}${prompt.isFirst && prompt.seconds > LIMIT_SECONDS ? ` > ${LIMIT_SECONDS}` : ''}`,
    tip: `${nameMenuOfLine(view.result, world, prompt, view.language)}: ${formatValue(prompt.seconds, 'seconds', phrases)}`,
  }));
  const limits = [
    { at: WARN_SECONDS, label: phrases.warnLabel(WARN_SECONDS), dash: '2 3' },
    { at: LIMIT_SECONDS, label: phrases.limitLabel(LIMIT_SECONDS), dash: '' },
  ];
  const chart = drawPlot(
    view,
    {
      name: title,
      description: bars
        .slice(0, 3)
        .map((bar) => bar.tip)
        .join('; '),
    },
    {
      height: 60 + 24 * drawn.length,
      marginLeft: marginFor(labels),
      marginRight: 80,
      marginTop: 22,
      marginBottom: 36,
      x: { domain: [0, most], label: phrases.heads.seconds, labelAnchor: 'center', labelArrow: 'none' },
      y: { domain: labels, label: null, tickSize: 0 },
      marks: [
        Plot.gridX({ strokeOpacity: 0.12 }),
        Plot.barX(bars, {
          y: 'menu',
          x: 'seconds',
          fill: 'colour',
          fillOpacity: 'opacity',
          title: 'tip',
          insetTop: 2,
          insetBottom: 2,
        }),
        limits.map(({ at, label, dash }) => [
          Plot.ruleX([at], { stroke: 'var(--warn)', strokeWidth: 1.4, strokeDasharray: dash }),
          Plot.text([label], {
            x: at,
            frameAnchor: 'top',
            dy: -12,
            text: (text: string) => text,
            fill: 'var(--warn)',
            textAnchor: at === WARN_SECONDS ? 'end' : 'start',
            dx: at === WARN_SECONDS ? 4 : -4,
          }),
        ]),
        Plot.text(bars, {
          y: 'menu',
          x: 'seconds',
          text: 'label',
          textAnchor: 'start',
          dx: 6,
          fontVariant: 'tabular-nums',
          stroke: 'var(--paper)',
          strokeWidth: 4,
          fill: 'currentColor',
        }),
        Plot.ruleX([0]),
      ],
    },
  );
  return drawFigure({
    caption: title,
    key: html`<ul class="key"><li><svg width="12" height="12" aria-hidden="true"><rect width="12" height="12" fill="var(--served)"/></svg>${phrases.heads.firstMenu}</li><li><svg width="12" height="12" aria-hidden="true"><rect width="12" height="12" fill="var(--soft)" fill-opacity="0.4"/></svg>${phrases.laterMenus}</li></ul>`,
    chart,
    ...(drawn.length < all.length ? { note: phrases.moreRows(drawn.length, all.length) } : {}),
    showData: phrases.showData,
    data: drawTable({
      caption: title,
      columns: [
        { head: phrases.heads.menu },
        { head: phrases.heads.firstMenu },
        { head: phrases.heads.seconds, isNumeric: true },
        { head: phrases.heads.options, isNumeric: true },
      ],
      rows: all.map((prompt) => [
        nameMenuOfLine(view.result, world, prompt, view.language),
        prompt.isFirst ? phrases.heads.yes : phrases.heads.no,
        formatValue(prompt.seconds, 'seconds', phrases),
        prompt.options,
      ]),
    }),
  });
}
