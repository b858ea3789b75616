import { beforeAll, describe, expect, it } from 'vitest';
import { SHIFT_SECONDS, SHIFTS_A_WEEK } from '../../../src/kernel/index.ts';
import { printCsv, tabulateResult } from '../../../src/report/index.ts';
import { createInlinePool } from '../../../src/runner/index.ts';
import { applyRosters, readRosterCsv } from '../../../src/study/imports/index.ts';
import { assembleWorld, planStaffing, type StaffingResult } from '../../../src/study/index.ts';
import { valueAt, WEEK_SECONDS } from '../../../src/util/steps.ts';
import { smallDesign, smallScenario } from '../small-study.ts';
import { target } from './steady-world.ts';

const scenario = {
  ...smallScenario,
  days: 7,
  desks: smallScenario.desks.map((desk, d) =>
    d === 0 ? { ...desk, staffing: { agents: 3, shrinkage: 0.3 } } : desk,
  ),
};

describe('the roster that a staffing writes', () => {
  let result: StaffingResult;
  beforeAll(async () => {
    const design = smallDesign({ worlds: ['after'], replications: 2, scenario });
    result = await planStaffing(design, { target, leastShift: 8 }, createInlinePool());
  });

  it('is read back as the same agents on the phone, in each way that a world can have', () => {
    const { rows, problems } = readRosterCsv(printCsv(tabulateResult(result)), 'staffing.csv');
    expect(problems).toEqual([]);
    for (const kind of ['apart', 'pooled', 'cross-trained'] as const) {
      const plan = result.cases.find(({ way }) => way.kind === kind);
      const worlds = scenario.worlds.map((world) => ({
        ...world,
        pooled: kind === 'pooled',
        crossTrained: kind === 'cross-trained',
      }));
      const read = applyRosters({ ...scenario, worlds }, rows, 'staffing.csv');
      expect(read.problems.filter(({ severity }) => severity !== 'info')).toEqual([]);
      const { program } = assembleWorld(smallDesign({ scenario: read.scenario }), 'after', {});
      const monday = Math.ceil(program.loopAt / WEEK_SECONDS) * WEEK_SECONDS;
      const onPhone = (agents: (typeof program.groups)[number]['agents']): number[] =>
        Array.from({ length: SHIFTS_A_WEEK }, (_, shift) =>
          valueAt(agents, program.loopAt, monday + shift * SHIFT_SECONDS),
        );
      expect(
        program.groups.map(({ agents }) => onPhone(agents)),
        kind,
      ).toEqual(plan?.plan.roster.map((agents) => Array.from(agents)));
    }
  });

  it('holds paid agents, of whom the planned ones are left', () => {
    const [apart] = result.cases;
    const [need, paid] = [apart?.plan.roster[0], apart?.plan.paid[0]];
    need?.forEach((agents, shift) => {
      expect(Math.floor((paid?.[shift] ?? 0) * 0.7 + 1e-9)).toBe(agents);
    });
    expect(apart?.plan.paidHours).toBeGreaterThan(apart?.plan.shiftHours ?? 0);
  });
});
