/** How long the menus speak, against the limits for a first menu. */
import type { WorldResult } from '../../study/index.ts';
import { formatValue } from '../../util/format-number.ts';
import type { OutlinePart, OutlineSection } from '../outline/parts.ts';
import { sectionOf, shownCaption, tableOf, type StudyContext } from './context.ts';
import { nameMenuOfLine } from './names.ts';

/** The case's rule (first menu no longer than 20 s), and the point at which the rules begin to warn. */
const LIMIT_SECONDS = 20;
const WARN_SECONDS = 15;
const MOST_PROMPT_BARS = 20;

export function prompts(context: StudyContext): OutlineSection | undefined {
  const worlds = context.pair.filter((world) => world.prompts.length > 0);
  const most = Math.max(
    LIMIT_SECONDS * 1.1,
    ...worlds.flatMap((world) => world.prompts.map((prompt) => prompt.seconds)),
  );
  return sectionOf(
    context,
    'prompts',
    worlds.map((world) => promptChart(context, world, most)),
  );
}

function promptChart(context: StudyContext, world: WorldResult, most: number): OutlinePart {
  const { result, phrases, numbers, language, say } = context;
  const title = phrases.firstMenusOf({ world: say(world.title) });
  const all = world.prompts
    .toSorted((a, b) => Number(b.isFirst) - Number(a.isFirst) || b.seconds - a.seconds)
    .map((prompt) => ({
      ...prompt,
      name: nameMenuOfLine(result, world, prompt, language),
      shown: formatValue(prompt.seconds, 'seconds', numbers),
      isTooLong: prompt.isFirst && prompt.seconds > LIMIT_SECONDS,
    }));
  const drawn = all.slice(0, MOST_PROMPT_BARS);
  // A column of zeros would only ask what it means.
  const hasLanguages = all.some(({ secondsBefore }) => secondsBefore > 0);
  return {
    kind: 'chart',
    caption: title,
    key: [
      { text: phrases.heads.firstMenu, series: 'served' },
      { text: phrases.laterMenus, series: 'soft', opacity: 0.4 },
    ],
    chart: {
      kind: 'prompts',
      title,
      axis: phrases.heads.seconds,
      most,
      bars: drawn.map(({ name, seconds, shown, isFirst, isTooLong }) => ({
        name,
        value: seconds,
        series: isTooLong ? 'lost' : isFirst ? 'served' : 'soft',
        opacity: isFirst ? 1 : 0.4,
        label: `${shown}${isTooLong ? ` > ${LIMIT_SECONDS}` : ''}`,
        tip: `${name}: ${shown}`,
      })),
      limits: [
        { at: WARN_SECONDS, label: phrases.warnLabel({ seconds: WARN_SECONDS }), isHard: false },
        { at: LIMIT_SECONDS, label: phrases.limitLabel({ seconds: LIMIT_SECONDS }), isHard: true },
      ],
    },
    ...(drawn.length < all.length && { note: phrases.moreRows({ shown: drawn.length, all: all.length }) }),
    data: shownCaption(
      tableOf(
        context,
        title,
        [
          ['menu', 'text'],
          ['firstMenu', 'text'],
          ...(hasLanguages ? [['languageSeconds', 'number'] as const] : []),
          ['seconds', 'number'],
          ['options', 'number'],
        ],
        all.map(({ name, isFirst, secondsBefore, shown, options }) => [
          name,
          isFirst ? phrases.heads.yes : phrases.heads.no,
          ...(hasLanguages ? [formatValue(secondsBefore, 'seconds', numbers)] : []),
          shown,
          String(options),
        ]),
      ),
    ),
  };
}
