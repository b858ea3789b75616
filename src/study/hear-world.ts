/** Who dials which line of a world, and how they hear it, without anything that comes after the menu. */
import { expandCallers, withShares, type ScenarioConfig } from '../scenario/index.ts';
import type { NeedId } from '../chart/index.ts';
import type { CallerType } from '../behaviour/index.ts';
import type { Audience } from '../visits/index.ts';
import { dialLines } from './dial-lines.ts';
import { resolveParameters } from './resolve-parameters.ts';
import type { Overrides, StudyQuestion } from './study-design.ts';
import type { StudyLine } from './study-world.ts';
import { createLineVisitor } from './visit-lines.ts';

export interface HeardWorld {
  readonly lines: readonly StudyLine[];
  readonly needs: readonly NeedId[];
  readonly types: readonly CallerType[];
  /** Parameters that only weigh callers leave its `hearing` the same object. */
  readonly audience: Audience;
  /** `dial[type * lines + line]`. */
  readonly dial: Float64Array;
}

/** Cost: some milliseconds; what parameters leave alone is remembered. */
export type WorldHearer = (worldId: string, overrides: Overrides) => HeardWorld;

/** @throws when the scenario has no such world, or an override names no parameter. */
export function createWorldHearer(design: StudyQuestion): WorldHearer {
  const visitLines = createLineVisitor(design);
  return (worldId, overrides) => hear(design.scenario, visitLines, worldId, overrides);
}

function hear(
  given: ScenarioConfig,
  visitLines: ReturnType<typeof createLineVisitor>,
  worldId: string,
  overrides: Overrides,
): HeardWorld {
  const world = given.worlds.find(({ id }) => id === worldId);
  if (!world) throw new Error(`The scenario "${given.id}" has no world "${worldId}".`);
  const parameters = resolveParameters(given, overrides);
  const scenario = withShares(given, parameters.world);
  const { types, needs } = expandCallers(scenario, parameters.world);
  const { lines, audience } = visitLines(world.lines, types, parameters, []);
  const { dial } = dialLines(
    scenario,
    world,
    lines.map(({ automaton }) => automaton),
    types,
    needs,
    parameters.world['wrongNumber']?.value ?? 0,
  );
  return { lines, needs, types, audience, dial };
}
