/**
 * Customer-experience figures, mapped from measured ones: always a band, with the source of the mapping, in a
 * section of their own. CES and NPS are left out: no source gives a mapping from menu figures to them, and a
 * made-up one would look like evidence.
 */
import type { Comparison, ExperienceBand } from './types.ts';

/**
 * CSAT points per extra call for the same need; SQM, contradicted elsewhere (EVIDENCE: vendor, a band only).
 */
const CSAT_PER_CALL = { low: -45, high: -5 };

export function experienceBands(headline: Comparison): ExperienceBand[] {
  const calls = headline.differences['callsPerNeed'];
  const right = headline.differences['rightFirst'];
  const bands: ExperienceBand[] = [];
  if (calls) {
    const ends = [calls.low ?? calls.mean, calls.high ?? calls.mean].flatMap((c) => [
      c * CSAT_PER_CALL.low,
      c * CSAT_PER_CALL.high,
    ]);
    bands.push({
      id: 'csat',
      title: { en: 'CSAT (was it satisfying?)', 'zh-CN': 'CSAT（满意度）' },
      low: Math.min(...ends),
      high: Math.max(...ends),
      unit: { en: 'points of 100', 'zh-CN': '百分制分' },
      basis: {
        en: 'change in calls per need x -5 to -45 points per extra call',
        'zh-CN': '每个需求来电数的变化 × 每多一通来电 -5 至 -45 分',
      },
      source: 'SQM (-15 points per extra call) and sources that contradict it; method unpublished',
      status: 'vendor',
    });
  }
  if (right) {
    bands.push({
      id: 'task-success',
      title: { en: 'Task success on the menu (could you do what you came for?)', 'zh-CN': '菜单任务成功率' },
      low: 100 * (right.low ?? right.mean),
      high: 100 * (right.high ?? right.mean),
      unit: { en: 'percentage points', 'zh-CN': '百分点' },
      basis: {
        en: 'change in needs that reach a right desk at the first attempt',
        'zh-CN': '首次直达正确坐席的需求比例之变化',
      },
      source: 'definition: ISO 9241-11 effectiveness, on the first dialling',
      status: 'assumption',
    });
  }
  return bands;
}
