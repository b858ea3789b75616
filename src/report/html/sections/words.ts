/** The headline under every word list, and who wrote them. */
import { directionOf } from '../../compare-figures.ts';
import { formatChange, formatRange, formatValue } from '../../format-number.ts';
import { sayWords } from '../../judge.ts';
import { citeSource } from '../../names.ts';
import { html, type Markup } from '../markup.ts';
import { drawTable } from '../table.ts';
import type { View } from '../view.ts';
import { directionWord } from '../words.ts';

export function words(view: View): Markup | undefined {
  const { phrases, result } = view;
  const { heads } = phrases;
  const { lists = [], replications = 0, days = 0 } = result.otherWords ?? {};
  const shown = result.figureInfo.filter(({ id }) => lists[0] && Object.hasOwn(lists[0].figures, id));
  if (shown.length === 0) return undefined;
  const nameOf = (title: (typeof lists)[number]['title']): string =>
    title ? view.say(title) : phrases.ownWords;
  return html`${shown.map((info) => {
    const title = view.say(info.title);
    return html`<h3>${title}</h3>${sayWords(result, info, phrases, title).map((text) => html`<p>${text}</p>`)}${drawTable(
      {
        caption: `${phrases.sections.words}${phrases.colon}${title}`,
        isCaptionHidden: true,
        columns: [
          { head: heads.wordList },
          { head: heads.before, isNumeric: true },
          { head: heads.after, isNumeric: true },
          { head: heads.difference, isNumeric: true },
          { head: heads.interval, isNumeric: true },
          { head: heads.verdict },
        ],
        rows: lists.flatMap(({ title: name, figures }) => {
          const figure = figures[info.id];
          if (!figure) return [];
          const { before, after, difference } = figure;
          return [
            [
              nameOf(name),
              formatValue(before.mean, info.unit, phrases),
              formatValue(after.mean, info.unit, phrases),
              formatChange(difference.mean, info.unit, phrases),
              formatRange(difference, info.unit, phrases) ?? '–',
              directionWord(view, directionOf(info, difference)),
            ],
          ];
        }),
      },
    )}`;
  })}<p class="how">${phrases.replicationsOf(replications)}, ${phrases.daysOf(days)}${phrases.stop}</p>
<ul class="how">${lists.flatMap(({ title, source }) => (source ? [html`<li>${nameOf(title)}${phrases.colon}${citeSource(source, view.language)}</li>`] : []))}</ul>`;
}
