/**
 * The same world in SimPy (simpy-world.py), on the interpreter that has it: Debian's python3-simpy, or a
 * newer one of your own.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { PreparedWorld } from '../../../src/kernel/index.ts';

export interface SimPyRun {
  readonly python: string;
  readonly version: string;
  readonly walk: readonly number[];
  readonly world: readonly number[];
}

/** The first days of the month only: it is slow, and a call costs the same on any day. */
const DAYS = 1;
const ROUNDS = 3;

export function benchSimPy(folder: string, world: PreparedWorld): SimPyRun | { readonly reason: string } {
  // Debian's own interpreter first: another one in the path does not see Debian's packages.
  const python = ['/usr/bin/python3', 'python3'].find(
    (name) => spawnSync(name, ['-c', 'from SimPy.Simulation import Simulation']).status === 0,
  );
  if (python === undefined)
    return { reason: 'no python3 with SimPy 2 here (Debian: apt-get install python3-simpy)' };
  const { chain, exits, patience, redial, followUp, arrivals, desks } = world.program;
  const question = {
    days: DAYS,
    rounds: ROUNDS,
    needs: world.needCount,
    profiles: world.profileCount,
    perHour: arrivals.expected[0],
    rows: {
      start: [...chain.rowStart],
      probability: [...chain.probability],
      seconds: [...chain.seconds],
      target: [...chain.target],
    },
    entry: [...world.program.entry],
    exitDesk: exits.map(({ desk }) => desk),
    agents: world.program.groups.map(({ agents }) => agents.value[0]),
    product: [...world.productOfNeed],
    handling: desks[0]?.handling,
    misroute: desks[0]?.misroute,
    patience: { from: [...(patience[0]?.from ?? [])], rate: [...(patience[0]?.rate ?? [])] },
    redial,
    followUp,
  };
  const run = spawnSync(python, [join(folder, 'simpy-world.py')], {
    input: JSON.stringify(question),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (run.status !== 0) return { reason: `its script failed: ${run.stderr.trim().split('\n').at(-1)}` };
  return {
    python: python === '/usr/bin/python3' ? 'Debian’s Python' : 'Python',
    ...(JSON.parse(run.stdout) as Omit<SimPyRun, 'python'>),
  };
}
