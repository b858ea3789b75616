/** A study result that looks like a real one, built by hand: 18 lines into one. The numbers mean nothing. */
import type { Interval, WorldResult } from '../../src/study/index.ts';

export const PRODUCTS = ['pc', 'tablet', 'phone', 'printer', 'server', 'accessory', 'smart-home'] as const;
export const INTENTS = ['ask', 'repair'] as const;

export const about = (mean: number, halfWidth = Math.abs(mean) * 0.02, replications = 10): Interval => ({
  mean,
  low: mean - halfWidth,
  high: mean + halfWidth,
  replications,
});
export const bare = (mean: number): Interval => ({ mean, low: undefined, high: undefined, replications: 1 });

export type Values = Readonly<Record<string, number>>;

export const BEFORE: Values = {
  lostRate: 0.0713,
  firstMenuSeconds: 14.2,
  lostCalls: 16_800,
  closedRate: 0.0042,
  closedCalls: 1050,
  misroutedRate: 0.228,
  misroutedNumber: 0.171,
  misroutedOption: 0.057,
  redials: 6230,
  repeats1h: 9100,
  repeats24h: 14_800,
  repeats7d: 21_350,
  calls: 262_400,
  callsPerNeed: 1.117,
  menuSeconds: 21.3,
  operatorRate: 0.11,
  rightFirst: 0.724,
  neverServed: 0.046,
  transferRate: 0,
  advised: 40_200,
  waitSeconds: 34,
  abandonRate: 0.061,
  occupancy: 0.78,
  misrouteHours: 963.4,
};
export const AFTER: Values = {
  ...BEFORE,
  lostRate: 0.0549,
  firstMenuSeconds: 18.7,
  lostCalls: 13_400,
  closedRate: 0.0012,
  closedCalls: 300,
  misroutedRate: 0.131,
  misroutedNumber: 0,
  misroutedOption: 0.131,
  redials: 5480,
  repeats7d: 18_200,
  calls: 243_900,
  callsPerNeed: 1.038,
  menuSeconds: 31.8,
  rightFirst: 0.811,
  neverServed: 0.031,
  transferRate: 0.12,
  advised: 0,
  waitSeconds: 21,
  abandonRate: 0.041,
  misrouteHours: 402.7,
};

export const isComputed = (figure: string): boolean => figure === 'firstMenuSeconds';

export function figuresOf(values: Values): Record<string, Interval> {
  return Object.fromEntries(
    Object.entries(values).map(([id, value]) => [
      id,
      isComputed(id)
        ? { mean: value, low: value, high: value, replications: 0 }
        : about(value, value * 0.012),
    ]),
  );
}

export function differencesOf(from: Values, to: Values): Record<string, Interval> {
  return Object.fromEntries(
    Object.keys(to).map((id) => {
      const mean = (to[id] ?? 0) - (from[id] ?? 0);
      return [
        id,
        isComputed(id)
          ? { mean, low: mean, high: mean, replications: 0 }
          : about(mean, Math.abs(to[id] ?? 0) * 0.006),
      ];
    }),
  );
}

const WORKDAY = ['08:30-12:00', '13:00-17:30'];
const WEEK = [WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, ['22:00-06:00'], []];

const HALF_HOURS = Array.from({ length: 336 }, (_, i) => i);

export function world(
  id: string,
  en: string,
  zh: string,
  lines: readonly string[],
  values: Values,
): WorldResult {
  const isMerged = lines.length === 1;
  return {
    id,
    title: { en, 'zh-CN': zh },
    note:
      id === 'wording'
        ? { en: 'Labels in the caller’s words, with examples.', 'zh-CN': '用来电者的话，并举例。' }
        : undefined,
    lineCount: lines.length,
    figures: figuresOf(values),
    exact: {
      lostRate: (values['lostRate'] ?? 0) * 0.97,
      closedRate: 0.002,
      misroutedRate: (values['misroutedRate'] ?? 0) * 1.01,
      menuSeconds: (values['menuSeconds'] ?? 0) * 1.004,
    },
    prompts: lines.flatMap((line, i) => [
      {
        line,
        menu: 'menu',
        title: { 'zh-CN': isMerged ? '产品菜单' : '主菜单' },
        isFirst: true,
        secondsBefore: 0,
        seconds: isMerged ? 18.7 : 9.1 + ((i * 7) % 13) * 0.9,
        options: isMerged ? 7 : 4,
      },
      ...(isMerged
        ? PRODUCTS.map((product, k) => ({
            line,
            menu: `${product}.menu`,
            title: { 'zh-CN': `${product} 服务菜单` },
            isFirst: false,
            secondsBefore: 0,
            seconds: 9.4 + k * 0.6,
            options: 4,
          }))
        : []),
    ]),
    lostAt: lines.flatMap((line, i) => {
      const calls = isMerged ? 6200 : 700 + ((i * 11) % 18) * 55;
      const at = (cause: 'hung-up' | 'attempts', part: number, menu = 'menu', title = '主菜单') => ({
        line,
        menu,
        title: { 'zh-CN': title },
        cause,
        calls: calls * part,
        share: (calls * part) / 250_000,
      });
      return [
        at('hung-up', 0.8),
        at('attempts', 0.2),
        ...(isMerged
          ? PRODUCTS.map((product, k) =>
              at('hung-up', 0.2 - k * 0.02, `${product}.menu`, `${product} 服务菜单`),
            )
          : []),
      ];
    }),
    closedAt: [
      {
        by: 'menu',
        line: lines[0] ?? '',
        menu: 'shut',
        title: { 'zh-CN': '下班提示' },
        calls: isMerged ? 90 : 840,
        share: (isMerged ? 90 : 840) / 250_000,
      },
      {
        by: 'desk',
        desk: 'pc-desk',
        title: { 'zh-CN': 'pc 坐席' },
        calls: 210,
        share: 210 / 250_000,
      },
    ],
    flows: PRODUCTS.flatMap((product, p) =>
      INTENTS.flatMap((intent, k) =>
        lines.flatMap((line, i) => {
          const fits = isMerged || i % PRODUCTS.length === p;
          const calls = (isMerged ? 9000 : 3000) / (1 + p * 0.35 + k * 0.2);
          if (!fits)
            return i % 5 === 0
              ? [{ product, intent, line, outcome: 'misrouted-wrong-number', calls: calls * 0.12 }]
              : [];
          return (
            [
              ['served', 0.78],
              ['misrouted-wrong-option', 0.09],
              ['abandoned', 0.06],
              ['lost-hung-up', 0.05],
              ['lost-attempts', 0.02],
              ['closed', 0.01],
            ] as const
          ).map(([outcome, part]) => ({ product, intent, line, outcome, calls: calls * part }));
        }),
      ),
    ),
    lineHours: lines.map((line) => ({ line, open: WEEK })),
    desks: PRODUCTS.map((product, p) => ({
      desk: `${product}-desk`,
      title: { 'zh-CN': `${product} 坐席` },
      offered: 30_000 - p * 3100,
      open: WEEK,
      whenClosed: 'announce' as const,
      closedFirstCalls: p === 0 ? 170 : 0,
      turnedAway: p === 0 ? 190 : 0,
      cutOff: p === 0 ? 20 : 0,
      overflowed: 0,
      promised: 0,
      calledBack: 0,
      callBacksMissed: 0,
      abandonedShare: 0.04 + p * 0.006,
      answeredIn20: 0.8 - p * 0.02,
      waitSeconds: 18 + p * 4,
      occupancy: 0.81 - p * 0.03,
      misrouteHours: 120 - p * 9,
      agentHours: 3100 - p * 240,
    })),
    weeks: [
      {
        desk: 'pc-desk',
        calls: HALF_HOURS.map((i) => (i % 48 >= 18 && i % 48 < 36 ? 9 + (i % 7) : 0)),
        closedCalls: HALF_HOURS.map((i) => (i % 48 >= 36 ? 2 : 0)),
        capacity: HALF_HOURS.map((i) => (i % 48 >= 18 && i % 48 < 36 ? 14 : 0)),
      },
    ],
    groups: PRODUCTS.map((product, p) => ({
      group: `${product}-desk`,
      title: { 'zh-CN': `${product} 坐席` },
      desks: [`${product}-desk`],
      agentHours: 3100 - p * 240,
      idleHours: 0,
      busyHours: (3100 - p * 240) * (0.81 - p * 0.03),
      occupancy: 0.81 - p * 0.03,
    })),
  };
}
