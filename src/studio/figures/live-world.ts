/**
 * The world whose line is being edited, answered again at every keystroke: only what changed is explored and
 * solved anew (`exact`).
 */
import { chartOf, createExplorer, type Automaton } from '../../automaton/index.ts';
import { ownValue } from '../../util/own-value.ts';
import type { EventName, MachineConfig } from '../../chart/index.ts';
import { addUp, createSolver, dialOneLine, findHeat, type LineAnswer } from '../../exact/index.ts';
import {
  expandCallers,
  expectedArrivals,
  measuredMenusOf,
  oldMachines,
  needWordsOf,
  type ScenarioConfig,
  type WorldConfig,
  timesOf,
  topicOdds,
} from '../../scenario/index.ts';
import { dialByNeed, dialLines, resolveParameters, servesByDesk } from '../../study/index.ts';
import { createAudience } from '../../visits/index.ts';

/** First calls only, before any queue: what the menus alone decide. Shares are of all calls. */
export interface LiveFigures {
  readonly lostRate: number;
  /** Told by a menu that the line is closed. */
  readonly closedRate: number;
  /** Somebody answers who serves other needs; an operator who passes callers on is no misroute. */
  readonly misroutedRate: number;
  readonly menuSeconds: number;
  /** Of the edited machine, for the caller who hears most. */
  readonly firstMenuSeconds: number;
}

export interface EdgeShare {
  readonly source: string;
  readonly event: EventName;
  readonly position: number;
  /** Times taken per call of everybody. */
  readonly share: number;
}

export interface LiveAnswer {
  readonly figures: LiveFigures;
  /** Of the edited machine. */
  readonly edges: readonly EdgeShare[];
  /** By state path of the edited machine: lost there and heard there, per call of everybody. */
  readonly menus: Readonly<Record<string, { readonly lost: number; readonly heard: number }>>;
  /** Share of all calls that enter the edited machine. */
  readonly entered: number;
}

export type LiveResult =
  | { readonly status: 'ok'; readonly answer: LiveAnswer }
  | { readonly status: 'cannot-explore' }
  | { readonly status: 'unfit'; readonly reason: string };

export interface LiveWorld {
  answer(config: MachineConfig): LiveResult;
}

export interface LiveWorldQuestion {
  readonly scenario: ScenarioConfig;
  /** As saved, by id: the lines that are not being edited. */
  readonly machines: Readonly<Record<string, MachineConfig>>;
  readonly world: string;
  readonly locale: string;
}

interface Line {
  readonly config: MachineConfig;
  readonly isEdited: boolean;
  readonly answer: LineAnswer;
}

/** @throws when the scenario has no such world, or a machine of its lines is not given. */
export function createLiveWorld(question: LiveWorldQuestion): LiveWorld {
  const { scenario, machines, locale } = question;
  const world = scenario.worlds.find(({ id }) => id === question.world);
  if (!world) throw new Error(`The scenario "${scenario.id}" has no world "${question.world}".`);
  const parameters = resolveParameters(scenario, {});
  const { types } = expandCallers(scenario, parameters.world);
  const audience = createAudience(
    types,
    needWordsOf(scenario),
    parameters.behaviour,
    locale,
    measuredMenusOf(scenario, parameters.world),
    timesOf(scenario),
    { ...topicOdds(scenario, parameters.world), heard: oldMachines(scenario) },
  );
  const solver = createSolver(audience, {
    hours: expectedArrivals(scenario, parameters.world),
  });
  const desks = servesByDesk(scenario.desks, world.pooled ?? false);
  const explorer = createExplorer();

  const solved = new WeakMap<MachineConfig, LineAnswer | 'cannot-explore'>();
  const solve = (id: string, config: MachineConfig): LineAnswer | 'cannot-explore' => {
    let found = solved.get(config);
    if (!found) {
      const automaton = explorer.explore(config);
      found = automaton ? solver.solve({ id, config, automaton }) : 'cannot-explore';
      solved.set(config, found);
    }
    return found;
  };
  const dialFor = createDialler(
    scenario,
    world,
    types,
    audience.needs.map(({ need }) => need),
  );

  /** The saved version is asked about at every keystroke. */
  const answers = new WeakMap<MachineConfig, LiveResult>();
  const answer = (config: MachineConfig): LiveResult => {
    const lines: Line[] = [];
    for (const id of world.lines) {
      const machine = scenario.lines.find((line) => line.id === id)?.machine ?? '';
      const isEdited = machine === config.id;
      const own = isEdited ? config : ownValue(machines, machine);
      if (!own) throw new Error(`The line "${id}" needs the machine "${machine}", which was not given.`);
      const found = solve(id, own);
      if (found === 'cannot-explore') return { status: 'cannot-explore' };
      lines.push({ config: own, isEdited, answer: found });
    }
    const missing = lines.length > 1 ? findUnknownDesk(lines, desks) : undefined;
    if (missing !== undefined)
      return {
        status: 'unfit',
        reason: `A menu leads to the desk "${missing}", which the scenario does not have.`,
      };
    return { status: 'ok', answer: describeLines(lines, dialFor(lines), desks) };
  };
  return {
    answer: (config) => {
      let found = answers.get(config);
      if (!found) answers.set(config, (found = answer(config)));
      return found;
    },
  };
}

/** A desk at which somebody arrives, but of which the scenario knows nothing. */
function findUnknownDesk(lines: readonly Line[], desks: ReadonlyMap<string, unknown>): string | undefined {
  for (const { answer } of lines) {
    const count = answer.needs.length;
    for (const { destination, index } of answer.automaton.nodes) {
      if (destination?.goesTo !== 'desk' || desks.has(destination.desk)) continue;
      if (answer.arrived.subarray(index * count, (index + 1) * count).some((mass) => mass > 0))
        return destination.desk;
    }
  }
  return undefined;
}

/**
 * `dial[need * lines + line]`. Changes only when the lines lead to other ends, so it is worked out once for
 * each set of ends.
 */
function createDialler(
  scenario: ScenarioConfig,
  world: WorldConfig,
  types: ReturnType<typeof expandCallers>['types'],
  needs: readonly string[],
): (lines: readonly Line[]) => Float64Array {
  if (world.lines.length === 1) {
    const everybody = dialOneLine(needs.length);
    return () => everybody;
  }
  const parameters = resolveParameters(scenario, {});
  const { needs: ownNeeds } = expandCallers(scenario, parameters.world);
  const wrongNumber = parameters.world['wrongNumber']?.value ?? 0;
  const known = new Map<string, Float64Array>();
  return (lines) => {
    const automata: Automaton[] = lines.map(({ answer }) => answer.automaton);
    const ends = JSON.stringify(
      automata.map(({ nodes }) =>
        [...new Set(nodes.map(({ destination }) => JSON.stringify(destination)))].toSorted(),
      ),
    );
    let dial = known.get(ends);
    if (!dial) {
      const dialled = dialLines(scenario, world, automata, types, ownNeeds, wrongNumber);
      known.set(ends, (dial = dialByNeed(dialled.dial, types, needs)));
    }
    return dial;
  };
}

function describeLines(
  lines: readonly Line[],
  dial: Float64Array,
  desks: Parameters<typeof addUp>[2],
): LiveAnswer {
  const total = addUp(
    lines.map(({ answer }) => answer),
    dial,
    desks,
  );
  const per = (mass: number): number => mass / total.entered;
  const menus = new Map<string, { lost: number; heard: number }>();
  let edges: EdgeShare[] = [];
  let firstMenuSeconds = 0;
  let entered = 0;
  lines.forEach(({ answer, config, isEdited }, l) => {
    if (!isEdited) return;
    const heat = findHeat(
      answer,
      answer.needs.map((_, need) => dial[need * lines.length + l] as number),
    );
    firstMenuSeconds = Math.max(firstMenuSeconds, answer.firstMenuSeconds);
    entered += heat.entered;
    for (const [state, { lost, heard }] of heat.menus) {
      const before = menus.get(state) ?? { lost: 0, heard: 0 };
      menus.set(state, { lost: before.lost + per(lost), heard: before.heard + per(heard) });
    }
    edges = namesOf(config).map((name, edge) => ({
      ...name,
      share: (edges[edge]?.share ?? 0) + per(heat.edges[edge] ?? 0),
    }));
  });
  const { lostRate, closedRate, misroutedRate, menuSeconds } = total;
  return {
    figures: { lostRate, closedRate, misroutedRate, menuSeconds, firstMenuSeconds },
    edges,
    menus: Object.fromEntries(menus),
    entered: per(entered),
  };
}

/** Edges of an automaton are the chart's event transitions in file order. */
function namesOf(config: MachineConfig): Omit<EdgeShare, 'share'>[] {
  return chartOf(config).transitions.flatMap(({ source, event, position }) =>
    event === 'always' ? [] : [{ source: source.path, event, position }],
  );
}
