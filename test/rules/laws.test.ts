import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { indexChart, type MachineConfig } from '../../src/chart/index.ts';
import { checkMachine, type RuleOptions } from '../../src/rules/index.ts';
import { machineArbitrary } from '../../src/vitest/index.ts';
import { statesOnCall, valueAt } from './edit-machine.ts';

const options: RuleOptions = {
  today: '2025-06-01',
  needShares: { 'pc.repair': 0.5, 'phone.repair': 0.2, 'tv.buy': 0.3 },
};

/** Laws of every problem, whatever rule it comes from. */
function pointsAtWhatExists(config: MachineConfig): void {
  const chart = indexChart(config);
  const problems = checkMachine(config, options);
  for (const problem of problems) {
    expect(
      valueAt(config, problem.path ?? []),
      `${problem.code} at ${JSON.stringify(problem.path)}`,
    ).toBeDefined();
    if (problem.menu !== undefined)
      expect(chart.stateAt(problem.menu), `${problem.code} names "${problem.menu}"`).toBeDefined();
    // The caller named exists, and the call can be made; states between menus speak for themselves in the
    // walk's own tests.
    if (problem.call) expect(statesOnCall(config, problem).length).toBe(problem.call.length + 1);
    expect(problem.message).toMatch(/\.$/);
    expect(problem.hint).toMatch(/\.$/);
  }
}

describe('rules', () => {
  test.prop([machineArbitrary()], { numRuns: 25 })(
    'never throw on a machine of any shape, and report only what exists',
    pointsAtWhatExists,
  );

  test.prop([machineArbitrary({ keepsRules: true })], { numRuns: 20 })(
    'find nothing in a machine that was built to keep them',
    (config) => {
      expect(checkMachine(config, { today: '2025-06-01' })).toEqual([]);
    },
  );

  test.prop([machineArbitrary()], { numRuns: 6 })('say the same every time', (config) => {
    expect(checkMachine(config, options)).toEqual(checkMachine(structuredClone(config), options));
  });

  test.prop([fc.jsonValue()], { numRuns: 50 })(
    'answer anything that is no machine with problems',
    (value) => {
      const problems = checkMachine(value as unknown as MachineConfig);
      expect(problems.length).toBeGreaterThan(0);
    },
  );
});
