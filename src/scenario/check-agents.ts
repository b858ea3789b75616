/** Agents: rosters that can be read, skills for desks that are there, desks that somebody answers for while they are open. */
import { addDays, daysBetween, isDate, parseRange } from '../calendar/index.ts';
import { hintNearest } from '../chart/index.ts';
import { formatDecimal } from '../util/format-number.ts';
import type { JsonPath } from '../util/problem.ts';
import { joinSteps, WEEK_SECONDS, type Steps } from '../util/steps.ts';
import { say, scenarioWords } from '../words/index.ts';
import { checkHours } from './check-calendars.ts';
import type { Report } from '../util/collect-problems.ts';
import { createPeriodClock } from './period-clock.ts';
import type { DeskConfig, ScenarioConfig, Shift, Staffing } from './types.ts';

/** Hours a week below which a roster and opening hours are as good as the same. */
const HARDLY = 0.01;

export function checkAgents(config: ScenarioConfig, report: Report): void {
  const desks = config.desks.map(({ id }) => id);
  const pools = config.desks.flatMap(({ pool }) => pool ?? []);
  const { agentGroups = [] } = config;
  agentGroups.forEach(({ id, staffing, skills }, g) => {
    const path = ['agentGroups', g];
    if (desks.includes(id) || pools.includes(id))
      report(
        'duplicate-id',
        [...path, 'id'],
        say(scenarioWords, (words) => words.checkAgents.groupLikeDesk({ id })),
        say(scenarioWords, (words) => words.checkScenario.duplicateIdHint),
      );
    checkStaffing(staffing, config, [...path, 'staffing'], report);
    skills.forEach(({ desk }, s) => {
      if (!desks.includes(desk))
        report(
          'unknown-desk',
          [...path, 'skills', s, 'desk'],
          say(scenarioWords, (words) => words.checkAgents.unknownDesk({ id: desk })),
          hintNearest(desk, () => desks),
        );
      else if (skills.findIndex((skill) => skill.desk === desk) < s)
        report(
          'duplicate-skill',
          [...path, 'skills', s],
          say(scenarioWords, (words) => words.checkAgents.duplicateSkill({ id, desk })),
          say(scenarioWords, (words) => words.checkScenario.duplicateNeedHint),
          'warning',
        );
    });
  });
  config.desks.forEach(({ staffing }, d) => {
    const path = ['desks', d, 'staffing'];
    if ('agents' in staffing && staffing.agents === 'groups')
      checkHours(staffing.hours, config, [...path, 'hours'], report);
    else checkStaffing(staffing as Staffing, config, path, report);
  });
  const staffed = new Set([...desks, ...pools, ...agentGroups.map(({ id }) => id)]);
  config.worlds.forEach(({ staffing = {} }, w) => {
    for (const [id, own] of Object.entries(staffing)) {
      const path = ['worlds', w, 'staffing', id];
      if (!staffed.has(id))
        report(
          'unknown-group',
          path,
          say(scenarioWords, (words) => words.checkAgents.unknownGroup({ id })),
          hintNearest(id, () => staffed),
        );
      checkStaffing(own, config, path, report);
    }
  });
}

function checkStaffing(staffing: Staffing, config: ScenarioConfig, path: JsonPath, report: Report): void {
  checkHours(staffing.hours, config, [...path, 'hours'], report);
  if ('roster' in staffing)
    staffing.roster.forEach((shift, s) => checkShift(shift, config, [...path, 'roster', s], report));
}

function checkShift(shift: Shift, config: ScenarioConfig, path: JsonPath, report: Report): void {
  const { days, dates, from, to } = shift;
  if (days === undefined && dates === undefined)
    report(
      'shift-without-days',
      path,
      say(scenarioWords, (words) => words.checkAgents.shiftWithoutDays),
      say(scenarioWords, (words) => words.checkAgents.shiftWithoutDaysHint),
    );
  checkTimes({ from, to }, path, report);
  if (shift.break) checkBreak(shift, shift.break, [...path, 'break'], report);
  if (!dates) return;
  dates.forEach((date, d) => {
    if (!isDate(date))
      report(
        'no-date',
        [...path, 'dates', d],
        say(scenarioWords, (words) => words.checkAgents.noDate({ date })),
        say(scenarioWords, (words) => words.checkAgents.noDateHint),
      );
  });
  checkDatesCome(dates.filter(isDate), config, [...path, 'dates'], report);
}

function checkDatesCome(
  dates: readonly string[],
  { starts, days }: ScenarioConfig,
  path: JsonPath,
  report: Report,
): void {
  if (starts === undefined || !isDate(starts)) {
    if (dates.length > 0 && starts === undefined)
      report(
        'dates-without-start',
        path,
        say(scenarioWords, (words) => words.checkAgents.datesWithoutStart),
        say(scenarioWords, (words) => words.checkCalendars.startHint),
        'warning',
      );
    return;
  }
  const isWithin = (date: string): boolean => {
    const day = daysBetween(starts, date);
    return day >= 0 && day < days;
  };
  if (dates.length > 0 && !dates.some(isWithin))
    report(
      'dates-outside',
      path,
      say(scenarioWords, (words) =>
        words.checkAgents.datesOutside({ first: starts, last: addDays(starts, days - 1) }),
      ),
      say(scenarioWords, (words) => words.checkAgents.datesOutsideHint),
      'warning',
    );
}

function checkTimes({ from, to }: Pick<Shift, 'from' | 'to'>, path: JsonPath, report: Report): boolean {
  const isFine = 'range' in parseRange(`${from}-${to}`);
  if (!isFine)
    report(
      'empty-shift',
      path,
      say(scenarioWords, (words) => words.checkAgents.emptyShift({ from, to })),
      say(scenarioWords, (words) => words.checkAgents.emptyShiftHint),
    );
  return isFine;
}

function checkBreak(shift: Shift, pause: Pick<Shift, 'from' | 'to'>, path: JsonPath, report: Report): void {
  if (!checkTimes(pause, path, report)) return;
  const own = parseRange(`${shift.from}-${shift.to}`);
  const inner = parseRange(`${pause.from}-${pause.to}`);
  if (!('range' in own) || !('range' in inner)) return;
  const later = inner.range.from < own.range.from ? 1440 : 0;
  const isWithin = inner.range.from + later >= own.range.from && inner.range.to + later <= own.range.to;
  if (!isWithin)
    report(
      'break-outside',
      path,
      say(scenarioWords, (words) => words.checkAgents.breakOutside({ ...pause })),
      say(scenarioWords, (words) => words.checkAgents.breakOutsideHint),
      'warning',
    );
}

/**
 * Whether somebody answers while a desk is open, and whether it is open while they are there, over the ordinary week.
 * Only of a scenario whose hours and rosters can be read.
 */
export function checkCover(config: ScenarioConfig, report: Report): void {
  const clock = createPeriodClock(config);
  const hoursOf = (steps: Steps): number => secondsInWeek(steps, clock.loopAt) / 3600;
  config.desks.forEach((desk, d) => {
    const own = agentsOf(desk.staffing);
    const others = (config.agentGroups ?? []).flatMap(({ staffing, skills }) =>
      skills.some((skill) => skill.desk === desk.id) ? agentsOf(staffing) : [],
    );
    const all = [...own, ...others];
    const path = ['desks', d, 'staffing'];
    const isStaffedSomewhere = config.worlds.some(
      ({ staffing = {} }) =>
        Object.hasOwn(staffing, desk.id) || (desk.pool !== undefined && Object.hasOwn(staffing, desk.pool)),
    );
    if (!isStaffedSomewhere && all.every((agents) => hoursOf(agents) === 0)) {
      report(
        'unstaffed-desk',
        path,
        say(scenarioWords, (words) => words.checkAgents.unstaffedDesk({ id: desk.id })),
        say(scenarioWords, (words) => words.checkAgents.unstaffedDeskHint),
      );
      return;
    }
    const { hours } = desk.staffing;
    if (!hours || isStaffedSomewhere) return;
    const open = clock.openOf(hours);
    const together = (join: (isOpen: number, agents: number) => boolean, agents: readonly Steps[]): number =>
      hoursOf(
        joinSteps([open, ...agents], clock.loopAt, ([isOpen = 0, ...counts]) =>
          Number(join(isOpen, Math.max(0, ...counts))),
        ),
      );
    const alone = together((isOpen, agents) => isOpen === 1 && agents === 0, all);
    if (alone > HARDLY)
      report(
        'open-unstaffed',
        path,
        say(scenarioWords, (words) =>
          words.checkAgents.openUnstaffed({ id: desk.id, hours: formatDecimal(alone, 1) }),
        ),
        say(scenarioWords, (words) => words.checkAgents.openUnstaffedHint),
        'warning',
      );
    const idle =
      'roster' in desk.staffing ? together((isOpen, agents) => isOpen === 0 && agents > 0, own) : 0;
    if (idle > HARDLY)
      report(
        'staffed-closed',
        [...path, 'roster'],
        say(scenarioWords, (words) =>
          words.checkAgents.staffedClosed({ id: desk.id, hours: formatDecimal(idle, 1) }),
        ),
        say(scenarioWords, (words) => words.checkAgents.staffedClosedHint),
        'warning',
      );
  });

  /** When somebody is there, none or one entry: of a service level at least one whenever it is open. */
  function agentsOf(staffing: DeskConfig['staffing']): Steps[] {
    if ('roster' in staffing) return [clock.rosterOf(staffing.roster)];
    const open = clock.openOf(staffing.hours);
    if ('serviceLevel' in staffing) return [open];
    if (staffing.agents === 'groups') return [];
    return [staffing.agents > 0 ? open : { ...open, value: open.value.map(() => 0) }];
  }
}

/** Seconds in which a value is above 0, of the week behind the period. */
function secondsInWeek({ at, value }: Steps, loopAt: number): number {
  const end = loopAt + WEEK_SECONDS;
  return value.reduce((sum, each, i) => {
    const [from, to] = [Math.max(loopAt, at[i] as number), at[i + 1] ?? end];
    return each > 0 && to > from ? sum + to - from : sum;
  }, 0);
}
