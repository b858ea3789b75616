/** Parts of an outline as HTML. */
import type { ChartPart, KeyItem, OutlinePart } from '../outline/parts.ts';
import { drawChart } from './charts/index.ts';
import { colourOf } from './charts/draw-plot.ts';
import { html, type Markup } from './markup.ts';
import type { DrawingDocument } from './svg-document.ts';
import { drawCell, drawTable } from './table.ts';

/** What drawing a part takes from the page around it. */
export interface Frame {
  readonly document: DrawingDocument;
  readonly showData: string;
  /** Ids of the figures that the page defines. */
  readonly figures: ReadonlySet<string>;
}

export function drawParts(parts: readonly OutlinePart[], frame: Frame): Markup {
  // What gets better and what worse is one list.
  const balance = parts.filter((part) => part.kind === 'sentence' && part.role === 'balance');
  return html`${parts.map((part) => {
    if (part.kind !== 'sentence' || part.role !== 'balance') return html`${drawPart(part, frame)}\n`;
    return (
      part === balance[0] &&
      html`<ul class="balance">${balance.map((line) => html`<li>${line.kind === 'sentence' && line.text}</li>`)}</ul>\n`
    );
  })}`;
}

function drawPart(part: OutlinePart, frame: Frame): Markup {
  switch (part.kind) {
    case 'sentence': {
      const { text, role, aside } = part;
      const style = role && html` class="${role}"`;
      const isNotice = role === 'alert' || role === 'note';
      return html`<p${style}${isNotice && html` role="note"`}>${text}${aside && html` <span class="quiet">${aside}</span>`}</p>`;
    }
    case 'heading':
      return html`<h3>${part.text}</h3>`;
    case 'list':
      return html`<ul class="how">${part.items.map((item) => html`<li>${item}</li>`)}</ul>`;
    case 'terms':
      return html`<dl${part.role && html` class="${part.role}"`}>${part.items.map(({ id, term, text }) => html`<dt${id !== undefined && html` id="${id}"`}>${term}</dt><dd>${text}</dd>`)}</dl>`;
    case 'tally':
      return html`<p>${part.items.map(({ count, of }) => html`${count} × ${drawCell(of, frame.figures)} `)}</p>`;
    case 'table':
      return html`${drawTable(part.table, frame.figures)}${part.table.note && html`<p class="note">${part.table.note}</p>`}`;
    case 'command':
      return part.title === undefined
        ? html`<pre tabindex="0"><code>${part.text}</code></pre>`
        : html`<h3 id="replay">${part.title}</h3><pre tabindex="0" aria-labelledby="replay"><code>${part.text}</code></pre>`;
    case 'chart':
      return drawFigure(part, frame);
    case 'multiples':
      return html`<div class="multiples">${part.charts.map((chart) => drawSmall(chart, frame))}</div>`;
    case 'key':
      return drawKey(part.items);
    case 'folded':
      return html`<details><summary>${part.title}</summary>${drawParts(part.parts, frame)}</details>`;
    case 'mapped':
      return html`<div class="mapped">${drawParts(part.parts, frame)}</div>`;
  }
}

/** A chart, its caption and, folded, the data it shows. */
function drawFigure({ chart, caption, key, note, data }: ChartPart, frame: Frame): Markup {
  return html`<figure>
<figcaption>${caption}</figcaption>
${key && drawKey(key)}<div class="scroll chart">${drawChart(chart, frame.document)}</div>
${note && html`<p class="note">${note}</p>`}
${data && html`<details><summary>${frame.showData}</summary>${drawTable(data, frame.figures)}</details>`}
</figure>`;
}

function drawSmall({ chart, caption, outcome, spoken }: ChartPart, frame: Frame): Markup {
  const cells = outcome?.map((cell, i) => html`${i > 0 && ' '}${drawCell(cell, frame.figures)}`);
  return html`<figure><figcaption>${caption}${cells && html` <span>${cells}</span>`}</figcaption>
<div class="chart">${drawChart(chart, frame.document)}</div>${spoken && html`<p class="unseen">${spoken}</p>`}</figure>`;
}

function drawKey(items: readonly KeyItem[]): Markup {
  return html`<ul class="key">${items.map(({ text, series, opacity }) => html`<li><svg width="12" height="12" aria-hidden="true"><rect width="12" height="12" fill="${colourOf(series)}"${opacity !== undefined && html` fill-opacity="${opacity}"`}/></svg>${text}</li>`)}</ul>`;
}
