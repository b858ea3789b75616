import { describe, expect, it } from 'vitest';
import {
  checkHoldOut,
  checkPrediction,
  countPaths,
  fitPaths,
  leaveLinesOut,
  logCalls,
  tallyLog,
  type FittedPosterior,
  type LogTally,
} from '../../../src/calibrate/index.ts';
import type { LoggedCall } from '../../../src/calls/index.ts';
import type { Overrides } from '../../../src/study/index.ts';
import { smallDesign } from '../../study/small-study.ts';

const question = smallDesign();
const design = { question, world: 'before' };
async function* log(overrides: Overrides = {}, days = 10): AsyncGenerator<LoggedCall[]> {
  yield* logCalls(question, { world: 'before', overrides, days, replication: 3 });
}
/** Everything as the scenario has it, and nothing in doubt. */
const certain: FittedPosterior = {
  names: [],
  scales: [],
  mean: [],
  factor: [],
  heard: [],
  counts: '',
  calls: 0,
  from: '',
  to: '',
};
const predict = (observed: LogTally, draws = 8) =>
  checkPrediction(observed, {
    question,
    world: 'before',
    posterior: certain,
    calls: 5700,
    days: 10,
    draws,
    zone: 'UTC',
    options: {},
  });

describe('the predictive check', () => {
  it('finds nine cells in ten of a log of its own inside their intervals', async () => {
    const check = await predict(await tallyLog(log(), 'UTC'));
    expect(check?.cells.length).toBeGreaterThan(60);
    expect(check?.inside).toBeGreaterThan(0.83);
    expect(new Set(check?.cells.map(({ kind }) => kind))).toEqual(
      new Set(['key', 'hang-up', 'hang-up-time', 'key-time', 'line-hour', 'repeat-day']),
    );
  });

  it('says in words where callers did something else, the worst first', async () => {
    const check = await predict(await tallyLog(log({ noInput: 0.25 }), 'UTC'));
    const [worst] = check?.worst ?? [];
    expect(worst?.cell.what).toBe('no-input');
    expect(worst?.cell.p).toBeLessThan(1e-6);
    expect(worst?.sentence.en).toMatch(
      /callers said nothing in \d+\.\d % of [\d,]+ hearings; the model says/,
    );
    expect(check?.inside).toBeLessThan(0.9);
    expect(check?.worst.length).toBeLessThanOrEqual(10);
  });

  it('has no cell of so few that it would tell of somebody', async () => {
    const check = await predict(await tallyLog(log({}, 1), 'UTC'), 3);
    for (const { n, observed, unit } of check?.cells ?? []) {
      expect(n).toBeGreaterThanOrEqual(30);
      if (unit === 'share') expect(Math.round(observed * n)).toBeGreaterThanOrEqual(5);
    }
  });
});

describe('weeks that were held out', () => {
  it('are predicted better by what was learnt than by what was shipped', { timeout: 60_000 }, async () => {
    const truth = { noInput: 0.12, wrongNumber: 0.05, hangUpProgressing: 0.004 };
    const only = ['noInput', 'wrongNumber', 'hangUpProgressing', 'noMatch', 'hangUpStuck'];
    const found = await checkHoldOut({
      design,
      calls: () => log(truth, 14),
      draws: 8,
      options: {},
      fit: (counts) => fitPaths(counts, design, { only }),
    });
    expect(found?.from).toBe('2026-03-13');
    expect(found?.score.model).toBeGreaterThan((found?.score.defaults ?? 0) + 0.005);
    expect(found?.score.model).toBeGreaterThan((found?.score.lastWeeks ?? 0) - 0.02);
    expect(found?.inside).toBeGreaterThan(0.75);
  });

  it('take five days of log at least', async () => {
    const fit = () => Promise.reject(new Error('not to be fitted'));
    expect(
      await checkHoldOut({ design, calls: () => log({}, 4), draws: 2, options: {}, fit }),
    ).toBeUndefined();
  });
});

describe('a line that is left out', () => {
  it('is predicted from the others, less well than when it is fitted', { timeout: 60_000 }, async () => {
    const only = ['noInput', 'noMatch', 'hangUpProgressing', 'operatorAtOnce', 'scentNoise'];
    const fit = (counts: Parameters<typeof fitPaths>[0]) => fitPaths(counts, design, { only });
    const counts = await countPaths(log({ noInput: 0.1 }), design);
    const found = await leaveLinesOut({ design, counts, whole: await fit(counts), fit });
    expect(found?.lines.map(({ line }) => line).toSorted()).toEqual(['pc-line', 'phone-line']);
    for (const line of found?.lines ?? []) {
      expect(line.error).toBeLessThan(0.1);
      expect(line.errorFitted).toBeLessThanOrEqual(line.error + 0.01);
    }
    expect(found?.tau).toBeGreaterThanOrEqual(0.5);
  });
});
