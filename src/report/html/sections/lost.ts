/** Where callers get lost: bars by menu, split by cause. */
import * as Plot from '@observablehq/plot';
import type { LostAt, WorldResult } from '../../../study/index.ts';
import { formatValue, groupThousands } from '../../format-number.ts';
import { aside, nameMenuOfLine } from '../../names.ts';
import { distinctLabels, drawPlot, marginFor } from '../draw-plot.ts';
import { html, type Markup } from '../markup.ts';
import { drawFigure, drawTable } from '../table.ts';
import type { View } from '../view.ts';

const MOST_BARS = 12;
const SHADES: Readonly<Record<LostAt['cause'], { readonly colour: string; readonly opacity: number }>> = {
  'hung-up': { colour: 'var(--lost)', opacity: 1 },
  attempts: { colour: 'var(--lost)', opacity: 0.5 },
  closed: { colour: 'var(--soft)', opacity: 0.6 },
};

export function lost(view: View): Markup | undefined {
  if (view.pair.length === 0) return undefined;
  const causes = new Set(view.pair.flatMap((world) => world.lostAt.map((at) => at.cause)));
  const key = (Object.keys(SHADES) as LostAt['cause'][])
    .filter((cause) => causes.has(cause))
    .map(
      (cause) =>
        html`<li><svg width="12" height="12" aria-hidden="true"><rect width="12" height="12" fill="${SHADES[cause].colour}" fill-opacity="${SHADES[cause].opacity}"/></svg>${view.phrases.causes[cause]}</li>`,
    );
  // One scale for both worlds: bars that look alike are alike.
  const most = Math.max(1, ...view.pair.flatMap((world) => byMenu(view, world).map((menu) => menu.calls)));
  return html`${key.length > 1 && html`<ul class="key">${key}</ul>`}${view.pair.map((world) => drawWorld(view, world, most))}`;
}

interface LostMenu {
  readonly name: string;
  readonly calls: number;
  readonly parts: readonly LostAt[];
}

function byMenu(view: View, world: WorldResult): LostMenu[] {
  const menus = new Map<string, LostAt[]>();
  for (const at of world.lostAt) {
    const key = JSON.stringify([at.line, at.menu]);
    menus.set(key, [...(menus.get(key) ?? []), at]);
  }
  return [...menus.values()]
    .map((parts) => ({
      name: nameMenuOfLine(view.result, world, parts[0] as LostAt, view.language),
      calls: parts.reduce((sum, part) => sum + part.calls, 0),
      parts,
    }))
    .toSorted((a, b) => b.calls - a.calls);
}

function drawWorld(view: View, world: WorldResult, most: number): Markup {
  const { phrases } = view;
  const title = `${view.say(world.title)}${aside(phrases.linesOf(world.lineCount), view.language)}`;
  const menus = byMenu(view, world);
  if (menus.length === 0) return html`<h3>${title}</h3><p>${phrases.noneLost}</p>`;
  const drawn = menus.slice(0, MOST_BARS);
  const labels = distinctLabels(drawn.map((menu) => menu.name));
  const bars = drawn.flatMap((menu, i) =>
    menu.parts.map((part) => ({
      menu: labels[i] ?? '',
      calls: part.calls,
      cause: part.cause,
      tip: `${menu.name}, ${phrases.causes[part.cause]}: ${formatValue(part.calls, 'per-month', phrases)}`,
    })),
  );
  const totals = drawn.map((menu, i) => ({
    menu: labels[i] ?? '',
    calls: menu.calls,
    label: formatValue(menu.calls, 'per-month', phrases),
  }));
  const chart = drawPlot(
    view,
    {
      name: `${phrases.sections.lost}${phrases.colon}${title}`,
      description: totals
        .slice(0, 3)
        .map((total) => `${total.menu} ${total.label}`)
        .join('; '),
    },
    {
      height: 44 + 24 * drawn.length,
      marginLeft: marginFor(labels),
      marginRight: 60,
      marginTop: 4,
      marginBottom: 36,
      x: {
        domain: [0, most],
        label: phrases.heads.callsPerMonth,
        labelAnchor: 'center',
        labelArrow: 'none',
        tickFormat: (value: number) => groupThousands(value),
        ticks: 6,
      },
      y: { domain: labels, label: null, tickSize: 0 },
      marks: [
        Plot.gridX({ strokeOpacity: 0.12, ticks: 6 }),
        ...(Object.keys(SHADES) as LostAt['cause'][]).map((cause, order, all) =>
          Plot.barX(
            bars.filter((bar) => bar.cause === cause),
            {
              y: 'menu',
              x1: (bar: (typeof bars)[number]) => stackBelow(bars, bar.menu, all.slice(0, order)),
              x2: (bar: (typeof bars)[number]) => stackBelow(bars, bar.menu, all.slice(0, order)) + bar.calls,
              fill: SHADES[cause].colour,
              fillOpacity: SHADES[cause].opacity,
              title: 'tip',
              insetTop: 2,
              insetBottom: 2,
            },
          ),
        ),
        Plot.text(totals, {
          y: 'menu',
          x: 'calls',
          text: 'label',
          textAnchor: 'start',
          dx: 6,
          fontVariant: 'tabular-nums',
        }),
        Plot.ruleX([0]),
      ],
    },
  );
  return drawFigure({
    caption: title,
    chart,
    ...(drawn.length < menus.length ? { note: phrases.moreRows(drawn.length, menus.length) } : {}),
    showData: phrases.showData,
    data: drawTable({
      caption: `${phrases.sections.lost}${phrases.colon}${title}`,
      columns: [
        { head: phrases.heads.menu },
        { head: phrases.heads.cause },
        { head: phrases.heads.callsPerMonth, isNumeric: true },
        { head: phrases.heads.share, isNumeric: true },
      ],
      rows: menus.flatMap((menu) =>
        menu.parts.map((part) => [
          menu.name,
          phrases.causes[part.cause],
          formatValue(part.calls, 'per-month', phrases),
          formatValue(part.share, 'share', phrases),
        ]),
      ),
    }),
  });
}

function stackBelow(
  bars: readonly { readonly menu: string; readonly calls: number; readonly cause: LostAt['cause'] }[],
  menu: string,
  causes: readonly LostAt['cause'][],
): number {
  return bars
    .filter((bar) => bar.menu === menu && causes.includes(bar.cause))
    .reduce((sum, bar) => sum + bar.calls, 0);
}
