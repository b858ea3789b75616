import { expect, it } from 'vitest';
import { explore, type Automaton } from '../../../src/automaton/index.ts';
import type { LoggedCall } from '../../../src/calls/index.ts';
import {
  countLog,
  countPaths,
  findInLog,
  fitPaths,
  logCalls,
  writeCalibrated,
  type CalibrationResult,
  type LogSetting,
} from '../../../src/calibrate/index.ts';
import { parseScenario, printScenario } from '../../../src/scenario/index.ts';
import { createAssembler, drawParameters } from '../../../src/study/index.ts';
import { smallDesign, smallScenario } from '../../study/small-study.ts';

const ONLY = [
  'noInput',
  'operatorAtOnce',
  'slip',
  'words.product.pc',
  'words.intent.repair',
  'share.product.pc',
];
const world = 'before';

it('a log of the kernel, counted and fitted, becomes a scenario that a study draws from', async () => {
  const design = smallDesign();
  const log = [...logCalls(design, { world, overrides: { noInput: 0.12 }, days: 14 })];
  const calls = async function* (): AsyncGenerator<LoggedCall[]> {
    yield* log;
  };
  const machines = new Map(
    Object.values(design.machines).map((config) => {
      const { automaton } = explore(config);
      return [config.id, { config, automaton: automaton as Automaton }] as const;
    }),
  );
  const setting: LogSetting = { scenario: smallScenario, machines };
  const found = await findInLog(setting, calls());
  const direct = await countLog(setting, found, calls());
  const counts = await countPaths(calls(), { question: design, world });
  const fit = await fitPaths(counts, { question: design, world }, { only: ONLY });
  const result: CalibrationResult = {
    ...fit,
    findings: found.findings,
    direct,
    counts: counts.sha256,
    calls: counts.calls,
    from: counts.from,
    to: counts.to,
  };
  const written = writeCalibrated(printScenario(smallScenario), 'small.scenario.json', result);
  expect(written.problems).toEqual([]);
  const scenario = parseScenario(written.text ?? '', 'small.scenario.json').scenario?.config;
  if (!scenario) throw new Error('The file that was written is no scenario.');

  const noInput = scenario.parameters?.['noInput'];
  expect(noInput?.status).toBe('calibrated');
  expect(noInput?.low).toBeLessThan(0.125);
  expect(noInput?.high).toBeGreaterThan(0.115);
  expect(noInput?.narrowed).toBeLessThan(0.3);
  expect(written.learnt).toEqual(expect.arrayContaining(['noInput', 'redialProbability']));
  expect(scenario.posterior?.heard).toEqual(['pc-line', 'phone-line']);
  expect(scenario.posterior?.calls).toBe(counts.calls);

  const assemble = createAssembler({ ...design, scenario });
  for (const draw of drawParameters(scenario, 3, 20)) {
    const { lostRate } = assemble('after', draw).exact;
    expect(lostRate).toBeGreaterThanOrEqual(0);
    expect(lostRate).toBeLessThan(1);
  }
}, 120_000);
