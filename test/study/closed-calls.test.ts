import { describe, expect, it } from 'vitest';
import type { MachineConfig } from '../../src/chart/index.ts';
import type { ScenarioConfig } from '../../src/scenario/index.ts';
import { createChunkWorker, FIGURES } from '../../src/study/index.ts';
import { smallDesign, smallScenario } from './small-study.ts';

const OFFICE = { days: [1, 2, 3, 4, 5], from: 8, to: 18 };
const scenario: ScenarioConfig = {
  ...smallScenario,
  desks: smallScenario.desks.map((desk) => ({ ...desk, staffing: { agents: 30, hours: OFFICE } })),
};

/** The same menu, which says in front of it that it is closed. */
function saying(config: MachineConfig): MachineConfig {
  return {
    ...config,
    initial: 'gate',
    states: {
      gate: {
        always: [
          { guard: { type: 'hoursOpen', params: OFFICE }, target: config.initial },
          { target: 'shut' },
        ],
      },
      shut: { type: 'final', meta: { destination: { goesTo: 'hang-up', reason: 'closed' } } },
      ...config.states,
    },
  };
}

function figuresOf(isSaid: boolean): (figure: string) => number {
  const design = smallDesign({ scenario });
  const small = design.machines['small'] as MachineConfig;
  const machines = { ...design.machines, small: isSaid ? saying(small) : small };
  const counts = createChunkWorker({ ...design, machines })({
    world: 'after',
    overrides: {},
    from: 0,
    count: 3,
  });
  return (figure) => {
    const row = FIGURES.find(({ id }) => id === figure);
    if (!row) throw new Error(`There is no figure "${figure}".`);
    return counts.reduce((sum, each) => sum + row.of(each, scenario), 0) / counts.length;
  };
}

describe('an honest announcement', { timeout: 60_000 }, () => {
  const [silent, said] = [figuresOf(false), figuresOf(true)];

  it('is not lost in the menu: whoever hears it is told that it is closed', () => {
    expect(said('lostRate')).toBeLessThanOrEqual(silent('lostRate'));
    expect(said('closedRate')).toBeGreaterThan(0.2);
  });

  it('turns away about as many as the closed desks would, and before the menu', () => {
    expect(Math.abs(said('closedRate') - silent('closedRate'))).toBeLessThan(0.06);
    expect(said('menuSeconds')).toBeLessThan(silent('menuSeconds'));
  });

  it('leaves waits of open hours: enough agents let nobody wait or give up, gate or none', () => {
    for (const of of [silent, said]) {
      expect(of('waitSeconds')).toBeLessThan(1);
      expect(of('abandonRate')).toBeLessThan(0.01);
      expect(of('answeredIn20')).toBeGreaterThan(0.98);
    }
  });
});
