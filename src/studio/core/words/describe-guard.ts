/** Guards as sentences: "only for callers who own a PC". `meta` knows what facts are called. */
import {
  nameFact,
  type FactKind,
  type FactName,
  type Guard,
  type MachineMeta,
} from '../../../chart/index.ts';
import { type Language, commonWords, studioWords } from '../../../words/index.ts';
import { dayNames } from './day-names.ts';

type Meta = Pick<MachineMeta, 'facts' | 'locales'>;

export function describeGuard(guard: Guard, language: Language, meta: Meta): string {
  return studioWords[language].guard.only({ who: describePart(guard, language, meta) });
}

/** A few words, what differs first: for the rows of a decision, which say nothing else. */
export function describeGuardBriefly(guard: Guard, language: Language, meta: Meta): string {
  const say = studioWords[language].guard;
  switch (guard.type) {
    case 'identityIs':
      return say.briefIdentity(valuesOf(factName('identity', guard.params.identity, language, meta)));
    case 'ownsDevice':
      return say.briefDevice(valuesOf(factName('devices', guard.params.device, language, meta)));
    case 'hasHistory':
      return say.briefHistory(valuesOf(factName('history', guard.params.event, language, meta)));
    case 'when':
      if ('not' in guard.params)
        return say.not({ what: describeGuardBriefly(guard.params.not, language, meta) });
      return ('all' in guard.params ? guard.params.all : guard.params.any)
        .map((part) => describeGuardBriefly(part, language, meta))
        .join('all' in guard.params ? say.and : say.or);
    default:
      return describePart(guard, language, meta);
  }
}

/** The part without "only". One condition is said shortly; several are clauses about the same callers. */
export function describePart(guard: Guard, language: Language, meta: Meta): string {
  const say = studioWords[language].guard;
  switch (guard.type) {
    case 'identityIs':
      return say.identity(valuesOf(factName('identity', guard.params.identity, language, meta)));
    case 'hoursOpen':
      return describeHours(guard.params, language);
    case 'attemptsLeft':
      return say.attempts({ times: guard.params.max - 1 });
    default:
      return say.callers({ clause: describeClause(guard, true, language, meta) });
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
  const say = studioWords[language].guard;
  switch (guard.type) {
    case 'identityIs':
      return say.is({
        ...valuesOf(factName('identity', guard.params.identity, language, meta)),
        holds: choose(holds),
      });
    case 'ownsDevice':
      return say.owns({
        ...valuesOf(factName('devices', guard.params.device, language, meta)),
        holds: choose(holds),
      });
    case 'hasHistory':
      return say.has({
        ...valuesOf(factName('history', guard.params.event, language, meta)),
        holds: choose(holds),
      });
    case 'hoursOpen':
      return say.callsAt({ time: describeHours(guard.params, language), holds: choose(holds) });
    case 'attemptsLeft':
      return say.tries({ times: guard.params.max - 1, holds: choose(holds) });
    case 'when': {
      const { params } = guard;
      if ('not' in params) return describeClause(params.not, !holds, language, meta, isInner);
      const isAll = 'all' in params;
      const parts = (isAll ? params.all : params.any).map((part) =>
        describeClause(part, holds, language, meta, true),
      );
      const joined = parts.join(isAll === holds ? say.and : say.or);
      return isInner && parts.length > 1 ? say.together({ parts: joined }) : joined;
    }
  }
}

function describeHours(
  { days, from, to }: Extract<Guard, { type: 'hoursOpen' }>['params'],
  language: Language,
): string {
  return studioWords[language].guard.hours({
    days: describeDays(days, language),
    from: showHour(from),
    to: showHour(to),
  });
}

/** A fact in the language of the interface; nobody's identity has a name of its own. */
export function factName(kind: FactKind, id: string, language: Language, meta: Meta): FactName {
  const found = nameFact(meta, kind, id, language);
  return kind === 'identity' && id === 'unknown' && !found.isGiven
    ? { name: studioWords[language].guard.nobodyKnown, isGiven: true }
    : found;
}

/** As messages are asked to choose. */
function choose(holds: boolean): 'yes' | 'other' {
  return holds ? 'yes' : 'other';
}

function valuesOf({ name, isGiven }: FactName): { readonly name: string; readonly isGiven: 'yes' | 'other' } {
  return { name, isGiven: choose(isGiven) };
}

/** 8.5 -> 08:30 */
export function showHour(hour: number): string {
  const minutes = Math.round(hour * 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Runs of three and more as "Mon–Fri". */
function describeDays(days: readonly number[], language: Language): string {
  const sorted = [...new Set(days)].toSorted((a, b) => a - b);
  const words = studioWords[language];
  if (sorted.length === 7) return words.guard.everyDay;
  const runs: number[][] = [];
  for (const day of sorted) {
    const run = runs.at(-1);
    if (run && run.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const { listComma } = commonWords[language];
  const names = dayNames(words);
  const name = (day: number | undefined): string => names[(day ?? 1) - 1] ?? '';
  return runs
    .map((run) => (run.length > 2 ? `${name(run[0])}–${name(run.at(-1))}` : run.map(name).join(listComma)))
    .join(listComma);
}
