import { describe, expect, it } from 'vitest';
import { countPaths, logCalls } from '../../../src/calibrate/index.ts';
import { evaluateInline, openFit } from '../../../src/calibrate/fit/fit-paths.ts';
import { smallDesign } from '../../study/small-study.ts';

const question = smallDesign();
const design = { question, world: 'before' };

async function* log() {
  yield* logCalls(question, { world: 'before' }, { kind: 'dispositions' });
}

describe('how the posterior falls beside a parameter', () => {
  it('is highest at the top, like a normal one where the log says much, and like the prior where it says nothing', async () => {
    const counts = await countPaths(log(), design);
    // Nobody learns from calls how many the system recognises when no menu asks.
    const only = ['noInput', 'hangUpStuck', 'recognised'];
    const { fit, profile } = await openFit(counts, design, { only }, evaluateInline(design, counts));
    const profiles = await profile([...only, 'not-fitted']);
    expect(profiles.map(({ name }) => name)).toEqual(only);
    for (const { name, values, drop, prior } of profiles) {
      expect(values).toEqual(values.toSorted((a, b) => a - b));
      expect(Math.max(...drop)).toBe(0);
      // Outwards it falls.
      const top = drop.indexOf(0);
      expect(Math.abs(top - 3), name).toBeLessThanOrEqual(1);
      for (let i = 1; i < drop.length; i++) {
        const step = (drop[i] ?? 0) - (drop[i - 1] ?? 0);
        if (i <= top) expect(step, name).toBeGreaterThan(0);
        else expect(step, name).toBeLessThan(0);
      }
      if (name === 'recognised') drop.forEach((each, i) => expect(each).toBeCloseTo(prior[i] ?? 9, 2));
    }
    const [noInput] = profiles;
    expect(fit.rows.find(({ name }) => name === 'noInput')?.narrowed).toBeLessThan(0.2);
    // 2.5 sd away: exp(-2.5^2 / 2) of what it is at the top.
    for (const end of [noInput?.drop[0], noInput?.drop.at(-1)]) expect(end).toBeCloseTo(-3.125, 0);
    for (const end of [noInput?.prior[0], noInput?.prior.at(-1)])
      expect(Math.abs(end ?? 9)).toBeLessThan(0.5);
  });
});
