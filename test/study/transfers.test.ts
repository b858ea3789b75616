import { describe, expect, it } from 'vitest';
import { compileWorld, runReplication, type Counts } from '../../src/kernel/index.ts';
import type { WorldConfig } from '../../src/scenario/index.ts';
import { assembleWorld, type Overrides } from '../../src/study/index.ts';
import { smallDesign, smallScenario } from './small-study.ts';

/** Nothing of a transfer but the talk that it leads to. */
const FREE: Overrides = {
  transferSeconds: 0,
  transferHandlingFactor: 1,
  transferFails: 0,
  transferGoesWrong: 0,
};

function run(transfers: WorldConfig['transfers'], overrides: Overrides = FREE, world = 'after'): Counts {
  const worlds = smallScenario.worlds.map((each) => ({ ...each, transfers }));
  const design = smallDesign({ scenario: { ...smallScenario, worlds } });
  const { program } = assembleWorld(design, world, overrides);
  return runReplication(compileWorld(program), { seed: 3, replication: 0 });
}
const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

describe('transfers', () => {
  it('pass callers on behind one number even where lines do not, and never where the world says never', () => {
    expect(run('none').transfers).toBeGreaterThan(0);
    expect(run('never').transfers).toBe(0);
    // Told to dial another number, callers do so instead.
    expect(run('never').advised).toBeGreaterThan(run('none').advised);
  });

  it('between lines happen only where the world lets them', () => {
    const between = (transfers: WorldConfig['transfers']): number => run(transfers, FREE, 'before').transfers;
    expect(between('all')).toBeGreaterThan(between('none'));
    expect(between('never')).toBe(0);
  });

  it('take time of the agent who transfers, fail and go wrong only as far as their parameters say', () => {
    const free = run('all');
    expect([free.transfersFailed, free.transfersWrong]).toEqual([0, 0]);
    const slow = run('all', { ...FREE, transferSeconds: 60 });
    // The same callers: each transfer costs a minute, on the agents' side alone.
    expect(total(slow.groupBusySeconds)).toBeGreaterThan(total(free.groupBusySeconds));
    const failing = run('all', { ...FREE, transferFails: 1 });
    expect(failing.transfersFailed).toBe(failing.transfers);
    const lost = run('all', { ...FREE, transferGoesWrong: 1 });
    expect(lost.transfersWrong).toBeGreaterThan(0);
  });
});
