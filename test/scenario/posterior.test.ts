import { describe, expect, it } from 'vitest';
import { parseScenario, printScenario, type Posterior } from '../../src/scenario/index.ts';
import { smallScenario } from './small-scenario.ts';

const row = {
  value: 1.2,
  low: 1,
  high: 1.4,
  unit: 'factor on the odds',
  source: 'Calls 1 Mar to 30 Apr 2026, 412,300 calls, keys and times',
  status: 'calibrated' as const,
  narrowed: 0.07,
};
const POSTERIOR: Posterior = {
  names: ['noInput', 'words.product.pc'],
  scales: ['logit', 'log'],
  mean: [Math.log(0.05 / 0.95), Math.log(1.2)],
  factor: [[0.1], [0.02, 0.11]],
  draws: [[-2.9, 0.1]],
  heard: ['pc-line'],
  counts: 'ab'.repeat(32),
  calls: 412_300,
  from: '2026-03-01',
  to: '2026-04-30',
  rows: { 'words.product.pc': row },
};

function textOf(changes: object = {}): string {
  return printScenario({ ...smallScenario, posterior: { ...POSTERIOR, ...changes } });
}
const problemsOf = (changes: object): { code: string; path: string; line: number }[] =>
  parseScenario(textOf(changes), 'small.scenario.json').problems.map(({ code, path = [], line = 0 }) => ({
    code,
    path: path.join('.'),
    line,
  }));

describe('a posterior in a scenario file', () => {
  it('is read without a problem, and printed back as it was read', () => {
    const { scenario, problems } = parseScenario(textOf(), 'small.scenario.json');
    expect(problems).toEqual([]);
    expect(scenario?.config.posterior).toEqual(POSTERIOR);
    expect(scenario && printScenario(scenario.config)).toBe(textOf());
  });

  it.each([
    [
      'a name that no parameter has',
      { names: ['noInpt', 'words.product.pc'] },
      'unknown-parameter',
      'posterior.names.0',
    ],
    [
      'a topic that the scenario lacks',
      { names: ['noInput', 'words.product.tv'] },
      'unknown-parameter',
      'posterior.names.1',
    ],
    ['a name twice', { names: ['noInput', 'noInput'] }, 'posterior-name-twice', 'posterior.names.1'],
    ['too few means', { mean: [-2.944] }, 'posterior-size', 'posterior.mean'],
    [
      'a square in place of a triangle',
      {
        factor: [
          [0.1, 0],
          [0.02, 0.11],
        ],
      },
      'posterior-size',
      'posterior.factor.0',
    ],
    ['a draw of other length', { draws: [[-2.9]] }, 'posterior-size', 'posterior.draws.0'],
    ['days in the wrong order', { to: '2026-02-01' }, 'posterior-dates', 'posterior.to'],
    [
      'a scale that the parameter cannot have',
      { scales: ['above', 'log'] },
      'posterior-scale',
      'posterior.scales.0',
    ],
    ['a row of no topic', { rows: { noInput: row } }, 'unknown-parameter', 'posterior.rows.noInput'],
    [
      'a middle that is not what the file says',
      { mean: [-1, Math.log(1.2)] },
      'posterior-elsewhere',
      'posterior.mean.0',
    ],
  ] as const)('is refused or questioned with %s, where it stands', (_, changes, code, path) => {
    const found = problemsOf(changes).find((each) => each.code === code);
    expect(found).toMatchObject({ code, path });
    expect(found?.line).toBeGreaterThan(1);
  });

  it('is refused where it is larger than any posterior, or holds what is no number', () => {
    const names = Array.from({ length: 301 }, () => 'noInput');
    expect(problemsOf({ names }).length).toBeGreaterThan(0);
    expect(parseScenario(textOf({ mean: [null, 0] }), 'x').scenario).toBeUndefined();
    expect(parseScenario(textOf().replace('0.11', '1e400'), 'x').scenario).toBeUndefined();
    expect(parseScenario(textOf({ counts: 'abc' }), 'x').scenario).toBeUndefined();
  });

  it('may be questioned and still be used: a hand that changes a value is no mistake', () => {
    const { scenario, problems } = parseScenario(textOf({ mean: [-1, Math.log(1.2)] }), 'x');
    expect(scenario).toBeDefined();
    expect(problems.map(({ severity }) => severity)).toEqual(['warning']);
  });
});
