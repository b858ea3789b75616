/**
 * Guards in words: the only place that says what a condition means. Every wording has one message for each kind
 * of condition (section `chart.guards`), and all of them are given the same values. `meta` knows what facts are
 * called.
 *
 * - `describeGuard`: a sentence, "Only for callers who own a PC"
 * - `describeGuardBriefly`: what differs first, for rows that say nothing else
 * - `labelGuard`: a few words on the edge of a diagram
 * - `describeFact`: what is true of one caller, for the call that shows a problem
 */
import { formatMinute, type Hours } from '../calendar/index.ts';
import { chartWords, commonWords, say, type Language, type Said } from '../words/index.ts';
import { nameFact, type FactKind, type FactName } from './fact-names.ts';
import type { FactCondition, Guard, MachineMeta } from './types.ts';

type Meta = Pick<MachineMeta, 'facts' | 'locales'>;

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

export function describeGuard(guard: Guard, language: Language, meta: Meta): string {
  return chartWords[language].guards.only({ who: describeWho(guard, language, meta) });
}

export function describeGuardBriefly(guard: Guard, language: Language, meta: Meta): string {
  const { brief, join } = chartWords[language].guards;
  switch (guard.type) {
    case 'identityIs':
    case 'ownsDevice':
    case 'hasHistory':
      return brief[guard.type](valuesOf(nameShown(guard, language, meta)));
    case 'when': {
      const { params } = guard;
      if ('not' in params) return brief.not({ what: describeGuardBriefly(params.not, language, meta) });
      const parts = 'all' in params ? params.all : params.any;
      return parts
        .map((part) => describeGuardBriefly(part, language, meta))
        .join('all' in params ? join.and : join.or);
    }
    default:
      return describeWho(guard, language, meta);
  }
}

export function labelGuard(guard: Guard, language: Language, meta: Meta): string {
  const { label } = chartWords[language].guards;
  switch (guard.type) {
    case 'identityIs':
    case 'ownsDevice':
    case 'hasHistory':
      return label[guard.type](valuesOf(nameFactOf(guard, language, meta)));
    case 'hoursOpen':
      return 'calendar' in guard.params
        ? label.calendar(guard.params)
        : label.hoursOpen({ ...guard.params, days: guard.params.days.join(' ') });
    case 'attemptsLeft':
      return label.attemptsLeft(guard.params);
    case 'when': {
      const { params } = guard;
      if ('not' in params) return label.not({ what: labelGuard(params.not, language, meta) });
      const parts = 'all' in params ? params.all : params.any;
      return parts
        .map((part) => {
          const what = labelGuard(part, language, meta);
          return part.type === 'when' ? label.together({ what }) : what;
        })
        .join('all' in params ? label.and : label.or);
    }
  }
}

export function describeFact(condition: FactCondition, holds = true, meta: Meta = { locales: [] }): Said {
  return say(chartWords, ({ guards: { fact, dayNumbers } }, language) => {
    if (condition.type !== 'hoursOpen')
      return fact[condition.type](valuesOf(nameFactOf(condition, language, meta), holds));
    if ('calendar' in condition.params) return fact.calendar({ ...condition.params, holds: yes(holds) });
    const { days, from, to } = condition.params;
    return fact.hoursOpen({
      from,
      to,
      days: days.map((day) => dayNumbers[dayAt(day)]).join(commonWords[language].listComma),
      isEveryDay: yes(days.length === DAYS.length),
      holds: yes(holds),
    });
  });
}

/** A fact as readers call it; nobody's identity has a name of its own. */
export function nameFactShown(kind: FactKind, id: string, language: Language, meta: Meta): FactName {
  const found = nameFact(meta, kind, id, language);
  return kind === 'identity' && id === 'unknown' && !found.isGiven
    ? { name: chartWords[language].guards.nobodyKnown, isGiven: true }
    : found;
}

/** The sentence without "only": "for callers who own a PC". One condition is said shortly; several are clauses about the same callers. */
export function describeWho(guard: Guard, language: Language, meta: Meta): string {
  const { alone } = chartWords[language].guards;
  switch (guard.type) {
    case 'identityIs':
      return alone.identityIs(valuesOf(nameShown(guard, language, meta)));
    case 'hoursOpen':
      return describeHours(guard.params, language);
    case 'attemptsLeft':
      return alone.attemptsLeft({ count: guard.params.max - 1 });
    default:
      return alone.callers({ clause: describeClause(guard, true, language, meta) });
  }
}

/**
 * What is true of the callers: "own a PC and are not business customers". A denied combination is told by its
 * parts (De Morgan).
 */
function describeClause(
  guard: Guard,
  holds: boolean,
  language: Language,
  meta: Meta,
  isInner = false,
): string {
  const { clause, join } = chartWords[language].guards;
  switch (guard.type) {
    case 'identityIs':
    case 'ownsDevice':
    case 'hasHistory':
      return clause[guard.type](valuesOf(nameShown(guard, language, meta), holds));
    case 'hoursOpen':
      return 'calendar' in guard.params
        ? clause.calendar({ ...guard.params, holds: yes(holds) })
        : clause.hoursOpen({ time: describeHours(guard.params, language), holds: yes(holds) });
    case 'attemptsLeft':
      return clause.attemptsLeft({ count: guard.params.max - 1, holds: yes(holds) });
    case 'when': {
      const { params } = guard;
      if ('not' in params) return describeClause(params.not, !holds, language, meta, isInner);
      const isAll = 'all' in params;
      const parts = (isAll ? params.all : params.any).map((part) =>
        describeClause(part, holds, language, meta, true),
      );
      const what = parts.join(isAll === holds ? join.and : join.or);
      return isInner && parts.length > 1 ? join.together({ what }) : what;
    }
  }
}

type NamedCondition = Exclude<FactCondition, { type: 'hoursOpen' }>;

function factOf(condition: NamedCondition): readonly [kind: FactKind, id: string] {
  switch (condition.type) {
    case 'identityIs':
      return ['identity', condition.params.identity];
    case 'ownsDevice':
      return ['devices', condition.params.device];
    case 'hasHistory':
      return ['history', condition.params.event];
  }
}

function nameFactOf(condition: NamedCondition, language: Language, meta: Meta): FactName {
  return nameFact(meta, ...factOf(condition), language);
}

function nameShown(condition: NamedCondition, language: Language, meta: Meta): FactName {
  return nameFactShown(...factOf(condition), language, meta);
}

/** Sentences differ where a name is only the id, and where a condition is denied. */
function valuesOf({ name, isGiven }: FactName, holds = true) {
  return { name, isNamed: yes(isGiven), holds: yes(holds) } as const;
}

function yes(isTrue: boolean): 'yes' | 'other' {
  return isTrue ? 'yes' : 'other';
}

function describeHours(hours: Hours, language: Language): string {
  const { alone } = chartWords[language].guards;
  return 'calendar' in hours
    ? alone.calendar(hours)
    : alone.hoursOpen({
        days: describeDays(hours.days, language),
        from: showHour(hours.from),
        to: showHour(hours.to),
      });
}

/** 8.5 -> 08:30 */
export function showHour(hour: number): string {
  return formatMinute(Math.round(hour * 60));
}

/** Runs of three and more as "Mon–Fri". */
function describeDays(days: readonly number[], language: Language): string {
  const { everyDay, dayNames } = chartWords[language].guards;
  const { listComma } = commonWords[language];
  const sorted = [...new Set(days)].toSorted((a, b) => a - b);
  if (sorted.length === DAYS.length) return everyDay;
  const runs: number[][] = [];
  for (const day of sorted) {
    const run = runs.at(-1);
    if (run && run.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const name = (day: number | undefined): string => dayNames[dayAt(day ?? 1)];
  return runs
    .map((run) => (run.length > 2 ? `${name(run[0])}–${name(run.at(-1))}` : run.map(name).join(listComma)))
    .join(listComma);
}

/** @param day 1 (Monday) to 7. */
function dayAt(day: number): (typeof DAYS)[number] {
  return DAYS[day - 1] ?? 'monday';
}
