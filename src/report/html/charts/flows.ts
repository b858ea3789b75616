/** Callers as bands, from need through line to outcome. Layout by d3-sankey; drawn here as plain SVG text. */
import { sankey, sankeyLinkHorizontal, type SankeyLink, type SankeyNode } from 'd3-sankey';
import type { Chart, FlowPlace } from '../../outline/charts.ts';
import { truncateTo } from '../../../util/text-width.ts';
import { html, type Markup } from '../markup.ts';
import { CHART_WIDTH, colourOf } from './draw-plot.ts';

type Flows = Extract<Chart, { kind: 'flows' }>;

interface Place {
  readonly key: string;
  readonly title: string;
  readonly column: 0 | 1 | 2;
  readonly colour: string;
}
interface Band {
  readonly colour: string;
}
type DrawnNode = SankeyNode<Place, Band>;
type DrawnLink = SankeyLink<Place, Band>;

/** Room for labels left and right, in pixels; names are cut to the columns that fit. */
const LEFT = 150;
const RIGHT = 240;
const NAME_COLUMNS = [15, 16, 28] as const;
const TOP = 26;
const ROW = 30;

export function drawFlows(chart: Flows): Markup {
  const { nodes, links } = collect(chart);
  const height =
    TOP +
    ROW * Math.max(...[0, 1, 2].map((column) => nodes.filter((node) => node.column === column).length), 4);
  const layout = sankey<Place, Band>()
    .nodeId((node) => node.key)
    .nodeAlign((node) => (node as DrawnNode & Place).column)
    .nodeWidth(12)
    .nodePadding(Math.min(17, 0.55 * ROW))
    .nodeSort(null as never)
    .extent([
      [LEFT, TOP],
      [CHART_WIDTH - RIGHT, height - 6],
    ]);
  const graph = layout({ nodes, links });
  const path = sankeyLinkHorizontal<Place, Band>();
  return html`<svg role="img" viewBox="0 0 ${CHART_WIDTH} ${height}" width="${CHART_WIDTH}" height="${height}" font-size="12" fill="currentColor"><title>${chart.title}</title><desc>${chart.description}</desc>
${chart.heads.map((head, column) => html`<text x="${[LEFT + 12, (LEFT + CHART_WIDTH - RIGHT) / 2, CHART_WIDTH - RIGHT - 12][column]}" y="12" text-anchor="${['end', 'middle', 'start'][column]}" fill="var(--soft)">${head}</text>`)}
<g fill="none" stroke-opacity="0.42">${graph.links.map((link) => html`<path d="${path(link) ?? ''}" stroke="${link.colour}" stroke-width="${Math.max(0.6, link.width ?? 0).toFixed(2)}"><title>${titleOfLink(link, chart.format)}</title></path>`)}</g>
${graph.nodes.map((node) => drawNode(node, chart.format))}</svg>`;
}

function collect({ bands, outcomeOrder }: Flows): {
  nodes: Place[];
  links: { source: string; target: string; value: number; colour: string }[];
} {
  const nodes = new Map<string, Place>();
  const links = new Map<string, { source: string; target: string; value: number; colour: string }>();
  const place = (column: Place['column'], { id, title, series }: FlowPlace): void => {
    const key = `${column}:${id}`;
    if (!nodes.has(key)) nodes.set(key, { key, title, column, colour: colourOf(series) });
  };
  const join = (source: string, target: string, value: number, colour: string): void => {
    const key = JSON.stringify([source, target]);
    const known = links.get(key);
    if (known) known.value += value;
    else links.set(key, { source, target, value, colour });
  };
  const rank = (id: string): number =>
    outcomeOrder.includes(id) ? outcomeOrder.indexOf(id) : outcomeOrder.length;
  for (const { from } of bands) place(0, from);
  for (const { through } of bands) place(1, through);
  for (const { to } of bands.toSorted((a, b) => rank(a.to.id) - rank(b.to.id))) place(2, to);
  for (const { from, through, to, calls } of bands) {
    join(`0:${from.id}`, `1:${through.id}`, calls, colourOf(from.series));
    join(`1:${through.id}`, `2:${to.id}`, calls, colourOf(to.series));
  }
  return { nodes: [...nodes.values()], links: [...links.values()] };
}

function drawNode(node: DrawnNode, format: Flows['format']): Markup {
  const { x0 = 0, x1 = 0, y0 = 0, y1 = 0 } = node;
  const isLeft = node.column === 0;
  const x = isLeft ? x0 - 7 : x1 + 7;
  const calls = format(node.value ?? 0);
  return html`<g><title>${node.title}: ${calls}</title><rect x="${x0}" y="${y0.toFixed(2)}" width="${x1 - x0}" height="${Math.max(1, y1 - y0).toFixed(2)}" fill="${node.colour}"/>
<text x="${x}" y="${((y0 + y1) / 2).toFixed(2)}" dy="0.35em" text-anchor="${isLeft ? 'end' : 'start'}" stroke="var(--paper)" stroke-width="4" stroke-opacity="0.8" stroke-linejoin="round" paint-order="stroke">${truncateTo(node.title, NAME_COLUMNS[node.column], '…')} <tspan fill="var(--soft)" font-size="11">${calls}</tspan></text></g>`;
}

function titleOfLink(link: DrawnLink, format: Flows['format']): string {
  return `${(link.source as DrawnNode).title} → ${(link.target as DrawnNode).title}: ${format(link.value)}`;
}
