/** The cells that a log of a world would hold, with the calls to be expected in each: `--plan`, tests and invented logs. */
import { weighClocks, soundLine } from '../../visits/index.ts';
import { expectedArrivals } from '../../scenario/index.ts';
import { resolveParameters, type HeardWorld } from '../../study/index.ts';
import { hoursKeyOf } from './log-clock.ts';
import { listPaths } from './list-paths.ts';
import { createLoggedWorlds } from './logged-worlds.ts';
import { weighPart, type PathPoint } from './path-model.ts';
import type { PathCell, PathDesign } from './types.ts';

/**
 * Cells without dispositions; `calls` are expected numbers, in the order of lines, clocks and mass.
 *
 * @param least share of all calls below which a path is left out
 */
export function expectedCells(
  design: PathDesign,
  { overrides }: Pick<PathPoint, 'overrides'>,
  calls: number,
  least: number,
  world = design.world,
): PathCell[] {
  const { scenario } = design.question;
  const worlds = createLoggedWorlds(design);
  const ids = scenario.worlds.find(({ id }) => id === world)?.lines ?? [];
  const hours = expectedArrivals(scenario, resolveParameters(scenario, overrides).world);
  return ids.flatMap((id) => {
    const line = worlds.lineOf(world, id, '');
    if (!line) return [];
    const heard = worlds.hear(world, line, overrides);
    const own = heard.lines[line.index] as HeardWorld['lines'][number];
    const plan = worlds.planOf(world, line);
    const soundings = soundLine(own, plan, heard.audience);
    return [...weighClocks(plan.clocks, hours)].flatMap((share, clock): PathCell[] => {
      if (!(share > 0)) return [];
      const weights = weighPart({ line, plan, clock, isTest: false }, heard);
      const moment = plan.clocks.moments[clock];
      return listPaths(own, plan, soundings, weights, least / share).map(({ path, mass }) => ({
        world,
        line: id,
        machine: line.machine,
        clock: moment ? hoursKeyOf(own.automaton, moment) : '',
        path,
        coded: '',
        handled: '',
        need: '',
        calls: calls * share * mass,
      }));
    });
  });
}
