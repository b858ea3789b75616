/** Rosters from a file in the place of a scenario's own agents. */
import { sayNearest } from '../../chart/index.ts';
import {
  WORLD_PARAMETERS,
  type ScenarioConfig,
  type Shift,
  type Staffing,
  type WorldConfig,
} from '../../scenario/index.ts';
import { sortProblems, type Problem } from '../../util/problem.ts';
import { say, studyWords } from '../../words/index.ts';
import { CsvProblems } from './csv-table.ts';
import { shiftsOf, type RosterRow, type StaffingKind } from './roster-csv.ts';

export interface RosteredScenario {
  readonly scenario: ScenarioConfig;
  readonly problems: readonly Problem[];
}

/**
 * Rows without a world become the agents of the desks and groups themselves; rows of a world become that world's. Of
 * several ways to staff a world counts the one it has. Agents are paid ones: whoever has a shrinkage keeps it.
 */
export function applyRosters(
  scenario: ScenarioConfig,
  rows: readonly RosterRow[],
  file: string,
): RosteredScenario {
  const problems = new CsvProblems(file);
  const known = staffedIds(scenario);
  const worlds = scenario.worlds.map(({ id }) => id);
  for (const row of firstOfEach(rows, ({ group }) => group))
    if (!known.includes(row.group))
      problems.add(
        'unknown-group',
        row.line,
        say(studyWords, ({ imports }) => imports.unknownGroup({ id: row.group })),
        sayNearest(row.group, known),
      );
  for (const row of firstOfEach(rows, ({ world = '' }) => world))
    if (row.world !== undefined && !worlds.includes(row.world))
      problems.add(
        'unknown-world',
        row.line,
        say(studyWords, ({ imports }) => imports.unknownWorld({ id: row.world ?? '' })),
        sayNearest(row.world, worlds),
      );
  if (problems.list.length > 0) return { scenario, problems: sortProblems(problems.list) };

  const everywhere = rosters(rows.filter(({ world }) => world === undefined));
  const changed: ScenarioConfig = {
    ...scenario,
    desks: scenario.desks.map((desk) => {
      const roster = everywhere.get(desk.id);
      return roster ? { ...desk, staffing: rostered(roster, desk.staffing) } : desk;
    }),
    ...(scenario.agentGroups && {
      agentGroups: scenario.agentGroups.map((group) => {
        const roster = everywhere.get(group.id);
        return roster ? { ...group, staffing: rostered(roster, group.staffing) } : group;
      }),
    }),
    worlds: scenario.worlds.map((world) => withWorldRosters(scenario, world, rows, problems)),
  };
  return { scenario: changed, problems: sortProblems(problems.list) };
}

/** Ids that agents may be planned for: desks, pools, groups. */
function staffedIds({ desks, agentGroups = [] }: ScenarioConfig): string[] {
  const ids = [
    ...desks.flatMap(({ id, pool }) => [id, ...(pool === undefined ? [] : [pool])]),
    ...agentGroups.map(({ id }) => id),
  ];
  return [...new Set(ids)];
}

/** The ways to staff that a plan for this world may have. */
function kindsOf(
  { pooled = false, crossTrained = false }: WorldConfig,
  scenario: ScenarioConfig,
): StaffingKind[] {
  if (pooled) return ['pooled'];
  if (!crossTrained) return ['apart'];
  const { value } = (scenario.parameters ?? {})['crossTrainedHandling'] ?? { value: DEFAULT_FACTOR };
  return [`cross-trained-${Math.round(100 * (value - 1))}`, 'cross-trained'];
}
const DEFAULT_FACTOR = WORLD_PARAMETERS['crossTrainedHandling']?.value ?? 1;

function withWorldRosters(
  scenario: ScenarioConfig,
  world: WorldConfig,
  rows: readonly RosterRow[],
  problems: CsvProblems,
): WorldConfig {
  const own = rows.filter((row) => row.world === world.id);
  if (own.length === 0) {
    if (rows.some((row) => row.world !== undefined))
      problems.add(
        'no-roster',
        undefined,
        say(studyWords, ({ imports }) => imports.noRoster({ id: world.id })),
        undefined,
        'info',
      );
    return world;
  }
  const kindsOfWorld = kindsOf(world, scenario);
  const kind = kindsOfWorld.find((each) => own.some(({ staffing }) => staffing === each));
  const fitting = own.filter(({ staffing }) => staffing === undefined || staffing === kind);
  if (fitting.length === 0) {
    const kinds = [...new Set(own.flatMap(({ staffing }) => staffing ?? []))].join(', ');
    problems.add(
      'no-roster-of-kind',
      own[0]?.line,
      say(studyWords, ({ imports }) =>
        imports.otherKind({ id: world.id, kind: kindsOfWorld[0] ?? '', kinds }),
      ),
      say(studyWords, ({ imports }) => imports.otherKindHint),
    );
    return world;
  }
  const staffing = Object.fromEntries(
    [...rosters(fitting)].map(([id, roster]) => [id, rostered(roster, shrinkageOf(scenario, id))]),
  );
  return { ...world, staffing: { ...world.staffing, ...staffing } };
}

function shrinkageOf(
  { desks, agentGroups = [] }: ScenarioConfig,
  id: string,
): { readonly shrinkage?: number } {
  const staffing = [...desks, ...agentGroups].find((each) => each.id === id)?.staffing;
  return staffing && 'shrinkage' in staffing && staffing.shrinkage !== undefined
    ? { shrinkage: staffing.shrinkage }
    : {};
}

function rosters(rows: readonly RosterRow[]): Map<string, Shift[]> {
  const ids = [...new Set(rows.map(({ group }) => group))];
  return new Map(ids.map((id) => [id, shiftsOf(rows.filter(({ group }) => group === id))]));
}

/** Opening hours and shrinkage stay: the file speaks of agents. */
function rostered(
  roster: readonly Shift[],
  { hours, shrinkage }: Pick<Staffing, 'hours' | 'shrinkage'> = {},
): Staffing {
  return { roster, ...(hours && { hours }), ...(shrinkage !== undefined && { shrinkage }) };
}

function firstOfEach(rows: readonly RosterRow[], key: (row: RosterRow) => string): RosterRow[] {
  return [...new Map(rows.toReversed().map((row) => [key(row), row])).values()];
}
