/** When lines and desks are open, side by side: where they drift apart, callers are led to closed desks. */
import type { WorldResult } from '../../study/index.ts';
import { listWeekdays } from '../../words/index.ts';
import type { OutlinePart, OutlineSection } from '../outline/parts.ts';
import { sectionOf, tableOf, tablePart, type StudyContext } from './context.ts';
import { nameOf } from './names.ts';

type Week = readonly (readonly string[])[];

const WHOLE_DAY = '00:00-24:00';

/** Undefined where everything is open around the clock. */
export function hours(context: StudyContext): OutlineSection | undefined {
  const { pair, say } = context;
  const weeks = pair.flatMap((world) => [...world.lineHours, ...world.desks].map(({ open }) => open));
  if (weeks.every(isAlways)) return undefined;
  return sectionOf(
    context,
    'hours',
    pair.flatMap((world): OutlinePart[] => [
      { kind: 'heading', text: say(world.title) },
      hoursTable(context, world),
    ]),
  );
}

function hoursTable(context: StudyContext, { title, lineHours, desks }: WorldResult): OutlinePart {
  const { result, phrases, language, say } = context;
  return tablePart(
    tableOf(
      context,
      `${phrases.sections.hours}${phrases.colon}${say(title)}`,
      [
        ['lineOrDesk', 'text'],
        ['openHours', 'text'],
        ['outside', 'text'],
      ],
      [
        ...lineHours.map(({ line, open }) => [
          `${phrases.heads.line}${phrases.colon}${nameOf(result, 'lines', line, language)}`,
          sayWeek(context, open),
          isAlways(open) ? '–' : phrases.whenClosed.announce,
        ]),
        ...desks.map((desk) => [
          `${phrases.heads.desk}${phrases.colon}${say(desk.title) || desk.desk}`,
          sayWeek(context, desk.open),
          isAlways(desk.open) ? '–' : phrases.whenClosed[desk.whenClosed],
        ]),
      ],
    ),
  );
}

const isAlways = (week: Week): boolean => week.every(([first]) => first === WHOLE_DAY);

/** Days in a row that are alike stand together. */
export function sayWeek(
  { phrases, language }: Pick<StudyContext, 'phrases' | 'language'>,
  week: Week,
): string {
  if (isAlways(week)) return phrases.alwaysOpen;
  const names = listWeekdays(language);
  const runs: { from: number; to: number; ranges: string }[] = [];
  week.forEach((ranges, day) => {
    const own = ranges.map((range) => range.replace('-', '–')).join(', ');
    const last = runs.at(-1);
    if (last && last.to === day - 1 && last.ranges === own) last.to = day;
    else if (own !== '') runs.push({ from: day, to: day, ranges: own });
  });
  if (runs.length === 0) return phrases.neverOpen;
  return runs
    .map(({ from, to, ranges }) =>
      phrases.openOn({
        days:
          from === to
            ? (names[from] ?? '')
            : phrases.dayRange({ from: names[from] ?? '', to: names[to] ?? '' }),
        ranges,
      }),
    )
    .join(phrases.semicolon);
}
