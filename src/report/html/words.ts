/** Small pieces that several sections set the same way. */
import type { NamedParameter } from '../../study/index.ts';
import type { Direction, FigureRow } from '../compare-figures.ts';
import { formatChange, formatRange } from '../format-number.ts';
import { titleParameter } from '../names.ts';
import { html, type Markup } from './markup.ts';
import type { View } from './view.ts';

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
export function directionWord(view: View, direction: Direction): Markup {
  const style = direction === 'better' || direction === 'worse' ? direction : 'quiet';
  return html`<span class="word ${style}"><span aria-hidden="true">${MARKS[direction]}</span> ${view.phrases.directions[direction]}</span>`;
}

/** How well a number is founded. Weak sources are set apart by a dashed frame as well as by their word. */
export function statusTag(view: View, status: NamedParameter['status']): Markup {
  const isWeak = status === 'assumption' || status === 'vendor';
  return html`<span class="tag${isWeak && ' weak'}">${view.phrases.statuses[status]}</span>`;
}

/** What people call a parameter, and the name by which a scenario sets it. */
export function parameterName(view: View, name: string): Markup {
  const title = titleParameter(name, view.language);
  return title === name ? html`<code>${name}</code>` : html`${title} <code>${name}</code>`;
}

/** Difference and interval in two cells' worth of text. */
export function changeTexts(
  view: View,
  row: FigureRow | undefined,
): { readonly change: string; readonly range: string } {
  if (!row) return { change: '', range: '' };
  return {
    change: formatChange(row.difference?.mean, row.info.unit, view.phrases),
    range: formatRange(row.difference, row.info.unit, view.phrases) ?? '–',
  };
}
