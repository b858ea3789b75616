/** One world of a scenario, from menus to the numbers that the kernel runs and the exact solver answers. */
import type { Automaton } from '../automaton/index.ts';
import { secondsOfPeriod } from '../calendar/index.ts';
import type { NeedId } from '../chart/index.ts';
import { addUp, createSolver } from '../exact/index.ts';
import { AGENTS_WITHOUT_LIMIT, type Exit, type WorldProgram } from '../kernel/index.ts';
import {
  expandCallers,
  expectedArrivals,
  periodOf,
  type ScenarioConfig,
  type WorldConfig,
} from '../scenario/index.ts';
import { repeatWeek, type Steps } from '../util/steps.ts';
import type { Visits } from '../visits/index.ts';
import { HOME_DESK } from './change-lines.ts';
import { dialByNeed, dialLines } from './dial-lines.ts';
import { describeDesks, poolDesks, servesByDesk } from './pool-desks.ts';
import { resolveParameters } from './resolve-parameters.ts';
import { homeDesks, weeklyProfile } from './staff-desks.ts';
import type { Overrides, StudyQuestion } from './study-design.ts';
import { sendHome } from './send-home.ts';
import type { Structure } from './structures.ts';
import type { StudyWorld } from './study-world.ts';
import { createLineVisitor, type LineVisitor } from './visit-lines.ts';

/** For one world of a design; whoever asks for several, or under several overrides, keeps an assembler. */
export function assembleWorld(design: StudyQuestion, ...asked: Parameters<Assembler>): StudyWorld {
  return createAssembler(design)(...asked);
}

/**
 * @param days only the first days of the period; desks are staffed for the whole of it.
 * @param without rules of the model that are left out
 * @throws when the scenario names a world, line or machine that is not there; `checkDesign` finds that
 *   first, kindly.
 */
export type Assembler = (
  worldId: string,
  overrides: Overrides,
  days?: number,
  without?: readonly Structure[],
) => StudyWorld;

/** Remembers what parameters leave alone; gives what a new one would. */
export function createAssembler(design: StudyQuestion): Assembler {
  const visitLines = createLineVisitor(design);
  return (worldId, overrides, days = design.scenario.days, without = []) =>
    assemble(design.scenario, visitLines, worldId, overrides, days, without);
}

function assemble(
  scenario: ScenarioConfig,
  visitLines: LineVisitor,
  worldId: string,
  overrides: Overrides,
  days: number,
  without: readonly Structure[],
): StudyWorld {
  const config = scenario.worlds.find((world) => world.id === worldId);
  if (!config) throw new Error(`The scenario "${scenario.id}" has no world "${worldId}".`);
  const isPooled = config.pooled ?? false;
  const parameters = resolveParameters(scenario, overrides);
  const value = (name: string): number => parameters.world[name]?.value ?? missing(name);

  const { types, needs, profileCount, patienceOfProfile, patience } = expandCallers(
    scenario,
    parameters.world,
  );
  const has = (structure: Structure): boolean => !without.includes(structure);
  const heard = visitLines(config.lines, types, parameters, without);
  const { lines, audience } = heard;
  const homeOf = (need: NeedId): string | undefined =>
    scenario.desks.find((desk) => desk.serves.includes(need))?.id;
  const visits = has('cut-offs') ? heard.visits : sendHome(heard.visits, homeOf);
  const expected = expectedArrivals(scenario, parameters.world);
  const desks = poolDesks(
    describeDesks({
      desks: scenario.desks,
      calendars: scenario.calendars,
      needs,
      types,
      expected,
      parameters,
    }),
    isPooled,
  );
  const deskIndex = new Map(
    desks.flatMap((desk, d) => desk.members.map((member): [string, number] => [member, d])),
  );
  const automata = lines.map((line) => line.automaton);
  const { serves, dial } = dialLines(
    scenario,
    config,
    automata,
    types,
    needs,
    value('wrongNumber'),
    has('confusion'),
  );

  // Opening hours and menus are those of the whole period, however few of its days are simulated.
  const loopAt = secondsOfPeriod(periodOf(scenario));
  const program: WorldProgram = {
    needCount: needs.length,
    profileCount,
    lineCount: lines.length,
    productOfNeed: productsOf(needs),
    chain: visits.chain,
    exits: visits.exits.map((exit): Exit => exitOf(exit.destination, needs, deskIndex)),
    entry: visits.entry,
    clocks: visits.clocks,
    awake: awakeSteps(weeklyProfile(expected), loopAt),
    loopAt,
    dial,
    lineServes: serves,
    rightLine: Int32Array.from(needs, (_, n) =>
      lines.findIndex((__, line) => serves[line * needs.length + n] === 1),
    ),
    rightDesk: homeDesks(desks, needs),
    transfer: transfersOf(config, desks, automata, deskIndex),
    desks: desks.map((desk) => ({
      open: repeatWeek(
        desk.agents.map((n) => Number(n > 0)),
        loopAt,
      ),
      whenClosed: { kind: 'announce' },
      overflow: undefined,
      callBack: undefined,
      announcement: undefined,
      serves: Uint8Array.from(needs, (need) => Number(desk.serves.includes(need))),
      handling: { kind: 'lognormal', mean: desk.handlingSeconds, sigma: value('handlingSigma') },
      misroute: { kind: 'exponential', mean: value('misrouteSeconds') },
    })),
    groups: desks.map(({ agents }, desk) => ({
      agents: repeatWeek(
        has('desks') ? agents : agents.map((n) => (n > 0 ? AGENTS_WITHOUT_LIMIT : 0)),
        loopAt,
      ),
      skills: [{ desk, priority: 0, handlingFactor: 1 }],
    })),
    priorityOfType: new Int32Array(types.length),
    transferring: { seconds: 0, handlingFactor: 1, fails: 0, goesWrong: 0 },
    patience,
    patienceOfProfile,
    arrivals: {
      days,
      expected: expected.slice(0, days * 24),
      hourlyCv: value('hourlyCv'),
      dailyCv: value('dailyCv'),
      typeProbability: Float64Array.from(types, (type) => type.weight),
    },
    redial: {
      probability: value('redialProbability'),
      mu: value('redialMu'),
      sigma: value('redialSigma'),
      maxSeconds: value('redialMaxSeconds'),
      maxDials: value('maxDials'),
    },
    followUp: {
      resolved: value('resolved'),
      selfServiceResolved: value('selfServiceResolved'),
      repeatProbability: value('repeatProbability'),
      repeatMeanSeconds: value('repeatMeanSeconds'),
      followsAdvice: value('followsAdvice'),
      adviceMeanSeconds: value('adviceMeanSeconds'),
      remembersNumber: has('memory') ? value('remembersNumber') : 0,
      secondNeed: value('secondNeed'),
    },
    trunks: config.trunks,
  };

  let exact: StudyWorld['exact'] | undefined;
  return {
    config,
    lines,
    desks,
    groups: desks.map(({ id, title }) => ({ id, title })),
    needs,
    types,
    audience,
    visits,
    program,
    parameters,
    // Solved when asked for: a tornado only samples.
    get exact() {
      exact ??= solveFirstCalls();
      return exact;
    },
  };

  function solveFirstCalls(): StudyWorld['exact'] {
    const weights = types.map((type) => type.weight);
    const solver = createSolver(audience, { weights, hours: expected });
    const answers = lines.map((line) => solver.solve(line));
    const byNeed = dialByNeed(
      dial,
      types,
      audience.needs.map(({ need }) => need),
    );
    const desks = servesByDesk(scenario.desks, isPooled);
    const { lostRate, closedRate, misroutedRate, menuSeconds } = addUp(
      answers,
      byNeed,
      // Whoever is sent home comes to a desk that serves them.
      new Map([...desks, [HOME_DESK, [...desks.values()].flat()]]),
    );
    return { lostRate, closedRate, misroutedRate, menuSeconds };
  }
}

/** Below this share of the week's mean hour nobody calls again. */
const WAKING_SHARE = 0.1;

/** When people call again: in the hours of the week in which they call at all, or nearly. */
function awakeSteps(week: Float64Array, loopAt: number): Steps {
  const mean = week.reduce((sum, callers) => sum + callers, 0) / week.length;
  return repeatWeek(
    week.map((callers) => Number(callers >= WAKING_SHARE * mean)),
    loopAt,
  );
}

function missing(name: string): never {
  throw new Error(`There is no parameter "${name}".`);
}

function productsOf(needs: readonly NeedId[]): Int32Array {
  const products = new Map<string, number>();
  return Int32Array.from(needs, (need) => {
    const product = need.slice(0, need.indexOf('.'));
    if (!products.has(product)) products.set(product, products.size);
    return products.get(product) as number;
  });
}

function exitOf(
  destination: Visits['exits'][number]['destination'],
  needs: readonly NeedId[],
  deskIndex: ReadonlyMap<string, number>,
): Exit {
  const nobody = new Uint8Array(needs.length);
  if (destination.goesTo === 'hung-up') return { kind: 'hung-up', desk: -1, serves: nobody };
  if (destination.goesTo === 'hang-up')
    return {
      kind: destination.reason === 'caller' ? 'hung-up' : destination.reason,
      desk: -1,
      serves: nobody,
    };
  if (destination.goesTo === 'desk') {
    const desk = deskIndex.get(destination.desk);
    if (desk === undefined)
      throw new Error(`A menu leads to the desk "${destination.desk}", which the scenario does not have.`);
    return { kind: 'desk', desk, serves: nobody };
  }
  return {
    kind: destination.goesTo,
    desk: -1,
    serves: Uint8Array.from(needs, (need) => Number(destination.serves.includes(need))),
  };
}

/**
 * Desks behind one number can always pass callers on among themselves; beyond that it is the world's rule.
 */
function transfersOf(
  config: WorldConfig,
  desks: readonly { readonly members: readonly string[] }[],
  automata: readonly Automaton[],
  deskIndex: ReadonlyMap<string, number>,
): Uint8Array {
  const count = desks.length;
  const transfer = new Uint8Array(count * count);
  const connect = (group: readonly number[]): void => {
    for (const a of group) for (const b of group) if (a !== b) transfer[a * count + b] = 1;
  };
  for (const automaton of automata) {
    const behind = new Set<number>();
    for (const { destination } of automaton.nodes) {
      const desk = destination?.goesTo === 'desk' ? deskIndex.get(destination.desk) : undefined;
      if (desk !== undefined) behind.add(desk);
    }
    connect([...behind]);
  }
  if (config.transfers === 'all') connect(desks.map((_, d) => d));
  else if (config.transfers !== 'none') connect(config.transfers.flatMap((id) => deskIndex.get(id) ?? []));
  return transfer;
}
