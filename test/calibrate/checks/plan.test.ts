import { describe, expect, it } from 'vitest';
import { planCalibration, type CalibrationPlan } from '../../../src/calibrate/index.ts';
import { smallDesign } from '../../study/small-study.ts';

describe('a plan before any log exists', { timeout: 120_000 }, async () => {
  const plan = (await planCalibration(smallDesign())) as CalibrationPlan;
  const width = (kind: string, figure = 'lostRate', size?: number): number =>
    plan.rows.find(({ source }) => source.kind === kind && (size ?? source.size) === source.size)?.halfWidth[
      figure
    ] as number;
  const narrowed = (name: string, kind: string): number =>
    plan.parameters.find((each) => each.name === name)?.narrowed[
      plan.rows.findIndex(({ source }) => source.kind === kind)
    ] as number;

  it('says that whoever writes down more knows more, of either figure', () => {
    for (const figure of ['lostRate', 'misroutedRate']) {
      const widths = ['none', 'cdr', 'keys', 'times', 'dispositions'].map((kind) => width(kind, figure));
      for (let i = 1; i < widths.length; i++)
        expect(widths[i]).toBeLessThanOrEqual((widths[i - 1] as number) * (1 + 1e-9));
    }
  });

  it('says that silences show in keys, and wrong numbers in what agents note', () => {
    expect(narrowed('noInput', 'cdr')).toBeGreaterThan(0.5);
    expect(narrowed('noInput', 'keys')).toBeLessThan(0.1);
    expect(narrowed('wrongNumber', 'dispositions')).toBeLessThan(narrowed('wrongNumber', 'times') / 2);
    expect(narrowed('bargeInNew', 'times')).toBeLessThan(narrowed('bargeInNew', 'keys') - 0.1);
  });

  it('says that no log of old menus, only a test or a pilot, tells how new labels are heard', () => {
    const labels = plan.parameters.filter(({ name }) => name.startsWith('labels.'));
    expect(labels).toHaveLength(4);
    for (const { name } of labels) expect(narrowed(name, 'dispositions'), name).toBeCloseTo(1, 6);
    expect(narrowed('labels.intent.buy', 'phone-test')).toBeLessThan(0.99);
    expect(narrowed('labels.intent.buy', 'pilot')).toBeLessThan(0.95);
    // Before any log, what people say they would dial is the first thing that is known of wrong numbers.
    expect(narrowed('wrongNumber', 'phone-test')).toBeLessThan(0.5);
    expect(width('phone-test', 'misroutedRate')).toBeLessThan(width('none', 'misroutedRate'));
    expect(width('phone-test', 'lostRate', 100)).toBeLessThanOrEqual(width('phone-test', 'lostRate', 30));
  });

  it('shares out what is not known: parts add up to all of it', () => {
    for (const figure of ['lostRate', 'misroutedRate'])
      expect(plan.parameters.reduce((sum, { share }) => sum + (share[figure] ?? 0), 0)).toBeCloseTo(1, 9);
    expect(plan.parameters[0]!.share['lostRate']).toBeGreaterThan(0.1);
  });

  it('comes with one sentence of advice in every language', () => {
    expect(plan.advice.en).toMatch(/for 14 days.* ±\d+\.\d\d to ±\d+\.\d\d points/);
    expect(plan.advice['zh-CN']).toContain('14 天');
  });

  it('can be stopped', async () => {
    expect(await planCalibration(smallDesign(), { isStopped: () => true })).toBeUndefined();
  });
});
