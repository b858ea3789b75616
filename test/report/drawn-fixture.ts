/** Draws and structural parts that look like real ones. The numbers mean nothing. */
import {
  FIGURE_INFO,
  type DrawnComparison,
  type DrawnShare,
  type StillAssumed,
  type StructuralAblation,
  type TotalInterval,
  type Uncertainty,
  type UsedNumbers,
  type WhatDecides,
} from '../../src/study/index.ts';
import { shareInterval } from '../../src/stats/index.ts';
import { about, isComputed, type Values } from './world-fixture.ts';

export const DRAWS = 40;

/** Evenly spread around `mean`, `reach` to each side. */
export function drawnValues(mean: number, reach: number, draws = DRAWS): number[] {
  return Array.from({ length: draws }, (_, i) => mean + reach * ((2 * i + 1) / draws - 1));
}

export function totalOf(figure: string, mean: number, reach: number): TotalInterval {
  const better = FIGURE_INFO.find(({ id }) => id === figure)?.better ?? 'neither';
  const sign = better === 'lower' ? -1 : 1;
  const values = drawnValues(mean, reach);
  const share = values.filter((value) => sign * value > 0).length / DRAWS;
  return {
    median: mean,
    low: mean - 0.9 * reach,
    high: mean + 0.9 * reach,
    noise: 0.03,
    helps: better === 'neither' ? undefined : wilson(share),
  };
}

/** The lost rate reaches far over zero, everything else does not. */
export function drawnComparison(from: string, to: string, before: Values, after: Values): DrawnComparison {
  const differences = Object.keys(after)
    .filter((id) => !isComputed(id))
    .map((id): [string, TotalInterval] => {
      const mean = (after[id] ?? 0) - (before[id] ?? 0);
      return [id, totalOf(id, mean, Math.abs(mean) * (id === 'lostRate' ? 1.5 : 0.5))];
    });
  return { from, to, differences: Object.fromEntries(differences) };
}

export function buildAssumed(): StillAssumed {
  const at = (id: StillAssumed['settings'][number]['id'], mean: number) => ({
    id,
    figures: {
      lostRate: totalOf('lostRate', mean, 0.02),
      misroutedRate: totalOf('misroutedRate', -0.1, 0.03),
    },
  });
  return {
    calls: 412_300,
    from: '2026-03-01',
    to: '2026-04-30',
    draws: DRAWS,
    settings: [
      at('as-learnt', -0.0164),
      at('labels-doubled', -0.01),
      at('wrong-number-low', 0.002),
      at('wrong-number-high', -0.03),
    ],
    extrapolated: [
      {
        machine: 'merged',
        menu: 'products',
        title: { en: 'Products', 'zh-CN': '产品' },
        options: 9,
        depth: 1,
        mostOptions: 6,
        mostDepth: 2,
      },
    ],
  };
}

export function decidesOf(figure: string, mean: number): WhatDecides {
  return {
    figure,
    values: drawnValues(mean, Math.abs(mean) * 1.5),
    parameters: [
      {
        parameter: 'wrongNumber',
        unit: 'probability',
        status: 'vendor',
        share: 0.5,
        breakEven: { value: 0.124, isBeyond: false, helps: 'above' },
      },
      {
        parameter: 'noInput',
        unit: 'probability',
        status: 'assumption',
        share: 0.2,
        breakEven: { value: 0.21, isBeyond: true, helps: 'below' },
      },
      {
        parameter: 'slip',
        unit: 'probability',
        status: 'assumption',
        share: 0.05,
        breakEven: undefined,
      },
    ],
    groups: [
      { group: 'numbers', share: 0.5 },
      { group: 'menus', share: 0.25 },
    ],
    rest: 0.25,
  };
}

export function buildUncertainty(comparisons: readonly DrawnComparison[]): Uncertainty {
  return {
    draws: DRAWS,
    days: 7,
    parameters: 11,
    wordLists: 3,
    worlds: {},
    comparisons,
    decides: ['lostRate', 'misroutedRate'].map((figure) =>
      decidesOf(figure, comparisons[0]?.differences[figure]?.median ?? 0),
    ),
  };
}

export function buildStructure(change: number): StructuralAblation {
  const row = (id: string, effect: number) => ({
    id,
    figures: { lostRate: { without: change + effect, effect: about(effect, 0.0002) } },
  });
  return {
    replications: 5,
    days: 7,
    parts: [
      row('confusion', 0.001),
      row('closed-lines', 0.009),
      row('cut-offs', 0),
      row('desks', -0.0005),
      row('memory', -0.002),
      row('full-memory', 0.004),
      row('all', 0.011),
    ],
  };
}

export const NUMBERS: readonly UsedNumbers[] = [
  {
    id: 'products',
    title: { en: 'Products, weights', 'zh-CN': '产品（权重）' },
    numbers: [
      {
        path: 'products[0].share',
        title: { en: 'PC', 'zh-CN': '电脑' },
        value: 0.4,
        status: 'assumption',
        use: 'fixed',
      },
    ],
  },
  {
    id: 'callers',
    title: { en: 'Callers and period', 'zh-CN': '来电者数量与时间段' },
    source: 'counted',
    numbers: [
      {
        path: 'callersPerMonth.value',
        title: { en: 'Fresh callers', 'zh-CN': '来电者' },
        value: 8000,
        status: 'measured',
        use: 'drawn',
      },
    ],
  },
  {
    id: 'words',
    title: { en: 'PC', 'zh-CN': '电脑' },
    numbers: [
      {
        path: 'products[0].words.zh-CN["修理"]',
        title: { 'zh-CN': '修理' },
        value: 0.9,
        status: 'assumption',
        use: 'fixed',
      },
    ],
  },
];

function wilson(share: number): DrawnShare {
  const { low, high } = shareInterval(share * DRAWS, DRAWS);
  return { share, low, high };
}
