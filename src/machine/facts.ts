/** What guards ask about a caller: the atoms of every guard, and how they hold for given facts. */
import { isWithinHours } from '../calendar/index.ts';
import type { FactCondition, Facts, Guard } from '../chart/index.ts';

/** Answers one question about a caller. */
export type Ask = (condition: FactCondition) => boolean;

export function holdsFor(facts: Facts, condition: FactCondition): boolean {
  switch (condition.type) {
    case 'identityIs':
      return facts.identity === condition.params.identity;
    case 'ownsDevice':
      return facts.devices.includes(condition.params.device);
    case 'hasHistory':
      return facts.history.includes(condition.params.event);
    case 'hoursOpen':
      return 'calendar' in condition.params
        ? (facts.open?.includes(condition.params.calendar) ?? true)
        : isWithinHours(condition.params, { day: facts.day, minute: minuteOf(facts.hour) });
  }
}

/** Hours are kept to the minute; a third of an hour has no exact number, and no hour is in the next day. */
function minuteOf(hour: number): number {
  return Math.min(1439, Math.floor(hour * 60 + 1e-6));
}

/** Between two of these hours of a day no answer about hours changes; 0 is among them. */
export function hoursThatMatter(conditions: readonly FactCondition[]): number[] {
  const hours = new Set([0]);
  for (const condition of conditions) {
    if (condition.type !== 'hoursOpen' || 'calendar' in condition.params) continue;
    const { from, to } = condition.params;
    for (const edge of [from, to]) hours.add((Math.round(edge * 60) % 1440) / 60);
  }
  return [...hours];
}

/**
 * The truth of a whole guard. Combinations stop at the first answer that decides, so that no needless
 * question is asked.
 */
export function evaluateGuard(guard: Guard, ask: Ask, readAttempts: () => number): boolean {
  if (guard.type === 'attemptsLeft') return readAttempts() + 1 < guard.params.max;
  if (guard.type !== 'when') return ask(guard);
  const { params } = guard;
  if ('all' in params) return params.all.every((part) => evaluateGuard(part, ask, readAttempts));
  if ('any' in params) return params.any.some((part) => evaluateGuard(part, ask, readAttempts));
  return !evaluateGuard(params.not, ask, readAttempts);
}

/** The fact conditions inside a guard, in the order they are written. */
export function factConditionsOf(guard: Guard): FactCondition[] {
  if (guard.type === 'attemptsLeft') return [];
  if (guard.type !== 'when') return [guard];
  const { params } = guard;
  if ('all' in params) return params.all.flatMap(factConditionsOf);
  if ('any' in params) return params.any.flatMap(factConditionsOf);
  return factConditionsOf(params.not);
}

/** One name per condition: equal conditions have equal keys, whatever the order of their days. */
export function conditionKey(condition: FactCondition): string {
  switch (condition.type) {
    case 'identityIs':
      return `identity=${condition.params.identity}`;
    case 'ownsDevice':
      return `device=${condition.params.device}`;
    case 'hasHistory':
      return `history=${condition.params.event}`;
    case 'hoursOpen':
      if ('calendar' in condition.params) return `calendar=${condition.params.calendar}`;
      return `hours=${condition.params.days.toSorted((a, b) => a - b).join('')}:${condition.params.from}-${condition.params.to}`;
  }
}
