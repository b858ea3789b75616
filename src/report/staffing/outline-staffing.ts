/** The report of a staffing: agents by desk, what pooling saves, and how little there is to spare. */
import type { LevelCheck, StaffingCase, StaffingResult } from '../../study/index.ts';
import { formatSigned, formatDecimal } from '../../util/format-number.ts';
import {
  BASE_LANGUAGE,
  listWeekdays,
  reportWords,
  type Language,
  type ReportWords,
} from '../../words/index.ts';
import { sayIn } from '../choose-language.ts';
import { seriesAt } from '../outline/charts.ts';
import {
  sentence,
  type ChartPart,
  type Depth,
  type Outline,
  type OutlinePart,
  type OutlineSection,
  type OutlineTable,
} from '../outline/parts.ts';
import type { ReportOptions } from '../types.ts';
import { clockOf } from './clock-of.ts';

interface StaffingContext {
  readonly result: StaffingResult;
  readonly language: Language;
  readonly words: ReportWords['staffing'];
  readonly depth: Depth;
}

/** Plans name no locale: English, unless another language is asked for. */
export function outlineStaffing(
  result: StaffingResult,
  { language = BASE_LANGUAGE }: ReportOptions,
  depth: Depth,
): Outline {
  const words = reportWords[language].staffing;
  const context: StaffingContext = { result, language, words, depth };
  const { target, replications, seed } = result;
  const notices = [
    ...(result.isStopped ? [words.stopped] : []),
    ...result.cases
      .filter(({ plan }) => !plan.isSettled)
      .map((each) => words.unsettled({ plan: nameCase(context, each) })),
  ];
  return {
    language,
    kicker: words.kicker,
    title: sayIn(language, result.scenario.title),
    about: words.about({
      share: percent(target.share),
      within: target.withinSeconds,
      replications,
      seed,
    }),
    width: undefined,
    sections: [
      ...notices.map((text, i): OutlineSection => ({
        id: `notice-${i}`,
        title: '',
        parts: [sentence(text, 'alert')],
      })),
      {
        id: 'plans',
        title: words.plans,
        parts: [{ kind: 'table', table: planTable(context) }, sentence(words.judged, 'note')],
      },
      {
        id: 'saving',
        title: words.saving,
        parts: describeSavings(context).map((line) => sentence(line)),
      },
      {
        id: 'tightest',
        title: words.tight,
        parts: result.cases.flatMap((each) => describeTightest(context, each)),
      },
      ...(depth === 'page' ? [weekSection(context)] : []),
      ...result.cases.map((each, c): OutlineSection => ({
        id: `desks-${c}`,
        title: `${words.byDesk}: ${nameCase(context, each)}`,
        parts: [{ kind: 'table', table: deskTable(context, each) }],
      })),
      { id: 'again', title: words.again, parts: [{ kind: 'command', text: result.replay }] },
    ],
  };
}

/** A plan as people call it: the world, and whether its desks are pooled. */
function nameCase({ language, words }: StaffingContext, { title, isPooled }: StaffingCase): string {
  return `${sayIn(language, title)} (${isPooled ? words.pooled : words.apart})`;
}

/** The first column is a name, the others are numbers. */
function tableOf(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): OutlineTable {
  return { caption, columns: heads.map((head, i) => ({ head, isNumeric: i > 0 })), rows };
}

/** A row for each plan. */
function planTable(context: StaffingContext): OutlineTable {
  const { result, words } = context;
  return tableOf(
    words.plans,
    [words.world, words.desks, words.hours, words.start, words.trials, words.missed, words.untold],
    result.cases.map((each) => {
      const { desks, plan } = each;
      const { hoursMissed, hoursJudged } = plan.judgement;
      return [
        nameCase(context, each),
        String(desks.length),
        formatDecimal(plan.weeklyHours),
        formatDecimal(plan.startHours),
        String(plan.trials),
        `${hoursMissed} / ${hoursJudged}`,
        String(plan.untold),
      ];
    }),
  );
}

function describeSavings({ result, language, words }: StaffingContext): string[] {
  const { cases, compare } = result;
  const find = (world: string, isPooled: boolean): StaffingCase | undefined =>
    cases.find((each) => each.world === world && each.isPooled === isPooled);
  const compared = (from: StaffingCase, to: StaffingCase) => ({
    from: formatDecimal(from.plan.weeklyHours),
    to: formatDecimal(to.plan.weeklyHours),
    change: relate(from.plan.weeklyHours, to.plan.weeklyHours),
  });
  const lines = cases
    .filter(({ isPooled }) => isPooled)
    .flatMap((pooled) => {
      const apart = find(pooled.world, false);
      return apart ? [words.pools({ world: sayIn(language, pooled.title), ...compared(apart, pooled) })] : [];
    });
  const [before, after] = [find(compare.before, false), find(compare.after, false)];
  if (before && after) lines.push(words.apartOnly(compared(before, after)));
  if (cases.every(({ isPooled }) => !isPooled)) lines.push(words.noPools);
  return lines;
}

function describeTightest(context: StaffingContext, each: StaffingCase): OutlinePart[] {
  const { language, words } = context;
  const { tightest } = each.plan.judgement;
  if (!tightest) return [];
  const desk = each.desks[tightest.desk];
  const { oneFewer } = tightest;
  const line = (label: string, check: LevelCheck): string =>
    `${label}: ${printLevel(check)}, ${words.verdicts[check.verdict]}`;
  return [
    sentence(
      words.tightest({
        plan: nameCase(context, each),
        desk: sayIn(language, desk?.title) || (desk?.id ?? ''),
        day: listWeekdays(language)[Math.floor(tightest.hour / 48)] ?? '',
        hour: clockOf(tightest.hour),
        agents: tightest.agents,
      }),
    ),
    {
      kind: 'list',
      items: [line(words.with, tightest.asPlanned), oneFewer ? line(words.fewer, oneFewer) : words.none],
    },
  ];
}

function deskTable(context: StaffingContext, each: StaffingCase): OutlineTable {
  const { language, words, depth } = context;
  return tableOf(
    `${words.byDesk}: ${nameCase(context, each)}`,
    [
      words.desk,
      words.hours,
      words.most,
      words.level,
      // A terminal has the verdict right behind the number; elsewhere a column without a name is a riddle.
      depth === 'brief' ? '' : reportWords[language].study.heads.verdict,
    ],
    each.desks.map((desk, d) => {
      const agents = each.plan.agents[d] ?? new Int32Array();
      const check = each.plan.judgement.desks[d];
      return [
        sayIn(language, desk.title) || desk.id,
        formatDecimal(agents.reduce((sum, count) => sum + count, 0) / 2),
        String(agents.reduce((max, count) => Math.max(max, count), 0)),
        check ? printLevel(check) : '–',
        check ? words.verdicts[check.verdict] : '',
      ];
    }),
  );
}

/** The week of every desk, plans that are alike in one chart. */
function weekSection(context: StaffingContext): OutlineSection {
  const { result, words } = context;
  const groups = [false, true]
    .map((isPooled) => result.cases.filter((each) => each.isPooled === isPooled))
    .filter((cases) => cases.length > 0);
  return {
    id: 'week',
    title: words.week,
    how: words.how,
    parts: groups.flatMap((cases): OutlinePart[] => [
      { kind: 'heading', text: cases[0]?.isPooled ? words.pooled : words.apart },
      {
        kind: 'key',
        items: cases.map((each, c) => ({ text: nameCase(context, each), series: seriesAt(c) })),
      },
      {
        kind: 'multiples',
        charts: [...new Set(cases.flatMap(({ desks }) => desks.map(({ id }) => id)))].map((desk) =>
          weekOf(context, cases, desk),
        ),
      },
    ]),
  };
}

function weekOf({ language }: StaffingContext, cases: readonly StaffingCase[], id: string): ChartPart {
  const desk = cases.flatMap(({ desks }) => desks).find((candidate) => candidate.id === id);
  const title = sayIn(language, desk?.title) || id;
  return {
    kind: 'chart',
    caption: title,
    chart: {
      kind: 'week',
      title,
      days: listWeekdays(language),
      series: cases.map(({ desks, plan }, c) => ({
        series: seriesAt(c),
        agents: Array.from(plan.agents[desks.findIndex((candidate) => candidate.id === id)] ?? []),
      })),
    },
  };
}

function printLevel({ level: { mean, low, high } }: LevelCheck): string {
  if (!Number.isFinite(mean)) return '–';
  return low === undefined || high === undefined
    ? percent(mean)
    : `${percent(mean)} (${percent(low)} .. ${percent(high)})`;
}

function percent(share: number): string {
  return `${formatDecimal(share * 100, 1)}\u00a0%`;
}

function relate(from: number, to: number): string {
  return `${formatSigned(from === 0 ? 0 : (to - from) / from, 'share', 1)}\u00a0%`;
}
