import { describe, expect, it } from 'vitest';
import {
  countLog,
  findInLog,
  type DirectRow,
  type DirectTable,
  type LogSetting,
} from '../../src/calibrate/index.ts';
import type { LoggedCall } from '../../src/calls/index.ts';
import { BANK } from './bank/bank-setting.ts';
import { bankCalls, batches } from './bank/bank-calls.ts';

const ORDINARY: LogSetting = { ...BANK, exclude: ['outage-day'] };
const count = async (calls: readonly LoggedCall[], setting = ORDINARY): Promise<DirectTable> =>
  countLog(setting, await findInLog(setting, batches(calls)), batches(calls));
const LOG = bankCalls();
const TABLE = await count(LOG);
const row = (id: string, table = TABLE): DirectRow => table.rows.find((each) => each.id === id)!;

/** Published figures of the bank’s ordinary days with their 90 % intervals; figure, value, low, high. */
const PUBLISHED = [
  ['menuHangUpShare', 0.025, 0.0224, 0.0276],
  ['menuHangUpHazard@0/1', 0.00923, 0.00786, 0.01052],
  ['menuHangUpHazard@1/3', 0.00077, 0.00056, 0.00099],
  ['menuHangUpHazard@3/6', 0.00094, 0.00074, 0.00115],
  ['menuHangUpHazard@6/10', 0.00228, 0.00172, 0.00291],
  ['menuHangUpHazard@10/15', 0.00095, 0.00064, 0.00133],
  ['menuHangUpHazard@15/20', 0.00183, 0.0006, 0.00325],
  ['menuHangUpHazard@20/30', 0.00647, 0.00292, 0.0103],
  ['menuHangUpHazard@30/60', 0.00532, 0.00356, 0.00738],
  ['menuHangUpHazard@60/120', 0.00802, 0.00526, 0.01064],
  ['menuHangUpHazard@120/300', 0.0045, 0.00328, 0.00584],
  ['patienceSurvival@PS/10', 0.975, 0.97, 0.978],
  ['patienceSurvival@PS/30', 0.929, 0.918, 0.937],
  ['patienceSurvival@PS/60', 0.866, 0.854, 0.877],
  ['patienceSurvival@PS/120', 0.777, 0.761, 0.792],
  ['patienceSurvival@PS/300', 0.615, 0.599, 0.639],
  ['patienceSurvival@NW/10', 0.925, 0.92, 0.931],
  ['patienceSurvival@NW/30', 0.82, 0.809, 0.83],
  ['patienceSurvival@NW/60', 0.713, 0.698, 0.731],
  ['patienceSurvival@NW/120', 0.565, 0.544, 0.588],
  ['patienceSurvival@NW/300', 0.311, 0.291, 0.328],
  ['prospectPatience', 214, 205, 224],
  ['handlingMu@PS', 4.8639, 4.8577, 4.8797],
  ['handlingSigma@PS', 0.8888, 0.874, 0.8896],
  ['handlingMu@NW', 4.2736, 4.2512, 4.296],
  ['handlingSigma@NW', 0.925, 0.9092, 0.9408],
  ['redialMu', 6.503, 6.315, 6.687],
  ['redialSigma', 1.869, 1.764, 1.984],
  ['nextCall.afterHangUp@900', 0.134, 0.117, 0.152],
  ['nextCall.afterHangUp@3600', 0.222, 0.199, 0.246],
  ['nextCall.afterHangUp@14400', 0.255, 0.232, 0.276],
  ['nextCall.afterHangUp@86400', 0.314, 0.285, 0.337],
  ['nextCall.afterServed@900', 0.043, 0.038, 0.048],
  ['nextCall.afterServed@3600', 0.054, 0.048, 0.06],
  ['nextCall.afterServed@86400', 0.1, 0.094, 0.107],
  ['dailyCv', 0.115, 0.08, 0.138],
  ['hourlyCv', 0.209, 0.118, 0.279],
] as const;

describe('a sample derived from the figures of the bank', () => {
  it.each(PUBLISHED)(
    'gives back %s = %d, inside %d to %d or an interval of its own',
    (id, value, low, high) => {
      const { estimate } = row(id);
      // Inside the published interval, or an interval of its own around the published value: one draw of a month each.
      const isInside = estimate!.value >= low && estimate!.value <= high;
      const holdsIt = estimate!.low <= value && estimate!.high >= value;
      expect(isInside || holdsIt, JSON.stringify(estimate)).toBe(true);
    },
  );

  it('would give half as many redials again with the bank’s own calls counted as callers’', async () => {
    const kept = LOG.map((each) => ({
      ...each,
      events: each.events.filter(({ event }) => event !== 'callback'),
    }));
    const wrong = row('nextCall.afterHangUp@3600', await count(kept)).estimate!.value;
    expect(wrong / row('nextCall.afterHangUp@3600').estimate!.value).toBeGreaterThan(1.4);
  });

  it('has more hang-ups, and days far less alike, with closed hours and outages kept', async () => {
    const kept = await count(LOG, { ...BANK, keep: ['closed-hours'] });
    expect(row('menuHangUpShare', kept).estimate!.value).toBeGreaterThan(
      1.3 * row('menuHangUpShare').estimate!.value,
    );
    // Days then differ by far more than tosses of a coin.
    expect(row('menuHangUpShare', kept).estimate!.dispersion).toBeGreaterThan(8);
  });

  it('says nothing of what the log never has: silence, wrong keys, needs', () => {
    for (const id of ['noInput', 'noMatch', 'resolved', 'followsAdvice', 'wrongNumber', 'knowsMenus'])
      expect(row(id)).toMatchObject({ estimate: undefined });
    expect(row('noInput').note?.en).toContain('never notes');
  });

  it('counts what the findings left in, by reason', () => {
    expect(Object.keys(TABLE.excluded)).toEqual(['call-backs', 'closed-hours', 'outage-day']);
    const left = Object.values(TABLE.excluded).reduce((sum, each) => sum + each, 0);
    expect(TABLE.calls + left).toBe(LOG.length);
    expect(TABLE).toMatchObject({ level: 0.9, from: '1999-02-01', to: '1999-02-28' });
  });
});

describe('laws of what is counted', () => {
  it('no order of calls, and no size of batches, changes a bit', async () => {
    const shuffled = LOG.toSorted((a, b) => (a.call < b.call ? -1 : 1));
    const again = await countLog(
      ORDINARY,
      await findInLog(ORDINARY, batches(shuffled, 77)),
      batches(shuffled, 331),
    );
    expect(JSON.stringify(again)).toBe(JSON.stringify(TABLE));
  });

  it('values lie in their intervals, and those contain both ways to make them', () => {
    for (const { estimate, id } of TABLE.rows) {
      if (!estimate) continue;
      for (const [low, high] of [estimate.independent, estimate.resampled].filter(
        (pair) => pair !== undefined,
      )) {
        expect(estimate.low, id).toBeLessThanOrEqual(low);
        expect(estimate.high, id).toBeGreaterThanOrEqual(high);
      }
      expect(estimate.value, id).toBeGreaterThanOrEqual(estimate.low);
      expect(estimate.value, id).toBeLessThanOrEqual(estimate.high);
    }
  });

  it('a call that the log cuts off is never abandoned, wherever it is cut', async () => {
    const cut = LOG.map((each) => ({ ...each, events: each.events.filter(({ event }) => event !== 'end') }));
    const table = await count(cut);
    expect(row('menuHangUpShare', table).estimate?.value).toBe(0);
    expect(row('patienceSurvival@300', table).estimate?.value).toBe(1);
    expect(row('redialProbability', table).estimate).toBeUndefined();
  });

  it('a log twice as large has intervals narrower by about the root of two', async () => {
    const WEEKS = 28 * 86_400_000;
    const later = bankCalls(2).map((each) => ({
      ...each,
      call: `x${each.call}`,
      caller: each.caller.replace(/^../, 'ff'),
      events: each.events.map((event) => ({ ...event, t: event.t + WEEKS })),
    }));
    const twice = await count([...LOG, ...later]);
    for (const id of ['menuHangUpShare', 'handlingMu@PS', 'patienceSurvival@PS/60', 'prospectPatience']) {
      const width = (of: DirectRow): number => of.estimate!.high - of.estimate!.low;
      expect(width(row(id)) / width(row(id, twice)), id).toBeGreaterThan(1.1);
      expect(width(row(id)) / width(row(id, twice)), id).toBeLessThan(1.9);
    }
  });

  it('a log without calls says nothing of anything', async () => {
    const empty = await count([]);
    expect(empty).toMatchObject({ calls: 0, days: 0, from: '', to: '', profile: { weekShares: undefined } });
    expect(empty.rows.every(({ estimate, note }) => estimate === undefined && note !== undefined)).toBe(true);
  });
});
