/** Guards as sentences: "only for callers who own a PC". `meta` knows what facts are called. */
import {
  nameFact,
  type FactKind,
  type FactName,
  type Guard,
  type MachineMeta,
} from '../../../chart/index.ts';
import type { Words } from './en.ts';

type Meta = Pick<MachineMeta, 'facts' | 'locales'>;

export function describeGuard(guard: Guard, words: Words, meta: Meta): string {
  return words.guard.only(describePart(guard, words, meta));
}

/** A few words, what differs first: for the rows of a decision, which say nothing else. */
export function describeGuardBriefly(guard: Guard, words: Words, meta: Meta): string {
  const say = words.guard;
  switch (guard.type) {
    case 'identityIs':
      return say.briefIdentity(factName('identity', guard.params.identity, words, meta));
    case 'ownsDevice':
      return say.briefDevice(factName('devices', guard.params.device, words, meta));
    case 'hasHistory':
      return say.briefHistory(factName('history', guard.params.event, words, meta));
    case 'when':
      if ('not' in guard.params) return say.not(describeGuardBriefly(guard.params.not, words, meta));
      return ('all' in guard.params ? guard.params.all : guard.params.any)
        .map((part) => describeGuardBriefly(part, words, meta))
        .join('all' in guard.params ? say.and : say.or);
    default:
      return describePart(guard, words, meta);
  }
}

/** The part without "only". One condition is said shortly; several are clauses about the same callers. */
export function describePart(guard: Guard, words: Words, meta: Meta): string {
  const say = words.guard;
  switch (guard.type) {
    case 'identityIs':
      return say.identity(factName('identity', guard.params.identity, words, meta));
    case 'hoursOpen':
      return describeHours(guard.params, words);
    case 'attemptsLeft':
      return say.attempts(guard.params.max);
    default:
      return say.callers(describeClause(guard, true, words, meta));
  }
}

/**
 * What is true of the callers: "own a PC and are not business customers". A denied combination is told by its
 * parts (De Morgan).
 */
function describeClause(guard: Guard, holds: boolean, words: Words, meta: Meta, isInner = false): string {
  const say = words.guard;
  switch (guard.type) {
    case 'identityIs':
      return say.is(factName('identity', guard.params.identity, words, meta), holds);
    case 'ownsDevice':
      return say.owns(factName('devices', guard.params.device, words, meta), holds);
    case 'hasHistory':
      return say.has(factName('history', guard.params.event, words, meta), holds);
    case 'hoursOpen':
      return say.callsAt(describeHours(guard.params, words), holds);
    case 'attemptsLeft':
      return say.tries(guard.params.max, holds);
    case 'when': {
      const { params } = guard;
      if ('not' in params) return describeClause(params.not, !holds, words, meta, isInner);
      const isAll = 'all' in params;
      const parts = (isAll ? params.all : params.any).map((part) =>
        describeClause(part, holds, words, meta, true),
      );
      const joined = parts.join(isAll === holds ? say.and : say.or);
      return isInner && parts.length > 1 ? say.together(joined) : joined;
    }
  }
}

function describeHours(
  { days, from, to }: Extract<Guard, { type: 'hoursOpen' }>['params'],
  words: Words,
): string {
  return words.guard.hours(describeDays(days, words), showHour(from), showHour(to));
}

/** A fact in the language of the interface; nobody's identity has a name of its own. */
export function factName(kind: FactKind, id: string, words: Words, meta: Meta): FactName {
  const found = nameFact(meta, kind, id, words.language);
  return kind === 'identity' && id === 'unknown' && !found.isGiven
    ? { name: words.guard.nobodyKnown, isGiven: true }
    : found;
}

/** 8.5 -> 08:30 */
export function showHour(hour: number): string {
  const minutes = Math.round(hour * 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Runs of three and more as "Mon–Fri". */
function describeDays(days: readonly number[], words: Words): string {
  const sorted = [...new Set(days)].toSorted((a, b) => a - b);
  if (sorted.length === 7) return words.guard.everyDay;
  const runs: number[][] = [];
  for (const day of sorted) {
    const run = runs.at(-1);
    if (run && run.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const name = (day: number | undefined): string => words.days[(day ?? 1) - 1] ?? '';
  return runs
    .map((run) =>
      run.length > 2 ? `${name(run[0])}–${name(run.at(-1))}` : run.map(name).join(words.guard.comma),
    )
    .join(words.guard.comma);
}
