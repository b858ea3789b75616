/** The table of all figures, headline ones first in weight. */
import { compareFigures } from '../../compare-figures.ts';
import { describeEffort } from '../../describe-effort.ts';
import { formatValue } from '../../format-number.ts';
import { aside } from '../../names.ts';
import { html, type Markup } from '../markup.ts';
import { drawTable } from '../table.ts';
import type { View } from '../view.ts';
import { changeTexts, directionWord } from '../words.ts';

export function figures(view: View): Markup | undefined {
  const { result, phrases } = view;
  const rows = compareFigures(result, result.compare.before, result.compare.after);
  if (rows.length === 0) return undefined;
  const effort = describeEffort(result, view.language, phrases);
  const draw = (isHeadline: boolean): Markup => {
    const part = rows.filter((row) => row.info.isHeadline === isHeadline);
    return drawTable({
      caption: `${phrases.sections.figures}${aside(phrases.replicationsOf(result.replications), view.language)}`,
      isCaptionHidden: true,
      columns: [
        { head: phrases.heads.figure },
        { head: phrases.heads.before, isNumeric: true },
        { head: phrases.heads.after, isNumeric: true },
        { head: phrases.heads.difference, isNumeric: true },
        { head: phrases.heads.interval, isNumeric: true },
        { head: phrases.heads.verdict },
      ],
      rows: part.map((row) => {
        const { change, range } = changeTexts(view, row);
        return [
          html`<a href="#definition-${row.info.id}" title="${view.say(row.info.definition)}">${view.say(row.info.title)}</a>`,
          formatValue(row.before?.mean, row.info.unit, phrases),
          formatValue(row.after?.mean, row.info.unit, phrases),
          change,
          range,
          directionWord(view, row.direction),
        ];
      }),
    });
  };
  return html`${draw(true)}
${rows.some((row) => !row.info.isHeadline) && html`<details><summary>${phrases.moreFigures(rows.filter((row) => !row.info.isHeadline).length)}</summary>${draw(false)}</details>`}
${effort.map((sentence) => html`<p class="note">${sentence}</p>`)}`;
}
