/**
 * The five figures of the strip, as texts: exact value, change against the saved version, simulated interval.
 */
import type { Interval } from '../../study/index.ts';
import { formatDecimal } from '../../util/format-number.ts';
import type { WhatIfState } from './what-if.ts';
import type { LiveFigures } from './live-world.ts';
import type { SimulatedId } from './months.ts';

export type FigureId = 'lostRate' | 'misroutedRate' | 'firstMenuSeconds' | 'menuSeconds' | 'repeats7d';
export const FIGURE_IDS: readonly FigureId[] = [
  'lostRate',
  'misroutedRate',
  'firstMenuSeconds',
  'menuSeconds',
  'repeats7d',
];

type Unit = 'share' | 'seconds' | 'per-month';
const UNITS: Readonly<Record<FigureId, Unit>> = {
  lostRate: 'share',
  misroutedRate: 'share',
  firstMenuSeconds: 'seconds',
  menuSeconds: 'seconds',
  repeats7d: 'per-month',
};

/** Below these, a change is not worth a colour: rounding on the screen hides it. */
const VISIBLE: Readonly<Record<Unit, number>> = { share: 0.00005, seconds: 0.05, 'per-month': 0.5 };

export interface FigureRow {
  readonly id: FigureId;
  /** Exact where it can be solved, else the simulated mean; undefined while nothing is known. */
  readonly value: number | undefined;
  readonly saved: number | undefined;
  readonly change: number | undefined;
  readonly verdict: 'same' | 'better' | 'worse' | undefined;
  readonly isBehind: boolean;
  readonly simulated: Interval | undefined;
  readonly simulatedChange: Interval | undefined;
  readonly isSimulationBehind: boolean;
}

export function figureRows({
  now,
  saved,
  isLiveBehind,
  simulation,
  isSimulationBehind,
}: Pick<WhatIfState, 'now' | 'saved' | 'isLiveBehind' | 'simulation' | 'isSimulationBehind'>): FigureRow[] {
  return FIGURE_IDS.map((id): FigureRow => {
    const sampled = id === 'firstMenuSeconds' ? undefined : simulation?.figures[id satisfies SimulatedId];
    const solved = id === 'repeats7d' ? undefined : (id satisfies keyof LiveFigures);
    const value = solved ? now?.figures[solved] : sampled?.now.mean;
    // Without a change there is no paired difference: the machine is the saved one.
    const change = solved
      ? difference(now?.figures[solved], saved?.figures[solved])
      : (sampled?.change?.mean ?? (sampled ? 0 : undefined));
    const isNoise =
      sampled !== undefined && !solved && sampled.change !== undefined && spansZero(sampled.change);
    return {
      id,
      value,
      saved: solved
        ? saved?.figures[solved]
        : value !== undefined && change !== undefined
          ? value - change
          : undefined,
      change,
      // All five are better when lower.
      verdict:
        change === undefined
          ? undefined
          : Math.abs(change) < VISIBLE[UNITS[id]] || isNoise
            ? 'same'
            : change < 0
              ? 'better'
              : 'worse',
      isBehind: solved ? isLiveBehind : isSimulationBehind,
      simulated: sampled?.now,
      simulatedChange: sampled?.change,
      isSimulationBehind,
    };
  });
}

function difference(now: number | undefined, saved: number | undefined): number | undefined {
  return now === undefined || saved === undefined ? undefined : now - saved;
}

export function spansZero({ low, high }: Interval): boolean {
  return low === undefined || high === undefined || (low <= 0 && high >= 0);
}

/** `5.50 %`, `19.6`, `12,300`: the unit in words is the caller's. */
export function showFigure(id: FigureId, value: number): string {
  if (UNITS[id] === 'share') return `${formatDecimal(100 * value, 2)} %`;
  return UNITS[id] === 'seconds' ? formatDecimal(value, 1) : formatDecimal(value, 0);
}

/** With its sign; shares in percentage points. */
export function showChange(id: FigureId, change: number): string {
  const scaled = UNITS[id] === 'share' ? 100 * change : change;
  const digits = UNITS[id] === 'share' ? 2 : UNITS[id] === 'seconds' ? 1 : 0;
  const rounded = Number(scaled.toFixed(digits));
  return `${rounded > 0 ? '+' : rounded < 0 ? '−' : '±'}${formatDecimal(Math.abs(rounded), digits)}`;
}

/** `5.41–5.63 %`; the mean alone while one month tells nothing about the spread. */
export function showInterval(id: FigureId, { mean, low, high }: Interval): string {
  if (low === undefined || high === undefined) return showFigure(id, mean);
  const [from, to] = [low, high].map((bound) => showFigure(id, bound));
  return `${from?.replace(/\s*%$/, '')}–${to}`;
}

/** `−0.31 to −0.22`: changes carry signs, so a dash between them would be misread. */
export function showChangeInterval(id: FigureId, { mean, low, high }: Interval): string {
  if (low === undefined || high === undefined) return showChange(id, mean);
  return `${showChange(id, low)} … ${showChange(id, high)}`;
}
