/** Published figures beside simulated ones, each with its verdict and the parameters that decide it. */
import type { PublishedCheck } from '../../../study/index.ts';
import { formatChange, formatPlain, formatRange } from '../../format-number.ts';
import { findDeciders } from '../../judge.ts';
import { html, type Markup } from '../markup.ts';
import { drawTable } from '../table.ts';
import { describeFigure, type View } from '../view.ts';
import { parameterName, statusTag } from '../words.ts';

export function published(view: View): Markup | undefined {
  const { result, phrases } = view;
  if (result.published.length === 0) return undefined;
  return html`${drawTable({
    caption: phrases.sections.published,
    isCaptionHidden: true,
    columns: [
      { head: phrases.heads.figure },
      { head: phrases.heads.published, isNumeric: true },
      { head: phrases.heads.simulated, isNumeric: true },
      { head: phrases.heads.interval, isNumeric: true },
      { head: phrases.heads.verdict },
    ],
    rows: result.published.map((check) => {
      const { title, unit } = describeFigure(view, check.figure);
      return [
        title,
        formatChange(check.published, unit, phrases),
        formatChange(check.simulated.mean, unit, phrases),
        formatRange(check.simulated, unit, phrases) ?? '–',
        phrases.verdicts[check.verdict],
      ];
    }),
  })}${result.published.map((check) => drawDeciders(view, check))}`;
}

function drawDeciders(view: View, check: PublishedCheck): Markup {
  const { phrases } = view;
  const { title, unit } = describeFigure(view, check.figure);
  const deciders = findDeciders(check, view.result.sensitivity);
  return html`<h3>${title}</h3><p>${view.say(check.note)} <span class="quiet">${phrases.heads.source}${phrases.colon}${check.source}</span></p>
${
  deciders.length > 0 &&
  html`<p>${deciders.some(({ reaches }) => reaches) ? phrases.someReach : phrases.noneReaches}</p>${drawTable(
    {
      caption: phrases.decidersOf(title),
      columns: [
        { head: phrases.heads.parameter },
        { head: phrases.heads.status },
        { head: phrases.heads.low, isNumeric: true },
        { head: phrases.heads.high, isNumeric: true },
        { head: phrases.heads.atLow, isNumeric: true },
        { head: phrases.heads.atHigh, isNumeric: true },
        { head: phrases.heads.verdict },
      ],
      rows: deciders.map(({ bar, reaches }) => [
        parameterName(view, bar.parameter),
        statusTag(view, bar.status),
        formatPlain(bar.low),
        formatPlain(bar.high),
        formatChange(bar.atLow, unit, phrases),
        formatChange(bar.atHigh, unit, phrases),
        reaches ? phrases.reachesAlone : phrases.reachesNot,
      ]),
    },
  )}`
}`;
}
