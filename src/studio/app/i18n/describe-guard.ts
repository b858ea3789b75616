/** Guards as sentences: "only for callers who own pc". */
import type { Guard } from '../../../chart/index.ts';
import type { Words } from './en.ts';

export function describeGuard(guard: Guard, words: Words): string {
  return words.guard.only(describePart(guard, words, false));
}

/** A few words, what differs first: for the rows of a decision, which say nothing else. */
export function describeGuardBriefly(guard: Guard, words: Words): string {
  const say = words.guard;
  switch (guard.type) {
    case 'identityIs':
      return say.briefIdentity(guard.params.identity);
    case 'ownsDevice':
      return say.briefDevice(guard.params.device);
    case 'hasHistory':
      return say.briefHistory(guard.params.event);
    case 'when':
      if ('not' in guard.params) return say.not(describeGuardBriefly(guard.params.not, words));
      return ('all' in guard.params ? guard.params.all : guard.params.any).map((part) => describeGuardBriefly(part, words)).join('all' in guard.params ? say.and : say.or);
    default:
      return describePart(guard, words);
  }
}

/** The part without "only": for lists of conditions. */
export function describePart(guard: Guard, words: Words, isInner = true): string {
  const say = words.guard;
  switch (guard.type) {
    case 'identityIs':
      return say.identity(guard.params.identity);
    case 'ownsDevice':
      return say.device(guard.params.device);
    case 'hasHistory':
      return say.history(guard.params.event);
    case 'hoursOpen':
      return say.hours(describeDays(guard.params.days, words), showHour(guard.params.from), showHour(guard.params.to));
    case 'attemptsLeft':
      return say.attempts(guard.params.max);
    case 'when': {
      const { params } = guard;
      if ('not' in params) return say.not(describePart(params.not, words));
      const parts = ('all' in params ? params.all : params.any).map((part) => describePart(part, words));
      const joined = parts.join('all' in params ? say.and : say.or);
      return isInner && parts.length > 1 ? `(${joined})` : joined;
    }
  }
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
  return runs.map((run) => (run.length > 2 ? `${name(run[0])}–${name(run.at(-1))}` : run.map(name).join(words.guard.comma))).join(words.guard.comma);
}
