/** Tables of the page: a caption, scoped headings, numbers flush right. */
import { html, type Content, type Markup } from './markup.ts';

export interface Column {
  readonly head: string;
  readonly isNumeric?: boolean;
}

export interface TableOptions {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Content[])[];
  /** The caption is for screen readers only when a heading right above says the same. */
  readonly isCaptionHidden?: boolean;
}

export function drawTable({ caption, columns, rows, isCaptionHidden = false }: TableOptions): Markup {
  const cell = (content: Content, column: number): Markup => {
    const style = columns[column]?.isNumeric ? html` class="number"` : undefined;
    return column === 0 ? html`<th scope="row"${style}>${content}</th>` : html`<td${style}>${content}</td>`;
  };
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table>
<caption${isCaptionHidden && html` class="unseen"`}>${caption}</caption>
<thead><tr>${columns.map(({ head, isNumeric }) => html`<th scope="col"${isNumeric && html` class="number"`}>${head}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${row.map(cell)}</tr>\n`)}</tbody>
</table></div>`;
}

/** A chart, its caption and, folded, the data it shows: nobody has to read a picture to know a number. */
export function drawFigure(options: {
  readonly caption: Content;
  readonly key?: Markup;
  readonly chart: Markup;
  readonly data?: Markup;
  readonly showData: string;
  readonly note?: string;
}): Markup {
  return html`<figure>
<figcaption>${options.caption}</figcaption>
${options.key}<div class="scroll chart">${options.chart}</div>
${options.note && html`<p class="note">${options.note}</p>`}
${options.data && html`<details><summary>${options.showData}</summary>${options.data}</details>`}
</figure>`;
}
