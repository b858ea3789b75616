/**
 * The world whose line is being edited, answered again at every keystroke: only the edited line is solved
 * anew.
 */
import { indexChart, type EventName, type MachineConfig } from '../../../chart/index.ts';
import type { Automaton } from '../../../automaton/index.ts';
import type { ScenarioConfig, WorldConfig } from '../../../scenario/index.ts';
import { assembleWorld, type StudyDesign } from '../../../study/index.ts';
import type { VisitLine } from '../../../visits/index.ts';
import { createAudience } from './audience.ts';
import { createHearingMemory } from './hearing-memory.ts';
import { planLine, type LinePlan } from './line-plan.ts';
import { solveLine, type LineAnswer } from './solve-line.ts';
import { createExplorer } from './structure.ts';

/** First calls only, before any queue: what the menus alone decide. Shares are of all calls. */
export interface LiveFigures {
  readonly lostRate: number;
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

/** @throws when the scenario has no such world, or a machine of its lines is not given. */
export function createLiveWorld({
  scenario,
  machines,
  world: worldId,
  locale,
}: LiveWorldQuestion): LiveWorld {
  const world = scenario.worlds.find(({ id }) => id === worldId);
  if (!world) throw new Error(`The scenario "${scenario.id}" has no world "${worldId}".`);
  const audience = createAudience(scenario, world, locale);
  const memory = createHearingMemory(audience);
  const explorer = createExplorer();
  // Texts come and go; the cells of an explored structure stay the same object.
  const plans = new WeakMap<Automaton['cells'], LinePlan>();
  const planOf = (line: VisitLine): LinePlan => {
    let plan = plans.get(line.automaton.cells);
    if (!plan) plans.set(line.automaton.cells, (plan = planLine(line, audience)));
    return plan;
  };
  const solved = new WeakMap<
    MachineConfig,
    { automaton: Automaton; answer: LineAnswer } | 'cannot-explore'
  >();
  const solve = (
    id: string,
    config: MachineConfig,
  ): { automaton: Automaton; answer: LineAnswer } | 'cannot-explore' => {
    let found = solved.get(config);
    if (!found) {
      const automaton = explorer.explore(config);
      const line = automaton && { id, config, automaton };
      found = line
        ? { automaton: line.automaton, answer: solveLine(line, planOf(line), audience, memory) }
        : 'cannot-explore';
      solved.set(config, found);
    }
    return found;
  };
  const dialFor = createDialler(scenario, machines, world, locale, audience.needs.length);

  /** The saved version is asked about at every keystroke. */
  const answers = new WeakMap<MachineConfig, LiveResult>();
  const answer = (config: MachineConfig): LiveResult => {
    const lines = world.lines.map((id) => {
      const { machine } = scenario.lines.find((line) => line.id === id) ?? { machine: '' };
      const own = machine === config.id ? config : machines[machine];
      if (!own) throw new Error(`The line "${id}" needs the machine "${machine}", which was not given.`);
      return { id, config: own, isEdited: machine === config.id, ...pairOf(solve(id, own)) };
    });
    if (lines.some(({ answer }) => !answer)) return { status: 'cannot-explore' };
    const known = lines as readonly (Line & { readonly isEdited: boolean })[];
    let dial: Float64Array;
    try {
      dial = dialFor(config, known);
    } catch (cause) {
      return { status: 'unfit', reason: cause instanceof Error ? cause.message : String(cause) };
    }
    return { status: 'ok', answer: addUp(known, dial, audience.needs.length) };
  };
  return {
    answer: (config) => {
      let found = answers.get(config);
      if (!found) answers.set(config, (found = answer(config)));
      return found;
    },
  };
}

interface Line {
  readonly config: MachineConfig;
  readonly automaton: Automaton;
  readonly answer: LineAnswer;
}

function pairOf(
  found: { automaton: Automaton; answer: LineAnswer } | 'cannot-explore',
): Partial<Pick<Line, 'automaton' | 'answer'>> {
  return found === 'cannot-explore' ? {} : found;
}

/**
 * `dial[need * lines + line]`. Changes only when the lines lead to other ends, so it is worked out once for
 * each set of ends.
 */
function createDialler(
  scenario: ScenarioConfig,
  machines: LiveWorldQuestion['machines'],
  world: WorldConfig,
  locale: string,
  needs: number,
): (config: MachineConfig, lines: readonly Line[]) => Float64Array {
  if (world.lines.length === 1) {
    const everybody = new Float64Array(needs).fill(1);
    return () => everybody;
  }
  const known = new Map<string, Float64Array>();
  return (config, lines) => {
    const ends = JSON.stringify(
      lines.map(({ automaton }) =>
        [...new Set(automaton.nodes.map(({ destination }) => JSON.stringify(destination)))].toSorted(),
      ),
    );
    let dial = known.get(ends);
    if (!dial) {
      const design: StudyDesign = {
        scenario,
        file: '',
        machines: { ...machines, [config.id]: config },
        worlds: [world.id],
        locale,
        seed: 0,
        replications: 1,
        sensitivityReplications: 0,
        hasControl: false,
        replay: '',
      };
      const { program, types } = assembleWorld(design, world.id, {});
      const profiles = types.length / needs;
      // Types are need-major, and who dials what depends on the need alone.
      dial = new Float64Array(needs * lines.length);
      for (let need = 0; need < needs; need++)
        dial.set(
          program.dial.subarray(need * profiles * lines.length, (need * profiles + 1) * lines.length),
          need * lines.length,
        );
      known.set(ends, dial);
    }
    return dial;
  };
}

function addUp(
  lines: readonly (Line & { readonly isEdited: boolean })[],
  dial: Float64Array,
  needs: number,
): LiveAnswer {
  const total = { entered: 0, lost: 0, misrouted: 0, menuSeconds: 0 };
  const menus: Record<string, { lost: number; heard: number }> = {};
  const shares: number[] = [];
  let firstMenuSeconds = 0;
  let entered = 0;
  let edges: EdgeShare[] = [];
  lines.forEach(({ answer, automaton, config, isEdited }, l) => {
    const weigh = (values: Float64Array, from = 0): number => {
      let sum = 0;
      for (let need = 0; need < needs; need++)
        sum += (values[from + need] as number) * (dial[need * lines.length + l] as number);
      return sum;
    };
    for (const name of ['entered', 'lost', 'misrouted', 'menuSeconds'] as const)
      total[name] += weigh(answer[name]);
    if (!isEdited) return;
    firstMenuSeconds = Math.max(firstMenuSeconds, answer.firstMenuSeconds);
    entered += weigh(answer.entered);
    automaton.nodes.forEach(({ state }, node) => {
      const menu = (menus[state] ??= { lost: 0, heard: 0 });
      menu.lost += weigh(answer.lostAt, node * needs);
      menu.heard += weigh(answer.heardAt, node * needs);
    });
    automaton.edges.forEach(
      (_, edge) => (shares[edge] = (shares[edge] ?? 0) + weigh(answer.edgeFlow, edge * needs)),
    );
    edges = namesOf(config).map((name, edge) => ({ ...name, share: shares[edge] ?? 0 }));
  });
  for (const share of Object.values(menus)) {
    share.lost /= total.entered;
    share.heard /= total.entered;
  }
  return {
    figures: {
      lostRate: total.lost / total.entered,
      misroutedRate: total.misrouted / total.entered,
      menuSeconds: total.menuSeconds / total.entered,
      firstMenuSeconds,
    },
    edges: edges.map((edge) => ({ ...edge, share: edge.share / total.entered })),
    menus,
    entered: entered / total.entered,
  };
}

/** Edges of an automaton are the chart's event transitions in file order. */
function namesOf(config: MachineConfig): Omit<EdgeShare, 'share'>[] {
  return indexChart(config).transitions.flatMap(({ source, event, position }) =>
    event === 'always' ? [] : [{ source: source.path, event, position }],
  );
}
