/** The menus of a world for first calls, in closed form: no chain is compiled and no queue run. */
import { addUp, createSolver } from '../exact/index.ts';
import { expectedArrivals, type ScenarioConfig, type WorldConfig } from '../scenario/index.ts';
import { HOME_DESK } from './change-lines.ts';
import { dialByNeed } from './dial-lines.ts';
import { createWorldHearer, type HeardWorld } from './hear-world.ts';
import { servesByDesk } from './pool-desks.ts';
import { resolveParameters, type ResolvedParameters } from './resolve-parameters.ts';
import type { Overrides, StudyQuestion } from './study-design.ts';
import type { WorldResult } from './world-result.ts';

/** Figures of one world under any parameters; the same as `assembleWorld` solves. @throws as it does */
export type FirstCallSolver = (worldId: string, overrides: Overrides) => WorldResult['exact'];

/** Cost: what parameters leave alone is remembered; the eighteen lines take a tenth of a second. */
export function createFirstCallSolver(design: StudyQuestion): FirstCallSolver {
  const { scenario } = design;
  const hear = createWorldHearer(design);
  return (worldId, overrides) => {
    const heard = hear(worldId, overrides);
    const world = scenario.worlds.find(({ id }) => id === worldId);
    if (!world) throw new Error(`The scenario "${scenario.id}" has no world "${worldId}".`);
    return solveFirstCalls(scenario, world, heard, resolveParameters(scenario, overrides).world);
  };
}

/** First calls only. */
export function solveFirstCalls(
  scenario: ScenarioConfig,
  { pooled = false }: Pick<WorldConfig, 'pooled'>,
  { audience, types, lines, dial }: Pick<HeardWorld, 'audience' | 'types' | 'lines' | 'dial'>,
  parameters: ResolvedParameters['world'],
): WorldResult['exact'] {
  const weights = types.map((type) => type.weight);
  const solver = createSolver(audience, { weights, hours: expectedArrivals(scenario, parameters) });
  const answers = lines.map((line) => solver.solve(line));
  const byNeed = dialByNeed(
    dial,
    types,
    audience.needs.map(({ need }) => need),
  );
  const desks = servesByDesk(scenario.desks, pooled);
  const { lostRate, closedRate, misroutedRate, menuSeconds } = addUp(
    answers,
    byNeed,
    // Whoever is sent home comes to a desk that serves them.
    new Map([...desks, [HOME_DESK, [...desks.values()].flat()]]),
  );
  return { lostRate, closedRate, misroutedRate, menuSeconds };
}
