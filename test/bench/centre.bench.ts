/**
 * What people standing in queues costs: the merged world of kernel.bench.ts as it is, and with rosters that change
 * each half-hour, a priority for half of the callers, and agents who each answer for a second desk too. Both are
 * measured in turns, so that what else the machine does meets both.
 */
import {
  compileWorld,
  type PreparedWorld,
  runReplication,
  type WorldProgram,
} from '../../src/kernel/index.ts';
import { repeatWeek } from '../../src/util/steps.ts';
import { buildMergedWorld } from './kernel.bench.ts';

/** Of talks at the second desk. */
const SECOND_FACTOR = 1.1;

export interface CentreBench {
  readonly plainNs: number;
  readonly centreNs: number;
  /** Median over the rounds of one by the other. */
  readonly ratio: number;
}

export function benchCentre(rounds = 15): CentreBench {
  const plain = compileWorld(buildMergedWorld());
  const centre = compileWorld(withCentre(buildMergedWorld()));
  const pairs = Array.from(
    { length: rounds + 1 },
    (_, r) => [timeCall(plain, r), timeCall(centre, r)] as const,
  );
  // The first round compiles.
  const measured = pairs.slice(1);
  return {
    plainNs: Math.min(...measured.map(([first]) => first)),
    centreNs: Math.min(...measured.map(([, second]) => second)),
    ratio: measured.map(([first, second]) => second / first).toSorted((a, b) => a - b)[rounds >> 1]!,
  };
}

function timeCall(world: PreparedWorld, replication: number): number {
  const from = performance.now();
  const { calls } = runReplication(world, { seed: 1, replication });
  return ((performance.now() - from) * 1e6) / calls;
}

/** As many agents over the day as before: one to three instead of two. */
function withCentre(program: WorldProgram): WorldProgram {
  const { desks, groups, profileCount, priorityOfType, loopAt } = program;
  return {
    ...program,
    groups: groups.map((_, g) => ({
      agents: repeatWeek(
        Array.from({ length: 336 }, (__, shift) => 1 + ((shift + g) % 3)),
        loopAt,
      ),
      skills: [
        { desk: g, priority: 0, handlingFactor: 1 },
        { desk: (g + 1) % desks.length, priority: 1, handlingFactor: SECOND_FACTOR },
      ],
    })),
    priorityOfType: priorityOfType.map((_, type) => (type % profileCount) % 2),
  };
}
