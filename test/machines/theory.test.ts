/**
 * The textbook's models as scenarios that anyone could have written, in short runs: `npm run validate` makes long ones.
 * The redial loop takes a year to fill and is left to those.
 */
import { describe, expect, it } from 'vitest';
import { DEFAULT_PARAMETERS } from '../../src/behaviour/index.ts';
import { createInlinePool } from '../../src/runner/run-inline.ts';
import type { ScenarioConfig } from '../../src/scenario/index.ts';
import { computeErlangA, computeErlangC, computeMenuQueue } from '../../src/stats/index.ts';
import { validateScenarios, type ReferenceCheck, type RepeatedQuestion } from '../../src/study/index.ts';
import { shippedMachines, shippedScenarios } from './shipped-files.ts';

const machines = Object.fromEntries(
  shippedMachines.flatMap(({ reading }) =>
    reading.machine ? [[reading.machine.config.id, reading.machine.config]] : [],
  ),
);
const theory = shippedScenarios.flatMap(({ file, reading }) =>
  file.startsWith('scenarios/theory/') && reading.scenario ? [reading.scenario.config] : [],
);
const find = (id: string): ScenarioConfig => {
  const found = theory.find((scenario) => scenario.id === id);
  if (!found) throw new Error(`There is no scenario "${id}" under scenarios/theory.`);
  return found;
};
/** So many calls a replication tell a wrong model, with intervals of a quarter of the value at most. */
const CALLS = 400_000;
const SHORT = 0.25;
const shortRun = (scenario: ScenarioConfig): RepeatedQuestion => ({
  scenario: {
    ...scenario,
    days: Math.min(366, Math.ceil(CALLS / (scenario.callersPerMonth.value / 30))),
    expected: (scenario.expected ?? []).map((each) => ({
      ...each,
      precision: each.value === 0 ? 0.01 : SHORT * each.value,
    })),
  },
  file: `${scenario.id}.scenario.json`,
  machines,
  worlds: scenario.worlds.map(({ id }) => id),
  locale: scenario.locale,
  seed: 5,
  replications: 10,
  replay: '',
});
const verdictsOf = (checks: readonly ReferenceCheck[] = []): string[] =>
  checks.map(({ figure, world, verdict }) => `${world} ${figure} ${verdict}`);
const validate = async (scenario: ScenarioConfig, level: number): Promise<readonly ReferenceCheck[]> =>
  (await validateScenarios([shortRun(scenario)], level, createInlinePool())).scenarios[0]?.checks ?? [];

describe('a textbook model as a scenario', () => {
  const short = theory.filter(({ id }) => id !== 'redial-loop').map((scenario) => [scenario.id, scenario] as const);

  it.each(short)('comes to what the theory says: %s', async (_, scenario) => {
    const checks = await validate(scenario, 0.999);
    expect(checks.length).toBeGreaterThan(2);
    expect(verdictsOf(checks)).toEqual(checks.map(({ figure, world }) => `${world} ${figure} agrees`));
  });

  it.each([
    ['one agent more', 'erlang-c-28', { staffing: { agents: 29 } }],
    ['one agent fewer', 'erlang-a-24', { staffing: { agents: 23 } }],
    ['talks that scatter more', 'one-agent-gamma', { handling: 'exponential' }],
  ] as const)('differs from the theory with %s', async (_, id, change) => {
    const scenario = find(id);
    const checks = await validate({ ...scenario, desks: scenario.desks.map((desk) => ({ ...desk, ...change })) }, 0.99);
    expect(checks.map(({ verdict }) => verdict)).toContain('differs');
  });

  it('with callers who press nothing in one menu hears that menu out again, geometrically often', async () => {
    const scenario = find('menu-trees');
    const silent = 0.1;
    const { unit } = DEFAULT_PARAMETERS.noInput;
    const noInput = { value: silent, low: silent, high: silent, unit, source: 'a test', status: 'measured' } as const;
    // Seven seconds of options, then five of silence, before it begins anew.
    const value = 6.5 + (silent / (1 - silent)) * (7 + 5);
    const checks = await validate(
      {
        ...scenario,
        measuredMenus: [{ machine: 'theory-tree', menu: 'products', noInput }],
        expected: [
          { figure: 'menuSeconds', world: 'tree', value, source: 'a geometric series' },
          { figure: 'menuSeconds', world: 'flat', value: 14.5, source: 'another machine' },
          { figure: 'failureRate', world: 'tree', value: silent / (1 - silent), source: 'a geometric series' },
        ],
      },
      0.999,
    );
    expect(checks.map(({ verdict }) => verdict)).toEqual(['agrees', 'agrees', 'agrees']);
    for (const { simulated } of checks)
      expect(((simulated?.high ?? 1) - (simulated?.low ?? 0)) / (simulated?.mean ?? 1)).toBeLessThan(0.02);
  });

  it('has the values that the formulas give', () => {
    const expectedOf = (id: string, world?: string): Record<string, number> =>
      Object.fromEntries(
        (find(id).expected ?? [])
          .filter((each) => each.world === world)
          .map(({ figure, value }) => [figure, value]),
      );
    for (const [id, perHour, handling, agents] of [
      ['erlang-c-7', 100, 180, 7],
      ['erlang-c-28', 360, 240, 28],
    ] as const) {
      const { waitProbability, meanWait, withinShare } = computeErlangC(perHour / 3600, handling, agents);
      const { waitedRate, waitSeconds, answeredIn20 } = expectedOf(id);
      expect([waitedRate, answeredIn20]).toEqual([
        expect.closeTo(waitProbability, 5),
        expect.closeTo(withinShare, 5),
      ]);
      expect(waitSeconds).toBeCloseTo(meanWait, 3);
    }
    for (const [id, perHour, handling, patience, agents] of [
      ['erlang-a-24', 360, 240, 300, 24],
      ['erlang-a-5', 100, 180, 450, 5],
    ] as const) {
      const erlang = computeErlangA(perHour / 3600, handling, patience, agents);
      const { waitedRate, waitSeconds, abandonRate } = expectedOf(id);
      expect([waitedRate, abandonRate]).toEqual([
        expect.closeTo(erlang.waitProbability, 5),
        expect.closeTo(erlang.abandonProbability, 5),
      ]);
      expect(waitSeconds).toBeCloseTo(erlang.meanWait, 3);
    }
    const queue = { rate: 0.1, menuSeconds: 40, wantsAgent: 0.7, handling: 240, agents: 18 };
    const { blockedProbability, meanWait } = computeMenuQueue({ ...queue, trunks: 40 });
    expect(expectedOf('menu-and-agents', 'trunks')).toMatchObject({
      refusedRate: expect.closeTo(blockedProbability, 5) as number,
      waitSeconds: expect.closeTo(meanWait, 3) as number,
    });
    expect(expectedOf('menu-and-agents', 'no-limit')).toMatchObject({
      waitSeconds: expect.closeTo(computeErlangC(0.07, 240, 18).meanWait, 3) as number,
    });
  });
});
