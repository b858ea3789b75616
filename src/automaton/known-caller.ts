/**
 * What is assumed of a caller so far, and what follows from it. One identity holds at most, and all hours are
 * asked of one moment of the week; everything else is independent.
 */
import type { FactCondition, Facts } from '../chart/index.ts';
import { holdsFor, hoursThatMatter } from '../machine/index.ts';
import type { Literal } from './types.ts';

/** Minutes of the week as bits, from Monday at midnight. */
export type Week = Uint32Array;

export interface KnownCaller {
  readonly assumed: readonly Literal[];
  /** What the caller answers; undefined while both are possible. */
  answer(atom: number): boolean | undefined;
  /** Only where both are possible. */
  assume(literal: Literal): void;
  /** Forgets all assumptions but the first `count`. */
  forget(count: number): void;
  /** The minutes that are still possible; undefined: all. Never changed in place. */
  week(): Week | undefined;
}

const DAY = 1440;
const WORDS = (7 * DAY) / 32;

export function createKnownCaller(
  weekOf: (atom: number) => Week | undefined,
  isIdentity: (atom: number) => boolean,
): KnownCaller {
  const assumed: Literal[] = [];
  const values = new Map<number, boolean>();
  const weeks: (Week | undefined)[] = [undefined];
  const identities: (number | undefined)[] = [undefined];
  return {
    assumed,
    answer: (atom) => {
      const value = values.get(atom);
      if (value !== undefined) return value;
      if (isIdentity(atom)) return identities.at(-1) === undefined ? undefined : false;
      const own = weekOf(atom);
      if (!own) return undefined;
      const left = weeks.at(-1);
      const [canHold, canFail] = [meets(left, own, true), meets(left, own, false)];
      return canHold && canFail ? undefined : canHold;
    },
    assume: (literal) => {
      const { atom, value } = literal;
      assumed.push(literal);
      values.set(atom, value);
      identities.push(value && isIdentity(atom) ? atom : identities.at(-1));
      const own = weekOf(atom);
      weeks.push(own ? narrow(weeks.at(-1), own, value) : weeks.at(-1));
    },
    forget: (count) => {
      for (const { atom } of assumed.splice(count)) values.delete(atom);
      weeks.length = count + 1;
      identities.length = count + 1;
    },
    week: () => weeks.at(-1),
  };
}

/** The minutes at which a condition holds; undefined when it is not about a moment. */
export function weekOfCondition(condition: FactCondition): Week | undefined {
  // When a calendar is open only its scenario knows: it goes with every moment.
  if (condition.type !== 'hoursOpen' || 'calendar' in condition.params) return undefined;
  const week = new Uint32Array(WORDS);
  const starts = hoursThatMatter([condition]).toSorted((a, b) => a - b);
  for (let day = 1; day <= 7; day++) {
    for (const [i, hour] of starts.entries()) {
      const facts: Facts = { identity: '', devices: [], history: [], day, hour };
      if (!holdsFor(facts, condition)) continue;
      const end = Math.round((starts[i + 1] ?? 24) * 60);
      for (let minute = Math.round(hour * 60); minute < end; minute++) setBit(week, (day - 1) * DAY + minute);
    }
  }
  return week;
}

/** Whether a moment of the week fits. */
export function hasMoment(week: Week, { day, hour }: Pick<Facts, 'day' | 'hour'>): boolean {
  const bit = (day - 1) * DAY + Math.round(hour * 60);
  return (((week[bit >>> 5] as number) >>> (bit & 31)) & 1) === 1;
}

/** The minutes of `left` at which `own` holds, or fails. Absent `left`: the whole week. */
export function narrow(left: Week | undefined, own: Week, value: boolean): Week {
  return own.map((bits, i) => (value ? bits : ~bits) & (left?.[i] ?? ~0));
}

function meets(left: Week | undefined, own: Week, value: boolean): boolean {
  return own.some((bits, i) => ((value ? bits : ~bits) & (left?.[i] ?? ~0)) !== 0);
}

function setBit(week: Week, bit: number): void {
  week[bit >>> 5] = (week[bit >>> 5] as number) | (1 << (bit & 31));
}
