import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../src/scenario/index.ts';
import { quantileStudent, shareInterval } from '../../src/stats/index.ts';
import { smallScenario } from '../study/small-study.ts';
import { wrongNumbersPage } from './pages/wrong-numbers.ts';

const text = wrongNumbersPage.render();

describe('the recipe for wrong dialling', () => {
  it('ends in a parameter that a scenario takes as it stands', () => {
    const { parameters } = JSON.parse(/```json\n(.*?)```/s.exec(text)?.[1] ?? '') as { parameters: object };
    expect(parseScenario(JSON.stringify({ ...smallScenario, parameters }), 'a').problems).toEqual([]);
    expect(parameters).toMatchObject({ wrongNumber: { value: 0.12 } });
  });

  it('needs as many calls as give the interval', () => {
    for (const [share, half, calls] of [
      [0.1, 0.02, 865],
      [0.2, 0.03, 683],
    ] as const) {
      expect(text).toMatch(new RegExp(`\\| ${(100 * share).toFixed(1)} % .*\\| ${calls} `));
      const { low, high } = shareInterval(Math.round(share * calls), calls);
      expect((high - low) / 2).toBeCloseTo(half, 3);
    }
  });

  it('names the quantiles of as many days', () => {
    for (const [days, t] of [
      [5, '2.78'],
      [7, '2.45'],
      [14, '2.16'],
    ] as const) {
      expect(quantileStudent(0.975, days - 1).toFixed(2)).toBe(t);
      expect(text).toContain(t);
    }
  });
});
