import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { computeErlangA, computeErlangC } from '../../../src/stats/index.ts';
import { createLevelModel, placeOf } from '../../../src/study/staffing/level-curve.ts';

describe('the share answered in time by load and agents', () => {
  it('is Erlang’s where the load never varies, but for the grid', () => {
    const model = createLevelModel(20, 0);
    for (const load of [0.5, 3, 20]) {
      const agents = Math.ceil(load) + 1;
      const { withinShare: patient } = computeErlangC(load / 300, 300, agents, 20);
      expect(model.curve(300, undefined).share(placeOf(load), agents)).toBeCloseTo(patient, 1);
      const { withinShare } = computeErlangA(load / 300, 300, 500, agents, 20);
      expect(model.curve(300, 500).share(placeOf(load), agents)).toBeCloseTo(withinShare, 1);
    }
  });

  test.prop([
    fc.double({ min: 0.1, max: 30, noNaN: true }),
    fc.double({ min: 0, max: 0.3, noNaN: true }),
    fc.option(fc.double({ min: 50, max: 900, noNaN: true }), { nil: undefined }),
  ])('rises with agents and falls with the load', (load, cv, patience) => {
    const curve = createLevelModel(20, cv).curve(250, patience);
    const agents = Math.ceil(load);
    expect(curve.share(placeOf(load), agents + 1)).toBeGreaterThanOrEqual(
      curve.share(placeOf(load), agents) - 1e-9,
    );
    expect(curve.share(placeOf(load) + 10, agents)).toBeLessThanOrEqual(
      curve.share(placeOf(load), agents) + 1e-9,
    );
  });

  it('is lower where days differ, since busy days have more callers', () => {
    const place = placeOf(30);
    const steady = createLevelModel(20, 0).curve(250, 400).share(place, 33);
    const varying = createLevelModel(20, 0.15).curve(250, 400).share(place, 33);
    expect(varying).toBeLessThan(steady - 0.03);
  });
});
