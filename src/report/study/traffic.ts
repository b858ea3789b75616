/** Calls against agents through the week: whether both come at the same hours. */
import type { DeskFigure, DeskWeek, WorldResult } from '../../study/index.ts';
import { formatValue } from '../../util/format-number.ts';
import { listWeekdays } from '../../words/index.ts';
import type { ChartPart, KeyItem, OutlinePart, OutlineSection } from '../outline/parts.ts';
import { sectionOf, type StudyContext } from './context.ts';

const MINUTES_A_DAY = 1440;
/** So many times the calls of the busiest half-hour: what agents could do beyond would leave no room for the calls. */
const HIGHEST = 3;

export function traffic(context: StudyContext): OutlineSection | undefined {
  const { pair, say } = context;
  const drawn = pair.filter(({ weeks = [] }) => weeks.length > 0);
  if (drawn.length === 0) return undefined;
  return sectionOf(context, 'traffic', [
    { kind: 'key', items: keyOf(context) },
    ...drawn.flatMap((world): OutlinePart[] => [
      { kind: 'heading', text: say(world.title) },
      ...(world.weeks ?? []).map((week) => chartOf(context, world, week)),
    ]),
  ]);
}

function keyOf({ phrases }: StudyContext): KeyItem[] {
  const { traffic: words } = phrases;
  return [
    { text: words.open, series: 'soft', opacity: 0.25 },
    { text: words.calls, series: 'served', opacity: 0.55 },
    { text: words.closedCalls, series: 'lost', opacity: 0.75 },
    { text: words.capacity, series: 'after' },
  ];
}

function chartOf(context: StudyContext, world: WorldResult, week: DeskWeek): ChartPart {
  const { phrases, numbers, language, say } = context;
  const desk = world.desks.find((each) => each.desk === week.desk);
  const name = say(desk?.title) || week.desk;
  const shown = Math.max(...week.calls, ...week.closedCalls);
  const able = Math.max(0, ...(week.capacity ?? []));
  const most = Math.min(Math.max(shown, able), HIGHEST * shown);
  const calls = (values: readonly number[]): string =>
    formatValue(
      values.reduce((sum, value) => sum + value, 0),
      'per-month',
      numbers,
    );
  return {
    kind: 'chart',
    caption: name,
    chart: {
      kind: 'traffic',
      title: `${phrases.sections.traffic}${phrases.colon}${say(world.title)}, ${name}`,
      description: phrases.traffic.said({ calls: calls(week.calls), closed: calls(week.closedCalls) }),
      axis: phrases.traffic.axis,
      days: listWeekdays(language),
      open: desk ? stretchesOf(desk) : [],
      calls: week.calls,
      closedCalls: week.closedCalls,
      capacity: week.capacity,
      most,
    },
    ...(able > most && {
      note: phrases.traffic.beyond({ calls: formatValue(able, 'per-month', numbers) }),
    }),
  };
}

/** In days from Monday 0 h; what is open over Sunday's midnight begins the week too. */
function stretchesOf({ open }: DeskFigure): { from: number; to: number }[] {
  return open.flatMap((ranges, day) =>
    ranges.flatMap((range) => {
      const [from = 0, to = 0] = range.split('-').map((time) => {
        const [hour = 0, minute = 0] = time.split(':').map(Number);
        return day + (hour * 60 + minute) / MINUTES_A_DAY;
      });
      const end = to <= from ? to + 1 : to;
      return end > 7
        ? [
            { from, to: 7 },
            { from: 0, to: end - 7 },
          ]
        : [{ from, to: end }];
    }),
  );
}
