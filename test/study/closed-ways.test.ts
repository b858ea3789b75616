import { describe, expect, it } from 'vitest';
import { parseMachine, printMachine, type MachineConfig, type MachineFile } from '../../src/chart/index.ts';
import { compileWorld, runReplication } from '../../src/kernel/index.ts';
import type { DeskConfig, ScenarioConfig } from '../../src/scenario/index.ts';
import { meanInterval } from '../../src/stats/index.ts';
import { assembleWorld, checkClosedDesks, type StudyQuestion } from '../../src/study/index.ts';
import { closedWays } from '../../src/study/closed-ways.ts';
import { solveExits } from '../../src/study/first-calls.ts';
import { smallDesign, smallScenario } from './small-study.ts';

const OFFICE = { days: [1, 2, 3, 4, 5], from: 9, to: 17 };
/** Nobody calls a second time, so that every call is a first one. */
const ONCE = { redialProbability: 0, repeatProbability: 0, secondNeed: 0, followsAdvice: 0, maxDials: 1 };

function withHours(change: (desk: DeskConfig) => DeskConfig): StudyQuestion {
  const scenario: ScenarioConfig = { ...smallScenario, desks: smallScenario.desks.map(change) };
  return smallDesign({ scenario });
}
const atOffice = (desk: DeskConfig): DeskConfig => ({
  ...desk,
  staffing: { ...desk.staffing, hours: OFFICE },
});

/** The small machine behind a gate that asks the same hours as the desks. */
function gated(config: MachineConfig): MachineConfig {
  const { initial, states } = config;
  return {
    ...config,
    initial: 'gate',
    states: {
      gate: {
        always: [{ guard: { type: 'hoursOpen', params: OFFICE }, target: initial }, { target: 'shut' }],
      },
      shut: { type: 'final', meta: { destination: { goesTo: 'hang-up', reason: 'closed' } } },
      ...states,
    },
  };
}

describe('ways to a closed desk', () => {
  it('are taken by as many first calls as the simulation turns away', { timeout: 60_000 }, () => {
    const world = assembleWorld(withHours(atOffice), 'after', ONCE);
    const prepared = compileWorld(world.program);
    const turnedAway = meanInterval(
      Array.from({ length: 40 }, (_, replication) => {
        const counts = runReplication(prepared, { seed: 3, replication });
        return counts.turnedAway.reduce((sum, each) => sum + each, 0);
      }),
    );
    const expected = closedWays(world, { days: 30 }).reduce((sum, way) => sum + way.closedCalls, 0);
    // Of the moment of dialling: who dials a minute before nine is let in by the simulation.
    expect(expected).toBeGreaterThan(turnedAway.low * 0.99);
    expect(expected).toBeLessThan(turnedAway.high * 1.01);
    expect(expected).toBeGreaterThan(500);
  });

  it('are none where desks are always open, and none behind a gate that asks their hours', () => {
    expect(closedWays(assembleWorld(smallDesign(), 'after', ONCE), { days: 30 })).toEqual([]);
    const design = withHours(atOffice);
    const machines = Object.fromEntries(Object.entries(design.machines).map(([id, one]) => [id, gated(one)]));
    expect(closedWays(assembleWorld({ ...design, machines }, 'after', ONCE), { days: 30 })).toEqual([]);
  });

  it('lose no caller: everybody leaves through some exit', () => {
    const { program } = assembleWorld(smallDesign(), 'before', {});
    expect(solveExits(program, 0).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 7);
  });
});

describe('the check of closed desks', () => {
  const design = withHours(atOffice);
  const files = Object.fromEntries(
    Object.entries(design.machines).map(([id, one]) => [
      id,
      parseMachine(printMachine(one), `${id}.machine.json`).machine as MachineFile,
    ]),
  );

  it('names each machine and desk once, with the place of the way and the world where it is worst', () => {
    const problems = checkClosedDesks(design.scenario, files, 'small.scenario.json');
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) {
      expect(problem).toMatchObject({ code: 'closed-desk', severity: 'warning' });
      expect(problem.path?.slice(-2)).toEqual(['meta', 'destination']);
      expect(problem.message).toMatch(/some [\d,]+ first calls a month \(\d+ % .*told so only there/);
    }
    expect(new Set(problems.map(({ message }) => message)).size).toBe(problems.length);
  });
});
