import { describe, expect, it } from 'vitest';
import {
  checkItself,
  runSelfCheck,
  type Recovered,
  type SelfCheckTask,
} from '../../../src/calibrate/index.ts';
import { smallDesign } from '../../study/small-study.ts';

const EIGHT = [
  'noInput',
  'noMatch',
  'hangUpProgressing',
  'hangUpStuck',
  'operatorAtOnce',
  'operatorWhenStuck',
  'asksAgain',
  'wrongNumber',
];
const task = { world: 'before', calls: 7000, days: 14, kind: 'dispositions', only: EIGHT } as const;
const run = (each: SelfCheckTask) => runSelfCheck(smallDesign(), each);

describe('truths from the prior, logs through the kernel, calibrated', () => {
  it('nine intervals in ten hold the truth: 8 parameters, 24 runs', { timeout: 240_000 }, async () => {
    const check = await checkItself(task, 24, { width: 2, run });
    expect(check.failed).toBe(0);
    expect(check.intervals).toBe(192);
    // .9 give or take what 192 intervals can say: three standard errors.
    expect(check.coverage.value).toBeGreaterThan(0.835);
    expect(check.coverage.value).toBeLessThan(0.965);
    // Too few to be accepted, whatever they cover.
    expect(check.isAccepted).toBe(false);
    for (const row of check.rows) expect(Math.abs(row.bias), row.name).toBeLessThan(0.7);
    expect(check.said.intervals).toBeGreaterThan(150);
  });

  it('a run is the same in whatever order runs are done', { timeout: 60_000 }, async () => {
    const alone = await run({ ...task, run: 1 });
    const both = await checkItself(task, 2, { width: 2, run });
    expect(both.recovered.filter((each) => each.run === 1)).toEqual(alone);
  });
});

describe('what a self-check comes to', () => {
  const found = (number: number, isInside: boolean): Recovered => ({
    run: number,
    name: 'noInput',
    scale: 'logit',
    truth: 0,
    value: isInside ? 0 : 3,
    low: isInside ? -1 : 2,
    high: isInside ? 1 : 4,
    isInside,
    rank: (number % 5) / 5 + 0.1,
    narrowed: 0.5,
    isSettled: number % 2 === 0,
  });
  const told = (isInside: (number: number) => boolean) =>
    checkItself(task, 500, {
      width: 4,
      run: async ({ run: number }) => [found(number, isInside(number))],
    });

  it('is accepted for coverage of .86 to .94 over 480 intervals or more', async () => {
    expect(await told((number) => number % 10 !== 0)).toMatchObject({ covered: 450, isAccepted: true });
    expect((await told(() => true)).settled).toEqual({ runs: 250, intervals: 250, covered: 250 });
    expect(await told((number) => number % 6 !== 0)).toMatchObject({ isAccepted: false });
    expect(await told(() => true)).toMatchObject({ isAccepted: false });
  });

  it('counts runs without a fit, and fails when no run has one', async () => {
    const some = await checkItself(task, 4, {
      width: 1,
      run: async ({ run: number }) => {
        if (number === 2) throw new Error('no fit');
        return [found(number, true)];
      },
    });
    expect(some).toMatchObject({ runs: 3, failed: 1, intervals: 3, isStopped: false });
    const none = checkItself(task, 2, { width: 1, run: () => Promise.reject(new Error('no fit')) });
    await expect(none).rejects.toThrow('no fit');
  });

  it('that is stopped is that of the runs that were done', async () => {
    let done = 0;
    const check = await checkItself(task, 10, {
      width: 1,
      run: async ({ run: number }) => [found(number, true)],
      onRun: () => (done += 1),
      isStopped: () => done >= 3,
    });
    expect(check).toMatchObject({ runs: 3, isStopped: true, intervals: 3 });
  });

  it('sees ranks that crowd at the ends', async () => {
    const check = await checkItself(task, 200, {
      width: 1,
      run: async ({ run: number }) => [{ ...found(number, true), rank: number % 2 === 0 ? 0.02 : 0.98 }],
    });
    expect(check.uniform).toBeLessThan(1e-6);
    expect((await told(() => true)).uniform).toBeGreaterThan(0.9);
  });
});
