/**
 * The figures of the strip, as texts: exact value, change against the saved version, simulated interval.
 */
import type { Interval } from '../../study/index.ts';
import { formatDecimal } from '../../util/format-number.ts';
import type { WhatIfState } from './what-if-state.ts';
import type { LiveFigures } from './live-world.ts';
import type { SimulatedId } from './months.ts';

export type FigureId =
  | 'lostRate'
  | 'closedRate'
  | 'misroutedRate'
  | 'firstMenuSeconds'
  | 'menuSeconds'
  | 'repeats7d';
export const FIGURE_IDS: readonly FigureId[] = [
  'lostRate',
  'closedRate',
  'misroutedRate',
  'firstMenuSeconds',
  'menuSeconds',
  'repeats7d',
];

type Unit = 'share' | 'seconds' | 'per-month';
const UNITS: Readonly<Record<FigureId, Unit>> = {
  lostRate: 'share',
  closedRate: 'share',
  misroutedRate: 'share',
  firstMenuSeconds: 'seconds',
  menuSeconds: 'seconds',
  repeats7d: 'per-month',
};

export const isShare = (id: FigureId): boolean => UNITS[id] === 'share';

/** Below these, a change is not worth a colour: rounding on the screen hides it. */
const VISIBLE: Readonly<Record<Unit, number>> = { share: 0.00005, seconds: 0.05, 'per-month': 0.5 };

/**
 * `consequence`: lower, but only because fewer callers get where they want to: whoever hangs up hears no more
 * menus and is sent to no wrong desk. That is never called better.
 */
export type Verdict = 'same' | 'better' | 'worse' | 'consequence';

export interface FigureRow {
  readonly id: FigureId;
  /** Exact where it can be solved, else the simulated mean; undefined while nothing is known. */
  readonly value: number | undefined;
  /** `value` is about first calls alone; what is simulated is about all calls, and another figure. */
  readonly isExact: boolean;
  readonly saved: number | undefined;
  readonly change: number | undefined;
  readonly verdict: Verdict | undefined;
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
  const rows = FIGURE_IDS.map((id): FigureRow => {
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
      isExact: solved !== undefined && id !== 'firstMenuSeconds' && value !== undefined,
      saved: solved
        ? saved?.figures[solved]
        : value !== undefined && change !== undefined
          ? value - change
          : undefined,
      change,
      verdict: isNoise ? 'same' : judgeAlone(id, change),
      isBehind: solved ? isLiveBehind : isSimulationBehind,
      simulated: sampled?.now,
      simulatedChange: sampled?.change,
      isSimulationBehind,
    };
  });
  return judgeTogether(rows.filter((row) => row.id !== 'closedRate' || isSeen(row)));
}

/** Where no menu and no desk ever says that it is closed there is no room for a figure about it. */
function isSeen({ value = 0, saved = 0, simulated }: FigureRow): boolean {
  return value > 0 || saved > 0 || (simulated?.mean ?? 0) > 0;
}

/** All are better when lower. */
export function judgeAlone(id: FigureId, change: number | undefined): Verdict | undefined {
  if (change === undefined) return undefined;
  if (Math.abs(change) < VISIBLE[UNITS[id]]) return 'same';
  return change < 0 ? 'better' : 'worse';
}

/** Who is served comes first: when fewer are, or nobody is, nothing else is better for it. */
export function judgeTogether<Row extends Pick<FigureRow, 'id' | 'value' | 'change' | 'verdict'>>(
  rows: readonly Row[],
): Row[] {
  const of = (id: FigureId): Row | undefined => rows.find((row) => row.id === id);
  const unserved = [of('lostRate'), of('closedRate'), of('misroutedRate')];
  const fewer = unserved.reduce((sum, row) => sum + (row?.change ?? 0), 0);
  const served = unserved.reduce((rest, row) => rest - (row?.value ?? 0), 1);
  if (fewer < VISIBLE.share && served >= VISIBLE.share) return [...rows];
  return rows.map((row) => (row.verdict === 'better' ? { ...row, verdict: 'consequence' } : row));
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

/**
 * `5.52 % (5.41–5.63 %)`: an interval stands beside its own mean, never beside another figure. The mean alone
 * while one month tells nothing about the spread.
 */
export function showInterval(id: FigureId, { mean, low, high }: Interval): string {
  if (low === undefined || high === undefined) return showFigure(id, mean);
  const [from, to] = [low, high].map((bound) => showFigure(id, bound));
  return `${showFigure(id, mean)} (${from?.replace(/\s*%$/, '')}–${to})`;
}

/** `−0.27 (−0.31 … −0.22)`: changes carry signs, so a dash between them would be misread. */
export function showChangeInterval(id: FigureId, { mean, low, high }: Interval): string {
  if (low === undefined || high === undefined) return showChange(id, mean);
  return `${showChange(id, mean)} (${showChange(id, low)} … ${showChange(id, high)})`;
}
