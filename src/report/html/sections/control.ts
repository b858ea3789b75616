/**
 * The no-effect controls, and the exact answer beside the simulated one: two ways to catch the model lying.
 */
import { directionOf } from '../../compare-figures.ts';
import { formatChange, formatRange, formatValue } from '../../format-number.ts';
import { controlPairs, judgeControl } from '../../judge.ts';
import { html, type Markup } from '../markup.ts';
import { drawTable } from '../table.ts';
import { describeFigure, type View } from '../view.ts';
import { directionWord } from '../words.ts';

export function control(view: View): Markup | undefined {
  const { result } = view;
  if (!result.control && view.pair.length === 0) return undefined;
  return html`${result.control && drawControl(view)}${view.pair.length > 0 && drawExact(view)}`;
}

function drawControl(view: View): Markup {
  const { phrases, result } = view;
  const { heads } = phrases;
  return html`<p${result.control?.isKept === false && html` class="alert"`}>${judgeControl(result, phrases)}</p>
${drawTable({
  caption: `${phrases.sections.control}${phrases.colon}${describeFigure(view, 'lostRate').title}`,
  columns: [
    { head: heads.control },
    { head: heads.before, isNumeric: true },
    { head: heads.after, isNumeric: true },
    { head: heads.difference, isNumeric: true },
    { head: heads.interval, isNumeric: true },
    { head: heads.verdict },
  ],
  rows: controlPairs(result).map(([id, { before, after, difference }]) => [
    phrases.controls[id],
    formatValue(before.mean, 'share', phrases),
    formatValue(after.mean, 'share', phrases),
    formatChange(difference.mean, 'share', phrases),
    formatRange(difference, 'share', phrases) ?? '–',
    directionWord(view, directionOf({ better: 'lower' }, difference)),
  ]),
})}`;
}

/**
 * The simulated figures count every call, redials included; the exact ones the first call only. Near, not
 * equal.
 */
function drawExact(view: View): Markup {
  const { phrases } = view;
  const rows = view.pair.flatMap((world) =>
    (
      [
        ['lostShare', 'lostRate', world.exact.lostRate, 'share'],
        ['misrouted', 'misroutedRate', world.exact.misroutedRate, 'share'],
        ['menuTime', 'menuSeconds', world.exact.menuSeconds, 'seconds'],
      ] as const
    ).map(([head, figure, exact, unit]) => [
      `${view.say(world.title)} · ${phrases.heads[head]}`,
      formatValue(exact, unit, phrases),
      formatValue(world.figures[figure]?.mean, unit, phrases),
      formatRange(world.figures[figure], unit, phrases, false) ?? '–',
    ]),
  );
  return html`<h3>${phrases.exactTitle}</h3><p class="how">${phrases.exactHow}</p>${drawTable({
    caption: phrases.exactTitle,
    isCaptionHidden: true,
    columns: [
      { head: phrases.heads.figure },
      { head: phrases.heads.exactAnswer, isNumeric: true },
      { head: phrases.heads.sampledAnswer, isNumeric: true },
      { head: phrases.heads.interval, isNumeric: true },
    ],
    rows,
  })}`;
}
