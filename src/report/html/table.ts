/** Tables of the page: a caption, scoped headings, numbers flush right. */
import type { Cell, Direction, OutlineTable } from '../outline/parts.ts';
import { html, type Content, type Markup } from './markup.ts';

/** `figures`: ids of the figures that the page defines; only those are linked to. */
export function drawTable(table: OutlineTable, figures: ReadonlySet<string>): Markup {
  const { caption, columns, rows, isCaptionShown = false } = table;
  const cell = (content: Cell, column: number): Markup => {
    const style = columns[column]?.isNumeric ? html` class="number"` : undefined;
    const drawn = drawCell(content, figures);
    return column === 0 ? html`<th scope="row"${style}>${drawn}</th>` : html`<td${style}>${drawn}</td>`;
  };
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table>
<caption${!isCaptionShown && html` class="unseen"`}>${caption}</caption>
<thead><tr>${columns.map(({ head, isNumeric }) => html`<th scope="col"${isNumeric && html` class="number"`}>${head}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${row.map(cell)}</tr>\n`)}</tbody>
</table></div>`;
}

const MARKS: Readonly<Record<Direction, string>> = {
  better: '✓',
  worse: '✗',
  unclear: '≈',
  same: '=',
  higher: '↑',
  lower: '↓',
  unknown: '?',
};

/** A sign and a word; colour only repeats them. */
export function drawCell(cell: Cell, figures: ReadonlySet<string>): Content {
  if (typeof cell === 'string') return cell;
  switch (cell.kind) {
    case 'direction': {
      const { direction, text, isProbable = false } = cell;
      const isFirm = !isProbable && (direction === 'better' || direction === 'worse');
      const style = isFirm ? direction : 'quiet';
      return html`<span class="word ${style}"><span aria-hidden="true">${MARKS[direction]}</span> ${text}</span>`;
    }
    // Weak sources are set apart by a dashed frame as well as by their word.
    case 'status': {
      const isWeak = cell.status === 'assumption' || cell.status === 'vendor';
      return html`<span class="tag${isWeak && ' weak'}">${cell.text}</span>`;
    }
    case 'parameter': {
      const { name, title, note } = cell;
      const named = title === name ? html`<code>${name}</code>` : html`${title} <code>${name}</code>`;
      return html`${named}${note && html` <span class="quiet">(${note})</span>`}`;
    }
    case 'figure':
      return figures.has(cell.figure)
        ? html`<a href="#definition-${cell.figure}" title="${cell.definition}">${cell.text}</a>`
        : cell.text;
  }
}
