/**
 * Every number the answer rests on, the weakest founded first: a reader should meet the assumptions, not have
 * to look for them.
 */
import type { NamedParameter } from '../../../study/index.ts';
import { formatPlain } from '../../format-number.ts';
import { citeSource, nameUnit } from '../../names.ts';
import { html, type Markup } from '../markup.ts';
import { drawTable } from '../table.ts';
import type { View } from '../view.ts';
import { parameterName, statusTag } from '../words.ts';

const ORDER: readonly NamedParameter['status'][] = ['assumption', 'vendor', 'published', 'measured'];

export function parameters(view: View): Markup | undefined {
  const { result, phrases } = view;
  if (result.parameters.length === 0) return undefined;
  const sorted = result.parameters.toSorted((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status));
  const counts = ORDER.map(
    (status) => [status, sorted.filter((parameter) => parameter.status === status).length] as const,
  ).filter(([, count]) => count > 0);
  return html`<p>${counts.map(([status, count]) => html`${count} × ${statusTag(view, status)} `)}</p>${drawTable(
    {
      caption: phrases.sections.parameters,
      isCaptionHidden: true,
      columns: [
        { head: phrases.heads.parameter },
        { head: phrases.heads.status },
        { head: phrases.heads.value, isNumeric: true },
        { head: phrases.heads.low, isNumeric: true },
        { head: phrases.heads.high, isNumeric: true },
        { head: phrases.heads.unit },
        { head: phrases.heads.source },
      ],
      rows: sorted.map((parameter) => [
        html`${parameterName(view, parameter.name)}${parameter.isOverridden && html` <span class="quiet">(${phrases.overridden})</span>`}`,
        statusTag(view, parameter.status),
        formatPlain(parameter.value),
        formatPlain(parameter.low),
        formatPlain(parameter.high),
        nameUnit(parameter.name, parameter.unit, view.language),
        citeSource(parameter.source, view.language),
      ]),
    },
  )}`;
}
