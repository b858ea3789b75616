import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCalibrated, type CalibrationResult, type FitScale } from '../../../src/calibrate/index.ts';
import {
  domainOf,
  isWithin,
  parseScenario,
  printScenario,
  valuesFromScale,
  type ScenarioConfig,
} from '../../../src/scenario/index.ts';
import { drawParameters, namedParameters, resolveParameters } from '../../../src/study/index.ts';
import { smallScenario } from '../../scenario/small-scenario.ts';
import { counted, learnt, resultOf } from './small-result.ts';

const TEXT = printScenario(smallScenario);
const FILE = 'small.scenario.json';

function calibrated(result: CalibrationResult, text = TEXT): ScenarioConfig {
  const written = writeCalibrated(text, FILE, result, { logs: 'keys and times' });
  expect(written.problems).toEqual([]);
  const { scenario, problems } = parseScenario(written.text ?? '', FILE);
  expect(problems).toEqual([]);
  return scenario?.config as ScenarioConfig;
}

const RESULT = resultOf(
  [
    [learnt('noInput', 0.08, 0.07, 0.09), 'logit'],
    [learnt('words.product.pc', 1.3, 1.1, 1.5), 'log'],
    [learnt('share.product.pc', 4, 3.6, 4.4), 'log'],
    [learnt('slip', 0.012, 0.004, 0.03, { narrowed: 0.97 }), 'logit'],
  ],
  [counted('redialProbability', 0.25, 0.24, 0.26), counted('noInput', 0.5, 0.4, 0.6)],
);

describe('a scenario after calibration', () => {
  const config = calibrated(RESULT);

  it('has rows that say what the log taught, from which log, and by how much it narrowed', () => {
    expect(config.parameters?.['noInput']).toMatchObject({
      value: 0.08,
      low: 0.07,
      high: 0.09,
      unit: 'probability per menu',
      status: 'calibrated',
      narrowed: 0.2,
    });
    expect(config.parameters?.['noInput']?.source).toBe(
      'calls of 2026-03-01 to 2026-04-30: 20,000 calls, keys and times; counts 5e5e5e5e5e5e',
    );
    expect(config.products[0]).toMatchObject({ share: 4, status: 'calibrated' });
    expect(config.products[1]).toEqual(smallScenario.products[1]);
    expect(config.posterior?.rows?.['words.product.pc']).toMatchObject({ value: 1.3, status: 'calibrated' });
    // Whose words: the author's own stay, the factor stands beside them.
    expect(config.products[0]?.words).toEqual(smallScenario.products[0]?.words);
  });

  it('takes from counting what the fit does not have, and only that', () => {
    expect(config.parameters?.['redialProbability']).toMatchObject({ value: 0.25, status: 'calibrated' });
    expect(config.posterior?.names).toContain('redialProbability');
    expect(config.parameters?.['noInput']?.value).toBe(0.08);
  });

  it('keeps the status of what the log does not say, and says so', () => {
    const slip = config.parameters?.['slip'];
    expect(slip).toMatchObject({ status: 'assumption', narrowed: 0.97 });
    expect(slip?.source).toContain('does not say');
    const written = writeCalibrated(TEXT, FILE, RESULT);
    expect(written.notSaid).toEqual(['slip']);
    expect(written.learnt).toEqual(['noInput', 'words.product.pc', 'share.product.pc', 'redialProbability']);
  });

  it('keeps labels that nobody has heard in doubt, whatever the log says', () => {
    const labels = config.posterior?.names.filter((name) => name.startsWith('labels.'));
    expect(labels).toHaveLength(4);
    expect(config.posterior?.rows?.['labels.product.pc']).toMatchObject({
      value: 1,
      status: 'assumption',
      narrowed: 1,
    });
    const heard = { ...RESULT.posterior, heard: smallScenario.lines.map(({ machine }) => machine) };
    const all = calibrated({ ...RESULT, posterior: heard });
    expect(all.posterior?.names.filter((name) => name.startsWith('labels.'))).toEqual([]);
  });

  it('counts with the middle of its posterior', () => {
    const { posterior } = config;
    const middle = valuesFromScale(posterior!, posterior!.mean, () => 0);
    const known = new Map(namedParameters(config).map(({ name, value }) => [name, value]));
    for (const [name, value] of Object.entries(middle)) expect(known.get(name)).toBeCloseTo(value, 4);
    expect(resolveParameters(config, {}).world['words.product.pc']?.value).toBe(1.3);
  });

  it('keeps notes, layout and everything else of the file', () => {
    const noted = TEXT.replace(
      '"callersPerMonth": {',
      '"callersPerMonth": {\n    "$comment": "ask Finance",',
    );
    const result = resultOf([[learnt('callersPerMonth', 8000, 7800, 8200), 'log']]);
    const { text = '' } = writeCalibrated(noted, FILE, result);
    expect(text).toContain('"$comment": "ask Finance"');
    expect(text).toContain('"value": 8000');
    expect(parseScenario(text, FILE).scenario?.config.desks).toEqual(smallScenario.desks);
  });

  it('can be calibrated again', () => {
    const once = printScenario(config);
    const again = calibrated(resultOf([[learnt('noInput', 0.06, 0.055, 0.065), 'logit']]), once);
    expect(again.parameters?.['noInput']?.value).toBe(0.06);
    expect(again.parameters?.['redialProbability']?.value).toBe(0.25);
    expect(again.posterior?.names).not.toContain('redialProbability');
  });
});

it('handling times of a desk and the profile of the week come from counting', () => {
  const direct = { ...counted('handlingSeconds', 200, 190, 210), at: { desk: 'pc-desk' }, unit: 'seconds' };
  const result = resultOf([[learnt('noInput', 0.08, 0.07, 0.09), 'logit']], [direct]);
  const weekShares = Array.from({ length: 168 }, (_, hour) => (hour % 24 > 7 ? 1 : 0));
  const config = calibrated({
    ...result,
    direct: { ...result.direct!, profile: { weekShares, calls: weekShares } },
  });
  expect(config.desks[0]?.handlingSeconds).toMatchObject({ value: 200, status: 'calibrated' });
  expect(config.weekShares).toMatchObject({ shares: weekShares, status: 'calibrated' });
  expect(config.desks[1]).toEqual(smallScenario.desks[1]);
});

it('draws made by the fit gain a column for what was counted beside it, and stay otherwise', () => {
  const draws = Array.from({ length: 50 }, (_, k) => [-2.5 + k / 64]);
  const base = resultOf(
    [[learnt('noInput', 0.08, 0.07, 0.09), 'logit']],
    [counted('redialProbability', 0.25, 0.24, 0.26)],
  );
  const config = calibrated({ ...base, posterior: { ...base.posterior, draws } });
  expect(config.posterior?.draws?.map(([first]) => first?.toFixed(3))).toEqual(
    draws.map(([first]) => first?.toFixed(3)),
  );
  expect(config.posterior?.draws?.[0]).toHaveLength(config.posterior?.names.length ?? 0);
  expect(new Set(config.posterior?.draws?.map((row) => row[1])).size).toBe(50);
});

it('a row of the log alone is no parameter of the scenario', () => {
  const result = resultOf([[learnt('noInput', 0.08, 0.07, 0.09), 'logit']]);
  const accuracy = learnt('dispositionAccuracy', 0.9, 0.88, 0.92);
  const config = calibrated({ ...result, rows: [...result.rows, accuracy] });
  expect(config.posterior?.names).not.toContain('dispositionAccuracy');
});

it('a mark that the log does not say stands where the posterior has it, above the other one', () => {
  const low = learnt('lowMark', 0.3, 0.25, 0.35);
  const high = learnt('highMark', 0.5, 0.4, 0.6, { how: 'none', narrowed: 0.95 });
  const result = resultOf([
    [low, 'logit'],
    [high, 'above'],
  ]);
  const { highMark, lowMark } = calibrated(result).parameters ?? {};
  expect(lowMark).toMatchObject({ value: 0.3, status: 'calibrated' });
  // toScale without a floor: half of the way from the low mark to 1.
  expect(highMark).toMatchObject({ value: 0.65, status: 'assumption' });
});

it('a file that is no scenario gives its problems, and no text', () => {
  expect(writeCalibrated('{}', FILE, RESULT).text).toBeUndefined();
  expect(writeCalibrated('{}', FILE, RESULT).problems.length).toBeGreaterThan(0);
});

it('whatever a fit comes to, the file is a scenario, in its domains, and can be drawn from', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const factor = fc.double({ min: 1e-4, max: 1e4, noNaN: true });
  fc.assert(
    fc.property(share, share, factor, factor, share, (p, q, a, b, narrowed) => {
      const [low, high] = [Math.min(p, q), Math.max(p, q)];
      const rows: [ReturnType<typeof learnt>, FitScale][] = [
        [learnt('noInput', (low + high) / 2, low, high, { narrowed }), 'logit'],
        [learnt('words.intent.buy', a, Math.min(a, b), Math.max(a, b), { narrowed }), 'log'],
        [learnt('share.intent.buy', b, b / 2, b * 2, { narrowed }), 'log'],
      ];
      const config = calibrated(resultOf(rows));
      for (const draw of drawParameters(config, 1, 20))
        for (const [name, value] of Object.entries(draw))
          expect(isWithin(domainOf(name, config), value)).toBe(true);
    }),
    { numRuns: 40 },
  );
});
