import { describe, expect, it } from 'vitest';
import type { DeskConfig, ScenarioConfig } from '../../../src/scenario/index.ts';
import { byHalfHour, deskWeek } from '../../../src/studio/figures/desk-agents.ts';
import { expectedCalls } from '../../../src/studio/figures/expected-calls.ts';
import { observeCalls, type SimulatedCalls } from '../../../src/studio/figures/observe-calls.ts';
import type { JobAnswer } from '../../../src/studio/figures/job.ts';
import { weekHours } from '../../../src/studio/core/week/levels.ts';
import { printScenario } from '../../../src/scenario/index.ts';
import { printMachine } from '../../../src/chart/index.ts';
import { smallScenario } from '../../scenario/small-scenario.ts';
import { smallDesign, smallScenario as studied } from '../../study/small-study.ts';

const [pc, phone] = smallScenario.desks as readonly [DeskConfig, DeskConfig];
const calls = expectedCalls(smallScenario);
const weekOf = (desk: DeskConfig, more: Partial<ScenarioConfig> = {}): ReturnType<typeof deskWeek> =>
  deskWeek(desk, { ...smallScenario, ...more }, calls[0]!);

describe('calls that a desk may expect', () => {
  it('are all fresh callers of a week, each at the first desk that serves the need', () => {
    const total = calls.map((desk) => desk.calls.reduce((sum, value) => sum + value, 0));
    // 7000 callers in 30 days; three in four call about computers.
    const week = (7000 / 30) * 7;
    expect(total[0]).toBeCloseTo(week * 0.75, 6);
    expect(total[1]).toBeCloseTo(week * 0.25, 6);
    expect(calls[0]?.handlingSeconds).toBe(193);
  });

  it('are counted once, at the first of two desks that serve them', () => {
    const twin = { ...pc, id: 'twin' };
    const doubled = expectedCalls({ ...smallScenario, desks: [pc, twin, phone] });
    expect(doubled[1]?.calls.every((value) => value === 0)).toBe(true);
    expect(doubled[0]?.calls).toEqual(calls[0]?.calls);
  });
});

describe('agents on duty at a desk', () => {
  it('are there whenever it is open, less what shrinkage takes', () => {
    const hours = { days: [1, 2], from: 8.75, to: 12 };
    const { open, agents } = weekOf({ ...pc, staffing: { agents: 10, shrinkage: 0.3, hours } });
    expect(weekHours(open)).toBe(6.5);
    expect(weekHours(agents)).toBe(6.5 * 7);
    expect(byHalfHour(agents)[17]).toBe(3.5);
  });

  it('by a roster say when it is open, where nothing else does', () => {
    const roster = [{ days: [3], from: '22:00', to: '02:00', agents: 2 }];
    const { open, agents } = weekOf({ ...pc, staffing: { roster } });
    expect([weekHours(open), weekHours(agents)]).toEqual([4, 8]);
  });

  it('of a group count at every desk it answers for', () => {
    const group = {
      id: 'helpers',
      title: { en: 'Helpers' },
      staffing: { roster: [{ days: [1], from: '08:00', to: '10:00', agents: 3 }] },
      skills: [{ desk: 'pc-desk' }, { desk: 'phone-desk', priority: 2 }],
      status: 'assumption' as const,
    };
    const desk = { ...pc, staffing: { agents: 'groups' as const } };
    expect(weekHours(weekOf(desk, { agentGroups: [group] }).agents)).toBe(6);
    expect(weekHours(weekOf(desk).agents)).toBe(0);
    const own = { ...phone, staffing: { agents: 1, hours: { days: [1], from: 8, to: 9 } } };
    expect(weekHours(weekOf(own, { agentGroups: [group] }).agents)).toBe(7);
  });
});

describe('calls of simulated months', () => {
  const machines = Object.values(smallDesign().machines).map((config) => ({
    path: `machines/${config.id}.machine.json`,
    text: printMachine(config),
  }));
  const ask = (text: string): JobAnswer<SimulatedCalls>[] => {
    const answers: JobAnswer<SimulatedCalls>[] = [];
    const scenario = { path: 'scenarios/small.scenario.json', text };
    observeCalls({ scenario, machines, world: 'after', months: 2 }, (answer) => answers.push(answer));
    return answers;
  };

  it('come month by month, and by desk and half-hour in the end', () => {
    const answers = ask(printScenario(studied));
    expect(answers.slice(0, 2)).toEqual([
      { kind: 'month', done: 1, of: 2 },
      { kind: 'month', done: 2, of: 2 },
    ]);
    const last = answers.at(-1);
    if (last?.kind !== 'done') throw new Error(`The months were not done: ${JSON.stringify(last)}`);
    expect(Object.keys(last.result.offered)).toEqual(studied.desks.map(({ id }) => id));
    expect(last.result.offered['pc-repair']).toHaveLength(336);
    expect(last.result.offered['pc-repair']?.some((value) => value > 0)).toBe(true);
  });

  it('are refused with what is wrong with the scenario', () => {
    expect(ask('{ "id": 3 }')[0]).toMatchObject({ kind: 'refused' });
  });
});
