/** Menus that lead to a closed desk without asking whether it is open: a warning that says by how many calls. */
import { indexChart, type MachineFile } from '../chart/index.ts';
import type { ScenarioConfig } from '../scenario/index.ts';
import { formatDecimal } from '../util/format-number.ts';
import { sortProblems, wordProblem, type Problem } from '../util/problem.ts';
import { say, studyWords } from '../words/index.ts';
import { createAssembler } from './assemble-world.ts';
import { closedWays, type ClosedWay } from './closed-ways.ts';
import { ownValue } from '../util/own-value.ts';

/** Fewer first calls a month than this are a rounding at the edge of an hour. */
const FEWEST_CALLS = 1;

interface Found extends ClosedWay {
  readonly world: string;
  readonly isQueue: boolean;
}

/**
 * Of every desk that a machine leads to while it is closed, in the world where that happens most. Desks that pass
 * callers on or call them back are left out: nobody is turned away there. Cost: every world is assembled once.
 *
 * @param machines by id, those of the scenario's lines; all of them are there
 */
export function checkClosedDesks(
  scenario: ScenarioConfig,
  machines: Readonly<Record<string, MachineFile>>,
  file: string,
): Problem[] {
  const configs = Object.fromEntries(Object.entries(machines).map(([id, { config }]) => [id, config]));
  const worlds = scenario.worlds.map(({ id }) => id);
  const assemble = createAssembler({
    scenario,
    file,
    machines: configs,
    worlds,
    locale: scenario.locale,
    seed: 0,
    replay: '',
  });
  const most = new Map<string, Found>();
  for (const world of worlds) {
    const assembled = assemble(world, {});
    const kindOf = new Map(
      assembled.desks.map(({ id }, d) => [id, assembled.program.desks[d]?.whenClosed.kind]),
    );
    for (const way of joinWays(closedWays(assembled, scenario))) {
      const kind = kindOf.get(way.desk);
      if (way.closedCalls < FEWEST_CALLS || (kind !== 'announce' && kind !== 'queue')) continue;
      const key = JSON.stringify([way.line, way.desk]);
      if ((most.get(key)?.closedCalls ?? 0) < way.closedCalls)
        most.set(key, { ...way, world, isQueue: kind === 'queue' });
    }
  }
  return sortProblems(
    [...most.values()].map((way): Problem => {
      const name = scenario.lines.find(({ id }) => id === way.line)?.machine ?? '';
      const machine = ownValue(machines, name) as MachineFile;
      const path = [
        ...(indexChart(machine.config).stateAt(way.state)?.jsonPath ?? []),
        'meta',
        'destination',
      ];
      const facts = {
        line: way.line,
        world: way.world,
        scenario: file,
        desk: way.desk,
        calls: formatDecimal(way.closedCalls, 0),
        share: formatDecimal((100 * way.closedCalls) / way.calls, 0),
        isQueue: way.isQueue ? 'yes' : 'other',
      } as const;
      return {
        code: 'closed-desk',
        severity: 'warning',
        ...wordProblem(
          say(studyWords, (words) => words.closedDesk.message(facts)),
          say(studyWords, (words) => words.closedDesk.hint({ desk: way.desk })),
        ),
        file: machine.file,
        path,
        ...machine.document.placeOf(path),
      };
    }),
  );
}

/** Several ways of a line to one desk as one: by the way that most callers take. */
function joinWays(ways: readonly ClosedWay[]): ClosedWay[] {
  const joined = new Map<string, ClosedWay>();
  for (const way of ways) {
    const key = JSON.stringify([way.line, way.desk]);
    const known = joined.get(key);
    joined.set(
      key,
      known
        ? { ...known, closedCalls: known.closedCalls + way.closedCalls, calls: known.calls + way.calls }
        : way,
    );
  }
  return [...joined.values()];
}
