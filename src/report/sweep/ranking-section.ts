/** Which point is best, in words and as a table, with how sure that is. */
import type { PointResult, RankedPoint } from '../../study/index.ts';
import { formatChange, formatDecimal, formatRange, formatValue } from '../../util/format-number.ts';
import { sayIn } from '../choose-language.ts';
import { sentence, type OutlinePart, type OutlineSection } from '../outline/parts.ts';
import { printFactorValue, printSetting, shortLabels } from './print-setting.ts';
import type { SweepContext } from './sweep-context.ts';

/** In a terminal; other forms have them all. */
const MOST_RANKED = 10;
const MOST_CLOSE = 20;

/** The ranking in words, and as rows: place, point, setting, mean, behind the best, told apart. */
export function rankingSection(context: SweepContext): OutlineSection | undefined {
  const { result, words, numbers, language, depth } = context;
  const { ranking } = result;
  const best = ranking?.order[0];
  if (!ranking || !best) return undefined;
  const info = result.figures.find(({ id }) => id === ranking.score.figure);
  const title = info ? sayIn(language, info.title) : ranking.score.figure;
  const unit = info?.unit ?? 'per-month';
  const titleOf = (id: string): string =>
    sayIn(language, result.worlds.find((world) => world.id === id)?.title) || id;
  const { on } = ranking.score;
  const place =
    on.kind === 'world'
      ? words.inWorld({ world: titleOf(on.world) })
      : words.ofChange({ from: titleOf(on.from), to: titleOf(on.to) });
  const pointOf = (index: number): PointResult | undefined =>
    result.points.find((point) => point.index === index);
  const tied = ranking.order.filter(({ place }) => place === 1);
  const close = ranking.order.filter(({ place, isApart }) => place > 1 && !isApart).map(({ point }) => point);
  const sure = ranking.correctSelection;
  const heads = [
    words.place,
    words.point,
    ...shortLabels(result),
    words.score,
    words.behind,
    words.interval,
    words.isApart,
  ];
  const shown = depth === 'brief' ? ranking.order.slice(0, MOST_RANKED) : ranking.order;
  const setting = pointOf(best.point);
  return {
    id: 'ranking',
    title: words.ranking,
    parts: [
      sentence(words.rankedBy({ figure: title, on: place, better: words[ranking.better] })),
      ...sayBest(),
      ...(sure !== undefined && close.length > 0
        ? [
            sentence(
              words.notTold({
                points: listPoints(close),
              }),
            ),
          ]
        : []),
      {
        kind: 'table',
        table: {
          caption: words.ranking,
          isSetOff: true,
          columns: heads.map((head) => ({ head, isNumeric: true })),
          rows: shown.map((row) => [
            String(row.place),
            String(row.point),
            ...(pointOf(row.point)?.values ?? []).map(printFactorValue),
            on.kind === 'world'
              ? formatValue(row.mean, unit, numbers)
              : formatChange(row.mean, unit, numbers),
            row.behind
              ? formatChange(row.behind.mean, unit, numbers)
              : tied.length > 1
                ? words.tie
                : words.best,
            formatRange(row.behind, unit, numbers) ?? '–',
            tellApart(row),
          ]),
        },
      },
      sentence(sayIn(language, ranking.method), 'note'),
    ],
  };

  function sayBest(): OutlinePart[] {
    const points = listPoints(tied.map(({ point }) => point));
    // Where nothing that varies bears on the figure there is no best, and nothing to be sure of.
    if (tied.length > 1 && tied.length === ranking?.order.length)
      return [sentence(words.allTied({ figure: title, points: tied.length }))];
    if (sure === undefined)
      return [...(tied.length > 1 ? [sentence(words.tied({ points }))] : []), sentence(words.tooFew)];
    const share = floorTo(sure, 3);
    if (tied.length > 1) return [sentence(words.tied({ points })), sentence(words.tiedCertainty({ share }))];
    const point = best?.point ?? 0;
    return [
      sentence(words.certainty({ point, setting: setting ? printSetting(result, setting) : '', share })),
    ];
  }

  function tellApart({ place, behind, isApart }: RankedPoint): string {
    if (place === 1 && tied.length > 1) return words.tie;
    return behind ? (isApart ? words.yes : words.no) : '';
  }
}

function listPoints(points: readonly number[]): string {
  return points.slice(0, MOST_CLOSE).join(', ') + (points.length > MOST_CLOSE ? ', …' : '');
}

/** A bound is rounded towards the side on which it stays true. */
function floorTo(value: number, decimals: number): string {
  return formatDecimal(Math.floor(value * 10 ** decimals) / 10 ** decimals, decimals);
}
