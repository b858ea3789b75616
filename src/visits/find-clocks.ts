/** Hours of the week in which every menu of every line is the same. */
import { signatureOf } from '../automaton/index.ts';
import { UNKNOWN_CALLER } from '../chart/index.ts';
import type { VisitLine } from './types.ts';

export interface Clocks {
  /** Clock by hour of the week, Monday 0 h first; 168 values. */
  readonly clockOfHour: Int32Array;
  /** One moment of each clock. */
  readonly moments: readonly { readonly day: number; readonly hour: number }[];
  /** The same moment as an hour of the week. */
  readonly hours: readonly number[];
}

/**
 * An hour is judged by its middle: a line that opens at 8:30 counts as open from 8 on, one that opens at 8:31
 * from 9 on.
 */
export function findClocks(lines: readonly Pick<VisitLine, 'automaton'>[]): Clocks {
  const clockOfHour = new Int32Array(168);
  const moments: { day: number; hour: number }[] = [];
  const hours: number[] = [];
  const known = new Map<string, number>();
  for (let h = 0; h < 168; h++) {
    const moment = { day: Math.floor(h / 24) + 1, hour: (h % 24) + 0.5 };
    const signature = lines
      .map(({ automaton }) => {
        if (!automaton.atoms.some((atom) => atom.type === 'hoursOpen')) return '';
        const holds = signatureOf(automaton, { ...UNKNOWN_CALLER, ...moment });
        return automaton.atoms.map((atom, i) => (atom.type === 'hoursOpen' ? Number(holds[i]) : '')).join('');
      })
      .join('|');
    let clock = known.get(signature);
    if (clock === undefined) {
      known.set(signature, (clock = moments.push(moment) - 1));
      hours.push(h);
    }
    clockOfHour[h] = clock;
  }
  return { clockOfHour, moments, hours };
}
