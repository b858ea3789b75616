/** The plans: whether they hold, where they are tight, which desk has how many. */
import { nameWay, type StaffingCase, type StaffingWay } from '../../study/index.ts';
import { listWeekdays } from '../../words/index.ts';
import { sayIn } from '../choose-language.ts';
import { seriesAt } from '../outline/charts.ts';
import { sentence, type ChartPart, type OutlinePart, type OutlineSection } from '../outline/parts.ts';
import { clockOf } from './clock-of.ts';
import {
  amount,
  casesOf,
  percent,
  printLevel,
  sayPlan,
  sayWay,
  tableOf,
  waysOf,
  type StaffingContext,
} from './staffing-context.ts';

export function holdSection(context: StaffingContext): OutlineSection {
  const { result, words } = context;
  const interval = ({
    mean,
    low,
    high,
  }: {
    mean: number;
    low?: number | undefined;
    high?: number | undefined;
  }): string =>
    !Number.isFinite(mean)
      ? '–'
      : low === undefined || high === undefined
        ? percent(mean)
        : `${percent(mean)} (${percent(low)} .. ${percent(high)})`;
  return {
    id: 'holds',
    title: words.holds,
    parts: [
      {
        kind: 'table',
        table: tableOf(
          words.holds,
          [
            words.plan,
            words.busy,
            words.meeting,
            words.missing,
            words.untold,
            words.missed,
            words.keeps,
            words.fewer,
          ],
          result.cases.map((each) => {
            const { busy, meeting, missing, untold, missedShare, verdict, oneFewer } = each.plan.judgement;
            return [
              sayPlan(context, each),
              String(busy),
              String(meeting),
              String(missing),
              String(untold),
              interval(missedShare),
              words.keepsIt[verdict],
              oneFewer ? interval(oneFewer.missedShare) : '–',
            ];
          }),
        ),
      },
      sentence(words.judged, 'note'),
    ],
  };
}

export function tightSection(context: StaffingContext): OutlineSection | undefined {
  const { result, words, language } = context;
  const rows = result.cases.flatMap((each) => {
    const { tightest } = each.plan.judgement;
    if (!tightest) return [];
    const day = listWeekdays(language)[Math.floor(tightest.shift / 48)] ?? '';
    return [
      [
        sayPlan(context, each),
        sayDesk(context, each, tightest.desk),
        `${day} ${clockOf(tightest.shift)}`,
        String(tightest.agents),
        printLevel(tightest.asPlanned),
        words.verdicts[tightest.asPlanned.verdict],
      ],
    ];
  });
  if (rows.length === 0) return undefined;
  return {
    id: 'tightest',
    title: words.tight,
    parts: [
      {
        kind: 'table',
        table: tableOf(
          words.tight,
          [words.plan, words.desk, words.when, words.agents, words.level, words.verdict],
          rows,
          3,
        ),
      },
    ],
  };
}

function sayDesk({ language }: StaffingContext, { desks }: StaffingCase, index: number): string {
  const desk = desks[index];
  return sayIn(language, desk?.title) || (desk?.id ?? '');
}

/** Both worlds side by side. A terminal has the desks as they are today. */
export function deskSections(context: StaffingContext): OutlineSection[] {
  const { result, words, depth } = context;
  const ways = waysOf(result).slice(0, depth === 'brief' ? 1 : undefined);
  return ways.map((way, i) => ({
    id: `desks-${nameWay(way)}`,
    title: words.byDeskOf({ way: sayWay(context, way) }),
    parts: [deskTable(context, way), ...(i === 0 ? [sentence(words.levelNote, 'note')] : [])],
  }));
}

function deskTable(context: StaffingContext, way: StaffingWay): OutlinePart {
  const { result, language, words } = context;
  const cases = casesOf(result, way);
  // Where a pool has one group its agents stand in a row of their own, above those of the desks.
  const ids = [
    ...new Set([
      ...cases.flatMap(({ groups }) => groups.map(({ id }) => id)),
      ...cases.flatMap(({ desks }) => desks.map(({ id }) => id)),
    ]),
  ];
  const world = ({ title }: StaffingCase): { world: string } => ({ world: sayIn(language, title) });
  const heads = [
    words.desk,
    ...cases.map((each) => words.hoursIn(world(each))),
    ...cases.map((each) => words.mostIn(world(each))),
    ...cases.map((each) => words.levelIn(world(each))),
  ];
  return {
    kind: 'table',
    table: tableOf(
      words.byDeskOf({ way: sayWay(context, way) }),
      heads,
      ids.map((id) => {
        const places = cases.map((each) => each.groups.findIndex((group) => group.id === id));
        const agents = cases.map(({ plan }, c) => plan.agents[places[c] ?? -1]);
        const known = cases
          .flatMap(({ desks, groups }) => [...desks, ...groups])
          .find((candidate) => candidate.id === id);
        return [
          sayIn(language, known?.title) || id,
          ...agents.map((each) => (each ? amount(each.reduce((sum, count) => sum + count, 0) / 2) : '')),
          ...agents.map((each) => (each ? String(each.reduce((max, count) => Math.max(max, count), 0)) : '')),
          ...cases.map(({ plan, desks }) => {
            const place = desks.findIndex((desk) => desk.id === id);
            if (place < 0) return '';
            const check = plan.judgement.desks[place];
            return check ? `${printLevel(check)}${words.marks[check.verdict]}` : words.noCalls;
          }),
        ];
      }),
    ),
  };
}

/** The week of every desk, both worlds in one chart. */
export function weekSection(context: StaffingContext): OutlineSection {
  const { result, words } = context;
  return {
    id: 'week',
    title: words.week,
    how: words.how,
    parts: waysOf(result).flatMap((way): OutlinePart[] => {
      const cases = casesOf(result, way);
      return [
        { kind: 'heading', text: sayWay(context, way) },
        {
          kind: 'key',
          items: cases.map((each, c) => ({ text: sayPlan(context, each), series: seriesAt(c) })),
        },
        {
          kind: 'multiples',
          charts: [...new Set(cases.flatMap(({ groups }) => groups.map(({ id }) => id)))].map((group) =>
            weekOf(context, cases, group),
          ),
        },
      ];
    }),
  };
}

function weekOf({ language }: StaffingContext, cases: readonly StaffingCase[], id: string): ChartPart {
  const group = cases.flatMap(({ groups }) => groups).find((candidate) => candidate.id === id);
  const title = sayIn(language, group?.title) || id;
  return {
    kind: 'chart',
    caption: title,
    chart: {
      kind: 'week',
      title,
      days: listWeekdays(language),
      series: cases.map(({ groups, plan }, c) => ({
        series: seriesAt(c),
        agents: Array.from(plan.roster[groups.findIndex((candidate) => candidate.id === id)] ?? []),
      })),
    },
  };
}
