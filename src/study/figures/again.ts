/** Calling again for the same need. */
import { repeatWithin } from './count-calls.ts';
import type { Figure } from './figure.ts';

export const AGAIN: readonly Figure[] = [
  {
    id: 'redials',
    unit: 'per-month',
    better: 'lower',
    isHeadline: false,
    title: { en: 'Redials within 15 min', 'zh-CN': '15 分钟内重拨' },
    definition: {
      en: 'Further calls by the same caller for the same need within 15 minutes after a call that did not resolve it.',
      'zh-CN': '同一来电者为同一需求、在未解决的来电结束后 15 分钟内再次来电。',
    },
    of: repeatWithin(0),
  },
  {
    id: 'repeats1h',
    unit: 'per-month',
    better: 'lower',
    isHeadline: false,
    title: { en: 'Repeat calls within 1 h', 'zh-CN': '1 小时内重复来电' },
    definition: { en: 'The same within 1 hour (redials included).', 'zh-CN': '同上，1 小时内（含重拨）。' },
    of: repeatWithin(1),
  },
  {
    id: 'repeats24h',
    unit: 'per-month',
    better: 'lower',
    isHeadline: false,
    title: { en: 'Repeat calls within 24 h', 'zh-CN': '24 小时内重复来电' },
    definition: { en: 'The same within 24 hours.', 'zh-CN': '同上，24 小时内。' },
    of: repeatWithin(2),
  },
  {
    id: 'repeats7d',
    unit: 'per-month',
    better: 'lower',
    isHeadline: true,
    title: { en: 'Repeat calls within 7 d', 'zh-CN': '7 天内重复来电' },
    definition: { en: 'The same within 7 days: the default window.', 'zh-CN': '同上，7 天内（默认窗口）。' },
    of: repeatWithin(3),
  },
  {
    id: 'calls',
    unit: 'per-month',
    better: 'lower',
    isHeadline: true,
    title: { en: 'Calls', 'zh-CN': '来电总数' },
    definition: {
      en: 'All diallings: first calls, redials, repeat calls and calls about a second product. Transfers are part of their call.',
      'zh-CN': '全部拨打次数，含重拨、重复来电及第二需求来电；转接不另计。',
    },
    of: (c) => c.calls,
  },
  {
    id: 'callsPerNeed',
    unit: 'calls-per-need',
    better: 'lower',
    isHeadline: true,
    title: { en: 'Calls per need', 'zh-CN': '每个需求的来电数' },
    definition: { en: 'Calls divided by the needs that callers brought.', 'zh-CN': '来电总数除以需求数。' },
    of: (c) => c.calls / c.needs,
  },
];
