/**
 * Before any log exists: which one would narrow which parameter, and the headline by how much, for the user's own menus.
 * Parameters are taken as normal and the headline as straight near the scenario's values, but for the interval without a
 * log, which comes from draws.
 */
import { calibrateWords, say, type Said } from '../../words/index.ts';
import { DAYS_OF_MONTH, fromScale } from '../../scenario/index.ts';
import { factorise, invertFactorised, quantileOf } from '../../stats/index.ts';
import type { StudyQuestion } from '../../study/index.ts';
import { listFitParameters, TO_90, type FitParameter } from '../fit/fit-parameters.ts';
import { priorOf } from '../fit/log-likelihood.ts';
import { LOG_KINDS, type LogKind } from '../simulated/log-kinds.ts';
import { NOT_SAID, type Spread } from '../types.ts';
import { findHeadline, HEADLINES, type Headline, type HeadlineSlopes } from './plan-headline.ts';
import { add, findInformation, type InformationHooks, type Matrix } from './plan-information.ts';
import type { CalibrationPlan, PlanParameter, PlannedSource, PlanRow } from './types.ts';

/** Days of the logs that are planned for, and of a longer one; people of a phone test, their tasks in each world; calls of a pilot. */
const DAYS = 14;
const LONGER = 90;
const PEOPLE = [30, 100];
const TASKS = 4;
const PILOT = 1000;
const DRAWS = 60;
/** A log that comes so near to the one that says most is as good. */
const AS_GOOD = 1.1;
/** Only the ratios of shares mean something: their mean is held. */
const HELD = 1e6;

/** Undefined when it was stopped. Cost: about two minutes for the eighteen lines. @throws when a world is missing */
export async function planCalibration(
  given: StudyQuestion,
  { onProgress, isStopped }: InformationHooks = {},
): Promise<CalibrationPlan | undefined> {
  const question = withHeard(given);
  const { scenario } = question;
  const parameters = listFitParameters(scenario, { hasDispositions: true, hasNewLabels: true });
  const stopped = isStopped && { isStopped };
  const { before, after } = scenario.compare;
  const information = await findInformation({ question, world: before }, after, parameters, {
    ...stopped,
    onProgress: (part) => onProgress?.(part / 2),
  });
  if (!information) return undefined;
  const headline = await findHeadline(question, parameters, DRAWS, {
    ...stopped,
    onProgress: (part) => onProgress?.(0.5 + part / 2),
  });
  if (!headline) return undefined;

  const perDay = scenario.callersPerMonth.value / DAYS_OF_MONTH;
  const prior = priorPrecision(parameters);
  const { ofCall, ofTasks, ofPilot } = information;
  const calls = (days: number): number => Math.round(perDay * days);
  const logOf = (kind: LogKind, days: number): Matrix => add(prior, ofCall[kind], calls(days));
  const first = LOG_KINDS.map((kind) => planRow({ kind, size: calls(DAYS), days: DAYS }, logOf(kind, DAYS)));
  const best = pickLog(first.map(({ row }) => row));
  const base = logOf(best, DAYS);
  const rows = [
    planRow({ kind: 'none', size: 0, days: 0 }, prior),
    ...PEOPLE.map((people) => testRow(people, 0, prior)),
    ...first,
    planRow({ kind: best, size: calls(LONGER), days: LONGER }, logOf(best, LONGER)),
    ...PEOPLE.map((people) => testRow(people, DAYS, base)),
    planRow({ kind: 'pilot', size: PILOT, days: DAYS }, add(base, ofPilot, PILOT)),
  ];

  /** @param below what is known without it, from a log of so many days */
  function testRow(people: number, days: number, below: Matrix): ReturnType<typeof planRow> {
    return planRow({ kind: 'phone-test', size: people, days }, add(below, ofTasks, people * TASKS));
  }

  function planRow(source: PlannedSource, precision: Matrix): { row: PlanRow; narrowed: number[] } {
    const lower = factorise(precision);
    if (!lower) throw new Error('What the planned logs would say cannot be added up.');
    const covariance = invertFactorised(lower);
    const narrowed = parameters.map((_, j) => Math.sqrt(covariance[j]?.[j] ?? 0) / priorSd(parameters, j));
    const halfWidth = (figure: Headline): number => {
      const g = headline!.slopes.map((slope) => slope[figure]);
      let variance = 0;
      g.forEach((a, j) => g.forEach((b, k) => (variance += a * b * (covariance[j]?.[k] ?? 0))));
      return TO_90 * Math.sqrt(variance);
    };
    return {
      row: {
        source,
        title: titleOf(source),
        halfWidth: Object.fromEntries(HEADLINES.map((figure) => [figure, halfWidth(figure)])),
        learnt: narrowed.filter((part) => part <= NOT_SAID).length,
      },
      narrowed,
    };
  }
  return describePlan(parameters, headline, rows, best);
}

function describePlan(
  parameters: readonly FitParameter[],
  headline: HeadlineSlopes,
  rows: readonly { readonly row: PlanRow; readonly narrowed: readonly number[] }[],
  best: LogKind,
): CalibrationPlan {
  const table = rows.map(({ row }) => row);
  const total = (figure: Headline): number =>
    headline.slopes.reduce((sum, slope, j) => sum + (slope[figure] * priorSd(parameters, j)) ** 2, 0);
  const floor = parameters.find(({ name }) => name === 'lowMark')?.value ?? 0;
  const listed = parameters.map((parameter, j): PlanParameter => ({
    name: parameter.name,
    prior: spreadOf(parameter, parameter.scale === 'above' ? floor : 0),
    share: Object.fromEntries(
      HEADLINES.map((figure) => [
        figure,
        ((headline.slopes[j]?.[figure] ?? 0) * priorSd(parameters, j)) ** 2 / (total(figure) || 1),
      ]),
    ),
    narrowed: rows.map(({ narrowed }) => narrowed[j] ?? 1),
  }));
  return {
    headline: Object.fromEntries(HEADLINES.map((figure) => [figure, spreadOfDraws(headline, figure)])),
    rows: table,
    parameters: listed.toSorted((a, b) => (b.share['lostRate'] ?? 0) - (a.share['lostRate'] ?? 0)),
    advice: adviseOn(table, best),
    never: listed.filter(({ narrowed }) => narrowed.every((part) => part > NOT_SAID)).map(({ name }) => name),
  };
}

function spreadOfDraws({ now, draws }: HeadlineSlopes, figure: Headline): Spread {
  const values = draws.map((each) => each[figure]).toSorted((a, b) => a - b);
  return { value: now[figure], low: quantileOf(values, 0.05), high: quantileOf(values, 0.95) };
}

/** The least that has to be written down to learn nearly as much as from everything. */
function pickLog(rows: readonly PlanRow[]): LogKind {
  const widths = rows.map(({ halfWidth }) => halfWidth['lostRate'] ?? 0);
  const least = Math.min(...widths);
  return LOG_KINDS[widths.findIndex((width) => width <= AS_GOOD * least)] ?? 'dispositions';
}

function adviseOn(rows: readonly PlanRow[], log: LogKind): Said {
  const points = (kind: PlannedSource['kind'], days: number, size?: number): string => {
    const row = rows.find(
      ({ source }) => source.kind === kind && source.days === days && (size ?? source.size) === source.size,
    );
    return (100 * (row?.halfWidth['lostRate'] ?? 0)).toFixed(2);
  };
  const people = PEOPLE.at(-1) ?? 0;
  const [test, longer] = [points('phone-test', DAYS, people), points(log, LONGER)];
  const facts = {
    log: log === 'dispositions' ? ('other' as const) : log,
    days: DAYS,
    from: points('none', 0),
    to: points(log, DAYS),
    people,
    test,
    alone: points('phone-test', 0, people),
    more: LONGER,
    longer,
  };
  return Number(test) <= Number(longer)
    ? say(calibrateWords, (words) => words.plan.advice(facts))
    : say(calibrateWords, (words) => words.plan.adviceLonger(facts));
}

function titleOf({ kind, size, days }: PlannedSource): Said {
  return say(calibrateWords, ({ plan }) => {
    if (kind === 'none') return plan.none;
    if (kind === 'phone-test') return plan[days === 0 ? 'phoneTestAlone' : 'phoneTest']({ people: size });
    return kind === 'pilot' ? plan.pilot({ calls: size }) : plan[kind]({ calls: size, days });
  });
}

/** In z, where every parameter's sd is 1. */
function priorPrecision(parameters: readonly FitParameter[]): Matrix {
  const { precision, held } = priorOf(parameters);
  const matrix = parameters.map((_, j) => {
    const row = new Float64Array(parameters.length);
    row[j] = precision[j] ?? 1;
    return row;
  });
  for (const group of held)
    for (const j of group) for (const k of group) matrix[j]![k]! += HELD / group.length ** 2;
  return matrix;
}

/** In z: 1, but for shares, of which only the ratios are doubtful. */
function priorSd(parameters: readonly FitParameter[], j: number): number {
  const group = parameters[j]?.group;
  const mates = group === undefined ? 1 : parameters.filter((each) => each.group === group).length;
  return mates > 1 ? Math.sqrt(1 - 1 / mates) : 1;
}

/** @param floor value of the mark that another one lies above */
function spreadOf({ scale, mean, sd }: FitParameter, floor: number): Spread {
  const at = (z: number): number => fromScale(scale, mean + z * sd, floor);
  return { value: at(0), low: at(-TO_90), high: at(TO_90) };
}

/** Today's machines are those that callers have heard; the scenario may say so already. */
function withHeard(question: StudyQuestion): StudyQuestion {
  const { scenario } = question;
  if (scenario.posterior) return question;
  const today = scenario.worlds.find(({ id }) => id === scenario.compare.before)?.lines ?? [];
  const heard = scenario.lines.flatMap(({ id, machine }) => (today.includes(id) ? [machine] : []));
  const posterior = {
    names: [],
    scales: [],
    mean: [],
    factor: [],
    heard: [...new Set(heard)],
    counts: '',
    calls: 0,
    from: '',
    to: '',
  };
  return { ...question, scenario: { ...scenario, posterior } };
}
