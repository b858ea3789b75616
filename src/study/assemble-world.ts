/** One world of a scenario, from menus to the numbers that the kernel runs and the exact solver answers. */
import type { NeedId } from '../chart/index.ts';
import type { Exit, WorldProgram } from '../kernel/index.ts';
import {
  callersOfWeek,
  createPeriodClock,
  expandCallers,
  expectedArrivals,
  type PeriodClock,
  type ScenarioConfig,
  withShares,
} from '../scenario/index.ts';
import type { Steps } from '../util/steps.ts';
import type { Visits } from '../visits/index.ts';
import { indexDesks, prioritiesOf, programDesks } from './desk-programs.ts';
import { dialLines } from './dial-lines.ts';
import { describeDesks, poolDesks } from './pool-desks.ts';
import { homeDesks, planGroups } from './plan-agents.ts';
import { resolveParameters, type ResolvedParameters } from './resolve-parameters.ts';
import type { Overrides, StudyQuestion } from './study-design.ts';
import { sendHome } from './send-home.ts';
import { solveFirstCalls } from './solve-first-calls.ts';
import type { Structure } from './structures.ts';
import type { StudyWorld } from './study-world.ts';
import { transfersOf } from './transfers-of.ts';
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
  const { scenario } = design;
  // Opening hours and rosters are those of the whole period, however few of its days are simulated.
  const clock = createPeriodClock(scenario);
  return (worldId, overrides, days = scenario.days, without = []) =>
    assemble(scenario, visitLines, clock, worldId, overrides, days, without);
}

function assemble(
  given: ScenarioConfig,
  visitLines: LineVisitor,
  clock: PeriodClock,
  worldId: string,
  overrides: Overrides,
  days: number,
  without: readonly Structure[],
): StudyWorld {
  const config = given.worlds.find((world) => world.id === worldId);
  if (!config) throw new Error(`The scenario "${given.id}" has no world "${worldId}".`);
  const parameters = resolveParameters(given, overrides);
  const scenario = withShares(given, parameters.world);
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
  const week = callersOfWeek(scenario, parameters.world);
  const handlingSeconds = handlingByDesk(scenario.desks, parameters);
  const ownGroups = planGroups({
    scenario,
    world: config,
    clock,
    needs,
    types,
    week,
    handlingSeconds,
    crossTrainedHandling: value('crossTrainedHandling'),
    operatorShare: value('operatorShare'),
    operatorSeconds: value('misrouteSeconds'),
  });
  const planned = poolDesks(
    { desks: describeDesks(scenario.desks, handlingSeconds, ownGroups, clock), groups: ownGroups },
    config,
    value('crossTrainedHandling'),
    clock,
  );
  const { desks } = planned;
  const deskIndex = indexDesks(desks);
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

  const { loopAt } = clock;
  const program: WorldProgram = {
    needCount: needs.length,
    profileCount,
    lineCount: lines.length,
    productOfNeed: productsOf(needs),
    chain: visits.chain,
    exits: visits.exits.map((exit): Exit => exitOf(exit.destination, needs, deskIndex)),
    entry: visits.entry,
    clocks: visits.clocks,
    awake: awakeSteps(week, value('wakingShare'), clock),
    loopAt,
    dial,
    lineServes: serves,
    rightLine: Int32Array.from(needs, (_, n) =>
      lines.findIndex((__, line) => serves[line * needs.length + n] === 1),
    ),
    rightDesk: homeDesks(desks, needs),
    transfer: transfersOf(config, desks, automata, deskIndex),
    ...programDesks(planned, { needs, loopAt, value, hasQueues: has('desks') }),
    priorityOfType: prioritiesOf(types, scenario.priorities),
    transferring: {
      seconds: value('transferSeconds'),
      handlingFactor: value('transferHandlingFactor'),
      fails: value('transferFails'),
      goesWrong: value('transferGoesWrong'),
    },
    patience,
    patienceOfProfile,
    arrivals: {
      days,
      expected: expectedArrivals({ ...scenario, days }, parameters.world),
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
    groups: planned.groups.map(({ id, title }) => ({ id, title })),
    needs,
    types,
    audience,
    visits,
    program,
    parameters,
    // Solved when asked for: a tornado only samples.
    get exact() {
      exact ??= solveFirstCalls(scenario, config, { audience, types, lines, dial }, parameters.world);
      return exact;
    },
  };
}

/** When people call again: in the hours of the week in which they call at all, or nearly. */
function awakeSteps(week: Float64Array, wakingShare: number, clock: PeriodClock): Steps {
  const mean = week.reduce((sum, callers) => sum + callers, 0) / week.length;
  // Of callers at all hours alike, rounding must not put any to sleep.
  const least = wakingShare * mean * (1 - 1e-9);
  return clock.weekOf(week.map((callers) => Number(callers >= least)));
}

/** A day: how far the general handling time can stretch a desk’s own. */
const LONGEST_TALK = 86_400;

/**
 * A scenario's own handling time of a desk moves with the general one, so that the tornado bar of it means something. A
 * centre knows its own handling times, whatever we do not know of them: its roster fits them under any draw.
 */
function handlingByDesk(desks: ScenarioConfig['desks'], parameters: ResolvedParameters): number[] {
  const general = parameters.world['handlingSeconds']?.value ?? missing('handlingSeconds');
  const scale = general / parameters.base('handlingSeconds');
  return desks.map(({ handlingSeconds }) =>
    handlingSeconds ? Math.min(LONGEST_TALK, handlingSeconds.value * scale) : general,
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
